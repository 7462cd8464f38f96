//! Taking in revisions that were read from the journal.

use super::{
    Change, Digest, Doing, Happened, Store, Version,
    arrived::{self, Arrived},
    contents::happened,
};
use crate::{diagnostic::Diagnostic, theory::Name};

impl Store {
    /// Reads the revisions behind what is known here.
    pub(super) fn read_on(&mut self) -> Result<(), Vec<Diagnostic>> {
        let home = std::mem::take(&mut self.home);
        let watch = self.watch.clone();
        let read = arrived::each(home.journal(), self.head, &watch, |arrived| self.take_in(arrived));
        self.home = home;
        read
    }

    fn take_in(&mut self, arrived: Arrived) {
        let Arrived { mut told, changes, head } = arrived;
        self.set_graph_aside();
        self.tail.changes();
        let whole = changes.len();
        for (done, (change, place, digest)) in changes.into_iter().enumerate() {
            self.watch.tell(Doing::Taking { done, whole });
            let Some((name, happened)) = happened(&change, |name| self.digest(name).is_some()) else { continue };
            told.tally.count(&happened);
            if let Some(before) = self.digest(&name) {
                self.state.remove(before);
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
            self.aside.changed.insert(name.clone());
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

    /// The digest of the record that a name stands for; none where it stands for nothing.
    fn digest(&self, name: &Name) -> Option<Digest> {
        match self.tail.versions.get(name) {
            Some(versions) => versions.last().filter(|version| version.is_known()).map(|version| version.digest),
            None => self.packed.as_ref()?.digest(name),
        }
    }

    /// All versions of a name, the oldest first; none for a name that never stood for anything.
    pub(super) fn versions(&self, name: &Name) -> Vec<Version> {
        let mut versions = self.packed.as_ref().map_or_else(Vec::new, |packed| packed.versions(name));
        versions.extend(self.tail.versions.get(name).into_iter().flatten().cloned());
        versions
    }
}
