//! What the index of a knowledge base holds: its sections, how they are made from the journal, and how they are read.
//!
//! | section | kind | what |
//! | --- | --- | --- |
//! | `state` | bytes | the digest of all that is known, and how many records that is |
//! | `names` | bytes | the names of the records in order, a line end before each; the n-th has the *number* n, from 0 |
//! | `name-starts` | bytes | where each of them begins there |
//! | `kinds` | bytes | for each record, its kind |
//! | `places` | bytes | for each record, where its text stands in the journal, and its digest |
//! | `titles` | bytes | for each record that has a label or other names: its number, the label, the others |
//! | `called` | bytes | the words of those, in order, a line end behind each |
//! | `called-by` | bytes | for each of these words, where its numbers begin, and how many there are in all; the numbers of the records that are called so |
//! | `naming` | entries | name → the numbers of the records that name it in a field, each as its distance from the one before |
//! | `versions` | entries | name → its [`Version`]s: revision, how, what happened, place in the journal, digest |
//! | `log` | entries | number of a revision → when, by whom, why, how, and how many records it changed ([`Told`]) |
//! | `aliases` | entries | a name that was given up → the name that stands for it |
//! | `graph`, `graph-…`, `evidence-…` | bytes | the graph that questions run on, part by part |
//! | `words` | entries | word, in lower case → in how many records it stands |
//! | `postings` | entries | word → the numbers of those records, each as its distance from the one before |
//!
//! A record has no copy in the index: its text is read from the journal, and known again by its digest. Texts are UTF-8.
//! Sections of bytes that are read at each start are arrays of fixed width, lowest byte first; lists of numbers in
//! entries are written in seven bits a byte; everything else is in [postcard](https://postcard.jamesmunns.com/wire-format). Whoever changes any of it raises
//! [`index::FORMAT`](super::index::FORMAT).

mod called;
mod digest;
mod further;
mod gathering;
mod lean;
mod lies;
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

pub(super) use further::{Since, pack_further};
pub(super) use gathering::Gathering;
pub(super) use pack::{NotPacked, pack, pack_gathered};
pub(super) use packed::Packed;
pub(super) use state::State;
pub(super) use version::happened;
pub(super) use words::Words;
