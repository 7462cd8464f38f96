//! The index of a knowledge base: packed, checked blocks made from the journal, which can be thrown away and made anew.
//!
//! A [`Writer`] makes an index whole; a [`Reader`] reads it. What is kept are *sections*, by name, of two kinds: bytes
//! ([`Writer::section`], [`Reader::section`]) and entries with keys in ascending order ([`Writer::entries`],
//! [`Reader::get`], [`Reader::range`]). Nothing here knows what the bytes mean.
//!
//! ```text
//! index/
//!   stamp                     which blocks, of which format, made from which journal; written last, by rename
//!   packed-8c1f0e62a9d4b703/
//!     flat                    sections of bytes: block behind block, each with its checksum
//!     db, …                   a sled database of sections of entries: (number of the run, number of the block) -> block
//! ```
//!
//! Opening sled takes time, writes, and keeps others out; so it is opened when the first entry is asked for.
//!
//! sled reports little of what is damaged, so nothing rests on it: each block carries a checksum of its own, bound to
//! the making, the section and the place; the stamp says how many blocks there are, so one that is missing is noticed;
//! a panic inside sled is caught. Whatever fails is an [`Unusable`] that says why in words, and the answer to it is to
//! make the index anew, or where that cannot be ([`Unusable::is_mended_by_rebuilding`]), to work from the journal.
//!
//! An index is made in a folder of its own and taken into use by the stamp, so that the one before stays whole until
//! then, under a reader and when the making is cut short. What was left by one cut short is removed by the next.
//! Until then both take room on the disk.
//!
//! ```
//! use because::store::index::{Reader, Stamp, Writer};
//!
//! let kb = tempfile::tempdir()?;
//! let index = kb.path().join("index");
//! let stamp = Stamp { revision: 7, journal_length: 412, journal_checksum: "591785b7".to_owned() };
//!
//! let writer = Writer::create(&index)?;
//! let mut records = writer.entries("records")?;
//! records.put(b"early-wins", b"statement early-wins\n")?;
//! records.close()?;
//! writer.finish(&stamp)?;
//!
//! let reader = Reader::open(&index, |found| if *found == stamp { Ok(()) } else { Err("it is older".to_owned()) })?;
//! assert_eq!(reader.get("records", b"early-wins")?.as_deref(), Some(&b"statement early-wins\n"[..]));
//! assert_eq!(reader.get("records", b"quick-wins")?, None);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod blocks;
mod directory;
mod flat;
mod folder;
mod group;
mod number;
mod packing;
mod range;
mod reader;
mod seal;
mod stamp;
mod unusable;
mod unwritten;
mod writer;

pub use range::{Entry, Range};
pub use reader::Reader;
pub use stamp::{FORMAT, Stamp, stamp};
pub use unusable::Unusable;
pub use unwritten::Unwritten;
pub use writer::{EntriesWriter, SectionWriter, Writer};

/// How many bytes a block holds at most, its checksum not counted.
///
/// sled keeps up to 17 values in a page before it splits it, and writes a page of more than 128 KB as a file of its
/// own in `blobs/`, a way never tried under power cuts: 17 blocks of this size stay below that.
const BLOCK: usize = 7 * 1024;
