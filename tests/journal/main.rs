//! The journal: what is kept, what is noticed, and that nothing acknowledged is lost.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]

mod conformance;
mod cut;
mod damage;
mod flips;
mod huge;
mod make;
mod recover;
mod refused;
mod writers;
