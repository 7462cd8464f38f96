//! What happened: to all that is known, and to one record.

use super::{Change, Store, Told, Version};
use crate::{
    diagnostic::Diagnostic,
    theory::{Name, Record},
};
use std::collections::BTreeSet;

/// What a revision made of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The name that it had then.
    pub name: Name,
    /// What happened to it.
    pub version: Version,
    /// The revision.
    pub told: Told,
}

impl Store {
    /// All revisions, the oldest first.
    pub fn history(&self) -> Vec<Told> {
        let mut log = self.packed.as_ref().map_or_else(Vec::new, |packed| packed.log());
        log.extend(self.tail.log.iter().cloned());
        log
    }

    /// What happened to one record, the oldest first, under the names that it had before too; nothing for a name that
    /// never stood for one. Only what concerns the record is read.
    pub fn history_of(&self, name: &Name) -> Vec<Past> {
        let mut past = Vec::new();
        for name in self.names_of(&self.present(name)) {
            for version in self.versions(&name) {
                if let Some(told) = self.told(version.revision) {
                    past.push(Past { name: name.clone(), version, told });
                }
            }
        }
        past.sort_by_key(|past| past.told.revision);
        past
    }

    /// The record as a revision left it; none where that took it away.
    pub fn record_of(&self, version: &Version) -> Result<Option<Record>, Vec<Diagnostic>> {
        match self.home.change_at(version.place)? {
            Change::Put(record) => Ok(Some(record)),
            _ => Ok(None),
        }
    }

    /// The name that a record has now: the one that it was given instead of this one, or this one itself.
    pub fn present(&self, name: &Name) -> Name {
        let mut seen = BTreeSet::new();
        let mut now = name.clone();
        while seen.insert(now.clone()) {
            match self.alias(&now) {
                Some(next) => now = next,
                None => return now,
            }
        }
        name.clone()
    }

    /// What a revision tells of itself.
    pub(super) fn told(&self, revision: u64) -> Option<Told> {
        let behind = self.tail.log.binary_search_by_key(&revision, |told| told.revision).ok();
        match behind.and_then(|at| self.tail.log.get(at)) {
            Some(told) => Some(told.clone()),
            None => self.packed.as_ref()?.told(revision),
        }
    }

    fn alias(&self, name: &Name) -> Option<Name> {
        match self.tail.aliases.get(name) {
            Some(alias) => alias.clone(),
            None => self.packed.as_ref()?.alias(name),
        }
    }

    /// A name, and all that it stands for since they were given up.
    fn names_of(&self, name: &Name) -> BTreeSet<Name> {
        let behind = self.tail.aliases.iter().filter_map(|(old, new)| Some((old.clone(), new.clone()?)));
        let packed = self.packed.as_ref().map_or_else(Vec::new, |packed| packed.aliases());
        let packed = packed.into_iter().filter(|(old, _)| !self.tail.aliases.contains_key(old));
        let aliases: Vec<(Name, Name)> = behind.chain(packed).collect();
        let mut names = BTreeSet::from([name.clone()]);
        loop {
            let more: Vec<Name> = aliases
                .iter()
                .filter(|(old, new)| names.contains(new) && !names.contains(old))
                .map(|(old, _)| old.clone())
                .collect();
            if more.is_empty() {
                return names;
            }
            names.extend(more);
        }
    }
}
