//! What a chain gives and holds by itself, and what one of its configurations needs beside that.

use super::{Chain, Hop, Joint, Steps};
use crate::{
    answer::Entry,
    graph::{Link, LiteralId},
    theory::Direction,
};

/// What the literals of a chain give.
pub(super) struct Given {
    literals: Vec<LiteralId>,
    /// How much of it is given before each step.
    before: Vec<usize>,
}

impl Given {
    pub(super) fn of(steps: &Steps<'_>, chain: &Chain) -> Given {
        let length = chain.hops.len();
        let mut given = Given { literals: Vec::with_capacity(length * 2 + 1), before: Vec::with_capacity(length) };
        give(steps, chain.start, &mut given.literals);
        if chain.closing.is_some() {
            // What a loop goes through holds all the while, wherever it is begun.
            chain.hops.iter().for_each(|hop| give(steps, hop.from, &mut given.literals));
            chain.hops.iter().for_each(|hop| give(steps, hop.to, &mut given.literals));
        }
        let mut turned = false;
        for hop in &chain.hops {
            if hop.joint == Joint::Kind {
                give(steps, hop.from.turned(turned), &mut given.literals);
            }
            turned ^= turns(chain, hop);
            given.before.push(given.literals.len());
            give(steps, hop.to.turned(turned), &mut given.literals);
        }
        given
    }

    pub(super) fn before(&self, step: usize) -> &[LiteralId] {
        self.before.get(step).and_then(|before| self.literals.get(..*before)).unwrap_or(&self.literals)
    }
}

/// Whether what comes behind a joint is turned: a loop is held as it is told, since it has no end that something follows to.
fn turns(chain: &Chain, hop: &Hop) -> bool {
    chain.closing.is_none() && hop.joint == Joint::Mirrored
}

/// The literals of the chain itself, as they would follow; with room for so many more.
pub(super) fn held(chain: &Chain, more: usize) -> Vec<LiteralId> {
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

/// Gives the other groups that a configuration needs, where it is entered at a literal.
pub(super) fn needs<'a>(
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
fn give(steps: &Steps<'_>, literal: LiteralId, given: &mut Vec<LiteralId>) {
    given.push(literal);
    given.extend(steps.wider(literal).iter().map(|wider| LiteralId::new(*wider, Direction::More)));
}
