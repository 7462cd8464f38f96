//! One claim: that one literal leads to another, with its routes and what breaks them.

use super::{
    apart::apart,
    bounds::Bounds,
    families::Families,
    fewest::{Fewest, fewest},
    routes::{Bundle, Part, Routes, Taken},
    units::Units,
};
use crate::{
    answer,
    graph::{Graph, LiteralId},
    query::{
        budget::Purse,
        chain::{Chain, Hop},
    },
    theory::Name,
};
use std::collections::{BTreeMap, HashMap};

/// How many sets of a claim are given.
pub(super) const MOST_SETS: usize = 100;
/// How many chains are looked at where they are too many to look at all.
const LOOKED_AT: usize = 100;
/// How many chains are named where they break.
const NAMED: usize = 20;

/// The chains of a claim.
pub(super) struct Listed {
    /// By length, then by names.
    pub(super) chains: Vec<Chain>,
    /// Whether there are no others.
    pub(super) whole: bool,
    /// Whether steps lead from one end to the other at all, be they chains or not.
    pub(super) leads: bool,
}

/// That one literal leads to another.
pub(super) struct Claim {
    pub(super) from: LiteralId,
    pub(super) to: LiteralId,
    /// The chains as told of which the configurations agree; where they are not whole, those that were looked at.
    pub(super) chains: Vec<Chain>,
    /// Whether these are all chains, with all their routes.
    pub(super) whole: bool,
    /// Whether steps lead from one end to the other at all.
    leads: bool,
    /// How many of them have evidence on every step.
    pub(super) told: usize,
    bundles: Vec<Bundle>,
    bare: Vec<Bundle>,
    /// What is behind the told routes, in order.
    pub(super) units: Vec<u32>,
    /// What the answer names of it.
    names: BTreeMap<u32, Name>,
    pub(super) fewest: Fewest,
    /// Told routes that share nothing.
    pub(super) apart: Vec<Taken>,
    /// Whether there are no more such routes.
    pub(super) most: bool,
}

impl Claim {
    /// Works out what a claim with these chains hangs on; each of the searches may spend so much. Where there are more
    /// chains, only some are looked at, for [`Claim::narrow`].
    pub(super) fn new(
        (from, to): (LiteralId, LiteralId),
        listed: Listed,
        routes: &mut Routes<'_>,
        purse: &mut Purse<'_>,
        share: u64,
    ) -> Claim {
        let Listed { chains: listed, whole, leads } = listed;
        let (mut chains, mut bundles, mut bare) = (Vec::new(), Vec::new(), Vec::new());
        let mut told = 0;
        let mut part = purse.part(share);
        for chain in listed.into_iter().take(if whole { usize::MAX } else { LOOKED_AT }) {
            let found = routes.bundles(chains.len(), &chain, &mut part);
            if found.is_empty() {
                continue;
            }
            let (backed, lacking): (Vec<Bundle>, Vec<Bundle>) = found.into_iter().partition(Bundle::is_backed);
            if backed.is_empty() {
                bare.extend(lacking);
            } else {
                told += 1;
            }
            bundles.extend(backed);
            chains.push(chain);
        }
        let whole = whole && part.ended().is_none();
        purse.put_back(&part);
        let (fewest, apart) = (Fewest::default(), Vec::new());
        let mut claim = Claim {
            from,
            to,
            chains,
            whole,
            leads,
            told,
            bundles,
            bare,
            units: Vec::new(),
            names: BTreeMap::new(),
            fewest,
            apart,
            most: false,
        };
        claim.search(purse, share);
        claim
    }

    /// Looks for the smallest sets that break every route, and the most routes that share nothing; where not all routes
    /// are known, only counts what is behind them.
    fn search(&mut self, purse: &mut Purse<'_>, share: u64) {
        let families = Families::new(&self.bundles);
        let units = families.units.len();
        if self.whole {
            let mut part = purse.part(share);
            self.fewest = fewest(&families.all, units, MOST_SETS, &mut part);
            purse.put_back(&part);
            let at_most = self.fewest.sets.first().map_or(0, Vec::len);
            let mut part = purse.part(share);
            let apart = apart(&families.all, units, at_most, &mut part);
            purse.put_back(&part);
            self.most = apart.exact;
            let taken = |(family, route): &(usize, Vec<u32>)| {
                let bundle = self.bundles.get(*families.bundles.get(*family)?)?;
                Some(bundle.taken(self.chains.get(bundle.chain)?, &families.global(route)))
            };
            self.apart = apart.routes.iter().filter_map(taken).collect();
            self.fewest.sets.iter_mut().for_each(|set| *set = families.global(set));
        }
        self.units = families.units;
    }

