//! What each piece of evidence speaks of, as its record tells it.

use super::Stance;

/// What a name in a piece of evidence stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A statement or `cmoc`.
    Claim(u32),
    /// A factor.
    Factor(u32),
    /// Neither, as far as is known.
    Other(u32),
}

/// That a piece of evidence speaks of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Told {
    /// What it says of it.
    pub stance: Stance,
    /// Of what.
    pub of: Target,
    /// Of which configuration, where it says so.
    pub number: Option<u32>,
}
