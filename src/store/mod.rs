//! The store: what is known, revision by revision.
//!
//! [`Store`] is the one door. A revision is one accepted change, whole or not at all; when [`Store::commit`] returns,
//! it is kept. Records lie in the index and are read when they are asked for; revisions behind the index are read from
//! the journal into memory, and packed into the index by the commit that lets them grow past [`PACKED_FROM`] bytes.
//!
#![doc = include_str!("README.md")]

mod arrived;
mod commit;
mod contents;
mod graph;
mod history;
mod home;
pub mod index;
pub mod journal;
mod load_plan;
mod lock;
mod names;
mod opening;
mod recovering;
mod refreshing;
mod revision;
mod save;
mod search;
mod tail;
mod taking;
mod watch;

pub use commit::Committed;
pub use contents::{Digest, Happened, Tally, Told, Version, words_of};
pub use history::Past;
pub use load_plan::{Absent, Conflict, LoadPlan, Prefer};
pub use lock::Lock;
pub use names::Near;
pub use opening::Opened;
pub use revision::{Change, Entry, How, Revision, now};
pub use save::{Bases, Saved};
pub use watch::{Doing, Watch};

use crate::{
    answer::Stamp,
    diagnostic::Diagnostic,
    graph::Graph,
    theory::{Name, Record, Theory},
};
use contents::{Packed, State};
use graph::Aside;
use home::Home;
use journal::Head;
use std::{cell::OnceCell, path::Path, rc::Rc};
use tail::Tail;

/// Up to how many bytes of the journal are read into memory at each opening, rather than packed into the index.
pub const PACKED_FROM: u64 = 256 * 1024;

/// What is known, and how it came to be.
///
/// ```
/// use because::{store::{Change, Entry, How, Prefer, Store}, theory::{Name, Record, RecordKind}};
/// # fn main() -> Result<(), Vec<because::diagnostic::Diagnostic>> {
/// # let folder = tempfile::tempdir().expect("a folder");
/// # let folder = folder.path().join("review.kb");
/// let mut store = Store::open(&folder)?.store;
/// let theme = Record { kind: RecordKind::Theme, name: Name::new("faith"), label: None, counting: None, fields: vec![] };
/// let entry = Entry { at: because::store::now(None).expect("a time"), by: "A. Author".into(), reason: None, how: How::Load };
///
/// let plan = store.plan_load(vec![theme.clone()], Prefer::Neither, false);
/// let committed = store.commit(entry, plan.changes, |_, changes| Ok(changes))?;
/// assert_eq!((committed.revision, committed.tally.added), (Some(1), 1));
///
/// let known = Store::open(&folder)?.store;
/// assert_eq!(known.theory().find("faith").map(|record| (**record).clone()), Some(theme));
/// assert_eq!(known.stamp(), store.stamp());
/// # Ok(())
/// # }
/// ```
///
/// Where an index is in use, what is read from it can fail at any time: see [`Store::settled`].
#[derive(Debug)]
pub struct Store {
    home: Home,
    /// The index, where there is one.
    packed: Option<Rc<Packed>>,
    /// The head that the index was made at.
    packed_head: Head,
    theory: Theory,
    tail: Tail,
    graph: OnceCell<Graph>,
    aside: Aside,
    head: Head,
    state: State,
    /// How often something could not be read from the index.
    failures: u32,
    /// What there is to say about what was mended since somebody was told.
    untold: Vec<Diagnostic>,
    watch: Watch,
}

impl Default for Store {
    fn default() -> Store {
        Store::at(Home::default())
    }
}

impl Store {
    /// A store that is forgotten with the program.
    pub fn in_memory() -> Store {
        Store::default()
    }

    /// The same store, which tells somebody what it is doing while that takes long.
    #[must_use]
    pub fn watched(self, watch: Watch) -> Store {
        Store { watch, ..self }
    }

    /// A store in which nothing is known yet.
    fn at(home: Home) -> Store {
        Store {
            home,
            packed: None,
            packed_head: Head::START,
            theory: Theory::default(),
            tail: Tail::default(),
            graph: OnceCell::new(),
            aside: Aside::default(),
            head: Head::START,
            state: State::default(),
            failures: 0,
            untold: Vec::new(),
            watch: Watch::default(),
        }
    }

    /// All that is known. Records that lie in the index are read when they are asked for, and kept.
    pub fn theory(&self) -> &Theory {
        &self.theory
    }

    /// How many records are known.
    pub fn len(&self) -> usize {
        usize::try_from(self.state.count).unwrap_or(usize::MAX)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The graph that questions run on: of the index, or the one before, changed by what happened since; it is made when
    /// it is first asked for.
    pub fn graph(&self) -> &Graph {
        self.graph.get_or_init(|| self.graph_now())
    }

    /// The state: the number of the last revision, and the digest of all records.
    pub fn stamp(&self) -> Stamp {
        Stamp { revision: self.head.number, digest: self.state.digest.to_string() }
    }

    /// The number of the last revision; 0 where there is none.
    pub fn revision(&self) -> u64 {
        self.head.number
    }

    /// Where it lies; nowhere for one in memory.
    pub fn folder(&self) -> Option<&Path> {
        match &self.home {
            Home::Memory(_) => None,
            Home::Folder(_, folder) => Some(folder),
        }
    }

    /// Lets other programs read the index, until something is read from it here again. Nobody holds it while a person
    /// thinks, so this is called whenever a question or a command is done.
    pub fn let_go(&self) {
        if let Some(packed) = &self.packed {
            packed.let_go();
        }
    }

    /// Gives each record to `each`, by name, and keeps none of them.
    fn each_record(&self, each: &mut dyn FnMut(Record)) {
        let Some(packed) = &self.packed else {
            self.theory.records().for_each(|record| each((**record).clone()));
            return;
        };
        let mut behind = self.tail.versions.keys().peekable();
        let here = |name: &Name, each: &mut dyn FnMut(Record)| {
            if let Some(record) = self.theory.get(name) {
                each((**record).clone());
            }
        };
        packed.each_record(&mut |record| {
            while let Some(name) = behind.next_if(|name| **name < record.name) {
                here(name, each);
            }
            match behind.next_if(|name| **name == record.name) {
                Some(name) => here(name, each),
                None => each(record),
            }
        });
        behind.for_each(|name| here(name, each));
    }
}
