//! What a chain rests on: its configurations and sources, its weakest link, who takes part.

use super::{Chain, Joint, Steps, Together};
use crate::{
    answer::{Entry, Step, Surety},
    graph::{Graph, LiteralId},
    theory::{Direction, Literal, Role},
};
use std::rc::Rc;

/// One step with all that tell it.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// The configuration that is shown.
    pub(crate) shown: u32,
    /// All that tell the step, by name.
    pub(crate) told_by: Vec<u32>,
    /// How the one shown is entered.
    pub(crate) entry: Entry,
    /// Whether the one shown passes something unknown, undirected or one of several alternatives.
    pub(crate) unsure: bool,
    /// What else the one shown needs.
    pub(crate) needs: Vec<Vec<LiteralId>>,
}

/// A chain with what it rests on.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// The chain.
    pub(crate) chain: Chain,
    /// Its steps.
    pub(crate) steps: Vec<Fact>,
    /// What has to hold together, each group once.
    pub(crate) must_hold: Vec<Vec<LiteralId>>,
    /// The distinct sources of all its configurations.
    pub(crate) sources: Vec<u32>,
    /// The fewest sources of a step.
    pub(crate) weakest: usize,
    /// The sources that support a configuration of every step.
    pub(crate) whole: Vec<u32>,
    /// The actors of the configurations shown, by name.
    pub(crate) actors: Vec<u32>,
    /// How far it can be relied on.
    pub(crate) surety: Surety,
}

impl Facts {
    /// Works out what a chain rests on.
    pub(crate) fn of(steps: &Steps<'_>, chain: &Chain, together: &Together) -> Facts {
        let graph = steps.graph;
        let length = chain.hops.len();
        let mut facts = Facts {
            chain: chain.clone(),
            steps: Vec::with_capacity(length),
            must_hold: together.must_hold().into_iter().map(<[LiteralId]>::to_vec).collect(),
            sources: Vec::new(),
            weakest: usize::MAX,
            whole: Vec::new(),
            actors: Vec::new(),
            surety: Surety::Expected,
        };
        for (at, (shown, needs)) in together.shown.iter().zip(&together.needs).enumerate() {
            let hop = chain.hops[at];
            let Some((told, place)) = steps.find(chain, at) else { continue };
            let last = chain.ends_with(at);
            let row = graph.configurations[shown.configuration as usize];
            let unsaid = [hop.from, hop.to].iter().any(|literal| literal.direction() == Direction::Unsaid);
            let unknown = shown.entry == Entry::Condition && row.unknown_condition;
            let fact = Fact {
                shown: shown.configuration,
                told_by: told[place].configurations(last),
                entry: shown.entry,
                unsure: unknown || unsaid || shown.alternative,
                needs: needs.clone(),
            };
            if fact.unsure || fact.entry == Entry::Mechanism || chain.mirrored() > 0 {
                facts.surety = Surety::MayFollow;
            }
            facts.add_sources(&told[place].sources(graph, last), at == 0);
            facts.actors.extend(graph.in_role(shown.configuration, Role::Actor).map(LiteralId::factor));
            facts.steps.push(fact);
        }
        facts.sources.sort_unstable();
        facts.sources.dedup();
        facts.actors.sort_unstable();
        facts.actors.dedup();
        facts
    }

    fn add_sources(&mut self, sources: &Rc<[u32]>, first: bool) {
        self.weakest = self.weakest.min(sources.len());
        self.sources.extend_from_slice(sources);
        if first {
            self.whole = sources.to_vec();
        } else {
            self.whole.retain(|source| sources.binary_search(source).is_ok());
        }
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
    pub(crate) fn configurations(&self) -> impl Iterator<Item = u32> + '_ {
        self.steps.iter().flat_map(|fact| &fact.told_by).copied()
    }

    /// Its steps as an answer keeps them.
    pub(crate) fn basis(&self, graph: &Graph) -> Vec<Step> {
        let mut reached = self.chain.start;
        let mut basis = Vec::with_capacity(self.steps.len());
        for (hop, fact) in self.chain.hops.iter().zip(&self.steps) {
            basis.push(Step {
                from: graph.literal(hop.from),
                to: graph.literal(hop.to),
                entry: fact.entry,
                mirrored: hop.joint == Joint::Mirrored,
                by_kind: (hop.joint == Joint::Kind).then(|| graph.literal(reached)),
                shown: graph.configuration_id(fact.shown),
                told_by: fact.told_by.iter().map(|configuration| graph.configuration_id(*configuration)).collect(),
                also_needs: fact.needs.iter().map(|group| named(graph, group)).collect(),
                unsure: fact.unsure,
            });
            reached = hop.to;
        }
        basis
    }
}

fn named(graph: &Graph, group: &[LiteralId]) -> Vec<Literal> {
    group.iter().map(|literal| graph.literal(*literal)).collect()
}
