//! What a claim hangs on where its chains are too many to look at each: from below and from above.
//!
//! From above, a set that breaks every walk breaks every route. From below, a set that breaks every route breaks those
//! that were found: the smallest that does is looked for, then routes that it does not break, and again with these among
//! them, until there are none (implicit hitting sets: Moreno-Centeno & Karp 2013, doi 10.1287/opre.1130.1139). With a
//! route all others along its chain are taken in.

use super::{
    apart::apart,
    backed::Backed,
    cover,
    families::Families,
    fewest::fewest,
    routes::{Bundle, Routes, Taken},
    seek::{Found, Looked, Seeker},
};
use crate::{
    graph::LiteralId,
    query::{budget::Purse, chain::Chain},
};
use std::collections::HashSet;

/// How many routes that share nothing are found before a smallest set is looked for again.
const AT_ONCE: usize = 30;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    /// The smallest set found that breaks every route, in order.
    pub(super) set: Vec<u32>,
    /// No smaller set does.
    pub(super) at_least: usize,
    /// Routes that share nothing.
    pub(super) apart: Vec<Taken>,
    /// The chains that were found.
    pub(super) chains: Vec<Chain>,
    /// The routes along them; chains are numbered as they are here.
    pub(super) bundles: Vec<Bundle>,
}

/// Finds bounds; each of the searches may spend so much of the purse.
pub(super) fn bounds(backed: &mut Backed<'_>, routes: &mut Routes<'_>, purse: &mut Purse<'_>, share: u64) -> Bounds {
    let far = backed.far();
    if !backed.leads(&far) {
        return Bounds::default();
    }
    let mut search = Search { bounds: Bounds::default(), known: HashSet::new(), far, share };
    search.cover(backed, purse);
    search.hit(backed, routes, purse);
    backed.restore_all();
    search.bounds
}

struct Search {
    bounds: Bounds,
    /// The chains that were found, by what they go through.
    known: HashSet<Vec<LiteralId>>,
    /// How far literals are from a target where nothing is lost.
    far: Vec<u32>,
    share: u64,
}

impl Search {
    /// Finds sets that break every walk, and routes that share nothing.
    fn cover(&mut self, backed: &mut Backed<'_>, purse: &mut Purse<'_>) {
        cover::lose_first(backed, &self.far);
        self.bounds.set = backed.lost();
        self.reduce(backed, purse);
        backed.restore_all();
        cover::lose_last(backed, &self.far);
        self.offer(backed);
        self.reduce(backed, purse);
        backed.restore_all();
        let mut found = Vec::new();
        let whole = self.take(backed, purse, usize::MAX, &mut found);
        if whole {
            self.offer(backed);
        }
        self.complete(backed, purse);
        self.bounds.at_least = found.len();
        self.bounds.apart = found;
    }

    /// Finds routes and loses what they rest on; yes is the answer where none is left.
    fn take(&self, backed: &mut Backed<'_>, purse: &mut Purse<'_>, most: usize, found: &mut Vec<Taken>) -> bool {
        let mut part = purse.part(self.share);
        let whole = Seeker::new(backed, Looked::Routes).all(backed, &mut part, &mut |backed, route| {
            let taken = rest(backed, route);
            taken.links.iter().for_each(|(_, unit)| backed.lose(*unit));
            found.push(taken);
            found.len() < most
        });
        purse.put_back(&part);
        whole
    }

    /// Loses more until no walk is left, and has again what need not be lost.
    fn complete(&mut self, backed: &mut Backed<'_>, purse: &mut Purse<'_>) {
        let mut part = purse.part(self.share);
        let whole = cover::complete(backed, &mut part);
        purse.put_back(&part);
        if whole {
            self.reduce(backed, purse);
        }
    }

    /// Has again what need not be lost, where no walk is left.
    fn reduce(&mut self, backed: &mut Backed<'_>, purse: &mut Purse<'_>) {
        let mut part = purse.part(self.share);
        cover::reduce(backed, &self.far, &mut part);
        purse.put_back(&part);
        self.offer(backed);
    }

    /// Keeps what is lost, if it is less than what was found before.
    fn offer(&mut self, backed: &Backed<'_>) {
        let lost = backed.lost();
        if lost.len() < self.bounds.set.len() {
            self.bounds.set = lost;
        }
    }

