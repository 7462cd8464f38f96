//! Committing a revision: whole or not at all, and kept when it is said so.

use super::{
    Change, Digest, Doing, Entry, Lock, PACKED_FROM, Store, Tally,
    contents::{self, Gathering, NotPacked},
    home::Home,
    journal::{Event, Head},
    opening::{Trust, not_packed},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    language,
};

/// From how many changes on a first revision is likely to need an index at once.
const MANY: usize = 300;

/// What came of a commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Committed {
    /// The revision; none where nothing was to be changed.
    pub revision: Option<u64>,
    /// How many records it changed.
    pub tally: Tally,
    /// How many of the changes were so already.
    pub same: usize,
    /// What else there is to say: an unfinished revision was set aside, the index could not be made.
    pub notes: Vec<Diagnostic>,
}

impl Store {
    /// Makes one revision of these changes. When it returns, the revision is on disk.
    ///
    /// What others appended since is taken in first, under the lock; if there is any, `check` gets the changes and may
    /// refuse or replace them, having looked at what is known now. Changes that change nothing are left out, and where
    /// none remains, no revision is made. Where it fails, nothing was changed.
    ///
    /// A record that is renamed or merged ([`Change::Renamed`], [`Change::Merged`]) is no longer known under its old
    /// name; what stands under the new one is a [`Change::Put`] of the same revision.
    pub fn commit(
        &mut self,
        entry: Entry,
        changes: Vec<Change>,
        check: impl FnOnce(&Store, Vec<Change>) -> Result<Vec<Change>, Vec<Diagnostic>>,
    ) -> Result<Committed, Vec<Diagnostic>> {
        if changes.is_empty() {
            // Nobody is kept waiting for nothing, and nothing is asked of a folder that can only be read.
            return Ok(Committed::default());
        }
        let lock = self.home.lock(self.head.checksum.is_none())?;
        let changes = if self.refresh()? { check(self, changes)? } else { changes };
        if self.has_failed() {
            return Err(vec![unread()]);
        }
        let all = changes.len();
        let (changes, mut notes) = self.settled_changes(changes)?;
        let same = all - changes.len();
        if changes.is_empty() {
            return Ok(Committed { same, notes, ..Committed::default() });
        }
        // Where it is the first and large, the index is made from what is written anyway.
        let mut gathering = (self.head == Head::START && changes.len() >= MANY).then(Gathering::default);
        let mut take = |event: Event<'_>| {
            if let Some(gathering) = &mut gathering {
                gathering.take(event);
            }
        };
        let (watch, whole) = (self.watch.clone(), changes.len());
        let mut changes = changes.into_iter().enumerate().map(|(done, change)| {
            watch.tell(Doing::Writing { done, whole });
            change
        });
        let journal = self.home.journal_mut();
        let appended = journal.append_telling(&lock, self.head, &entry, &mut changes, &mut take)?;
        drop(changes);
        notes.extend(appended.notes);
        notes.extend(self.catch_up(&lock, appended.head.length, gathering)?);
        let revision = appended.head.number;
        let (told, more) = self.settled(|store| store.told(revision))?;
        notes.extend(more);
        let tally = told.map(|told| told.tally).unwrap_or_default();
        Ok(Committed { revision: Some(revision), tally, same, notes })
    }

    /// Leaves out the changes that change nothing.
    fn settled_changes(&mut self, changes: Vec<Change>) -> Result<(Vec<Change>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let (changing, notes) = self.settled(|store| store.which_change(&changes))?;
        let kept = changes.into_iter().zip(changing).filter_map(|(change, changes)| changes.then_some(change));
        Ok((kept.collect(), notes))
    }

    fn which_change(&self, changes: &[Change]) -> Vec<bool> {
        let order: Vec<(&crate::theory::Name, usize)> = changes
            .iter()
            .enumerate()
            .filter_map(|(at, change)| match change {
                Change::Put(record) => Some((&record.name, at)),
                Change::Gone { name, .. } => Some((name, at)),
                _ => None,
            })
            .collect();
        let order = self.in_order(order);
        let names: Vec<_> = order.iter().map(|(name, _)| *name).collect();
        let mut changing = vec![true; changes.len()];
        self.each_versions(&names, &mut |place, versions| {
            let Some((_, at)) = order.get(place) else { return };
            self.watch.tell(Doing::Comparing { done: place, whole: order.len() });
            let last = versions.last().filter(|version| version.is_known());
            changing[*at] = match (&changes[*at], last) {
                (Change::Put(record), Some(last)) => last.digest != Digest::of(&language::print(record)),
                (Change::Gone { .. }, None) => false,
                _ => true,
            };
        });
        changing
    }

    /// Brings what is known here up to the revision that was just appended: by packing, where much lies behind the
    /// index, else by reading it.
    fn catch_up(
        &mut self,
        _: &Lock,
        length: u64,
        gathering: Option<Gathering>,
    ) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let Home::Folder(_, folder) = &self.home else {
            self.read_on()?;
            return Ok(Vec::new());
        };
        if length - self.packed_head.length <= PACKED_FROM {
            self.read_on()?;
            return Ok(Vec::new());
        }
        let folder = folder.clone();
        let index = folder.join("index");
        if gathering.is_none() && length - self.packed_head.length <= self.packed_head.length {
            // Most of it is in the index already.
            self.read_on()?;
            match self.pack_further() {
                Ok(true) => return self.reopen(folder, Trust::Usual),
                Ok(false) => {}
                Err(NotPacked::Journal(faults)) => return Err(faults),
                Err(NotPacked::Index(why)) => return Ok(vec![not_packed(&folder, &why.to_string())]),
            }
        }
        let Home::Folder(journal, _) = &self.home else { return Ok(Vec::new()) };
        let packed = match gathering {
            Some(gathering) => contents::pack_gathered(gathering, &index, &self.watch),
            None => contents::pack(journal, &index, &self.watch),
        };
        match packed {
            Ok(_) => self.reopen(folder, Trust::Usual),
            Err(NotPacked::Journal(faults)) => Err(faults),
            Err(NotPacked::Index(why)) => {
                self.read_on()?;
                Ok(vec![not_packed(&folder, &why.to_string())])
            }
        }
    }
}

impl Store {
    /// Makes the index from the one in use and from what happened since; the caller holds the lock. Says no where there is
    /// none, or it cannot be read.
    pub(super) fn pack_further(&self) -> Result<bool, NotPacked> {
        let (Some(packed), Home::Folder(_, folder)) = (&self.packed, &self.home) else { return Ok(false) };
        let since = contents::Since {
            versions: &self.tail.versions,
            log: &self.tail.log,
            aliases: &self.tail.aliases,
            theory: &self.theory,
            graph: self.graph(),
            state: self.state,
            head: self.head,
        };
        let done = contents::pack_further(packed, &since, &folder.join("index"), &self.watch);
        self.let_go();
        done
    }
}

/// The fault where a check may have missed something.
fn unread() -> Diagnostic {
    Diagnostic::new(Code::Unreadable, "what is known could not be read while the change was checked")
        .help("nothing was changed; give the command again, and the index is made anew")
}
