//! What is known in sum.

use super::Digest;
use crate::theory::{Name, RecordKind};
use serde::{Deserialize, Serialize};

/// What is known in sum, so that a knowledge base is opened without reading its records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct State {
    /// The digests of all records, added up.
    pub digest: Digest,
    /// How many records there are.
    pub count: u64,
}

impl State {
    /// With one more record.
    pub(in crate::store) fn add(&mut self, record: Digest) {
        self.digest = self.digest.plus(record);
        self.count += 1;
    }

    /// Without a record.
    pub(in crate::store) fn remove(&mut self, record: Digest) {
        self.digest = self.digest.minus(record);
        self.count = self.count.saturating_sub(1);
    }
}

/// The names of all records, with their kinds, as bytes.
pub(super) fn names_to_bytes<'n>(names: impl Iterator<Item = (RecordKind, &'n Name)>) -> Option<Vec<u8>> {
    let numbered: Option<Vec<(u8, &Name)>> = names.map(|(kind, name)| Some((number(kind)?, name))).collect();
    postcard::to_stdvec(&numbered?).ok()
}

/// Reads them back.
pub(super) fn names_from_bytes(bytes: &[u8]) -> Option<Vec<(RecordKind, Name)>> {
    let numbered: Vec<(u8, Name)> = postcard::from_bytes(bytes).ok()?;
    numbered.into_iter().map(|(number, name)| Some((*RecordKind::ALL.get(usize::from(number))?, name))).collect()
}

fn number(kind: RecordKind) -> Option<u8> {
    RecordKind::ALL.iter().position(|other| *other == kind).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_with_their_kinds() {
        let names: Vec<_> = RecordKind::ALL.into_iter().map(|kind| (kind, Name::new(kind.word()))).collect();
        let bytes = names_to_bytes(names.iter().map(|(kind, name)| (*kind, name))).unwrap();
        assert_eq!(names_from_bytes(&bytes).unwrap(), names);
        assert!(names_from_bytes(&[1, 99, 1, b'a']).is_none());
    }

    #[test]
    fn a_record_that_is_taken_out_leaves_no_trace() {
        let mut state = State::default();
        state.add(Digest::of("theme a\n"));
        let one = state;
        state.add(Digest::of("theme b\n"));
        state.remove(Digest::of("theme b\n"));
        assert_eq!(state, one);
    }
}
