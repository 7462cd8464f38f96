//! The chains of an answer: those that hold as told, and beside them those that hold only by mirroring.

use super::{Chain, Facts, Steps, Together};
use crate::{
    answer::Note,
    diagnostic::Code,
    query::{
        budget::{Budget, Ended, Purse},
        notes,
    },
};
use std::ops::ControlFlow;

/// Gives all chains, with mirrored joints or without, by length, then by names, until it is told to stop; and the length
/// up to which they are complete.
pub(crate) trait Walk {
    /// Walks from the beginning.
    fn walk(&mut self, mirrors: bool, purse: &mut Purse<'_>, found: &mut dyn FnMut(&Chain) -> ControlFlow<()>) -> u32;
}

/// What is to be collected.
pub(crate) struct Wanted<'a> {
    pub(crate) steps: &'a Steps<'a>,
    /// How many rows are asked for, where they are the first that are found.
    pub(crate) first: usize,
    /// Whether what holds only by mirroring is listed; else it is counted.
    pub(crate) mirrors: bool,
    /// What a chain is called: `chain`, `loop`.
    pub(crate) noun: &'static str,
}

/// The chains that were found.
pub(crate) struct Collected<'a> {
    /// Those that hold as told, then those that hold only by mirroring, where they are listed.
    pub(crate) rows: Vec<Facts<'a>>,
    /// What is to be said of those that are mirrored, and of those that need a factor both ways.
    pub(crate) notes: Vec<Note>,
    /// The length up to which those that hold as told are complete.
    complete: u32,
}

impl Collected<'_> {
    /// That not all were looked at, where the search was ended.
    pub(crate) fn ended(&self, purse: &Purse<'_>, noun: &str) -> Option<Note> {
        purse.ended().map(|why| notes::ended(why, &notes::whole(noun, self.complete)))
    }
}

/// How many chains are kept.
struct Keep<'a> {
    steps: &'a Steps<'a>,
    rows: usize,
    first: usize,
    found: Vec<Facts<'a>>,
    /// How many were left out since they need a factor both ways.
    opposed: usize,
}

impl<'a> Keep<'a> {
    /// Collects chains; gives the length up to which they are complete.
    fn collect(&mut self, mirrors: bool, walk: &mut dyn Walk, purse: &mut Purse<'_>) -> u32 {
        let enough = purse.enough();
        let mut full = false;
        let complete = walk.walk(mirrors, purse, &mut |chain| {
            if mirrors && chain.mirrored() == 0 {
                return ControlFlow::Continue(());
            }
            full = self.keep(chain);
            if self.found.len() >= self.first {
                enough.set(true);
            }
            if full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if full {
            purse.end(Ended::Rows);
        }
        complete
    }

    /// Keeps a chain, unless it needs opposites; tells whether no more can be kept.
    fn keep(&mut self, chain: &Chain) -> bool {
        let Some(together) = Together::of(self.steps, chain) else { return false };
        if together.opposed {
            self.opposed += 1;
            return false;
        }
        let full = self.found.len() >= self.rows;
        if !full {
            self.found.push(Facts::of(chain.clone(), together));
        }
        full
    }
}

/// Collects what is wanted. `of_which` says more of those that hold only by mirroring.
pub(crate) fn collect<'a>(
    wanted: &Wanted<'a>,
    walk: &mut dyn Walk,
    purse: &mut Purse<'_>,
    budget: &Budget<'_>,
    of_which: &dyn Fn(&[Facts<'a>]) -> String,
) -> Collected<'a> {
    let Wanted { steps, first, mirrors, noun } = *wanted;
    let mut told = Keep { steps, rows: budget.rows, first, found: Vec::new(), opposed: 0 };
    let complete = told.collect(false, walk, purse);
    let Keep { found: mut rows, mut opposed, .. } = told;
    let mut note = None;
    if purse.ended().is_none() {
        let (rows_left, first) = match mirrors {
            true => (budget.rows.saturating_sub(rows.len()), first.saturating_sub(rows.len())),
            false => (budget.rows, usize::MAX),
        };
        let mut turned = Keep { steps, rows: rows_left, first, found: Vec::new(), opposed: 0 };
        let mut part = purse.part(if mirrors { u64::MAX } else { budget.steps / COUNTED });
        turned.collect(true, walk, &mut part);
        if mirrors {
            opposed += turned.opposed;
            part.ended().into_iter().for_each(|why| purse.end(why));
        }
        note = only_mirrored(&turned.found, part.ended().is_some(), (mirrors, rows.is_empty(), noun), of_which);
        purse.put_back(&part);
        rows.extend(turned.found.into_iter().filter(|_| mirrors));
    }
    let notes = (opposed > 0).then(|| opposites(opposed, noun)).into_iter().chain(note).collect();
    Collected { rows, notes, complete }
}

/// The part of the budget that is spent to count what holds only by mirroring.
const COUNTED: u64 = 5;

/// That chains, or loops, were left out which need a factor both ways.
fn opposites(count: usize, noun: &str) -> Note {
    let text = match count {
        1 => format!("1 {noun} is not shown: it needs a thing and its opposite"),
        _ => format!("{count} {noun}s are not shown: they need a thing and its opposite"),
    };
    Note { code: Code::Opposites, text }
}

/// How many chains hold only by mirroring.
fn only_mirrored<'a>(
    rows: &[Facts<'a>],
    stopped: bool,
    (listed, none_told, noun): (bool, bool, &str),
    of_which: &dyn Fn(&[Facts<'a>]) -> String,
) -> Option<Note> {
    if rows.is_empty() {
        return None;
    }
    let at_least = if stopped { "at least " } else { "" };
    let (count, of_which) = (notes::several(rows.len(), noun), of_which(rows));
    let text = match (listed, none_told) {
        (true, true) => format!("{at_least}{count} only by mirroring, none is told{of_which}"),
        (true, false) => format!("{at_least}{count} only by mirroring, below those that are told{of_which}"),
        (false, _) => {
            format!("{at_least}{} more only by mirroring{of_which}; `with mirrors` lists them", rows.len())
        }
    };
    Some(Note { code: Code::OnlyMirrored, text })
}
