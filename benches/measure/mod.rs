//! How often something is measured, and what stands for all the times; with the allocator that the program has.

#![allow(dead_code, reason = "not every benchmark needs all of it")]

use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The median of what so many runs took.
pub(crate) fn median(times: usize, measure: impl FnMut() -> Duration) -> Duration {
    middle(std::iter::repeat_with(measure).take(times).collect())
}

/// The median of the runs that a span of time has room for: one at least, nine at most.
pub(crate) fn median_within(span: Duration, mut run: impl FnMut()) -> Duration {
    let began = Instant::now();
    let mut taken = Vec::new();
    while taken.is_empty() || (taken.len() < 9 && began.elapsed() < span) {
        let start = Instant::now();
        run();
        taken.push(start.elapsed());
    }
    middle(taken)
}

fn middle(mut taken: Vec<Duration>) -> Duration {
    taken.sort_unstable();
    taken[taken.len() / 2]
}

/// A time in milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
