//! The graph of what is known, made from the records in a few linear passes.

use super::{
    Graph, Names,
    lists::number,
    rows::{Numbered, Of},
    said::Said,
    told::Target,
};
use crate::{
    resolve,
    theory::{Configuration, Name, NameOf, Record, RecordKind, Theory},
};
use std::collections::{BTreeSet, HashMap};

type Numbers = HashMap<Name, u32>;

impl Graph {
    /// Makes the graph of a theory. Names that no record declares take part like the others.
    pub fn build(theory: &Theory) -> Graph {
        let sorted = Sorted::new(theory);
        let claims: Vec<Vec<Configuration>> =
            sorted.claims.iter().map(|record| resolve::configurations(record)).collect();
        let (mut said, mut known) = named(theory, &sorted, &claims);
        let declared = sorted.factors.iter().chain(&sorted.sources).map(|record| (record.name.as_str(), *record));
        let declared: HashMap<&str, &Record> = declared.collect();
        let of_kind = |name: &str, is_kind: fn(RecordKind) -> bool| {
            declared.get(name).copied().filter(|record| is_kind(record.kind))
        };
        let (factors, sources) = (said.factors.clone(), said.sources.clone());
        for factor in factors.texts() {
            said.add_factor(of_kind(factor, |kind| kind.is_factor()), &known);
        }
        sorted.claims.iter().zip(&claims).for_each(|(record, claim)| said.add_claim(record, claim, &known));
        said.end_claims();
        for source in sources.texts() {
            said.add_source(of_kind(source, |kind| kind == RecordKind::Source), &known);
        }
        known.others = others(&sorted.evidence, &known);
        sorted.evidence.iter().for_each(|record| said.add_evidence(record, &mut known));
        said.others = Names::of(known.others.iter().map(Name::as_str));
        said.graph()
    }
}

/// The numbers of all names.
#[derive(Debug, Default)]
struct Known {
    factors: Numbers,
    theories: Numbers,
    themes: Numbers,
    claims: Numbers,
    sources: Numbers,
    cases: Numbers,
    /// What evidence names that is neither claim nor factor, in order.
    others: Vec<Name>,
}

impl Numbered for Known {
    fn number(&self, of: Of, name: &Name) -> Option<u32> {
        let numbers = match of {
            Of::Factor => &self.factors,
            Of::Theory => &self.theories,
            Of::Theme => &self.themes,
            Of::Source => &self.sources,
            Of::Case => &self.cases,
        };
        numbers.get(name).copied()
    }

    fn target(&mut self, name: &Name) -> Target {
        match (self.claims.get(name), self.factors.get(name)) {
            (Some(claim), _) => Target::Claim(*claim),
            (None, Some(factor)) => Target::Factor(*factor),
            (None, None) => Target::Other(number(self.others.binary_search(name).unwrap_or_else(|at| at))),
        }
    }
}

/// Numbers the names, those that records name without a record of their own among them.
fn named(theory: &Theory, sorted: &Sorted<'_>, claims: &[Vec<Configuration>]) -> (Said, Known) {
    let literals = claims.iter().flatten().flat_map(|c| &c.parts).flat_map(|(_, group)| &group.literals);
    let literals = literals.map(|literal| &literal.factor);
    let (factors, factor_numbers) =
        Names::new(names(&sorted.factors), literals.chain(field(&sorted.factors, "kind of")));
    let declared = |kind| theory.records().filter(move |record| record.kind == kind).map(|r| r.name.clone()).collect();
    let (theories, theory_numbers) = Names::new(declared(RecordKind::Theory), field(&sorted.claims, "in"));
    let (themes, theme_numbers) = Names::new(declared(RecordKind::Theme), field(&sorted.claims, "theme"));
    let (claims, claim_numbers) = Names::new(names(&sorted.claims), std::iter::empty());
    let vias = field(&sorted.evidence, "via").chain(field(&sorted.sources, "via"));
    let from = field(&sorted.evidence, "from").chain(vias);
    let (sources, source_numbers) = Names::new(names(&sorted.sources), from);
    let (cases, case_numbers) = Names::new(names(&sorted.cases), field(&sorted.sources, "case"));
    let records = Names::of(sorted.evidence.iter().map(|record| record.name.as_str()));
    let known = Known {
        factors: factor_numbers,
        theories: theory_numbers,
        themes: theme_numbers,
        claims: claim_numbers,
        sources: source_numbers,
        cases: case_numbers,
        others: Vec::new(),
    };
    (Said { factors, theories, themes, claims, records, sources, cases, ..Said::default() }, known)
}

/// What evidence names that is neither claim nor factor, in order.
fn others(evidence: &[&Record], known: &Known) -> Vec<Name> {
    let stances = super::Stance::ALL.map(super::Stance::word);
    let all = evidence.iter().flat_map(|record| stances.iter().flat_map(|word| record.names(word)));
    let is_other = |name: &&Name| !known.claims.contains_key(*name) && !known.factors.contains_key(*name);
    let others: BTreeSet<&Name> = all.map(|NameOf { name, .. }| name).filter(is_other).collect();
    others.into_iter().cloned().collect()
}

/// The names in a field of records.
fn field<'r>(records: &'r [&'r Record], word: &'static str) -> impl Iterator<Item = &'r Name> {
    records.iter().flat_map(move |record| record.names(word)).map(|name| &name.name)
}

fn names(records: &[&Record]) -> Vec<Name> {
    records.iter().map(|record| record.name.clone()).collect()
}

/// The records by what they are, each list by name.
#[derive(Default)]
struct Sorted<'a> {
    factors: Vec<&'a Record>,
    claims: Vec<&'a Record>,
    evidence: Vec<&'a Record>,
    sources: Vec<&'a Record>,
    cases: Vec<&'a Record>,
}

impl<'a> Sorted<'a> {
    fn new(theory: &'a Theory) -> Sorted<'a> {
        let mut sorted = Sorted::default();
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
