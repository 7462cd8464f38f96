//! The language: text to records and questions, and back.
//!
//! ```text
//! text ── cut (by hand, at column 0 and at the fields' indent) ── logical lines
//!      ── values (pest, one entry rule for each kind of value) ── ast::Record, ast::Question
//! theory::Record ── print ── canonical text
//! ```
//!
//! No pest type leaves this module. Every fault of a text is found in one run: a line that cannot be read is reported,
//! and reading goes on at the next field or record.

pub mod ast;
mod astray;
mod cells;
mod cut;
mod expected;
mod format;
mod grammar;
mod instead;
mod large;
mod line;
mod near_code;
mod parts;
mod plain;
mod print;
mod question;
mod record;
mod remedy;
mod script;
mod sentence;
mod told;
mod values;
mod version;
mod walk;

pub use expected::{Expected, Slot, expected};
pub use format::format;
pub use large::parse_large;
pub use print::{print, print_group};
pub use question::{goes_on, parse_question, suggestion};
pub use script::{Piece, cut_script};
pub use version::VERSION;

use crate::{diagnostic::Diagnostic, text::FileId, theory::Name};

/// What a text holds.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The records that could be read, in order.
    pub records: Vec<ast::Record>,
    /// The names of records that could not be read: what refers to them is not to be reported too.
    pub unread: Vec<Name>,
    /// All faults and notes.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the records of a text. Names are not looked up: `resolve` does it.
///
/// ```
/// use because::{language, text::FileId};
/// let parsed = language::parse_records(FileId(0), "theory ioc-2022\n  stage refined\n");
/// assert_eq!(parsed.records[0].record.name.as_str(), "ioc-2022");
/// assert!(parsed.diagnostics.is_empty());
/// ```
pub fn parse_records(file: FileId, text: &str) -> Parsed {
    parse_records_at(file, 0, text)
}

/// Reads the records of a piece of a text that begins at `offset` in its file.
pub fn parse_records_at(file: FileId, offset: usize, text: &str) -> Parsed {
    let (mut parsed, mut layout) = parse_piece(file, offset, text);
    layout.append(&mut parsed.diagnostics);
    parsed.diagnostics = layout;
    parsed
}

/// The same, with the faults of layout apart: they come first.
fn parse_piece(file: FileId, offset: usize, text: &str) -> (Parsed, Vec<Diagnostic>) {
    let mut parsed = Parsed::default();
    let mut diagnostics = Vec::new();
    let cut = cut::cut_each(file, offset, text, |chunk| {
        if version::is_version(&chunk) {
            version::check(&chunk, &mut diagnostics);
        } else if let Some(record) = record::record(&chunk, &mut diagnostics) {
            parsed.records.push(record);
        } else {
            parsed.unread.extend(record::likely_name(&chunk));
        }
    });
    parsed.diagnostics = diagnostics;
    (parsed, cut.diagnostics)
}
