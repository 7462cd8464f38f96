//! `robustness`: what may be lost before a claim falls.
//!
//! [`routes`] finds the told routes of a claim chain by chain, [`families`] leaves out what makes no difference,
//! [`fewest`] finds the smallest sets that break them all, [`apart`] the most that share nothing; [`units`] says what
//! is lost, [`claim`] holds one claim together.

mod apart;
mod claim;
mod families;
mod fewest;
mod routes;
mod row;
mod units;

use super::{
    Budget,
    budget::{Ended, Purse},
    chain::{Chain, Distances, Search, Steps},
    ends::{self, Ends},
    live::{Live, Scope},
    notes,
    paths::{DEFAULT_STEPS, compared},
    rows::{Asked, Listing},
};
use crate::{
    answer::{Answer, Note},
    diagnostic::{Code, Diagnostic},
    graph::LiteralId,
    question::{Backing, Robustness},
};
use claim::{Claim, MOST_SETS};
use routes::Routes;
use row::RobustRow;
use std::{ops::ControlFlow, rc::Rc};
use units::Units;

/// Answers `robustness from A to B`.
pub(crate) fn robustness(
    asked: &Asked<'_>,
    question: &Robustness,
    budget: &Budget<'_>,
) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let Robustness { claim, by } = question;
    let by = by.unwrap_or(Backing::Source);
    let scope = Scope { using: asked.tail.using.as_ref(), theory: claim.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let (from, to) = (Ends::new(known, &live, &claim.from, true)?, Ends::new(known, &live, &claim.to, false)?);
    let steps = Steps::new(known.graph, &live);
    let units = Units::new(known, by);
    let mut routes = Routes::new(&steps, &units);
    let mut walk =
        Walk { steps: &steps, within: claim.within.unwrap_or(DEFAULT_STEPS), rows: budget.rows, complete: u32::MAX };
    let mut purse = Purse::of(budget);
    let mut notes: Vec<Note> = ends::either(known, &claim.from, &from).into_iter().collect();
    notes.extend(ends::either(known, &claim.to, &to));
    let mut claims = Vec::new();
    for start in &from.asked {
        for end in &to.asked {
            let chains = walk.chains(&from.with_kinds(*start), &to.with_kinds(*end), &mut purse);
            let claim = Claim::new((*start, *end), chains, &mut routes, &mut purse, budget.steps / 4);
            if !claim.chains.is_empty() {
                claims.push(Rc::new(claim));
            }
        }
    }
    notes.extend(claims.iter().flat_map(|claim| remarks(known.graph, claim, by)));
    if let Some(why) = purse.ended() {
        notes.push(notes::ended(why, &notes::whole("chains", walk.complete.min(walk.within))));
    }
    let partial = purse.ended().is_some() || claims.iter().any(|claim| !claim.is_exact());
    let sets = |claim: &Rc<Claim>| claim.fewest.sets.iter().map(|set| (Rc::clone(claim), set.clone())).collect();
    let subjects: Vec<(Rc<Claim>, Vec<u32>)> = claims.iter().flat_map(|claim| -> Vec<_> { sets(claim) }).collect();
    let subjects = subjects.into_iter().map(|(claim, lost)| RobustRow { claim, lost }).collect();
    let empty = match purse.ended() {
        Some(_) => "what the claim hangs on is not told: not all of its chains were looked at".to_owned(),
        None => compared(&steps, (&from.all(), &to.all()), walk.within),
    };
    asked.answer(Listing { table: row::table(by), subjects, notes, partial, empty })
}

/// What there is to say of a claim beside its rows.
fn remarks(graph: &crate::graph::Graph, claim: &Claim, by: Backing) -> Vec<Note> {
    let called = format!("{} to {}", graph.literal(claim.from), graph.literal(claim.to));
    let (fewest, least) = (claim.fewest.sets.first().map_or(0, Vec::len), claim.fewest.at_least);
    let mut notes = Vec::new();
    let mut note = |code, text| notes.push(Note { code, text });
    if claim.told == 0 {
        let chains = match claim.chains.len() {
            1 => "on its only chain".to_owned(),
            several => format!("on each of its {several} chains"),
        };
        note(Code::NotBacked, format!("{called}: 0, since {chains} a step has no evidence"));
    }
    if least < fewest {
        let found = format!("between {least} and {fewest} {} have to be lost for {called} to fall", by.plural());
        note(
            Code::BudgetSpent,
            format!("the search for smaller sets was stopped: {found}; the set shown is one of {fewest}"),
        );
    } else if claim.fewest.more {
        let shown = claim.fewest.sets.len().min(MOST_SETS);
        note(Code::Cut, format!("{called}: {shown} of the smallest sets are given, there may be more"));
    }
    if !claim.apart.exact {
        let found = claim.apart.routes.len();
        note(
            Code::BudgetSpent,
            format!("the search for routes that share nothing was stopped: between {found} and {fewest} for {called}"),
        );
    }
    notes
}

impl Claim {
    /// Whether its numbers are the least and the most that there are.
    fn is_exact(&self) -> bool {
        self.apart.exact && self.fewest.at_least == self.fewest.sets.first().map_or(0, Vec::len)
    }
}

/// The walk over chains as told.
struct Walk<'a> {
    steps: &'a Steps<'a>,
    within: u32,
    rows: usize,
    /// The length up to which the chains of every claim are complete.
    complete: u32,
}

impl Walk<'_> {
    /// The chains from one of `roots` to one of `targets`, by length, then by names.
    fn chains(&mut self, roots: &[LiteralId], targets: &[LiteralId], purse: &mut Purse<'_>) -> Vec<Chain> {
        let factors = u32::try_from(self.steps.graph.factors.len()).unwrap_or(u32::MAX);
        let distances = Distances::to(self.steps, targets, false);
        let mut search = Search::new(self.steps, distances, false, roots);
        let mut chains = Vec::new();
        for length in 1..=self.within.min(factors) {
            let mut longer = false;
            for root in roots {
                let mut full = false;
                let level = search.level(*root, None, length, purse, &mut |chain| {
                    full = chains.len() >= self.rows;
                    if full {
                        return ControlFlow::Break(());
                    }
                    chains.push(chain.clone());
                    ControlFlow::Continue(())
                });
                longer |= level.longer;
                if full {
                    purse.end(Ended::Rows);
                }
                if level.stopped {
                    self.complete = self.complete.min(length - 1);
                    return chains;
                }
            }
            if !longer {
                break;
            }
        }
        chains
    }
}
