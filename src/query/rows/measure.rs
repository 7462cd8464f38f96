//! Counts of the evidence that names a thing.

use crate::{
    answer::Cell,
    graph::{Graph, Naming, Stance},
    query::Known,
};

/// What can be counted of what names a thing; 0 is a number like any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Supporting pieces of evidence; one from each source.
    Evidence,
    /// Contradicting pieces.
    Against,
    /// Pieces that looked for it and found nothing.
    Silent,
    /// Refining pieces.
    Refining,
    /// Distinct sources of what supports it.
    Sources,
    /// Distinct cases of those sources.
    Cases,
    /// Distinct reviews in which what supports it was read.
    Via,
}

impl Measure {
    /// All of them.
    pub(crate) const ALL: [Measure; 7] = [
        Measure::Evidence,
        Measure::Against,
        Measure::Silent,
        Measure::Refining,
        Measure::Sources,
        Measure::Cases,
        Measure::Via,
    ];

    /// The word of the language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Measure::Evidence => "evidence",
            Measure::Against => "against",
            Measure::Silent => "silent",
            Measure::Refining => "refining",
            Measure::Sources => "sources",
            Measure::Cases => "cases",
            Measure::Via => "via",
        }
    }

    /// Counts it.
    pub(crate) fn count(self, graph: &Graph, namings: &[Naming]) -> usize {
        match self {
            Measure::Evidence => pieces(graph, namings, Stance::Supports),
            Measure::Against => pieces(graph, namings, Stance::Contradicts),
            Measure::Silent => pieces(graph, namings, Stance::Silent),
            Measure::Refining => pieces(graph, namings, Stance::Refines),
            Measure::Sources => sources(graph, namings).len(),
            Measure::Cases => {
                distinct(sources(graph, namings).iter().flat_map(|source| graph.evidence.cases_of.get(*source))).len()
            }
            Measure::Via => distinct(supporting(namings).flat_map(|evidence| graph.evidence.via.get(evidence))).len(),
        }
    }
}

/// A count of what names a thing.
pub(crate) fn measure(known: &Known<'_>, measure: Measure, namings: &[Naming]) -> Cell {
    number(measure.count(known.graph, namings))
}

/// A count as a value.
pub(crate) fn number(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The distinct sources of what supports a thing.
pub(crate) fn sources(graph: &Graph, namings: &[Naming]) -> Vec<u32> {
    distinct(supporting(namings).flat_map(|evidence| graph.evidence.from.get(evidence)))
}

fn supporting(namings: &[Naming]) -> impl Iterator<Item = u32> + '_ {
    namings.iter().filter(|naming| naming.stance == Stance::Supports).map(|naming| naming.evidence)
}

fn pieces(graph: &Graph, namings: &[Naming], stance: Stance) -> usize {
    let named = namings.iter().filter(|naming| naming.stance == stance);
    named.map(|naming| graph.evidence.pieces(naming.evidence)).sum()
}

fn distinct<'a>(numbers: impl Iterator<Item = &'a u32>) -> Vec<u32> {
    let mut all: Vec<u32> = numbers.copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
