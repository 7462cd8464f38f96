//! Reading an index, checking all that is read.

use super::{
    BLOCK, Range, Stamp, Unusable, Unwritten,
    blocks::Blocks,
    directory::{self, Directory},
    flat::Flat,
    folder, group,
    range::Entry,
    seal::Place,
    stamp::{Contents, Kind, Section, Stream},
};
use std::{
    cell::RefCell,
    ops::{Bound, RangeBounds},
    path::{Path, PathBuf},
    rc::Rc,
    sync::OnceLock,
    time::{Duration, Instant},
};

/// How long a new stamp is followed, when one is put in place just while the index is being opened.
const PATIENCE: Duration = Duration::from_millis(500);

/// An index that is open.
///
/// Sections of bytes are read from a plain file, by as many readers as want to. Sections of entries lie in sled, which is
/// opened when the first of them is asked for: nobody else can open it from then on, until [`Reader::let_go`].
///
/// Each block is checked when it is read. Whatever is missing or fails makes the whole index [`Unusable`].
#[derive(Debug)]
pub struct Reader {
    index: PathBuf,
    flat: Flat,
    blocks: RefCell<Option<Rc<Blocks>>>,
    contents: Contents,
    /// A directory for each section, read when it is first wanted.
    directories: Vec<OnceLock<Directory>>,
}

impl Reader {
    /// Opens the index in the folder `index` if `accept` takes its stamp; its reason not to becomes
    /// [`Unusable::Mismatch`].
    pub fn open(index: &Path, accept: impl Fn(&Stamp) -> Result<(), String>) -> Result<Reader, Unusable> {
        let until = Instant::now() + PATIENCE;
        loop {
            let contents = Contents::read(index)?;
            let making = contents.making;
            accept(&contents.stamp).map_err(Unusable::Mismatch)?;
            let opened = Reader::of(index, contents);
            match opened {
                Err(_) if Instant::now() < until && is_replaced(index, making) => {}
                opened => return opened,
            }
        }
    }

    /// Opens the files that a stamp tells of.
    pub(super) fn of(index: &Path, contents: Contents) -> Result<Reader, Unusable> {
        let folder = folder::packed(index, contents.making);
        if !Blocks::are_there(&folder) {
            return Err(Unusable::Absent);
        }
        let flat = Flat::open(&folder, contents.flat)?;
        let directories = contents.sections.iter().map(|_| OnceLock::new()).collect();
        Ok(Reader { index: index.to_owned(), flat, blocks: RefCell::default(), contents, directories })
    }

    /// Lets others open the sections of entries, until one is read here again.
    pub fn let_go(&self) {
        self.blocks.take();
    }

    /// The blocks in sled. One that is taken is waited for, half a second at most.
    fn blocks(&self) -> Result<Rc<Blocks>, Unusable> {
        if let Some(blocks) = self.blocks.borrow().as_ref() {
            return Ok(Rc::clone(blocks));
        }
        let making = self.contents.making;
        let opened = Blocks::open(&folder::packed(&self.index, making)).map_err(Unusable::from);
        let blocks = Rc::new(opened.map_err(|why| match is_replaced(&self.index, making) {
            true => Unusable::Mismatch("another program has made it anew".to_owned()),
            false => why,
        })?);
        self.check_ends(&blocks)?;
        self.blocks.replace(Some(Rc::clone(&blocks)));
        Ok(blocks)
    }

    /// The journal that the index was made from.
    pub fn stamp(&self) -> &Stamp {
        &self.contents.stamp
    }

    /// The bytes of a section.
    pub fn section(&self, name: &str) -> Result<Vec<u8>, Unusable> {
        let (_, section) = self.named(name, false)?;
        self.flat_bytes(section, 0, section.stream.bytes)
    }

    /// So many bytes of a section, from a byte on; only the blocks are read in which they stand.
    pub fn part(&self, name: &str, from: u64, length: u64) -> Result<Vec<u8>, Unusable> {
        let (_, section) = self.named(name, false)?;
        self.flat_bytes(section, from, length)
    }

