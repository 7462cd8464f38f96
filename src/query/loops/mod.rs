//! `loops`: chains that lead back to where they begin.
//!
//! [`arcs`] says which reached literal leads to which, [`components`] where anything can come back at all, [`circuits`]
//! lists the loops in order, [`looked`] counts what was looked at where there is none.

mod arcs;
mod circuits;
mod components;
mod looked;
mod row;

use super::{
    Budget,
    budget::{Ended, Purse},
    chain::{Chain, Facts, Joint, Steps, Together},
    live::{Live, Scope},
    notes,
    paths::{DEFAULT_STEPS, opposites},
    rows::{Asked, Listing, literals_of},
};
use crate::{
    answer::{Answer, Note},
    diagnostic::{Code, Diagnostic},
    graph::LiteralId,
    question::Loops,
};
use circuits::Circuits;
use row::{LoopRow, Polarity};
use std::{cell::Cell, ops::ControlFlow, rc::Rc};

/// Answers `loops`.
pub(crate) fn loops(asked: &Asked<'_>, question: &Loops, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let steps = Steps::new(known.graph, &live);
    let mut purse = Purse::of(budget);
    let mut search = Looking {
        steps: &steps,
        through: question.through.as_ref().map(|end| literals_of(known.graph, end)),
        within: question.within.unwrap_or(DEFAULT_STEPS),
        rows: budget.rows,
        found: Vec::new(),
        opposed: 0,
        first: asked.first(),
        enough: purse.enough(),
    };
    let complete = search.collect(false, &mut purse);
    let told = std::mem::take(&mut search.found);
    let mut notes = Vec::new();
    let mirrored = search.mirrored(asked.tail.with_mirrors, told.len(), &mut purse, budget);
    if search.opposed > 0 {
        notes.push(opposites(search.opposed, "loop"));
    }
    notes.extend(mirrored.note);
    if let Some(why) = purse.ended() {
        notes.push(notes::ended(why, &notes::whole("loops", complete)));
    }
    let empty = match told.is_empty() && mirrored.rows.is_empty() {
        true => search.compared(question, asked.tail.with_mirrors, &mut purse, budget),
        false => String::new(),
    };
    let subjects = told.into_iter().chain(mirrored.rows).map(LoopRow).collect();
    asked.answer(Listing {
        table: row::table(),
        subjects,
        notes,
        partial: purse.ended().is_some_and(Ended::is_short),
        empty,
    })
}

/// The collecting of loops.
struct Looking<'a> {
    steps: &'a Steps<'a>,
    /// The literals of which a loop has to go through one, where the question says so.
    through: Option<Vec<LiteralId>>,
    within: u32,
    rows: usize,
    found: Vec<Facts>,
    opposed: usize,
    /// How many rows are asked for, where they are the first that are found.
    first: usize,
    enough: Rc<Cell<bool>>,
}

/// The loops that are closed only by mirroring.
struct Mirrored {
    rows: Vec<Facts>,
    note: Option<Note>,
}

