//! Writing one frame: the heading of a revision, its changes, and the line `end N LENGTH CHECKSUM`.

use super::{
    Checksum, Event, Head, Place,
    checksum::Sum,
    heading::{self, whole_number},
    ready::{self, Ready},
};
use crate::store::{Change, Entry};
use std::io::{self, Write};

/// How much is gathered before it is handed on.
const PIECE: usize = 1 << 16;

/// Why a frame was not written.
#[derive(Debug)]
pub(super) enum NotWritten {
    /// What it is written on failed.
    Failed(io::Error),
    /// A change whose text would not read back.
    NotKept(String),
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> NotWritten {
        NotWritten::Failed(error)
    }
}

/// Writes a frame behind `after` piece by piece, whatever its size, and gives the head that it makes. What is written is
/// given to `each`, as reading it would.
pub(super) fn write(
    out: &mut dyn Write,
    after: Head,
    entry: &Entry,
    changes: &mut dyn Iterator<Item = Change>,
    each: &mut dyn FnMut(Event<'_>),
) -> Result<Head, NotWritten> {
    let (number, start) = (after.number + 1, after.start_of_next());
    let heading = heading::print(number, after.checksum, entry);
    let revision = heading::read(heading.trim_start()).map_err(|fault| NotWritten::NotKept(fault.what))?;
    let mut frame = Frame::new(out);
    frame.add(heading.as_bytes())?;
    each(Event::Begins(&revision));
    ready::each(changes, |Ready { change, text }| {
        frame.add(b"\n")?;
        let place = Place { start: start + frame.length(), length: text.len() as u64 };
        frame.add(text.as_bytes())?;
        each(Event::Change { change, text: &text, place });
        Ok(())
    })?;
    frame.add(b"\n")?;
    let head = frame.finish(number, start)?;
    each(Event::Ends(head));
    Ok(head)
}

/// A frame in the making.
pub(super) struct Frame<'o> {
    out: &'o mut dyn Write,
    sum: Sum,
    gathered: Vec<u8>,
}

impl<'o> Frame<'o> {
    /// Begins a frame; nothing is written yet.
    pub(super) fn new(out: &'o mut dyn Write) -> Frame<'o> {
        Frame { out, sum: Sum::default(), gathered: Vec::with_capacity(PIECE) }
    }

    /// Adds bytes to it.
    pub(super) fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.add(bytes);
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= PIECE { self.hand_on() } else { Ok(()) }
    }

    /// How many bytes it has until now.
    fn length(&self) -> u64 {
        self.sum.length()
    }

    fn hand_on(&mut self) -> io::Result<()> {
        self.out.write_all(&self.gathered)?;
        self.gathered.clear();
        Ok(())
    }

    /// Writes its last bytes and its `end` line; `start` is where it begins in the journal.
    pub(super) fn finish(mut self, number: u64, start: u64) -> Result<Head, NotWritten> {
        let length = self.sum.length();
        let end = End { number, length, checksum: self.sum.clone().checksum() };
        let line = end.print();
        self.gathered.extend_from_slice(line.as_bytes());
        self.hand_on()?;
        Ok(Head { number, length: start + length + line.len() as u64, checksum: Some(end.checksum) })
    }
}

/// The line that closes a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// The number of the revision.
    pub number: u64,
    /// The length of the frame in bytes, this line not counted.
    pub length: u64,
    /// The checksum of those bytes.
    pub checksum: Checksum,
}

impl End {
    /// More bytes than any `end` line has, the line end before it included.
    pub(super) const LONGEST: u64 = 200;

    /// The line, its end included.
    pub(super) fn print(self) -> String {
        format!("end {} {} {}\n", self.number, self.length, self.checksum)
    }

    /// Reads a line, its end included, in just the form in which it is printed.
    pub(super) fn read(line: &[u8]) -> Option<End> {
        let mut words = line.strip_prefix(b"end ")?.strip_suffix(b"\n")?.splitn(3, |byte| *byte == b' ');
        let number = whole_number(words.next()?)?;
        let length = whole_number(words.next()?)?;
        let checksum = Checksum::read(std::str::from_utf8(words.next()?).ok()?)?;
        Some(End { number, length, checksum })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_has_one_spelling() {
        let line = "end 7 412 591785b794601e212b260e25925636fd\n";
        let end = End::read(line.as_bytes()).unwrap();
        assert_eq!((end.number, end.length), (7, 412));
        assert_eq!(end.print(), line);
        for other in [
            line.trim_end(),
            "end 7 412 591785b794601e212b260e25925636fd \n",
            "end 07 412 591785b794601e212b260e25925636fd\n",
            "end 7  412 591785b794601e212b260e25925636fd\n",
            "end 7 412 591785B794601E212B260E25925636FD\n",
            "end 7 412 591785b794601e212b260e25925636fd\r\n",
            "end 7 412\n",
        ] {
            assert_eq!(End::read(other.as_bytes()), None, "{other:?}");
        }
        let longest = End { number: u64::MAX, length: u64::MAX, checksum: end.checksum };
        assert!((longest.print().len() as u64) < End::LONGEST);
    }
}
