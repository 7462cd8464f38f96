//! `conflicts`: which configurations tell the opposite of one another, and whether that is a conflict.

mod pair;
mod row;
mod search;
mod sides;
mod tally;

use super::{
    Budget,
    aim::Aim,
    live::speaks_of,
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
    let Aim { live, factors: about, .. } = Aim::new(asked, question.about.as_ref(), question.in_theory.as_ref())?;
    let exactly = question.about.as_ref().is_some_and(|end| end.exactly);
    // of a pair of which a condition is unknown nothing can be said: such pairs are rows where they are asked for
    let asks = asked.tail.filter.iter().any(|filter| speaks_of(filter, "relation"));
    let unknown = asks || asked.tail.sort.iter().any(|sort| sort.field.eq_ignore_ascii_case("relation"));
    let found = Search::new(known.graph, &live, about.as_deref(), exactly).run(budget, unknown);
    let compared = found.tally.words(&live, known.graph, about.is_some(), unknown);
    let mut notes = Vec::new();
    if !found.pairs.is_empty() {
        notes.push(Note { code: Code::Compared, text: compared.clone() });
    }
    let partial = found.ended.is_some();
    if let Some(why) = found.ended {
        notes.push(notes::ended(why, &found.tally.left_out(known.graph, unknown)));
    }
    asked.answer(Listing { table: row::table(), subjects: found.pairs, notes, partial, empty: compared })
}
