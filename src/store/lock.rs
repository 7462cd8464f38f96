//! The lock of a knowledge base, held for one commit.

use crate::{
    diagnostic::{Code, Diagnostic},
    files::reason,
};
use std::{
    fs::{File, OpenOptions, TryLockError},
    io::ErrorKind,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How long another writer is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// The pause between two tries.
const PAUSE: Duration = Duration::from_millis(5);

/// The right to write to a knowledge base. It is let go when this value is dropped, and when the program ends,
/// however it ends. It is held for a commit, never while a person thinks.
#[derive(Debug)]
pub struct Lock {
    held: Option<(File, PathBuf)>,
}

impl Lock {
    /// Takes the lock of the knowledge base in that folder; waits for another writer for up to two seconds.
    pub fn take(folder: &Path) -> Result<Lock, Diagnostic> {
        Lock::take_within(folder, PATIENCE)
    }

    /// Takes the lock of the knowledge base in that folder; waits for another writer for as long as is said.
    pub fn take_within(folder: &Path, patience: Duration) -> Result<Lock, Diagnostic> {
        let path = folder.join("lock");
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = opened.map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                Diagnostic::new(Code::Missing, format!("no knowledge base lies at {}", folder.display()))
            }
            _ => Diagnostic::new(Code::Unwritable, format!("{} cannot be written: {}", path.display(), reason(&error)))
                .help("nothing was changed; questions need no lock and are answered all the same"),
        })?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { held: Some((file, folder.to_owned())) }),
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    return Err(Diagnostic::new(
                        Code::Locked,
                        format!("another program is writing to {}", folder.display()),
                    )
                    .help("nothing was changed; give the command again when the other one is done"));
                }
                Err(TryLockError::Error(error)) => {
                    return Err(Diagnostic::new(
                        Code::Unwritable,
                        format!("{} cannot be locked, so nothing is written: {error}", path.display()),
                    )
                    .help("move the knowledge base to a disk that has file locks"));
                }
            }
        }
    }

    /// The lock of a journal in memory, which nobody else can reach.
    pub fn unneeded() -> Lock {
        Lock { held: None }
    }

    /// Whether it is the lock of that folder, given by the same path.
    pub(super) fn is_of(&self, folder: &Path) -> bool {
        self.held.as_ref().is_some_and(|(_, held)| held == folder)
    }
}
