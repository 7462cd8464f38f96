//! Numbers and byte strings in few bytes: seven bits a byte, the lowest first.

/// Appends a number.
pub(super) fn push(number: u64, to: &mut Vec<u8>) {
    let mut rest = number;
    while rest >= 0x80 {
        to.push((rest & 0x7f) as u8 | 0x80);
        rest >>= 7;
    }
    to.push(rest as u8);
}

/// Appends a byte string with its length before it.
pub(super) fn push_bytes(bytes: &[u8], to: &mut Vec<u8>) {
    push(bytes.len() as u64, to);
    to.extend_from_slice(bytes);
}

/// Takes a number from the front.
pub(super) fn take(from: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        let bits = u64::from(byte & 0x7f);
        if bits << shift >> shift != bits {
            return None;
        }
        number |= bits << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Takes a byte string from the front.
pub(super) fn take_bytes<'b>(from: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = usize::try_from(take(from)?).ok()?;
    let (bytes, rest) = from.split_at_checked(length)?;
    *from = rest;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            push(number, &mut bytes);
            let mut rest = &bytes[..];
            assert_eq!((take(&mut rest), rest), (Some(number), &b""[..]));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bytes in [&b""[..], &[0x80], &[0xff; 9], &[0xff; 10], &[0xff; 30]] {
            assert_eq!(take(&mut &*bytes), None, "{bytes:?}");
        }
        assert_eq!(take_bytes(&mut &[3, 1, 2][..]), None);
    }
}
