//! The blocks on disk, in a sled database. Sled is named in this file only, and its panics end here.

use std::{
    cell::Cell,
    fs::File,
    io,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    sync::Once,
    thread,
    time::{Duration, Instant},
};

/// How long sled's lock is waited for. In one process sled lets go late, 2 ms after closing in the median.
const PATIENCE: Duration = Duration::from_millis(500);

/// How many bytes of pages sled keeps in memory.
const CACHE: u64 = 16 << 20;

/// Why sled did not do what it was asked for.
#[derive(Debug)]
pub(super) enum Fault {
    /// There is no database.
    Absent,
    /// Somebody else has it open.
    Taken,
    /// A file or folder could not be read or written.
    System(io::Error),
    /// sled's own words.
    Refused(String),
    /// The words of a panic.
    Panicked(String),
}

/// Blocks by key, in a folder.
#[derive(Debug)]
pub(super) struct Blocks {
    folder: PathBuf,
    database: Option<sled::Db>,
}

impl Blocks {
    /// Makes an empty database in a folder.
    pub(super) fn create(folder: &Path) -> Result<Blocks, Fault> {
        Blocks::start(folder).map(|database| Blocks { folder: folder.to_owned(), database: Some(database) })
    }

    /// Whether there is a database in a folder, as far as can be seen from outside.
    pub(super) fn are_there(folder: &Path) -> bool {
        file(folder).is_file()
    }

    /// Opens a database, and waits a while where it is taken.
    pub(super) fn open(folder: &Path) -> Result<Blocks, Fault> {
        if !Blocks::are_there(folder) {
            return Err(Fault::Absent);
        }
        let mut database = Err(Fault::Taken);
        wait(|| {
            database = Blocks::start(folder);
            !matches!(database, Err(Fault::Taken))
        });
        database.map(|database| Blocks { folder: folder.to_owned(), database: Some(database) })
    }

    fn start(folder: &Path) -> Result<sled::Db, Fault> {
        let settings = sled::Config::new()
            .path(folder)
            .cache_capacity(CACHE)
            .mode(sled::Mode::HighThroughput)
            .flush_every_ms(None);
        guarded(|| settings.open())?.map_err(Fault::from)
    }

    /// Writes a block.
    pub(super) fn put(&self, key: [u8; 8], block: &[u8]) -> Result<(), Fault> {
        let database = self.database()?;
        guarded(|| database.insert(key, block))??;
        Ok(())
    }

    /// Reads a block, if there is one.
    pub(super) fn get(&self, key: [u8; 8]) -> Result<Option<Vec<u8>>, Fault> {
        let database = self.database()?;
        let block = guarded(|| database.get(key).map(|block| block.map(|bytes| bytes.to_vec())))??;
        Ok(block)
    }

    /// Removes a block behind the back of everybody.
    #[cfg(test)]
    pub(super) fn remove(&self, key: [u8; 8]) {
        let removed = self.database().map(|database| database.remove(key));
        assert!(matches!(removed, Ok(Ok(Some(_)))), "there is such a block");
    }

    /// Writes out what sled still holds, closes, and waits until sled has let go of the files, also where it could not
    /// write. What was written is then with the system, and not yet on disk: sled's flush is no fsync.
    pub(super) fn close(mut self) -> Result<(), Fault> {
        let Some(database) = self.database.take() else { return Ok(()) };
        let flushed = guarded(|| {
            let flushed = database.flush();
            drop(database);
            flushed
        });
        let file = File::open(file(&self.folder)).map_err(Fault::System);
        let is_free = file.map(|file| wait(|| file.try_lock().is_ok()));
        flushed??;
        if is_free? { Ok(()) } else { Err(Fault::Taken) }
    }

    fn database(&self) -> Result<&sled::Db, Fault> {
        self.database.as_ref().ok_or(Fault::Absent)
    }
}

impl Drop for Blocks {
    fn drop(&mut self) {
        if let Some(database) = self.database.take() {
            // Nothing is left to do with a panic of sled's here: all that is asked of it is to go away.
            let _ = guarded(|| drop(database));
        }
    }
}

/// The file that holds the blocks, and the lock.
fn file(folder: &Path) -> PathBuf {
    folder.join("db")
}

/// Tries until it is done, for at most [`PATIENCE`]; says whether it was.
fn wait(mut is_done: impl FnMut() -> bool) -> bool {
    let until = Instant::now() + PATIENCE;
    let mut pause = Duration::from_millis(1);
    loop {
        if is_done() {
            return true;
        }
        if Instant::now() >= until {
            return false;
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs work of sled's, and gives a panic in it as a fault. The panic prints nothing: damage is told in our words.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        if thread::panicking() {
            return;
        }
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let is_sleds = thread::current().name().is_some_and(|name| name.starts_with("sled-"));
            if !GUARDED.get() && !is_sleds {
                before(panic);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    // What sled leaves half done is its own database, which is not used again after a panic.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    done.map_err(|words| {
        let words = words.downcast_ref::<String>().map(String::as_str).or(words.downcast_ref::<&str>().copied());
        Fault::Panicked(one_line(words.unwrap_or("no words")))
    })
}

/// The first line of what sled says, cut where it goes on and on.
fn one_line(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    match line.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

impl From<sled::Error> for Fault {
    fn from(error: sled::Error) -> Fault {
        match error {
            // sled has no error of its own for this; these are the words of the version that is pinned.
            sled::Error::Io(error) if error.to_string().starts_with("could not acquire lock") => Fault::Taken,
            // What its other threads met has lost its words on the way, and kept its kind.
            sled::Error::Io(error) if error.raw_os_error().is_none() && error.kind() != io::ErrorKind::Other => {
                Fault::System(error.kind().into())
            }
            sled::Error::Io(error) => Fault::System(error),
            other => Fault::Refused(one_line(&other.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_fault() {
        let fault = guarded(|| panic!("slot {} is empty\nand more", 3)).unwrap_err();
        assert!(matches!(fault, Fault::Panicked(words) if words == "slot 3 is empty"));
    }

    #[test]
    fn what_is_held_is_taken_and_what_is_closed_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let held = Blocks::create(folder.path()).unwrap();
        held.put([1; 8], b"a").unwrap();
        assert!(matches!(Blocks::open(folder.path()), Err(Fault::Taken)));
        held.close().unwrap();
        assert!(Blocks::start(folder.path()).is_ok(), "nothing is waited for here");
    }

    #[test]
    fn full_pages_stay_in_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let blocks = Blocks::create(folder.path()).unwrap();
        let block = vec![7; super::super::BLOCK + 8];
        for key in 0..2_000u64 {
            blocks.put(key.to_be_bytes(), &block).unwrap();
            assert_eq!(folder.path().join("blobs").read_dir().unwrap().count(), 0, "after {key}");
        }
    }
}
