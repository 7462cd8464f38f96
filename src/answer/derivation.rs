//! How what follows from suppositions was derived, kept while it is computed.

use super::{Entry, Surety};
use crate::theory::{ConfigurationId, Literal};
use std::sync::Arc;

/// How one literal follows, among the derivations that it shares with the other rows of its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// What follows.
    pub of: Literal,
    /// Everything that is had, each derived once.
    pub points: Arc<Points>,
}

/// Everything that is had under some suppositions, by literal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Points {
    points: Vec<Point>,
}

/// One literal that is had.
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
        remarks: Vec<&'static str>,
    },
    /// It is more of a wider thing than that which is had.
    ByKind(Literal),
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

impl Points {
    /// Keeps points, each literal once.
    pub fn new(mut points: Vec<Point>) -> Points {
        points.sort_unstable_by(|a, b| a.literal.cmp(&b.literal));
        Points { points }
    }

    /// The point of a literal, where that is had.
    pub fn get(&self, literal: &Literal) -> Option<&Point> {
        let at = self.points.binary_search_by(|point| point.literal.cmp(literal)).ok()?;
        self.points.get(at)
    }

    /// All of them, by literal.
    pub fn iter(&self) -> impl Iterator<Item = &Point> {
        self.points.iter()
    }

    /// What some literals rest on, themselves included, each once: what comes first stands first.
    pub fn below<'a>(&'a self, literals: impl IntoIterator<Item = &'a Literal>) -> Vec<&'a Point> {
        let mut found: Vec<&Point> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let mut open: Vec<(&Literal, bool)> = literals.into_iter().map(|literal| (literal, false)).collect();
        open.reverse();
        while let Some((literal, closed)) = open.pop() {
            let Some(point) = self.get(literal) else { continue };
            if closed {
                found.push(point);
            } else if seen.insert(literal) {
                open.push((literal, true));
                open.extend(point.how.rests_on().iter().rev().map(|below| (below, false)));
            }
        }
        found
    }
}

impl Derivation {
    /// Its own point.
    pub fn point(&self) -> Option<&Point> {
        self.points.get(&self.of)
    }

    /// The configurations of the derivation shown, in its order, each once.
    pub fn configurations(&self) -> Vec<&ConfigurationId> {
        let mut all: Vec<&ConfigurationId> = Vec::new();
        for point in self.points.below([&self.of]) {
            if let How::Fired { by, .. } = &point.how
                && !all.contains(&by)
            {
                all.push(by);
            }
        }
        all
    }
}
