//! The store: what is known, revision by revision.
//!
//! A revision is one accepted change, whole or not at all. [`Memory`] keeps it for as long as the program runs;
//! [`journal`] keeps revisions for good, and [`index`] what is made from them to be read fast.

pub mod index;
pub mod journal;
mod lock;
mod memory;
mod revision;

pub use lock::Lock;
pub use memory::{Accepted, Memory};
pub use revision::{Change, Entry, How, Revision, now};
