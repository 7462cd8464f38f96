//! A revision: one accepted change, whole or not at all, with its time, author and reason.

use super::journal::Checksum;
use crate::{
    diagnostic::{Code, Diagnostic},
    theory::{Name, Record, RecordKind},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One accepted change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number, rising from 1. A number that is left out belonged to a revision that was lost in damage.
    pub number: u64,
    /// When it was accepted; whole seconds, UTC.
    pub at: Timestamp,
    /// Its author.
    pub by: String,
    /// Why, in the author's words; `\n` stands between paragraphs.
    pub reason: Option<String>,
    /// How it came about.
    pub how: How,
    /// The checksum of the revision before it; none for the first.
    pub after: Option<Checksum>,
    /// What it changes, in order.
    pub changes: Vec<Change>,
}

/// What a revision says of itself before the journal gives it a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When; kept in whole seconds.
    pub at: Timestamp,
    /// Its author; runs of white space are kept as one space.
    pub by: String,
    /// Why; runs of white space are kept as one space, line ends as ends of paragraphs.
    pub reason: Option<String>,
    /// How it came about.
    pub how: How,
}

/// How a revision came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum How {
    /// From files.
    Load,
    /// Typed at the prompt, or piped.
    Typed,
    /// By taking back the revision of this number.
    UndoOf(u64),
    /// By giving a record another name.
    Rename,
    /// By merging one record into another.
    Merge,
    /// By naming a state.
    Snapshot,
}

impl How {
    /// Reads the words that [`Display`](fmt::Display) writes, and no others.
    pub fn read(words: &str) -> Option<How> {
        match words {
            "load" => Some(How::Load),
            "typed" => Some(How::Typed),
            "rename" => Some(How::Rename),
            "merge" => Some(How::Merge),
            "snapshot" => Some(How::Snapshot),
            _ => words.strip_prefix("undo of ")?.parse().ok().map(How::UndoOf),
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            How::Load => f.write_str("load"),
            How::Typed => f.write_str("typed"),
            How::UndoOf(number) => write!(f, "undo of {number}"),
            How::Rename => f.write_str("rename"),
            How::Merge => f.write_str("merge"),
            How::Snapshot => f.write_str("snapshot"),
        }
    }
}

/// One part of a revision. A record stands in it as it is afterwards; as it was before stands in earlier revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The record is known so from now on.
    Put(Record),
    /// The record is no longer known.
    Gone {
        /// What it was.
        kind: RecordKind,
        /// Its name.
        name: Name,
    },
    /// The record has another name from now on.
    Renamed {
        /// Its name before.
        from: Name,
        /// Its name after.
        to: Name,
    },
    /// The record was merged into another.
    Merged {
        /// The one that is no more.
        from: Name,
        /// The one that stands for both.
        into: Name,
    },
    /// The state that is reached has a name from now on.
    Snapshot {
        /// The name.
        name: Name,
    },
}

/// The time now, in whole seconds; or the one that is set (RFC 3339), as the variable `BECAUSE_NOW` does, so that what
/// is written in a test can be foretold. A value that is no time is a fault.
pub fn now(set: Option<&str>) -> Result<Timestamp, Diagnostic> {
    let Some(set) = set else { return Ok(whole_seconds(Timestamp::now())) };
    set.parse().map(whole_seconds).map_err(|_| {
        Diagnostic::new(Code::CommandLine, format!("BECAUSE_NOW is set to “{set}”, which is no time"))
            .help("write it like BECAUSE_NOW=2026-11-21T23:19:04Z")
    })
}

/// The time without the parts of a second.
pub(super) fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_reads_back() {
        for how in [How::Load, How::Typed, How::UndoOf(5), How::Rename, How::Merge, How::Snapshot] {
            assert_eq!(How::read(&how.to_string()), Some(how));
        }
        assert_eq!(How::read("undo of five"), None);
        assert_eq!(How::read("import"), None);
    }

    #[test]
    fn times_are_whole_seconds() {
        let time = now(Some("2026-11-21T23:19:04.75+01:00")).map(|time| time.to_string());
        assert_eq!(time.as_deref(), Ok("2026-11-21T22:19:04Z"));
        let fault = now(Some("yesterday")).unwrap_err();
        assert_eq!(fault.message, "BECAUSE_NOW is set to “yesterday”, which is no time");
    }
}
