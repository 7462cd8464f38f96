//! The journal: what is kept, what is noticed, and that nothing acknowledged is lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it skips"
)]

mod conformance;
mod cut;
mod damage;
mod flips;
mod huge;
mod make;
mod recover;
mod refused;
#[cfg(target_os = "linux")]
#[path = "../shared/somebody_else.rs"]
mod somebody_else;
mod writers;
