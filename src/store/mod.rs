//! The store: what is known, revision by revision.
//!
//! A revision is one accepted change, whole or not at all. [`Memory`] keeps it for as long as the program runs.

mod memory;

pub use memory::{Accepted, Memory};
