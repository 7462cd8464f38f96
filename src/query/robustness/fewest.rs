//! The smallest sets that break every route.
//!
//! A bundle breaks when all that supports one of its steps is lost. The smallest such loss is a minimum hitting set of
//! the routes, which is NP-hard (Zhang, Cai, Tang & Zhao 2011, doi 10.1007/s10878-009-9222-0, for labels of edges). It is
//! found by branch and bound: a greedy set from above, routes that share nothing from below.

use super::families::route;
use crate::query::budget::Purse;
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fewest {
    /// The smallest sets found, by their members; all of the same size.
    pub(super) sets: Vec<Vec<u32>>,
    /// No set smaller than this breaks every route.
    pub(super) at_least: usize,
    /// Whether there are, or may be, more sets of that size.
    pub(super) more: bool,
}

/// Finds the smallest sets, at most `most` of them.
pub(super) fn fewest(families: &[Vec<Vec<u32>>], units: usize, most: usize, purse: &mut Purse<'_>) -> Fewest {
    let mut search = Search { families, lost: vec![false; units], size: 0, limit: 0, found: BTreeSet::new(), purse };
    let mut best = search.greedy();
    let apart = search.apart();
    // One step below what is known each time, until nothing smaller is left.
    while apart < best.len() && search.purse.ended().is_none() {
        search.limit = best.len() - 1;
        search.branch(1);
        match search.found.pop_first() {
            Some(smaller) => best = smaller,
            None => break,
        }
    }
    if search.purse.ended().is_some() {
        return Fewest { at_least: apart.min(best.len()), sets: vec![best], more: true };
    }
    search.limit = best.len();
    search.found.clear();
    search.branch(most + 1);
    let more = search.purse.ended().is_some() || search.found.len() > most;
    let at_least = best.len();
    search.found.insert(best);
    Fewest { sets: search.found.into_iter().take(most).collect(), at_least, more }
}

struct Search<'s, 'p> {
    families: &'s [Vec<Vec<u32>>],
    lost: Vec<bool>,
    /// How many are lost.
    size: usize,
    /// How many may be.
    limit: usize,
    found: BTreeSet<Vec<u32>>,
    purse: &'s mut Purse<'p>,
}

impl<'s> Search<'s, '_> {
    /// Tries each way to break the family that leaves fewest ways open, until so many sets are found.
    fn branch(&mut self, most: usize) {
        let Some(family) = self.narrowest() else { return };
        let Some(family) = family else {
            let set = (0..).zip(&self.lost).filter(|(_, lost)| **lost).map(|(unit, _)| unit);
            self.found.insert(set.collect());
            return;
        };
        if self.size + self.apart() > self.limit {
            return;
        }
        for set in family {
            let added = self.lose(set);
            if self.size <= self.limit {
                self.branch(most);
            }
            self.restore(&added);
            if self.found.len() >= most || self.purse.ended().is_some() {
                return;
            }
        }
    }

    /// The family to break next: that with fewest sets, of those the one whose least set has most to lose. None where
    /// all are broken; nothing where the purse is empty.
    fn narrowest(&mut self) -> Option<Option<&'s [Vec<u32>]>> {
        let mut narrowest: Option<&'s [Vec<u32>]> = None;
        let mut least_key = (usize::MAX, Reverse(0));
        for family in self.families {
            if !self.purse.spend() {
                return None;
            }
            let least = family.iter().map(|set| self.left(set)).min().unwrap_or(0);
            let key = (family.len(), Reverse(least));
            if least > 0 && key < least_key {
                (narrowest, least_key) = (Some(family.as_slice()), key);
            }
        }
        Some(narrowest)
    }

    /// How much of a set is not lost.
    fn left(&self, set: &[u32]) -> usize {
        set.iter().filter(|unit| !self.lost[**unit as usize]).count()
    }

    fn lose(&mut self, set: &[u32]) -> Vec<u32> {
        let added: Vec<u32> = set.iter().copied().filter(|unit| !self.lost[*unit as usize]).collect();
        added.iter().for_each(|unit| self.lost[*unit as usize] = true);
        self.size += added.len();
        added
    }

    fn restore(&mut self, added: &[u32]) {
        added.iter().for_each(|unit| self.lost[*unit as usize] = false);
        self.size -= added.len();
    }

    /// How many routes that share nothing are easily found among what is left: each of them takes one loss more.
    fn apart(&mut self) -> usize {
        let mut barred = self.lost.clone();
        let mut routes = 0;
        for family in self.families {
            while self.purse.spend() {
                let Some(route) = route(family, &barred) else { break };
                route.iter().for_each(|unit| barred[*unit as usize] = true);
                routes += 1;
            }
        }
        routes
    }

    /// A set that breaks every family: again and again the step that breaks most for what it takes, then without what
    /// proves needless.
    fn greedy(&mut self) -> Vec<u32> {
        let mut lost = Vec::new();
        while let Some(set) = self.cheapest() {
            lost.extend(self.lose(&set));
        }
        for at in (0..lost.len()).rev() {
            let unit = lost[at];
            self.lost[unit as usize] = false;
            if self.families.iter().all(|family| family.iter().any(|set| self.left(set) == 0)) {
                lost.remove(at);
            } else {
                self.lost[unit as usize] = true;
            }
        }
        self.restore(&lost);
        self.size = 0;
        self.lost.fill(false);
        lost.sort_unstable();
        lost
    }

    /// The set that breaks most families for what is left of it; the first that is found when the purse is empty.
    fn cheapest(&mut self) -> Option<Vec<u32>> {
        let mut breaks: HashMap<&[u32], usize> = HashMap::new();
        for family in self.families {
            if family.iter().any(|set| self.left(set) == 0) {
                continue;
            }
            for set in family {
                *breaks.entry(set).or_default() += 1;
            }
            if !self.purse.spend() {
                break;
            }
        }
        let worth = |(set, breaks): &(&[u32], usize)| (*breaks, self.left(set));
        let all = breaks.into_iter();
        let best = all.max_by(|a, b| {
            let ((gain, cost), (other_gain, other_cost)) = (worth(a), worth(b));
            (gain * other_cost).cmp(&(other_gain * cost)).then_with(|| b.0.cmp(a.0))
        });
        best.map(|(set, _)| set.to_vec())
    }
}
