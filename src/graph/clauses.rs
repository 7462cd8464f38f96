//! The configurations as Horn clauses, in flat arrays: what each needs and gives where it is entered.

use super::{Graph, GroupView, Lists, LiteralId, lists::number};
use crate::{
    answer::Entry,
    theory::{Direction, Role},
};

/// What a configuration needs where it is entered: at its conditions or at its mechanisms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Body {
    /// How many known groups; 0 where it can never fire from there.
    pub known: u32,
    /// Whether a group is not known.
    pub unknown: bool,
    /// Whether each literal that meets a group meets just one, and none else can meet it: all groups are known and of
    /// one literal with a direction, they differ, and nothing gives one of their factors without a direction.
    pub plain: bool,
    /// Whether it gives a factor that stands in one of its groups.
    pub round: bool,
}

/// All configurations as clauses, be they refuted, retired or not.
///
/// From its conditions a configuration gives its mechanisms and outcomes, from its mechanisms its outcomes; where the
/// mechanisms stand for the conditions, it gives the outcomes only and cannot be entered at the mechanisms, nor where one of
/// them is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clauses {
    bodies: [Vec<Body>; 2],
    heads: [Lists<LiteralId>; 2],
    firm: Lists<LiteralId>,
    givers: Lists<u32>,
}

impl Clauses {
    /// What a configuration needs.
    pub fn body(&self, configuration: u32, entry: Entry) -> Body {
        self.bodies[entry as usize].get(configuration as usize).copied().unwrap_or_default()
    }

    /// What all configurations need, by number.
    pub fn bodies(&self, entry: Entry) -> &[Body] {
        &self.bodies[entry as usize]
    }

    /// What it gives, in the order of its groups.
    pub fn heads(&self, configuration: u32, entry: Entry) -> &[LiteralId] {
        self.heads[entry as usize].get(configuration)
    }

    /// What it gives surely from its conditions: what has a direction and no alternative.
    pub fn firm(&self, configuration: u32) -> &[LiteralId] {
        self.firm.get(configuration)
    }

    /// The configurations that give a literal from their conditions, by name.
    pub fn givers(&self, literal: LiteralId) -> &[u32] {
        self.givers.get(literal.0)
    }

    fn new(graph: &Graph) -> Clauses {
        let mut clauses = Clauses::default();
        let mut giving = Vec::with_capacity(graph.configurations.len() * 2);
        for configuration in 0..number(graph.configurations.len()) {
            clauses.add_heads(graph, configuration);
            giving.extend(clauses.heads(configuration, Entry::Condition).iter().map(|head| (head.0, configuration)));
        }
        clauses.givers = Lists::gather(graph.literal_count(), &giving).distinct();
        for configuration in 0..number(graph.configurations.len()) {
            for entry in [Entry::Condition, Entry::Mechanism] {
                let body = clauses.body_of(graph, configuration, entry);
                clauses.bodies[entry as usize].push(body);
            }
        }
        clauses
    }

    fn add_heads(&mut self, graph: &Graph, configuration: u32) {
        let outcome = |group: &GroupView<'_>| group.row.role == Role::Outcome;
        let given = |group: &GroupView<'_>| outcome(group) || (group.row.mechanism && !group.row.condition);
        let firm = |group: GroupView<'_>| match group.literals {
            [only] if only.direction() != Direction::Unsaid => Some(*only),
            _ => None,
        };
        let groups = graph.groups(configuration);
        self.firm.push(groups.clone().filter(given).filter_map(firm));
        let [by_conditions, by_mechanisms] = &mut self.heads;
        by_conditions.push(groups.clone().filter(given).flat_map(|group| group.literals).copied());
        by_mechanisms.push(groups.filter(outcome).flat_map(|group| group.literals).copied());
    }

    fn body_of(&self, graph: &Graph, configuration: u32, entry: Entry) -> Body {
        let row = graph.configurations[configuration as usize];
        if entry == Entry::Mechanism && (row.borrows || row.unknown_mechanism) {
            return Body::default();
        }
        let heads = self.heads(configuration, entry);
        let mut body = Body { plain: true, ..Body::default() };
        let groups = || {
            graph.groups(configuration).filter(move |group| match entry {
                Entry::Condition => group.row.condition,
                Entry::Mechanism => group.row.mechanism,
            })
        };
        for (at, group) in groups().enumerate() {
            let alone = match group.literals {
                [only] => {
                    let unsaid = LiteralId::new(only.factor(), Direction::Unsaid);
                    *only != unsaid
                        && self.givers(unsaid).is_empty()
                        && groups().take(at).all(|other| !other.literals.contains(only))
                }
                _ => false,
            };
            body.plain &= alone;
            body.unknown |= group.literals.is_empty();
            body.known += u32::from(!group.literals.is_empty());
            let factors = group.literals.iter().map(|literal| literal.factor());
            body.round |= factors.into_iter().any(|factor| heads.iter().any(|head| head.factor() == factor));
        }
        body
    }
}

