//! Reading frames that were found whole, change by change.

use super::{
    Event, Place, Reading,
    change::{self, NotKnown},
    heading,
    survey::{Survey, Whole},
};
use crate::diagnostic::Diagnostic;
use std::{
    io::{self, BufRead, Read, Seek, SeekFrom},
    ops::ControlFlow,
};

/// Why reading stopped before its end.
#[derive(Debug)]
pub(super) enum Stopped {
    /// What it is read from failed.
    Failed(io::Error),
    /// A revision holds what is not known here.
    NotKnown {
        /// The revision.
        number: u64,
        /// How many lines below its line `revision N`.
        lines: u64,
        /// What it is.
        what: String,
    },
}

impl Stopped {
    /// As a fault of the journal of that name.
    pub(super) fn fault(self, journal: &str, read: impl FnOnce(io::Error) -> Diagnostic) -> Diagnostic {
        match self {
            Stopped::Failed(error) => read(error),
            Stopped::NotKnown { number, lines, what } => super::faults::not_known_here(journal, number, lines, &what),
        }
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Stopped {
        Stopped::Failed(error)
    }
}

/// Gives the frames of a survey to `each`.
pub(super) fn replay<S: BufRead + Seek>(
    source: &mut S,
    survey: &Survey,
    from: super::Head,
    each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
) -> Result<Reading, Stopped> {
    let mut head = from;
    for frame in &survey.frames {
        if self::frame(source, frame, each)?.is_break() {
            break;
        }
        head = frame.head();
        if each(Event::Ends(head)).is_break() {
            break;
        }
    }
    Ok(Reading { head, unfinished: survey.unfinished() })
}

fn frame<S: BufRead + Seek>(
    source: &mut S,
    frame: &Whole,
    each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Stopped> {
    source.seek(SeekFrom::Start(frame.start))?;
    let mut chunk = Chunk { bytes: Vec::new(), start: frame.start, line: 0 };
    let mut line = Vec::new();
    let (mut at, mut lines) = (frame.start, 0u64);
    let mut rest = source.take(frame.end.length);
    loop {
        line.clear();
        let read = rest.read_until(b'\n', &mut line)? as u64;
        let begins = !line.first().is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'#'));
        if read == 0 || begins {
            let found = chunk.give(each).map_err(|fault| Stopped::NotKnown {
                number: frame.end.number,
                lines: chunk.line.saturating_sub(1) + fault.line,
                what: fault.what,
            })?;
            if read == 0 || found.is_break() {
                return Ok(found);
            }
            chunk = Chunk { bytes: std::mem::take(&mut chunk.bytes), start: at, line: lines };
            chunk.bytes.clear();
        }
        chunk.bytes.extend_from_slice(&line);
        at += read;
        lines += 1;
    }
}

/// What begins at a line at column 0.
struct Chunk {
    bytes: Vec<u8>,
    /// Where it begins in the journal.
    start: u64,
    /// Its first line, counted from the line end that begins the frame.
    line: u64,
}

impl Chunk {
    fn give(&self, each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>) -> Result<ControlFlow<()>, NotKnown> {
        let text = std::str::from_utf8(&self.bytes).map_err(|_| NotKnown::first("a text that is not UTF-8"))?;
        let body = text.trim_end_matches('\n');
        if body.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        let text = text.get(..=body.len()).unwrap_or(text);
        if text.starts_with("revision ") {
            return heading::read(text).map(|revision| each(Event::Begins(&revision)));
        }
        let change = change::read(text)?;
        let place = Place { start: self.start, length: text.len() as u64 };
        Ok(each(Event::Change { change, text, place }))
    }
}
