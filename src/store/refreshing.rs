//! Keeping up with what others do: revisions that they append, and an index that cannot be read any more.

use super::{
    Home, PACKED_FROM, Store, index,
    index::Unusable,
    opening::{Opened, Trust, head_of},
};
use crate::diagnostic::{Code, Diagnostic};
use std::path::PathBuf;

/// How often an index is made anew when it cannot be read, before the journal is read into memory instead.
const FAILURES: u32 = 2;

impl Store {
    /// Takes in the revisions that others appended since; says whether there were any.
    ///
    /// Fails where the journal cannot be read any more, or is damaged: then questions are to be refused.
    pub fn refresh(&mut self) -> Result<bool, Vec<Diagnostic>> {
        let Home::Folder(journal, folder) = &self.home else { return Ok(false) };
        if !journal.is_there() && self.head.checksum.is_none() {
            return Ok(false);
        }
        if journal.head().map_err(taken_away)? == Some(self.head) {
            return Ok(false);
        }
        let (before, folder) = (self.head, folder.clone());
        match self.read_on() {
            Ok(()) => {}
            Err(faults) if faults.iter().any(|fault| fault.code == Code::Moved) || self.was_recovered() => {
                // Another journal lies there: a damaged one was recovered, or somebody put one back.
                let notes = self.reopen(folder, Trust::Usual)?;
                self.untold.extend(notes);
                return Ok(true);
            }
            Err(faults) => return Err(faults),
        }
        self.settle()?;
        self.take_newer_index()?;
        Ok(self.head != before)
    }

    /// Whether what is known here was read from a journal that somebody has recovered from since: a shorter one lies in
    /// its place then, and is no damaged one.
    fn was_recovered(&self) -> bool {
        matches!(&self.home, Home::Folder(journal, _) if journal.was_recovered_from(self.head))
    }

    /// Whether something could not be read from the index since it was opened. What was read since may lack records
    /// and is not to be shown: [`Store::mend`], and ask again.
    pub fn has_failed(&self) -> bool {
        self.packed.as_ref().is_some_and(|packed| packed.has_failed())
    }

    /// Mends what [`has_failed`](Store::has_failed) tells of: makes the index anew, or if that does not help, works
    /// from the journal in memory. Gives what there is to say about it.
    pub fn mend(&mut self) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let fault = self.packed.as_ref().and_then(|packed| packed.take_fault());
        let (Some(fault), Some(folder)) = (fault, self.folder().map(ToOwned::to_owned)) else { return Ok(Vec::new()) };
        self.failures += 1;
        let trust = match fault {
            _ if self.failures > FAILURES => Trust::Never,
            // Another program made it anew, from revisions that are not known here.
            Unusable::Mismatch(_) => Trust::Usual,
            fault => Trust::Failed(fault),
        };
        self.reopen(folder, trust)
    }

    /// Mends until nothing has failed, and keeps what there is to say about it.
    pub(super) fn settle(&mut self) -> Result<(), Vec<Diagnostic>> {
        while self.has_failed() {
            let notes = self.mend()?;
            self.untold.extend(notes);
        }
        Ok(())
    }

    /// Asks something of what is known, and gives the answer if all of it could be read. If not, the index is mended
    /// and it is asked again. Lets go of the index behind it.
    ///
    /// ```
    /// # use because::store::Store;
    /// let mut store = Store::in_memory();
    /// let (count, notes) = store.settled(|store| store.theory().names().len())?;
    /// assert_eq!((count, notes.len()), (0, 0));
    /// # Ok::<(), Vec<because::diagnostic::Diagnostic>>(())
    /// ```
    pub fn settled<T>(&mut self, mut ask: impl FnMut(&Store) -> T) -> Result<(T, Vec<Diagnostic>), Vec<Diagnostic>> {
        loop {
            self.settle()?;
            let answer = ask(self);
            self.let_go();
            if !self.has_failed() {
                return Ok((answer, std::mem::take(&mut self.untold)));
            }
        }
    }

    /// Opens everything anew.
    pub(super) fn reopen(&mut self, folder: PathBuf, trust: Trust) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        self.let_go();
        let Opened { store, notes } = Store::open_trusting(&folder, trust, self.watch.clone())?;
        let untold = std::mem::take(&mut self.untold);
        *self = Store { failures: self.failures, untold, ..store };
        Ok(notes)
    }

    /// Where much lies behind the index in use, and another program has made one since that is further, takes that.
    fn take_newer_index(&mut self) -> Result<(), Vec<Diagnostic>> {
        let Home::Folder(_, folder) = &self.home else { return Ok(()) };
        if self.head.length - self.packed_head.length <= PACKED_FROM || self.failures > FAILURES {
            return Ok(());
        }
        let newer = index::stamp(&folder.join("index")).ok().as_ref().and_then(head_of);
        if newer.is_some_and(|newer| newer.length > self.packed_head.length) {
            let folder = folder.clone();
            let notes = self.reopen(folder, Trust::Usual)?;
            self.untold.extend(notes);
        }
        Ok(())
    }
}

/// Says of a journal that was there before what can be done.
fn taken_away(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for fault in faults.iter_mut().filter(|fault| fault.code == Code::Missing) {
        let help = "the folder was moved or removed: put it back under this name, and all goes on";
        fault.help = Some(help.to_owned());
    }
    faults
}
