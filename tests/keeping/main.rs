//! A knowledge base that several use at once, that can only be read, whose disk is full, or that somebody takes away:
//! what is said, and that nothing is lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it skips"
)]

#[cfg(target_os = "linux")]
mod full_disk;
mod made;
#[cfg(target_os = "linux")]
#[path = "../shared/mounted.rs"]
mod mounted;
#[cfg(unix)]
mod read_only;
mod several;
#[cfg(unix)]
#[path = "../shared/somebody_else.rs"]
mod somebody_else;
