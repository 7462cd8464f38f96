//! What listed things have to have to do with: a theory, or a factor that is mentioned.

use super::Known;
use crate::{
    graph::{LiteralId, Stance},
    theory::{Name, Record, RecordKind},
};
use std::collections::BTreeSet;

/// The claims and factors that listed things have to have to do with.
pub(crate) struct Within {
    claims: BTreeSet<u32>,
    factors: BTreeSet<u32>,
    theory: Option<Name>,
}

impl Within {
    /// What belongs to a theory.
    pub(crate) fn new(known: &Known<'_>, theory: &Name) -> Within {
        let graph = known.graph;
        let claims = graph.theories.find(theory.as_str()).map_or(&[][..], |at| graph.theory_claims.get(at));
        let declared = known.theory.records().filter(|r| r.kind.is_factor() && names(r, "in", theory));
        let factors = declared.filter_map(|record| graph.factors.find(record.name.as_str())).collect();
        Within { claims: claims.iter().copied().collect(), factors, theory: Some(theory.clone()) }
    }

    /// What mentions a literal.
    pub(crate) fn mentioning(known: &Known<'_>, literals: &[LiteralId]) -> Within {
        let graph = known.graph;
        let coded = |configuration: u32| {
            graph.groups(configuration).any(|group| group.literals.iter().any(|l| literals.binary_search(l).is_ok()))
        };
        let claims = graph.configurations.iter().zip(0..).filter(|(_, at)| coded(*at)).map(|(row, _)| row.claim);
        Within {
            claims: claims.collect(),
            factors: literals.iter().map(|literal| literal.factor()).collect(),
            theory: None,
        }
    }

    /// Whether a listed thing belongs to it.
    pub(crate) fn holds(&self, known: &Known<'_>, record: &Record) -> bool {
        let graph = known.graph;
        let any = |claims: &[u32]| claims.iter().any(|claim| self.claims.contains(claim));
        let of_source = |source: &Name| {
            let evidence = &graph.evidence;
            let pieces = evidence.sources.find(source.as_str()).map_or(&[][..], |at| evidence.of_source.get(at));
            let records = pieces.iter().filter_map(|at| known.theory.get(&evidence.records[*at]));
            records.into_iter().any(|record| self.named_by(known, record))
        };
        match record.kind {
            RecordKind::Theory => {
                graph.theories.find(record.name.as_str()).is_some_and(|at| any(graph.theory_claims.get(at)))
            }
            RecordKind::Theme => {
                self.theory.as_ref().is_some_and(|theory| names(record, "in", theory))
                    || graph.themes.find(record.name.as_str()).is_some_and(|at| any(graph.theme_claims.get(at)))
            }
            RecordKind::Evidence => self.named_by(known, record),
            RecordKind::Source => of_source(&record.name),
            RecordKind::Case => graph.evidence.cases.find(record.name.as_str()).is_some_and(|case| {
                let sources = graph.evidence.sources_of_case.get(case);
                sources.iter().any(|source| of_source(&graph.evidence.sources[*source]))
            }),
            _ => false,
        }
    }

    fn named_by(&self, known: &Known<'_>, evidence: &Record) -> bool {
        Stance::ALL.into_iter().flat_map(|stance| evidence.names(stance.word())).any(|named| {
            let name = named.name.as_str();
            known.graph.claims.find(name).is_some_and(|claim| self.claims.contains(&claim))
                || known.graph.factors.find(name).is_some_and(|factor| self.factors.contains(&factor))
        })
    }
}

/// Whether a field of a record names something.
pub(crate) fn names(record: &Record, field: &str, name: &Name) -> bool {
    record.names(field).iter().any(|named| named.name == *name)
}
