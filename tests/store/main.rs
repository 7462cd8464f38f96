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
mod packing;
mod places;
mod saving;
mod search;
mod two;
