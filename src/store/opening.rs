//! Opening a knowledge base.

use super::{
    Lock, PACKED_FROM, Store, Watch,
    contents::{self, NotPacked, Packed},
    home::Home,
    index::{self, Stamp, Unusable},
    journal::{Checksum, Disk, Head},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    theory::Theory,
};
use std::{
    path::{Path, PathBuf},
    rc::Rc,
    time::Duration,
};

/// How long a reader waits for the lock that it needs to make the index anew. Without it, it reads the journal.
const PATIENCE: Duration = Duration::from_millis(200);
/// How often an index is opened that is made anew by another program just then.
const TRIES: u32 = 3;

/// A store that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// What there is to say: the index was made anew, or cannot be used.
    pub notes: Vec<Diagnostic>,
}

/// What is thought of the index before it is looked at.
#[derive(Debug)]
pub(super) enum Trust {
    /// It is used if it fits.
    Usual,
    /// It could not be read, for this reason: it is made anew.
    Failed(Unusable),
    /// It is left alone.
    Never,
}

impl Store {
    /// Opens the knowledge base in a folder. One that is not there yet opens empty, and the first commit makes it.
    ///
    /// Fails where the journal cannot be read, is damaged or of another format. An index that does not fit, or cannot
    /// be read, is made anew; where that cannot be either, the journal is read into memory. A note says so.
    pub fn open(folder: &Path) -> Result<Opened, Vec<Diagnostic>> {
        Store::open_watched(folder, Watch::default())
    }

    /// Does so, and tells somebody what is being done while that takes long; the store goes on with it.
    pub fn open_watched(folder: &Path, watch: Watch) -> Result<Opened, Vec<Diagnostic>> {
        Store::open_trusting(folder, Trust::Usual, watch)
    }

    pub(super) fn open_trusting(folder: &Path, trust: Trust, watch: Watch) -> Result<Opened, Vec<Diagnostic>> {
        let journal = Disk::at(folder);
        if !journal.find()? {
            nothing_lost(folder)?;
            let store = Store::at(Home::folder(folder)).watched(watch);
            return Ok(Opened { store, notes: Vec::new() });
        }
        let opening = Opening { folder, index: folder.join("index"), watch };
        let (fault, tries) = match trust {
            Trust::Usual => match opening.with_index()? {
                Ok(store) => return opening.packed_further(store),
                Err(why) => (why, true),
            },
            Trust::Failed(why) => (why, true),
            Trust::Never => (Unusable::Absent, false),
        };
        opening.without_index(fault, tries)
    }
}

/// A knowledge base that is being opened.
struct Opening<'f> {
    folder: &'f Path,
    index: PathBuf,
    watch: Watch,
}

impl Opening<'_> {
    /// The journal, with what the index vouches for.
    fn journal(&self) -> Disk {
        Disk::at(self.folder).vouched(index::stamp(&self.index).ok().as_ref().and_then(head_of))
    }

    /// Opens it with its index; the inner reason is why that cannot be used, the outer one a fault of the journal.
    fn with_index(&self) -> Result<Result<Store, Unusable>, Vec<Diagnostic>> {
        let mut tries = 1;
        loop {
            match self.try_index() {
                Ok(store) => return Ok(Ok(store)),
                Err(NotOpened::Index(Unusable::Mismatch(_))) if tries < TRIES => tries += 1,
                Err(NotOpened::Index(why)) => return Ok(Err(why)),
                Err(NotOpened::Journal(faults)) => return Err(faults),
            }
        }
    }

    fn try_index(&self) -> Result<Store, NotOpened> {
        let stamp = index::stamp(&self.index)?;
        let head = head_of(&stamp).ok_or(Unusable::StampDamaged("it names no revision"))?;
        let journal = Disk::at(self.folder).vouched(Some(head));
        let packed = Packed::open(&self.index, &stamp, journal.clone())?;
        let home = Home::Folder(journal, self.folder.to_owned());
        let mut store = Store {
            theory: Theory::on(Box::new(Rc::clone(&packed))),
            state: packed.state(),
            packed: Some(Rc::clone(&packed)),
            packed_head: head,
            head,
            ..Store::at(home).watched(self.watch.clone())
        };
        let other = |fault: &Diagnostic| fault.code == Code::Moved;
        match store.read_on() {
            Err(faults) if faults.iter().any(other) => {
                Err(Unusable::Mismatch("it was made from another journal".to_owned()).into())
            }
            Err(faults) => Err(NotOpened::Journal(faults)),
            Ok(()) => packed.take_fault().map_or(Ok(store), |why| Err(why.into())),
        }
    }

    /// Packs what a program that was stopped has left behind the index, where that can be done.
    fn packed_further(&self, store: Store) -> Result<Opened, Vec<Diagnostic>> {
        let mut notes = Vec::new();
        if store.head.length - store.packed_head.length <= PACKED_FROM {
            return Ok(Opened { store, notes });
        }
        store.let_go();
        match self.make_further(&store) {
            Ok(()) => match self.with_index()? {
                Ok(store) => Ok(Opened { store, notes }),
                Err(why) => self.without_index(why, false),
            },
            Err(NotRemade::Journal(faults)) => Err(faults),
            Err(NotRemade::Busy) => Ok(Opened { store, notes }),
            Err(NotRemade::Index(why)) => {
                notes.push(not_packed(self.folder, &why));
                Ok(Opened { store, notes })
            }
        }
    }

    fn without_index(&self, why: Unusable, tries: bool) -> Result<Opened, Vec<Diagnostic>> {
        let length = std::fs::metadata(self.journal().path()).map_or(0, |metadata| metadata.len());
        let none_needed = matches!(why, Unusable::Absent) && length <= PACKED_FROM;
        let mut reasons = vec![why.to_string()];
        if tries && !none_needed && why.is_mended_by_rebuilding() {
            match self.remake().map(|()| self.with_index()) {
                Ok(Err(faults)) | Err(NotRemade::Journal(faults)) => return Err(faults),
                Ok(Ok(Ok(store))) => return Ok(Opened { store, notes: vec![remade(self.folder, &why)] }),
                Ok(Ok(Err(again))) => reasons.push(format!("made anew, {again}")),
                Err(NotRemade::Busy) => reasons.push("another program is writing".to_owned()),
                Err(NotRemade::Index(why)) => reasons.push(why),
            }
        }
        let home = Home::Folder(self.journal(), self.folder.to_owned());
        let mut store = Store::at(home).watched(self.watch.clone());
        store.read_on()?;
        let notes = if none_needed || !tries { Vec::new() } else { vec![not_used(self.folder, &reasons)] };
        Ok(Opened { store, notes })
    }

    /// Makes the index from the one in use and from what lies behind it; where that is more than the index holds, or the
    /// index cannot be read, from the journal.
    fn make_further(&self, store: &Store) -> Result<(), NotRemade> {
        if store.head.length - store.packed_head.length > store.packed_head.length {
            return self.remake();
        }
        let lock = self.lock()?;
        if index::stamp(&self.index).ok().as_ref().and_then(head_of) != Some(store.packed_head) {
            return Ok(()); // Another program was faster.
        }
        match store.pack_further() {
            Ok(true) => Ok(()),
            Ok(false) => {
                drop(lock);
                self.remake()
            }
            Err(NotPacked::Journal(faults)) => Err(NotRemade::Journal(faults)),
            Err(NotPacked::Index(why)) => Err(NotRemade::Index(why.to_string())),
        }
    }

    fn lock(&self) -> Result<Lock, NotRemade> {
        Lock::take_within(self.folder, PATIENCE).map_err(|fault| match fault.code {
            Code::Locked => NotRemade::Busy,
            _ => NotRemade::Index(fault.message),
        })
    }

    /// Makes the index anew.
    fn remake(&self) -> Result<(), NotRemade> {
        let _lock = self.lock()?;
        match contents::pack(&self.journal(), &self.index, &self.watch) {
            Ok(_) => Ok(()),
            Err(NotPacked::Journal(faults)) => Err(NotRemade::Journal(faults)),
            Err(NotPacked::Index(why)) => Err(NotRemade::Index(why.to_string())),
        }
    }
}

