//! The told routes of a claim, chain by chain, without choosing the sources one by one.

use super::units::Units;
use crate::{
    graph::{Link, LiteralId},
    query::{
        budget::Purse,
        chain::{Chain, Steps, give, needs},
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

/// A configuration that tells a step, with the literals that it needs beside the chain.
#[derive(Debug, Clone)]
struct Way {
    configuration: u32,
    needs: Vec<LiteralId>,
}

impl<'a> Routes<'a> {
    /// Finds routes along the steps that live configurations tell.
    pub(super) fn new(steps: &'a Steps<'a>, units: &'a Units<'a>) -> Routes<'a> {
        Routes { steps, units, whole: HashMap::new() }
    }

    /// The bundles of a chain: each choice of one configuration for each step that needs no factor both ways is in at
    /// least one of them, and each of them holds only such. None where there is no such choice.
    pub(super) fn bundles(&mut self, number: usize, chain: &Chain, purse: &mut Purse<'_>) -> Vec<Bundle> {
        let ways = self.ways(chain, purse);
        let mut open = vec![ways];
        let mut bundles = Vec::new();
        while let Some(ways) = open.pop() {
            if ways.iter().any(Vec::is_empty) || !purse.spend() {
                continue;
            }
            match clash(&ways) {
                Some(literal) => {
                    for gone in [literal.opposite(), literal] {
                        let keeps = |way: &&Way| way.needs.binary_search(&gone).is_err();
                        open.push(ways.iter().map(|step| step.iter().filter(keeps).cloned().collect()).collect());
                    }
                }
                None => {
                    let parts = ways.iter().enumerate().map(|(at, ways)| self.part(chain, at, ways)).collect();
                    bundles.push(Bundle { chain: number, parts });
                }
            }
        }
        bundles
    }

    /// For each step the configurations that agree with the literals of the chain.
    fn ways(&self, chain: &Chain, purse: &mut Purse<'_>) -> Vec<Vec<Way>> {
        let mut held: Vec<LiteralId> = chain.literals().into_iter().map(|(literal, _)| literal).collect();
        held.sort_unstable();
        let mut given = Vec::new();
        give(self.steps, chain.start, &mut given);
        let mut all = Vec::with_capacity(chain.hops.len());
        for (at, hop) in chain.hops.iter().enumerate() {
            give(self.steps, hop.from, &mut given);
            let mut ways = Vec::new();
            if let Some(told) = self.steps.find(chain, at) {
                for way in told.ways(self.steps.graph) {
                    if purse.spend() {
                        ways.extend(self.way(way, hop.from, &given).filter(|way| agrees(&way.needs, &held)));
                    }
                }
            }
            all.push(ways);
            give(self.steps, hop.to, &mut given);
        }
        all
    }

    fn way(&self, way: Link, from: LiteralId, given: &[LiteralId]) -> Option<Way> {
        let mut alone: Vec<LiteralId> = Vec::new();
        needs(self.steps, way, from, given, |group| alone.extend(group.iter().filter(|_| group.len() == 1)));
        alone.sort_unstable();
        agrees(&alone, &alone).then_some(Way { configuration: way.configuration, needs: alone })
    }

    /// A step with some of the configurations that tell it; with all of them it is the same for all chains.
    fn part(&mut self, chain: &Chain, at: usize, ways: &[Way]) -> Rc<Part> {
        let (hop, last) = (chain.hops[at], chain.ends_with(at));
        let all = self.steps.find(chain, at).map_or(0, |told| told.ways(self.steps.graph).len());
        let make = || {
            let mut told_by: Vec<u32> = ways.iter().map(|way| way.configuration).collect();
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
        if ways.len() < all {
            return make();
        }
        Rc::clone(self.whole.entry((hop.from, hop.to, last)).or_insert_with(make))
    }
}

/// Whether none of the literals is the opposite of one that is held.
fn agrees(literals: &[LiteralId], held: &[LiteralId]) -> bool {
    let clashes =
        |literal: &LiteralId| *literal != literal.opposite() && held.binary_search(&literal.opposite()).is_ok();
    !literals.iter().any(clashes)
}

/// A literal that a configuration of one step needs while one of another step needs its opposite.
fn clash(ways: &[Vec<Way>]) -> Option<LiteralId> {
    let mut needed: Vec<(LiteralId, usize)> = Vec::new();
    for (step, ways) in ways.iter().enumerate() {
        needed.extend(ways.iter().flat_map(|way| &way.needs).map(|literal| (*literal, step)));
    }
    needed.sort_unstable();
    needed.dedup();
    let steps_of = |literal: LiteralId| {
        let from = needed.partition_point(|(one, _)| *one < literal);
        needed[from..].iter().take_while(move |(one, _)| *one == literal).map(|(_, step)| *step)
    };
    let clashes = |(literal, step): &&(LiteralId, usize)| {
        *literal != literal.opposite() && steps_of(literal.opposite()).any(|other| other != *step)
    };
    needed.iter().find(clashes).map(|(literal, _)| *literal)
}
