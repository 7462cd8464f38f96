//! The verbs that reason: over what would follow, what speaks against what, and what a claim hangs on.

use super::{End, Paths};
use crate::theory::{Literal, Name};
use std::fmt;

/// `suppose quick-wins and -capacity`: what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppose {
    /// What is assumed; a bare name is more of it.
    pub given: Vec<Literal>,
    /// `in ioc-2022`: the theory.
    pub in_theory: Option<Name>,
}

/// `why -faith`: from which starting conditions it follows. `why -faith given -capacity`: how it follows from these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// What is to be explained; a bare name is more of it.
    pub literal: Literal,
    /// What is assumed; a bare name is more of it. Nothing where starting conditions are asked for.
    pub given: Vec<Literal>,
    /// `in ioc-2022`: the theory.
    pub in_theory: Option<Name>,
}

/// `why not +trust given quick-wins and -capacity`: what is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyNot {
    /// What does not follow; a bare name is more of it.
    pub literal: Literal,
    /// What is assumed; a bare name is more of it. Nothing may be.
    pub given: Vec<Literal>,
    /// `in ioc-2022`: the theory.
    pub in_theory: Option<Name>,
}

/// What `conflicts` and `rivals` are narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// `for +trust`: the outcome that they are about; without a direction, any.
    pub about: Option<End>,
    /// `in ioc-2022`: the theory.
    pub in_theory: Option<Name>,
}

/// `loops through trust within 4 steps`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loops {
    /// The factor that they go through; without a direction, any.
    pub through: Option<End>,
    /// How many steps a loop may have.
    pub within: Option<u32>,
    /// `in ioc-2022`: the theory.
    pub in_theory: Option<Name>,
}

/// `robustness from A to B by source`: how much may be lost before the claim falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Robustness {
    /// The claim: that B follows from A.
    pub claim: Paths,
    /// What is lost; sources where nothing is said.
    pub by: Option<Backing>,
}

/// What backs a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Backing {
    /// The sources of the evidence.
    Source,
    /// The cases that they speak about.
    Case,
    /// The reviews in which they were read; a source that was read itself stands for itself.
    Via,
}

impl Backing {
    /// All of them.
    pub const ALL: [Backing; 3] = [Backing::Source, Backing::Case, Backing::Via];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Backing::Source => "source",
            Backing::Case => "case",
            Backing::Via => "via",
        }
    }

    /// The word for several.
    pub fn plural(self) -> &'static str {
        match self {
            Backing::Source => "sources",
            Backing::Case => "cases",
            Backing::Via => "reviews",
        }
    }
}

impl fmt::Display for Backing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// `patterns in at least 3 sources for trust`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Patterns {
    /// In how many sources or cases a combination has to recur.
    pub at_least: Option<AtLeast>,
    /// `for trust`: the factor that a combination holds; without a direction, any.
    pub about: Option<End>,
    /// `in ioc-2022`: the theory.
    pub in_theory: Option<Name>,
}

/// `in at least 3 sources`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtLeast {
    /// How many, from 1.
    pub number: u32,
    /// Of what: sources or cases.
    pub of: Backing,
}
