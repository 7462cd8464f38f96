//! What is known, in the compact form that questions run on: factors, literals and configurations as numbers, their
//! groups, evidence and neighbours in flat arrays.
//!
//! ```text
//! claim (statement or cmoc) ── configurations ── groups ── literals
//!        └ status, theories, themes        └ evidence ── sources ── cases, reviews
//! literal ── configurations that it is a condition, a mechanism, an outcome of
//!        └ links to the literals that it leads to, and back
//! ```
//!
//! Everything is numbered in the order of its name, so numbers compare as names do. Nothing here knows of questions.
//! The fields are flat arrays, each a [`Part`]: a graph that was written to bytes reads of them what it is asked for.
//!
//! `build` makes a graph of all records, `patch` one of the graph before and what has changed: both put together what
//! the records say (`said`, of `rows` and `told`), the second after its numbers are moved (`shift`). `bytes` and
//! `flat` write and read it. `links`, `clauses` and `network` are worked out of it `once`, when they are asked for.

mod build;
mod bytes;
mod clauses;
mod evidence;
mod flat;
mod group;
mod kinds;
mod links;
mod lists;
mod literal_id;
mod names;
mod network;
#[cfg(test)]
mod of_text;
mod once;
mod part;
mod patch;
mod rows;
mod said;
mod shift;
mod told;

pub use clauses::{Body, Clauses};
pub use evidence::{Evidence, Naming, Stance};
pub use group::{ConfigurationRow, GroupRow, GroupView};
pub use kinds::Kinds;
pub use links::{Link, Links, Neighbour};
pub use lists::Lists;
pub use literal_id::LiteralId;
pub use names::Names;
pub use network::{BothWays, Network, Path, Tally};
pub use part::{Part, Parts};
pub use patch::Changed;
pub use told::{Target, Told};

use once::Once;

use crate::theory::{ConfigurationId, Direction, Literal, Role};
use std::ops::Range;

/// All that is known, as numbers.
///
/// ```
/// use because::{graph::Graph, language, resolve, text::FileId, theory::Theory};
/// let read = language::parse_records(FileId(0), "factor trust\ncmoc one\n  context +trust\n  outcome -trust\n");
/// let mut theory = Theory::default();
/// for record in read.records {
///     theory.insert(record.record);
/// }
/// let graph = Graph::build(&theory);
/// assert_eq!(graph.configurations.len(), 1);
/// assert_eq!(graph.configuration_id(0).to_string(), "one");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Graph {
    /// The factors.
    pub factors: Part<Names>,
    /// Which factors are kinds of which.
    pub kinds: Kinds,
    /// The theories.
    pub theories: Part<Names>,
    /// The themes.
    pub themes: Part<Names>,
    /// The statements and `cmoc`s.
    pub claims: Part<Names>,
    /// Which of the claims are refuted or retired.
    pub dead: Part<Vec<bool>>,
    /// The theories of each claim.
    pub claim_theories: Part<Lists<u32>>,
    /// The themes of each claim.
    pub claim_themes: Part<Lists<u32>>,
    /// The claims of each theory.
    pub theory_claims: Part<Lists<u32>>,
    /// The claims of each theme.
    pub theme_claims: Part<Lists<u32>>,
    /// Where the configurations of each claim begin; one more than there are claims.
    pub claim_starts: Part<Vec<u32>>,
    /// The configurations, by name.
    pub configurations: Part<Vec<ConfigurationRow>>,
    /// The groups of each configuration, in the order given.
    pub groups: Part<Lists<GroupRow>>,
    /// The literals of each group (numbered as the items of `groups` are); none for an unknown group.
    pub literals: Part<Lists<LiteralId>>,
    /// For each literal, the configurations that it is a condition of.
    pub condition_of: Part<Lists<u32>>,
    /// For each literal, the configurations that it is a mechanism of.
    pub mechanism_of: Part<Lists<u32>>,
    /// For each literal, the configurations that it is an outcome of.
    pub outcome_of: Part<Lists<u32>>,
    /// What sources say.
    pub evidence: Evidence,
    links: Once<Links>,
    network: Once<Network>,
    clauses: Once<Clauses>,
}

impl Graph {
    /// The name of a configuration.
    pub fn configuration_id(&self, configuration: u32) -> ConfigurationId {
        let row = &self.configurations[configuration as usize];
        let record = &self.claims[row.claim];
        ConfigurationId { record: record.clone(), number: (row.number > 0).then_some(row.number) }
    }

    /// The configurations of a claim.
    pub fn configurations_of(&self, claim: u32) -> Range<u32> {
        let at = claim as usize;
        match (self.claim_starts.get(at), self.claim_starts.get(at + 1)) {
            (Some(start), Some(end)) => *start..*end,
            _ => 0..0,
        }
    }

    /// The groups of a configuration, in the order given.
    pub fn groups(&self, configuration: u32) -> impl Iterator<Item = GroupView<'_>> + Clone {
        let range = self.groups.range(configuration);
        range.map(|at| GroupView {
            row: self.groups.items[at],
            literals: u32::try_from(at).map_or(&[], |at| self.literals.get(at)),
        })
    }

    /// The condition groups of a configuration.
    pub fn conditions(&self, configuration: u32) -> impl Iterator<Item = &[LiteralId]> + Clone {
        self.groups(configuration).filter(|group| group.row.condition).map(|group| group.literals)
    }

    /// The mechanism groups of a configuration.
    pub fn mechanisms(&self, configuration: u32) -> impl Iterator<Item = &[LiteralId]> + Clone {
        self.groups(configuration).filter(|group| group.row.mechanism).map(|group| group.literals)
    }

    /// The outcome groups of a configuration.
    pub fn outcomes(&self, configuration: u32) -> impl Iterator<Item = &[LiteralId]> + Clone {
        self.groups(configuration).filter(|group| group.row.role == Role::Outcome).map(|group| group.literals)
    }

    /// The literals that a configuration names in a role.
    pub fn in_role(&self, configuration: u32, role: Role) -> impl Iterator<Item = LiteralId> + '_ {
        self.groups(configuration).filter(move |group| group.row.role == role).flat_map(|group| group.literals).copied()
    }

    /// A literal with its name.
    pub fn literal(&self, id: LiteralId) -> Literal {
        Literal { factor: self.factors[id.factor()].clone(), direction: id.direction() }
    }

    /// The number of a literal.
    pub fn find_literal(&self, literal: &Literal) -> Option<LiteralId> {
        Some(LiteralId::new(self.factors.find(literal.factor.as_str())?, literal.direction))
    }

    /// The three literals of a factor.
    pub fn directions(factor: u32) -> [LiteralId; 3] {
        [Direction::More, Direction::Less, Direction::Unsaid].map(|direction| LiteralId::new(factor, direction))
    }

    /// How many literals there are.
    pub fn literal_count(&self) -> usize {
        self.factors.len() * 3
    }
}
