//! Chains as they would follow.

use super::Cell;
use crate::theory::Literal;
use std::fmt;

/// How a literal of a chain goes on to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Joint {
    /// A sentence says that the one brings the other.
    Told,
    /// The factor of the one is a kind of that of the other.
    Kind,
    /// A sentence says so of the opposites of both; that it follows is an assumption.
    Mirrored,
}

impl Joint {
    /// The sign between the two literals.
    pub fn sign(self) -> char {
        match self {
            Joint::Told => '→',
            Joint::Kind => '⊂',
            Joint::Mirrored => '⇝',
        }
    }
}

/// A chain as it would follow, literal by literal.
///
/// A chain is told in sentences. Where one of them begins at the opposite of what was reached, its end is turned too:
/// from "turnover lessens uptake" and "uptake lessens loneliness" comes `+turnover → -uptake ⇝ +loneliness`.
///
/// ```
/// use because::{answer::Chain, theory::{Direction, Literal, Name}};
/// let literal = |direction, name: &str| Literal { factor: Name::new(name), direction };
/// let mut chain = Chain::new(literal(Direction::More, "turnover"));
/// chain.reach(literal(Direction::Less, "uptake"), false);
/// chain.reach(literal(Direction::Less, "loneliness"), true);
/// assert_eq!(chain.to_string(), "+turnover → -uptake ⇝ +loneliness");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    literals: Vec<Literal>,
    joints: Vec<Joint>,
    turned: bool,
}

impl Chain {
    /// A chain that goes nowhere yet.
    pub fn new(start: Literal) -> Chain {
        Chain::with_room(start, 1)
    }

    /// The same, with room for so many literals.
    pub fn with_room(start: Literal, literals: usize) -> Chain {
        let mut chain =
            Chain { literals: Vec::with_capacity(literals), joints: Vec::with_capacity(literals), turned: false };
        chain.literals.push(start);
        chain
    }

    /// Goes on to a wider factor of which the one reached is a kind.
    pub fn widen(&mut self, wider: Literal) {
        self.push(wider, Joint::Kind);
    }

    /// Goes on to what a sentence says, which begins at the opposite of what was reached if it is `mirrored`.
    pub fn reach(&mut self, told: Literal, mirrored: bool) {
        self.turned ^= mirrored;
        self.push(told, if self.turned { Joint::Mirrored } else { Joint::Told });
    }

    /// The chain as a value.
    pub fn into_cell(self) -> Cell {
        Cell::Chain { literals: self.literals, joints: self.joints }
    }

    fn push(&mut self, told: Literal, joint: Joint) {
        self.literals.push(if self.turned { told.opposite() } else { told });
        self.joints.push(joint);
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, literal) in self.literals.iter().enumerate() {
            match n.checked_sub(1).and_then(|before| self.joints.get(before)) {
                Some(joint) => write!(f, " {} {literal}", joint.sign())?,
                None => write!(f, "{literal}")?,
            }
        }
        Ok(())
    }
}
