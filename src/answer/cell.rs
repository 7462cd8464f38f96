//! The values of a row.

use super::Joint;
use crate::theory::{ConfigurationId, Group, Literal, Role};

/// One value in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Not known or not said.
    Nothing,
    /// A count or a year.
    Number(i64),
    /// Words of a person: a label, a sentence.
    Text(String),
    /// A name, or a word of a closed list or scale; never cut or wrapped.
    Word(String),
    /// Several names or words.
    Words(Vec<String>),
    /// Several configurations, by name.
    Names(Vec<ConfigurationId>),
    /// A factor with its direction.
    Literal(Literal),
    /// Several of them.
    Literals(Vec<Literal>),
    /// A chain as it would follow, made by [`Chain`](super::Chain).
    Chain {
        /// The literals that it goes through, from the first to the last.
        literals: Vec<Literal>,
        /// How each of them goes on to the next.
        joints: Vec<Joint>,
    },
    /// The configurations of a statement.
    Configurations(Vec<ConfigurationView>),
}

/// A configuration as answers show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigurationView {
    /// Its name.
    pub id: ConfigurationId,
    /// Its groups in roles, in the order given; an unknown group has no literals.
    pub parts: Vec<(Role, Group)>,
}
