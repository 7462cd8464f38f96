//! How much a question may search.

use std::sync::atomic::{AtomicBool, Ordering};

/// How much one question may search before it answers with what was found until then.
#[derive(Debug, Clone, Copy)]
pub struct Budget<'a> {
    /// How many steps of configurations may be looked at.
    pub steps: u64,
    /// How many chains may be found.
    pub rows: usize,
    /// Set from outside to stop the search.
    pub stop: Option<&'a AtomicBool>,
}

impl Default for Budget<'_> {
    fn default() -> Self {
        Budget { steps: 5_000_000, rows: 100_000, stop: None }
    }
}

/// Why a search ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// All steps were spent.
    Steps,
    /// As many chains were found as are kept.
    Rows,
    /// Somebody stopped it.
    Stopped,
}

/// What is left of a budget.
#[derive(Debug)]
pub(crate) struct Purse<'a> {
    left: u64,
    stop: Option<&'a AtomicBool>,
    ended: Option<Ended>,
}

impl<'a> Purse<'a> {
    /// A purse with that many steps.
    pub(crate) fn new(steps: u64, stop: Option<&'a AtomicBool>) -> Purse<'a> {
        Purse { left: steps, stop, ended: None }
    }

    /// Spends one step; no is the answer when nothing is left or somebody stopped the search.
    pub(crate) fn spend(&mut self) -> bool {
        if self.ended.is_some() {
            return false;
        }
        if self.left == 0 {
            self.ended = Some(Ended::Steps);
            return false;
        }
        self.left -= 1;
        if self.left.is_multiple_of(1024) && self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            self.ended = Some(Ended::Stopped);
            return false;
        }
        true
    }

    /// Ends the search.
    pub(crate) fn end(&mut self, why: Ended) {
        self.ended.get_or_insert(why);
    }

    /// Why the search ended, if it did.
    pub(crate) fn ended(&self) -> Option<Ended> {
        self.ended
    }

    /// Takes at most so many steps out, for a part of the search that may not use up the rest.
    pub(crate) fn part(&mut self, steps: u64) -> Purse<'a> {
        let steps = steps.min(self.left);
        self.left -= steps;
        Purse { left: steps, stop: self.stop, ended: self.ended.filter(|why| *why == Ended::Stopped) }
    }

    /// Puts back what a part did not use.
    pub(crate) fn put_back(&mut self, part: &Purse<'_>) {
        self.left += part.left;
        if part.ended == Some(Ended::Stopped) {
            self.end(Ended::Stopped);
        }
    }
}
