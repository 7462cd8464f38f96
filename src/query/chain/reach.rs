//! From where a literal can be reached: backward over the configurations, in linear time.

use super::Steps;
use crate::{
    graph::LiteralId,
    theory::{Direction, Role},
};

/// How far it is from each literal to the nearest of some targets.
#[derive(Debug)]
pub(crate) struct Distances {
    /// For a literal that is had, the number of steps of the shortest chain on from it; `u32::MAX` where none leads on.
    pub(crate) at: Vec<u32>,
    /// The same for a step that starts at just this literal, not by kind and not mirrored.
    pub(crate) start: Vec<u32>,
    targets: Vec<LiteralId>,
}

impl Distances {
    /// Whether a literal is one of the targets.
    pub(crate) fn is_target(&self, literal: LiteralId) -> bool {
        self.targets.binary_search(&literal).is_ok()
    }
}

/// Distances to the nearest target over at most `limit` configurations.
pub(crate) fn backward(steps: &Steps<'_>, targets: &[LiteralId], limit: u32, mirrors: bool) -> Distances {
    let count = steps.graph.literal_count();
    let mut targets = targets.to_vec();
    targets.sort_unstable();
    targets.dedup();
    let asked = targets.clone();
    if mirrors {
        // a chain that is turned at its end is told to the opposite of what was asked for
        targets.extend(asked.iter().map(|target| target.opposite()));
        targets.sort_unstable();
        targets.dedup();
    }
    let mut walk = Backward {
        steps,
        mirrors,
        distances: Distances { at: vec![u32::MAX; count], start: vec![u32::MAX; count], targets: asked },
        by_kind: vec![false; steps.graph.factors.len()],
        done: vec![false; steps.graph.configurations.len()],
    };
    let mut starts = walk.mechanism_starts(&targets);
    let mut reached = targets;
    let mut distance = 1;
    while distance <= limit && !(reached.is_empty() && starts.is_empty()) {
        walk.starts(&reached, &mut starts);
        reached = walk.joints(std::mem::take(&mut starts), distance);
        distance = distance.saturating_add(1);
    }
    walk.distances
}

struct Backward<'a, 'g> {
    steps: &'a Steps<'g>,
    mirrors: bool,
    distances: Distances,
    by_kind: Vec<bool>,
    done: Vec<bool>,
}

impl Backward<'_, '_> {
    /// What enters the configurations that give a target as a mechanism; chains end there.
    fn mechanism_starts(&self, targets: &[LiteralId]) -> Vec<LiteralId> {
        let graph = self.steps.graph;
        let giving = targets.iter().flat_map(|target| graph.mechanism_of.get(target.0)).copied();
        let giving = giving.filter(|c| self.steps.live.is(*c) && !graph.configurations[*c as usize].borrows);
        giving.flat_map(|configuration| graph.conditions(configuration).flatten()).copied().collect()
    }

    /// What enters the configurations that give one of these as an outcome.
    fn starts(&mut self, reached: &[LiteralId], starts: &mut Vec<LiteralId>) {
        let graph = self.steps.graph;
        for literal in reached {
            for configuration in graph.outcome_of.get(literal.0).iter().copied() {
                if !self.steps.live.is(configuration) || std::mem::replace(&mut self.done[configuration as usize], true)
                {
                    continue;
                }
                let row = graph.configurations[configuration as usize];
                for group in graph.groups(configuration) {
                    let enters = group.row.condition || (group.row.mechanism && !row.unknown_mechanism);
                    if enters && group.row.role != Role::Actor {
                        starts.extend_from_slice(group.literals);
                    }
                }
            }
        }
    }

    /// Notes the distance of steps that start at these, and gives what joins such a step.
    fn joints(&mut self, starts: Vec<LiteralId>, distance: u32) -> Vec<LiteralId> {
        let mut joining = Vec::new();
        for start in starts {
            let known = &mut self.distances.start[start.index()];
            if *known != u32::MAX {
                continue;
            }
            *known = distance;
            self.join(start, distance, &mut joining);
            if self.mirrors {
                self.join(start.opposite(), distance, &mut joining);
            }
            if start.direction() == Direction::More {
                self.join_kinds(start.factor(), distance, &mut joining);
            }
        }
        joining
    }

    fn join(&mut self, literal: LiteralId, distance: u32, joining: &mut Vec<LiteralId>) {
        let at = &mut self.distances.at[literal.index()];
        if *at == u32::MAX {
            *at = distance;
            joining.push(literal);
        }
    }

    fn join_kinds(&mut self, factor: u32, distance: u32, joining: &mut Vec<LiteralId>) {
        let mut open = self.steps.graph.kinds.narrower.get(factor).to_vec();
        while let Some(kind) = open.pop() {
            if !std::mem::replace(&mut self.by_kind[kind as usize], true) {
                self.join(LiteralId::new(kind, Direction::More), distance, joining);
                open.extend_from_slice(self.steps.graph.kinds.narrower.get(kind));
            }
        }
    }
}
