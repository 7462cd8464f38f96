//! Configurations and their groups as rows.

use super::LiteralId;
use crate::theory::Role;

/// One configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConfigurationRow {
    /// The statement or `cmoc`.
    pub claim: u32,
    /// Its number within a statement, from 1; 0 for a `cmoc`.
    pub number: u32,
    /// The number of the configuration whose twin by `otherwise` it is; 0 for none.
    pub twin_of: u32,
    /// Whether it states no condition, so that its mechanisms stand for them.
    pub borrows: bool,
    /// Whether one of its conditions is not known.
    pub unknown_condition: bool,
    /// Whether one of its mechanisms is not known.
    pub unknown_mechanism: bool,
}

/// One group of a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupRow {
    /// The role that it stands in.
    pub role: Role,
    /// Whether it is one of the conditions.
    pub condition: bool,
    /// Whether it is one of the mechanisms.
    pub mechanism: bool,
}

impl GroupRow {
    /// Whether it stands in a role as questions ask for it: a reasoning is a mechanism too, and so is a resource beside an
    /// intervention.
    pub fn stands_as(&self, role: Role) -> bool {
        self.role == role || (role == Role::Mechanism && self.mechanism)
    }
}

/// A group with its literals.
#[derive(Debug, Clone, Copy)]
pub struct GroupView<'a> {
    /// Where it stands.
    pub row: GroupRow,
    /// Its alternatives; none where it is unknown.
    pub literals: &'a [LiteralId],
}
