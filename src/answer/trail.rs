//! The evidence trail of a row.

use crate::theory::Literal;

/// Why a row stands in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// The row that it is for.
    pub row: usize,
    /// What it shows, in one line.
    pub heading: String,
    /// What that rests on.
    pub branches: Vec<Branch>,
}

/// One point of a trail, with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Branch {
    /// A step of a chain.
    Step {
        /// Where it starts.
        from: Literal,
        /// What it reaches.
        to: Literal,
        /// What there is to say of it: "mechanism in place, context not", "by kind", "one of several alternatives".
        remarks: Vec<String>,
        /// What it rests on.
        branches: Vec<Branch>,
    },
    /// A heading with points below it: "also told by", "must hold together".
    Heading {
        /// The words.
        text: String,
        /// The points.
        branches: Vec<Branch>,
    },
    /// A leaf.
    Leaf(Leaf),
}

/// Where a trail ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// A record as published.
    Record {
        /// Its name, with the number of the configuration.
        id: String,
        /// The sentence, or the configuration in the language where there is none.
        text: String,
        /// Where it was published.
        published: Vec<String>,
    },
    /// What a source says.
    Quote {
        /// The evidence record.
        id: String,
        /// `supports`, `contradicts`, `refines` or `silent`.
        stance: &'static str,
        /// The words; none where only the place was coded.
        text: Option<String>,
        /// Whether the words are the coder's and not the source's.
        paraphrase: bool,
        /// The sources with their places.
        sources: Vec<String>,
        /// The review in which it was read.
        via: Vec<String>,
    },
    /// What was assumed: a mirrored step, a condition that has to hold.
    Assumption {
        /// In words.
        text: String,
    },
    /// What was looked for and is not there.
    Absence {
        /// In words.
        text: String,
    },
}
