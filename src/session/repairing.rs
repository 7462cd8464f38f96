//! `rebuild` and `recover`: the index made anew, and a damaged journal taken up again.

use super::{Response, Session, loading::counted};
use crate::store::Store;
use std::path::Path;

impl Session {
    /// Makes the index of the knowledge base anew, which checks every byte of its journal.
    pub fn rebuild(&mut self) -> Response {
        let notes = match self.store.rebuild() {
            Ok(notes) => notes,
            Err(faults) => return self.faults(&faults),
        };
        self.store.let_go();
        let mut response = self.notes(&notes);
        response.append(Response::text(format!("the index is made anew: {}", self.state())));
        response
    }

    /// Goes on with all that is whole of a damaged journal, and keeps the damaged file.
    pub fn recover(&mut self, folder: &Path) -> Response {
        let recovered = match Store::recover(folder) {
            Ok(recovered) => recovered,
            Err(faults) => return self.faults(&faults),
        };
        let mut response = recovered.as_ref().map_or_else(Response::default, |recovered| self.notes(&recovered.notes));
        response.append(self.open(folder, true));
        if !response.failed() {
            let what = if recovered.is_some() { "recovered" } else { "nothing is damaged, and nothing was changed" };
            response.append(Response::text(format!("{what}: {}", self.state())));
        }
        response
    }

    /// `review.kb holds 215 records, up to revision 7`.
    pub(super) fn state(&self) -> String {
        let records = counted(self.store.len(), "record", "records");
        match self.store.folder() {
            Some(folder) => format!("{} holds {records}, up to revision {}", folder.display(), self.store.revision()),
            None => records,
        }
    }
}
