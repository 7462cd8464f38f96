//! `check`: faults, and what deserves a second look.

use super::{Response, Session, loading};
use crate::{check, diagnostic::Diagnostic, language};
use std::path::PathBuf;

impl Session {
    /// Reads files and folders and shows their faults and notes; what is known besides is neither changed nor
    /// checked. With `strict`, a note fails the check too.
    pub fn check(&mut self, paths: &[PathBuf], strict: bool) -> Response {
        let mut reader = loading::Reader { texts: &mut self.texts, settings: &self.settings };
        let read = reader.read(paths, self.store.theory());
        let Some(read) = read else { return Response { exit: 130, ..Response::remark("stopped") } };
        let mut diagnostics = read.diagnostics;
        let records = read.records.len();
        if !diagnostics.iter().any(Diagnostic::is_error) {
            // A record with a fault may be the one that names another, so checks wait until there is none.
            let mut theory = self.store.theory().clone();
            for record in read.records {
                theory.insert(record);
            }
            diagnostics.extend(check::run(&theory, &read.places.into_iter().collect()));
        }
        let mut response = self.checked(&diagnostics, strict);
        if read.files > 0 {
            let files = loading::counted(read.files, "file", "files");
            let records = loading::counted(records, "record", "records");
            let held = if diagnostics.iter().any(Diagnostic::is_error) { files } else { format!("{files}, {records}") };
            response.out = format!("{held}: {}\n", counts(&diagnostics));
        }
        response
    }

    /// Checks the knowledge base: every byte of its journal, then all its records, as they would be saved. With
    /// `strict`, a note fails the check too.
    pub fn check_all(&mut self, strict: bool) -> Response {
        if let Err(faults) = self.store.check_journal() {
            return self.faults(&faults);
        }
        let printed = self.settled(|session| {
            let records: Vec<String> = session.store.theory().records().map(|record| language::print(record)).collect();
            records.join("\n")
        });
        let (text, mended) = match printed {
            Ok(printed) => printed,
            Err(faults) => return self.faults(&faults),
        };
        let file = self.texts.add("<records>", &text);
        let parsed = language::parse_records(file, &text);
        let mut diagnostics = parsed.diagnostics;
        let resolved = crate::resolve::records(&crate::theory::Theory::default(), &parsed.records, &parsed.unread);
        diagnostics.extend(resolved.diagnostics);
        let places = parsed.records.iter().map(|read| (read.record.name.clone(), read.name_span)).collect();
        diagnostics.extend(check::run(self.store.theory(), &places));
        self.store.let_go();
        let mut response = self.notes(&mended);
        response.append(self.checked(&diagnostics, strict));
        response.out = format!("{}, its journal is whole: {}\n", self.state(), counts(&diagnostics));
        response
    }

    fn checked(&self, diagnostics: &[Diagnostic], strict: bool) -> Response {
        let mut response = self.faults(diagnostics);
        if strict && diagnostics.iter().any(|diagnostic| !diagnostic.is_error()) {
            response.exit = response.exit.max(1);
        }
        response
    }
}

/// `all well`, or how many faults and notes there are.
fn counts(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let counts = [(errors, "fault", "faults"), (diagnostics.len() - errors, "note", "notes")];
    let counts: Vec<String> =
        counts.iter().filter(|(n, ..)| *n > 0).map(|(n, one, several)| loading::counted(*n, one, several)).collect();
    if counts.is_empty() { "all well".to_owned() } else { counts.join(", ") }
}
