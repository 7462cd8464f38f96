//! Where gaps are looked for: the live configurations, claims and factors that a question speaks of.

use super::{
    gap::{Gap, Of, Part},
    wording::Wording,
};
use crate::{
    graph::{Graph, LiteralId},
    query::{
        Known,
        live::{Live, Scope},
        notes,
    },
    theory::{Name, NameOf, Record, RecordKind},
};
use std::{cell::OnceCell, collections::BTreeSet, sync::Arc};

/// Where gaps are looked for.
pub(super) struct Ground<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) live: &'a Live,
    scope: Scope<'a>,
    /// The claims that take part, by name: neither refuted nor retired, of the theory asked for, and kept by `using`.
    pub(super) claims: Vec<u32>,
    pub(super) wording: Wording<'a>,
    standing: OnceCell<BTreeSet<u32>>,
}

impl<'a> Ground<'a> {
    /// The ground of a question.
    pub(super) fn new(known: &'a Known<'a>, live: &'a Live, scope: Scope<'a>) -> Ground<'a> {
        let graph = known.graph;
        let theory = scope.theory.map(|theory| graph.theories.find(theory.as_str()));
        let takes_part = |claim: &u32| {
            let mut own = graph.configurations_of(*claim);
            if own.any(|at| live.is(at)) {
                return true;
            }
            graph.configurations_of(*claim).next().is_none()
                && scope.using.is_none()
                && !graph.dead[*claim as usize]
                && theory.is_none_or(|theory| theory.is_some_and(|at| graph.claim_theories.get(*claim).contains(&at)))
        };
        let claims = (0..graph.claims.len()).filter_map(|claim| u32::try_from(claim).ok()).filter(takes_part).collect();
        Ground { known, live, scope, claims, wording: Wording::new(known), standing: OnceCell::new() }
    }

    /// The graph.
    pub(super) fn graph(&self) -> &'a Graph {
        self.known.graph
    }

    /// The record of a claim.
    pub(super) fn record(&self, claim: u32) -> Option<&'a Record> {
        self.known.theory.get(&self.graph().claims[claim]).map(AsRef::as_ref)
    }

    /// The name of what lacks something.
    pub(super) fn name(&self, of: Of) -> NameOf {
        let graph = self.graph();
        let name = match of {
            Of::Configuration(at) => {
                let id = graph.configuration_id(at);
                return NameOf { name: id.record, number: id.number };
            }
            Of::Claim(at) => &graph.claims[at],
            Of::Factor(at) => &graph.factors[at],
            Of::Evidence(at) => &graph.evidence.records[at],
            Of::Source(at) => &graph.evidence.sources[at],
        };
        NameOf { name: name.clone(), number: None }
    }

    /// The live configurations that a gap concerns.
    pub(super) fn concerned(&self, gap: &Gap) -> Vec<u32> {
        match (gap.of, gap.part) {
            (Of::Configuration(at), _) => vec![at],
            (Of::Claim(claim), _) => self.of_claim(claim),
            (Of::Factor(_), Part::Literal(outcome)) => self.explaining(outcome).collect(),
            (Of::Factor(factor), part) => self.standing_in(factor, part == Part::Outcome),
            (Of::Evidence(_) | Of::Source(_), _) => Vec::new(),
        }
    }

    /// The live configurations that explain an outcome by a mechanism that is known.
    pub(super) fn explaining(&self, outcome: LiteralId) -> impl Iterator<Item = u32> + '_ {
        let graph = self.graph();
        let known = |at: &u32| graph.mechanisms(*at).any(|group| !group.is_empty());
        let telling = graph.outcome_of.get(outcome.0).iter().copied();
        telling.filter(move |at| self.live.is(*at)).filter(move |at| known(at))
    }

    /// The live configurations in which a factor stands, as an outcome or in any role.
    pub(super) fn standing_in(&self, factor: u32, as_outcome: bool) -> Vec<u32> {
        let graph = self.graph();
        let lists = [&graph.outcome_of, &graph.condition_of, &graph.mechanism_of];
        let lists = if as_outcome { &lists[..1] } else { &lists[..] };
        let literals = Graph::directions(factor);
        let standing = literals.iter().flat_map(|literal| lists.iter().flat_map(|list| list.get(literal.0)));
        let mut all: Vec<u32> = standing.copied().filter(|at| self.live.is(*at)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The live configurations of a claim.
    pub(super) fn of_claim(&self, claim: u32) -> Vec<u32> {
        self.graph().configurations_of(claim).filter(|at| self.live.is(*at)).collect()
    }

    /// The factors that stand in a live configuration.
    pub(super) fn standing(&self) -> &BTreeSet<u32> {
        self.standing.get_or_init(|| {
            let groups = self.live.iter().flat_map(|at| self.graph().groups(at));
            groups.flat_map(|group| group.literals).map(|literal| LiteralId::factor(*literal)).collect()
        })
    }

    /// The theory asked for.
    pub(super) fn theory(&self) -> Option<&'a Name> {
        self.scope.theory
    }

    /// Whether the question keeps to some configurations, so that what stands in none is not asked for.
    pub(super) fn is_narrowed(&self) -> bool {
        self.scope.using.is_some()
    }

    /// How many factors are looked at: those that stand in a configuration, and, unless the question keeps to some
    /// configurations, those that are declared.
    fn factors(&self) -> usize {
        let graph = self.graph();
        match self.scope.theory {
            _ if self.is_narrowed() => self.standing().len(),
            None => graph.factors.len(),
            Some(theory) => {
                let within = |record: &&Arc<Record>| record.names("in").iter().any(|named| named.name == *theory);
                let declared = self.known.theory.of_kind(RecordKind::is_factor).into_iter().filter(within);
                let declared = declared.filter_map(|record| graph.factors.find(record.name.as_str()));
                let others = declared.filter(|factor| !self.standing().contains(factor)).count();
                self.standing().len() + others
            }
        }
    }

    /// What was looked at, in words.
    pub(super) fn words(&self) -> String {
        format!(
            "{}, {} and {} looked at",
            notes::several(self.live.iter().count(), "configuration"),
            match self.claims.len() {
                1 => "1 statement or cmoc".to_owned(),
                count => format!("{count} statements and cmocs"),
            },
            notes::several(self.factors(), "factor")
        )
    }
}
