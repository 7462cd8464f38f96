//! Why an index cannot be used, in words.

use super::blocks::Fault;
use std::{fmt, io};

/// Why an index, or a part of it, cannot be used.
///
/// Its words are a clause about the index: "it is damaged: block 3 of its section `graph` fails its checksum".
#[derive(Debug)]
pub enum Unusable {
    /// There is none, or none that was finished.
    Absent,
    /// It was written in another format, which its stamp names.
    OtherFormat(String),
    /// Its stamp does not read as one.
    StampDamaged(&'static str),
    /// Its stamp does not fit what was asked for, and why not.
    Mismatch(String),
    /// It has no section of this name and kind.
    NoSection(String),
    /// A block is not there.
    Missing {
        /// The section.
        section: String,
        /// The block, counted from 0.
        block: u32,
    },
    /// A block is there, and is not what was written.
    Damaged {
        /// The section.
        section: String,
        /// The block, counted from 0.
        block: u32,
    },
    /// A file of it is shorter or longer than it was written.
    OtherLength,
    /// The parts of a section do not fit each other.
    Inconsistent {
        /// The section.
        section: String,
        /// What does not fit.
        what: &'static str,
    },
    /// Another process, or another part of this one, holds it and did not let go.
    Taken,
    /// The folder or the files can be read, and not written, which sled needs even to read.
    ReadOnly,
    /// A file or folder could not be read.
    Unreadable(io::Error),
    /// sled refused it, in its own words.
    Refused(String),
    /// sled panicked, with these words.
    Panicked(String),
}

impl Unusable {
    /// Whether making the index anew mends this. It does not where another process holds the index, or where the
    /// files may not be opened.
    pub fn is_mended_by_rebuilding(&self) -> bool {
        match self {
            Unusable::Taken | Unusable::ReadOnly => false,
            Unusable::Unreadable(error) => error.kind() != io::ErrorKind::PermissionDenied,
            _ => true,
        }
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unusable::Absent => f.write_str("there is none"),
            Unusable::OtherFormat(found) => {
                write!(f, "it is of format {found}, and this program reads format {}", super::FORMAT)
            }
            Unusable::StampDamaged(what) => write!(f, "its stamp is damaged: {what}"),
            Unusable::Mismatch(why) => f.write_str(why),
            Unusable::NoSection(name) => write!(f, "it has no section `{name}`"),
            Unusable::Missing { section, block } => {
                write!(f, "it is damaged: block {block} of its section `{section}` is missing")
            }
            Unusable::Damaged { section, block } => {
                write!(f, "it is damaged: block {block} of its section `{section}` fails its checksum")
            }
            Unusable::OtherLength => f.write_str("it is damaged: its file `flat` has another length"),
            Unusable::Inconsistent { section, what } => {
                write!(f, "it is damaged: in its section `{section}`, {what}")
            }
            Unusable::Taken => f.write_str("it is in use by another process"),
            Unusable::ReadOnly => f.write_str("it cannot be opened in a folder where nothing can be written"),
            Unusable::Unreadable(error) => write!(f, "it cannot be read: {error}"),
            Unusable::Refused(words) => write!(f, "it is damaged: sled says \"{words}\""),
            Unusable::Panicked(words) => write!(f, "it is damaged: sled gave up with \"{words}\""),
        }
    }
}

impl std::error::Error for Unusable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Unusable::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Fault> for Unusable {
    fn from(fault: Fault) -> Unusable {
        match fault {
            Fault::Absent => Unusable::Absent,
            Fault::Taken => Unusable::Taken,
            Fault::System(error) => match error.kind() {
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Unusable::ReadOnly,
                _ => Unusable::Unreadable(error),
            },
            Fault::Refused(words) => Unusable::Refused(words),
            Fault::Panicked(words) => Unusable::Panicked(words),
        }
    }
}
