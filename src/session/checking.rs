//! `check`: faults, and what deserves a second look.

use super::{Response, Session, loading};
use crate::{check, diagnostic::Diagnostic};
use std::path::PathBuf;

impl Session {
    /// Reads files and folders and shows their faults and notes; what is known besides is neither changed nor
    /// checked. With `strict`, a note fails the check too.
    pub fn check(&mut self, paths: &[PathBuf], strict: bool) -> Response {
        let read = loading::read(paths, &mut self.texts, self.store.theory());
        let mut diagnostics = read.diagnostics;
        let records = read.records.len();
        if !diagnostics.iter().any(Diagnostic::is_error) {
            // A record with a fault may be the one that names another, so checks wait until there is none.
            let mut theory = self.store.theory().clone();
            for record in read.records {
                theory.insert(record);
            }
            diagnostics.extend(check::run(&theory, &read.places));
        }
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
        let notes = diagnostics.len() - errors;
        let mut response = self.faults(&diagnostics);
        if strict && notes > 0 {
            response.exit = response.exit.max(1);
        }
        let counts = match (errors, notes) {
            (0, 0) => "all well".to_owned(),
            (0, notes) => loading::counted(notes, "note", "notes"),
            (errors, 0) => loading::counted(errors, "fault", "faults"),
            _ => [(errors, "fault", "faults"), (notes, "note", "notes")]
                .map(|(n, one, several)| loading::counted(n, one, several))
                .join(", "),
        };
        if read.files > 0 {
            let files = loading::counted(read.files, "file", "files");
            let records = loading::counted(records, "record", "records");
            let held = if errors == 0 { format!("{files}, {records}") } else { files };
            response.out = format!("{held}: {counts}\n");
        }
        response
    }
}
