//! The chain that is shown for a literal from which a target can be reached: one of the shortest.

use super::{Chain, Distances, Hop, Joint, Steps};
use crate::{
    graph::{LiteralId, Neighbour},
    theory::Direction,
};
use std::cmp::Reverse;

/// For each literal the best of its shortest chains to the targets, each kept as its first step: it goes on as the best
/// chain of what that step reaches.
///
/// Of equally short chains one with fewer joints by kind is better, since each of them is a conclusion that nobody told;
/// then one with more sources at its weakest step; then the first by names.
pub(crate) struct Shortest {
    best: Vec<Option<Best>>,
}

#[derive(Debug, Clone, Copy)]
struct Best {
    hop: Hop,
    length: u32,
    kinds: u32,
    weakest: u32,
}

impl Shortest {
    /// The best chains of all literals that distances are known of, in a time that grows with the links from them.
    pub(crate) fn new(steps: &Steps<'_>, distances: &Distances) -> Shortest {
        let mut finding = Finding { steps, distances, best: vec![None; distances.at.len()] };
        for at in &distances.reached {
            finding.best[at.index()] = finding.best_of(*at);
        }
        Shortest { best: finding.best }
    }

    /// The best chain from a literal. It may hold a factor twice, or need one both ways.
    pub(crate) fn chain(&self, start: LiteralId) -> Option<Chain> {
        let best = |at: LiteralId| self.best.get(at.index()).copied().flatten();
        let length = best(start)?.length;
        let mut hops = Vec::with_capacity(length as usize);
        let mut at = start;
        for _ in 0..length {
            let Best { hop, .. } = best(at)?;
            hops.push(hop);
            at = hop.to;
        }
        Some(Chain { start, hops, through: None, closing: None })
    }
}

/// The finding of best chains, from the targets outward.
struct Finding<'a> {
    steps: &'a Steps<'a>,
    distances: &'a Distances,
    best: Vec<Option<Best>>,
}

impl Finding<'_> {
    fn best_of(&self, at: LiteralId) -> Option<Best> {
        let mut best = self.better(None, (Joint::Told, at), at);
        for wider in self.steps.wider(at).iter() {
            best = self.better(best, (Joint::Kind, LiteralId::new(*wider, Direction::More)), at);
        }
        best
    }

    /// The best step from here by one joint, or the one that is known where none is better.
    fn better(&self, mut best: Option<Best>, (joint, from): (Joint, LiteralId), at: LiteralId) -> Option<Best> {
        let length = self.distances.at[at.index()];
        if self.distances.start[from.index()] != length {
            return best;
        }
        let by_kind = u32::from(joint == Joint::Kind);
        for to in self.steps.onward(from).iter() {
            let Some((kinds, weakest)) = self.rest(*to, length - 1) else { continue };
            if joint == Joint::Kind && to.literal.factor() == from.factor() {
                continue;
            }
            let kinds = kinds + by_kind;
            // how many sources there are is only counted where that can make it better
            if best.is_some_and(|best| (best.kinds, Reverse(best.weakest)) <= (kinds, Reverse(weakest))) {
                continue;
            }
            let weakest = self.steps.sources(*to, length == 1).min(weakest);
            if best.is_none_or(|best| (kinds, Reverse(weakest)) < (best.kinds, Reverse(best.weakest))) {
                let hop = Hop { joint, from, to: to.literal, pair: Some(to.number()) };
                best = Some(Best { hop, length, kinds, weakest });
            }
        }
        best
    }

    /// How many joints by kind there are on the way on from here, over so many steps, and how many sources at its weakest.
    fn rest(&self, to: Neighbour, left: u32) -> Option<(u32, u32)> {
        if left == 0 {
            return self.distances.is_target(to.literal).then_some((0, u32::MAX));
        }
        if !to.goes_on || self.distances.at[to.literal.index()] != left {
            return None;
        }
        self.best[to.literal.index()].map(|best| (best.kinds, best.weakest))
    }
}