    fn flat_bytes(&self, section: &Section, from: u64, length: u64) -> Result<Vec<u8>, Unusable> {
        match section.kind {
            Kind::Bytes { start } => self.flat.read(self.contents.making, section, start, from..from + length),
            Kind::Entries(_) => Err(Unusable::NoSection(section.name.clone())),
        }
    }

    /// How many bytes a section has.
    pub fn length(&self, name: &str) -> Result<u64, Unusable> {
        Ok(self.named(name, false)?.1.stream.bytes)
    }

    /// How many entries a section has.
    pub fn count(&self, name: &str) -> Result<u64, Unusable> {
        let (_, section) = self.named(name, true)?;
        Ok(section.entries().map_or(0, |entries| entries.count))
    }

    /// The value of a key, if there is one. Reads the directory of the section, the first time, and one group.
    pub fn get(&self, name: &str, key: &[u8]) -> Result<Option<Vec<u8>>, Unusable> {
        let (number, section) = self.named(name, true)?;
        let directory = self.directory(number, section)?;
        let group = directory.group_of(key);
        if directory.group(group).is_none_or(|(first, _)| first > key) {
            return Ok(None);
        }
        let entries = self.group(section, directory, group)?;
        let found = entries.binary_search_by(|(found, _)| found.as_slice().cmp(key));
        Ok(found.ok().and_then(|place| entries.into_iter().nth(place)).map(|(_, value)| value))
    }

