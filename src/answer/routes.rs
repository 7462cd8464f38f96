//! What a claim hangs on: its told routes, and what breaks them.

use super::Chain;
use crate::theory::{ConfigurationId, Literal, Name};

/// What a claim hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routes {
    /// Where the claim begins.
    pub from: Literal,
    /// What it says follows.
    pub to: Literal,
    /// What is lost: sources, cases or reviews. None where there is no route to break.
    pub lost: Vec<Name>,
    /// The steps that fall with them.
    pub falls: Vec<Fall>,
    /// Routes of which no two rest on the same source.
    pub apart: Vec<Route>,
    /// Steps without any evidence, and the chains that go over them.
    pub bare: Vec<Fall>,
}

/// A step that nothing supports any more, or ever did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fall {
    /// Where it starts.
    pub from: Literal,
    /// What it reaches.
    pub to: Literal,
    /// The configurations that tell it, by name.
    pub told_by: Vec<ConfigurationId>,
    /// The chains that break there; of many, the first.
    pub chains: Vec<Chain>,
    /// How many more chains break there.
    pub more: usize,
}

/// A chain with one source for each of its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The chain.
    pub chain: Chain,
    /// Its steps.
    pub links: Vec<Link>,
}

/// One step of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it starts.
    pub from: Literal,
    /// What it reaches.
    pub to: Literal,
    /// The configuration that tells it.
    pub told_by: ConfigurationId,
    /// What supports that: a source, or the case or review that it falls with.
    pub backed_by: Name,
}
