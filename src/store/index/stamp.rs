//! The stamp: which blocks make up the index, of which format, and the journal that it was made from.

use super::{Unusable, seal};
use std::{fmt::Write, fs, io, path::Path};

/// The format that this program writes and reads. It is raised when anything changes in how blocks, sections or their
/// contents are laid out; an index of another format is made anew.
pub const FORMAT: u32 = 3;

/// The journal that an index was made from, up to a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The last revision that is in the index; 0 for none.
    pub revision: u64,
    /// The length of the journal, in bytes, when that revision was its last.
    pub journal_length: u64,
    /// The checksum of that revision, as the journal writes it, on one line.
    pub journal_checksum: String,
}

/// Reads the stamp of an index and nothing else; no lock is taken, and nothing is written.
pub fn stamp(index: &Path) -> Result<Stamp, Unusable> {
    Contents::read(index).map(|contents| contents.stamp)
}

/// A run of blocks that were numbered from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stream {
    /// The number that stands for it in the keys of its blocks.
    pub number: u32,
    /// How many blocks.
    pub blocks: u32,
    /// How many bytes they hold, checksums not counted.
    pub bytes: u64,
}

/// What makes a section one of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entries {
    /// How many entries.
    pub count: u64,
    /// The directory of their groups.
    pub directory: Stream,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// Its name.
    pub name: String,
    /// Its blocks.
    pub stream: Stream,
    /// What kind it is.
    pub kind: Kind,
}

/// The kind of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Bytes, whose blocks stand one behind the other in the file `flat`.
    Bytes {
        /// Where the first begins in it.
        start: u64,
    },
    /// Entries, in sled.
    Entries(Entries),
}

impl Section {
    /// Its runs of blocks in sled: none, or what it holds and its directory.
    pub(super) fn streams(&self) -> impl Iterator<Item = Stream> {
        let streams = match self.kind {
            Kind::Bytes { .. } => [None, None],
            Kind::Entries(entries) => [Some(self.stream), Some(entries.directory)],
        };
        streams.into_iter().flatten()
    }

    /// Its entries, where it is of that kind.
    pub(super) fn entries(&self) -> Option<Entries> {
        match self.kind {
            Kind::Entries(entries) => Some(entries),
            Kind::Bytes { .. } => None,
        }
    }
}

/// Everything that the file `stamp` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Contents {
    /// The number that the index was given when it was made.
    pub making: u64,
    /// The journal that it was made from.
    pub stamp: Stamp,
    /// The length of the file `flat`.
    pub flat: u64,
    /// Its sections, in the order in which they were begun.
    pub sections: Vec<Section>,
}

impl Contents {
    /// Reads the file `stamp` of an index.
    pub(super) fn read(index: &Path) -> Result<Contents, Unusable> {
        match fs::read(index.join("stamp")) {
            Ok(bytes) => {
                let text = String::from_utf8(bytes).map_err(|_| Unusable::StampDamaged("it is no text"))?;
                Contents::from_text(&text)
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Err(Unusable::Absent)
            }
            Err(error) => Err(Unusable::Unreadable(error)),
        }
    }

    /// How many blocks there are, which is the number of keys in sled.
    pub(super) fn keys(&self) -> u64 {
        self.sections.iter().flat_map(Section::streams).map(|stream| u64::from(stream.blocks)).sum()
    }

