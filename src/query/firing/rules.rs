//! The configurations that take part, as rules.

use crate::{
    answer::Entry,
    graph::{Graph, LiteralId},
    query::live::Live,
    theory::{Direction, Role},
};

/// The rules of the live configurations: read from the graph where they are needed, never written out.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) graph: &'a Graph,
    pub(super) live: &'a Live,
}

impl<'a> Rules<'a> {
    /// The groups through which a rule is entered, with their places in the graph: its conditions or its mechanisms.
    pub(super) fn groups(self, configuration: u32, entry: Entry) -> impl Iterator<Item = (usize, &'a [LiteralId])> {
        let places = self.graph.groups.range(configuration);
        places.zip(self.graph.groups(configuration)).filter_map(move |(place, group)| {
            let enters = match entry {
                Entry::Condition => group.row.condition,
                Entry::Mechanism => group.row.mechanism,
            };
            enters.then_some((place, group.literals))
        })
    }

    /// How many known groups it needs there.
    pub(super) fn needs(self, configuration: u32, entry: Entry) -> u32 {
        let known = self.groups(configuration, entry).filter(|(_, group)| !group.is_empty()).count();
        u32::try_from(known).unwrap_or(u32::MAX - 1)
    }

    /// What it gives there: mechanisms and outcomes from its conditions, outcomes alone from its mechanisms, be they
    /// entered or standing for the conditions.
    pub(super) fn gives(self, configuration: u32, entry: Entry) -> impl Iterator<Item = &'a [LiteralId]> {
        let given = move |group: &crate::graph::GroupView<'a>| {
            group.row.role == Role::Outcome
                || (entry == Entry::Condition && group.row.mechanism && !group.row.condition)
        };
        self.graph.groups(configuration).filter(given).map(|group| group.literals)
    }

    /// Whether it takes part and can be entered there: by its mechanisms only where conditions are stated beside them and
    /// none of them is unknown.
    pub(super) fn can_enter(self, configuration: u32, entry: Entry) -> bool {
        let row = self.graph.configurations[configuration as usize];
        self.live.is(configuration) && (entry == Entry::Condition || (!row.borrows && !row.unknown_mechanism))
    }

    /// Whether it takes part and can fire surely.
    pub(super) fn can_be_sure(self, configuration: u32) -> bool {
        self.live.is(configuration) && !self.graph.configurations[configuration as usize].unknown_condition
    }

    /// The live configurations that give a literal, as an outcome or by its conditions as a mechanism.
    pub(super) fn givers(self, literal: LiteralId) -> Vec<u32> {
        let outcomes = self.graph.outcome_of.get(literal.0).iter();
        let mut all: Vec<u32> = outcomes.chain(self.graph.mechanism_of.get(literal.0)).copied().collect();
        all.sort_unstable();
        all.dedup();
        all.retain(|configuration| self.live.is(*configuration) && self.gives_it(*configuration, literal));
        all
    }

    /// Whether a configuration gives a literal; a mechanism that stands for the conditions is not given.
    fn gives_it(self, configuration: u32, literal: LiteralId) -> bool {
        self.gives(configuration, Entry::Condition).any(|group| group.contains(&literal))
    }
}

/// Whether a literal meets a group at all: it is one of the alternatives, or their direction or its own is not said.
pub(super) fn meets(group: &[LiteralId], literal: LiteralId) -> bool {
    let like = |one: &LiteralId| {
        let unsaid = one.direction() == Direction::Unsaid || literal.direction() == Direction::Unsaid;
        *one == literal || (one.factor() == literal.factor() && unsaid)
    };
    group.iter().any(like)
}

/// All literals that may meet a group.
pub(super) fn candidates(group: &[LiteralId]) -> Vec<LiteralId> {
    let mut all: Vec<LiteralId> = group.iter().flat_map(|literal| Graph::directions(literal.factor())).collect();
    all.sort_unstable();
    all.dedup();
    all
}
