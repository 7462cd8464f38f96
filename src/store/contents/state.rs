//! What is known in sum.

use super::Digest;
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

#[cfg(test)]
mod tests {
    use super::*;

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
