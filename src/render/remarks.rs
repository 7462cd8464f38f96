//! What stands above and below the rows: the reading, the notes, and how many rows are shown.

use super::{
    ink::{self, Ink, TIE, plain},
    page::Page,
    value, wrap,
};
use crate::{
    answer::{Answer, Note},
    diagnostic::Code,
};

/// The reading, the rows and the notes, an empty line between two of them.
pub(super) fn around(answer: &Answer, rows: &str, shown: usize, page: &Page) -> String {
    let rows = if answer.rows.is_empty() { "" } else { rows };
    let parts = [reading(answer, page), rows.to_owned(), notes(answer, shown, page)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    ink::finish(&parts.join("\n"), page.colour)
}

/// The question as it was read.
fn reading(answer: &Answer, page: &Page) -> String {
    Ink::Strong.on(&wrap::indented(&plain(&answer.reading), page.columns(), 2)) + "\n"
}

/// The question as it was read, on one line.
pub(super) fn reading_line(answer: &Answer) -> String {
    plain(&answer.reading).replace('\n', " ") + "\n"
}

/// How many of the rows a page shows.
pub(super) fn shown(answer: &Answer, page: &Page) -> usize {
    page.limit.map_or(answer.rows.len(), |limit| limit.min(answer.rows.len()))
}

/// The notes below the rows of which the first so many are shown, each on lines of its own; nothing where there is nothing to say.
fn notes(answer: &Answer, shown: usize, page: &Page) -> String {
    let mut lines = Vec::new();
    if answer.rows.is_empty() && answer.notes.is_empty() {
        lines.push("no rows\n".to_owned());
    }
    for (joint, meaning) in value::LEGEND {
        let has = |cell| value::has_joint(cell, joint);
        if answer.rows.iter().take(shown).any(|row| row.cells.iter().any(has)) {
            let beginning = format!("{}{TIE}{TIE}", joint.sign());
            lines.push(wrap::hanging(&beginning, meaning, page.columns()));
        }
    }
    if let Some(cut) = cut(answer, shown) {
        lines.push(note(Code::Cut, &cut, page));
    }
    let others = answer.notes.iter().filter(|note| note.code != Code::Cut || shown >= answer.total);
    lines.extend(others.map(|Note { code, text }| note(*code, text, page)));
    lines.concat()
}

/// The notes where all rows are given, without wrapping or colour.
pub(super) fn note_lines(answer: &Answer) -> String {
    let line = |note: &Note| format!("note[{}]: {}\n", note.code.id(), plain(&note.text).replace('\n', " "));
    answer.notes.iter().map(line).collect()
}

/// "showing 20 of 431", and how to see the others.
fn cut(answer: &Answer, shown: usize) -> Option<String> {
    let total = answer.total.max(answer.rows.len());
    if shown >= total {
        return None;
    }
    let uncounted = answer.partial || answer.notes.iter().any(|note| note.code == Code::Enough);
    let at_least = if uncounted { "at least " } else { "" };
    let remedy = if shown < answer.rows.len() {
        format!("`as csv` or `first {total}` shows the rest")
    } else {
        format!("`first {total}` shows the rest")
    };
    Some(format!("showing {shown} of {at_least}{total}; {remedy}"))
}

/// A note begins with its code, colour or not.
fn note(code: Code, text: &str, page: &Page) -> String {
    let text = format!("note[{}]: {}", code.id(), value::phrase(&wrap::typed(&plain(text))));
    wrap::indented(&text, page.columns(), 2) + "\n"
}
