//! Chains: their steps, who tells each, and what they need.

use super::Told;
use because::{
    answer::Entry,
    theory::{Direction, Literal, NameOf},
};
use std::collections::BTreeSet;

/// A configuration that tells a step, and how.
#[derive(Debug, Clone)]
pub(crate) struct Telling {
    /// Its place in the list of configurations.
    pub(crate) told: usize,
    pub(crate) entry: Entry,
    /// Whether a group on the way is unknown, or the end only one of several alternatives.
    pub(crate) unsure: bool,
}

/// A step with all that tell it, the shown one first.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) from: Literal,
    pub(crate) to: Literal,
    pub(crate) mirrored: bool,
    pub(crate) by_kind: bool,
    pub(crate) tellings: Vec<Telling>,
    /// What else the shown one needs and nothing before it on the chain gives.
    pub(crate) needs: BTreeSet<Vec<Literal>>,
}

/// A chain from its first literal.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) start: Literal,
    pub(crate) links: Vec<Link>,
}

impl Chain {
    /// The last literal.
    pub(crate) fn end(&self) -> &Literal {
        self.links.last().map_or(&self.start, |link| &link.to)
    }

    /// The literals that it goes through, wider factors that it passes by kind included.
    pub(crate) fn literals(&self) -> Vec<Literal> {
        let mut literals = vec![self.start.clone()];
        for link in &self.links {
            if link.by_kind {
                literals.push(link.from.clone());
            }
            literals.push(link.to.clone());
        }
        literals
    }

    /// Whether it has a mirrored joint.
    pub(crate) fn is_mirrored(&self) -> bool {
        self.links.iter().any(|link| link.mirrored)
    }

    /// All the groups that have to hold beside its start.
    pub(crate) fn needs(&self) -> BTreeSet<Vec<Literal>> {
        self.links.iter().flat_map(|link| link.needs.iter().cloned()).collect()
    }

    /// Whether its literals and the groups of one that it needs hold a factor both ways.
    pub(crate) fn is_opposed(&self) -> bool {
        let mut held: Vec<Literal> = vec![self.start.clone()];
        for link in &self.links {
            if !link.mirrored {
                held.push(link.from.clone());
            }
            held.push(link.to.clone());
        }
        held.extend(self.needs().into_iter().filter(|group| group.len() == 1).flatten());
        held.iter().any(|literal| literal.direction != Direction::Unsaid && held.contains(&turned(literal)))
    }

    /// Whether it only may follow.
    pub(crate) fn may_follow(&self) -> bool {
        let unsaid = |literal: &Literal| literal.direction == Direction::Unsaid;
        self.links.iter().any(|link| {
            let shown = &link.tellings[0];
            link.mirrored || shown.unsure || shown.entry == Entry::Mechanism || unsaid(&link.from) || unsaid(&link.to)
        })
    }
}

/// The same factor the other way.
pub(crate) fn turned(literal: &Literal) -> Literal {
    let direction = match literal.direction {
        Direction::More => Direction::Less,
        Direction::Less => Direction::More,
        Direction::Unsaid => Direction::Unsaid,
    };
    Literal { factor: literal.factor.clone(), direction }
}

/// Whether a configuration tells a step, and how.
pub(super) fn telling(told: &Told, at: usize, from: &Literal, to: &Literal, last: bool) -> Option<Telling> {
    let stated = !told.stated().is_empty();
    let mut ends = told.outcomes();
    let outcomes = ends.clone();
    if last && stated {
        ends.extend(told.mechanisms());
    }
    let holds = |groups: &[&Vec<Literal>]| groups.iter().any(|group| group.contains(to));
    let alone = |groups: &[&Vec<Literal>]| groups.iter().any(|group| group.len() == 1 && group[0] == *to);
    let conditions = told.conditions();
    if conditions.iter().any(|group| group.contains(from)) && holds(&ends) {
        let unsure = conditions.iter().any(|group| group.is_empty()) || !alone(&ends);
        return Some(Telling { told: at, entry: Entry::Condition, unsure });
    }
    let mechanisms = told.mechanisms();
    let known = mechanisms.iter().all(|group| !group.is_empty());
    if stated && known && mechanisms.iter().any(|group| group.contains(from)) && holds(&outcomes) {
        return Some(Telling { told: at, entry: Entry::Mechanism, unsure: !alone(&outcomes) });
    }
    None
}

/// How a configuration is called.
pub(crate) fn called(id: &NameOf) -> String {
    id.to_string()
}
