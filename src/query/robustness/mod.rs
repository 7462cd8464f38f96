//! `robustness`: what may be lost before a claim falls.
//!
//! [`routes`] finds the told routes of a claim chain by chain, [`families`] leaves out what makes no difference,
//! [`fewest`] finds the smallest sets that break them all, [`apart`] the most that share nothing; [`units`] says what
//! is lost, [`claim`] holds one claim together.
//!
//! Where there are too many chains for that, [`bounds`] finds bounds: [`backed`] are the steps that are told while
//! some things are lost, [`seek`] finds routes among them one by one, [`cover`] what breaks every walk.

mod apart;
mod backed;
mod bounds;
mod claim;
mod cover;
mod families;
mod fewest;
mod routes;
mod row;
mod seek;
mod units;

use super::{
    Budget,
    budget::{Ended, Purse},
    chain::{Chain, Distances, Search, Steps, backward},
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
use backed::Backed;
use bounds::bounds;
use claim::{Claim, Listed, MOST_SETS};
use routes::Routes;
use row::RobustRow;
use std::{ops::ControlFlow, rc::Rc};
use units::Units;

/// Into how many parts the budget of a claim is divided: half of them for its chains, one each for the routes along them, for
/// the smallest sets, for the most routes that share nothing, and for bounds.
const SHARES: u64 = 8;

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
    let within = claim.within.unwrap_or(DEFAULT_STEPS);
    let mut walk = Walk { steps: &steps, within, rows: budget.rows, complete: u32::MAX, ended: None };
    let mut purse = Purse::of(budget);
    let mut notes: Vec<Note> = ends::either(known, &claim.from, &from).into_iter().collect();
    notes.extend(ends::either(known, &claim.to, &to));
    let mut claims = Vec::new();
    let asked_for = (from.asked.len() * to.asked.len()).max(1) as u64;
    for start in &from.asked {
        for end in &to.asked {
            let (roots, targets) = (from.with_kinds(*start), to.with_kinds(*end));
            let mut part = purse.part(budget.steps / asked_for);
            let share = budget.steps / asked_for / SHARES;
            let listed = walk.chains(&roots, &targets, &mut part, share * (SHARES / 2));
            let mut claim = Claim::new((*start, *end), listed, &mut routes, &mut part, share);
            if !(claim.whole && claim.is_exact()) {
                let mut backed = Backed::new(&steps, &units, (&roots, &targets), within);
                claim.narrow(bounds(&mut backed, &mut routes, &mut part, share));
            }
            purse.put_back(&part);
            if claim.stands() {
                claim.call(&units);
                claims.push(Rc::new(claim));
            }
        }
    }
    notes.extend(claims.iter().flat_map(|claim| remarks(known.graph, claim, by)));
    let ended = walk.ended.or(purse.ended());
    if let Some(why) = ended {
        notes.push(notes::ended(why, &notes::whole("chains", walk.complete.min(walk.within))));
    }
    let partial = ended.is_some() || claims.iter().any(|claim| !claim.whole || !claim.is_exact());
    let sets = |claim: &Rc<Claim>| claim.fewest.sets.iter().map(|set| (Rc::clone(claim), set.clone())).collect();
    let subjects: Vec<(Rc<Claim>, Vec<u32>)> = claims.iter().flat_map(|claim| -> Vec<_> { sets(claim) }).collect();
    let subjects = subjects.into_iter().map(|(claim, lost)| RobustRow { claim, lost }).collect();
    let empty = match ended {
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
    if claim.told == 0 && fewest == 0 {
        let chains = match claim.chains.len() {
            _ if !claim.whole => "on each chain".to_owned(),
            1 => "on its only chain".to_owned(),
            several => format!("on each of its {several} chains"),
        };
        note(Code::NotBacked, format!("{called}: 0, since {chains} a step has no evidence"));
    }
    if least < fewest {
        let found = format!("between {least} and {fewest} {} have to be lost for {called} to fall", by.plural());
        let set = format!("the search for smaller sets was stopped: {found}; the set shown is one of {fewest}");
        note(Code::BudgetSpent, set);
    } else if claim.fewest.more {
        let shown = claim.fewest.sets.len().min(MOST_SETS);
        let are = if shown == 1 { "is" } else { "are" };
        note(Code::Cut, format!("{called}: {shown} of the smallest sets {are} given, there may be more"));
    }
    if !claim.most {
        let found = claim.apart.len();
        note(
            Code::BudgetSpent,
            format!("the search for routes that share nothing was stopped: between {found} and {fewest} for {called}"),
        );
    }
    notes
}

/// The walk over chains as told.
struct Walk<'a> {
    steps: &'a Steps<'a>,
    within: u32,
    rows: usize,
    /// The length up to which the chains of every claim are complete.
    complete: u32,
    /// Why the chains of a claim are not complete.
    ended: Option<Ended>,
}

impl Walk<'_> {
    /// The chains from one of `roots` to one of `targets`, by length, then by names. So much may be spent.
    fn chains(&mut self, roots: &[LiteralId], targets: &[LiteralId], purse: &mut Purse<'_>, share: u64) -> Listed {
        let distances = backward(self.steps, targets, self.within);
        let leads = roots.iter().any(|root| distances.at[root.index()] != u32::MAX);
        let mut part = purse.part(share);
        let mut chains = Vec::new();
        let complete = self.list(roots, distances, &mut part, &mut chains);
        self.complete = self.complete.min(complete);
        self.ended = self.ended.or(part.ended());
        purse.put_back(&part);
        Listed { chains, whole: part.ended().is_none(), leads }
    }

    /// Lists them, and tells up to which length all are there.
    fn list(&self, roots: &[LiteralId], distances: Distances, purse: &mut Purse<'_>, chains: &mut Vec<Chain>) -> u32 {
        let factors = u32::try_from(self.steps.graph.factors.len()).unwrap_or(u32::MAX);
        let mut search = Search::new(self.steps, distances, false, roots);
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
                    return length - 1;
                }
            }
            if !longer {
                break;
            }
        }
        u32::MAX
    }
}
