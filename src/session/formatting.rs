//! `fmt`: files in canonical form.

use super::{Response, loading, response};
use crate::{
    diagnostic::Diagnostic,
    files, language,
    render::{self, Page},
    text::Texts,
};
use std::path::PathBuf;

/// Writes files in canonical form, comments kept; with `only_check` nothing is written, and files that are not
/// canonical make the exit code 1. A file with a fault is left as it is, and reported.
pub fn format_files(paths: &[PathBuf], only_check: bool, page: &Page) -> Response {
    let mut texts = Texts::default();
    let read = files::read(paths, &mut texts);
    let mut faults: Vec<Diagnostic> = read.diagnostics;
    let mut response = Response::default();
    let (mut changed, count) = (0, read.files.len());
    for file in read.files {
        let text = texts.get(file.id).map_or("", |text| text.text.as_str());
        let formatted = match language::format(file.id, text) {
            Ok(formatted) => formatted,
            Err(found) => {
                faults.extend(found);
                continue;
            }
        };
        if formatted == text && !file.marked {
            continue;
        }
        changed += 1;
        let written = if only_check { Ok(()) } else { files::replace(&file.path, &formatted) };
        let done = if only_check { "would change" } else { "written" };
        match written {
            Ok(()) => response.out.push_str(&format!("{done}: {}\n", file.path.display())),
            Err(fault) => faults.push(fault),
        }
    }
    if changed == 0 && faults.is_empty() {
        let all = loading::counted(count, "file", "files");
        response.out = format!("{all}: canonical already\n");
    }
    response.err = response::ended(render::diagnostics(&faults, &texts, page));
    response.exit = response::exit(&faults).max(u8::from(only_check && changed > 0));
    response
}
