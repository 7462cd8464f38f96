//! The last line of a journal, and those before it, found by their lengths and without reading the frames.

use super::{FIRST_LINE, Head, frame::End};
use std::io::{self, Read, Seek, SeekFrom};

impl End {
    /// Whether a journal that ends with this line has that head.
    pub(super) fn makes(self, head: Head) -> bool {
        self.number == head.number && Some(self.checksum) == head.checksum
    }
}

/// The `end` line that ends just before `offset`.
pub(super) fn end_at<S: Read + Seek>(source: &mut S, offset: u64) -> io::Result<Option<End>> {
    let from = offset.saturating_sub(End::LONGEST);
    let mut bytes = Vec::new();
    source.seek(SeekFrom::Start(from))?;
    source.by_ref().take(offset - from).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != offset - from || bytes.pop() != Some(b'\n') {
        return Ok(None);
    }
    let start = bytes.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
    bytes.push(b'\n');
    Ok(start.and_then(|start| End::read(bytes.get(start..)?)))
}

/// The head of a journal of that length, as its last line tells; `None` where its last line is no `end`, and
/// [`Head::START`] where it has only its first line. The frame itself is not read.
pub(super) fn head_at<S: Read + Seek>(source: &mut S, length: u64) -> io::Result<Option<Head>> {
    if length == FIRST_LINE.len() as u64 {
        let mut first = String::new();
        source.rewind()?;
        let read = source.by_ref().take(length).read_to_string(&mut first).is_ok();
        return Ok((read && first == FIRST_LINE).then_some(Head::START));
    }
    let end = end_at(source, length)?;
    Ok(end.map(|end| Head { number: end.number, length, checksum: Some(end.checksum) }))
}

/// The head before a head: lengths lead backwards. `None` where they lead to no other head.
pub(super) fn before<S: Read + Seek>(source: &mut S, head: Head) -> io::Result<Option<Head>> {
    let Some(end) = end_at(source, head.length)?.filter(|end| end.makes(head)) else { return Ok(None) };
    match head.length.checked_sub(end.length + end.print().len() as u64) {
        Some(start) => head_at(source, start),
        None => Ok(None),
    }
}
