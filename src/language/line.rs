//! A logical line: what a field says, over however many lines it was written, and where each byte of it stands.

use crate::text::{FileId, Span};
use std::borrow::Cow;

/// A stretch of one line of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'t> {
    /// Where it begins in the text.
    pub start: usize,
    /// What it holds; empty for a blank line, which parts paragraphs.
    pub text: &'t str,
}

/// A logical line. White space runs are one space, a paragraph mark is `\n`.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    file: FileId,
    text: Cow<'t, str>,
    /// The offset in the file that it begins at, and is a copy of from there on where `places` has nothing else.
    first: usize,
    /// Pairs of an offset in `text` and the offset in the file from which it was copied, rising; up to the next pair, what
    /// stands behind was copied from behind.
    places: Vec<(usize, usize)>,
    /// Where the lines behind the first begin in `text`.
    breaks: Vec<usize>,
    /// Where the words begin before which a tab stood: cells of a table begin so.
    tabs: Vec<usize>,
}

impl<'t> Line<'t> {
    /// Joins pieces by single spaces, and by `\n` where an empty piece parts them.
    pub(super) fn join(file: FileId, pieces: &[Piece<'t>]) -> Line<'t> {
        let single = match pieces {
            [piece] => Line::single(file, piece),
            _ => None,
        };
        single.unwrap_or_else(|| Line::of_several(file, pieces))
    }

    /// Of one piece without tabs in which white space runs are one space, but for one behind the first word: that is how
    /// fields are written.
    fn single(file: FileId, piece: &Piece<'t>) -> Option<Line<'t>> {
        let body = piece.text.trim();
        let first = piece.start + (piece.text.len() - piece.text.trim_start().len());
        let line = |text, places| Line { file, text, first, places, breaks: Vec::new(), tabs: Vec::new() };
        if body.contains('\t') {
            return None;
        }
        let bytes = body.as_bytes();
        let word = bytes.iter().position(|byte| *byte == b' ').unwrap_or(bytes.len());
        let behind = body.get(word..)?;
        let value = behind.trim_start_matches(' ');
        if value.contains("  ") {
            return None;
        }
        if behind.len() - value.len() < 2 {
            return Some(line(Cow::Borrowed(body), Vec::new()));
        }
        if body.contains(['\u{B}', '\u{C}']) {
            return None;
        }
        let mut text = String::with_capacity(word + 1 + value.len());
        text.push_str(body.get(..word)?);
        text.push(' ');
        text.push_str(value);
        let places = vec![(0, first), (word + 1, first + body.len() - value.len())];
        Some(line(Cow::Owned(text), places))
    }

    fn of_several(file: FileId, pieces: &[Piece<'t>]) -> Line<'t> {
        let mut text = String::with_capacity(pieces.iter().map(|piece| piece.text.len() + 1).sum());
        let mut places: Vec<(usize, usize)> = Vec::new();
        let mut breaks = Vec::new();
        let mut tabs = Vec::new();
        let mut paragraph = false;
        for piece in pieces {
            if piece.text.is_empty() {
                paragraph = true;
                continue;
            }
            let mut first = true;
            for (at, word) in words(piece.text) {
                if !text.is_empty() {
                    text.push(if std::mem::take(&mut paragraph) { '\n' } else { ' ' });
                }
                if std::mem::take(&mut first) && !text.is_empty() {
                    breaks.push(text.len());
                }
                if piece.text.get(..at).is_some_and(|before| before.ends_with('\t')) {
                    tabs.push(text.len());
                }
                let place = (text.len(), piece.start + at);
                let goes_on = |(from, to): &(usize, usize)| place.0 - from == place.1.wrapping_sub(*to);
                if !places.last().is_some_and(goes_on) {
                    places.push(place);
                }
                text.push_str(word);
            }
        }
        let first = pieces.first().map_or(0, |piece| piece.start);
        Line { file, text: Cow::Owned(text), first, places, breaks, tabs }
    }

    /// What it says.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the lines behind the first begin.
    pub(super) fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// Where the words begin before which a tab stood.
    pub(super) fn tabs(&self) -> &[usize] {
        &self.tabs
    }

    /// The place in the file of a stretch of it.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let place = |offset: usize| {
            let at = self.places.partition_point(|(from, _)| *from <= offset).saturating_sub(1);
            let (from, to) = self.places.get(at).copied().unwrap_or((0, self.first));
            to + offset.saturating_sub(from)
        };
        let from = place(start);
        let to = if end > start { place(end - 1) + 1 } else { from };
        Span::new(self.file, u32::try_from(from).unwrap_or(u32::MAX), u32::try_from(to).unwrap_or(u32::MAX))
    }

    /// The place of all of it.
    pub(super) fn whole(&self) -> Span {
        self.span(0, self.text.len())
    }
}

/// The words of a line at spaces and tabs, each with its offset. Other white space (a non-breaking space) stays.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split([' ', '\t', '\u{B}', '\u{C}'])
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - base, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_joining() {
        let text = "  If  we\n     can";
        let pieces = [Piece { start: 2, text: &text[2..8] }, Piece { start: 14, text: &text[14..] }];
        let line = Line::join(FileId(0), &pieces);
        assert_eq!(line.text(), "If we can");
        assert_eq!(line.span(3, 5), Span::new(FileId(0), 6, 8));
        assert_eq!(line.span(6, 9), Span::new(FileId(0), 14, 17));
        assert_eq!(line.breaks(), [6]);
    }
}
