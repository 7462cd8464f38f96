//! Entries of a section, from a key to a key, read group by group.

use super::{Reader, Unusable, directory::Directory, stamp::Section};
use std::{ops::Bound, vec};

/// A key and its value.
pub type Entry = (Vec<u8>, Vec<u8>);

/// The entries between two keys, in ascending order. It ends at the first that cannot be read, with the reason.
#[derive(Debug)]
pub struct Range<'r> {
    reader: &'r Reader,
    section: &'r Section,
    directory: &'r Directory,
    group: usize,
    entries: vec::IntoIter<Entry>,
    from: Bound<Vec<u8>>,
    to: Bound<Vec<u8>>,
    is_over: bool,
}

impl<'r> Range<'r> {
    pub(super) fn new(
        reader: &'r Reader,
        section: &'r Section,
        directory: &'r Directory,
        from: Bound<Vec<u8>>,
        to: Bound<Vec<u8>>,
    ) -> Range<'r> {
        let group = match &from {
            Bound::Included(key) | Bound::Excluded(key) => directory.group_of(key),
            Bound::Unbounded => 0,
        };
        Range { reader, section, directory, group, entries: Vec::new().into_iter(), from, to, is_over: false }
    }

    fn is_before(&self, key: &[u8]) -> bool {
        match &self.from {
            Bound::Included(from) => key < from.as_slice(),
            Bound::Excluded(from) => key <= from.as_slice(),
            Bound::Unbounded => false,
        }
    }

    fn is_beyond(&self, key: &[u8]) -> bool {
        match &self.to {
            Bound::Included(to) => key > to.as_slice(),
            Bound::Excluded(to) => key >= to.as_slice(),
            Bound::Unbounded => false,
        }
    }

    /// Reads the next group; says whether there is one.
    fn read_on(&mut self) -> Result<bool, Unusable> {
        match self.directory.group(self.group) {
            Some((first, _)) if !self.is_beyond(first) => {
                self.entries = self.reader.group(self.section, self.directory, self.group)?.into_iter();
                self.group += 1;
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}

impl Iterator for Range<'_> {
    type Item = Result<Entry, Unusable>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.entries.next() {
                Some((key, _)) if self.is_before(&key) => {}
                Some((key, _)) if self.is_beyond(&key) => self.is_over = true,
                Some(entry) => return Some(Ok(entry)),
                None => match self.read_on() {
                    Ok(more) => self.is_over = !more,
                    Err(why) => {
                        self.is_over = true;
                        return Some(Err(why));
                    }
                },
            }
        }
        None
    }
}
