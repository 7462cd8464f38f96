//! A published sentence with its phrases coded in place.

use super::{Group, Role};

/// Words and coded phrases in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The runs; white space between two runs stands at the end or the beginning of the words.
    pub runs: Vec<Run>,
}

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words without a code.
    Words(String),
    /// `[words](code)`.
    Phrase {
        /// The words between the brackets.
        words: String,
        /// What they are coded to.
        code: Code,
    },
}

/// What a phrase is coded to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The role that the phrase says of itself; else its line gives it.
    pub role: Option<Role>,
    /// Whether the first group is an alternative to the literal coded before it.
    pub or: bool,
    /// The factors; none where only a role is marked and no factor is settled.
    pub groups: Vec<Group>,
}

impl Sentence {
    /// The words alone: letter for letter what was published.
    pub fn text(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                Run::Words(words) | Run::Phrase { words, .. } => words.as_str(),
            })
            .collect()
    }

    /// The codes in the order of the text, each with its words.
    pub fn codes(&self) -> impl Iterator<Item = (&str, &Code)> {
        self.runs.iter().filter_map(|run| match run {
            Run::Words(_) => None,
            Run::Phrase { words, code } => Some((words.as_str(), code)),
        })
    }
}
