//! The parts that a factor can play in a configuration.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A part in a configuration. Together they cover CMO, ICMO, ICAMO and resource + reasoning
/// (Dalkin et al. 2015, doi 10.1186/s13012-015-0237-x).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// The circumstances.
    Context,
    /// What is done.
    Intervention,
    /// Who acts or is acted on; has no direction.
    Actor,
    /// What brings the outcome about, resource and reasoning not told apart.
    Mechanism,
    /// What people are given.
    Resource,
    /// What it sets off in them.
    Reasoning,
    /// What comes about.
    Outcome,
}

impl Role {
    /// All roles, in the order in which tables show them.
    pub const ALL: [Role; 7] = [
        Role::Context,
        Role::Intervention,
        Role::Actor,
        Role::Resource,
        Role::Reasoning,
        Role::Mechanism,
        Role::Outcome,
    ];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Role::Context => "context",
            Role::Intervention => "intervention",
            Role::Actor => "actor",
            Role::Mechanism => "mechanism",
            Role::Resource => "resource",
            Role::Reasoning => "reasoning",
            Role::Outcome => "outcome",
        }
    }

    /// What it is, in a few words.
    pub fn what(self) -> &'static str {
        match self {
            Role::Context => "the circumstances in which something works or does not",
            Role::Intervention => "what is done: the programme, or a part of it",
            Role::Actor => "who acts, or is acted on; an actor has no direction",
            Role::Mechanism => "what brings the outcome about in people",
            Role::Resource => "what people are given",
            Role::Reasoning => "what the resource sets off in people",
            Role::Outcome => "what comes about, wanted or not",
        }
    }

    /// The word for several, as `find` takes it.
    pub fn plural(self) -> &'static str {
        match self {
            Role::Context => "contexts",
            Role::Intervention => "interventions",
            Role::Actor => "actors",
            Role::Mechanism => "mechanisms",
            Role::Resource => "resources",
            Role::Reasoning => "reasonings",
            Role::Outcome => "outcomes",
        }
    }

    /// The role with that word, in any letter case.
    pub fn from_word(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word().eq_ignore_ascii_case(word))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
