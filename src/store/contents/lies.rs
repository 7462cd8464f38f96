//! Where the text of a record stands in the journal, and how to know it again.

use super::Digest;
use crate::store::journal::Place;

/// Where the text of a record stands, and its digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Lies {
    /// The place in the journal.
    pub place: Place,
    /// The digest of the text.
    pub digest: Digest,
}

impl Lies {
    /// How many bytes it takes: where it begins (8), how long it is (4), its digest (16), each lowest first.
    pub(super) const WIDTH: usize = 28;

    /// Appends its bytes; none for a text of more than 4 GB, which no journal holds.
    pub(super) fn put(&self, to: &mut Vec<u8>) -> Option<()> {
        to.extend_from_slice(&self.place.start.to_le_bytes());
        to.extend_from_slice(&u32::try_from(self.place.length).ok()?.to_le_bytes());
        to.extend_from_slice(&self.digest.to_bytes());
        Some(())
    }

    /// Reads it back.
    pub(super) fn take(bytes: &[u8]) -> Option<Lies> {
        let (start, rest) = bytes.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let digest = Digest::from_bytes(rest.try_into().ok()?);
        let place = Place { start: u64::from_le_bytes(*start), length: u64::from(u32::from_le_bytes(*length)) };
        Some(Lies { place, digest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back() {
        let lies = Lies { place: Place { start: 1 << 40, length: 77 }, digest: Digest::of("theme a\n") };
        let mut bytes = Vec::new();
        lies.put(&mut bytes).unwrap();
        assert_eq!((bytes.len(), Lies::take(&bytes)), (Lies::WIDTH, Some(lies)));
        assert_eq!(Lies::take(&bytes[..27]), None);
    }
}
