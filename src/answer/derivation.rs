//! How what follows from suppositions was derived, kept while it is computed.

use super::{Entry, Points, Surety};
use crate::theory::{ConfigurationId, Literal};
use std::sync::Arc;

/// How one literal follows, among the derivations that it shares with the other rows of its answer.
#[derive(Debug, Clone)]
pub struct Derivation {
    /// What follows.
    pub of: Literal,
    /// Everything that is had, each derived once.
    pub points: Arc<Points>,
}

/// One literal that is had.
///
/// A view of what [`Points`] keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The literal.
    pub literal: Literal,
    /// How far it can be relied on.
    pub surety: Surety,
    /// In which round it fires; 0 for what is supposed.
    pub step: u32,
    /// How it is had: the firing of the least round, then of the least name.
    pub how: How,
    /// The other configurations that fire and give it without needing it, by name.
    pub also_by: Vec<ConfigurationId>,
}

/// How a literal is had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It is supposed.
    Supposed,
    /// A configuration gives it.
    Fired {
        /// The configuration.
        by: ConfigurationId,
        /// Whether its conditions hold, or only its mechanism.
        entry: Entry,
        /// What meets its groups, one literal for each that is known.
        rests_on: Vec<Literal>,
        /// What keeps it from being sure: an unknown condition, an alternative, a direction that is not said.
        remarks: Remarks,
    },
    /// It is more of a wider thing than that which is had.
    ByKind(Literal),
}

/// What keeps a thing from being sure, where a configuration gives it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The mechanism is in place, the context is not given.
    pub in_place: bool,
    /// One of its conditions is not known.
    pub unknown: bool,
    /// It is one of several alternatives.
    pub alternative: bool,
    /// Its direction is not said.
    pub unsaid: bool,
}

impl Remarks {
    /// The remarks in words.
    pub fn words(self) -> Vec<&'static str> {
        let all = [
            (self.in_place, "mechanism in place, context not"),
            (self.unknown, "a condition is not known"),
            (self.alternative, "one of several alternatives"),
            (self.unsaid, "direction not said"),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words).collect()
    }
}

impl How {
    /// What it rests on, one step down.
    pub fn rests_on(&self) -> &[Literal] {
        match self {
            How::Supposed => &[],
            How::Fired { rests_on, .. } => rests_on,
            How::ByKind(kind) => std::slice::from_ref(kind),
        }
    }
}

/// Derivations are the same when all that they rest on is, whatever else they share it with.
impl PartialEq for Derivation {
    fn eq(&self, other: &Derivation) -> bool {
        self.of == other.of && self.points.below([&self.of]) == other.points.below([&other.of])
    }
}

impl Eq for Derivation {}

impl Derivation {
    /// Its own point.
    pub fn point(&self) -> Option<Point> {
        self.points.get(&self.of)
    }

    /// The configurations of the derivation shown, in its order, each once.
    pub fn configurations(&self) -> Vec<&ConfigurationId> {
        self.points.configurations(&self.of)
    }
}
