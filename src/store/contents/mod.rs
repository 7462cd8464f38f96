//! What the index of a knowledge base holds: its sections, how they are made from the journal, and how they are read.
//!
//! | section | kind | what |
//! | --- | --- | --- |
//! | `state` | bytes | the digest of all that is known, and how many records that is |
//! | `records` | entries | name → the record's text, letter for letter as it stands in the journal |
//! | `names` | bytes | the names of the records in order, each with its kind; the n-th has the *number* n, from 0 |
//! | `titles` | bytes | for each record that has a label or other names: its number, the label, the others |
//! | `naming` | entries | name → the numbers of the records that name it in a field, each as its distance from the one before |
//! | `versions` | entries | name → its [`Version`]s: revision, how, what happened, place in the journal, digest |
//! | `log` | entries | number of a revision → when, by whom, why, how, and how many records it changed ([`Told`]) |
//! | `aliases` | entries | a name that was given up → the name that stands for it |
//! | `graph` | bytes | the graph that questions run on |
//! | `words` | entries | word, in lower case → in how many records it stands |
//! | `postings` | entries | word → the numbers of those records, each as its distance from the one before |
//!
//! Texts of records and words are UTF-8, lists of numbers are written in seven bits a byte, everything else in
//! [postcard](https://postcard.jamesmunns.com/wire-format). Whoever changes any of it raises
//! [`index::FORMAT`](super::index::FORMAT).

mod digest;
mod gathering;
mod lean;
mod pack;
mod packed;
mod state;
mod told;
mod version;
mod words;

pub use digest::Digest;
pub use told::{Tally, Told};
pub use version::{Happened, Version};
pub use words::words_of;

pub(super) use gathering::Gathering;
pub(super) use lean::lean;
pub(super) use pack::{NotPacked, pack, pack_gathered};
pub(super) use packed::Packed;
pub(super) use state::State;
pub(super) use version::happened;
pub(super) use words::Words;
