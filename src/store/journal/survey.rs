//! What a journal holds: its whole frames, what is damaged between them, and what is unfinished behind them.
//!
//! One pass over the bytes in bounded memory; nothing is parsed but the lines of the journal itself. A line
//! `revision N` begins a frame, since nothing else may stand so at column 0; so a frame that is broken hides none
//! behind it.
//!
//! What stands behind the last whole frame is unfinished where it has no `end` line, which is written last; where it has
//! one, or what was one but for a damaged byte, it was finished once and is damaged.

use super::{Checksum, FIRST_LINE, FORMAT, Head, checksum::Sum, frame::End, heading, last};
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// How much of a line is looked at, at once.
const PIECE: u64 = 1 << 16;

/// A whole frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Whole {
    /// Its first byte: the line end before `revision`.
    pub start: u64,
    /// The line of the file, from 1, that `revision` stands on; counted from where the survey began.
    pub line: u64,
    /// Its `end` line.
    pub end: End,
    /// The checksum of the revision before it, as it says itself.
    pub after: Option<Checksum>,
}

impl Whole {
    /// The head of a journal that ends with it.
    pub(super) fn head(&self) -> Head {
        let End { number, length, checksum } = self.end;
        Head { number, length: self.start + length + self.end.print().len() as u64, checksum: Some(checksum) }
    }
}

/// Something that must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Damage {
    /// The first line is not that of a journal.
    FirstLine {
        /// Whether it would be, but for its line end.
        converted: bool,
    },
    /// Bytes before a whole frame that are none.
    Bytes {
        /// From here, at this line.
        start: u64,
        /// The line of the file.
        line: u64,
        /// The numbers that are not there before and after it.
        lost: Option<(u64, u64)>,
    },
    /// A whole frame that does not follow the one before it.
    Unbound {
        /// Its number.
        number: u64,
        /// The one before it; 0 at the beginning.
        behind: u64,
        /// Where it stands.
        start: u64,
        /// The line of the file.
        line: u64,
    },
    /// Bytes that were whole when they were read before, and are no more.
    Vouched {
        /// The last revision that was there.
        number: u64,
        /// The last that is.
        last: u64,
        /// Where that one ends.
        start: u64,
    },
}

impl Damage {
    /// Whether it tells that this revision is lost.
    pub(super) fn is_loss_of(&self, number: u64) -> bool {
        matches!(self, Damage::Bytes { lost: Some((first, last)), .. } if (first..=last).contains(&&number))
    }
}

/// What a journal holds from a head on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Survey {
    /// The number of the format where it is another.
    pub other_format: Option<u64>,
    /// The whole frames in the order of the file.
    pub frames: Vec<Whole>,
    /// What must not be, in the order of the file.
    pub damage: Vec<Damage>,
    /// The head that was reached.
    pub head: Head,
    /// The length of the file.
    pub length: u64,
}

impl Survey {
    /// How many bytes stand behind the last whole frame, unfinished.
    pub(super) fn unfinished(&self) -> u64 {
        self.length.saturating_sub(if self.length < FIRST_LINE.len() as u64 { 0 } else { self.head.start_of_next() })
    }
}

/// Surveys a journal from `from` on; `None` where no revision of it ends there as `from` says.
pub(super) fn survey<S: BufRead + Seek>(source: &mut S, from: Head) -> io::Result<Option<Survey>> {
    if from != Head::START {
        source.rewind()?;
        let first = first_line(source)?;
        if first != FIRST_LINE.as_bytes() || last::end_at(source, from.length)?.is_none_or(|end| !end.makes(from)) {
            return Ok(None);
        }
    }
    source.seek(SeekFrom::Start(from.length))?;
    let survey = Survey { other_format: None, frames: Vec::new(), damage: Vec::new(), head: from, length: from.length };
    let mut surveyor =
        Surveyor { at: from.length, line: 1, open: None, bad: None, ended: None, nearly_ended: false, survey };
    if from == Head::START && !surveyor.first_line(&first_line(source)?) {
        return Ok(Some(surveyor.survey));
    }
    let mut piece = Vec::new();
    let mut begins = true;
    while source.by_ref().take(PIECE).read_until(b'\n', &mut piece)? > 0 {
        surveyor.piece(&piece, begins);
        begins = piece.ends_with(b"\n");
        piece.clear();
    }
    Ok(Some(surveyor.done()))
}

fn first_line<S: BufRead>(source: &mut S) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    source.take(PIECE).read_until(b'\n', &mut line)?;
    Ok(line)
}

/// A frame that has begun and not ended.
struct Open {
    number: u64,
    start: u64,
    line: u64,
    sum: Sum,
    /// What it says that it follows, once it has said so.
    after: Option<Option<Checksum>>,
}

struct Surveyor {
    /// Where the next piece begins.
    at: u64,
    /// Its line.
    line: u64,
    open: Option<Open>,
    /// Where, and at which line, bytes began that belong to no whole frame.
    bad: Option<(u64, u64)>,
    /// Up to which revision something ended behind the last whole frame, which therefore was finished once.
    ended: Option<u64>,
    /// Whether the last line was an `end` line but for a damaged byte.
    nearly_ended: bool,
    survey: Survey,
}

