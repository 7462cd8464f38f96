//! Writing an index, whole.

use super::{
    Reader, Stamp, Unusable, Unwritten,
    blocks::Blocks,
    directory::Directory,
    flat::FlatWriter,
    folder,
    group::Group,
    packing::Packing,
    stamp::{Contents, Entries, Kind, Section, Stream},
};
use std::{
    cell::{Cell, RefCell},
    fmt, io,
    path::{Path, PathBuf},
};

/// Makes an index beside the one in use, if any, and takes it into use when it is finished.
///
/// One that is dropped before it is finished leaves nothing behind. Two writers at a time on one index are kept apart
/// by the lock of the knowledge base, not here.
#[derive(Debug)]
pub struct Writer {
    index: PathBuf,
    folder: PathBuf,
    making: u64,
    /// Closed when the index is finished.
    blocks: Option<Blocks>,
    flat: RefCell<FlatWriter>,
    begun: RefCell<Begun>,
    written: Written,
}

/// How many bytes were written, and who is told.
#[derive(Default)]
struct Written {
    bytes: Cell<u64>,
    told: Option<Box<dyn Fn(u64)>>,
}

impl Written {
    fn add(&self, bytes: usize) {
        self.bytes.set(self.bytes.get() + bytes as u64);
        if let Some(told) = &self.told {
            told(self.bytes.get());
        }
    }
}

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.bytes.get())
    }
}

/// The sections begun so far.
#[derive(Debug, Default)]
struct Begun {
    /// By name; those that are not closed are `None`.
    sections: Vec<(String, Option<Section>)>,
    /// How many runs of blocks have a number.
    streams: u32,
}

impl Writer {
    /// Begins an index in the folder `index`, which is made where it is missing.
    pub fn create(index: &Path) -> Result<Writer, Unwritten> {
        let (making, folder) = folder::begin(index)?;
        let begun = Blocks::create(&folder).map_err(Unwritten::from).and_then(|blocks| {
            let flat = FlatWriter::create(&folder, making)?;
            Ok((blocks, flat))
        });
        let (blocks, flat) = begun.inspect_err(|_| folder::abandon(&folder))?;
        Ok(Writer {
            index: index.to_owned(),
            folder,
            making,
            blocks: Some(blocks),
            flat: RefCell::new(flat),
            begun: RefCell::default(),
            written: Written::default(),
        })
    }

    /// The same writer, which tells after each piece how many bytes of sections it has written.
    #[must_use]
    pub fn telling(mut self, told: impl Fn(u64) + 'static) -> Writer {
        self.written.told = Some(Box::new(told));
        self
    }

    /// Begins a section of bytes. Several sections can be written side by side.
    ///
    /// A name is made of lower-case letters, digits and hyphens, and stands for one section only.
    pub fn section(&self, name: &str) -> Result<SectionWriter<'_>, Unwritten> {
        let slot = self.begin(name)?;
        Ok(SectionWriter { writer: self, slot, number: self.number(), bytes: Vec::new() })
    }

    /// Begins a section of entries, which are put in by ascending keys and found by key.
    pub fn entries(&self, name: &str) -> Result<EntriesWriter<'_>, Unwritten> {
        let slot = self.begin(name)?;
        Ok(EntriesWriter {
            writer: self,
            slot,
            groups: self.packing(name)?,
            directory: self.packing(name)?,
            group: Group::default(),
            last: None,
            count: 0,
            is_broken: false,
        })
    }

    /// Finishes the index: all blocks are written and brought to disk, opened once to see that they are there (which
    /// also spares the first reader sled's recovery), and then the stamp is put in place.
    pub fn finish(mut self, stamp: &Stamp) -> Result<(), Unwritten> {
        let contents = self.contents(stamp)?;
        if let Some(blocks) = self.blocks.take() {
            let proven = blocks.close().map_err(Unwritten::from).and_then(|()| self.prove(&contents));
            let taken = proven.and_then(|()| folder::take_into_use(&self.index, &contents));
            if taken.is_err() {
                folder::abandon(&self.folder);
            }
            taken?;
        }
        Ok(())
    }

    fn contents(&self, stamp: &Stamp) -> Result<Contents, Unwritten> {
        let mut sections = Vec::new();
        for (name, section) in &self.begun.borrow().sections {
            sections.push(section.clone().ok_or_else(|| Unwritten::Open { section: name.clone() })?);
        }
        let flat = self.flat.borrow().length();
        Ok(Contents { making: self.making, stamp: stamp.clone(), flat, sections })
    }

    fn prove(&self, contents: &Contents) -> Result<(), Unwritten> {
        let read = Contents::from_text(&contents.to_text()).map_err(Unwritten::Unproven)?;
        if read != *contents {
            return Err(Unwritten::Unproven(Unusable::StampDamaged("it does not read as what was written")));
        }
        Reader::of(&self.index, read).map_err(Unwritten::Unproven)?.prove()
    }

    /// Gives a section its place among those begun.
    fn begin(&self, name: &str) -> Result<usize, Unwritten> {
        let mut begun = self.begun.borrow_mut();
        let is_name = !name.is_empty() && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if !is_name || begun.sections.iter().any(|(other, _)| other == name) {
            return Err(Unwritten::Name(name.to_owned()));
        }
        begun.sections.push((name.to_owned(), None));
        Ok(begun.sections.len() - 1)
    }

    fn packing(&self, section: &str) -> Result<Packing<'_>, Unwritten> {
        let blocks = self.blocks.as_ref().ok_or_else(|| Unwritten::Open { section: section.to_owned() })?;
        Ok(Packing::new(blocks, self.making, self.number(), section))
    }

    /// The number of the next run of blocks.
    fn number(&self) -> u32 {
        let mut begun = self.begun.borrow_mut();
        begun.streams += 1;
        begun.streams - 1
    }

    fn close(&self, slot: usize, stream: Stream, kind: Kind) {
        if let Some((name, section)) = self.begun.borrow_mut().sections.get_mut(slot) {
            *section = Some(Section { name: name.clone(), stream, kind });
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if let Some(blocks) = self.blocks.take() {
            // Nothing of it is wanted any more; sled has to be through with the files before they go.
            let _ = blocks.close();
            folder::abandon(&self.folder);
        }
    }
}

