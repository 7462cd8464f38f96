//! What a configuration lacks to give a thing, kept while it is computed.

use super::Points;
use crate::theory::{ConfigurationId, Literal};
use std::sync::Arc;

/// A configuration that would give a thing, and what of its conditions holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// What it would give: the thing asked about, or a kind of it.
    pub gives: Literal,
    /// The configuration.
    pub by: ConfigurationId,
    /// Its conditions, in the order given.
    pub conditions: Vec<Condition>,
    /// Everything that is had.
    pub points: Arc<Points>,
}

/// One condition: a group of alternatives, none where it is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The alternatives.
    pub group: Vec<Literal>,
    /// Whether it holds.
    pub state: State,
}

/// Whether a condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// This is had, and meets it.
    Met(Literal),
    /// It is not known what it is.
    Unknown,
    /// Nothing meets it; for each alternative how many configurations could give it, or a kind of it.
    Unmet(Vec<usize>),
    /// Nothing meets it, and the opposites of all its alternatives are had.
    Opposed,
}

impl Lacking {
    /// The conditions in one state, by their alternatives.
    pub fn groups(&self, fits: impl Fn(&State) -> bool) -> impl Iterator<Item = &[Literal]> {
        self.conditions
            .iter()
            .filter(move |condition| fits(&condition.state))
            .map(|condition| condition.group.as_slice())
    }
}
