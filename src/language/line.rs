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
    /// Pairs of an offset in `text` and the offset in the file from which it was copied, rising.
    places: Vec<(usize, usize)>,
    /// Where the lines behind the first begin in `text`.
    breaks: Vec<usize>,
    /// Where the words begin before which a tab stood: cells of a table begin so.
    tabs: Vec<usize>,
}

impl<'t> Line<'t> {
    /// Joins pieces by single spaces, and by `\n` where an empty piece parts them.
    pub(super) fn join(file: FileId, pieces: &[Piece<'t>]) -> Line<'t> {
        if let [piece] = pieces {
            let body = piece.text.trim();
            if !body.as_bytes().windows(2).any(|two| two == b"  ") && !body.contains('\t') {
                let first = piece.start + (piece.text.len() - piece.text.trim_start().len());
                let text = Cow::Borrowed(body);
                return Line { file, text, first, places: Vec::new(), breaks: Vec::new(), tabs: Vec::new() };
            }
        }
        let mut text = String::new();
        let mut places = Vec::new();
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
                places.push((text.len(), piece.start + at));
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
