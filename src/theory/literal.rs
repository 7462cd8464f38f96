//! A factor with its direction, and groups of alternatives.

use super::Name;
use std::fmt;

/// Which way a factor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// `+`: present, more, strengthened or kept.
    More,
    /// `-`: absent, less, weakened or not fired.
    Less,
    /// `?`: not said, or varying.
    Unsaid,
}

impl Direction {
    /// `+`, `-` or `?`.
    pub fn sign(self) -> char {
        match self {
            Direction::More => '+',
            Direction::Less => '-',
            Direction::Unsaid => '?',
        }
    }

    /// The other way; what is not said stays so.
    pub fn opposite(self) -> Direction {
        match self {
            Direction::More => Direction::Less,
            Direction::Less => Direction::More,
            Direction::Unsaid => Direction::Unsaid,
        }
    }
}

/// A factor with its direction: `+trust`, `-trust`, `?trust`.
///
/// An actor has no direction; it is kept as `+` and printed bare.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Literal {
    /// The factor.
    pub factor: Name,
    /// Its direction.
    pub direction: Direction,
}

impl Literal {
    /// The same factor the other way.
    pub fn opposite(&self) -> Literal {
        Literal { factor: self.factor.clone(), direction: self.direction.opposite() }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.direction.sign(), self.factor)
    }
}

/// Alternatives, usually a single literal; none at all is the unknown, `?`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Group {
    /// The alternatives in the order given.
    pub literals: Vec<Literal>,
}

impl Group {
    /// A group of one.
    pub fn single(literal: Literal) -> Group {
        Group { literals: vec![literal] }
    }

    /// Whether it is `?`, or a phrase that no factor is settled for.
    pub fn is_unknown(&self) -> bool {
        self.literals.is_empty()
    }
}
