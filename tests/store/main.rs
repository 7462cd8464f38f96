//! The store, through its one door.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it measured or skipped"
)]

mod damage;
mod history;
mod killed;
mod loading;
mod make;
mod measure;
mod model;
#[cfg(target_os = "linux")]
#[path = "../shared/mounted.rs"]
mod mounted;
mod packing;
mod places;
#[cfg(target_os = "linux")]
mod power_cut;
mod saving;
mod search;
#[cfg(unix)]
#[path = "../shared/somebody_else.rs"]
mod somebody_else;
mod two;
mod watched;