/// Writes a section of bytes, which are in memory until it is closed. It counts only then.
#[derive(Debug)]
pub struct SectionWriter<'w> {
    writer: &'w Writer,
    slot: usize,
    number: u32,
    bytes: Vec<u8>,
}

impl SectionWriter<'_> {
    /// Adds bytes.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Unwritten> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// Ends the section.
    pub fn close(self) -> Result<(), Unwritten> {
        let (start, stream) = self.writer.flat.borrow_mut().write(self.number, &self.bytes)?;
        self.writer.written.add(self.bytes.len());
        self.writer.close(self.slot, stream, Kind::Bytes { start });
        Ok(())
    }
}

impl io::Write for SectionWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes)?;
        Ok(bytes.len())
    }

    /// Does nothing: what is written counts when the index is finished.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a section of entries. It counts only when it is closed.
#[derive(Debug)]
pub struct EntriesWriter<'w> {
    writer: &'w Writer,
    slot: usize,
    groups: Packing<'w>,
    directory: Packing<'w>,
    group: Group,
    last: Option<Vec<u8>>,
    count: u64,
    is_broken: bool,
}

impl EntriesWriter<'_> {
    /// Adds an entry. Keys ascend, byte by byte; a key and its value may be of any length, also 0.
    pub fn put(&mut self, key: &[u8], value: &[u8]) -> Result<(), Unwritten> {
        let put = self.try_put(key, value);
        self.is_broken |= put.is_err();
        put
    }

    fn try_put(&mut self, key: &[u8], value: &[u8]) -> Result<(), Unwritten> {
        if self.last.as_deref().is_some_and(|last| last >= key) {
            return Err(Unwritten::Order { section: self.groups.section().to_owned() });
        }
        if self.group.is_too_small_for(key, value) {
            self.end_group()?;
        }
        self.group.push(key, value);
        self.count += 1;
        let last = self.last.get_or_insert_default();
        last.clear();
        last.extend_from_slice(key);
        Ok(())
    }

    fn end_group(&mut self) -> Result<(), Unwritten> {
        let Group { first, bytes, count } = std::mem::take(&mut self.group);
        if count == 0 {
            return Ok(());
        }
        self.groups.push(&bytes)?;
        self.groups.cut()?;
        self.writer.written.add(bytes.len());
        let mut line = Vec::new();
        Directory::push(&first, bytes.len() as u64, count, &mut line);
        self.directory.push(&line)
    }

    /// Ends the section.
    pub fn close(mut self) -> Result<(), Unwritten> {
        whole(self.is_broken, &self.groups)?;
        self.end_group()?;
        let (stream, directory) = (self.groups.end()?, self.directory.end()?);
        self.writer.close(self.slot, stream, Kind::Entries(Entries { count: self.count, directory }));
        Ok(())
    }
}

/// Refuses a section in which something could not be written, also where that was not minded when it happened.
fn whole(is_broken: bool, packing: &Packing) -> Result<(), Unwritten> {
    match is_broken {
        true => Err(Unwritten::Open { section: packing.section().to_owned() }),
        false => Ok(()),
    }
}
