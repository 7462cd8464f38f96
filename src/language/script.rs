//! Scripts: records and questions in one text.

use super::{cut, record::first_word, version};
use crate::{text::FileId, theory::RecordKind};
use std::ops::Range;

/// A piece of a script, by its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Records that follow one another; they are taken in together.
    Records(Range<usize>),
    /// A question or a command.
    Line(Range<usize>),
}

/// Cuts a script at its column-0 lines: runs of records, and questions or commands between them.
///
/// ```
/// use because::language::{Piece, cut_script};
/// let pieces = cut_script("cmoc a\n  outcome +b\nfind cmocs\n");
/// assert_eq!(pieces, [Piece::Records(0..19), Piece::Line(20..30)]);
/// ```
pub fn cut_script(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let cut = cut::cut(FileId(0), 0, text);
    if let (Some(first), false) =
        (cut.chunks.first().map_or(Some(text.len()), |c| Some(c.start)), cut.diagnostics.is_empty())
        && text.get(..first).is_some_and(|above| above.lines().any(|l| l.starts_with([' ', '\t'])))
    {
        pieces.push(Piece::Records(0..first));
    }
    for chunk in cut.chunks {
        let is_record = version::is_version(&chunk) || RecordKind::from_word(first_word(chunk.header.text())).is_some();
        match (is_record, pieces.last_mut()) {
            (true, Some(Piece::Records(range))) => range.end = chunk.end,
            (true, _) => pieces.push(Piece::Records(chunk.start..chunk.end)),
            (false, _) => pieces.push(Piece::Line(chunk.start..chunk.end)),
        }
    }
    pieces
}
