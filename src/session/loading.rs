//! Loading files and folders of records.

use super::{Response, Session};
use crate::{
    diagnostic::{Code, Diagnostic},
    files,
    language::{self, ast},
    resolve,
    store::{Committed, How, Tally},
    text::{Span, Texts},
    theory::{Name, Record, Theory},
};
use std::{collections::BTreeMap, path::PathBuf};

impl Session {
    /// Reads the records of files and folders, as one revision: all of them, or none and all the faults.
    pub fn load(&mut self, paths: &[PathBuf]) -> Response {
        let read = read(paths, &mut self.texts, self.store.theory());
        if read.diagnostics.iter().any(Diagnostic::is_error) {
            let faults: Vec<Diagnostic> = read.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
            return self.faults(&faults);
        }
        let notes = read.diagnostics.len();
        let files = counted(read.files, "file", "files");
        let committed = match self.accept(read.records, How::Load) {
            Ok(committed) => committed,
            Err(faults) => return self.faults(&faults),
        };
        let mut text = format!("{files}: {}", summary(&committed).trim_end());
        if notes > 0 {
            text.push_str(&format!(" ({}; `because check` shows them)", counted(notes, "note", "notes")));
        }
        Response::remark(text)
    }
}

/// What files hold.
pub(super) struct Reading {
    /// How many files were read.
    pub(super) files: usize,
    /// Their records, resolved.
    pub(super) records: Vec<Record>,
    /// Where the records stand.
    pub(super) places: BTreeMap<Name, Span>,
    /// All faults and notes.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads files and folders beside what is known.
pub(super) fn read(paths: &[PathBuf], texts: &mut Texts, known: &Theory) -> Reading {
    let read = files::read(paths, texts);
    let mut diagnostics = read.diagnostics;
    let files_missing = !diagnostics.is_empty();
    let mut records = Vec::new();
    let mut unread = Vec::new();
    for file in &read.files {
        let text = texts.get(file.id).map_or("", |text| text.text.as_str());
        let parsed = language::parse_records(file.id, text);
        records.extend(parsed.records);
        unread.extend(parsed.unread);
        diagnostics.extend(parsed.diagnostics);
    }
    let places = records.iter().map(|read| (read.record.name.clone(), read.name_span)).collect();
    let of_another_kind = of_another_kind(known, &records);
    let mut resolved = resolve::into_records(known, records, &unread);
    if files_missing {
        // What is unknown here may stand in a file that could not be read.
        resolved.diagnostics.retain(|fault| fault.code != Code::UnknownName);
    }
    diagnostics.extend(resolved.diagnostics);
    diagnostics.extend(of_another_kind);
    Reading { files: read.files.len(), records: resolved.records, places, diagnostics }
}

/// The faults of new records whose names stand for records of another kind already: other records name those.
pub(super) fn of_another_kind(known: &Theory, records: &[ast::Record]) -> Vec<Diagnostic> {
    let fault = |new: &ast::Record| {
        let (name, old) = (&new.record.name, known.kind(&new.record.name)?);
        let same = old == new.record.kind || old.is_factor() && new.record.kind.is_factor();
        let message = || format!("the name `{name}` is used already, for a {old}");
        let help = || format!("another name, such as `{name}-2`");
        let label = "one name stands for one record";
        (!same).then(|| Diagnostic::at(Code::NameTwice, new.name_span, message()).label(label).help(help()))
    };
    records.iter().filter_map(fault).collect()
}

/// What came of records, in one line.
pub(super) fn summary(committed: &Committed) -> String {
    let Committed { tally: Tally { added, changed, .. }, same, .. } = *committed;
    let mut parts = Vec::new();
    if added > 0 || changed + same == 0 {
        parts.push(format!("{} added", counted(added, "record", "records")));
    }
    if changed > 0 {
        parts.push(format!("{} changed", counted(changed, "record", "records")));
    }
    if same > 0 {
        parts.push(format!("{} known already", counted(same, "record", "records")));
    }
    parts.join(", ") + "\n"
}

/// `1 file`, `2 files`.
pub(super) fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}
