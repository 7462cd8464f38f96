//! One claim: that one literal leads to another, with its routes and what breaks them.

use super::{
    apart::{Apart, apart},
    families::Families,
    fewest::{Fewest, fewest},
    routes::{Bundle, Part, Routes},
};
use crate::{
    answer,
    graph::{Graph, LiteralId},
    query::{budget::Purse, chain::Chain},
};
use std::collections::BTreeMap;

/// How many sets of a claim are given.
pub(super) const MOST_SETS: usize = 100;
/// How many chains are named where they break.
const NAMED: usize = 20;

/// That one literal leads to another.
pub(super) struct Claim {
    pub(super) from: LiteralId,
    pub(super) to: LiteralId,
    /// The chains as told of which the configurations agree.
    pub(super) chains: Vec<Chain>,
    /// How many of them have evidence on every step.
    pub(super) told: usize,
    bundles: Vec<Bundle>,
    bare: Vec<Bundle>,
    pub(super) families: Families,
    pub(super) fewest: Fewest,
    pub(super) apart: Apart,
}

impl Claim {
    /// Works out what a claim with these chains hangs on; each of the two searches may spend so much.
    pub(super) fn new(
        (from, to): (LiteralId, LiteralId),
        all: Vec<Chain>,
        routes: &mut Routes<'_>,
        purse: &mut Purse<'_>,
        share: u64,
    ) -> Claim {
        let (mut chains, mut bundles, mut bare) = (Vec::new(), Vec::new(), Vec::new());
        let mut told = 0;
        for chain in all {
            let found = routes.bundles(chains.len(), &chain, purse);
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
        let families = Families::new(&bundles);
        let units = families.names.len();
        let mut part = purse.part(share);
        let fewest = fewest(&families.all, units, MOST_SETS, &mut part);
        purse.put_back(&part);
        let at_most = fewest.sets.first().map_or(0, Vec::len);
        let mut part = purse.part(share);
        let apart = apart(&families.all, units, at_most, &mut part);
        purse.put_back(&part);
        Claim { from, to, chains, told, bundles, bare, families, fewest, apart }
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
        let names = self.families.named(lost);
        answer::Routes {
            from: graph.literal(self.from),
            to: graph.literal(self.to),
            falls: self
                .falls(graph, &self.bundles, |part| part.units.keys().all(|unit| names.binary_search(unit).is_ok())),
            lost: names.clone(),
            apart: self.apart.routes.iter().filter_map(|(family, route)| self.route(graph, *family, route)).collect(),
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

    /// A route with its chain, from the names that it rests on.
    fn route(&self, graph: &Graph, family: usize, route: &[u32]) -> Option<answer::Route> {
        let names = self.families.named(route);
        let bundle = self.bundles.get(*self.families.bundles.get(family)?)?;
        let chain = &self.chains[bundle.chain];
        let links = chain.hops.iter().zip(&bundle.parts).filter_map(|(hop, part)| {
            let (backed_by, told_by) = names.iter().find_map(|name| part.units.get_key_value(name))?;
            Some(answer::Link {
                from: graph.literal(hop.from),
                to: graph.literal(hop.to),
                told_by: graph.configuration_id(*told_by),
                backed_by: backed_by.clone(),
            })
        });
        Some(answer::Route { chain: chain.shown(graph), links: links.collect() })
    }
}

impl Bundle {
    /// Whether every step is supported.
    fn is_backed(&self) -> bool {
        self.parts.iter().all(|part| part.is_backed())
    }
}
