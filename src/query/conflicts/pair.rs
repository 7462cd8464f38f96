//! Two configurations of which one tells more of a factor and the other less.

use crate::{
    graph::{Graph, LiteralId},
    query::sets,
    theory::{Direction, Role},
};

/// How two configurations stand to one another that tell opposite directions of a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Relation {
    /// The same conditions and actors, and nothing that tells why the outcomes differ.
    Conflict,
    /// The same conditions and actors, and opposite mechanisms.
    Explained,
    /// One adds conditions or actors to those of the other, or concerns others under the same conditions.
    Moderated,
    /// A condition of one of them is unknown.
    Unknown,
}

impl Relation {
    /// The words of the column, in the order in which rows come.
    pub(super) const WORDS: &'static [&'static str] = &["conflict", "explained", "moderated", "unknown"];

    /// Its word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Relation::Conflict => "conflict",
            Relation::Explained => "explained",
            Relation::Moderated => "moderated",
            Relation::Unknown => "unknown",
        }
    }
}

/// A pair, ordered as its rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Pair {
    pub(super) relation: Relation,
    /// The factor of which the two tell the opposite.
    pub(super) factor: u32,
    /// The configuration that gives more of it, or of a kind of it.
    pub(super) more: u32,
    /// The configuration that gives less of it.
    pub(super) less: u32,
}

impl Pair {
    /// What the first of them gives: more of the factor, or of the first of its kinds that it names.
    pub(super) fn gives(&self, graph: &Graph) -> LiteralId {
        let more = LiteralId::new(self.factor, Direction::More);
        let mut all: Vec<LiteralId> = graph.outcomes(self.more).flatten().copied().collect();
        all.sort_unstable();
        let less = LiteralId::new(self.factor, Direction::Less);
        match all.contains(&more) {
            true => more,
            false => all.into_iter().find(|literal| sets::are_opposed(graph, *literal, less)).unwrap_or(more),
        }
    }

    /// The conditions of both, those of the first alone, those of the second alone; what is unknown is left out.
    pub(super) fn conditions(&self, graph: &Graph) -> [Vec<Vec<LiteralId>>; 3] {
        let known = |at| sets::groups(graph.conditions(at).filter(|group| !group.is_empty()));
        parted(known(self.more), known(self.less))
    }

    /// The actors of both, those of the first alone, those of the second alone.
    pub(super) fn actors(&self, graph: &Graph) -> [Vec<LiteralId>; 3] {
        parted(actors(graph, self.more), actors(graph, self.less))
    }

    /// The first pair of opposite mechanisms, by name.
    pub(super) fn mechanisms(&self, graph: &Graph) -> Option<(LiteralId, LiteralId)> {
        opposed_mechanisms(graph, self.more, self.less)
    }
}

/// The first pair of opposite mechanisms of two configurations, by name.
pub(super) fn opposed_mechanisms(graph: &Graph, a: u32, b: u32) -> Option<(LiteralId, LiteralId)> {
    let literals = |configuration| graph.mechanisms(configuration).flatten().copied();
    let pairs = literals(a).flat_map(|one| literals(b).map(move |other| (one, other)));
    pairs.filter(|(one, other)| sets::are_opposed(graph, *one, *other)).min()
}

/// The actors of a configuration, each once, by name.
pub(super) fn actors(graph: &Graph, configuration: u32) -> Vec<LiteralId> {
    let mut actors: Vec<LiteralId> = graph.in_role(configuration, Role::Actor).collect();
    actors.sort_unstable();
    actors.dedup();
    actors
}

fn parted<T: Clone + PartialEq>(a: Vec<T>, b: Vec<T>) -> [Vec<T>; 3] {
    let both = a.iter().filter(|one| b.contains(one)).cloned().collect();
    let only_a = a.iter().filter(|one| !b.contains(one)).cloned().collect();
    let only_b = b.iter().filter(|one| !a.contains(one)).cloned().collect();
    [both, only_a, only_b]
}
