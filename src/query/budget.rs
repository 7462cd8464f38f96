//! How much a question may search.

use std::{
    cell::Cell,
    rc::Rc,
    sync::atomic::{AtomicBool, Ordering},
    time::Instant,
};

/// How many steps are still looked at once all rows asked for are found, to say how many more there are.
const TO_COUNT: u64 = 10_000;

/// How much one question may search before it answers with what was found until then.
#[derive(Debug, Clone, Copy)]
pub struct Budget<'a> {
    /// How many steps of configurations may be looked at.
    pub steps: u64,
    /// How many chains may be found.
    pub rows: usize,
    /// Set from outside to stop the search.
    pub stop: Option<&'a AtomicBool>,
    /// When the search has to end at the latest; none where only steps and rows count, so that an answer does not
    /// depend on the machine.
    pub until: Option<Instant>,
    /// What of the answer is going to be seen.
    pub seen: Seen,
}

impl Default for Budget<'_> {
    fn default() -> Self {
        Budget { steps: 5_000_000, rows: 100_000, stop: None, until: None, seen: Seen::default() }
    }
}

/// What of an answer is going to be seen: the rest is counted, and not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// How many rows, the first ones.
    pub rows: usize,
    /// Whether the columns that only CSV and JSON have are among it.
    pub asides: bool,
}

impl Default for Seen {
    /// All of it.
    fn default() -> Seen {
        Seen { rows: usize::MAX, asides: true }
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
    /// Its time was over.
    Time,
    /// All rows asked for were found.
    Enough,
}

impl Ended {
    /// Whether something is missing from the answer.
    pub(crate) fn is_short(self) -> bool {
        self != Ended::Enough
    }
}

/// What is left of a budget.
#[derive(Debug)]
pub(crate) struct Purse<'a> {
    left: u64,
    stop: Option<&'a AtomicBool>,
    until: Option<Instant>,
    ended: Option<Ended>,
    enough: Rc<Cell<bool>>,
    /// Whether what is left is only for counting.
    counting: bool,
}

impl<'a> Purse<'a> {
    /// A purse with that many steps.
    pub(crate) fn new(steps: u64, stop: Option<&'a AtomicBool>) -> Purse<'a> {
        Purse { left: steps, stop, until: None, ended: None, enough: Rc::default(), counting: false }
    }

    /// A purse with the steps and the time of a budget.
    pub(crate) fn of(budget: &Budget<'a>) -> Purse<'a> {
        Purse { until: budget.until, ..Purse::new(budget.steps, budget.stop) }
    }

    /// Set where all rows asked for are found: what is left is spent on counting, and not much of it.
    pub(crate) fn enough(&self) -> Rc<Cell<bool>> {
        Rc::clone(&self.enough)
    }

    /// Spends one step; no is the answer when nothing is left or somebody stopped the search.
    pub(crate) fn spend(&mut self) -> bool {
        if self.ended.is_some() {
            return false;
        }
        if self.enough.get() && !self.counting {
            self.counting = true;
            self.left = self.left.min(TO_COUNT);
        }
        if self.left == 0 {
            self.ended = Some(if self.counting { Ended::Enough } else { Ended::Steps });
            return false;
        }
        self.left -= 1;
        if self.left.is_multiple_of(1024) {
            self.ended = self.stopped();
        }
        self.ended.is_none()
    }

    fn stopped(&self) -> Option<Ended> {
        if self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            return Some(Ended::Stopped);
        }
        self.until.is_some_and(|until| Instant::now() >= until).then_some(Ended::Time)
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
        let ended = self.ended.filter(|why| matches!(why, Ended::Stopped | Ended::Time));
        Purse {
            ended,
            until: self.until,
            enough: self.enough(),
            counting: self.counting,
            ..Purse::new(steps, self.stop)
        }
    }

    /// Puts back what a part did not use.
    pub(crate) fn put_back(&mut self, part: &Purse<'_>) {
        self.left += part.left;
        if let Some(why) = part.ended.filter(|why| matches!(why, Ended::Stopped | Ended::Time)) {
            self.end(why);
        }
    }
}
