//! `save`: what is known, as files in the language.

use super::{Response, Session, loading::counted};
use crate::store::Saved;
use std::path::Path;

impl Session {
    /// Writes all records into a folder, one file for each theory. Where nothing is kept otherwise, this keeps what was
    /// typed.
    pub fn save(&mut self, folder: &Path) -> Response {
        self.answered(|session| match session.store.save(folder) {
            Ok(saved) => {
                session.written.unkept.clear();
                Response::remark(session.wrapped(&summary(&saved, folder)))
            }
            Err(faults) => session.faults(&faults),
        })
    }
}

fn summary(saved: &Saved, folder: &Path) -> String {
    let name = |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let records = saved.files.iter().map(|(_, records)| records).sum();
    let files: Vec<String> = saved.files.iter().map(|(path, records)| format!("{} ({records})", name(path))).collect();
    let mut text = format!(
        "{}: {} in {}",
        folder.display(),
        counted(records, "record", "records"),
        counted(files.len(), "file", "files")
    );
    if !files.is_empty() {
        text.push_str(&format!(", {}", files.join(", ")));
    }
    if !saved.removed.is_empty() {
        let removed: Vec<String> = saved.removed.iter().map(|path| name(path)).collect();
        text.push_str(&format!("; no longer needed, and gone: {}", removed.join(", ")));
    }
    text + "\nComments of the files that were loaded are not known here; what must stay goes into `note`"
}
