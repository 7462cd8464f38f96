//! A configuration: literals in roles.

use super::{Group, Name, Role};
use std::fmt;

/// Names one configuration: a `cmoc` by its name, the n-th of a statement as `NAME.n`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConfigurationId {
    /// The statement or `cmoc`.
    pub record: Name,
    /// The number within a statement, from 1; none for a `cmoc`.
    pub number: Option<u32>,
}

impl fmt::Display for ConfigurationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            Some(number) => f.pad(&format!("{}.{number}", self.record)),
            None => f.pad(self.record.as_str()),
        }
    }
}

/// What one statement or `cmoc` says: groups in roles, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configuration {
    /// Its name.
    pub id: ConfigurationId,
    /// The groups; an unknown group stands for `?` or for a phrase without a factor.
    pub parts: Vec<(Role, Group)>,
    /// The configuration of the same statement whose twin by `otherwise` this is.
    pub twin_of: Option<u32>,
}

impl Configuration {
    /// The groups in a role, in the order given.
    pub fn groups(&self, role: Role) -> impl Iterator<Item = &Group> {
        self.parts.iter().filter(move |(r, _)| *r == role).map(|(_, group)| group)
    }

    /// The conditions: contexts and interventions, and resources where no intervention is named; where there is none
    /// of these, the mechanisms. An unknown one counts as stated.
    pub fn conditions(&self) -> Vec<&Group> {
        let stated = self.stated_conditions();
        if stated.is_empty() { self.mechanisms() } else { stated }
    }

    /// Whether the conditions are stated, and not borrowed from the mechanisms.
    pub fn has_conditions(&self) -> bool {
        !self.stated_conditions().is_empty()
    }

    /// The mechanisms: mechanism and reasoning, and resources where an intervention is named.
    pub fn mechanisms(&self) -> Vec<&Group> {
        let intervention = self.groups(Role::Intervention).next().is_some();
        self.parts
            .iter()
            .filter(|(role, _)| match role {
                Role::Mechanism | Role::Reasoning => true,
                Role::Resource => intervention,
                _ => false,
            })
            .map(|(_, group)| group)
            .collect()
    }

    fn stated_conditions(&self) -> Vec<&Group> {
        let intervention = self.groups(Role::Intervention).next().is_some();
        self.parts
            .iter()
            .filter(|(role, _)| match role {
                Role::Context | Role::Intervention => true,
                Role::Resource => !intervention,
                _ => false,
            })
            .map(|(_, group)| group)
            .collect()
    }
}
