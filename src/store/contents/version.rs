//! One version of a record: which revision made it, and where its text stands.

use super::Digest;
use crate::{
    store::{Change, How, journal::Place},
    theory::Name,
};
use serde::{Deserialize, Serialize};

/// What a revision made of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The revision.
    pub revision: u64,
    /// How that one came about.
    pub how: How,
    /// What happened to the record.
    pub happened: Happened,
    /// Where it stands in the journal.
    pub place: Place,
    /// The digest of its text; of no text where the record is no longer known.
    pub digest: Digest,
}

/// What happened to a record in a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happened {
    /// It was not known before.
    Added,
    /// It took the place of what was known.
    Changed,
    /// It is known no more.
    Gone,
    /// It has this name since.
    Renamed(Name),
    /// It was merged into the record of this name.
    Merged(Name),
}

impl Version {
    /// Whether the record is known with it.
    pub fn is_known(&self) -> bool {
        matches!(self.happened, Happened::Added | Happened::Changed)
    }

    /// Whether files brought it.
    pub fn was_loaded(&self) -> bool {
        self.how == How::Load
    }
}

/// What a change makes of which record; none for a change that concerns no record. `was_known` tells whether a record
/// is known before the change.
pub(in crate::store) fn happened(change: &Change, was_known: impl FnOnce(&Name) -> bool) -> Option<(Name, Happened)> {
    match change {
        Change::Put(record) => {
            let happened = if was_known(&record.name) { Happened::Changed } else { Happened::Added };
            Some((record.name.clone(), happened))
        }
        Change::Gone { name, .. } => Some((name.clone(), Happened::Gone)),
        Change::Renamed { from, to } => Some((from.clone(), Happened::Renamed(to.clone()))),
        Change::Merged { from, into } => Some((from.clone(), Happened::Merged(into.clone()))),
        Change::Snapshot { .. } => None,
    }
}

/// The versions of a record as bytes.
pub(in crate::store) fn to_bytes(versions: &[&Version]) -> Option<Vec<u8>> {
    postcard::to_stdvec(versions).ok()
}

/// Reads them back.
pub(in crate::store) fn from_bytes(bytes: &[u8]) -> Option<Vec<Version>> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_come_back() {
        let version = |revision, how, happened, digest| Version {
            revision,
            how,
            happened,
            place: Place { start: revision * 1000, length: 77 },
            digest,
        };
        let versions = [
            version(1, How::Load, Happened::Added, Digest::of("theme a\n")),
            version(2, How::UndoOf(1), Happened::Gone, Digest::default()),
            version(3, How::Rename, Happened::Renamed(Name::new("b")), Digest::default()),
        ];
        let bytes = to_bytes(&versions.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(from_bytes(&bytes).unwrap(), versions);
        for cut in 0..bytes.len() {
            assert!(from_bytes(&bytes[..cut]).is_none(), "cut at {cut}");
        }
    }
}
