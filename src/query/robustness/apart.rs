//! The most routes of which no two rest on the same source.

use super::families::route;
use crate::query::budget::Purse;
use std::collections::BTreeMap;

/// How many sets of routes are told apart before their greatest number is only bounded.
const MOST_TRIED: usize = 4_000;

/// Routes that share nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Apart {
    /// Each with the number of its family and what it rests on.
    pub(super) routes: Vec<(usize, Vec<u32>)>,
    /// Whether there are no more.
    pub(super) exact: bool,
}

/// Finds routes that share nothing; there are no more than `at_most`, since each has to be broken by a loss of its own.
pub(super) fn apart(families: &[Vec<Vec<u32>>], units: usize, at_most: usize, purse: &mut Purse<'_>) -> Apart {
    let mut best = greedy(families, units, purse);
    if best.len() >= at_most {
        return Apart { routes: best, exact: true };
    }
    let Some(sets) = sets(families, purse) else { return Apart { routes: best, exact: false } };
    let mut search =
        Packing { sets: &sets, used: vec![false; units], taken: Vec::new(), best: best.len(), found: None };
    let free = units;
    search.from(0, free, at_most, purse);
    if let Some(found) = search.found {
        best = found.iter().map(|at| (sets[*at].1, sets[*at].0.clone())).collect();
    }
    let exact = purse.ended().is_none() || best.len() >= at_most;
    Apart { routes: best, exact }
}

fn greedy(families: &[Vec<Vec<u32>>], units: usize, purse: &mut Purse<'_>) -> Vec<(usize, Vec<u32>)> {
    let mut barred = vec![false; units];
    let mut routes = Vec::new();
    for (at, family) in families.iter().enumerate() {
        while purse.spend() {
            let Some(route) = route(family, &barred) else { break };
            route.iter().for_each(|unit| barred[*unit as usize] = true);
            routes.push((at, route));
        }
    }
    routes
}

/// The least sets that routes rest on, smallest first, each with a family; none where there are too many.
fn sets(families: &[Vec<Vec<u32>>], purse: &mut Purse<'_>) -> Option<Vec<(Vec<u32>, usize)>> {
    let mut all: BTreeMap<(usize, Vec<u32>), usize> = BTreeMap::new();
    for (at, family) in families.iter().enumerate() {
        let mut open = vec![(0, Vec::new())];
        while let Some((next, taken)) = open.pop() {
            if !purse.spend() || all.len() > MOST_TRIED {
                return None;
            }
            let unmet = family[next..].iter().position(|set| !set.iter().any(|unit| taken.contains(unit)));
            let Some(unmet) = unmet else {
                let mut taken = taken;
                taken.sort_unstable();
                all.entry((taken.len(), taken)).or_insert(at);
                continue;
            };
            for unit in &family[next + unmet] {
                let mut taken: Vec<u32> = taken.clone();
                taken.push(*unit);
                open.push((next + unmet + 1, taken));
            }
        }
    }
    let mut kept: Vec<(Vec<u32>, usize)> = Vec::new();
    for ((_, set), at) in all {
        if !purse.spend() {
            return None;
        }
        if !kept.iter().any(|(smaller, _)| super::families::is_within(smaller, &set)) {
            kept.push((set, at));
        }
    }
    Some(kept)
}

/// The search for the most sets that share nothing.
struct Packing<'s> {
    sets: &'s [(Vec<u32>, usize)],
    used: Vec<bool>,
    taken: Vec<usize>,
    best: usize,
    found: Option<Vec<usize>>,
}

impl Packing<'_> {
    /// Tries the sets from one on, where so much is not used yet.
    fn from(&mut self, next: usize, free: usize, at_most: usize, purse: &mut Purse<'_>) {
        for at in next..self.sets.len() {
            let (set, _) = &self.sets[at];
            // The sets come by size: what is left holds no more of them than this.
            let room = self.taken.len() + (self.sets.len() - at).min(free / set.len().max(1));
            if room <= self.best || self.best >= at_most || !purse.spend() {
                return;
            }
            if set.iter().any(|unit| self.used[*unit as usize]) {
                continue;
            }
            set.iter().for_each(|unit| self.used[*unit as usize] = true);
            self.taken.push(at);
            if self.taken.len() > self.best {
                self.best = self.taken.len();
                self.found = Some(self.taken.clone());
            }
            self.from(at + 1, free - set.len(), at_most, purse);
            self.taken.pop();
            set.iter().for_each(|unit| self.used[*unit as usize] = false);
        }
    }
}
