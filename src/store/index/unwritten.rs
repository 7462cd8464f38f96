//! Why an index could not be written, in words.

use super::{Unusable, blocks::Fault};
use std::{fmt, io, path::PathBuf};

/// Why an index could not be written. The one before, if any, is as it was.
#[derive(Debug)]
pub enum Unwritten {
    /// A file or folder could not be made, written, brought to disk or put in place.
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The system refused what sled wanted of it.
    System(io::Error),
    /// sled refused a block, in its own words, or panicked.
    Refused(String),
    /// What was written did not come back when it was opened.
    Unproven(Unusable),
    /// A section cannot have this name: it is taken, or it is not made of lower-case letters, digits and hyphens.
    Name(String),
    /// A key does not stand above the one before it.
    Order {
        /// The section.
        section: String,
    },
    /// A section was not closed, so it is not known to be whole.
    Open {
        /// The section.
        section: String,
    },
    /// A section has more blocks than can be numbered.
    Full {
        /// The section.
        section: String,
    },
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the index cannot be written: ")?;
        match self {
            Unwritten::File { path, error } => write!(f, "`{}`: {error}", path.display()),
            Unwritten::System(error) => write!(f, "{error}"),
            Unwritten::Refused(words) => write!(f, "sled says \"{words}\""),
            Unwritten::Unproven(why) => write!(f, "opened again, {why}"),
            Unwritten::Name(name) => write!(f, "`{name}` cannot be the name of a section"),
            Unwritten::Order { section } => write!(f, "the keys of its section `{section}` do not ascend"),
            Unwritten::Open { section } => write!(f, "its section `{section}` was not closed"),
            Unwritten::Full { section } => write!(f, "its section `{section}` is too large"),
        }
    }
}

impl std::error::Error for Unwritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Unwritten::File { error, .. } | Unwritten::System(error) => Some(error),
            Unwritten::Unproven(why) => Some(why),
            _ => None,
        }
    }
}

impl From<Unwritten> for io::Error {
    fn from(unwritten: Unwritten) -> io::Error {
        let kind = match &unwritten {
            Unwritten::File { error, .. } | Unwritten::System(error) => error.kind(),
            _ => io::ErrorKind::Other,
        };
        io::Error::new(kind, unwritten)
    }
}

impl From<Fault> for Unwritten {
    fn from(fault: Fault) -> Unwritten {
        match fault {
            Fault::System(error) => Unwritten::System(error),
            Fault::Refused(words) | Fault::Panicked(words) => Unwritten::Refused(words),
            Fault::Absent | Fault::Taken => Unwritten::Unproven(fault.into()),
        }
    }
}