    /// The entries of a section whose keys lie in a range, in ascending order, read as they are asked for.
    pub fn range<K: AsRef<[u8]>>(&self, name: &str, keys: impl RangeBounds<K>) -> Result<Range<'_>, Unusable> {
        let (number, section) = self.named(name, true)?;
        let directory = self.directory(number, section)?;
        let owned = |bound: Bound<&K>| bound.map(|key| key.as_ref().to_vec());
        Ok(Range::new(self, section, directory, owned(keys.start_bound()), owned(keys.end_bound())))
    }

    /// The keys of a section, in ascending order.
    pub fn keys(&self, name: &str) -> Result<impl Iterator<Item = Result<Vec<u8>, Unusable>>, Unusable> {
        Ok(self.range::<&[u8]>(name, ..)?.map(|entry| entry.map(|(key, _)| key)))
    }

    /// Reads everything, and says what is wrong first.
    pub fn check(&self) -> Result<(), Unusable> {
        for section in &self.contents.sections {
            let Some(entries) = section.entries() else {
                self.section(&section.name)?;
                continue;
            };
            let mut last: Option<Vec<u8>> = None;
            let mut count = 0;
            for key in self.keys(&section.name)? {
                let key = key?;
                if last.as_ref().is_some_and(|last| *last >= key) {
                    return Err(inconsistent(section, "the keys do not ascend"));
                }
                last = Some(key);
                count += 1;
            }
            if count != entries.count {
                return Err(inconsistent(section, "the number of entries is another"));
            }
        }
        Ok(())
    }

    /// Reads the last block of each run. What sled loses most often is the end of what was written; this notices it
    /// before anything is read, at the price of some blocks.
    fn check_ends(&self, blocks: &Blocks) -> Result<(), Unusable> {
        for section in &self.contents.sections {
            for stream in section.streams() {
                if let Some(last) = stream.blocks.checked_sub(1) {
                    self.block(blocks, section, stream, last, &mut Vec::new())?;
                }
            }
        }
        Ok(())
    }

    /// Opens everything once, checks the ends of what is there, closes it, and waits until it can be opened again.
    pub(super) fn prove(self) -> Result<(), Unwritten> {
        for section in &self.contents.sections {
            if matches!(section.kind, Kind::Bytes { .. }) {
                self.section(&section.name).map_err(Unwritten::Unproven)?;
            }
        }
        drop(self.blocks().map_err(Unwritten::Unproven)?);
        match self.blocks.take().map(Rc::into_inner) {
            Some(Some(blocks)) => Ok(blocks.close()?),
            _ => Ok(()),
        }
    }

    /// The entries of a group.
    pub(super) fn group(
        &self,
        section: &Section,
        directory: &Directory,
        number: usize,
    ) -> Result<Vec<Entry>, Unusable> {
        let Some((first, stretch)) = directory.group(number) else { return Ok(Vec::new()) };
        let bytes = self.stretch(section, section.stream, stretch.block, stretch.length)?;
        let entries = group::entries(&bytes).ok_or_else(|| inconsistent(section, "a group does not read"))?;
        if entries.len() as u64 != stretch.count || entries.first().is_none_or(|(key, _)| *key != first) {
            return Err(inconsistent(section, "a group is not what the directory tells"));
        }
        Ok(entries.into_iter().map(|(key, value)| (key.to_vec(), value.to_vec())).collect())
    }

    fn named(&self, name: &str, is_entries: bool) -> Result<(usize, &Section), Unusable> {
        let mut sections = self.contents.sections.iter().enumerate();
        sections
            .find(|(_, section)| section.name == name && section.entries().is_some() == is_entries)
            .ok_or_else(|| Unusable::NoSection(name.to_owned()))
    }

    fn directory(&self, number: usize, section: &Section) -> Result<&Directory, Unusable> {
        let kept = self.directories.get(number).ok_or_else(|| Unusable::NoSection(section.name.clone()))?;
        if let Some(directory) = kept.get() {
            return Ok(directory);
        }
        let entries = section.entries().ok_or_else(|| Unusable::NoSection(section.name.clone()))?;
        let bytes = self.stretch(section, entries.directory, 0, entries.directory.bytes)?;
        let directory =
            Directory::from_bytes(&bytes).ok_or_else(|| inconsistent(section, "the directory does not read"))?;
        if directory.totals() != Some((entries.count, u64::from(section.stream.blocks), section.stream.bytes)) {
            return Err(inconsistent(section, "the directory does not fit the stamp"));
        }
        Ok(kept.get_or_init(|| directory))
    }

    /// So many bytes of a run, from the beginning of a block.
    fn stretch(&self, section: &Section, stream: Stream, block: u32, length: u64) -> Result<Vec<u8>, Unusable> {
        let too_far = || inconsistent(section, "a stretch goes beyond the blocks");
        let blocks = u32::try_from(directory::blocks(length)).map_err(|_| too_far())?;
        let end = block.checked_add(blocks).filter(|end| *end <= stream.blocks).ok_or_else(too_far)?;
        let mut bytes = Vec::with_capacity(blocks as usize * BLOCK);
        let held = self.blocks()?;
        for block in block..end {
            self.block(&held, section, stream, block, &mut bytes)?;
        }
        if bytes.len() as u64 == length { Ok(bytes) } else { Err(inconsistent(section, "a block has another length")) }
    }

    /// Adds the bytes of a block.
    fn block(
        &self,
        blocks: &Blocks,
        section: &Section,
        stream: Stream,
        block: u32,
        to: &mut Vec<u8>,
    ) -> Result<(), Unusable> {
        let place = Place { making: self.contents.making, section: stream.number, block };
        let sealed = blocks.get(place.key())?;
        let sealed = sealed.ok_or_else(|| Unusable::Missing { section: section.name.clone(), block })?;
        let payload = place.unseal(&sealed);
        to.extend_from_slice(payload.ok_or_else(|| Unusable::Damaged { section: section.name.clone(), block })?);
        Ok(())
    }
}

/// Whether an index of another making was taken into use.
fn is_replaced(index: &Path, making: u64) -> bool {
    Contents::read(index).is_ok_and(|now| now.making != making)
}

fn inconsistent(section: &Section, what: &'static str) -> Unusable {
    Unusable::Inconsistent { section: section.name.clone(), what }
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
