//! Saying what is being done while it takes long.

use std::{fmt, rc::Rc};

/// What a store is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Comparing records of files with what is known.
    Comparing {
        /// How many have been.
        done: usize,
        /// How many there are.
        whole: usize,
    },
    /// Writing changes to the journal.
    Writing {
        /// How many are written.
        done: usize,
        /// How many there are.
        whole: usize,
    },
    /// Reading the journal.
    Reading {
        /// How many bytes of it have been read.
        bytes: u64,
    },
    /// Taking what was read into memory.
    Taking {
        /// How many changes have been.
        done: usize,
        /// How many there are.
        whole: usize,
    },
    /// Making the graph.
    Linking,
    /// Making the index.
    Packing {
        /// How many bytes of it are made.
        bytes: u64,
    },
    /// Bringing the index to disk, and looking whether it is there.
    Keeping,
}

/// Somebody who is told what a store is doing, often; nobody, by default.
#[derive(Clone, Default)]
pub struct Watch(Option<Rc<dyn Fn(Doing)>>);

impl Watch {
    /// One who is told.
    pub fn new(told: impl Fn(Doing) + 'static) -> Watch {
        Watch(Some(Rc::new(told)))
    }

    /// Tells what is being done.
    pub(super) fn tell(&self, doing: Doing) {
        if let Watch(Some(told)) = self {
            told(doing);
        }
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Watch(somebody)" } else { "Watch(nobody)" })
    }
}
