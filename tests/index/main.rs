//! The index as a whole: what is written is read, whatever is damaged is noticed, and processes keep out of each
//! other's way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it skips"
)]

mod damage;
mod full_disk;
mod kept;
#[cfg(target_os = "linux")]
#[path = "../shared/mounted.rs"]
mod mounted;
mod processes;
mod replacing;
mod round_trip;
#[cfg(unix)]
#[path = "../shared/somebody_else.rs"]
mod somebody_else;