impl Surveyor {
    /// Whether reading goes on behind the first line of the file.
    fn first_line(&mut self, line: &[u8]) -> bool {
        self.at = line.len() as u64;
        self.survey.length = self.at;
        self.line = 2;
        if line == FIRST_LINE.as_bytes() {
            return true;
        }
        if FIRST_LINE.as_bytes().starts_with(line) {
            // Its writer was stopped before the first revision.
            return false;
        }
        let text = String::from_utf8_lossy(line);
        let number = text.strip_prefix("because journal ").map(str::trim_end).and_then(|n| n.parse::<u64>().ok());
        if number.is_some_and(|number| number != FORMAT) {
            self.survey.other_format = number;
            return false;
        }
        self.survey.damage.push(Damage::FirstLine { converted: number == Some(FORMAT) && text.ends_with("\r\n") });
        if !line.ends_with(b"\n") {
            self.bad = Some((0, 1));
        }
        true
    }

    fn piece(&mut self, piece: &[u8], begins_line: bool) {
        let number = if begins_line { heading::read_number(piece) } else { None };
        let end = if begins_line { End::read(piece) } else { None };
        let next = self.survey.head.number + 1;
        match (&end, &self.open) {
            // Of two numbers of which one may be damaged, the smaller one is not too much to tell.
            (Some(end), Some(open)) => self.ended = Some(end.number.min(open.number).max(next)),
            (Some(end), None) => self.ended = Some(end.number.max(next)),
            (None, _) if begins_line && is_broken_end(piece) => self.ended = self.ended.or(Some(next)),
            (None, _) => {}
        }
        self.nearly_ended = begins_line && closes_with_checksum(piece);
        match (number, end, &mut self.open) {
            (Some(number), ..) => self.begin(number, piece),
            (None, Some(end), Some(_)) => self.end(end),
            (None, None, Some(open)) => {
                open.sum.add(piece);
                if begins_line && open.after.is_none() {
                    open.after = std::str::from_utf8(piece).ok().and_then(heading::read_after);
                }
            }
            (None, _, None) => self.bad = self.bad.or(Some((self.at, self.line))),
        }
        self.at += piece.len() as u64;
        self.line += u64::from(piece.ends_with(b"\n"));
        self.survey.length = self.at;
    }

    /// A frame begins with the line end before its line.
    fn begin(&mut self, number: u64, piece: &[u8]) {
        self.give_up();
        let start = self.at.saturating_sub(1);
        match self.bad {
            Some((bad, _)) if bad == start && self.follows(start) => self.bad = None,
            None if !self.follows(start) => self.bad = Some((start.max(self.survey.head.start_of_next()), self.line)),
            _ => {}
        }
        let mut sum = Sum::default();
        sum.add(b"\n");
        sum.add(piece);
        self.open = Some(Open { number, start, line: self.line, sum, after: None });
    }

    /// Whether a frame that starts there stands just behind the last whole one, or the first line.
    fn follows(&self, start: u64) -> bool {
        let first_line = self.survey.frames.is_empty() && !self.survey.damage.is_empty();
        start == self.survey.head.start_of_next() || first_line && self.bad.is_none_or(|(bad, _)| bad == start)
    }

    /// A frame ends here, if length and checksum are those of its bytes.
    fn end(&mut self, end: End) {
        let Some(open) = self.open.take() else { return };
        let checks =
            open.number == end.number && open.sum.length() == end.length && open.sum.clone().checksum() == end.checksum;
        match open.after {
            Some(after) if checks => self.whole(Whole { start: open.start, line: open.line, end, after }),
            _ => self.bad = self.bad.or(Some((open.start, open.line))),
        }
    }

    fn whole(&mut self, frame: Whole) {
        let behind = self.survey.head;
        let bound = frame.after == behind.checksum && frame.end.number > behind.number;
        if let Some((start, line)) = self.bad.take() {
            let (first, last) = (behind.number + 1, frame.end.number.saturating_sub(1));
            let lost = (first <= last).then_some((first, last));
            self.survey.damage.push(Damage::Bytes { start, line, lost });
        } else if !bound {
            let (number, behind) = (frame.end.number, behind.number);
            let (start, line) = (frame.start, frame.line);
            self.survey.damage.push(Damage::Unbound { number, behind, start, line });
        }
        self.survey.head = frame.head();
        self.survey.frames.push(frame);
        self.ended = None;
    }

    /// What was open is no whole frame.
    fn give_up(&mut self) {
        if let Some(open) = self.open.take() {
            self.bad = self.bad.or(Some((open.start, open.line)));
        }
    }

    fn done(mut self) -> Survey {
        self.give_up();
        let converted = self.survey.damage.contains(&Damage::FirstLine { converted: true });
        let first = self.survey.head.number + 1;
        let ended = self.ended.or(self.nearly_ended.then_some(first)).filter(|_| !converted);
        if let (Some((start, line)), Some(last)) = (self.bad, ended) {
            self.survey.damage.push(Damage::Bytes { start, line, lost: Some((first, last)) });
        }
        self.survey
    }
}

/// Whether a line begins as an `end` line, is as long as one, and is none.
fn is_broken_end(line: &[u8]) -> bool {
    let word = line.rsplit(|byte| *byte == b' ').next().map_or(0, <[u8]>::len);
    line.starts_with(b"end ") && (line.ends_with(b"\n") || word > Checksum::DIGITS)
}

/// Whether a line closes as an `end` line does, whatever it begins with. In a heading only `after` does.
fn closes_with_checksum(line: &[u8]) -> bool {
    let Some(text) = line.strip_suffix(b"\n") else { return false };
    let (before, digits) = text.split_at(text.len().saturating_sub(Checksum::DIGITS));
    before.ends_with(b" ")
        && digits.iter().all(u8::is_ascii_hexdigit)
        && !text.trim_ascii_start().starts_with(b"after ")
}
