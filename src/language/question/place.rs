//! Places in the text of a question, and what stands there.

use super::super::grammar::Rule;
use crate::text::{FileId, Span};
use pest::{
    error::{Error, InputLocation},
    iterators::Pair,
};

/// A text with where it stands in its file.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextAt<'t> {
    pub(super) file: FileId,
    pub(super) offset: u32,
    pub(super) text: &'t str,
}

impl TextAt<'_> {
    /// The place of a stretch of the text in the file.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| self.offset.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        Span::new(self.file, place(start), place(end))
    }

    /// The place of a pair in the file.
    pub(super) fn span_of(&self, pair: &Pair<'_, Rule>) -> Span {
        self.span(pair.as_span().start(), pair.as_span().end())
    }
}

/// Where a parse failed.
pub(super) fn place_of(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(place) | InputLocation::Span((place, _)) => place,
    }
}

/// The word, the quotation, the run of comparison signs or the single sign that a text begins with.
pub(super) fn token(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    let is_number = |c: char| is_word(c) || c == '.';
    let is_sign = |c: char| "=<>!≠≤≥&|".contains(c);
    let length = match text.chars().next() {
        None => 0,
        Some('\u{201C}' | '\u{201E}' | '\u{201D}') => {
            text.char_indices().skip(1).find(|(_, c)| "\u{201C}\u{201D}".contains(*c)).map_or(3, |(close, _)| close + 3)
        }
        Some('"') => text.get(1..).and_then(|inner| inner.find('"')).map_or(1, |close| close + 2),
        Some(c) if c.is_ascii_digit() => text.find(|c| !is_number(c)).unwrap_or(text.len()),
        Some(c) if is_word(c) => text.find(|c| !is_word(c)).unwrap_or(text.len()),
        Some(c) if is_sign(c) => text.find(|c| !is_sign(c)).unwrap_or(text.len()),
        Some(c) => c.len_utf8(),
    };
    text.get(..length).unwrap_or_default()
}

/// A text cut to a number of characters, for messages.
pub(super) fn excerpt(text: &str, width: usize) -> String {
    match text.char_indices().nth(width) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text.to_owned(),
    }
}
