//! Properties: what has to hold of random theories, random questions and random texts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it skips"
)]

mod agree;
mod budgets;
mod check_routes;
mod check_trail;
mod claims;
mod engine;
mod exercised;
mod follows;
mod make;
mod naive;
mod order;
mod patched;
mod questions;
mod random;
mod readings;
mod rng;
mod roundtrip;
mod search;
mod show;
mod shrink;
mod tails;
mod worked;
