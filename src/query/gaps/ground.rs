//! Where gaps are looked for: the live configurations, claims and factors that a question speaks of.

use super::wording::Wording;
use crate::{
    graph::{Graph, LiteralId},
    query::{
        Known,
        live::{Live, Scope},
        notes,
    },
    theory::{Name, NameOf, Record},
};
use std::{cell::OnceCell, collections::BTreeSet};

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

    /// The name of a claim.
    pub(super) fn claim(&self, claim: u32) -> NameOf {
        NameOf { name: self.graph().claims[claim].clone(), number: None }
    }

    /// The name of a configuration.
    pub(super) fn configuration(&self, at: u32) -> NameOf {
        let id = self.graph().configuration_id(at);
        NameOf { name: id.record, number: id.number }
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

    /// What was looked at, in words.
    pub(super) fn words(&self) -> String {
        format!(
            "{}, {} and {} looked at",
            notes::several(self.live.iter().count(), "configuration"),
            match self.claims.len() {
                1 => "1 statement or cmoc".to_owned(),
                count => format!("{count} statements and cmocs"),
            },
            notes::several(self.standing().len(), "factor")
        )
    }
}
