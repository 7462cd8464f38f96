//! What has to hold together for a chain: the other conditions of the configurations shown.

use super::{Chain, Hop, Joint, Steps, Teller, Told};
use crate::{answer::Entry, graph::LiteralId, theory::Direction};
use std::rc::Rc;

/// What a chain needs beside its own literals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Together {
    /// The configuration shown for each step.
    pub(crate) shown: Vec<Teller>,
    /// For each step the groups of alternatives that it needs and that nothing before it gives.
    pub(crate) needs: Vec<Vec<Vec<LiteralId>>>,
    /// Whether a factor is needed both ways, whichever configurations are shown.
    pub(crate) opposed: bool,
}

/// How many configurations are looked at to find some for the steps of one chain that need no factor both ways.
const LOOKS: usize = 10_000;

/// One step of a chain, with what was given before it.
struct Leg {
    told: (Rc<[Told]>, usize),
    from: LiteralId,
    last: bool,
    /// How much of what the chain gives is given before.
    given: usize,
}

impl Leg {
    fn told(&self) -> Option<&Told> {
        self.told.0.get(self.told.1)
    }
}

impl Together {
    /// Works out what a chain needs. A step gives what it reaches, with what that counts as by kind; what else its
    /// configuration brings is asked for all the same, since another configuration may speak against it.
    ///
    /// For each step the first configuration is shown, in the order of [`Told::shown`], with which nothing is needed
    /// both ways: of several ways to choose, the one that keeps to that order for longest.
    pub(crate) fn of(steps: &Steps<'_>, chain: &Chain) -> Option<Together> {
        let mut together = Together { shown: Vec::new(), needs: Vec::new(), opposed: false };
        let mut given = Vec::new();
        let mut legs = Vec::with_capacity(chain.hops.len());
        give(steps, chain.start, &mut given);
        if chain.closing.is_some() {
            // What a loop goes through holds all the while, wherever it is begun.
            chain.hops.iter().for_each(|hop| give(steps, hop.from, &mut given));
            chain.hops.iter().for_each(|hop| give(steps, hop.to, &mut given));
        }
        let mut turned = false;
        for (at, hop) in chain.hops.iter().enumerate() {
            if hop.joint == Joint::Kind {
                give(steps, hop.from.turned(turned), &mut given);
            }
            turned ^= turns(chain, hop);
            let last = chain.ends_with(at);
            let leg = Leg { told: steps.find(chain, at)?, from: hop.from, last, given: given.len() };
            let shown = leg.told()?.shown(last)?;
            together.needs.push(needs(steps, shown, hop.from, &given));
            together.shown.push(shown);
            legs.push(leg);
            give(steps, hop.to.turned(turned), &mut given);
        }
        let held = held(chain);
        let needed = together.needs.iter().flat_map(|groups| single(groups));
        if opposed(&mut held.iter().copied().chain(needed).collect::<Vec<_>>()) {
            match (!opposed(&mut held.clone())).then(|| choose(steps, &legs, &given, held)).flatten() {
                Some((shown, needs)) => together = Together { shown, needs, opposed: false },
                None => together.opposed = true,
            }
        }
        Some(together)
    }

    /// The groups of all steps, each once.
    pub(crate) fn must_hold(&self) -> Vec<&[LiteralId]> {
        let mut all: Vec<&[LiteralId]> = Vec::new();
        for group in self.needs.iter().flatten() {
            if !all.contains(&group.as_slice()) {
                all.push(group);
            }
        }
        all
    }
}

/// The configurations of the steps and what they need.
type Chosen = (Vec<Teller>, Vec<Vec<Vec<LiteralId>>>);

/// The first configurations, step by step, with which nothing is held both ways; a step for which there is none takes
/// the next one for the step before it.
fn choose(steps: &Steps<'_>, legs: &[Leg], given: &[LiteralId], mut held: Vec<LiteralId>) -> Option<Chosen> {
    let ways: Option<Vec<Vec<Teller>>> =
        legs.iter().map(|leg| leg.told().map(|told| told.ways(steps.graph, leg.last))).collect();
    let ways = ways?;
    let mut next = vec![0; legs.len()];
    let mut chosen: Vec<(Teller, Vec<Vec<LiteralId>>, usize)> = Vec::with_capacity(legs.len());
    for _ in 0..LOOKS {
        let at = chosen.len();
        let (Some(leg), Some(ways), Some(place)) = (legs.get(at), ways.get(at), next.get_mut(at)) else {
            let (shown, needs) = chosen.into_iter().map(|(teller, needs, _)| (teller, needs)).unzip();
            return Some((shown, needs));
        };
        let Some(teller) = ways.get(*place).copied() else {
            *place = 0;
            let (.., before) = chosen.pop()?;
            held.truncate(before);
            continue;
        };
        *place += 1;
        let needs = needs(steps, teller, leg.from, given.get(..leg.given).unwrap_or(given));
        let before = held.len();
        held.extend(single(&needs));
        if opposed(&mut held.clone()) {
            held.truncate(before);
        } else {
            chosen.push((teller, needs, before));
        }
    }
    None
}

/// Whether what comes behind a joint is turned: a loop is held as it is told, since it has no end that something follows to.
fn turns(chain: &Chain, hop: &Hop) -> bool {
    chain.closing.is_none() && hop.joint == Joint::Mirrored
}

/// The literals of the chain itself, as they would follow.
fn held(chain: &Chain) -> Vec<LiteralId> {
    // Where a loop begins is what it ends at; that may be its opposite, at a mirrored joint.
    let mut held: Vec<LiteralId> = chain.closing.is_none().then_some(chain.start).into_iter().collect();
    let mut turned = false;
    for hop in &chain.hops {
        if hop.joint == Joint::Kind {
            held.push(hop.from.turned(turned));
        }
        turned ^= turns(chain, hop);
        held.push(hop.to.turned(turned));
    }
    held
}

/// The literals of the groups that hold just one.
fn single(groups: &[Vec<LiteralId>]) -> impl Iterator<Item = LiteralId> {
    groups.iter().filter(|group| group.len() == 1).flatten().copied()
}

/// Whether some literals hold a factor both ways.
fn opposed(held: &mut [LiteralId]) -> bool {
    held.sort_unstable();
    held.iter().any(|literal| *literal != literal.opposite() && held.binary_search(&literal.opposite()).is_ok())
}

/// The other groups that a configuration needs, where it is entered at a literal.
pub(crate) fn needs(steps: &Steps<'_>, shown: Teller, from: LiteralId, given: &[LiteralId]) -> Vec<Vec<LiteralId>> {
    let met = |group: &[LiteralId]| group.iter().any(|literal| *literal == from || given.contains(literal));
    let missing = |group: &&[LiteralId]| !group.is_empty() && !met(group);
    let groups: Vec<&[LiteralId]> = match shown.entry {
        Entry::Condition => steps.graph.conditions(shown.configuration).filter(missing).collect(),
        Entry::Mechanism => steps.graph.mechanisms(shown.configuration).filter(missing).collect(),
    };
    groups.into_iter().map(<[LiteralId]>::to_vec).collect()
}

/// Adds a literal with what it counts as by kind.
pub(crate) fn give(steps: &Steps<'_>, literal: LiteralId, given: &mut Vec<LiteralId>) {
    given.push(literal);
    given.extend(steps.wider(literal).iter().map(|wider| LiteralId::new(*wider, Direction::More)));
}
