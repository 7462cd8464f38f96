//! Chains as sequences of steps between literals.

use crate::{
    answer,
    graph::{Graph, LiteralId},
};
use std::rc::Rc;

/// How a step joins the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Joint {
    /// It starts at what was reached.
    Told,
    /// It starts at a wider factor of which that is a kind.
    Kind,
    /// It starts at the opposite.
    Mirrored,
}

/// One step of a chain; two are the same where they join, begin and end alike, wherever they were met.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hop {
    pub(crate) joint: Joint,
    pub(crate) from: LiteralId,
    pub(crate) to: LiteralId,
    /// The number of the two literals in the table of links, where it was met there.
    pub(crate) pair: Option<u32>,
}

impl PartialEq for Hop {
    fn eq(&self, other: &Hop) -> bool {
        (self.joint, self.from, self.to) == (other.joint, other.from, other.to)
    }
}

impl Eq for Hop {}

impl Hop {
    /// The key by which steps come in the order of what chains show, where this one is told or `turned`.
    pub(crate) fn order(&self, turned: bool) -> (LiteralId, Joint, LiteralId) {
        let to = self.to.turned(turned);
        (if self.joint == Joint::Kind { self.from.turned(turned) } else { to }, self.joint, to)
    }
}

/// A chain of steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    /// Where it begins.
    pub(crate) start: LiteralId,
    /// Its steps, at least one.
    pub(crate) hops: Vec<Hop>,
    /// The only configurations that the first step may go through, where it is bound to some.
    pub(crate) through: Option<Rc<[u32]>>,
    /// How its end joins its start, where it is a loop: as told, or mirrored.
    pub(crate) closing: Option<Joint>,
}

impl Chain {
    /// What is reached so far.
    pub(crate) fn at(&self) -> LiteralId {
        self.hops.last().map_or(self.start, |hop| hop.to)
    }

    /// Whether its last literal follows turned, or would with a step by this joint behind it.
    pub(crate) fn turned(&self, next: Option<Joint>) -> bool {
        let joints = self.hops.iter().map(|hop| hop.joint).chain(next);
        joints.filter(|joint| *joint == Joint::Mirrored).count() % 2 == 1
    }

    /// The literals that it goes through, wider ones at a joint by kind included, and whether the next step starts
    /// at the opposite.
    pub(crate) fn literals(&self) -> Vec<(LiteralId, bool)> {
        let mut literals = vec![(self.start, false)];
        for hop in &self.hops {
            match hop.joint {
                Joint::Told => {}
                Joint::Kind => literals.push((hop.from, false)),
                Joint::Mirrored => {
                    if let Some((_, mirrored)) = literals.last_mut() {
                        *mirrored = true;
                    }
                }
            }
            literals.push((hop.to, false));
        }
        literals
    }

    /// The chain as it would follow.
    pub(crate) fn shown(&self, graph: &Graph) -> answer::Chain {
        let mut shown = answer::Chain::with_room(graph.literal(self.start), self.hops.len() + 1);
        for hop in &self.hops {
            if hop.joint == Joint::Kind {
                shown.widen(graph.literal(hop.from));
            }
            shown.reach(graph.literal(hop.to), hop.joint == Joint::Mirrored);
        }
        shown
    }

    /// How many of its joints are mirrored.
    pub(crate) fn mirrored(&self) -> usize {
        let joints = self.hops.iter().map(|hop| hop.joint).chain(self.closing);
        joints.filter(|joint| *joint == Joint::Mirrored).count()
    }

    /// Whether it ends with that step: nothing follows it, not even round a loop.
    pub(crate) fn ends_with(&self, at: usize) -> bool {
        self.closing.is_none() && at + 1 == self.hops.len()
    }

    /// Whether a factor stands in it twice.
    pub(crate) fn repeats(&self) -> bool {
        let mut factors = Vec::with_capacity(self.hops.len() * 2 + 1);
        factors.push(self.start.factor());
        for hop in &self.hops {
            factors.extend((hop.joint == Joint::Kind).then_some(hop.from.factor()));
            factors.push(hop.to.factor());
        }
        let all = factors.len();
        factors.sort_unstable();
        factors.dedup();
        factors.len() < all
    }
}
