//! The one line of a text that a message shows, cut to the screen around what is marked.
//!
//! A line may be a megabyte long, and a run may have thousands of faults: only the window around the mark is walked,
//! lines are counted once a text, and columns go on from the place before.

use crate::text::{FileId, Span, Texts};
use std::{collections::HashMap, ops::Range};

/// Finds the lines of places; fastest when asked in order.
pub(super) struct Places<'t> {
    texts: &'t Texts,
    starts: HashMap<FileId, Vec<usize>>,
    last: Option<Counted>,
}

/// How far the columns of a line were counted.
#[derive(Clone, Copy)]
struct Counted {
    file: FileId,
    line: usize,
    byte: usize,
    column: usize,
}

/// One place, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place<'t> {
    /// What messages call the text.
    pub(super) name: &'t str,
    /// The number of the line, from 1.
    pub(super) line: usize,
    /// The number of the character in the line, from 1.
    pub(super) column: usize,
    /// The line.
    pub(super) text: &'t str,
    /// What is marked in it, in bytes; of several lines only the first.
    pub(super) mark: Range<usize>,
}

impl<'t> Places<'t> {
    /// Makes one over texts.
    pub(super) fn new(texts: &'t Texts) -> Places<'t> {
        Places { texts, starts: HashMap::new(), last: None }
    }

    /// The line of a place; a span that reaches beyond its text is cut to it.
    pub(super) fn place(&mut self, span: Span) -> Option<Place<'t>> {
        let text = self.texts.get(span.file)?;
        let whole = text.text.as_str();
        let start = whole.floor_char_boundary(span.start as usize);
        let end = whole.ceil_char_boundary((span.end as usize).min(whole.len())).max(start);
        let starts = self.starts.entry(span.file).or_insert_with(|| {
            let ends = whole.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|first| *first <= start).max(1);
        let first = starts.get(line - 1).copied().unwrap_or(0);
        let stop = starts.get(line).map_or(whole.len(), |next| next - 1);
        let shown = whole.get(first..stop).unwrap_or_default().trim_end_matches('\r');
        let mark = (start - first).min(shown.len())..(end - first).min(shown.len());
        let column = self.column(whole, Counted { file: span.file, line, byte: start, column: 0 }, first);
        Some(Place { name: &text.name, line, column, text: shown, mark })
    }

    fn column(&mut self, whole: &str, place: Counted, first: usize) -> usize {
        let known =
            self.last.filter(|last| (last.file, last.line) == (place.file, place.line) && last.byte <= place.byte);
        let (from, before) = known.map_or((first, 1), |last| (last.byte, last.column));
        let column = before + whole.get(from..place.byte).unwrap_or_default().chars().count();
        self.last = Some(Counted { column, ..place });
        column
    }
}

/// A line cut to the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What is left of it, `…` where something was cut off.
    pub(super) text: String,
    /// What is marked in that, in bytes.
    pub(super) mark: Range<usize>,
    /// Where the window begins and ends in the line, in bytes.
    pub(super) window: Range<usize>,
    /// How many bytes stand before the window's beginning in `text`.
    before: usize,
}

impl Excerpt {
    /// The window of a line around a mark, so many columns wide.
    pub(super) fn of(line: &str, mark: &Range<usize>, room: usize) -> Excerpt {
        let window = window(line, mark, room.max(24));
        let cut_before = if window.start > 0 { "…" } else { "" };
        let cut_after = if window.end < line.len() { "…" } else { "" };
        let text = format!("{cut_before}{}{cut_after}", line.get(window.clone()).unwrap_or_default());
        let mut excerpt = Excerpt { text, mark: 0..0, before: cut_before.len(), window };
        excerpt.mark = excerpt.within(&(mark.start..mark.end.min(excerpt.window.end))).unwrap_or(0..0);
        excerpt
    }

    /// Where a stretch of the line lies in the excerpt, if the whole of it does.
    pub(super) fn within(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        let inside = self.window.start <= stretch.start && stretch.end <= self.window.end;
        inside.then(|| stretch.start - self.window.start + self.before..stretch.end - self.window.start + self.before)
    }
}

/// What is shown of a line: the whole of it if it fits; else from its beginning, if the mark stands near to that; else
/// as much before the mark as behind it.
fn window(line: &str, mark: &Range<usize>, room: usize) -> Range<usize> {
    let head = line.get(..mark.start).unwrap_or_default();
    let marked = line.get(mark.clone()).unwrap_or_default();
    let tail = line.get(mark.end..).unwrap_or_default();
    if reach(line, room).bytes == line.len() {
        return 0..line.len();
    }
    let room = room - 2;
    let shown_mark = reach(marked, room - back(head, room / 8).columns);
    let free = room - shown_mark.columns;
    let near = back(head, free * 3 / 4);
    let after = reach(tail, free / 2).columns;
    let before = if near.bytes == head.len() { near } else { back(head, free - after) };
    let whole_mark = shown_mark.bytes == marked.len();
    let after = if whole_mark { reach(tail, free - before.columns).bytes } else { 0 };
    mark.start - before.bytes..mark.start + shown_mark.bytes + after
}

/// How far one gets.
struct Reach {
    bytes: usize,
    columns: usize,
}

/// As many characters from the beginning as fit into so many columns.
fn reach(text: &str, columns: usize) -> Reach {
    walk(text.chars(), columns)
}

/// As many characters from the end.
fn back(text: &str, columns: usize) -> Reach {
    walk(text.chars().rev(), columns)
}

fn walk(characters: impl Iterator<Item = char>, columns: usize) -> Reach {
    let mut reach = Reach { bytes: 0, columns: 0 };
    for c in characters.take(columns.saturating_mul(4)) {
        let wide = columns_of(c);
        if reach.columns + wide > columns {
            break;
        }
        reach.bytes += c.len_utf8();
        reach.columns += wide;
    }
    reach
}

/// How many columns an excerpt takes; a tab is drawn as four spaces.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

fn columns_of(c: char) -> usize {
    match c {
        '\t' => 4,
        c if c.is_control() => 1,
        c => textwrap::core::display_width(c.encode_utf8(&mut [0; 4])),
    }
}
