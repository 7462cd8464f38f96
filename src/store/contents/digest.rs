//! Digests of records, which add up to the digest of a knowledge base.

use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;

/// The first 128 bits of the SHA-256 of a record's canonical text, or the sum of those of several records.
///
/// A sum does not depend on the order, and one record can be taken out of it without reading the others: so the digest
/// of a knowledge base is kept up to date by each change, and nothing has to be read to know it.
///
/// ```
/// use because::store::Digest;
/// let (one, other) = (Digest::of("theme faith\n"), Digest::of("theme trust\n"));
/// assert_eq!(one.plus(other), other.plus(one));
/// assert_eq!(one.plus(other).minus(one), other);
/// assert_eq!(Digest::read(&one.to_string()), Some(one));
/// assert_eq!(Digest::default().to_string(), "0".repeat(32));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Digest(u128);

impl Digest {
    /// The digest of a record, given its canonical text.
    pub fn of(text: &str) -> Digest {
        let hash = <Sha256 as sha2::Digest>::digest(text.as_bytes());
        Digest(hash.iter().take(16).fold(0, |sum, byte| sum << 8 | u128::from(*byte)))
    }

    /// Its bytes, lowest first.
    pub(super) fn to_bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }

    /// Reads them back.
    pub(super) fn from_bytes(bytes: [u8; 16]) -> Digest {
        Digest(u128::from_le_bytes(bytes))
    }

    /// Reads what [`Display`](fmt::Display) writes.
    pub fn read(digits: &str) -> Option<Digest> {
        let plain = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if plain { u128::from_str_radix(digits, 16).ok().map(Digest) } else { None }
    }

    /// With another record, or several.
    #[must_use]
    pub fn plus(self, other: Digest) -> Digest {
        Digest(self.0.wrapping_add(other.0))
    }

    /// Without a record.
    #[must_use]
    pub fn minus(self, other: Digest) -> Digest {
        Digest(self.0.wrapping_sub(other.0))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}
