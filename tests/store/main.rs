//! The store, through its one door.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]

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
