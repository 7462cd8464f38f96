//! The index as a whole: what is written is read, whatever is damaged is noticed, and processes keep out of each
//! other's way.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]

mod damage;
mod full_disk;
mod kept;
mod processes;
mod replacing;
mod round_trip;
