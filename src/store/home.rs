//! Where the revisions are: in memory, or in the folder of a knowledge base.

use super::{
    Change, Lock,
    journal::{Disk, Journal, Memory, Place},
};
use crate::diagnostic::{Code, Diagnostic};
use std::path::{Path, PathBuf};

/// A home of revisions, and its lock.
#[derive(Debug)]
pub(super) enum Home {
    /// For as long as the program runs.
    Memory(Memory),
    /// For good.
    Folder(Disk, PathBuf),
}

impl Default for Home {
    fn default() -> Home {
        Home::Memory(Memory::default())
    }
}

impl Home {
    /// A folder.
    pub(super) fn folder(folder: &Path) -> Home {
        Home::Folder(Disk::at(folder), folder.to_owned())
    }

    /// The journal.
    pub(super) fn journal(&self) -> &dyn Journal {
        match self {
            Home::Memory(memory) => memory,
            Home::Folder(disk, _) => disk,
        }
    }

    /// The journal, to write to it.
    pub(super) fn journal_mut(&mut self) -> &mut dyn Journal {
        match self {
            Home::Memory(memory) => memory,
            Home::Folder(disk, _) => disk,
        }
    }

    /// Takes the lock. `is_new` says that nothing was ever known here: then the folder is made if it is missing.
    pub(super) fn lock(&mut self, is_new: bool) -> Result<Lock, Vec<Diagnostic>> {
        match self {
            Home::Memory(_) => Ok(Lock::unneeded()),
            Home::Folder(disk, folder) => {
                if is_new && !disk.is_there() {
                    *disk = Disk::create(&*folder)?;
                }
                Lock::take(folder).map_err(|fault| vec![fault])
            }
        }
    }

    /// The change whose text stands at a place.
    pub(super) fn change_at(&self, place: Place) -> Result<Change, Vec<Diagnostic>> {
        match self {
            Home::Folder(disk, _) => disk.change_at(place),
            Home::Memory(memory) => memory.change_at(place).ok_or_else(|| {
                let message = format!("no revision in memory has a change at byte {}", place.start);
                vec![Diagnostic::new(Code::Missing, message)]
            }),
        }
    }
}
