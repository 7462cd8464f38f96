//! What sources say, as numbers.

use super::{Lists, Names, Part, Told, lists::number};

/// What a piece of evidence says of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// It is as stated.
    Supports,
    /// It is otherwise.
    Contradicts,
    /// It is so with a difference.
    Refines,
    /// It was looked for and not found.
    Silent,
}

impl Stance {
    /// All of them, in the order in which trails show them.
    pub const ALL: [Stance; 4] = [Stance::Supports, Stance::Contradicts, Stance::Refines, Stance::Silent];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Contradicts => "contradicts",
            Stance::Refines => "refines",
            Stance::Silent => "silent",
        }
    }
}

/// That an evidence record names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Naming {
    /// What it says of it.
    pub stance: Stance,
    /// The record.
    pub evidence: u32,
}

/// Evidence records, their sources, and what they name.
///
/// `from a, b` is one piece of evidence from each source. What names a whole statement counts for each of its
/// configurations; what names `NAME.n` counts for that configuration, and for the statement of which it is a part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The evidence records.
    pub records: Part<Names>,
    /// The sources.
    pub sources: Part<Names>,
    /// The cases.
    pub cases: Part<Names>,
    /// The distinct sources of each evidence record.
    pub from: Part<Lists<u32>>,
    /// The reviews in which each evidence record was read: its own `via`, and that of its sources.
    pub via: Part<Lists<u32>>,
    /// The cases that each source speaks about.
    pub cases_of: Part<Lists<u32>>,
    /// The sources that speak about each case.
    pub sources_of_case: Part<Lists<u32>>,
    /// The evidence records of each source.
    pub of_source: Part<Lists<u32>>,
    /// What names each configuration, or its whole claim; supporting ones first.
    pub of_configuration: Part<Lists<Naming>>,
    /// What names each claim, or a configuration of it.
    pub of_claim: Part<Lists<Naming>>,
    /// What names each factor.
    pub of_factor: Part<Lists<Naming>>,
    /// The distinct sources of what supports each configuration.
    pub sources_of: Part<Lists<u32>>,
    /// What evidence names that is neither claim nor factor.
    pub others: Part<Names>,
    /// What each evidence record names, as it tells it.
    pub told: Part<Lists<Told>>,
    /// The reviews that each evidence record names itself.
    pub own_via: Part<Lists<u32>>,
    /// The reviews that each source names.
    pub source_via: Part<Lists<u32>>,
}

impl Evidence {
    /// How many pieces an evidence record is: one from each source, and one where it names none.
    pub fn pieces(&self, evidence: u32) -> usize {
        self.from.get(evidence).len().max(1)
    }

    /// The configurations that fewer pieces of evidence than `pieces`, or fewer sources than `sources`, support; by name.
    pub fn weak(&self, pieces: usize, sources: usize) -> Vec<u32> {
        let supported = |configuration: u32| {
            let namings = self.of_configuration.get(configuration).iter();
            let supporting = namings.take_while(|naming| naming.stance == Stance::Supports);
            let mut left = pieces;
            supporting.map(|naming| self.pieces(naming.evidence)).any(|more| {
                left = left.saturating_sub(more);
                left == 0
            })
        };
        let weak = |at: &u32| self.sources_of.get(*at).len() < sources || (pieces > 0 && !supported(*at));
        (0..number(self.of_configuration.len())).filter(weak).collect()
    }
}
