//! What a chain rests on: its configurations and sources, its weakest link, who takes part.

use super::{
    Chain, Together,
    told::{Fact, is_unsure, told_throughout},
};
use crate::{
    answer::{self, Entry, Surety},
    graph::{Graph, LiteralId},
    theory::{Direction, Role},
};

/// A chain with what it rests on, worked out as far as it is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Facts<'a> {
    /// The chain.
    pub(crate) chain: Chain,
    /// Its steps.
    pub(crate) steps: Vec<Fact>,
    /// What else the configurations shown need, each group with the place of its step.
    needs: Vec<(usize, &'a [LiteralId])>,
    /// The sources that tell it whole, where they were worked out.
    whole: Option<Vec<u32>>,
}

impl<'a> Facts<'a> {
    /// What a chain rests on.
    pub(crate) fn of(chain: Chain, together: Together<'a>) -> Facts<'a> {
        Facts { chain, steps: together.steps, needs: together.needs, whole: together.whole }
    }

    /// What has to hold together, each group once.
    pub(crate) fn must_hold(&self) -> Vec<&'a [LiteralId]> {
        let mut all: Vec<&[LiteralId]> = Vec::with_capacity(self.needs.len());
        for (_, group) in &self.needs {
            if !all.contains(group) {
                all.push(group);
            }
        }
        all
    }

    /// The distinct sources of all its configurations.
    pub(crate) fn sources(&self, graph: &Graph) -> Vec<u32> {
        let count = self.steps.iter().map(|fact| fact.told.sources(graph).len()).sum();
        let mut all: Vec<u32> = Vec::with_capacity(count);
        self.steps.iter().for_each(|fact| all.extend_from_slice(fact.told.sources(graph)));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The fewest sources of a step.
    pub(crate) fn weakest(&self, graph: &Graph) -> usize {
        self.steps.iter().map(|fact| fact.told.sources(graph).len()).min().unwrap_or(0)
    }

    /// The sources that support a configuration of every step, such that these agree.
    pub(crate) fn whole(&self, graph: &Graph) -> Vec<u32> {
        self.whole.clone().unwrap_or_else(|| told_throughout(&self.steps, graph))
    }

    /// The actors of the configurations shown, by name.
    pub(crate) fn actors(&self, graph: &Graph) -> Vec<u32> {
        let actors = self.steps.iter().flat_map(|fact| graph.in_role(fact.shown.configuration, Role::Actor));
        let mut actors: Vec<u32> = actors.map(LiteralId::factor).collect();
        actors.sort_unstable();
        actors.dedup();
        actors
    }

    /// How far it can be relied on.
    pub(crate) fn surety(&self, graph: &Graph) -> Surety {
        let mut steps = self.chain.hops.iter().map(|hop| (hop.from, hop.to)).zip(&self.steps);
        let entered = |fact: &Fact| fact.shown.entry == Entry::Mechanism;
        let unsure = steps.any(|(ends, fact)| entered(fact) || is_unsure(graph, ends, fact.shown));
        if unsure || self.chain.mirrored() > 0 { Surety::MayFollow } else { Surety::Expected }
    }

    /// Where it ends as it would follow.
    pub(crate) fn follows(&self) -> LiteralId {
        self.chain.at().turned(self.chain.turned(None))
    }

    /// The product of the signs of its ends.
    pub(crate) fn net(&self) -> Direction {
        match (self.chain.start.direction(), self.follows().direction()) {
            (Direction::Unsaid, _) | (_, Direction::Unsaid) => Direction::Unsaid,
            (a, b) if a == b => Direction::More,
            _ => Direction::Less,
        }
    }

    /// The configurations that tell any of its steps.
    pub(crate) fn configurations<'g>(&'g self, graph: &'g Graph) -> impl Iterator<Item = u32> + 'g {
        self.steps.iter().flat_map(|fact| fact.told.configurations(graph))
    }

    /// Its steps as an answer keeps them.
    pub(crate) fn basis(&self, graph: &Graph) -> answer::Steps {
        let mut reached = self.chain.start;
        let mut needs = self.needs.as_slice();
        let mut basis = Vec::with_capacity(self.steps.len());
        for (at, (hop, fact)) in self.chain.hops.iter().zip(&self.steps).enumerate() {
            let own = needs.iter().take_while(|(step, _)| *step == at).count();
            let (own, rest) = needs.split_at(own);
            basis.push(fact.told.step(graph, (*hop, reached), fact.shown, own));
            (reached, needs) = (hop.to, rest);
        }
        answer::Steps { steps: basis, whole: !self.whole(graph).is_empty() }
    }
}
