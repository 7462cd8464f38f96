//! What the tests keep in an index, and how they write and read it whole.

use because::store::index::{Reader, Stamp, Unusable, Unwritten, Writer};
use std::{collections::BTreeMap, path::Path};

pub(crate) type Entries = BTreeMap<Vec<u8>, Vec<u8>>;

/// Sections of both kinds, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) sections: BTreeMap<String, Vec<u8>>,
    pub(crate) entries: BTreeMap<String, Entries>,
}

/// The stamp of a revision.
pub(crate) fn stamp(revision: u64) -> Stamp {
    Stamp { revision, journal_length: revision * 100, journal_checksum: format!("{revision:032x}") }
}

/// Takes an index of any revision.
pub(crate) fn of_any_revision(_: &Stamp) -> Result<(), String> {
    Ok(())
}

/// Numbers that look random, the same in every run.
#[derive(Debug, Clone)]
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Numbers {
        Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 8
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub(crate) fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next() as u8).collect()
    }
}

impl Kept {
    /// About 2 MB that differ from revision to revision: a graph, records, and postings with one long value.
    pub(crate) fn of_revision(revision: u64) -> Kept {
        let mut numbers = Numbers::new(revision);
        let mut kept = Kept::default();
        kept.sections.insert("graph".to_owned(), numbers.bytes(500_000));
        kept.sections.insert("names".to_owned(), numbers.bytes(9_000));
        let mut records = Entries::new();
        for number in 0..4_000 {
            let length = 100 + numbers.below(300);
            records.insert(format!("statement-{number:05}").into_bytes(), numbers.bytes(length));
        }
        let mut postings = Entries::new();
        for number in 0..500 {
            let length = numbers.below(200);
            postings.insert(format!("word{number}").into_bytes(), numbers.bytes(length));
        }
        postings.insert(b"word250-the".to_vec(), numbers.bytes(400_000));
        kept.entries.insert("records".to_owned(), records);
        kept.entries.insert("postings".to_owned(), postings);
        kept
    }

    pub(crate) fn write(&self, index: &Path, stamp: &Stamp) -> Result<(), Unwritten> {
        let writer = Writer::create(index)?;
        self.write_sections(&writer)?;
        writer.finish(stamp)
    }

    pub(crate) fn write_sections(&self, writer: &Writer) -> Result<(), Unwritten> {
        for (name, bytes) in &self.sections {
            let mut section = writer.section(name)?;
            section.push(bytes)?;
            section.close()?;
        }
        for (name, entries) in &self.entries {
            let mut section = writer.entries(name)?;
            for (key, value) in entries {
                section.put(key, value)?;
            }
            section.close()?;
        }
        Ok(())
    }

    /// Reads an index whole, for the names that are known.
    pub(crate) fn read(&self, reader: &Reader) -> Result<Kept, Unusable> {
        let mut kept = Kept::default();
        for name in self.sections.keys() {
            kept.sections.insert(name.clone(), reader.section(name)?);
        }
        for name in self.entries.keys() {
            let entries = reader.range::<&[u8]>(name, ..)?.collect::<Result<Entries, Unusable>>()?;
            kept.entries.insert(name.clone(), entries);
        }
        Ok(kept)
    }
}
