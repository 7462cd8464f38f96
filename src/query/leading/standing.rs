//! What stands in a role.

use crate::{
    graph::{Lists, LiteralId},
    query::{
        Known,
        rows::{Subject, factors::FactorRow, literals_of, mentions_factor, mentions_words},
    },
    question::{Clauses, Mentioning},
    theory::Role,
};

/// The literals that stand in a role among some configurations, in order, each with those in which it does.
pub(super) struct Standing {
    /// The literals, each with where its configurations begin.
    literals: Vec<(LiteralId, usize)>,
    configurations: Vec<u32>,
}

impl Standing {
    /// What stands in the role, or in any but that of actors, among configurations given by name.
    pub(super) fn new(
        known: &Known<'_>,
        among: impl Iterator<Item = u32>,
        role: Option<Role>,
        clauses: &Clauses,
    ) -> Standing {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for configuration in among {
            for group in known.graph.groups(configuration) {
                if role.map_or(group.row.role != Role::Actor, |role| group.row.stands_as(role)) {
                    pairs.extend(group.literals.iter().map(|literal| (literal.0, configuration)));
                }
            }
        }
        let mut standing = Standing { literals: Vec::new(), configurations: Vec::with_capacity(pairs.len()) };
        // they come by configuration; to sort many of them takes longer than to lay them out by literal
        if pairs.len() < known.graph.literal_count() {
            pairs.sort_unstable();
            pairs.iter().for_each(|(literal, configuration)| standing.add(LiteralId(*literal), *configuration));
        } else {
            let lists = Lists::gather(known.graph.literal_count(), &pairs);
            for literal in (0..).map(LiteralId).take(lists.len()) {
                lists.get(literal.0).iter().for_each(|configuration| standing.add(literal, *configuration));
            }
        }
        if let Some(mentioning) = &clauses.mentioning {
            standing.keep(known, mentioning);
        }
        standing
    }

    /// Adds that a literal stands in a configuration; they come in order.
    fn add(&mut self, literal: LiteralId, configuration: u32) {
        let new = self.literals.last().is_none_or(|(last, _)| *last != literal);
        if new {
            self.literals.push((literal, self.configurations.len()));
        }
        if new || self.configurations.last() != Some(&configuration) {
            self.configurations.push(configuration);
        }
    }

    fn keep(&mut self, known: &Known<'_>, mentioning: &Mentioning) {
        let kept: Vec<LiteralId> =
            self.iter().filter(|all| mentions(known, mentioning, *all)).map(|(one, _)| one).collect();
        let (mut literals, mut configurations) = (Vec::new(), Vec::new());
        for literal in kept {
            literals.push((literal, configurations.len()));
            configurations.extend_from_slice(self.of(literal));
        }
        *self = Standing { literals, configurations };
    }

    /// How many literals there are.
    pub(super) fn len(&self) -> usize {
        self.literals.len()
    }

    /// The literals with the configurations in which they stand so.
    pub(super) fn iter(&self) -> impl Iterator<Item = (LiteralId, &[u32])> {
        self.literals.iter().zip(0..).map(|((literal, _), at)| (*literal, self.at(at)))
    }

    /// The configurations in which a literal stands so, by name.
    pub(super) fn of(&self, literal: LiteralId) -> &[u32] {
        self.literals.binary_search_by_key(&literal, |(one, _)| *one).map_or(&[], |at| self.at(at))
    }

    fn at(&self, at: usize) -> &[u32] {
        let starts = |at: usize| self.literals.get(at).map_or(self.configurations.len(), |(_, start)| *start);
        self.configurations.get(starts(at)..starts(at + 1)).unwrap_or(&[])
    }
}

fn mentions(known: &Known<'_>, mentioning: &Mentioning, (literal, all): (LiteralId, &[u32])) -> bool {
    let row = FactorRow { factor: literal.factor(), configurations: all.to_vec(), ..FactorRow::default() };
    match mentioning {
        Mentioning::Words(words) => row.record(known).is_some_and(|record| mentions_words(record, words)),
        Mentioning::Factor(end) => mentions_factor(known, &row, &literals_of(known.graph, end)),
    }
}
