//! Literals as numbers.

use crate::theory::Direction;

/// A literal as a number: three to a factor, in the order `+`, `-`, `?`. Factors are numbered by name, so literals
/// compare as their names do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LiteralId(pub u32);

impl LiteralId {
    /// The literal of a factor in a direction.
    pub fn new(factor: u32, direction: Direction) -> LiteralId {
        let offset = match direction {
            Direction::More => 0,
            Direction::Less => 1,
            Direction::Unsaid => 2,
        };
        LiteralId(factor * 3 + offset)
    }

    /// Its factor.
    pub fn factor(self) -> u32 {
        self.0 / 3
    }

    /// Its direction.
    pub fn direction(self) -> Direction {
        match self.0 % 3 {
            0 => Direction::More,
            1 => Direction::Less,
            _ => Direction::Unsaid,
        }
    }

    /// The same factor the other way; what is not said stays so.
    #[must_use]
    pub fn opposite(self) -> LiteralId {
        LiteralId::new(self.factor(), self.direction().opposite())
    }

    /// Its opposite where it is turned, else itself.
    #[must_use]
    pub fn turned(self, turned: bool) -> LiteralId {
        if turned { self.opposite() } else { self }
    }

    /// Its place in an array of all literals.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
