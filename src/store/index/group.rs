//! A group of entries: as many as fit a block, or a single one that is larger.

use super::{BLOCK, number};

/// Entries that are gathered until they fill a block.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The key of the first entry.
    pub first: Vec<u8>,
    /// The entries as bytes.
    pub bytes: Vec<u8>,
    /// How many.
    pub count: u64,
}

impl Group {
    /// Whether an entry would make the group larger than a block.
    pub(super) fn is_too_small_for(&self, key: &[u8], value: &[u8]) -> bool {
        // A length takes at most ten bytes; a few bytes lost at the end of a block do no harm.
        self.count > 0 && self.bytes.len() + key.len() + value.len() + 20 > BLOCK
    }

    /// Adds an entry.
    pub(super) fn push(&mut self, key: &[u8], value: &[u8]) {
        if self.count == 0 {
            self.first = key.to_vec();
        }
        number::push_bytes(key, &mut self.bytes);
        number::push_bytes(value, &mut self.bytes);
        self.count += 1;
    }
}

/// The entries of a group, if its bytes are these alone and the keys ascend.
pub(super) fn entries(mut bytes: &[u8]) -> Option<Vec<(&[u8], &[u8])>> {
    let mut entries: Vec<(&[u8], &[u8])> = Vec::new();
    while !bytes.is_empty() {
        let key = number::take_bytes(&mut bytes)?;
        let value = number::take_bytes(&mut bytes)?;
        if entries.last().is_some_and(|(before, _)| *before >= key) {
            return None;
        }
        entries.push((key, value));
    }
    Some(entries)
}
