//! The line `language 1`, with which a file may begin.

use super::{cut::Chunk, record::first_word};
use crate::diagnostic::{Code, Diagnostic};

/// The version of the language.
pub const VERSION: u32 = 1;

/// Whether a chunk says which version of the language follows.
pub(super) fn is_version(chunk: &Chunk<'_>) -> bool {
    first_word(chunk.header.text()).eq_ignore_ascii_case("language")
}

/// Reports a version that is not known here.
pub(super) fn check(chunk: &Chunk<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let line = &chunk.header;
    let given = line.text().get("language".len()..).unwrap_or_default().trim();
    let fault = match given.parse::<u32>() {
        Ok(VERSION) => None,
        Ok(version) if version > VERSION => Some(
            Diagnostic::at(Code::BadLanguage, line.whole(), format!("this text is written in language {version}"))
                .label(format!("language {VERSION} is the newest known here"))
                .help("a newer version of because reads it"),
        ),
        _ => Some(
            Diagnostic::at(Code::BadLanguage, line.whole(), "the version of the language is a number")
                .help(format!("write `language {VERSION}`")),
        ),
    };
    diagnostics.extend(fault);
    if let Some(field) = chunk.fields.first() {
        diagnostics.push(
            Diagnostic::at(Code::NoSuchField, field.whole(), "the line `language` has no fields")
                .help("begin the record it belongs to above it"),
        );
    }
}
