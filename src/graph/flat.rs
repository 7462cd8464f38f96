//! Arrays as bytes, of fixed width and lowest byte first, so that they are read back in one pass over memory.

use super::{ConfigurationRow, GroupRow, Lists, LiteralId, Naming, Stance, Told, lists::number, told::Target};
use crate::theory::Role;

/// Something of fixed width.
pub(super) trait Fixed: Copy {
    /// How many bytes it takes.
    const WIDTH: usize;
    /// What stands where nothing can be read.
    const NONE: Self;

    /// Appends its bytes.
    fn put(self, to: &mut Vec<u8>);

    /// Reads it from so many bytes.
    fn take(from: &[u8]) -> Self;

    /// Reads as many as there are bytes for.
    fn all(bytes: &[u8]) -> Vec<Self> {
        bytes.chunks_exact(Self::WIDTH).map(Self::take).collect()
    }
}

/// An array, or arrays that belong together.
pub(super) trait Flat: Sized {
    /// Appends the bytes.
    fn put(&self, to: &mut Vec<u8>);

    /// Reads them back; none where they are not those of so many lists or items.
    fn take(from: &[u8], count: usize) -> Option<Self>;

    /// So many of them with nothing in them, for where nothing can be read.
    fn nothing(count: usize) -> Self;
}

impl<T: Fixed> Flat for Vec<T> {
    fn put(&self, to: &mut Vec<u8>) {
        to.reserve(self.len() * T::WIDTH);
        self.iter().for_each(|item| item.put(to));
    }

    fn take(from: &[u8], count: usize) -> Option<Vec<T>> {
        (from.len() == count * T::WIDTH).then(|| T::all(from))
    }

    fn nothing(count: usize) -> Vec<T> {
        vec![T::NONE; count]
    }
}

impl<T: Fixed> Flat for Lists<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.starts.put(to);
        self.items.put(to);
    }

    fn take(from: &[u8], count: usize) -> Option<Lists<T>> {
        let (starts, rest) = from.split_at_checked((count + 1) * u32::WIDTH)?;
        let lists = Lists { starts: u32::all(starts), items: T::all(rest) };
        let ends =
            lists.items.len() * T::WIDTH == rest.len() && lists.starts.last() == Some(&number(lists.items.len()));
        (ends && lists.starts.is_sorted()).then_some(lists)
    }

    fn nothing(count: usize) -> Lists<T> {
        Lists { starts: vec![0; count + 1], items: Vec::new() }
    }
}

/// The first bytes, as many as are wanted; there are as many wherever this is asked.
#[inline]
fn first<const N: usize>(from: &[u8]) -> [u8; N] {
    from.first_chunk().copied().unwrap_or([0; N])
}

impl Fixed for u32 {
    const WIDTH: usize = 4;
    const NONE: u32 = 0;

    fn put(self, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.to_le_bytes());
    }

    #[inline]
    fn take(from: &[u8]) -> u32 {
        u32::from_le_bytes(first(from))
    }

    fn all(bytes: &[u8]) -> Vec<u32> {
        bytes.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect()
    }
}

impl Fixed for bool {
    const WIDTH: usize = 1;
    const NONE: bool = false;

    fn put(self, to: &mut Vec<u8>) {
        to.push(u8::from(self));
    }

    #[inline]
    fn take(from: &[u8]) -> bool {
        first::<1>(from) != [0]
    }
}

impl Fixed for LiteralId {
    const WIDTH: usize = u32::WIDTH;
    const NONE: LiteralId = LiteralId(0);

    fn put(self, to: &mut Vec<u8>) {
        self.0.put(to);
    }

    #[inline]
    fn take(from: &[u8]) -> LiteralId {
        LiteralId(u32::take(from))
    }

    fn all(bytes: &[u8]) -> Vec<LiteralId> {
        u32::all(bytes).into_iter().map(LiteralId).collect()
    }
}

/// Three bits above the number of a role, or of a configuration.
const BITS: [u8; 3] = [0x10, 0x20, 0x40];

fn bits(set: [bool; 3]) -> u8 {
    set.iter().zip(BITS).filter(|(set, _)| **set).fold(0, |all, (_, bit)| all | bit)
}

impl Fixed for GroupRow {
    const WIDTH: usize = 1;
    const NONE: GroupRow = GroupRow { role: Role::Context, condition: false, mechanism: false };

    fn put(self, to: &mut Vec<u8>) {
        let role = Role::ALL.iter().position(|role| *role == self.role).unwrap_or(0);
        to.push(role as u8 | bits([self.condition, self.mechanism, false]));
    }

    #[inline]
    fn take(from: &[u8]) -> GroupRow {
        let [byte] = first(from);
        let role = Role::ALL.get(usize::from(byte & 0x0f)).copied().unwrap_or(Role::Context);
        GroupRow { role, condition: byte & BITS[0] != 0, mechanism: byte & BITS[1] != 0 }
    }
}

