//! Drawing: answers, trails and messages as text. Nothing here prints.
//!
//! ```text
//! Answer ── value (words of a cell) ── table · list · tree · markdown ── ink (colours) ── Drawn
//!        ── json · csv · records
//! Trail  ── branches
//! Diagnostic ── excerpt ── annotate-snippets
//! ```
//!
//! Names are never cut: where they do not fit side by side, columns move below their rows. Directions, roles and kinds of
//! evidence are told by signs and words, and by colours only besides.

mod branches;
mod columns;
mod csv;
mod diagnostics;
mod excerpt;
mod explanation;
mod ink;
mod json;
mod list;
mod markdown;
mod page;
mod records;
mod remarks;
mod table;
mod trail;
mod tree;
mod value;
mod wrap;

pub use diagnostics::diagnostics;
pub use explanation::{explanation, field_table, takes};
pub use json::json;
pub use page::{Drawn, Page};
pub use trail::trail;

use crate::{answer::Answer, question::Format, theory::Theory};

/// Draws an answer.
///
/// The reading stands above tables, lists, trees and Markdown, the notes below; for CSV and records both go to standard
/// error, and JSON holds them. A page's limit cuts tables, lists and trees only. `theory` is what the answer was asked of;
/// records are printed from it.
pub fn answer(answer: &Answer, format: Format, page: &Page, theory: &Theory) -> Drawn {
    let shown = remarks::shown(answer, page);
    let rows = answer.rows.get(..shown).unwrap_or_default();
    let (rows, shown) = match format {
        Format::Table => (table::draw(answer, rows, page), shown),
        Format::List => (list::draw(answer, rows, page), shown),
        Format::Tree => (tree::draw(answer, rows, page), shown),
        Format::Md => {
            let page = Page { width: usize::MAX, colour: false, limit: None };
            let out = remarks::around(answer, &markdown::draw(answer), answer.rows.len(), &page);
            return Drawn { out, err: String::new() };
        }
        Format::Json => return Drawn { out: format!("{:#}\n", json(answer)), err: String::new() },
        Format::Csv => return aside(answer, csv::draw(answer)),
        Format::Records => return aside(answer, records::draw(answer, theory)),
    };
    Drawn { out: remarks::around(answer, &rows, shown, page), err: String::new() }
}

/// Rows for a program, with the reading and the notes apart from them.
fn aside(answer: &Answer, out: String) -> Drawn {
    Drawn { out, err: remarks::reading_line(answer) + &remarks::note_lines(answer) }
}

#[cfg(test)]
mod tests;
