//! Checksums: the first half of a SHA-256.

use sha2::{Digest, Sha256};
use std::fmt;

/// The first 128 bits of the SHA-256 of some bytes, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Checksum([u8; 16]);

impl Checksum {
    /// How many digits it is written with.
    pub(super) const DIGITS: usize = 32;

    /// The checksum of these bytes.
    pub fn of(bytes: &[u8]) -> Checksum {
        let mut sum = Sum::default();
        sum.add(bytes);
        sum.checksum()
    }

    /// Reads 32 hexadecimal digits in lower case, and nothing else.
    pub fn read(digits: &str) -> Option<Checksum> {
        let digits = digits.as_bytes();
        let mut bytes = [0; 16];
        if digits.len() != Checksum::DIGITS {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let [high, low] = pair else { return None };
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Checksum(bytes))
    }

    /// Its bytes.
    pub fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// The checksum with these bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Checksum {
        Checksum(bytes)
    }
}

fn digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A checksum in the making, with the number of bytes taken so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Sum {
    hash: Sha256,
    length: u64,
}

impl Sum {
    /// Takes further bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.length += bytes.len() as u64;
    }

    /// How many bytes were taken.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// The checksum of what was taken.
    pub(super) fn checksum(self) -> Checksum {
        let mut bytes = [0; 16];
        for (byte, from) in bytes.iter_mut().zip(self.hash.finalize()) {
            *byte = from;
        }
        Checksum(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_first_half_of_the_published_digest() {
        // The SHA-256 of "abc" as FIPS 180-2 gives it.
        let sum = Checksum::of(b"abc");
        assert_eq!(sum.to_string(), "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!(Checksum::read("ba7816bf8f01cfea414140de5dae2223"), Some(sum));
        assert_eq!(Checksum::read("BA7816bf8f01cfea414140de5dae2223"), None);
        assert_eq!(Checksum::read("ba7816"), None);
    }
}