impl Looking<'_> {
    /// Collects the loops by length, then by names; gives the length up to which they are complete.
    fn collect(&mut self, mirrors: bool, purse: &mut Purse<'_>) -> u32 {
        let mut circuits = Circuits::new(self.steps, mirrors, purse);
        let longest = self.within.min(circuits.longest());
        for length in 1..=longest {
            let mut full = false;
            let whole = circuits.level(length, purse, &mut |chain| {
                full = self.keep(chain, mirrors);
                if full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            if full {
                purse.end(Ended::Rows);
            }
            if !whole {
                return length - 1;
            }
        }
        self.within
    }

    /// Keeps a loop, unless it needs opposites; tells whether no more can be kept.
    fn keep(&mut self, chain: &Chain, mirrors: bool) -> bool {
        if (mirrors && chain.mirrored() == 0) || !self.goes_through(chain) {
            return false;
        }
        let Some(together) = Together::of(self.steps, chain) else { return false };
        if together.opposed {
            self.opposed += 1;
            return false;
        }
        if self.found.len() >= self.rows {
            return true;
        }
        self.found.push(Facts::of(self.steps, chain, &together));
        if self.found.len() >= self.first {
            self.enough.set(true);
        }
        false
    }

    /// Whether a loop goes through what was asked for, as it is shown.
    fn goes_through(&self, chain: &Chain) -> bool {
        let Some(through) = &self.through else { return true };
        let mut turned = false;
        let passes = |literal: LiteralId, turned: bool| {
            let shown = if turned { literal.opposite() } else { literal };
            through.binary_search(&shown).is_ok()
        };
        passes(chain.start, false)
            || chain.hops.iter().any(|hop| {
                let wider = passes(hop.from, turned) && hop.joint == Joint::Kind;
                turned ^= hop.joint == Joint::Mirrored;
                wider || passes(hop.to, turned)
            })
    }

    /// Counts the loops that are closed only by mirroring, or lists them.
    fn mirrored(&mut self, list: bool, told: usize, purse: &mut Purse<'_>, budget: &Budget<'_>) -> Mirrored {
        if purse.ended().is_some() {
            return Mirrored { rows: Vec::new(), note: None };
        }
        self.rows = if list { budget.rows.saturating_sub(told) } else { budget.rows };
        self.first = if list { self.first.saturating_sub(told) } else { usize::MAX };
        let opposed = self.opposed;
        let mut part = purse.part(if list { u64::MAX } else { budget.steps / 5 });
        self.collect(true, &mut part);
        let rows = std::mem::take(&mut self.found);
        if !list {
            self.opposed = opposed;
        }
        let at_least = if part.ended().is_some() { "at least " } else { "" };
        if list && let Some(why) = part.ended() {
            purse.end(why);
        }
        purse.put_back(&part);
        if rows.is_empty() {
            return Mirrored { rows, note: None };
        }
        let of_which = polarities(&rows);
        let text = match list {
            true if told > 0 => {
                let loops = notes::several(rows.len(), "loop");
                format!("{at_least}{loops} only by mirroring, below those that are told ({of_which})")
            }
            true => {
                let loops = notes::several(rows.len(), "loop");
                format!("{at_least}{loops} only by mirroring, none is told ({of_which})")
            }
            false => format!("{at_least}{} more only by mirroring ({of_which}); `with mirrors` lists them", rows.len()),
        };
        let note = Some(Note { code: Code::OnlyMirrored, text });
        Mirrored { rows: if list { rows } else { Vec::new() }, note }
    }

    /// What was looked at, for an empty answer.
    fn compared(&self, question: &Loops, mirrors: bool, purse: &mut Purse<'_>, budget: &Budget<'_>) -> String {
        let mut part = purse.part(budget.steps / 5);
        let chains = looked::chains(self.steps, self.within, &mut part);
        let at_least = if part.ended().is_some() { "at least " } else { "" };
        let through = question.through.as_ref().map_or_else(String::new, |end| format!(" through {end}"));
        let within = notes::several(self.within as usize, "step");
        format!(
            "no loop{through} is stated within {within}{}; {at_least}{} looked at",
            if mirrors { ", and none is closed by mirroring" } else { "" },
            match chains {
                1 => "1 chain".to_owned(),
                _ => format!("{chains} chains"),
            }
        )
    }
}

/// How many of some loops are of which polarity.
fn polarities(rows: &[Facts]) -> String {
    let balancing = rows.iter().filter(|facts| Polarity::of(facts) == Polarity::Balancing).count();
    match (rows.len() - balancing, balancing) {
        (_, 0) => "reinforcing".to_owned(),
        (0, _) => "balancing".to_owned(),
        (reinforcing, balancing) => format!("{reinforcing} reinforcing, {balancing} balancing"),
    }
}
