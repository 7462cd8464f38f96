//! `patterns`: which combinations of factors in roles recur, and in how many sources or cases.

mod item;
mod recurring;
mod row;

use super::{
    Budget,
    aim::Aim,
    budget::Purse,
    notes,
    rows::{Asked, Listing},
};
use crate::{
    answer::{Answer, Note},
    diagnostic::{Code, Diagnostic},
    question::{AtLeast, Backing, Patterns},
};
use recurring::Recurring;
use std::rc::Rc;

/// In how many sources a combination recurs where the question does not say.
pub(crate) const DEFAULT: AtLeast = AtLeast { number: 2, of: Backing::Source };

/// Answers `patterns [in at least N sources|cases] [for FACTOR] [in THEORY]`.
pub(crate) fn patterns(asked: &Asked<'_>, question: &Patterns, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let Aim { live, literals: about, .. } = Aim::new(asked, question.about.as_ref(), question.in_theory.as_ref())?;
    let least = question.at_least.unwrap_or(DEFAULT);
    let mut purse = Purse::of(budget);
    let recurring = Recurring::gather(known.graph, &live, about.as_deref(), &mut purse);
    let configurations = recurring.configurations;
    let found = Rc::new(recurring).in_at_least(known.graph, least, about.as_deref());
    let mut notes = Vec::new();
    if !found.patterns.is_empty() {
        let text = format!(
            "{} in {} {} compared",
            notes::several(found.compared, "combination"),
            notes::several(configurations, "configuration"),
            notes::was(found.compared)
        );
        notes.push(Note { code: Code::Compared, text });
    }
    if let Some(why) = purse.ended() {
        let rest = "combinations are missing; `for FACTOR` or `using cmocs where …` asks for fewer";
        notes.push(notes::ended(why, rest));
    }
    let partial = purse.ended().is_some();
    let empty = found.nothing(known.graph, least, configurations);
    asked.answer(Listing { table: row::table(least.of), subjects: found.patterns, notes, partial, empty })
}
