//! The store: what is known, revision by revision.

pub mod index;