    /// Takes bounds where they are narrower than what is known.
    pub(super) fn narrow(&mut self, bounds: Bounds) {
        let Bounds { set, at_least, apart, chains, bundles } = bounds;
        let smaller = self.fewest.sets.first().is_none_or(|known| set.len() < known.len());
        if !self.whole || smaller {
            (self.fewest.sets, self.fewest.more) = (vec![set], true);
        }
        self.fewest.at_least = self.fewest.at_least.max(at_least);
        if apart.len() > self.apart.len() {
            self.apart = apart;
        }
        self.most |= self.apart.len() == self.fewest.sets.first().map_or(0, Vec::len);
        if !self.whole {
            self.add(chains, bundles);
        }
    }

    /// Adds chains that were not among those looked at.
    fn add(&mut self, chains: Vec<Chain>, bundles: Vec<Bundle>) {
        let mut places = HashMap::new();
        for (at, chain) in chains.into_iter().enumerate() {
            if !self.chains.contains(&chain) {
                places.insert(at, self.chains.len());
                self.chains.push(chain);
                self.told += 1;
            }
        }
        for mut bundle in bundles {
            if let Some(place) = places.get(&bundle.chain) {
                bundle.chain = *place;
                self.bundles.push(bundle);
            }
        }
        self.units = Families::new(&self.bundles).units;
    }

    /// Keeps the names of what an answer shows.
    pub(super) fn call(&mut self, units: &Units<'_>) {
        let shown = self.fewest.sets.iter().flatten().copied();
        let backing = self.apart.iter().flat_map(|taken| &taken.links).map(|(_, unit)| *unit);
        self.names = shown.chain(backing).filter_map(|unit| Some((unit, units.name(unit)?.clone()))).collect();
    }

    /// The names of some of what is shown.
    pub(super) fn named(&self, set: &[u32]) -> Vec<Name> {
        set.iter().filter_map(|unit| self.names.get(unit)).cloned().collect()
    }

    /// Whether there is a chain, or may be one.
    pub(super) fn stands(&self) -> bool {
        !self.chains.is_empty() || (!self.whole && self.leads)
    }

    /// Whether its numbers are the least and the most that there are.
    pub(super) fn is_exact(&self) -> bool {
        self.most && self.fewest.at_least == self.fewest.sets.first().map_or(0, Vec::len)
    }

    /// The configurations that tell its chains, each once.
    pub(super) fn configurations(&self) -> Vec<u32> {
        let parts = self.bundles.iter().chain(&self.bare).flat_map(|bundle| &bundle.parts);
        let mut all: Vec<u32> = parts.flat_map(|part| &part.told_by).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What an answer keeps of a set that breaks it.
    pub(super) fn hangs_on(&self, graph: &Graph, lost: &[u32]) -> answer::Routes {
        answer::Routes {
            from: graph.literal(self.from),
            to: graph.literal(self.to),
            falls: self
                .falls(graph, &self.bundles, |part| part.units.keys().all(|unit| lost.binary_search(unit).is_ok())),
            lost: self.named(lost),
            apart: self.apart.iter().map(|taken| self.route(graph, taken)).collect(),
            bare: self.falls(graph, &self.bare, |part| !part.is_backed()),
        }
    }

    /// The first step of each bundle that falls, with the chains that break there.
    fn falls(&self, graph: &Graph, bundles: &[Bundle], fallen: impl Fn(&Part) -> bool) -> Vec<answer::Fall> {
        let mut falls: BTreeMap<(LiteralId, LiteralId, &[u32]), Vec<usize>> = BTreeMap::new();
        for bundle in bundles {
            let Some(at) = bundle.parts.iter().position(|part| fallen(part)) else { continue };
            let hop = self.chains[bundle.chain].hops[at];
            let chains = falls.entry((hop.from, hop.to, &bundle.parts[at].told_by)).or_default();
            if chains.last() != Some(&bundle.chain) {
                chains.push(bundle.chain);
            }
        }
        let fall = |((from, to, told_by), chains): ((LiteralId, LiteralId, &[u32]), Vec<usize>)| answer::Fall {
            from: graph.literal(from),
            to: graph.literal(to),
            told_by: told_by.iter().map(|at| graph.configuration_id(*at)).collect(),
            chains: chains.iter().take(NAMED).map(|at| self.chains[*at].shown(graph)).collect(),
            more: chains.len().saturating_sub(NAMED),
        };
        falls.into_iter().map(fall).collect()
    }

    /// A route as an answer keeps it.
    fn route(&self, graph: &Graph, taken: &Taken) -> answer::Route {
        let Taken { chain, links } = taken;
        let link = |(hop, (configuration, unit)): (&Hop, &(u32, u32))| {
            Some(answer::Link {
                from: graph.literal(hop.from),
                to: graph.literal(hop.to),
                told_by: graph.configuration_id(*configuration),
                backed_by: self.names.get(unit)?.clone(),
            })
        };
        answer::Route { chain: chain.shown(graph), links: chain.hops.iter().zip(links).filter_map(link).collect() }
    }
}