    /// Looks for the smallest set that breaks what was found, and for what it does not break.
    fn hit(&mut self, backed: &mut Backed<'_>, routes: &mut Routes<'_>, purse: &mut Purse<'_>) {
        let apart: Vec<Chain> = self.bounds.apart.iter().map(|taken| taken.chain.clone()).collect();
        self.know(apart, routes, purse);
        while self.bounds.at_least < self.bounds.set.len() && purse.ended().is_none() {
            let families = Families::new(&self.bounds.bundles);
            let mut part = purse.part(self.share);
            let smallest = fewest(&families.all, families.units.len(), 1, &mut part);
            purse.put_back(&part);
            self.bounds.at_least = self.bounds.at_least.max(smallest.at_least);
            let Some(set) = smallest.sets.first() else { return };
            backed.restore_all();
            families.global(set).into_iter().for_each(|unit| backed.lose(unit));
            let mut found = Vec::new();
            let whole = self.take(backed, purse, AT_ONCE, &mut found);
            if whole {
                self.offer(backed);
            }
            self.complete(backed, purse);
            // a smallest set was not found, or what it leaves was not: more of the same would not help
            if part.ended().is_some() || found.is_empty() {
                break;
            }
            if !self.know(found.into_iter().map(|taken| taken.chain).collect(), routes, purse) {
                break;
            }
        }
        self.more_apart(purse);
    }

    /// Takes in the routes along chains; no is the answer where nothing is new.
    fn know(&mut self, chains: Vec<Chain>, routes: &mut Routes<'_>, purse: &mut Purse<'_>) -> bool {
        let mut part = purse.part(self.share);
        let before = self.bounds.bundles.len();
        for chain in chains {
            let through = chain.literals().into_iter().map(|(literal, _)| literal).collect();
            if self.known.insert(through) {
                let bundles = routes.bundles(self.bounds.chains.len(), &chain, &mut part);
                self.bounds.bundles.extend(bundles.into_iter().filter(Bundle::is_backed));
                self.bounds.chains.push(chain);
            }
        }
        purse.put_back(&part);
        self.bounds.bundles.len() > before
    }

    /// Looks among the routes that were found for more that share nothing.
    fn more_apart(&mut self, purse: &mut Purse<'_>) {
        if self.bounds.apart.len() >= self.bounds.set.len() {
            return;
        }
        let families = Families::new(&self.bounds.bundles);
        let mut part = purse.part(self.share);
        let apart = apart(&families.all, families.units.len(), self.bounds.set.len(), &mut part);
        purse.put_back(&part);
        if apart.routes.len() > self.bounds.apart.len() {
            let taken = |(family, route): &(usize, Vec<u32>)| {
                let bundle = self.bounds.bundles.get(*families.bundles.get(*family)?)?;
                Some(bundle.taken(self.bounds.chains.get(bundle.chain)?, &families.global(route)))
            };
            self.bounds.apart = apart.routes.iter().filter_map(taken).collect();
            self.bounds.at_least = self.bounds.at_least.max(self.bounds.apart.len());
        }
    }
}

/// What a route rests on: one thing for several of its configurations where it can be, else what supports least.
fn rest(backed: &Backed<'_>, route: Found) -> Taken {
    let left: Vec<Vec<u32>> = route.configurations.iter().map(|at| backed.left_of(*at).collect()).collect();
    let mut order: Vec<usize> = (0..left.len()).collect();
    order.sort_by_key(|at| left[*at].len());
    let mut taken: Vec<u32> = Vec::new();
    for at in order {
        if left[at].iter().any(|unit| taken.contains(unit)) {
            continue;
        }
        let others = |unit: u32| left.iter().filter(|other| other.binary_search(&unit).is_err()).count();
        taken.extend(left[at].iter().copied().min_by_key(|unit| (others(*unit), backed.supported_by(*unit).len())));
    }
    let unit = |units: &Vec<u32>| taken.iter().copied().find(|unit| units.binary_search(unit).is_ok());
    let links = route.configurations.iter().zip(&left).filter_map(|(at, units)| Some((*at, unit(units)?))).collect();
    Taken { chain: route.chain, links }
}