impl Fixed for ConfigurationRow {
    const WIDTH: usize = 13;
    const NONE: ConfigurationRow = ConfigurationRow {
        claim: 0,
        number: 0,
        twin_of: 0,
        borrows: false,
        unknown_condition: false,
        unknown_mechanism: false,
    };

    fn put(self, to: &mut Vec<u8>) {
        [self.claim, self.number, self.twin_of].iter().for_each(|part| part.put(to));
        to.push(bits([self.borrows, self.unknown_condition, self.unknown_mechanism]));
    }

    #[inline]
    fn take(from: &[u8]) -> ConfigurationRow {
        let bytes: [u8; ConfigurationRow::WIDTH] = first(from);
        ConfigurationRow {
            claim: u32::take(&bytes),
            number: u32::take(&bytes[4..]),
            twin_of: u32::take(&bytes[8..]),
            borrows: bytes[12] & BITS[0] != 0,
            unknown_condition: bytes[12] & BITS[1] != 0,
            unknown_mechanism: bytes[12] & BITS[2] != 0,
        }
    }
}

fn stance(number: u8) -> Stance {
    Stance::ALL.get(usize::from(number)).copied().unwrap_or(Stance::Supports)
}

impl Fixed for Naming {
    const WIDTH: usize = 5;
    const NONE: Naming = Naming { stance: Stance::Supports, evidence: 0 };

    fn put(self, to: &mut Vec<u8>) {
        to.push(self.stance as u8);
        self.evidence.put(to);
    }

    #[inline]
    fn take(from: &[u8]) -> Naming {
        let bytes: [u8; Naming::WIDTH] = first(from);
        Naming { stance: stance(bytes[0]), evidence: u32::take(&bytes[1..]) }
    }
}

impl Fixed for Told {
    const WIDTH: usize = 9;
    const NONE: Told = Told { stance: Stance::Supports, of: Target::Other(0), number: None };

    fn put(self, to: &mut Vec<u8>) {
        let (kind, of) = match self.of {
            Target::Claim(of) => (0, of),
            Target::Factor(of) => (1, of),
            Target::Other(of) => (2, of),
        };
        to.push(self.stance as u8 | kind << 4);
        of.put(to);
        self.number.unwrap_or(u32::MAX).put(to);
    }

    #[inline]
    fn take(from: &[u8]) -> Told {
        let bytes: [u8; Told::WIDTH] = first(from);
        let of = u32::take(&bytes[1..]);
        let of = match bytes[0] >> 4 {
            0 => Target::Claim(of),
            1 => Target::Factor(of),
            _ => Target::Other(of),
        };
        let number = Some(u32::take(&bytes[5..])).filter(|number| *number != u32::MAX);
        Told { stance: stance(bytes[0] & 0x0f), of, number }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back<T: Flat + PartialEq + std::fmt::Debug>(flat: T, count: usize) {
        let mut bytes = Vec::new();
        flat.put(&mut bytes);
        assert_eq!(T::take(&bytes, count).as_ref(), Some(&flat));
        assert_eq!(T::take(&bytes, count + 1), None);
        if let Some(shorter) = bytes.len().checked_sub(1) {
            assert_eq!(T::take(&bytes[..shorter], count), None);
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let rows = Role::ALL.into_iter().flat_map(|role| {
            let row = |(condition, mechanism)| GroupRow { role, condition, mechanism };
            [(false, true), (true, false), (true, true), (false, false)].map(row)
        });
        back(rows.collect::<Vec<_>>(), Role::ALL.len() * 4);
        let row = ConfigurationRow { claim: 70_000, number: 3, twin_of: 2, unknown_condition: true, ..Fixed::NONE };
        back(vec![row, ConfigurationRow { borrows: true, ..row }, ConfigurationRow::NONE], 3);
        let mut lists: Lists<Naming> = Lists::default();
        lists.push(Stance::ALL.map(|stance| Naming { stance, evidence: 300_000 }));
        lists.push([]);
        back(lists, 2);
        let of = [Target::Claim(1), Target::Factor(u32::MAX), Target::Other(0)];
        back(of.map(|of| Told { stance: Stance::Silent, of, number: Some(0) }).to_vec(), 3);
        back(of.map(|of| Told { stance: Stance::Refines, of, number: None }).to_vec(), 3);
        back(vec![true, false], 2);
        back(Lists::<LiteralId>::default(), 0);
    }

    #[test]
    fn lists_that_do_not_fit_their_starts_are_refused() {
        let wrong = [Lists { starts: vec![0, 2], items: vec![7] }, Lists { starts: vec![0, 3, 2], items: vec![7, 8] }];
        for lists in wrong {
            let mut bytes = Vec::new();
            lists.put(&mut bytes);
            assert_eq!(Lists::<u32>::take(&bytes, lists.len()), None);
        }
        assert_eq!(Lists::<u32>::nothing(2).len(), 2);
    }
}
