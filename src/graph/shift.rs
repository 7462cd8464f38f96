//! How numbers change when names come and go.

use super::{LiteralId, Names, lists::number};
use std::collections::BTreeSet;

/// Stands for a name that is not there.
const NONE: u32 = u32::MAX;

/// Names before and after a change.
#[derive(Debug)]
pub(super) struct Shift {
    /// The names now.
    pub(super) names: Names,
    /// For each name before, its number now.
    now: Vec<u32>,
    /// For each name now, its number before.
    before: Vec<u32>,
}

impl Shift {
    /// Takes away the names with the numbers that `goes` tells, and adds those of `come` that are not there.
    pub(super) fn new(old: &Names, goes: impl Fn(u32) -> bool, come: &BTreeSet<&str>) -> Shift {
        let mut come = come.iter().copied().peekable();
        let (mut all, mut now, mut before) = (Vec::with_capacity(old.len()), Vec::with_capacity(old.len()), Vec::new());
        before.reserve(old.len());
        for (at, name) in (0..).zip(old.texts()) {
            while let Some(new) = come.next_if(|new| *new < name) {
                all.push(new);
                before.push(NONE);
            }
            come.next_if_eq(&name);
            if goes(at) {
                now.push(NONE);
                continue;
            }
            now.push(number(all.len()));
            all.push(name);
            before.push(at);
        }
        for new in come {
            all.push(new);
            before.push(NONE);
        }
        Shift { names: Names::of(all.into_iter()), now, before }
    }

    /// The number now of what had a number before; none where it went.
    pub(super) fn now(&self, before: u32) -> Option<u32> {
        self.now.get(before as usize).copied().filter(|now| *now != NONE)
    }

    /// The number before of what has a number now; none where it came.
    pub(super) fn before(&self, now: u32) -> Option<u32> {
        self.before.get(now as usize).copied().filter(|before| *before != NONE)
    }

    /// The numbers now of those that are still there.
    pub(super) fn all<'s>(&'s self, before: &'s [u32]) -> impl Iterator<Item = u32> + 's {
        before.iter().filter_map(|before| self.now(*before))
    }

    /// The numbers now of the literals of factors that are still there.
    pub(super) fn literals<'s>(&'s self, before: &'s [LiteralId]) -> impl Iterator<Item = LiteralId> + 's {
        before.iter().filter_map(|literal| Some(LiteralId::new(self.now(literal.factor())?, literal.direction())))
    }

    /// The names that came, with their numbers.
    pub(super) fn came(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..).zip(&self.before).filter(|(_, before)| **before == NONE).map(|(now, _)| (now, self.names.text(now)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_and_go() {
        let old = Names::of(["b", "d", "f"].into_iter());
        let shift = Shift::new(&old, |at| at == 1, &BTreeSet::from(["a", "d", "e", "f", "g"]));
        assert_eq!(shift.names.texts().collect::<Vec<_>>(), ["a", "b", "e", "f", "g"]);
        assert_eq!([0, 1, 2, 3].map(|before| shift.now(before)), [Some(1), None, Some(3), None]);
        assert_eq!([0, 1, 2, 3, 4].map(|now| shift.before(now)), [None, Some(0), None, Some(2), None]);
        assert_eq!(shift.came().map(|(_, name)| name).collect::<Vec<_>>(), ["a", "e", "g"]);
        assert_eq!(shift.all(&[0, 1, 2]).collect::<Vec<_>>(), [1, 3]);
    }
}
