//! Texts and places in them.
//!
//! A [`Texts`] keeps every text that was read (a file, a line typed at the prompt, standard input); a [`Span`] is a
//! stretch of bytes in one of them. Nothing here knows the language.

mod span;
mod texts;

pub use span::{FileId, Span};
pub use texts::{Text, Texts};
