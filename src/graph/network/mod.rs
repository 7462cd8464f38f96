//! What leads from factor to factor: the links of the table, folded.
//!
//! Where a configuration has mechanisms, its conditions lead to these and these to its outcomes; where it has none that
//! may be entered, its conditions lead to the outcomes. Directions are counted, not kept apart, and refuted and retired
//! configurations take part: what cannot be reached here is reached by no chain.
//!
//! [`paths`] lists simple paths in order of their length, [`flow`] finds the most routes that share no edge,
//! [`opposite`] where the same leads both ways.

mod flow;
mod opposite;
mod paths;
#[cfg(test)]
mod tests;

pub use opposite::BothWays;
pub use paths::Path;

use super::{Graph, Link, Lists, LiteralId, lists::number};
use crate::{answer::Entry, theory::Direction};
use std::cmp::Reverse;

/// How many links lead from one factor to another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Links from more to more, or from less to less.
    pub more: u32,
    /// Links from more to less, or from less to more.
    pub less: u32,
    /// Links of which an end is not directed.
    pub unsaid: u32,
    /// How many of all of them are entered at a mechanism.
    pub by_mechanism: u32,
    /// The distinct sources of what supports one of their configurations.
    pub sources: u32,
}

impl Tally {
    /// How many links there are.
    pub fn count(&self) -> u32 {
        self.more + self.less + self.unsaid
    }

    /// The direction in which all of them lead; not said where they lead in several.
    pub fn direction(&self) -> Direction {
        match (self.more, self.less, self.unsaid) {
            (_, 0, 0) => Direction::More,
            (0, _, 0) => Direction::Less,
            _ => Direction::Unsaid,
        }
    }
}

/// The factors of a graph with what leads from one to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Network {
    /// For each factor, those to which links lead, in order. The number of an edge is its place in `onward.items`.
    onward: Lists<u32>,
    /// For each edge, how many links it stands for.
    tallies: Vec<Tally>,
    /// For each factor, those from which links lead to it: those with most links first, then in order.
    back: Lists<u32>,
    /// For each item of `back`, the number of its edge.
    back_edges: Vec<u32>,
}

impl Network {
    /// The factors from which links lead directly to a factor, with how many: those with most links first.
    pub fn leading_to(&self, factor: u32) -> impl Iterator<Item = (u32, &Tally)> {
        self.back.range(factor).map(|at| (self.back.items[at], &self.tallies[self.back_edges[at] as usize]))
    }

    /// Those of them that lead there as mechanisms.
    pub fn mechanisms_of(&self, factor: u32) -> impl Iterator<Item = (u32, &Tally)> {
        self.leading_to(factor).filter(|(_, tally)| tally.by_mechanism > 0)
    }

    /// All factors from which links lead to a factor over any number of edges, each once; the factor itself where a
    /// circle leads back to it. Kinds are not followed.
    pub fn upstream(&self, factor: u32) -> Vec<u32> {
        let mut found = Vec::new();
        let mut seen = vec![false; self.back.len()];
        let mut open = 0;
        let mut at = factor;
        loop {
            for from in self.back.get(at) {
                if !std::mem::replace(&mut seen[*from as usize], true) {
                    found.push(*from);
                }
            }
            let Some(next) = found.get(open) else { return found };
            at = *next;
            open += 1;
        }
    }

    /// How many pairs of factors there are of which one leads to the other.
    pub fn edges(&self) -> usize {
        self.tallies.len()
    }

    /// Folds the links of a graph; in time that grows with their number, but for sorting.
    pub(super) fn new(graph: &Graph) -> Network {
        let factors = number(graph.factors.len());
        let straight: Vec<bool> = (0..number(graph.configurations.len())).map(|at| leads_straight(graph, at)).collect();
        let mut network = Network::default();
        let (mut folding, mut pairs) = (Vec::new(), Vec::new());
        for factor in 0..factors {
            folding.clear();
            for from in Graph::directions(factor) {
                let links = graph.links().from(from).iter();
                let kept = links.filter(|link| {
                    link.last || link.entry == Entry::Mechanism || straight[link.configuration as usize]
                });
                folding.extend(kept.map(|link| Folded::new(from, link)));
            }
            folding.sort_unstable();
            folding.dedup();
            for links in folding.chunk_by(|one, other| one.to == other.to) {
                let Some(first) = links.first() else { continue };
                pairs.push((first.to, (number(network.tallies.len()), factor)));
                network.onward.items.push(first.to);
                network.tallies.push(tally(graph, links));
            }
            network.onward.starts.push(number(network.onward.items.len()));
        }
        let mut back = Lists::gather(factors as usize, &pairs);
        for factor in 0..factors {
            let range = back.range(factor);
            // they come in the order of the factors, which stays among those with equally many links
            back.items[range].sort_by_key(|(edge, _)| Reverse(network.tallies[*edge as usize].count()));
        }
        (network.back_edges, network.back.items) = back.items.into_iter().unzip();
        network.back.starts = back.starts;
        network
    }
}

impl Graph {
    /// What leads from factor to factor. It is worked out when it is first asked for.
    pub fn network(&self) -> &Network {
        self.network.get(|| Network::new(self))
    }
}

/// Whether the conditions of a configuration lead to its outcomes without a mechanism between them.
fn leads_straight(graph: &Graph, configuration: u32) -> bool {
    let row = graph.configurations[configuration as usize];
    row.borrows || row.unknown_mechanism || graph.mechanisms(configuration).next().is_none()
}

/// A link without what folding leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Folded {
    to: u32,
    configuration: u32,
    direction: Direction,
    by_mechanism: bool,
}

impl Folded {
    fn new(from: LiteralId, link: &Link) -> Folded {
        let direction = match (from.direction(), link.to.direction()) {
            (Direction::Unsaid, _) | (_, Direction::Unsaid) => Direction::Unsaid,
            (one, other) if one == other => Direction::More,
            _ => Direction::Less,
        };
        let by_mechanism = link.entry == Entry::Mechanism;
        Folded { to: link.to.factor(), configuration: link.configuration, direction, by_mechanism }
    }
}

fn tally(graph: &Graph, links: &[Folded]) -> Tally {
    let mut tally = Tally::default();
    for link in links {
        match link.direction {
            Direction::More => tally.more += 1,
            Direction::Less => tally.less += 1,
            Direction::Unsaid => tally.unsaid += 1,
        }
        tally.by_mechanism += u32::from(link.by_mechanism);
    }
    let sources = |link: &Folded| graph.evidence.sources_of.get(link.configuration);
    tally.sources = match links {
        [link] => number(sources(link).len()),
        links => {
            let mut all: Vec<u32> = links.iter().flat_map(sources).copied().collect();
            all.sort_unstable();
            all.dedup();
            number(all.len())
        }
    };
    tally
}
