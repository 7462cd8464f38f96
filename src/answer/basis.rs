//! What a row rests on, kept while it is computed.

use super::{Derivation, Lacking, Routes};
use crate::theory::{ConfigurationId, Literal, NameOf};
use std::sync::Arc;

/// What a row rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// A record, or one configuration of it.
    Record(NameOf),
    /// A factor in a role, and the configurations in which it stands so.
    Factor {
        /// The literal, or the factor alone.
        factor: NameOf,
        /// The configurations.
        stands_in: Vec<ConfigurationId>,
    },
    /// A chain of configurations; rows share the steps that they have in common.
    Chain(Steps),
    /// A chain of configurations that leads back to where it begins, or to its opposite.
    Loop(Steps),
    /// The told routes of a claim, and what breaks them.
    Routes(Box<Routes>),
    /// The things that a group of `count` counted.
    Counted(Vec<NameOf>),
    /// What was supposed, and the configurations that fire from it.
    Derived(Derivation),
    /// What a configuration lacks.
    Lacking(Lacking),
    /// Things held against one another, or one thing and what it lacks.
    Sides(Sides),
}

/// The steps of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// One after the other.
    pub steps: Vec<Arc<Step>>,
    /// Whether one source supports a configuration of every step, such that these agree.
    pub whole: bool,
}

/// Things side by side: what tells more of a factor and what tells less, two rivals, what holds a pattern and what
/// speaks against it, a thing that lacks something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sides {
    /// What they show together, in one line.
    pub heading: String,
    /// The sides.
    pub sides: Vec<Side>,
    /// What is assumed where they are compared, each in words.
    pub assumed: Vec<String>,
    /// What was looked for and is not there, each in words.
    pub absent: Vec<String>,
}

/// One of several sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What its things say together: `+trust is told by`. Empty where they need no words.
    pub says: String,
    /// The things: records, or configurations of them.
    pub things: Vec<NameOf>,
}

/// One step of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where it starts.
    pub from: Literal,
    /// What it reaches.
    pub to: Literal,
    /// How it is entered.
    pub entry: Entry,
    /// Whether it starts at the opposite of what the step before reached.
    pub mirrored: bool,
    /// The literal that the step before reached, where this one starts at a wider factor of which that is a kind.
    pub by_kind: Option<Literal>,
    /// The configuration that is shown: of those that go with the rest of the chain that with most sources, then the first by name.
    pub shown: ConfigurationId,
    /// All configurations that tell the step and go with the rest of its chain, by name.
    pub told_by: Arc<[ConfigurationId]>,
    /// What else has to hold for the shown one, and no earlier step gives: groups of alternatives.
    pub also_needs: Vec<Vec<Literal>>,
    /// Whether the shown one goes through a group that is not known, or gives `to` only as an alternative.
    pub unsure: bool,
}

/// How a step enters a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// At one of its conditions.
    Condition,
    /// At its mechanism: "mechanism in place, context not".
    Mechanism,
}

/// How far a conclusion can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surety {
    /// Follows when all the conditions hold.
    Expected,
    /// Follows only if something unknown, or one of several alternatives, goes the right way.
    MayFollow,
    /// Pulled both ways, or rests on what is.
    Contested,
}

impl Surety {
    /// The words of the language.
    pub fn words(self) -> &'static str {
        match self {
            Surety::Expected => "expected",
            Surety::MayFollow => "may follow",
            Surety::Contested => "contested",
        }
    }
}
