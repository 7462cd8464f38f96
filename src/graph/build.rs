//! The graph of what is known, made from the records in a few linear passes.

use super::{
    ConfigurationRow, Evidence, Graph, GroupRow, Kinds, Lists, LiteralId, Names, Naming, Stance, lists::number,
};
use crate::{
    resolve,
    theory::{Configuration, Name, NameOf, Record, RecordKind, Role, Theory},
};
use std::collections::HashMap;

type Numbers = HashMap<Name, u32>;

impl Graph {
    /// Makes the graph of a theory. Names that no record declares take part like the others.
    pub fn build(theory: &Theory) -> Graph {
        let sorted = Sorted::new(theory);
        let claims: Vec<Vec<Configuration>> =
            sorted.claims.iter().map(|record| resolve::configurations(record)).collect();
        let literals = claims.iter().flatten().flat_map(|c| &c.parts).flat_map(|(_, group)| &group.literals);
        let kinds_of = sorted.factors.iter().flat_map(|record| record.names("kind of")).map(|name| &name.name);
        let (factors, factor_numbers) =
            Names::new(names(&sorted.factors), literals.map(|literal| &literal.factor).chain(kinds_of));
        let (theories, theory_numbers) = linked(theory, RecordKind::Theory, &sorted.claims, "in");
        let (themes, theme_numbers) = linked(theory, RecordKind::Theme, &sorted.claims, "theme");
        let (claim_names, claim_numbers) = Names::new(names(&sorted.claims), std::iter::empty());
        let mut graph = Graph {
            kinds: kinds(&sorted.factors, &factor_numbers, factors.len()),
            factors,
            theories,
            themes,
            claims: claim_names,
            dead: sorted.claims.iter().map(|record| is_dead(record)).collect(),
            claim_theories: links(&sorted.claims, "in", &theory_numbers),
            claim_themes: links(&sorted.claims, "theme", &theme_numbers),
            ..Graph::default()
        };
        graph.theory_claims = turned(&graph.claim_theories, graph.theories.len());
        graph.theme_claims = turned(&graph.claim_themes, graph.themes.len());
        graph.add_configurations(&claims, &factor_numbers);
        graph.add_neighbours();
        graph.add_evidence(&sorted, &claim_numbers, &factor_numbers);
        graph
    }

    fn add_configurations(&mut self, claims: &[Vec<Configuration>], factors: &Numbers) {
        self.claim_starts.push(0);
        for (claim, configurations) in claims.iter().enumerate() {
            for configuration in configurations {
                self.add_configuration(number(claim), configuration, factors);
            }
            self.claim_starts.push(number(self.configurations.len()));
        }
    }

    fn add_configuration(&mut self, claim: u32, configuration: &Configuration, factors: &Numbers) {
        let borrows = !configuration.has_conditions();
        let intervention = configuration.groups(Role::Intervention).next().is_some();
        let mut row = ConfigurationRow {
            claim,
            number: configuration.id.number.unwrap_or(0),
            twin_of: configuration.twin_of.unwrap_or(0),
            borrows,
            unknown_condition: false,
            unknown_mechanism: false,
        };
        let mut rows = Vec::with_capacity(configuration.parts.len());
        for (role, group) in &configuration.parts {
            let mechanism = match role {
                Role::Mechanism | Role::Reasoning => true,
                Role::Resource => intervention,
                _ => false,
            };
            let stated = match role {
                Role::Context | Role::Intervention => true,
                Role::Resource => !intervention,
                _ => false,
            };
            let condition = if borrows { mechanism } else { stated };
            row.unknown_condition |= condition && group.is_unknown();
            row.unknown_mechanism |= mechanism && group.is_unknown();
            rows.push(GroupRow { role: *role, condition, mechanism });
            self.literals.push(group.literals.iter().filter_map(|literal| {
                factors.get(&literal.factor).map(|factor| LiteralId::new(*factor, literal.direction))
            }));
        }
        self.groups.push(rows);
        self.configurations.push(row);
    }

