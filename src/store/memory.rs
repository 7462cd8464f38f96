//! A store in memory.

use crate::{
    answer::Stamp,
    language,
    theory::{Record, Theory},
};
use sha2::{Digest, Sha256};
use std::{fmt::Write as _, sync::OnceLock};

/// What is known, for as long as the program runs.
///
/// ```
/// use because::{store::Memory, theory::{Name, Record, RecordKind}};
/// let mut store = Memory::default();
/// let theme = Record { kind: RecordKind::Theme, name: Name::new("faith"), label: None, counting: None, fields: vec![] };
/// assert_eq!(store.accept(vec![theme.clone()]).added, 1);
/// assert_eq!(store.accept(vec![theme]).same, 1);
/// assert_eq!(store.stamp().revision, 1);
/// ```
#[derive(Debug, Default)]
pub struct Memory {
    theory: Theory,
    revision: u64,
    digest: OnceLock<String>,
}

/// What came of a batch of records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Records of names that were not known.
    pub added: usize,
    /// Records that took the place of another of their name.
    pub changed: usize,
    /// Records that were known as they are.
    pub same: usize,
}

impl Memory {
    /// All that is known.
    pub fn theory(&self) -> &Theory {
        &self.theory
    }

    /// How many revisions there were.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Takes a batch of resolved records as one revision. A batch that changes nothing makes none.
    pub fn accept(&mut self, records: Vec<Record>) -> Accepted {
        let mut accepted = Accepted::default();
        for record in records {
            match self.theory.get(&record.name) {
                Some(known) if **known == record => {
                    accepted.same += 1;
                    continue;
                }
                Some(_) => accepted.changed += 1,
                None => accepted.added += 1,
            }
            self.theory.insert(record);
        }
        if accepted.added + accepted.changed > 0 {
            self.revision += 1;
            self.digest = OnceLock::new();
        }
        accepted
    }

    /// The state: the number of revisions, and the digest of all records in canonical form, by name.
    pub fn stamp(&self) -> Stamp {
        let digest = self.digest.get_or_init(|| digest(&self.theory)).clone();
        Stamp { revision: self.revision, digest }
    }
}

fn digest(theory: &Theory) -> String {
    let mut hasher = Sha256::new();
    for record in theory.records() {
        hasher.update(language::print(record));
        hasher.update("\n");
    }
    hasher.finalize().iter().take(16).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
