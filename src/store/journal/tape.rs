//! What frames are written on: bytes that can be appended, cut off again and made to last.

use super::{
    Event, FIRST_LINE, Head,
    frame::{self, NotWritten},
};
use crate::store::{Change, Entry};
use std::{
    fs::File,
    io::{self, Cursor, Seek, SeekFrom, Write},
};

/// Bytes that a journal is written on.
pub(super) trait Tape: Write + Seek {
    /// Cuts off what stands behind `length`.
    fn cut(&mut self, length: u64) -> io::Result<()>;
    /// Returns once what was written outlasts a loss of power.
    fn keep(&mut self) -> io::Result<()>;
}

impl Tape for File {
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn keep(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

impl Tape for Cursor<Vec<u8>> {
    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.get_mut().truncate(usize::try_from(length).unwrap_or(usize::MAX));
        Ok(())
    }

    fn keep(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the first line of a journal; what stood there was no more than a part of it.
pub(super) fn begin(tape: &mut impl Tape) -> io::Result<()> {
    tape.cut(0)?;
    tape.seek(SeekFrom::Start(0))?;
    tape.write_all(FIRST_LINE.as_bytes())?;
    tape.keep()
}

/// Writes a revision behind `after`, with which the tape ends. If that fails it is cut off again; where even that
/// fails, what is left of it is an unfinished revision, which the next writer sets aside.
pub(super) fn append(
    tape: &mut impl Tape,
    after: Head,
    entry: &Entry,
    changes: &mut dyn Iterator<Item = Change>,
    each: &mut dyn FnMut(Event<'_>),
) -> Result<Head, NotWritten> {
    let start = after.start_of_next();
    tape.seek(SeekFrom::Start(start))?;
    let written = frame::write(tape, after, entry, changes, each).and_then(|head| {
        tape.keep()?;
        Ok(head)
    });
    if written.is_err() {
        // The fault that is told is the one that came first.
        let _ = tape.cut(start).and_then(|()| tape.keep());
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::{
            How,
            journal::{Event, replay::replay, survey::survey},
        },
        theory::Name,
    };
    use std::ops::ControlFlow;

    /// A tape on a disk that is full after so many bytes.
    struct Full {
        tape: Cursor<Vec<u8>>,
        room: usize,
        /// Whether it can be cut, and whether it can be made to last.
        cuts: bool,
        keeps: bool,
    }

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let some = bytes.len().min(self.room);
            if some == 0 && !bytes.is_empty() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.room -= some;
            self.tape.write(&bytes[..some])
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Full {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.tape.seek(to)
        }
    }

    impl Tape for Full {
        fn cut(&mut self, length: u64) -> io::Result<()> {
            if self.cuts { self.tape.cut(length) } else { Err(io::ErrorKind::Other.into()) }
        }

        fn keep(&mut self) -> io::Result<()> {
            if self.keeps { Ok(()) } else { Err(io::ErrorKind::Other.into()) }
        }
    }

    fn entry() -> Entry {
        let at = "2026-11-21T23:19:04Z".parse().unwrap();
        Entry { at, by: "A. Author".into(), reason: Some("a reason".into()), how: How::Typed }
    }

    fn some(name: &str) -> impl Iterator<Item = Change> {
        [Change::Snapshot { name: Name::new(name) }, Change::Snapshot { name: Name::new("more") }].into_iter()
    }

    fn two_revisions() -> (Cursor<Vec<u8>>, Head) {
        let mut tape = Cursor::new(Vec::new());
        begin(&mut tape).unwrap();
        let head = append(&mut tape, Head::START, &entry(), &mut some("one"), &mut |_| {}).unwrap();
        let head = append(&mut tape, head, &entry(), &mut some("two"), &mut |_| {}).unwrap();
        (tape, head)
    }

    fn numbers(tape: &Cursor<Vec<u8>>) -> (Vec<u64>, u64) {
        let mut source = Cursor::new(tape.get_ref().as_slice());
        let survey = survey(&mut source, Head::START).unwrap().unwrap();
        assert_eq!(survey.damage, []);
        let mut numbers = Vec::new();
        let reading = replay(&mut source, &survey, Head::START, &mut |event| {
            if let Event::Ends(head) = event {
                numbers.push(head.number);
            }
            ControlFlow::Continue(())
        });
        (numbers, reading.unwrap().unfinished)
    }

    #[test]
    fn a_disk_that_is_full_at_any_byte_loses_nothing() {
        let (whole, head) = two_revisions();
        let mut longer = whole.clone();
        append(&mut longer, head, &entry(), &mut some("three"), &mut |_| {}).unwrap();
        let needed = longer.get_ref().len() - whole.get_ref().len();
        for room in 0..needed {
            for cuts in [true, false] {
                let mut full = Full { tape: whole.clone(), room, cuts, keeps: true };
                let written = append(&mut full, head, &entry(), &mut some("three"), &mut |_| {});
                assert!(matches!(written, Err(NotWritten::Failed(e)) if e.kind() == io::ErrorKind::StorageFull));
                let (numbers, unfinished) = numbers(&full.tape);
                assert_eq!(numbers, [1, 2]);
                assert_eq!(unfinished, if cuts { 0 } else { room as u64 });
                assert_eq!(full.tape.get_ref() == whole.get_ref(), cuts || room == 0);
            }
        }
        let mut enough = Full { tape: whole, room: needed, cuts: true, keeps: true };
        assert!(append(&mut enough, head, &entry(), &mut some("three"), &mut |_| {}).is_ok());
        assert_eq!(enough.tape.get_ref(), longer.get_ref());
    }

    #[test]
    fn what_would_not_last_is_cut_off() {
        let (whole, head) = two_revisions();
        let mut failing = Full { tape: whole.clone(), room: 10_000, cuts: true, keeps: false };
        assert!(append(&mut failing, head, &entry(), &mut some("three"), &mut |_| {}).is_err());
        assert_eq!(failing.tape.get_ref(), whole.get_ref());
    }

    #[test]
    fn a_record_that_would_not_read_back_is_never_written() {
        let (mut tape, head) = two_revisions();
        let before = tape.clone();
        let label = Some("two\nend 3 5 0".to_owned());
        let record = crate::theory::Record {
            kind: crate::theory::RecordKind::Theme,
            name: Name::new("faith"),
            label,
            counting: None,
            fields: vec![],
        };
        // Also far behind others, where a thread of its own prints them.
        for many in [1, 5_000] {
            let others = (0..many).map(|number| Change::Snapshot { name: Name::new(&format!("s{number}")) });
            let mut changes = others.chain([Change::Put(record.clone())]).chain(some("four"));
            let fault = append(&mut tape, head, &entry(), &mut changes, &mut |_| {}).unwrap_err();
            assert!(matches!(fault, NotWritten::NotKept(line) if line == "theme faith \"two"));
            assert_eq!(tape.get_ref(), before.get_ref());
        }
    }
}
