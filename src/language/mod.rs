//! The language: text to records and questions, and back.
//!
//! ```text
//! text ── cut (by hand, at column 0 and at the fields' indent) ── logical lines
//!      ── values (pest, one entry rule for each kind of value) ── ast::Record, ast::Question
//! theory::Record ── print ── canonical text
//! ```
//!
//! No pest type leaves this module. Every fault of a text is found in one run: a line that cannot be read is reported,
//! and reading goes on at the next field or record.

pub mod ast;
mod expected;
mod grammar;
mod question;
mod told;
mod walk;

pub use expected::{Expected, Slot, expected};
pub use question::parse_question;
