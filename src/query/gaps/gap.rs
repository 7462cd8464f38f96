//! Gaps as they are found.

use super::table::{GAPS, Kind};
use crate::{
    query::budget::{Budget, Ended, Purse},
    theory::NameOf,
};

/// One thing that lacks something.
#[derive(Debug, Clone)]
pub(super) struct Gap {
    /// The place of its kind in the table.
    pub(super) kind: usize,
    /// The thing: a configuration, a claim, a factor, a source, a piece of evidence.
    pub(super) of: NameOf,
    /// What of it is meant, where it is no whole: a literal, words of a sentence, the only source.
    pub(super) about: Option<String>,
    /// What is lacking, in words.
    pub(super) lacking: String,
    /// The question that would complete it.
    pub(super) question: String,
    /// The configurations that it concerns.
    pub(super) configurations: Vec<u32>,
}

/// Collects gaps within a budget.
pub(super) struct Gaps<'p> {
    found: Vec<Gap>,
    kind: usize,
    most: usize,
    purse: Purse<'p>,
    /// The kind at which the search ended.
    ended_at: Option<usize>,
}

impl<'p> Gaps<'p> {
    /// No gaps yet.
    pub(super) fn new(budget: &Budget<'p>) -> Gaps<'p> {
        Gaps { found: Vec::new(), kind: 0, most: budget.rows, purse: Purse::of(budget), ended_at: None }
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
    pub(super) fn add(&mut self, of: NameOf, lacking: impl Into<String>, question: String, configurations: Vec<u32>) {
        self.add_of_part(of, None, lacking, question, configurations);
    }

    /// Keeps a gap of a part of a thing.
    pub(super) fn add_of_part(
        &mut self,
        of: NameOf,
        about: Option<String>,
        lacking: impl Into<String>,
        question: String,
        configurations: Vec<u32>,
    ) {
        if self.found.len() >= self.most {
            self.purse.end(Ended::Rows);
            self.ended_at.get_or_insert(self.kind);
            return;
        }
        self.found.push(Gap { kind: self.kind, of, about, lacking: lacking.into(), question, configurations });
    }

    /// What was found.
    pub(super) fn found(&self) -> &[Gap] {
        &self.found
    }

    /// What was found, for good.
    pub(super) fn into_found(self) -> Vec<Gap> {
        self.found
    }

    /// Why the search ended early, and at which kind.
    pub(super) fn ended(&self) -> Option<(Ended, &'static Kind)> {
        Some((self.purse.ended()?, GAPS.get(self.ended_at?)?))
    }
}
