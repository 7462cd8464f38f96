//! `conflicts`: which configurations tell the opposite of one another, and whether that is a conflict.

mod pair;
mod row;
mod search;
mod sides;
mod tally;

use super::{
    Budget, ends,
    live::{Live, Scope},
    notes,
    rows::{Asked, Listing},
};
use crate::{
    answer::{Answer, Note},
    diagnostic::{Code, Diagnostic},
    question::About,
};
use search::Search;

/// Answers `conflicts [for FACTOR] [in THEORY]`.
pub(crate) fn conflicts(asked: &Asked<'_>, question: &About, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let about = ends::about(known, question.about.as_ref())?;
    let exactly = question.about.as_ref().is_some_and(|end| end.exactly);
    let found = Search::new(known.graph, &live, about.as_deref(), exactly).run(budget);
    let compared = found.tally.words(&live, known.graph, about.is_some());
    let mut notes = Vec::new();
    if !found.pairs.is_empty() {
        notes.push(Note { code: Code::Compared, text: compared.clone() });
    }
    let partial = found.ended.is_some();
    if let Some(why) = found.ended {
        notes.push(notes::ended(why, &found.tally.left_out(known.graph)));
    }
    asked.answer(Listing { table: row::table(), subjects: found.pairs, notes, partial, empty: compared })
}
