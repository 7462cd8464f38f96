//! What each record says, as numbers, and the graph that is worked out from it.
//!
//! Both ways to a graph meet here: building it from all records, and changing one where a few records have changed.

use super::{
    ConfigurationRow, Evidence, Graph, GroupRow, Kinds, Lists, LiteralId, Names, Naming, Stance, Told, lists::number,
    told::Target,
};
use crate::theory::Role;

/// What each record says: all that the rest of a graph is worked out from. Lists are by the number of their record, and
/// those of what stands without a record are empty.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) factors: Names,
    pub(super) theories: Names,
    pub(super) themes: Names,
    pub(super) claims: Names,
    pub(super) records: Names,
    pub(super) sources: Names,
    pub(super) cases: Names,
    /// What evidence names that is neither claim nor factor.
    pub(super) others: Names,
    /// For each factor, those of which it is a kind.
    pub(super) wider: Lists<u32>,
    /// For each claim, whether it is refuted or retired.
    pub(super) dead: Vec<bool>,
    pub(super) claim_theories: Lists<u32>,
    pub(super) claim_themes: Lists<u32>,
    pub(super) claim_starts: Vec<u32>,
    pub(super) configurations: Vec<ConfigurationRow>,
    pub(super) groups: Lists<GroupRow>,
    pub(super) literals: Lists<LiteralId>,
    /// For each piece of evidence.
    pub(super) from: Lists<u32>,
    pub(super) own_via: Lists<u32>,
    pub(super) told: Lists<Told>,
    /// For each source.
    pub(super) cases_of: Lists<u32>,
    pub(super) source_via: Lists<u32>,
}

impl Said {
    /// The graph.
    pub(super) fn graph(self) -> Graph {
        let kinds = Kinds { narrower: turned(&self.wider, self.factors.len()).into(), wider: self.wider.into() };
        let mut graph = Graph {
            kinds,
            theory_claims: turned(&self.claim_theories, self.theories.len()).into(),
            theme_claims: turned(&self.claim_themes, self.themes.len()).into(),
            factors: self.factors.into(),
            theories: self.theories.into(),
            themes: self.themes.into(),
            claims: self.claims.into(),
            dead: self.dead.into(),
            claim_theories: self.claim_theories.into(),
            claim_themes: self.claim_themes.into(),
            claim_starts: self.claim_starts.into(),
            configurations: self.configurations.into(),
            groups: self.groups.into(),
            literals: self.literals.into(),
            ..Graph::default()
        };
        add_neighbours(&mut graph);
        let mut evidence = Evidence {
            via: via(&self.from, &self.own_via, &self.source_via).into(),
            of_source: turned(&self.from, self.sources.len()).into(),
            sources_of_case: turned(&self.cases_of, self.cases.len()).into(),
            records: self.records.into(),
            sources: self.sources.into(),
            cases: self.cases.into(),
            others: self.others.into(),
            from: self.from.into(),
            own_via: self.own_via.into(),
            source_via: self.source_via.into(),
            told: self.told.into(),
            cases_of: self.cases_of.into(),
            ..Evidence::default()
        };
        add_namings(&graph, &mut evidence);
        graph.evidence = evidence;
        graph
    }
}

/// For each literal, the configurations that it is a condition, a mechanism, an outcome of; each once.
fn add_neighbours(graph: &mut Graph) {
    let (mut conditions, mut mechanisms, mut outcomes) = (Vec::new(), Vec::new(), Vec::new());
    for configuration in 0..number(graph.configurations.len()) {
        for group in graph.groups(configuration) {
            for literal in group.literals {
                let pair = (literal.0, configuration);
                if group.row.condition {
                    conditions.push(pair);
                }
                if group.row.mechanism {
                    mechanisms.push(pair);
                }
                if group.row.role == Role::Outcome {
                    outcomes.push(pair);
                }
            }
        }
    }
    let count = graph.literal_count();
    let gathered = |pairs: &[(u32, u32)]| Lists::gather(count, pairs).distinct().into();
    graph.condition_of = gathered(&conditions);
    graph.mechanism_of = gathered(&mechanisms);
    graph.outcome_of = gathered(&outcomes);
}

/// The reviews in which each piece of evidence was read: its own, and those of its sources.
fn via(from: &Lists<u32>, own: &Lists<u32>, of_source: &Lists<u32>) -> Lists<u32> {
    let mut via = Lists::default();
    for evidence in 0..number(from.len()) {
        let through = from.get(evidence).iter().flat_map(|source| of_source.get(*source));
        via.push(own.get(evidence).iter().chain(through).copied());
    }
    via.distinct()
}

fn add_namings(graph: &Graph, evidence: &mut Evidence) {
    let (mut of_configuration, mut of_claim, mut of_factor) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..number(evidence.told.len()) {
        for Told { stance, of, number: meant } in evidence.told.get(at) {
            let naming = Naming { stance: *stance, evidence: at };
            match of {
                Target::Claim(claim) => {
                    of_claim.push((*claim, naming));
                    let all = graph.configurations_of(*claim).filter(|configuration| {
                        meant.is_none_or(|n| graph.configurations[*configuration as usize].number == n)
                    });
                    of_configuration.extend(all.map(|configuration| (configuration, naming)));
                }
                Target::Factor(factor) => of_factor.push((*factor, naming)),
                Target::Other(_) => {}
            }
        }
    }
    let of_configuration = Lists::gather(graph.configurations.len(), &of_configuration).distinct();
    let mut sources_of = Lists::default();
    for configuration in 0..number(graph.configurations.len()) {
        let namings = of_configuration.get(configuration).iter();
        let supporting = namings.filter(|naming| naming.stance == Stance::Supports);
        sources_of.push(supporting.flat_map(|naming| evidence.from.get(naming.evidence)).copied());
    }
    evidence.sources_of = sources_of.distinct().into();
    evidence.of_configuration = of_configuration.into();
    evidence.of_claim = Lists::gather(graph.claims.len(), &of_claim).distinct().into();
    evidence.of_factor = Lists::gather(graph.factors.len(), &of_factor).distinct().into();
}

/// The lists the other way round: for each item, the lists that hold it.
fn turned(lists: &Lists<u32>, count: usize) -> Lists<u32> {
    let mut pairs = Vec::with_capacity(lists.items.len());
    for list in 0..number(lists.len()) {
        pairs.extend(lists.get(list).iter().map(|item| (*item, list)));
    }
    Lists::gather(count, &pairs)
}
