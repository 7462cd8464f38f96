//! The directory of a section of entries: the first key of each group, and where the group stands.

use super::{BLOCK, number};

/// Where a group stands among the blocks of its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its first block.
    pub block: u32,
    /// Its length in bytes.
    pub length: u64,
    /// How many entries it has.
    pub count: u64,
}

/// How many blocks so many bytes take. A stretch of nothing takes none.
pub(super) fn blocks(length: u64) -> u64 {
    length.div_ceil(BLOCK as u64)
}

/// The groups of a section, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Directory {
    groups: Vec<(Vec<u8>, Stretch)>,
}

impl Directory {
    /// Reads a directory, if its bytes are one.
    pub(super) fn from_bytes(mut bytes: &[u8]) -> Option<Directory> {
        let mut groups = Vec::new();
        let mut block = 0u64;
        while !bytes.is_empty() {
            let first = number::take_bytes(&mut bytes)?.to_vec();
            let length = number::take(&mut bytes)?;
            let count = number::take(&mut bytes)?;
            groups.push((first, Stretch { block: u32::try_from(block).ok()?, length, count }));
            block = block.checked_add(blocks(length))?;
        }
        Some(Directory { groups })
    }

    /// The bytes that one group adds to a directory.
    pub(super) fn push(first: &[u8], length: u64, count: u64, to: &mut Vec<u8>) {
        number::push_bytes(first, to);
        number::push(length, to);
        number::push(count, to);
    }

    /// How many entries all groups have together, and how many blocks and bytes.
    pub(super) fn totals(&self) -> Option<(u64, u64, u64)> {
        self.groups.iter().try_fold((0u64, 0u64, 0u64), |(entries, all, bytes), (_, stretch)| {
            Some((
                entries.checked_add(stretch.count)?,
                all.checked_add(blocks(stretch.length))?,
                bytes.checked_add(stretch.length)?,
            ))
        })
    }

    /// The number of the group that a key stands in, if it is there at all; the first group for a key below all.
    pub(super) fn group_of(&self, key: &[u8]) -> usize {
        self.groups.partition_point(|(first, _)| first.as_slice() <= key).saturating_sub(1)
    }

    /// The group of a number: its first key, and where it stands.
    pub(super) fn group(&self, number: usize) -> Option<(&[u8], Stretch)> {
        self.groups.get(number).map(|(first, stretch)| (first.as_slice(), *stretch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_come_back_with_their_blocks() {
        let mut bytes = Vec::new();
        for (first, length, count) in [("b", 10, 2), ("m", 3 * BLOCK as u64 + 1, 1), ("t", BLOCK as u64, 30)] {
            Directory::push(first.as_bytes(), length, count, &mut bytes);
        }
        let directory = Directory::from_bytes(&bytes).unwrap();
        let at = |number| directory.group(number).map(|(first, stretch)| (first.to_vec(), stretch.block));
        assert_eq!(at(0), Some((b"b".to_vec(), 0)));
        assert_eq!(at(1), Some((b"m".to_vec(), 1)));
        assert_eq!(at(2), Some((b"t".to_vec(), 5)));
        assert_eq!(at(3), None);
        assert_eq!(directory.totals(), Some((33, 6, 11 + 4 * BLOCK as u64)));
        for (key, group) in [("a", 0), ("b", 0), ("l", 0), ("m", 1), ("ma", 1), ("t", 2), ("z", 2)] {
            assert_eq!(directory.group_of(key.as_bytes()), group, "{key}");
        }
        for cut in 0..bytes.len() {
            let cut_off = Directory::from_bytes(&bytes[..cut]);
            assert!(cut_off.is_none_or(|less| less.totals() != directory.totals()), "cut at {cut}");
        }
    }
}
