//! The store: what is known, revision by revision.

pub mod journal;
mod lock;
mod revision;

pub use lock::Lock;
pub use revision::{Change, Entry, How, Revision, now};
