//! The configurations that take part, as rules.

use crate::{
    answer::Entry,
    graph::{Body, Clauses, Graph, GroupView, LiteralId},
    query::live::Live,
    theory::{Direction, Role},
};

/// The bit of what a rule needs where a group of it may be met by several literals, or several by one.
pub(super) const SEVERAL: u32 = 1 << 31;

/// How many groups the rules of the live configurations need, ready to be counted down: 0 for one that never fires.
pub(super) struct Needs {
    /// What has to be met surely.
    pub(super) surely: Vec<u32>,
    /// What has to be met at all, by where a rule is entered.
    pub(super) at_all: [Vec<u32>; 2],
}

impl Needs {
    /// What the live configurations need.
    pub(super) fn new(graph: &Graph, live: &Live) -> Needs {
        let clauses = graph.clauses();
        let needs = |body: Body| if body.plain { body.known } else { body.known | SEVERAL };
        let count = |entry: Entry, takes_part: &dyn Fn(Body) -> bool| {
            let of = |(body, configuration)| match live.is(configuration) && takes_part(body) {
                true => needs(body),
                false => 0,
            };
            clauses.bodies(entry).iter().copied().zip(0..).map(of).collect()
        };
        let can_fire = |body: Body| body.known > 0;
        Needs {
            surely: count(Entry::Condition, &|body| can_fire(body) && !body.unknown),
            at_all: [Entry::Condition, Entry::Mechanism].map(|entry| count(entry, &can_fire)),
        }
    }
}

/// The rules of the live configurations: read from the graph where they are needed, never written out.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) graph: &'a Graph,
    pub(super) live: &'a Live,
    pub(super) clauses: &'a Clauses,
    pub(super) needs: &'a Needs,
}

impl<'a> Rules<'a> {
    /// The rules of a graph.
    pub(super) fn new(graph: &'a Graph, live: &'a Live, needs: &'a Needs) -> Rules<'a> {
        Rules { graph, live, clauses: graph.clauses(), needs }
    }

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

    /// Those of the groups that are known.
    pub(super) fn known(self, configuration: u32, entry: Entry) -> impl Iterator<Item = (usize, &'a [LiteralId])> {
        self.groups(configuration, entry).filter(|(_, group)| !group.is_empty())
    }

    /// The groups that a rule gives where it is entered.
    pub(super) fn giving(self, configuration: u32, entry: Entry) -> impl Iterator<Item = &'a [LiteralId]> {
        let given = move |group: &GroupView<'a>| {
            group.row.role == Role::Outcome
                || (entry == Entry::Condition && group.row.mechanism && !group.row.condition)
        };
        self.graph.groups(configuration).filter(given).map(|group| group.literals)
    }

    /// Whether it takes part and can fire there.
    pub(super) fn can_fire(self, configuration: u32, entry: Entry) -> bool {
        self.needs.at_all[entry as usize].get(configuration as usize).is_some_and(|needs| *needs > 0)
    }

    /// Whether it takes part and can fire surely.
    pub(super) fn can_be_sure(self, configuration: u32) -> bool {
        self.needs.surely.get(configuration as usize).is_some_and(|needs| *needs > 0)
    }

    /// The live configurations that give a literal, as an outcome or by its conditions as a mechanism; by name.
    pub(super) fn givers(self, literal: LiteralId) -> impl Iterator<Item = u32> + Clone + 'a {
        let live = self.live;
        self.clauses.givers(literal).iter().copied().filter(|configuration| live.is(*configuration))
    }

    /// Whether a literal is a starting condition: it stands in a condition, and no configuration gives it.
    pub(super) fn is_start(self, literal: LiteralId) -> bool {
        self.graph.condition_of.get(literal.0).iter().any(|configuration| self.live.is(*configuration))
            && self.givers(literal).next().is_none()
    }

    /// A literal, and where it is more of something more of each of its kinds.
    pub(super) fn with_kinds(self, literal: LiteralId) -> Vec<LiteralId> {
        let mut all = vec![literal];
        if literal.direction() == Direction::More {
            let kinds = self.graph.kinds.all_narrower(literal.factor());
            all.extend(kinds.into_iter().map(|kind| LiteralId::new(kind, Direction::More)));
        }
        all
    }
}

/// Whether a literal meets a group at all: it is one of the alternatives, or their direction or its own is not said.
pub(super) fn meets(group: &[LiteralId], literal: LiteralId) -> bool {
    group.iter().any(|one| *one == literal || (one.factor() == literal.factor() && unsaid(*one, literal)))
}

fn unsaid(one: LiteralId, other: LiteralId) -> bool {
    one.direction() == Direction::Unsaid || other.direction() == Direction::Unsaid
}

/// All literals that may meet a group; one may come more than once.
pub(super) fn candidates(group: &[LiteralId]) -> impl Iterator<Item = LiteralId> + '_ {
    let of = |one: &LiteralId| {
        let own = *one;
        Graph::directions(own.factor()).into_iter().filter(move |like| *like == own || unsaid(own, *like))
    };
    group.iter().flat_map(of)
}
