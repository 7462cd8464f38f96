//! Making the index anew, checking the journal, and going on with what is whole of a damaged one.

use super::{
    Home, Lock, Store,
    contents::{self, NotPacked},
    index,
    journal::{Disk, Recovered},
    opening::{Trust, head_of},
};
use crate::diagnostic::{Code, Diagnostic};
use std::path::Path;

impl Store {
    /// Makes the index anew from the journal, all of which is checked by it. Gives what there is to say.
    pub fn rebuild(&mut self) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let Home::Folder(journal, folder) = &self.home else { return Ok(Vec::new()) };
        let folder = folder.clone();
        let _lock = Lock::take(&folder).map_err(|fault| vec![fault])?;
        match contents::pack(journal, &folder.join("index"), &self.watch) {
            Ok(_) => {
                self.failures = 0;
                self.reopen(folder, Trust::Usual)
            }
            Err(NotPacked::Journal(faults)) => Err(faults),
            Err(NotPacked::Index(why)) => {
                let help = "what is known is in the journal, and is answered from there";
                Err(vec![Diagnostic::new(Code::Unwritable, why.to_string()).help(help)])
            }
        }
    }

    /// Checks every byte of the journal.
    pub fn check_journal(&self) -> Result<(), Vec<Diagnostic>> {
        match &self.home {
            Home::Folder(journal, _) if journal.is_there() => journal.check().map(drop),
            _ => Ok(()),
        }
    }

    /// How many bytes of a revision there are that was never finished; none where there is no journal on disk, or where
    /// it cannot be read.
    pub fn unfinished(&self) -> Option<u64> {
        match &self.home {
            Home::Folder(journal, _) if journal.is_there() => journal.check().ok().map(|reading| reading.unfinished),
            _ => None,
        }
    }

    /// Takes everything whole of a damaged journal into use, and keeps the damaged file; none where nothing is damaged.
    pub fn recover(folder: &Path) -> Result<Option<Recovered>, Vec<Diagnostic>> {
        let vouched = index::stamp(&folder.join("index")).ok().as_ref().and_then(head_of);
        let mut journal = Disk::at(folder).vouched(vouched);
        if !journal.is_there() {
            // Nothing is to be locked where there is nothing, for that makes a file.
            return journal.check().map(|_| None);
        }
        let lock = Lock::take(folder).map_err(|fault| vec![fault])?;
        journal.recover(&lock)
    }
}
