//! The told routes of a claim, chain by chain, without choosing the sources one by one.

use super::units::Units;
use crate::{
    graph::{Link, LiteralId},
    query::{
        budget::Purse,
        chain::{Agreeing, Chain, Steps},
    },
};
use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

/// A step of a chain, with configurations that tell it and agree with those of the other steps.
#[derive(Debug)]
pub(super) struct Part {
    /// The configurations, by name.
    pub(super) told_by: Vec<u32>,
    /// All that supports one of them, in order, each with the first of them that it supports.
    pub(super) units: BTreeMap<u32, u32>,
}

impl Part {
    /// Whether it is supported at all.
    pub(super) fn is_backed(&self) -> bool {
        !self.units.is_empty()
    }
}

/// Routes along one chain: at each step any of its configurations may be taken, and any of its sources.
#[derive(Debug)]
pub(super) struct Bundle {
    /// The number of the chain.
    pub(super) chain: usize,
    /// Its steps.
    pub(super) parts: Vec<Rc<Part>>,
}

impl Bundle {
    /// Whether every step is supported.
    pub(super) fn is_backed(&self) -> bool {
        self.parts.iter().all(|part| part.is_backed())
    }

    /// The route along its chain that rests on these.
    pub(super) fn taken(&self, chain: &Chain, units: &[u32]) -> Taken {
        let link = |part: &Rc<Part>| {
            let (unit, configuration) = units.iter().find_map(|unit| part.units.get_key_value(unit))?;
            Some((*configuration, *unit))
        };
        Taken { chain: chain.clone(), links: self.parts.iter().filter_map(link).collect() }
    }
}

/// One route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) chain: Chain,
    /// For each step a configuration, and what supports it.
    pub(super) links: Vec<(u32, u32)>,
}

/// Finds the routes of chains.
pub(super) struct Routes<'a> {
    steps: &'a Steps<'a>,
    units: &'a Units<'a>,
    /// Steps with all configurations that tell them, by start, end and whether the chain ends there.
    whole: HashMap<(LiteralId, LiteralId, bool), Rc<Part>>,
}

impl<'a> Routes<'a> {
    /// Finds routes along the steps that live configurations tell.
    pub(super) fn new(steps: &'a Steps<'a>, units: &'a Units<'a>) -> Routes<'a> {
        Routes { steps, units, whole: HashMap::new() }
    }

    /// The bundles of a chain: each choice of one configuration for each step that needs no factor both ways is in at
    /// least one of them, and each of them holds only such. None where there is no such choice.
    pub(super) fn bundles(&mut self, number: usize, chain: &Chain, purse: &mut Purse<'_>) -> Vec<Bundle> {
        let ways: usize = (0..chain.hops.len()).map(|at| self.ways(chain, at)).sum();
        if !(0..ways).all(|_| purse.spend()) {
            return Vec::new();
        }
        let agreeing = Agreeing::of(self.steps, chain, &mut || purse.spend());
        let mut bundle = |places: &Vec<Vec<usize>>| {
            let parts = places.iter().zip(&agreeing.ways).enumerate();
            Bundle {
                chain: number,
                parts: parts.map(|(at, (places, ways))| self.part(chain, at, places, ways)).collect(),
            }
        };
        agreeing.bundles.iter().map(&mut bundle).collect()
    }

    /// How many ways there are to take a step.
    fn ways(&self, chain: &Chain, at: usize) -> usize {
        self.steps.find(chain, at).map_or(0, |told| told.ways(self.steps.graph).len())
    }

    /// A step with some of the configurations that tell it; with all of them it is the same for all chains.
    fn part(&mut self, chain: &Chain, at: usize, places: &[usize], ways: &[Link]) -> Rc<Part> {
        let (hop, last) = (chain.hops[at], chain.ends_with(at));
        let all = self.ways(chain, at);
        let make = || {
            let mut told_by: Vec<u32> = places.iter().map(|place| ways[*place].configuration).collect();
            told_by.sort_unstable();
            told_by.dedup();
            let mut units = BTreeMap::new();
            for configuration in &told_by {
                for unit in self.units.of(*configuration) {
                    units.entry(*unit).or_insert(*configuration);
                }
            }
            Rc::new(Part { told_by, units })
        };
        if places.len() < all {
            return make();
        }
        Rc::clone(self.whole.entry((hop.from, hop.to, last)).or_insert_with(make))
    }
}
