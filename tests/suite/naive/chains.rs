//! Chains: their steps, who tells each, and what they need.

use super::Told;
use because::{
    answer::Entry,
    theory::{Direction, Literal, Name, NameOf},
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

/// A step with all that tell it, the first to be shown first.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) from: Literal,
    pub(crate) to: Literal,
    pub(crate) mirrored: bool,
    pub(crate) by_kind: bool,
    pub(crate) tellings: Vec<Telling>,
    /// Which of them is shown.
    pub(crate) shown: usize,
    /// Which of them stand in a choice, one for each step, that needs nothing both ways; all of them where there is none.
    pub(crate) agreeing: Vec<usize>,
    /// What else the shown one needs and nothing before it on the chain gives.
    pub(crate) needs: BTreeSet<Vec<Literal>>,
}

impl Link {
    /// The way in which the step is shown to be told.
    pub(crate) fn shown(&self) -> &Telling {
        &self.tellings[self.shown]
    }
}

/// A chain from its first literal.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) start: Literal,
    pub(crate) links: Vec<Link>,
    /// The sources that alone support such a choice.
    pub(crate) whole: BTreeSet<Name>,
}

impl Chain {
    /// The last literal, as it would follow.
    pub(crate) fn end(&self) -> Literal {
        self.literals().pop().unwrap_or_else(|| self.start.clone())
    }

    /// The literals that it goes through as they would follow, wider factors that it passes by kind included.
    pub(crate) fn literals(&self) -> Vec<Literal> {
        let as_it_follows =
            |literal: &Literal, turned: bool| if turned { self::turned(literal) } else { literal.clone() };
        let mut literals = vec![self.start.clone()];
        let mut turned = false;
        for link in &self.links {
            turned ^= link.mirrored;
            if link.by_kind {
                literals.push(as_it_follows(&link.from, turned));
            }
            literals.push(as_it_follows(&link.to, turned));
        }
        literals
    }

    /// What it shows, literal by literal, each with how it comes behind the one before: 0 as told, 1 by kind, 2 turned.
    pub(crate) fn shown(&self) -> Vec<(Literal, u8)> {
        let shown = self.literals().into_iter();
        let joints = self.links.iter().flat_map(|link| match (link.by_kind, link.mirrored) {
            (true, _) => vec![1, 0],
            (false, mirrored) => vec![if mirrored { 2 } else { 0 }],
        });
        shown.zip(std::iter::once(0).chain(joints)).collect()
    }

    /// The literals that a loop goes through as told; where it begins is what it ends at.
    pub(crate) fn held_all_the_while(&self) -> Vec<Literal> {
        let passed = |link: &Link| link.by_kind.then(|| link.from.clone());
        self.links.iter().flat_map(|link| passed(link).into_iter().chain([link.to.clone()])).collect()
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
        let mut held = self.literals();
        held.extend(self.needs().into_iter().filter(|group| group.len() == 1).flatten());
        both_ways(&held)
    }

    /// Whether it only may follow.
    pub(crate) fn may_follow(&self) -> bool {
        let unsaid = |literal: &Literal| literal.direction == Direction::Unsaid;
        self.links.iter().any(|link| {
            let shown = link.shown();
            link.mirrored || shown.unsure || shown.entry == Entry::Mechanism || unsaid(&link.from) || unsaid(&link.to)
        })
    }
}

/// Whether a factor stands there both ways.
pub(super) fn both_ways(held: &[Literal]) -> bool {
    held.iter().any(|literal| literal.direction != Direction::Unsaid && held.contains(&turned(literal)))
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

/// The ways in which a configuration tells a step: entered at a condition, at a mechanism.
pub(super) fn telling(told: &Told, at: usize, from: &Literal, to: &Literal, last: bool) -> Vec<Telling> {
    let mut ways = Vec::new();
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
        ways.push(Telling { told: at, entry: Entry::Condition, unsure });
    }
    let mechanisms = told.mechanisms();
    let known = mechanisms.iter().all(|group| !group.is_empty());
    if stated && known && mechanisms.iter().any(|group| group.contains(from)) && holds(&outcomes) {
        ways.push(Telling { told: at, entry: Entry::Mechanism, unsure: !alone(&outcomes) });
    }
    ways
}

/// How a configuration is called.
pub(crate) fn called(id: &NameOf) -> String {
    id.to_string()
}
