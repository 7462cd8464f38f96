//! The file `flat`: what is read whole, or by place, one block behind the other. Nothing in it is ever searched, so no
//! database is opened to read it, and no lock is taken.

use super::{BLOCK, Unusable, Unwritten, seal, seal::Place, stamp::Section, stamp::Stream};
use std::{
    fs::File,
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    ops::Range,
    path::{Path, PathBuf},
};

/// How many bytes a full block takes with its checksum.
const SEALED: usize = BLOCK + seal::SEAL;

fn path(folder: &Path) -> PathBuf {
    folder.join("flat")
}

/// The file while it is read.
#[derive(Debug)]
pub(super) struct Flat {
    file: File,
}

impl Flat {
    /// Opens the file in the folder of a making, if it has this length.
    pub(super) fn open(folder: &Path, length: u64) -> Result<Flat, Unusable> {
        let file = File::open(path(folder)).map_err(|error| match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Unusable::Absent,
            _ => Unusable::Unreadable(error),
        })?;
        match file.metadata().map_err(Unusable::Unreadable)?.len() == length {
            true => Ok(Flat { file }),
            false => Err(Unusable::OtherLength),
        }
    }

    /// Reads a range of the bytes of a section that begins at `start`.
    pub(super) fn read(
        &self,
        making: u64,
        section: &Section,
        start: u64,
        range: Range<u64>,
    ) -> Result<Vec<u8>, Unusable> {
        let Stream { number, blocks, bytes } = section.stream;
        let too_far = || Unusable::Inconsistent { section: section.name.clone(), what: "it is asked for too much" };
        if range.start > range.end || range.end > bytes {
            return Err(too_far());
        }
        if range.is_empty() {
            return Ok(Vec::new());
        }
        let block = BLOCK as u64;
        let (first, end) = (range.start / block, range.end.div_ceil(block));
        let last = if end == u64::from(blocks) { bytes - (end - 1) * block } else { block };
        let sealed = (end - first - 1) * SEALED as u64 + last + seal::SEAL as u64;
        let mut read = vec![0; usize::try_from(sealed).map_err(|_| too_far())?];
        self.fill(start + first * SEALED as u64, &mut read).map_err(Unusable::Unreadable)?;
        let mut length = 0;
        for (block, at) in (first..).zip((0..read.len()).step_by(SEALED)) {
            let block = u32::try_from(block).map_err(|_| too_far())?;
            let end = read.len().min(at + SEALED);
            let payload = Place { making, section: number, block }.unseal(&read[at..end]);
            let payload = payload.ok_or_else(|| Unusable::Damaged { section: section.name.clone(), block })?.len();
            read.copy_within(at..at + payload, length);
            length += payload;
        }
        let from = usize::try_from(range.start - first * block).map_err(|_| too_far())?;
        read.truncate(usize::try_from(range.end - first * block).map_err(|_| too_far())?);
        read.drain(..from);
        Ok(read)
    }

    fn fill(&self, from: u64, bytes: &mut [u8]) -> io::Result<()> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(from))?;
        file.read_exact(bytes)
    }
}

/// The file while it is written.
#[derive(Debug)]
pub(super) struct FlatWriter {
    file: File,
    path: PathBuf,
    making: u64,
    length: u64,
}

impl FlatWriter {
    /// Makes an empty file in the folder of a making.
    pub(super) fn create(folder: &Path, making: u64) -> Result<FlatWriter, Unwritten> {
        let path = path(folder);
        match File::create(&path) {
            Ok(file) => Ok(FlatWriter { file, path, making, length: 0 }),
            Err(error) => Err(Unwritten::File { path, error }),
        }
    }

    /// How long it is.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Appends the bytes of a section, as the run of blocks with that number; tells where it begins.
    pub(super) fn write(&mut self, number: u32, bytes: &[u8]) -> Result<(u64, Stream), Unwritten> {
        let start = self.length;
        let mut blocks = 0u32;
        let mut sealed = Vec::with_capacity(bytes.len() + bytes.len().div_ceil(BLOCK) * seal::SEAL);
        for block in bytes.chunks(BLOCK) {
            Place { making: self.making, section: number, block: blocks }.seal_behind(block, &mut sealed);
            blocks = blocks.checked_add(1).ok_or_else(|| Unwritten::Full { section: number.to_string() })?;
        }
        let failed = |error| Unwritten::File { path: self.path.clone(), error };
        self.file.write_all(&sealed).map_err(failed)?;
        self.length += sealed.len() as u64;
        Ok((start, Stream { number, blocks, bytes: bytes.len() as u64 }))
    }
}
