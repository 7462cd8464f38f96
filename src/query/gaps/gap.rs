//! Gaps as they are found: numbers, whose words are made where a row is shown.

use super::table::{GAPS, Kind};
use crate::{
    graph::LiteralId,
    query::budget::{Budget, Ended, Purse},
};

/// One thing that lacks something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    /// The place of its kind in the table.
    pub(super) kind: usize,
    /// The thing.
    pub(super) of: Of,
    /// What of it is meant, where it is no whole.
    pub(super) part: Part,
}

/// What lacks something, by its number in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Configuration(u32),
    Claim(u32),
    Factor(u32),
    Evidence(u32),
    Source(u32),
}

/// A part of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Literal(LiteralId),
    /// Its mechanisms.
    Mechanism,
    /// Its outcomes, or what it is as an outcome.
    Outcome,
    /// The words with that number, from 0, of those that no factor is settled for.
    Words(usize),
}

/// What a gap says.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// What of the thing is meant, where it is no whole: a literal, words of a sentence, the only source.
    pub(super) about: Option<String>,
    /// What is lacking.
    pub(super) lacking: String,
    /// The question that would complete it.
    pub(super) question: String,
}

impl Told {
    /// What lacks, and the question, of a whole thing.
    pub(super) fn new(lacking: impl Into<String>, question: String) -> Told {
        Told { about: None, lacking: lacking.into(), question }
    }

    /// The same, of a part of it.
    pub(super) fn about(self, part: impl Into<String>) -> Told {
        Told { about: Some(part.into()), ..self }
    }
}

/// Collects gaps within a budget.
pub(super) struct Gaps<'p> {
    found: Vec<Gap>,
    kind: usize,
    /// How many are asked for; of the others not all are counted.
    enough: usize,
    purse: Purse<'p>,
    /// The kind at which the search ended.
    ended_at: Option<usize>,
}

impl<'p> Gaps<'p> {
    /// No gaps yet.
    pub(super) fn new(budget: &Budget<'p>, enough: usize) -> Gaps<'p> {
        Gaps { found: Vec::new(), kind: 0, enough, purse: Purse::of(budget), ended_at: None }
    }

    /// Goes on to a kind.
    pub(super) fn begin(&mut self, kind: usize) {
        self.kind = kind;
    }

    /// Spends a step; no is the answer when the search has to end.
    pub(super) fn go_on(&mut self) -> bool {
        let go = self.purse.spend();
        if !go {
            self.ended_at.get_or_insert(self.kind);
        }
        go
    }

    /// Keeps a gap.
    pub(super) fn add(&mut self, of: Of, part: Part) {
        self.found.push(Gap { kind: self.kind, of, part });
        if self.found.len() >= self.enough {
            self.purse.enough().set(true);
        }
    }

    /// What was found.
    pub(super) fn found(&self) -> &[Gap] {
        &self.found
    }

    /// Why the search ended early, and at which kind.
    pub(super) fn ended(&self) -> Option<(Ended, &'static Kind)> {
        Some((self.purse.ended()?, GAPS.get(self.ended_at?)?))
    }
}
