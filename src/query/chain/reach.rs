//! From where a literal can be reached: backward over the links, in linear time.

use super::Steps;
use crate::{graph::LiteralId, theory::Direction};

/// How far it is from each literal to the nearest of some targets, as far as it was worked out.
#[derive(Debug)]
pub(crate) struct Distances {
    /// For a literal that is had, the number of steps of the shortest chain on from it; `u32::MAX` where none is known.
    pub(crate) at: Vec<u32>,
    /// The same for a step that starts at just this literal, not by kind and not mirrored.
    pub(crate) start: Vec<u32>,
    /// The literals from which a target is reached, by their distance.
    pub(crate) reached: Vec<LiteralId>,
    targets: Vec<LiteralId>,
    mirrors: bool,
    /// The greatest distance that was worked out.
    known: u32,
    /// What was reached at that distance.
    front: Vec<LiteralId>,
    by_kind: Vec<bool>,
}

/// Distances to the nearest target over at most `limit` configurations.
pub(crate) fn backward(steps: &Steps<'_>, targets: &[LiteralId], limit: u32) -> Distances {
    let mut distances = Distances::to(steps, targets, false);
    distances.grow(steps, limit);
    distances
}

impl Distances {
    /// Distances of which none is worked out yet.
    pub(crate) fn to(steps: &Steps<'_>, targets: &[LiteralId], mirrors: bool) -> Distances {
        let count = steps.graph.literal_count();
        let mut targets = targets.to_vec();
        targets.sort_unstable();
        targets.dedup();
        let mut front = targets.clone();
        if mirrors {
            // a chain that is turned at its end is told to the opposite of what was asked for
            front.extend(targets.iter().map(|target| target.opposite()));
            front.sort_unstable();
            front.dedup();
        }
        Distances {
            at: vec![u32::MAX; count],
            start: vec![u32::MAX; count],
            reached: Vec::new(),
            targets,
            mirrors,
            known: 0,
            front,
            by_kind: vec![false; steps.graph.factors.len()],
        }
    }

    /// Works them out up to a distance.
    pub(crate) fn grow(&mut self, steps: &Steps<'_>, limit: u32) {
        while self.known < limit && !self.front.is_empty() {
            self.known += 1;
            // at a target a chain may end as at a mechanism; from there on it has to go on
            let first = self.known == 1;
            let mut joining = Vec::new();
            for to in std::mem::take(&mut self.front) {
                for from in steps.back(to).filter(|from| first || from.goes_on) {
                    self.begin(steps, from.literal, &mut joining);
                }
            }
            self.reached.extend_from_slice(&joining);
            self.front = joining;
        }
    }

    /// Whether there may be greater ones than those that are known.
    pub(crate) fn may_grow(&self) -> bool {
        !self.front.is_empty()
    }

    /// Whether a literal is one of the targets.
    pub(crate) fn is_target(&self, literal: LiteralId) -> bool {
        self.targets.binary_search(&literal).is_ok()
    }

    /// Notes that a step starts here, and gives what joins it.
    fn begin(&mut self, steps: &Steps<'_>, start: LiteralId, joining: &mut Vec<LiteralId>) {
        let known = &mut self.start[start.index()];
        if *known != u32::MAX {
            return;
        }
        *known = self.known;
        self.join(start, joining);
        if self.mirrors {
            self.join(start.opposite(), joining);
        }
        if start.direction() == Direction::More {
            self.join_kinds(steps, start.factor(), joining);
        }
    }

    fn join(&mut self, literal: LiteralId, joining: &mut Vec<LiteralId>) {
        let at = &mut self.at[literal.index()];
        if *at == u32::MAX {
            *at = self.known;
            joining.push(literal);
        }
    }

    fn join_kinds(&mut self, steps: &Steps<'_>, factor: u32, joining: &mut Vec<LiteralId>) {
        let narrower = &steps.graph.kinds.narrower;
        let mut open = narrower.get(factor).to_vec();
        while let Some(kind) = open.pop() {
            if !std::mem::replace(&mut self.by_kind[kind as usize], true) {
                self.join(LiteralId::new(kind, Direction::More), joining);
                open.extend_from_slice(narrower.get(kind));
            }
        }
    }
}
