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
    chain::{Chain, Facts, Joint, Steps, Walk, Wanted, collect},
    live::{Live, Scope},
    notes,
    paths::DEFAULT_STEPS,
    rows::{Asked, Listing, literals_of},
};
use crate::{answer::Answer, diagnostic::Diagnostic, graph::LiteralId, question::Loops};
use circuits::Circuits;
use row::{LoopRow, Polarity};
use std::ops::ControlFlow;

/// Answers `loops`.
pub(crate) fn loops(asked: &Asked<'_>, question: &Loops, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let steps = Steps::new(known.graph, &live);
    let mut purse = Purse::of(budget);
    let within = question.within.unwrap_or(DEFAULT_STEPS);
    let through = question.through.as_ref().map(|end| literals_of(known.graph, end));
    let wanted = Wanted { steps: &steps, first: asked.first(), mirrors: asked.tail.with_mirrors, noun: "loop" };
    let mut walk = Round { steps: &steps, through, within };
    let found = collect(&wanted, &mut walk, &mut purse, budget, &|rows| format!(" ({})", polarities(rows)));
    let ended = found.ended(&purse, "loops");
    let mut notes = found.notes;
    notes.extend(ended);
    let empty = match found.rows.is_empty() {
        true => walk.compared(question, asked.tail.with_mirrors, &mut purse, budget),
        false => String::new(),
    };
    let subjects = found.rows.into_iter().map(LoopRow).collect();
    asked.answer(Listing {
        table: row::table(),
        subjects,
        notes,
        partial: purse.ended().is_some_and(Ended::is_short),
        empty,
    })
}

/// The loops of some steps.
struct Round<'a> {
    steps: &'a Steps<'a>,
    /// The literals of which a loop has to go through one, where the question says so.
    through: Option<Vec<LiteralId>>,
    within: u32,
}

impl Walk for Round<'_> {
    fn walk(&mut self, mirrors: bool, purse: &mut Purse<'_>, found: &mut dyn FnMut(&Chain) -> ControlFlow<()>) -> u32 {
        let mut circuits = Circuits::new(self.steps, mirrors, purse);
        for length in 1..=self.within.min(circuits.longest()) {
            let whole = circuits.level(length, purse, &mut |chain| {
                if self.goes_through(chain) { found(chain) } else { ControlFlow::Continue(()) }
            });
            if !whole {
                return length - 1;
            }
        }
        self.within
    }
}

impl Round<'_> {
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
fn polarities(rows: &[Facts<'_>]) -> String {
    let balancing = rows.iter().filter(|facts| Polarity::of(facts) == Polarity::Balancing).count();
    match (rows.len() - balancing, balancing) {
        (_, 0) => "reinforcing".to_owned(),
        (0, _) => "balancing".to_owned(),
        (reinforcing, balancing) => format!("{reinforcing} reinforcing, {balancing} balancing"),
    }
}
