//! The steps between the ends of a claim that are still supported when some things are lost.

use super::units::Units;
use crate::{
    graph::{Graph, Link, Lists, LiteralId},
    query::chain::{Joint, Steps},
    theory::Direction,
};
use std::ops::RangeInclusive;

/// What supports each configuration, with how much of it is left.
pub(super) struct Backed<'a> {
    pub(super) graph: &'a Graph,
    units: &'a Units<'a>,
    /// Where chains begin.
    pub(super) roots: Vec<LiteralId>,
    /// Where they end, in order.
    targets: Vec<LiteralId>,
    /// How many configurations a chain may have.
    pub(super) within: u32,
    /// How much of what supports each configuration is left; nothing for one that does not take part.
    left: Vec<u32>,
    lost: Vec<bool>,
    /// The configurations that each of the things supports.
    supported: Lists<u32>,
}

impl<'a> Backed<'a> {
    /// With nothing lost.
    pub(super) fn new(
        steps: &Steps<'a>,
        units: &'a Units<'a>,
        (roots, targets): (&[LiteralId], &[LiteralId]),
        within: u32,
    ) -> Backed<'a> {
        let mut left = vec![0; steps.graph.configurations.len()];
        let mut pairs = Vec::new();
        for configuration in steps.live.iter() {
            let of = units.of(configuration);
            left[configuration as usize] = u32::try_from(of.len()).unwrap_or(u32::MAX);
            pairs.extend(of.iter().map(|unit| (*unit, configuration)));
        }
        let mut targets = targets.to_vec();
        targets.sort_unstable();
        Backed {
            graph: steps.graph,
            units,
            roots: roots.to_vec(),
            targets,
            within,
            left,
            lost: vec![false; units.len()],
            supported: Lists::gather(units.len(), &pairs),
        }
    }

    /// Where chains end.
    pub(super) fn targets(&self) -> &[LiteralId] {
        &self.targets
    }

    /// Whether a literal is where chains end.
    pub(super) fn is_target(&self, literal: LiteralId) -> bool {
        self.targets.binary_search(&literal).is_ok()
    }

    /// Whether anything supports a configuration still.
    pub(super) fn is_told(&self, configuration: u32) -> bool {
        self.left[configuration as usize] > 0
    }

    /// What supports a configuration still.
    pub(super) fn left_of(&self, configuration: u32) -> impl Iterator<Item = u32> + Clone + '_ {
        self.units.of(configuration).iter().copied().filter(|unit| !self.lost[*unit as usize])
    }

    /// The configurations that one of the things supports.
    pub(super) fn supported_by(&self, unit: u32) -> &[u32] {
        self.supported.get(unit)
    }

    /// Loses one of the things.
    pub(super) fn lose(&mut self, unit: u32) {
        if !std::mem::replace(&mut self.lost[unit as usize], true) {
            for configuration in self.supported.get(unit) {
                self.left[*configuration as usize] -= 1;
            }
        }
    }

    /// Has one of the things again.
    pub(super) fn restore(&mut self, unit: u32) {
        if std::mem::replace(&mut self.lost[unit as usize], false) {
            for configuration in self.supported.get(unit) {
                self.left[*configuration as usize] += 1;
            }
        }
    }

    /// What is lost, in order.
    pub(super) fn lost(&self) -> Vec<u32> {
        (0..).zip(&self.lost).filter(|(_, lost)| **lost).map(|(unit, _)| unit).collect()
    }

    /// Has all of them again.
    pub(super) fn restore_all(&mut self) {
        self.lost().into_iter().for_each(|unit| self.restore(unit));
    }

    /// Where steps may start when a literal is had: at itself, and by kind at what is wider.
    pub(super) fn starts(&self, had: LiteralId) -> impl Iterator<Item = (Joint, LiteralId)> + use<> {
        let wider = match had.direction() {
            Direction::More => self.graph.kinds.all_wider(had.factor()),
            _ => Vec::new(),
        };
        let wider = wider.into_iter().map(|factor| (Joint::Kind, LiteralId::new(factor, Direction::More)));
        std::iter::once((Joint::Told, had)).chain(wider)
    }

    /// The literals with which a step that starts at one may be taken: itself, and more of its kinds.
    fn starting(&self, start: LiteralId) -> impl Iterator<Item = LiteralId> + use<> {
        let kinds = match start.direction() {
            Direction::More => self.graph.kinds.all_narrower(start.factor()),
            _ => Vec::new(),
        };
        std::iter::once(start).chain(kinds.into_iter().map(|factor| LiteralId::new(factor, Direction::More)))
    }

    /// For each literal that is had the fewest steps that lead on to a target, over what is told still; `u32::MAX` where
    /// none do, or too many. Walks are measured: what they need beside may not fit together.
    pub(super) fn far(&self) -> Vec<u32> {
        let mut far = vec![u32::MAX; self.graph.literal_count()];
        let mut done = vec![false; far.len()];
        let mut front = self.targets.clone();
        for distance in 1..=self.within {
            let mut next = Vec::new();
            for to in std::mem::take(&mut front) {
                for before in self.graph.links().back(to) {
                    let told = |link: &Link| (distance == 1 || !link.last) && self.is_told(link.configuration);
                    if done[before.literal.index()] || !self.graph.links().between(*before).iter().any(told) {
                        continue;
                    }
                    done[before.literal.index()] = true;
                    for had in self.starting(before.literal) {
                        if far[had.index()] == u32::MAX {
                            far[had.index()] = distance;
                            next.push(had);
                        }
                    }
                }
            }
            if next.is_empty() {
                break;
            }
            front = next;
        }
        far
    }

    /// Whether walks lead from a root to a target, as was measured.
    pub(super) fn leads(&self, far: &[u32]) -> bool {
        self.roots.iter().any(|root| far[root.index()] != u32::MAX)
    }

    /// The lengths that chains may have, nothing being lost: from the shortest walk to as many steps as are allowed, or as
    /// there are factors.
    pub(super) fn lengths(&self, far: &[u32]) -> RangeInclusive<u32> {
        let factors = u32::try_from(self.graph.factors.len()).unwrap_or(u32::MAX);
        let shortest = self.roots.iter().map(|root| far[root.index()]).min().unwrap_or(u32::MAX);
        shortest..=self.within.min(factors)
    }
}
