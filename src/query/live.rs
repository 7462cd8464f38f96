//! Which configurations a question walks.

use super::{
    Known,
    rows::{CmocRow, Test, cmocs},
};
use crate::{
    diagnostic::Diagnostic,
    graph::{Lists, LiteralId},
    question::Condition,
    theory::Name,
};

/// The configurations that take part: not refuted, not retired, and kept by `using`.
#[derive(Debug, Clone)]
pub(crate) enum Live {
    /// All of so many.
    All(u32),
    /// Those that are marked.
    Some(Vec<bool>),
}

/// What a question says of the configurations that it walks.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scope<'a> {
    /// `using cmocs where …`
    pub(crate) using: Option<&'a Condition>,
    /// `in ioc-2022`
    pub(crate) theory: Option<&'a Name>,
    /// Whether refuted and retired ones take part, since the question speaks of their status.
    pub(crate) dead: bool,
}

impl Scope<'_> {
    /// Lets refuted and retired ones take part where `using` speaks of their status.
    pub(crate) fn with_status(self) -> Self {
        Scope { dead: self.dead || self.using.is_some_and(|using| speaks_of(using, "status")), ..self }
    }
}

impl Live {
    /// Sorts out which configurations take part; a fault in `using` is reported.
    pub(crate) fn new(known: &Known<'_>, scope: Scope<'_>) -> Result<Live, Vec<Diagnostic>> {
        let graph = known.graph;
        let all = graph.configurations.len();
        if scope.using.is_none() && scope.theory.is_none() && (scope.dead || !graph.dead.contains(&true)) {
            return Ok(Live::All(u32::try_from(all).unwrap_or(u32::MAX)));
        }
        let table = cmocs::table();
        let using = scope.using.map(|using| Test::new(known, &table, using)).transpose()?;
        let theory = scope.theory.map(|name| graph.theories.find(name.as_str()));
        let keeps = |configuration: u32| {
            let claim = graph.configurations[configuration as usize].claim;
            (scope.dead || !graph.dead[claim as usize])
                && theory.is_none_or(|theory| theory.is_some_and(|t| graph.claim_theories.get(claim).contains(&t)))
                && using.as_ref().is_none_or(|test| test.holds(known, &table, &CmocRow(configuration)))
        };
        Ok(Live::Some((0..all).map(|at| u32::try_from(at).is_ok_and(keeps)).collect()))
    }

    /// Whether every configuration takes part.
    pub(crate) fn is_all(&self) -> bool {
        matches!(self, Live::All(_))
    }

    /// Whether a configuration takes part.
    pub(crate) fn is(&self, configuration: u32) -> bool {
        match self {
            Live::All(count) => configuration < *count,
            Live::Some(keep) => keep.get(configuration as usize).copied().unwrap_or(false),
        }
    }

    /// How many that take part stand in one of these lists for one of these literals.
    pub(crate) fn count(&self, lists: &[&Lists<u32>], literals: &[LiteralId]) -> usize {
        let standing = lists.iter().flat_map(|list| literals.iter().flat_map(|literal| list.get(literal.0)));
        let mut all: Vec<u32> = standing.copied().filter(|configuration| self.is(*configuration)).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }

    /// The configurations that take part, by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let (count, keep) = match self {
            Live::All(count) => (*count, &[][..]),
            Live::Some(keep) => (u32::try_from(keep.len()).unwrap_or(u32::MAX), keep.as_slice()),
        };
        (0..count).filter(|configuration| keep.get(*configuration as usize).copied().unwrap_or(true))
    }
}

/// Whether a condition speaks of a field.
pub(crate) fn speaks_of(condition: &Condition, word: &str) -> bool {
    match condition {
        Condition::And(all) | Condition::Or(all) => all.iter().any(|one| speaks_of(one, word)),
        Condition::Not(one) => speaks_of(one, word),
        Condition::Compare { field, .. } => field.eq_ignore_ascii_case(word),
    }
}
