//! Cuts a text by its layout, by hand: at the lines that begin at column 0 into chunks, and a chunk at its indent into
//! fields. What it gives to pest are logical lines ([`Line`]), without layout.
//!
//! A line at whose start no white space stands begins a chunk; a `#` there begins a comment. The first indented line of
//! a chunk sets its indent; a line of just that indent begins a field, a deeper one continues it. Indents are compared
//! as text, never counted.

use super::line::{Line, Piece};
use crate::{
    diagnostic::{Code, Diagnostic},
    text::{FileId, Span},
};

/// A line of the text without its line end.
#[derive(Debug, Clone, Copy)]
struct Physical<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Physical<'t> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn indent(&self) -> &'t str {
        let body = self.text.trim_start();
        &self.text[..self.text.len() - body.len()]
    }

    fn piece(&self, indent: usize) -> Piece<'t> {
        Piece { start: self.start + indent, text: self.text.get(indent..).unwrap_or_default() }
    }
}

/// A comment, with its place in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'t> {
    /// Where it begins.
    pub start: usize,
    /// Its text, the `#` included; empty for a blank line between comments.
    pub text: &'t str,
}

/// What begins at a column-0 line: a record, or in a script a question or a command.
#[derive(Debug)]
pub(super) struct Chunk<'t> {
    /// Its first line.
    pub header: Line<'t>,
    /// Its fields.
    pub fields: Vec<Line<'t>>,
    /// The comments above it, blank lines among them included; empty where there is none.
    pub above: Vec<Comment<'t>>,
    /// The comments in it.
    pub within: Vec<Comment<'t>>,
    /// Where it begins and ends.
    pub start: usize,
    /// The end of its last line that says something.
    pub end: usize,
}

/// A text cut into chunks.
#[derive(Debug)]
pub(super) struct Cut<'t> {
    /// The chunks in order.
    pub chunks: Vec<Chunk<'t>>,
    /// The comments below the last chunk.
    pub below: Vec<Comment<'t>>,
    /// Faults of layout.
    pub diagnostics: Vec<Diagnostic>,
}

/// Cuts a text that begins at `offset` in its file.
pub(super) fn cut(file: FileId, offset: usize, text: &str) -> Cut<'_> {
    let mut chunks = Vec::new();
    let cut = cut_each(file, offset, text, |chunk| chunks.push(chunk));
    Cut { chunks, ..cut }
}

/// Cuts a text that begins at `offset` in its file, and gives each chunk to `each` as soon as it is cut: the chunks of
/// a large text take several times its room. The ones given are left out of the result.
pub(super) fn cut_each<'t>(file: FileId, offset: usize, text: &'t str, mut each: impl FnMut(Chunk<'t>)) -> Cut<'t> {
    let mut cutter = Cutter {
        file,
        chunks: Vec::new(),
        open: None,
        pieces: Vec::new(),
        fields: Vec::new(),
        pending: Vec::new(),
        diagnostics: Vec::new(),
        orphan_reported: false,
    };
    for line in lines(offset, text) {
        cutter.line(line);
        cutter.chunks.drain(..).for_each(&mut each);
    }
    cutter.close();
    cutter.chunks.drain(..).for_each(each);
    Cut { chunks: Vec::new(), below: cutter.pending, diagnostics: cutter.diagnostics }
}

fn lines(offset: usize, text: &str) -> impl Iterator<Item = Physical<'_>> {
    let skip = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut start = offset + skip;
    text.get(skip..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        Physical { start: at, text: line.trim_end_matches(['\n', '\r']) }
    })
}

/// A chunk that is still growing.
struct Open<'t> {
    header: Physical<'t>,
    indent: Option<&'t str>,
    above: Vec<Comment<'t>>,
    within: Vec<Comment<'t>>,
    end: usize,
}

struct Cutter<'t> {
    file: FileId,
    chunks: Vec<Chunk<'t>>,
    open: Option<Open<'t>>,
    /// The lines of all fields of the open chunk, one field behind the other.
    pieces: Vec<Piece<'t>>,
    /// Where each field begins among them.
    fields: Vec<usize>,
    /// Comments and blank lines of which it is not yet known what they belong to.
    pending: Vec<Comment<'t>>,
    diagnostics: Vec<Diagnostic>,
    orphan_reported: bool,
}

impl<'t> Cutter<'t> {
    fn line(&mut self, line: Physical<'t>) {
        if line.is_blank() {
            self.pending.push(Comment { start: line.start, text: "" });
        } else if line.text.starts_with('#') {
            self.pending.push(Comment { start: line.start, text: line.text.trim_end() });
        } else if line.indent().is_empty() {
            self.header(line);
        } else {
            self.indented(line);
        }
    }

