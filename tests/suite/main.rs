//! Properties: what has to hold of random theories, random questions and random texts.
#![expect(clippy::panic, reason = "a test stops at what it did not expect")]

mod agree;
mod check_trail;
mod engine;
mod follows;
mod make;
mod naive;
mod order;
mod questions;
mod random;
mod readings;
mod rng;
mod roundtrip;
mod show;
mod shrink;
mod tails;
mod worked;
