//! Taking in revisions that were read from the journal.

use super::{
    Change, Happened, Store, Version,
    arrived::{self, Arrived},
    contents::happened,
};
use crate::{diagnostic::Diagnostic, theory::Name};
use std::cell::OnceCell;

impl Store {
    /// Reads the revisions behind what is known here.
    pub(super) fn read_on(&mut self) -> Result<(), Vec<Diagnostic>> {
        let home = std::mem::take(&mut self.home);
        let read = arrived::each(home.journal(), self.head, |arrived| self.take_in(arrived));
        self.home = home;
        read
    }

    fn take_in(&mut self, arrived: Arrived) {
        let Arrived { mut told, changes, head } = arrived;
        self.graph = OnceCell::new();
        self.tail.changes();
        for (change, place, digest) in changes {
            let Some((name, happened)) = happened(&change, |name| self.last(name).is_some()) else { continue };
            told.tally.count(&happened);
            if let Some(before) = self.last(&name) {
                self.state.remove(before.digest);
            }
            match &happened {
                Happened::Renamed(to) | Happened::Merged(to) => {
                    self.tail.aliases.insert(name.clone(), Some(to.clone()));
                }
                Happened::Added => {
                    self.tail.aliases.insert(name.clone(), None);
                }
                _ => {}
            }
            let version = Version { revision: told.revision, how: told.how, happened, place, digest };
            self.tail.versions.entry(name.clone()).or_default().push(version);
            match change {
                Change::Put(record) => {
                    self.state.add(digest);
                    self.theory.insert(record);
                }
                _ => drop(self.theory.remove(&name)),
            }
        }
        self.tail.log.push(told);
        self.head = head;
    }

    /// The version that a name stands for; none where it stands for nothing.
    pub(super) fn last(&self, name: &Name) -> Option<Version> {
        let last = match self.tail.versions.get(name) {
            Some(versions) => versions.last().cloned(),
            None => self.packed.as_ref().and_then(|packed| packed.versions(name).pop()),
        };
        last.filter(Version::is_known)
    }

    /// All versions of a name, the oldest first; none for a name that never stood for anything.
    pub(super) fn versions(&self, name: &Name) -> Vec<Version> {
        let mut versions = self.packed.as_ref().map_or_else(Vec::new, |packed| packed.versions(name));
        versions.extend(self.tail.versions.get(name).into_iter().flatten().cloned());
        versions
    }
}