    /// The text of the file.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("because index {FORMAT}\nmaking    {:016x}\n", self.making);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "revision  {}", self.stamp.revision);
        let _ = writeln!(text, "journal   {} {}", self.stamp.journal_length, self.stamp.journal_checksum);
        let _ = writeln!(text, "flat      {}", self.flat);
        for Section { name, stream: Stream { number, blocks, bytes }, kind } in &self.sections {
            let _ = match kind {
                Kind::Bytes { start } => writeln!(text, "section   {name} {number} {blocks} {bytes} {start}"),
                Kind::Entries(Entries { count, directory }) => writeln!(
                    text,
                    "entries   {name} {number} {blocks} {bytes} {count} {} {} {}",
                    directory.number, directory.blocks, directory.bytes
                ),
            };
        }
        let _ = writeln!(text, "keys      {}", self.keys());
        let _ = writeln!(text, "end       {:016x}", seal::of_text(&text));
        text
    }

    /// Reads the text of the file.
    pub(super) fn from_text(text: &str) -> Result<Contents, Unusable> {
        let first = text.lines().next().unwrap_or_default();
        match first.strip_prefix("because index ") {
            None => return Err(Unusable::StampDamaged("it does not begin as one")),
            Some(format) if format != FORMAT.to_string() => return Err(Unusable::OtherFormat(format.to_owned())),
            Some(_) => {}
        }
        let end = text.rfind("end       ").ok_or(Unusable::StampDamaged("its end is missing"))?;
        let (vouched, end) = text.split_at(end);
        if end != format!("end       {:016x}\n", seal::of_text(vouched)) {
            return Err(Unusable::StampDamaged("its checksum does not fit"));
        }
        Contents::from_lines(vouched).ok_or(Unusable::StampDamaged("a line of it does not read"))
    }

    fn from_lines(text: &str) -> Option<Contents> {
        let mut lines = text.lines().skip(1).map(|line| line.split_at_checked(10).unwrap_or((line, "")));
        let mut said = |word: &str| lines.next().filter(|(found, _)| found.trim_end() == word).map(|(_, rest)| rest);
        let making = u64::from_str_radix(said("making")?, 16).ok()?;
        let revision = said("revision")?.parse().ok()?;
        let (length, checksum) = said("journal")?.split_once(' ')?;
        let stamp = Stamp { revision, journal_length: length.parse().ok()?, journal_checksum: checksum.to_owned() };
        let flat = said("flat")?.parse().ok()?;
        let mut sections = Vec::new();
        loop {
            let (word, rest) = lines.next()?;
            match word.trim_end() {
                "section" => sections.push(section(rest, false)?),
                "entries" => sections.push(section(rest, true)?),
                "keys" => {
                    let contents = Contents { making, stamp, flat, sections };
                    let fits = rest.parse() == Ok(contents.keys()) && lines.next().is_none();
                    return fits.then_some(contents);
                }
                _ => return None,
            }
        }
    }
}

fn section(text: &str, of_entries: bool) -> Option<Section> {
    let mut words = text.split(' ');
    let name = words.next()?.to_owned();
    let stream = stream(&mut words)?;
    let next = words.next()?.parse().ok()?;
    let kind = match of_entries {
        true => Kind::Entries(Entries { count: next, directory: self::stream(&mut words)? }),
        false => Kind::Bytes { start: next },
    };
    words.next().is_none().then_some(Section { name, stream, kind })
}

fn stream<'w>(words: &mut impl Iterator<Item = &'w str>) -> Option<Stream> {
    Some(Stream {
        number: words.next()?.parse().ok()?,
        blocks: words.next()?.parse().ok()?,
        bytes: words.next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents() -> Contents {
        let stream = |number, blocks, bytes| Stream { number, blocks, bytes };
        let entries = Entries { count: 430_000, directory: stream(1, 52, 370_000) };
        Contents {
            making: 0x8c1f_0e62_a9d4_b703,
            stamp: Stamp { revision: 7, journal_length: 412, journal_checksum: "591785b794601e21".to_owned() },
            flat: 8_397_976,
            sections: vec![
                Section {
                    name: "records".to_owned(),
                    stream: stream(0, 13_900, 99_000_000),
                    kind: Kind::Entries(entries),
                },
                Section {
                    name: "graph".to_owned(),
                    stream: stream(2, 1_171, 8_388_608),
                    kind: Kind::Bytes { start: 0 },
                },
            ],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = contents().to_text();
        assert!(text.starts_with("because index 3\nmaking    8c1f0e62a9d4b703\nrevision  7\njournal   412 591785b7"));
        assert!(text.contains("\nentries   records 0 13900 99000000 430000 1 52 370000\n"), "{text}");
        assert!(text.contains("\nsection   graph 2 1171 8388608 0\n"), "{text}");
        assert!(text.contains("\nkeys      13952\nend       "), "{text}");
        assert_eq!(Contents::from_text(&text).unwrap(), contents());
    }

    #[test]
    fn every_cut_and_every_flipped_bit_is_noticed() {
        let text = contents().to_text();
        for cut in 0..text.len() {
            assert!(Contents::from_text(&text[..cut]).is_err(), "cut at {cut}");
        }
        for bit in 0..text.len() * 8 {
            let mut bytes = text.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            if let Ok(hurt) = String::from_utf8(bytes) {
                assert!(Contents::from_text(&hurt).is_err(), "bit {bit}");
            }
        }
    }

    #[test]
    fn another_format_is_named() {
        let text = contents().to_text().replace("because index 3", "because index 4");
        let why = Contents::from_text(&text).unwrap_err().to_string();
        assert_eq!(why, "it is of format 4, and this program reads format 3");
    }
}
