//! Who gives more of a factor, and who gives less; and how many pairs of one and the other there are.

use crate::{graph::Graph, query::sets::SetId};
use std::collections::BTreeMap;

/// The configurations that give more of a factor and those that give less, each list by name. One that states neither
/// condition nor mechanism never fires and stands in neither.
pub(super) struct Sides {
    pub(super) factor: u32,
    pub(super) more: Vec<u32>,
    pub(super) less: Vec<u32>,
}

/// Those of both sides whose conditions are known, by these.
#[derive(Default)]
pub(super) struct Buckets {
    pub(super) by_conditions: BTreeMap<SetId, Bucket>,
    more: Vec<u32>,
    less: Vec<u32>,
}

/// Those of both sides under the same conditions.
#[derive(Default)]
pub(super) struct Bucket {
    pub(super) more: Vec<u32>,
    pub(super) less: Vec<u32>,
}

impl Buckets {
    /// Adds one that gives more, each in the order of its name.
    pub(super) fn add_more(&mut self, conditions: SetId, configuration: u32) {
        self.by_conditions.entry(conditions).or_default().more.push(configuration);
        self.more.push(configuration);
    }

    /// Adds one that gives less.
    pub(super) fn add_less(&mut self, conditions: SetId, configuration: u32) {
        self.by_conditions.entry(conditions).or_default().less.push(configuration);
        self.less.push(configuration);
    }

    /// How many pairs there are of which both conditions are known.
    pub(super) fn pairs(&self, graph: &Graph) -> u64 {
        pairs(graph, &self.more, &self.less)
    }
}

/// How many pairs of one from each list there are, each counted once; none of one with itself or with its twin.
pub(super) fn pairs(graph: &Graph, more: &[u32], less: &[u32]) -> u64 {
    let both = more.iter().filter(|at| less.binary_search(at).is_ok()).count() as u64;
    let all = more.len() as u64 * less.len() as u64 - both - both * both.saturating_sub(1) / 2;
    all - twins(graph, more, less)
}

/// Whether one is the twin of the other by `otherwise`.
pub(super) fn are_twins(graph: &Graph, a: u32, b: u32) -> bool {
    let (a, b) = (&graph.configurations[a as usize], &graph.configurations[b as usize]);
    a.claim == b.claim && ((a.twin_of > 0 && a.twin_of == b.number) || (b.twin_of > 0 && b.twin_of == a.number))
}

/// How many pairs of twins there are.
fn twins(graph: &Graph, more: &[u32], less: &[u32]) -> u64 {
    let mut all: Vec<u32> = more.iter().chain(less).copied().collect();
    all.sort_unstable();
    all.dedup();
    let are_a_pair = |twin: &u32| {
        let row = &graph.configurations[*twin as usize];
        let mut own = graph.configurations_of(row.claim);
        let first = own.find(|at| row.twin_of > 0 && graph.configurations[*at as usize].number == row.twin_of);
        let gives = |side: &[u32], at: u32| side.binary_search(&at).is_ok();
        first.is_some_and(|first| {
            (gives(more, first) && gives(less, *twin)) || (gives(more, *twin) && gives(less, first))
        })
    };
    all.iter().filter(|twin| are_a_pair(twin)).count() as u64
}
