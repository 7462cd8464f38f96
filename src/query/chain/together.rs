//! What has to hold together for a chain: the other conditions of the configurations shown.

use super::{Chain, Joint, Steps, Teller};
use crate::{answer::Entry, graph::LiteralId, theory::Direction};

/// What a chain needs beside its own literals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Together {
    /// The configuration shown for each step.
    pub(crate) shown: Vec<Teller>,
    /// For each step the groups of alternatives that it needs and that nothing before it gives.
    pub(crate) needs: Vec<Vec<Vec<LiteralId>>>,
    /// Whether a factor is needed both ways.
    pub(crate) opposed: bool,
}

impl Together {
    /// Works out what a chain needs. A step gives what it reaches, with what that counts as by kind; what else its
    /// configuration brings is asked for all the same, since another configuration may speak against it.
    pub(crate) fn of(steps: &Steps<'_>, chain: &Chain) -> Option<Together> {
        let mut together = Together { shown: Vec::new(), needs: Vec::new(), opposed: false };
        let mut given = Vec::new();
        give(steps, chain.start, &mut given);
        if chain.closing.is_some() {
            // What a loop goes through holds all the while, wherever it is begun.
            chain.hops.iter().for_each(|hop| give(steps, hop.from, &mut given));
            chain.hops.iter().for_each(|hop| give(steps, hop.to, &mut given));
        }
        for (at, hop) in chain.hops.iter().enumerate() {
            let (told, place) = steps.find(chain, at)?;
            let shown = told[place].shown(chain.ends_with(at))?;
            give(steps, hop.from, &mut given);
            together.needs.push(needs(steps, (shown.configuration, shown.entry), &given));
            together.shown.push(shown);
            give(steps, hop.to, &mut given);
        }
        together.opposed = together.is_opposed(chain);
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

    fn is_opposed(&self, chain: &Chain) -> bool {
        // Where a loop begins is what it ends at; that may be its opposite, at a mirrored joint.
        let mut held: Vec<LiteralId> = chain.closing.is_none().then_some(chain.start).into_iter().collect();
        for hop in &chain.hops {
            held.push(hop.to);
            if hop.joint == Joint::Kind {
                held.push(hop.from);
            }
        }
        held.extend(self.needs.iter().flatten().filter(|group| group.len() == 1).flatten());
        held.sort_unstable();
        held.iter().any(|literal| *literal != literal.opposite() && held.binary_search(&literal.opposite()).is_ok())
    }
}

/// The other groups that a configuration needs, where it is entered so and some literals are given.
pub(crate) fn needs(
    steps: &Steps<'_>,
    (configuration, entry): (u32, Entry),
    given: &[LiteralId],
) -> Vec<Vec<LiteralId>> {
    let missing = |group: &&[LiteralId]| !group.is_empty() && !group.iter().any(|literal| given.contains(literal));
    let groups: Vec<&[LiteralId]> = match entry {
        Entry::Condition => steps.graph.conditions(configuration).filter(missing).collect(),
        Entry::Mechanism => steps.graph.mechanisms(configuration).filter(missing).collect(),
    };
    groups.into_iter().map(<[LiteralId]>::to_vec).collect()
}

/// Adds a literal with what it counts as by kind.
pub(crate) fn give(steps: &Steps<'_>, literal: LiteralId, given: &mut Vec<LiteralId>) {
    given.push(literal);
    given.extend(steps.wider(literal).iter().map(|wider| LiteralId::new(*wider, Direction::More)));
}