/// Why a knowledge base was not opened with its index.
enum NotOpened {
    Journal(Vec<Diagnostic>),
    Index(Unusable),
}

impl From<Unusable> for NotOpened {
    fn from(why: Unusable) -> NotOpened {
        NotOpened::Index(why)
    }
}

/// Why an index was not made anew.
enum NotRemade {
    Journal(Vec<Diagnostic>),
    /// Somebody else holds the lock.
    Busy,
    Index(String),
}

/// The head of the journal that an index was made at.
pub(super) fn head_of(stamp: &Stamp) -> Option<Head> {
    let checksum = Checksum::read(&stamp.journal_checksum)?;
    Some(Head { number: stamp.revision, length: stamp.journal_length, checksum: Some(checksum) })
}

/// Refuses a folder without a journal in which there was one, and what is no folder.
fn nothing_lost(folder: &Path) -> Result<(), Vec<Diagnostic>> {
    if folder.exists() && !folder.is_dir() {
        let message = format!("{} is no folder, and a knowledge base is one", folder.display());
        return Err(vec![Diagnostic::new(Code::Unreadable, message).help("name a folder, or a path that is free")]);
    }
    let traces = ["index/stamp", "journal.whole", "journal.damaged"];
    match traces.iter().find(|trace| folder.join(trace).exists()) {
        None => Ok(()),
        Some(trace) => {
            let message = format!(
                "{} is missing, which held what is known: `{trace}` beside it was made from it",
                Disk::at(folder).path().display()
            );
            let help = "put the journal back from a backup; to begin anew, take a folder of another name";
            Err(vec![Diagnostic::new(Code::Missing, message).help(help)])
        }
    }
}

fn remade(folder: &Path, why: &Unusable) -> Diagnostic {
    let message = match why {
        Unusable::Absent => format!("the index of {} was made: there was none", folder.display()),
        why => format!("the index of {} was made anew: {why}", folder.display()),
    };
    Diagnostic::new(Code::IndexMade, message)
}

fn not_used(folder: &Path, reasons: &[String]) -> Diagnostic {
    let message = format!(
        "{} is read from its journal alone, without its index: {}",
        folder.display(),
        without_numbers(&reasons.join("; "))
    );
    Diagnostic::new(Code::IndexNotUsed, message).help("answers are the same, and take longer")
}

/// That the index was not made anew, and is older than it could be.
pub(super) fn not_packed(folder: &Path, why: &str) -> Diagnostic {
    let left = if folder.join("index/stamp").exists() { "was left as it is" } else { "was not made" };
    let message = format!("the index of {} {left}: {}", folder.display(), without_numbers(why));
    Diagnostic::new(Code::IndexNotUsed, message).help("nothing is lost; answers are the same, and take longer")
}

/// The words of the machine without its numbers of faults, `(os error 28)`.
fn without_numbers(why: &str) -> String {
    let mut parts = why.split(" (os error ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once(')').map_or("", |(_, rest)| rest))
}
