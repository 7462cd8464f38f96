//! `gaps`: what a theory still lacks, each with the question that would complete it.
//!
//! One closed table ([`GAPS`]) names each kind of gap, says what it looks for and whom its questions are for; `check`
//! reports those that have a message of their own.

mod asked;
mod claims;
mod configurations;
mod direction;
mod factors;
mod gap;
mod ground;
mod row;
mod sources;
mod table;
mod uncoded;
mod unused;
mod wording;

pub use table::{Ask, GAPS, Kind, UNUSED};
pub use unused::unused;

use super::{
    Budget,
    live::{Live, Scope},
    notes,
    rows::{Asked, Listing},
};
use crate::{
    answer::{Answer, Note},
    diagnostic::{Code, Diagnostic},
    theory::Name,
};
use gap::Gaps;
use ground::Ground;
use row::GapRow;

/// Answers `gaps [in THEORY]`.
pub(crate) fn gaps(asked: &Asked<'_>, theory: Option<&Name>, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let using = asked.tail.using.as_ref();
    let scope = Scope { using, theory, dead: false }.with_status();
    let live = Live::new(known, scope)?;
    let ground = Ground::new(known, &live, scope);
    let enough = asked.enough();
    let mut gaps = Gaps::new(budget, enough);
    let filter = asked.tail.filter.as_ref();
    if filter.is_none() && enough == usize::MAX {
        // All kinds together read nearly every record, which takes less time in one go than one by one.
        known.theory.records().for_each(drop);
    }
    let kinds = GAPS.iter().enumerate().filter(|(_, kind)| filter.is_none_or(|filter| asked::can_be(kind, filter)));
    let mut looked_for = 0;
    for (at, kind) in kinds {
        looked_for += 1;
        gaps.begin(at);
        // what is read before a kind is looked for is read in vain where nothing more is looked at
        if gaps.go_on() {
            kind.look(&ground, &mut gaps);
        }
    }
    let compared = ground.words();
    let mut notes = Vec::new();
    if !gaps.found().is_empty() {
        notes.push(Note { code: Code::Compared, text: compared.clone() });
    }
    let ended = gaps.ended();
    if let Some((why, kind)) = ended {
        let rest = "`in THEORY` or `using cmocs where …` asks for fewer";
        notes.push(notes::ended(why, &format!("gaps before `{}` are all here; {rest}", kind.name)));
    }
    let empty = format!("no gap of {}: {compared}", notes::several(looked_for, "kind"));
    let subjects = gaps.found().iter().map(|gap| GapRow { ground: &ground, gap: *gap }).collect();
    let partial = ended.is_some_and(|(why, _)| why.is_short());
    asked.answer(Listing { table: row::table(), subjects, notes, partial, empty })
}
