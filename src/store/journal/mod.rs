//! The journal: the revisions of a knowledge base, appended one after the other and never changed.
//!
//! ```text
//! because journal 1
//!                                                 ┐
//! revision 7                                      │
//!   at      2026-11-21T23:19:04Z                  │ heading
//!   by      "A. Author"                           │
//!   reason  "quick wins need capacity"            │ the frame: from the line end before
//!   how     typed                                 │ `revision` to just before `end`
//!   after   b1946ac92492d2347c6235b4d2611184      │
//!                                                 │
//! statement early-wins                            │
//!   If       …                                    │ changes: records as they are afterwards,
//!                                                 │ and lines that begin with `gone`, `renamed`,
//! gone cmoc old-one                               │ `merged`, `snapshot`
//!                                                 ┘
//! end 7 412 591785b794601e212b260e25925636fd      number, length in bytes and checksum of the frame
//! ```
//!
//! `after` is the checksum of the revision before (`-` for the first), so one that is missing or has been moved is
//! noticed. Column 0 belongs to the words of records and of the journal: no quotation can be taken for a frame. Length
//! and checksum stand at the end, so a revision of any size is written and read as a stream.
//!
//! | what is found | what it is | what is done |
//! | --- | --- | --- |
//! | bytes behind the last good `end`, without an `end` of their own | a revision whose writer was stopped, never acknowledged | not read; the next writer moves them to `journal.unfinished-N` |
//! | the same with an `end`, or what was one but for a byte; or where a head that was read before lies in them | damage | as below |
//! | bytes that are no whole frame, before a good one; a revision missing, moved or twice; another first line | damage | nothing is appended or read; all that is whole is saved to `journal.whole`; `recover` takes it into use and keeps the damaged file |
//! | `because journal 2` | another format | refused by number |
//! | a word that is not known, in a whole frame | a newer version's | refused by name |
//!
//! Two homes: [`Disk`] and [`Memory`]; one suite (`tests/journal`) holds for both.

mod aside;
mod change;
mod checksum;
mod disk;
mod faults;
mod frame;
mod heading;
mod last;
mod memory;
mod ready;
mod replay;
mod survey;
mod tape;
mod whole;

pub use change::{WORDS, print as print_change};
pub use checksum::Checksum;
pub use disk::{Disk, PlaceTexts};
pub use memory::Memory;

use super::{Change, Entry, Lock, Revision};
use crate::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// The first line of a journal.
const FIRST_LINE: &str = "because journal 1\n";
/// The format that it names.
const FORMAT: u64 = 1;

/// A home of revisions.
///
/// ```
/// use because::store::{Change, Entry, How, Lock, journal::{Head, Journal, Memory, revisions}};
/// # use because::theory::Name;
/// let mut journal = Memory::default();
/// let at = "2026-11-21T23:19:04Z".parse().expect("a time");
/// let entry = Entry { at, by: "A. Author".into(), reason: None, how: How::Snapshot };
/// let changes = [Change::Snapshot { name: Name::new("initial") }];
/// let kept = journal.append(&Lock::unneeded(), Head::START, &entry, &mut changes.into_iter()).expect("kept");
/// assert_eq!(kept.head.number, 1);
/// assert_eq!(revisions(&journal, Head::START).expect("whole")[0].by, "A. Author");
/// ```
pub trait Journal {
    /// Appends one revision behind `after`, whole or not at all; when it returns, the revision is kept. The caller
    /// holds the lock, has read everything up to `after`, and has checked the changes against that. Fails and keeps
    /// nothing where the journal no longer ends at `after` ([`Moved`](crate::diagnostic::Code::Moved): read on, check
    /// again, append again), where it is damaged, and where it cannot be written.
    ///
    /// What is written is given to `each` while it is, as reading it would give it. It counts only where this does not
    /// fail.
    fn append_telling(
        &mut self,
        lock: &Lock,
        after: Head,
        entry: &Entry,
        changes: &mut dyn Iterator<Item = Change>,
        each: &mut dyn FnMut(Event<'_>),
    ) -> Result<Appended, Vec<Diagnostic>>;

    /// Does so and tells nobody.
    fn append(
        &mut self,
        lock: &Lock,
        after: Head,
        entry: &Entry,
        changes: &mut dyn Iterator<Item = Change>,
    ) -> Result<Appended, Vec<Diagnostic>> {
        self.append_telling(lock, after, entry, changes, &mut |_| {})
    }

    /// Gives every revision behind `from` to `each`, in order, until it breaks off. No part of a revision is given
    /// before the lengths, checksums and order of all of them have been checked. Fails where the journal is damaged,
    /// where it is not the one that `from` was a head of, and where a revision holds a word that is not known here.
    fn read_from(
        &self,
        from: Head,
        each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
    ) -> Result<Reading, Vec<Diagnostic>>;
}

/// A state of a journal: the revision that it ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Head {
    /// The number of its last revision; 0 where there is none.
    pub number: u64,
    /// The length in bytes up to the end of that revision; 0 where there is none.
    pub length: u64,
    /// The checksum of that revision; none where there is none.
    pub checksum: Option<Checksum>,
}

impl Head {
    /// Before the first revision.
    pub const START: Head = Head { number: 0, length: 0, checksum: None };

    /// Where the frame behind it begins.
    fn start_of_next(self) -> u64 {
        self.length.max(FIRST_LINE.len() as u64)
    }
}

/// What reading gives, piece by piece.
#[derive(Debug)]
pub enum Event<'e> {
    /// A revision begins. Its changes follow, one event each, and are not in it.
    Begins(&'e Revision),
    /// One of its changes.
    Change {
        /// The change.
        change: Change,
        /// Its text as it stands in the journal.
        text: &'e str,
        /// Where it stands.
        place: Place,
    },
    /// The revision ends, and the journal up to here has this head.
    Ends(Head),
}

/// Where the text of a change stands in a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Its first byte.
    pub start: u64,
    /// Its length in bytes.
    pub length: u64,
}

/// What came of appending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The head that the journal has now.
    pub head: Head,
    /// What else was done: an unfinished revision was set aside.
    pub notes: Vec<Diagnostic>,
}

/// What came of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The last revision that was given whole.
    pub head: Head,
    /// How many bytes of an unfinished revision stand behind the last one. Another program may be writing them.
    pub unfinished: u64,
}

/// What came of recovering a damaged journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// How many revisions the journal has now.
    pub revisions: u64,
    /// Where the damaged file is kept.
    pub kept: std::path::PathBuf,
    /// What to tell: what was found, and what was done.
    pub notes: Vec<Diagnostic>,
}

/// All revisions behind `from`, in memory; for journals that are known to be small, and for parts of them.
pub fn revisions(journal: &dyn Journal, from: Head) -> Result<Vec<Revision>, Vec<Diagnostic>> {
    let mut revisions: Vec<Revision> = Vec::new();
    journal.read_from(from, &mut |event| {
        match event {
            Event::Begins(revision) => revisions.push(revision.clone()),
            Event::Change { change, .. } => {
                if let Some(revision) = revisions.last_mut() {
                    revision.changes.push(change);
                }
            }
            Event::Ends(_) => {}
        }
        ControlFlow::Continue(())
    })?;
    Ok(revisions)
}
