//! Bundles of routes as sets of numbers, with what makes no difference left out.

use super::routes::Bundle;
use std::collections::BTreeMap;

/// What can be lost, and for each bundle the sets of which one has to be lost whole for it to break.
#[derive(Debug)]
pub(super) struct Families {
    /// The sources, cases or reviews, in order; they are numbered here by their place.
    pub(super) units: Vec<u32>,
    /// Each bundle once, as the least sets of its steps, each sorted. None of the sets is empty.
    pub(super) all: Vec<Vec<Vec<u32>>>,
    /// For each of them the number of a bundle that it stands for.
    pub(super) bundles: Vec<usize>,
}

impl Families {
    /// The families of the bundles in which every step is supported.
    pub(super) fn new(bundles: &[Bundle]) -> Families {
        let parts = bundles.iter().flat_map(|bundle| &bundle.parts);
        let mut units: Vec<u32> = parts.flat_map(|part| part.units.keys()).copied().collect();
        units.sort_unstable();
        units.dedup();
        let numbered = |bundle: &Bundle| {
            let number = |unit: &u32| units.binary_search(unit).ok().and_then(|at| u32::try_from(at).ok());
            bundle.parts.iter().map(|part| part.units.keys().filter_map(number).collect()).collect()
        };
        let mut all = BTreeMap::new();
        for (at, bundle) in bundles.iter().enumerate() {
            all.entry(least(numbered(bundle))).or_insert(at);
        }
        let (all, bundles) = all.into_iter().unzip();
        Families { units, all, bundles }
    }

    /// Some of them, numbered as everywhere else.
    pub(super) fn global(&self, set: &[u32]) -> Vec<u32> {
        set.iter().filter_map(|at| self.units.get(*at as usize)).copied().collect()
    }
}

/// The sets that hold no other of them: where one that does is lost whole, so is the other. Smallest first.
fn least(mut sets: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    sets.sort_unstable_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    sets.dedup();
    let mut kept: Vec<Vec<u32>> = Vec::new();
    for set in sets {
        if !kept.iter().any(|smaller| is_within(smaller, &set)) {
            kept.push(set);
        }
    }
    kept
}

/// Whether all of a sorted set is in another.
pub(super) fn is_within(set: &[u32], other: &[u32]) -> bool {
    set.len() <= other.len() && set.iter().all(|unit| other.binary_search(unit).is_ok())
}

/// A route through a family that takes nothing barred: for each set one of its members, one member for several sets
/// where it can be.
pub(super) fn route(family: &[Vec<u32>], barred: &[bool]) -> Option<Vec<u32>> {
    let mut taken: Vec<u32> = Vec::new();
    for set in family {
        if set.iter().any(|unit| taken.contains(unit)) {
            continue;
        }
        let mut free = set.iter().filter(|unit| !barred[**unit as usize]);
        if family.len() == 1 {
            taken.push(*free.next()?);
            continue;
        }
        let shared = |unit: &&u32| family.iter().filter(|other| other.binary_search(unit).is_ok()).count();
        taken.push(*free.rev().max_by_key(shared)?);
    }
    taken.sort_unstable();
    Some(taken)
}
