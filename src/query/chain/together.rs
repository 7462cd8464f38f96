//! What has to hold together for a chain: the other conditions of the configurations shown.

use super::{Chain, Hop, Joint, Steps, facts::Fact};
use crate::{
    answer::Entry,
    graph::{Link, LiteralId},
    theory::Direction,
};

/// What a chain needs beside its own literals.
#[derive(Debug, Clone)]
pub(crate) struct Together<'a> {
    /// Its steps, each with the configuration shown.
    pub(super) steps: Vec<Fact>,
    /// The groups of alternatives that a step needs and that nothing before it gives, each with the place of the step.
    pub(super) needs: Vec<(usize, &'a [LiteralId])>,
    /// Whether a factor is needed both ways, whichever configurations are shown.
    pub(crate) opposed: bool,
}

/// How many configurations are looked at to find some for the steps of one chain that need no factor both ways.
const LOOKS: usize = 10_000;

impl<'a> Together<'a> {
    /// Works out what a chain needs. A step gives what it reaches, with what that counts as by kind; what else its
    /// configuration brings is asked for all the same, since another configuration may speak against it.
    ///
    /// For each step the first configuration is shown, in the order of [`Told::shown`](super::told::Told::shown), with which nothing is needed
    /// both ways: of several ways to choose, the one that keeps to that order for longest.
    pub(crate) fn of(steps: &Steps<'a>, chain: &Chain) -> Option<Together<'a>> {
        let length = chain.hops.len();
        let mut given = Given { literals: Vec::with_capacity(length * 2 + 1), before: Vec::with_capacity(length) };
        give(steps, chain.start, &mut given.literals);
        if chain.closing.is_some() {
            // What a loop goes through holds all the while, wherever it is begun.
            chain.hops.iter().for_each(|hop| give(steps, hop.from, &mut given.literals));
            chain.hops.iter().for_each(|hop| give(steps, hop.to, &mut given.literals));
        }
        let mut together = Together { steps: Vec::with_capacity(length), needs: Vec::new(), opposed: false };
        let mut turned = false;
        for (at, hop) in chain.hops.iter().enumerate() {
            if hop.joint == Joint::Kind {
                give(steps, hop.from.turned(turned), &mut given.literals);
            }
            turned ^= turns(chain, hop);
            given.before.push(given.literals.len());
            let told = steps.find(chain, at)?;
            let shown = told.shown();
            together.steps.push(Fact { told, shown });
            needs(steps, shown, hop.from, &given.literals, |group| together.needs.push((at, group)));
            give(steps, hop.to.turned(turned), &mut given.literals);
        }
        let mut all = held(chain, together.needs.len());
        all.extend(together.needs.iter().filter_map(single));
        if is_opposed(&mut all) {
            let mut own = held(chain, 0);
            together.opposed = is_opposed(&mut own) || !together.choose(steps, chain, &given, own);
        }
        Some(together)
    }

    /// Shows the first configurations, step by step, with which nothing is held both ways; a step for which there is none
    /// takes the next one for the step before it. No is the answer where there are none.
    fn choose(&mut self, steps: &Steps<'a>, chain: &Chain, given: &Given, mut held: Vec<LiteralId>) -> bool {
        let ways: Vec<Vec<Link>> = self.steps.iter().map(|fact| fact.told.ways(steps.graph)).collect();
        let mut next = vec![0; ways.len()];
        let mut chosen: Vec<(Link, usize, usize)> = Vec::with_capacity(ways.len());
        let mut needed: Vec<(usize, &'a [LiteralId])> = Vec::new();
        for _ in 0..LOOKS {
            let at = chosen.len();
            let (Some(hop), Some(ways), Some(place)) = (chain.hops.get(at), ways.get(at), next.get_mut(at)) else {
                self.steps.iter_mut().zip(chosen).for_each(|(fact, (link, ..))| fact.shown = link);
                self.needs = needed;
                return true;
            };
            let Some(link) = ways.get(*place).copied() else {
                *place = 0;
                let Some((_, holding, needing)) = chosen.pop() else { return false };
                held.truncate(holding);
                needed.truncate(needing);
                continue;
            };
            *place += 1;
            let before = (held.len(), needed.len());
            needs(steps, link, hop.from, given.before(at), |group| needed.push((at, group)));
            held.extend(needed[before.1..].iter().filter_map(single));
            if is_opposed(&mut held.clone()) {
                held.truncate(before.0);
                needed.truncate(before.1);
            } else {
                chosen.push((link, before.0, before.1));
            }
        }
        false
    }
}

/// What the literals of a chain give.
struct Given {
    literals: Vec<LiteralId>,
    /// How much of it is given before each step.
    before: Vec<usize>,
}

impl Given {
    fn before(&self, step: usize) -> &[LiteralId] {
        self.before.get(step).and_then(|before| self.literals.get(..*before)).unwrap_or(&self.literals)
    }
}

/// Whether what comes behind a joint is turned: a loop is held as it is told, since it has no end that something follows to.
fn turns(chain: &Chain, hop: &Hop) -> bool {
    chain.closing.is_none() && hop.joint == Joint::Mirrored
}

/// The literals of the chain itself, as they would follow; with room for so many more.
fn held(chain: &Chain, more: usize) -> Vec<LiteralId> {
    let mut held = Vec::with_capacity(chain.hops.len() * 2 + 1 + more);
    // Where a loop begins is what it ends at; that may be its opposite, at a mirrored joint.
    held.extend(chain.closing.is_none().then_some(chain.start));
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

/// The literal of a group that holds just one.
fn single((_, group): &(usize, &[LiteralId])) -> Option<LiteralId> {
    match group {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether some literals, which it sorts, hold a factor both ways.
fn is_opposed(held: &mut [LiteralId]) -> bool {
    held.sort_unstable();
    held.windows(2).any(|pair| matches!(pair, [a, b] if a != b && a.opposite() == *b))
}

/// Gives the other groups that a configuration needs, where it is entered at a literal.
pub(crate) fn needs<'a>(
    steps: &Steps<'a>,
    shown: Link,
    from: LiteralId,
    given: &[LiteralId],
    found: impl FnMut(&'a [LiteralId]),
) {
    let met = |group: &[LiteralId]| group.iter().any(|literal| *literal == from || given.contains(literal));
    let missing = |group: &&[LiteralId]| !group.is_empty() && !met(group);
    match shown.entry {
        Entry::Condition => steps.graph.conditions(shown.configuration).filter(missing).for_each(found),
        Entry::Mechanism => steps.graph.mechanisms(shown.configuration).filter(missing).for_each(found),
    }
}

/// Adds a literal with what it counts as by kind.
pub(crate) fn give(steps: &Steps<'_>, literal: LiteralId, given: &mut Vec<LiteralId>) {
    given.push(literal);
    given.extend(steps.wider(literal).iter().map(|wider| LiteralId::new(*wider, Direction::More)));
}
