//! Which configurations of the steps of a chain agree: those that, taken one for each step, need no factor both ways.

use super::{
    Chain, Steps,
    given::{Given, held, needs},
};
use crate::graph::{Link, LiteralId};
use std::{collections::BTreeMap, rc::Rc};

/// The choices of one configuration for each step that need no factor both ways.
#[derive(Debug)]
pub(crate) struct Agreeing {
    /// For each step the ways to take it that agree with the chain itself, in the order in which they are shown.
    pub(crate) ways: Vec<Vec<Link>>,
    /// Each choice that agrees is in one of these at least, and each of them holds only such: for each step the places of
    /// some of its ways, in order.
    pub(crate) bundles: Vec<Vec<Vec<usize>>>,
}

/// Ways to take a step that need the same of what another step speaks against.
#[derive(Debug)]
struct Class {
    /// Their places.
    places: Vec<usize>,
    /// What they need.
    needs: Vec<LiteralId>,
}

/// For each step some classes.
type Open = Vec<Vec<Rc<Class>>>;

impl Agreeing {
    /// The choices that agree for a chain. `look` is asked before each look at some of them; where it says no, those
    /// that were found so far are given.
    pub(crate) fn of(steps: &Steps<'_>, chain: &Chain, look: &mut dyn FnMut() -> bool) -> Agreeing {
        let (ways, needed) = ways(steps, chain);
        let mut bundles = Vec::new();
        let mut open: Vec<Open> = vec![classes(&needed)];
        while let Some(classes) = open.pop() {
            if classes.iter().any(Vec::is_empty) || !look() {
                continue;
            }
            match clash(&classes) {
                Some(literal) => {
                    for gone in [literal.opposite(), literal] {
                        let keeps = |class: &&Rc<Class>| class.needs.binary_search(&gone).is_err();
                        open.push(classes.iter().map(|step| step.iter().filter(keeps).cloned().collect()).collect());
                    }
                }
                None => bundles.push(classes.iter().map(|step| places(step)).collect()),
            }
        }
        Agreeing { ways, bundles }
    }

    /// For each step the places of the ways that are in some choice.
    pub(super) fn usable(&self, step: usize) -> Vec<usize> {
        let mut all: Vec<usize> =
            self.bundles.iter().filter_map(|bundle| bundle.get(step)).flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The choice that is shown: the first at the first step, of those the first at the next one.
    pub(super) fn shown(&self) -> Option<Vec<Link>> {
        let first = |bundle: &Vec<Vec<usize>>| bundle.iter().map(|places| places.first().copied()).collect();
        let least: Vec<usize> = self.bundles.iter().filter_map(first).min()?;
        self.ways.iter().zip(least).map(|(ways, place)| ways.get(place).copied()).collect()
    }

    /// Whether some choice rests at every step on a configuration that passes a test.
    pub(super) fn is_told_by(&self, passes: impl Fn(u32) -> bool) -> bool {
        let told = |(ways, places): (&Vec<Link>, &Vec<usize>)| {
            places.iter().filter_map(|place| ways.get(*place)).any(|way| passes(way.configuration))
        };
        self.bundles.iter().any(|bundle| self.ways.iter().zip(bundle).all(told))
    }
}

/// The places of the ways in some classes, in order.
fn places(classes: &[Rc<Class>]) -> Vec<usize> {
    let mut all: Vec<usize> = classes.iter().flat_map(|class| &class.places).copied().collect();
    all.sort_unstable();
    all
}

/// For each step the ways that agree with the literals of the chain, and the literals that each of them needs alone.
fn ways(steps: &Steps<'_>, chain: &Chain) -> (Vec<Vec<Link>>, Vec<Vec<Vec<LiteralId>>>) {
    let given = Given::of(steps, chain);
    let mut held = held(chain, 0);
    held.sort_unstable();
    let mut all = (Vec::with_capacity(chain.hops.len()), Vec::with_capacity(chain.hops.len()));
    for (at, hop) in chain.hops.iter().enumerate() {
        let (mut ways, mut needed) = (Vec::new(), Vec::new());
        let told = steps.find(chain, at);
        for way in told.map_or_else(Vec::new, |told| told.ways(steps.graph)) {
            let mut alone: Vec<LiteralId> = Vec::new();
            needs(steps, way, hop.from, given.before(at), |group| {
                alone.extend(group.iter().filter(|_| group.len() == 1))
            });
            alone.sort_unstable();
            if agrees(&alone, &alone) && agrees(&alone, &held) {
                ways.push(way);
                needed.push(alone);
            }
        }
        all.0.push(ways);
        all.1.push(needed);
    }
    all
}

/// The ways of each step by what they need of that which another step may speak against.
fn classes(needed: &[Vec<Vec<LiteralId>>]) -> Open {
    let mut everywhere: Vec<(LiteralId, usize)> = Vec::new();
    for (step, ways) in needed.iter().enumerate() {
        everywhere.extend(ways.iter().flatten().map(|literal| (*literal, step)));
    }
    everywhere.sort_unstable();
    everywhere.dedup();
    let class = |step: usize, ways: &Vec<Vec<LiteralId>>| {
        let mut classes: BTreeMap<Vec<LiteralId>, Vec<usize>> = BTreeMap::new();
        for (place, needs) in ways.iter().enumerate() {
            let matters = |literal: &LiteralId| is_opposed_elsewhere(*literal, step, &everywhere);
            classes.entry(needs.iter().copied().filter(matters).collect()).or_default().push(place);
        }
        classes.into_iter().map(|(needs, places)| Rc::new(Class { places, needs })).collect()
    };
    needed.iter().enumerate().map(|(step, ways)| class(step, ways)).collect()
}

/// Whether none of the literals is the opposite of one that is held.
fn agrees(literals: &[LiteralId], held: &[LiteralId]) -> bool {
    let clashes =
        |literal: &LiteralId| *literal != literal.opposite() && held.binary_search(&literal.opposite()).is_ok();
    !literals.iter().any(clashes)
}

/// A literal that one step may need while another may need its opposite.
fn clash(open: &Open) -> Option<LiteralId> {
    let mut needed: Vec<(LiteralId, usize)> = Vec::new();
    for (step, classes) in open.iter().enumerate() {
        needed.extend(classes.iter().flat_map(|class| &class.needs).map(|literal| (*literal, step)));
    }
    needed.sort_unstable();
    needed.dedup();
    let clashes = |(literal, step): &&(LiteralId, usize)| is_opposed_elsewhere(*literal, *step, &needed);
    needed.iter().find(clashes).map(|(literal, _)| *literal)
}

/// Whether the opposite of a literal of one step is among those of another step, of some that are in order.
fn is_opposed_elsewhere(literal: LiteralId, step: usize, needed: &[(LiteralId, usize)]) -> bool {
    let opposite = literal.opposite();
    let from = needed.partition_point(|(one, _)| *one < opposite);
    let mut steps = needed[from..].iter().take_while(|(one, _)| *one == opposite);
    literal != opposite && steps.any(|(_, other)| *other != step)
}