    fn header(&mut self, line: Physical<'t>) {
        self.close();
        let is_blank = self.pending.iter().all(|comment| comment.text.is_empty());
        let above = if is_blank { Vec::new() } else { std::mem::take(&mut self.pending) };
        self.pending.clear();
        let end = line.start + line.text.trim_end().len();
        self.orphan_reported = false;
        self.open = Some(Open { header: line, indent: None, above, within: Vec::new(), end });
    }

    fn indented(&mut self, line: Physical<'t>) {
        let Some(open) = &mut self.open else {
            if !std::mem::replace(&mut self.orphan_reported, true) {
                let span = self.span(line.start + line.indent().len(), line.start + line.text.trim_end().len());
                self.diagnostics.push(
                    Diagnostic::at(Code::IndentedFirst, span, "this indented line belongs to no record")
                        .label("no record stands above it")
                        .help("begin the record at the start of a line: `statement early-wins`"),
                );
            }
            self.pending.clear();
            return;
        };
        let indent = *open.indent.get_or_insert_with(|| line.indent());
        let blank_before = self.pending.iter().any(|c| c.text.is_empty());
        let comments = self.pending.drain(..).filter(|comment| !comment.text.is_empty());
        open.within.extend(comments);
        let (start, end) = (line.start, line.start + line.text.trim_end().len());
        if line.indent() == indent {
            let piece = line.piece(indent.len());
            if piece.text.starts_with('#') {
                open.within.push(Comment { start: piece.start, text: piece.text.trim_end() });
            } else {
                self.fields.push(self.pieces.len());
                self.pieces.push(piece);
                open.end = end;
            }
            return;
        }
        let deeper = line.indent().starts_with(indent);
        match self.fields.last() {
            Some(_) if deeper => {
                if blank_before {
                    self.pieces.push(Piece { start, text: "" });
                }
                self.pieces.push(line.piece(line.indent().len()));
                open.end = end;
            }
            _ => {
                let span = self.span(start, start + line.indent().len());
                self.diagnostics.push(uneven(span, line.indent(), indent));
            }
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let ends = self.fields.iter().skip(1).copied().chain([self.pieces.len()]);
        let fields = self.fields.iter().zip(ends).map(|(from, to)| self.pieces.get(*from..to).unwrap_or_default());
        self.chunks.push(Chunk {
            header: Line::join(self.file, &[open.header.piece(0)]),
            fields: fields.map(|pieces| Line::join(self.file, pieces)).collect(),
            above: open.above,
            within: open.within,
            start: open.header.start,
            end: open.end,
        });
        self.pieces.clear();
        self.fields.clear();
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
    }
}

fn uneven(span: Span, found: &str, wanted: &str) -> Diagnostic {
    let say = |indent: &str| {
        let tabs = indent.chars().filter(|c| *c == '\t').count();
        let others = indent.chars().count() - tabs;
        let count = |n: usize, one: &str| match n {
            1 => format!("one {one}"),
            n => format!("{n} {one}s"),
        };
        match (tabs, others) {
            (0, others) => count(others, "space"),
            (tabs, 0) => count(tabs, "tab"),
            (tabs, others) => format!("{} and {}", count(tabs, "tab"), count(others, "space")),
        }
    };
    Diagnostic::at(Code::UnevenIndent, span, "this line is indented differently from the fields above it")
        .label(format!("{} here, {} above", say(found), say(wanted)))
        .help(format!("begin a field with {}, and what continues it with more", say(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<Vec<String>> {
        let cut = cut(FileId(0), 0, text);
        assert!(cut.diagnostics.is_empty(), "{:?}", cut.diagnostics);
        cut.chunks
            .iter()
            .map(|chunk| {
                std::iter::once(&chunk.header).chain(&chunk.fields).map(|line| line.text().to_owned()).collect()
            })
            .collect()
    }

    #[test]
    fn joins_what_stands_deeper() {
        assert_eq!(
            fields("theory a\r\n  note one\r\n     two\r\n\r\n     three\r\n  stage initial\r\nsource b\r\n"),
            [vec!["theory a", "note one two\nthree", "stage initial"], vec!["source b"]]
        );
    }

    #[test]
    fn comments_end_neither_record_nor_field() {
        assert_eq!(
            fields("# first\ntheory a\n  note one\n# between\n     two #2\n  # at the indent\n  stage initial\n"),
            [vec!["theory a", "note one two #2", "stage initial"]]
        );
    }

    #[test]
    fn uneven_indents_are_named() {
        let cut = cut(FileId(0), 0, "theory a\n  stage initial\n\tnote x\n note y\n");
        let labels: Vec<_> = cut.diagnostics.iter().filter_map(|d| d.label.as_deref()).collect();
        assert_eq!(labels, ["one tab here, 2 spaces above", "one space here, 2 spaces above"]);
    }
}
