//! Large texts, read in pieces side by side.
//!
//! A text may be parted before any line that begins with a letter: such a line begins a chunk, always. What is read of
//! the pieces is put together in the order of the text, so nothing tells that there were any.

use super::{Parsed, parse_piece};
use crate::{diagnostic::Diagnostic, text::FileId};
use std::{
    ops::{ControlFlow, Range},
    panic,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// About how many bytes a piece has.
const PIECE: usize = 1 << 20;
/// How many pieces are read at the same time, at most.
const THREADS: usize = 8;

/// Reads the records of a text, as [`parse_records`](super::parse_records) does, on all processors. While it does so,
/// `told` is given now and then how many bytes have been read, and may break off; then there is no result.
pub fn parse_large(file: FileId, text: &str, told: &mut dyn FnMut(usize) -> ControlFlow<()>) -> Option<Parsed> {
    in_pieces(file, text, PIECE, told)
}

/// A piece that was read: its place among them, what it holds, and its faults of layout.
type Piece = (usize, Parsed, Vec<Diagnostic>);

fn in_pieces(file: FileId, text: &str, size: usize, told: &mut dyn FnMut(usize) -> ControlFlow<()>) -> Option<Parsed> {
    let pieces = pieces(text, size);
    let next = AtomicUsize::new(0);
    let work = |told: &mut dyn FnMut(usize) -> ControlFlow<()>| {
        let mut done: Vec<Piece> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(range) = pieces.get(at) else { return (done, false) };
            let (parsed, layout) = parse_piece(file, range.start, text.get(range.clone()).unwrap_or_default());
            done.push((at, parsed, layout));
            if told(range.end).is_break() {
                next.store(pieces.len(), Ordering::Relaxed);
                return (done, true);
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(pieces.len()).min(THREADS);
    let (mut done, stopped) = thread::scope(|scope| {
        let silent = || work(&mut |_| ControlFlow::Continue(()));
        let others: Vec<_> = (1..threads)
            .filter_map(|_| thread::Builder::new().name("reading".to_owned()).spawn_scoped(scope, silent).ok())
            .collect();
        let (mut done, stopped) = work(told);
        for other in others {
            match other.join() {
                Ok((more, _)) => done.extend(more),
                Err(panicked) => panic::resume_unwind(panicked),
            }
        }
        (done, stopped)
    });
    done.sort_unstable_by_key(|(at, ..)| *at);
    (!stopped).then(|| together(done))
}

fn together(pieces: Vec<Piece>) -> Parsed {
    let mut all = Parsed::default();
    all.records.reserve_exact(pieces.iter().map(|(_, parsed, _)| parsed.records.len()).sum());
    let mut of_records = Vec::new();
    for (_, parsed, layout) in pieces {
        all.records.extend(parsed.records);
        all.unread.extend(parsed.unread);
        all.diagnostics.extend(layout);
        of_records.extend(parsed.diagnostics);
    }
    all.diagnostics.append(&mut of_records);
    all
}

/// Where a text is parted into pieces of about that size.
fn pieces(text: &str, size: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while let Some(end) = next_chunk(text, start + size) {
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..text.len());
    pieces
}

/// Where the first line behind `from` stands that begins with a letter.
fn next_chunk(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'\n')? + 1;
        if bytes.get(at)?.is_ascii_alphabetic() {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::parse_records;
    use std::{fs, path::Path};

    fn all_texts(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                all_texts(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "because") {
                found.extend(fs::read_to_string(&path));
            }
        }
    }

    #[test]
    fn pieces_of_any_size_read_as_the_whole() {
        let mut texts = Vec::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        ["tests/syntax", "tests/errors", "kb"].iter().for_each(|folder| all_texts(&root.join(folder), &mut texts));
        assert!(texts.len() > 50, "{}", texts.len());
        let all = texts.join("\n# between\n\n");
        texts.push(format!("\u{FEFF}  lost\n# above\n\n{all}"));
        texts.push(all.replace('\n', "\r\n"));
        for text in &texts {
            let whole = format!("{:?}", parse_records(FileId(3), text));
            for size in [1, 40, 300, 5_000] {
                let pieces = in_pieces(FileId(3), text, size, &mut |_| ControlFlow::Continue(()));
                assert!(pieces.is_some_and(|pieces| format!("{pieces:?}") == whole), "{size}: {:.200}", text);
            }
        }
        assert!(in_pieces(FileId(3), &all, 40, &mut |_| ControlFlow::Break(())).is_none());
    }
}
