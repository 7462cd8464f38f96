//! Bundles of routes as sets of numbers, with what makes no difference left out.

use super::routes::Bundle;
use crate::theory::Name;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What can be lost, and for each bundle the sets of which one has to be lost whole for it to break.
#[derive(Debug)]
pub(super) struct Families {
    /// The sources, cases or reviews, by name.
    pub(super) names: Vec<Name>,
    /// Each bundle once, as the least sets of its steps, each sorted. None of the sets is empty.
    pub(super) all: Vec<Vec<Vec<u32>>>,
    /// For each of them the number of a bundle that it stands for.
    pub(super) bundles: Vec<usize>,
}

impl Families {
    /// The families of the bundles in which every step is supported.
    pub(super) fn new(bundles: &[Bundle]) -> Families {
        let parts = bundles.iter().flat_map(|bundle| &bundle.parts);
        let names: BTreeSet<&Name> = parts.flat_map(|part| part.units.keys()).collect();
        let names: Vec<Name> = names.into_iter().cloned().collect();
        let numbers: HashMap<&Name, u32> = names.iter().zip(0..).collect();
        let numbered = |bundle: &Bundle| {
            let number = |name: &Name| numbers.get(name).copied();
            bundle.parts.iter().map(|part| part.units.keys().filter_map(number).collect()).collect()
        };
        let mut all = BTreeMap::new();
        for (at, bundle) in bundles.iter().enumerate() {
            all.entry(least(numbered(bundle))).or_insert(at);
        }
        let (all, bundles) = all.into_iter().unzip();
        Families { names, all, bundles }
    }

    /// The names of some of them.
    pub(super) fn named(&self, set: &[u32]) -> Vec<Name> {
        set.iter().filter_map(|at| self.names.get(*at as usize)).cloned().collect()
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
