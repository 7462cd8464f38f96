//! What is asked: questions as values, without places in texts.
//!
//! A [`Question`] is a verb of its own form and the tail that all verbs share. Its [`Display`](std::fmt::Display) is
//! the canonical reading, which parses back to the same question.

pub mod about;
mod condition;
mod reading;
mod reasoning;
mod search;
mod tail;
mod verb;
pub mod words;

pub use condition::{Comparison, Condition, Operand};
pub use reasoning::{About, AtLeast, Backing, Loops, Patterns, Robustness, Suppose, Why, WhyNot};
pub use search::{Search, Sought, folded, runs};
pub use tail::{Format, Sort, Tail};
pub use verb::{Clauses, End, Find, Mentioning, Paths, Place, Target, Things, Verb};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub verb: Verb,
    /// How the rows are kept, ordered, cut and shown.
    pub tail: Tail,
}
