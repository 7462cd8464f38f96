//! `patterns`: which combinations of factors in roles recur, and in how many sources or cases.

mod item;
mod recurring;
mod row;

use super::{
    Budget,
    budget::Purse,
    ends,
    live::{Live, Scope},
    notes,
    rows::{Asked, Listing, literals_of},
};
use crate::{
    answer::{Answer, Note},
    diagnostic::{Code, Diagnostic},
    question::{AtLeast, Backing, Patterns},
};
use recurring::Recurring;

/// In how many sources a combination recurs where the question does not say.
pub(crate) const DEFAULT: AtLeast = AtLeast { number: 2, of: Backing::Source };

/// Answers `patterns [in at least N sources|cases] [for FACTOR] [in THEORY]`.
pub(crate) fn patterns(asked: &Asked<'_>, question: &Patterns, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    ends::about(known, question.about.as_ref())?;
    let about = question.about.as_ref().map(|end| literals_of(known.graph, end));
    let least = question.at_least.unwrap_or(DEFAULT);
    let mut purse = Purse::of(budget);
    let recurring = Recurring::gather(known.graph, &live, about.as_deref(), &mut purse);
    let found = recurring.in_at_least(known.graph, least, about.as_deref(), budget.rows, &mut purse);
    let mut notes = Vec::new();
    if !found.patterns.is_empty() {
        let text = format!(
            "{} in {} were compared",
            notes::several(found.compared, "combination"),
            notes::several(recurring.configurations, "configuration")
        );
        notes.push(Note { code: Code::Compared, text });
    }
    if let Some(why) = purse.ended() {
        let rest = "combinations are missing; `for FACTOR` or `using cmocs where …` asks for fewer";
        notes.push(notes::ended(why, rest));
    }
    let partial = purse.ended().is_some();
    let empty = found.nothing(known.graph, least, recurring.configurations);
    asked.answer(Listing { table: row::table(least.of), subjects: found.patterns, notes, partial, empty })
}
