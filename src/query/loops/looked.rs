//! How many chains there are, for an answer that found no loop among them.

use super::arcs::literals;
use crate::{
    graph::LiteralId,
    query::{budget::Purse, chain::Steps},
    theory::Direction,
};

/// Counts the chains of at most so many steps as told that can go on, from wherever a step starts and without a factor
/// twice; as many as the purse pays for.
pub(super) fn chains(steps: &Steps<'_>, within: u32, purse: &mut Purse<'_>) -> usize {
    let mut count = Count { steps, within: within as usize, used: vec![false; steps.graph.factors.len()] };
    literals(steps.graph).map(|start| count.from(start, purse)).sum()
}

struct Count<'a> {
    steps: &'a Steps<'a>,
    within: usize,
    used: Vec<bool>,
}

/// A literal that was reached, and what of its steps is still to be looked at.
struct Point {
    /// The literal, and those that it counts as by kind.
    starts: Vec<LiteralId>,
    /// Which of them steps are looked at from, and which step is next.
    at: (usize, usize),
}

impl Count<'_> {
    /// Counts the chains from where a step starts.
    fn from(&mut self, start: LiteralId, purse: &mut Purse<'_>) -> usize {
        let mut chains = 0;
        self.used[start.factor() as usize] = true;
        let mut open = vec![Point { starts: vec![start], at: (0, 0) }];
        while let Some(point) = open.last_mut() {
            let Some(to) = self.next(point) else {
                open.pop();
                if let Some(before) = open.last() {
                    let left = self.steps.onward(before.starts[before.at.0])[before.at.1 - 1].literal;
                    self.used[left.factor() as usize] = false;
                }
                continue;
            };
            if !purse.spend() {
                self.used.fill(false);
                return chains;
            }
            if self.used[to.factor() as usize] {
                continue;
            }
            chains += 1;
            if open.len() < self.within {
                self.used[to.factor() as usize] = true;
                let wider = self.steps.wider(to);
                let free = wider.iter().filter(|factor| !self.used[**factor as usize]);
                let kinds = free.map(|factor| LiteralId::new(*factor, Direction::More));
                open.push(Point { starts: std::iter::once(to).chain(kinds).collect(), at: (0, 0) });
            }
        }
        self.used[start.factor() as usize] = false;
        chains
    }

    /// What the next step from a point leads to. While steps from a wider factor are looked at, that is used.
    fn next(&mut self, point: &mut Point) -> Option<LiteralId> {
        loop {
            let start = *point.starts.get(point.at.0)?;
            let onward = self.steps.onward(start);
            while let Some(to) = onward.get(point.at.1) {
                point.at.1 += 1;
                if to.goes_on {
                    return Some(to.literal);
                }
            }
            let widened = point.at.0 > 0;
            if widened {
                self.used[start.factor() as usize] = false;
            }
            point.at = (point.at.0 + 1, 0);
            if let Some(wider) = point.starts.get(point.at.0) {
                self.used[wider.factor() as usize] = true;
            }
        }
    }
}