    /// For each literal, the configurations that it is a condition, a mechanism, an outcome of; each once.
    fn add_neighbours(&mut self) {
        let (mut conditions, mut mechanisms, mut outcomes) = (Vec::new(), Vec::new(), Vec::new());
        for configuration in 0..number(self.configurations.len()) {
            for group in self.groups(configuration) {
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
        let count = self.literal_count();
        self.condition_of = Lists::gather(count, &conditions).distinct();
        self.mechanism_of = Lists::gather(count, &mechanisms).distinct();
        self.outcome_of = Lists::gather(count, &outcomes).distinct();
    }

    fn add_evidence(&mut self, sorted: &Sorted<'_>, claims: &Numbers, factors: &Numbers) {
        let from = sorted.evidence.iter().flat_map(|record| record.names("from")).map(|name| &name.name);
        let via = |records: &[&'_ Record]| -> Vec<Name> {
            records.iter().flat_map(|record| record.names("via")).map(|name| name.name.clone()).collect()
        };
        let vias: Vec<Name> = via(&sorted.evidence).into_iter().chain(via(&sorted.sources)).collect();
        let (sources, source_numbers) = Names::new(names(&sorted.sources), from.chain(&vias));
        let cases = sorted.sources.iter().flat_map(|record| record.names("case")).map(|name| &name.name);
        let (cases, case_numbers) = Names::new(names(&sorted.cases), cases);
        let mut evidence = Evidence { cases, ..Evidence::default() };
        (evidence.records, _) = Names::new(names(&sorted.evidence), std::iter::empty());
        let declared: HashMap<&Name, &Record> = sorted.sources.iter().map(|record| (&record.name, *record)).collect();
        for source in sources.iter() {
            let cases = declared.get(source).map_or_else(Vec::new, |record| record.names("case"));
            evidence.cases_of.push(cases.iter().filter_map(|case| case_numbers.get(&case.name)).copied());
        }
        for record in &sorted.evidence {
            evidence.from.push(record.names("from").iter().filter_map(|name| source_numbers.get(&name.name)).copied());
            let sources = record.names("from");
            let through = sources.iter().filter_map(|name| declared.get(&name.name)).flat_map(|s| s.names("via"));
            let via = record.names("via").into_iter().chain(through);
            evidence.via.push(via.filter_map(|name| source_numbers.get(&name.name)).copied().collect::<Vec<_>>());
        }
        evidence.cases_of = evidence.cases_of.distinct();
        evidence.from = evidence.from.distinct();
        evidence.via = evidence.via.distinct();
        evidence.of_source = turned(&evidence.from, sources.len());
        evidence.sources_of_case = turned(&evidence.cases_of, evidence.cases.len());
        evidence.sources = sources;
        self.add_namings(&mut evidence, &sorted.evidence, claims, factors);
        self.evidence = evidence;
    }

    fn add_namings(&self, evidence: &mut Evidence, records: &[&Record], claims: &Numbers, factors: &Numbers) {
        let (mut of_configuration, mut of_claim, mut of_factor) = (Vec::new(), Vec::new(), Vec::new());
        for (at, record) in records.iter().enumerate() {
            for stance in Stance::ALL {
                let naming = Naming { stance, evidence: number(at) };
                for NameOf { name, number } in record.names(stance.word()) {
                    if let Some(claim) = claims.get(name) {
                        of_claim.push((*claim, naming));
                        let meant = self.configurations_of(*claim).filter(|configuration| {
                            number.is_none_or(|n| self.configurations[*configuration as usize].number == n)
                        });
                        of_configuration.extend(meant.map(|configuration| (configuration, naming)));
                    } else if let Some(factor) = factors.get(name) {
                        of_factor.push((*factor, naming));
                    }
                }
            }
        }
        evidence.of_configuration = Lists::gather(self.configurations.len(), &of_configuration).distinct();
        evidence.of_claim = Lists::gather(self.claims.len(), &of_claim).distinct();
        evidence.of_factor = Lists::gather(self.factors.len(), &of_factor).distinct();
        for configuration in 0..number(self.configurations.len()) {
            let namings = evidence.of_configuration.get(configuration).iter();
            let supporting = namings.filter(|naming| naming.stance == Stance::Supports);
            let sources: Vec<u32> = supporting.flat_map(|naming| evidence.from.get(naming.evidence)).copied().collect();
            evidence.sources_of.push(sources);
        }
        evidence.sources_of = evidence.sources_of.distinct();
    }
}

/// The records by what they are, each list by name.
struct Sorted<'a> {
    factors: Vec<&'a Record>,
    claims: Vec<&'a Record>,
    evidence: Vec<&'a Record>,
    sources: Vec<&'a Record>,
    cases: Vec<&'a Record>,
}

impl<'a> Sorted<'a> {
    fn new(theory: &'a Theory) -> Sorted<'a> {
        let mut sorted = Sorted {
            factors: Vec::new(),
            claims: Vec::new(),
            evidence: Vec::new(),
            sources: Vec::new(),
            cases: Vec::new(),
        };
        for record in theory.records() {
            match record.kind {
                RecordKind::Factor(_) => sorted.factors.push(record),
                RecordKind::Statement | RecordKind::Cmoc => sorted.claims.push(record),
                RecordKind::Evidence => sorted.evidence.push(record),
                RecordKind::Source => sorted.sources.push(record),
                RecordKind::Case => sorted.cases.push(record),
                RecordKind::Theory | RecordKind::Theme | RecordKind::Scale | RecordKind::Question => {}
            }
        }
        sorted
    }
}

fn names(records: &[&Record]) -> Vec<Name> {
    records.iter().map(|record| record.name.clone()).collect()
}

/// Whether a claim is left out of answers unless a question names its status.
fn is_dead(record: &Record) -> bool {
    matches!(record.text("status"), Some("refuted" | "retired"))
}

/// Numbers the records of a kind that a field of the claims names.
fn linked(theory: &Theory, kind: RecordKind, claims: &[&Record], field: &str) -> (Names, Numbers) {
    let declared = theory.records().filter(|record| record.kind == kind).map(|record| record.name.clone()).collect();
    Names::new(declared, claims.iter().flat_map(|record| record.names(field)).map(|name| &name.name))
}

fn links(records: &[&Record], field: &str, numbers: &Numbers) -> Lists<u32> {
    let mut lists = Lists::default();
    for record in records {
        lists.push(record.names(field).iter().filter_map(|name| numbers.get(&name.name)).copied());
    }
    lists.distinct()
}

fn kinds(factors: &[&Record], numbers: &Numbers, count: usize) -> Kinds {
    let mut pairs = Vec::new();
    for record in factors {
        let Some(factor) = numbers.get(&record.name) else { continue };
        let wider = record.names("kind of").into_iter().filter_map(|name| numbers.get(&name.name));
        pairs.extend(wider.map(|wider| (*factor, *wider)));
    }
    let wider = Lists::gather(count, &pairs).distinct();
    let narrower = turned(&wider, count);
    Kinds { wider, narrower }
}

/// The lists the other way round: for each item, the lists that hold it.
fn turned(lists: &Lists<u32>, count: usize) -> Lists<u32> {
    let mut pairs = Vec::with_capacity(lists.items.len());
    for list in 0..number(lists.len()) {
        pairs.extend(lists.get(list).iter().map(|item| (*item, list)));
    }
    Lists::gather(count, &pairs)
}