impl Graph {
    /// The configurations as clauses. They are worked out when they are first asked for, in time that grows with their
    /// number.
    pub fn clauses(&self) -> &Clauses {
        self.clauses.get(|| Clauses::new(self))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::of_text::graph, Body, Entry, Graph, LiteralId};

    fn names(graph: &Graph, literals: &[LiteralId]) -> Vec<String> {
        literals.iter().map(|literal| graph.literal(*literal).to_string()).collect()
    }

    #[test]
    fn conditions_give_mechanisms_and_outcomes_and_mechanisms_give_outcomes() {
        let graph = graph(
            "factor a\nfactor b\nfactor c\nfactor d\ncmoc one\n  context +a\n  mechanism +b\n  outcome +c or -d, ?a\n",
        );
        let clauses = graph.clauses();
        assert_eq!(names(&graph, clauses.heads(0, Entry::Condition)), ["+b", "+c", "-d", "?a"]);
        assert_eq!(names(&graph, clauses.heads(0, Entry::Mechanism)), ["+c", "-d", "?a"]);
        assert_eq!(names(&graph, clauses.firm(0)), ["+b"]);
        assert_eq!(clauses.givers(LiteralId(3)), [0]);
        assert!(clauses.givers(LiteralId(0)).is_empty());
        // `?a` is given, so that `+a` may be met by something else; and the configuration gives what it needs.
        let needs = Body { known: 1, unknown: false, plain: false, round: true };
        assert_eq!(clauses.body(0, Entry::Condition), needs);
        assert_eq!(clauses.body(0, Entry::Mechanism), Body { plain: true, round: false, ..needs });
    }

    #[test]
    fn what_can_never_fire_needs_nothing() {
        let graph = graph(
            "factor a\nfactor b\nfactor c\ncmoc borrowing\n  mechanism +a, +b\n  outcome +c\n\
             cmoc open\n  outcome +c\ncmoc unknown\n  context -a, ?\n  mechanism -b, ?\n  outcome -c\n",
        );
        let clauses = graph.clauses();
        let two = Body { known: 2, plain: true, ..Body::default() };
        assert_eq!(clauses.body(0, Entry::Condition), two);
        assert_eq!(clauses.body(0, Entry::Mechanism), Body::default());
        assert_eq!(names(&graph, clauses.heads(0, Entry::Condition)), ["+c"]);
        assert_eq!(clauses.body(1, Entry::Condition).known, 0);
        assert_eq!(clauses.body(2, Entry::Condition), Body { known: 1, unknown: true, ..Body::default() });
        assert_eq!(clauses.body(2, Entry::Mechanism), Body::default());
        assert_eq!(clauses.body(9, Entry::Condition), Body::default());
    }

    #[test]
    fn a_group_with_alternatives_or_named_twice_is_not_plain() {
        let graph = graph(
            "factor a\nfactor b\nfactor c\ncmoc either\n  context +a or +b\n  outcome +c\n\
             cmoc twice\n  context +a\n  intervention +a\n  outcome +c\n",
        );
        let bodies: Vec<Body> = (0..2).map(|at| graph.clauses().body(at, Entry::Condition)).collect();
        assert!(bodies.iter().all(|body| !body.plain && !body.round), "{bodies:?}");
    }

    #[test]
    fn a_graph_is_the_same_with_and_without_its_clauses() {
        let one = graph("factor a\ncmoc one\n  context +a\n  outcome -a\n");
        let other = one.clone();
        assert_eq!(one.clauses().firm(0).len(), 1);
        assert_eq!(one, other);
        assert_eq!(other.clauses(), one.clauses());
    }
}
