//! The search for pairs, factor by factor, by the numbers of their conditions: never each with each, unless that many
//! stand under the same conditions.

use super::{
    pair::{Pair, Relation, actors, opposed_mechanisms},
    sides::{Buckets, Sides, are_twins, pairs},
    tally::Tally,
};
use crate::{
    graph::{Graph, LiteralId},
    query::{
        budget::{Budget, Ended, Purse},
        live::Live,
        sets::{SetId, Sets},
    },
    theory::Direction,
};
use std::collections::HashMap;

/// How many pairs that cannot be compared are listed; the others are counted.
const UNKNOWN_LISTED: usize = 10_000;

/// What was found.
pub(super) struct Found {
    /// The pairs in order.
    pub(super) pairs: Vec<Pair>,
    /// How many there are.
    pub(super) tally: Tally,
    /// Why the search ended early, if it did.
    pub(super) ended: Option<Ended>,
}

/// The search.
pub(super) struct Search<'a> {
    graph: &'a Graph,
    live: &'a Live,
    sides: Vec<Sides>,
    sets: Sets,
    /// The conditions of each configuration that was looked at; none where one is unknown.
    conditions: Vec<Option<SetId>>,
    /// Which configurations were looked at.
    looked: Vec<bool>,
}

/// Where pairs go.
struct Sink<'p> {
    pairs: Vec<Pair>,
    most: usize,
    purse: Purse<'p>,
    tally: Tally,
}

impl Sink<'_> {
    /// Keeps a pair; no is the answer when no more can be kept.
    fn keep(&mut self, pair: Pair) -> bool {
        if self.pairs.len() >= self.most {
            self.purse.end(Ended::Rows);
            return false;
        }
        self.tally.add(pair.relation);
        self.pairs.push(pair);
        true
    }
}

impl<'a> Search<'a> {
    /// Gathers who gives what of the factors asked for, or of all.
    pub(super) fn new(graph: &'a Graph, live: &'a Live, about: Option<&[u32]>, exactly: bool) -> Search<'a> {
        let count = graph.configurations.len();
        let mut search = Search {
            graph,
            live,
            sides: Vec::new(),
            sets: Sets::new(graph),
            conditions: vec![None; count],
            looked: vec![false; count],
        };
        let all = || (0..graph.factors.len()).filter_map(|factor| u32::try_from(factor).ok());
        let factors: Vec<u32> = about.map_or_else(|| all().collect(), <[u32]>::to_vec);
        for factor in factors {
            let less = search.giving(&[LiteralId::new(factor, Direction::Less)]);
            if less.is_empty() {
                continue;
            }
            let kinds = if exactly { Vec::new() } else { graph.kinds.all_narrower(factor) };
            let literals: Vec<LiteralId> =
                kinds.into_iter().chain([factor]).map(|factor| LiteralId::new(factor, Direction::More)).collect();
            let more = search.giving(&literals);
            if !more.is_empty() {
                search.sides.push(Sides { factor, more, less });
            }
        }
        search
    }

    /// The live configurations that give one of some literals, and that can fire.
    fn giving(&self, literals: &[LiteralId]) -> Vec<u32> {
        let giving = literals.iter().flat_map(|literal| self.graph.outcome_of.get(literal.0)).copied();
        let fires = |at: &u32| self.live.is(*at) && self.graph.conditions(*at).next().is_some();
        let mut all: Vec<u32> = giving.filter(fires).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Finds the pairs: first those under the same conditions, then those of which one adds to the conditions of the
    /// other, then, where they are asked for, those that cannot be compared.
    pub(super) fn run(mut self, budget: &Budget<'_>, unknown: bool) -> Found {
        let purse = Purse::of(budget);
        let mut sink = Sink { pairs: Vec::new(), most: budget.rows, purse, tally: Tally::default() };
        let sides = std::mem::take(&mut self.sides);
        let mut buckets = Vec::with_capacity(sides.len());
        for side in &sides {
            let known = self.buckets(side);
            sink.tally.count(side.factor, pairs(self.graph, &side.more, &side.less), known.pairs(self.graph));
            buckets.push(known);
        }
        for (side, known) in sides.iter().zip(&buckets) {
            self.same(side, known, &mut sink);
        }
        for (side, known) in sides.iter().zip(&buckets) {
            self.within(side, known, &mut sink);
        }
        if sink.purse.ended().is_none() {
            sink.tally.tell_apart();
        }
        sink.most = budget.rows.min(sink.pairs.len() + UNKNOWN_LISTED);
        for side in sides.iter().filter(|_| unknown) {
            self.unknown(side, &mut sink);
        }
        let Sink { mut pairs, purse, tally, .. } = sink;
        pairs.sort_unstable();
        Found { pairs, tally, ended: purse.ended() }
    }

    /// The conditions of a configuration; none where one is unknown.
    fn conditions(&mut self, configuration: u32) -> Option<SetId> {
        let at = configuration as usize;
        if !std::mem::replace(&mut self.looked[at], true) {
            self.conditions[at] = self.sets.of(self.graph.conditions(configuration));
        }
        self.conditions[at]
    }

    /// Sorts the configurations of both sides whose conditions are known by these.
    fn buckets(&mut self, sides: &Sides) -> Buckets {
        let mut buckets = Buckets::default();
        for &at in &sides.more {
            if let Some(set) = self.conditions(at) {
                buckets.add_more(set, at);
            }
        }
        for &at in &sides.less {
            if let Some(set) = self.conditions(at) {
                buckets.add_less(set, at);
            }
        }
        buckets
    }

    /// Whether the conditions of a configuration are known.
    fn is_known(&self, configuration: u32) -> bool {
        self.conditions[configuration as usize].is_some()
    }

    /// Whether a pair is looked at in this order: not with itself or its twin, and, where each of the two gives both
    /// directions, in one order only.
    fn is_pair(&self, sides: &Sides, more: u32, less: u32) -> bool {
        let turned = || sides.more.binary_search(&less).is_ok() && sides.less.binary_search(&more).is_ok();
        more != less && !(less < more && turned()) && !are_twins(self.graph, more, less)
    }

    /// Pairs under the same conditions.
    fn same(&self, sides: &Sides, known: &Buckets, sink: &mut Sink<'_>) {
        for bucket in known.by_conditions.values() {
            for &more in &bucket.more {
                for &less in &bucket.less {
                    if !sink.purse.spend() {
                        return;
                    }
                    if !self.is_pair(sides, more, less) {
                        continue;
                    }
                    let relation = if actors(self.graph, more) != actors(self.graph, less) {
                        Relation::Moderated
                    } else if opposed_mechanisms(self.graph, more, less).is_some() {
                        Relation::Explained
                    } else {
                        Relation::Conflict
                    };
                    if !sink.keep(Pair { relation, factor: sides.factor, more, less }) {
                        return;
                    }
                }
            }
        }
    }

    /// Pairs of which one adds conditions to those of the other. A set is looked for below its rarest group, so that
    /// only sets that share it are compared.
    fn within(&self, sides: &Sides, known: &Buckets, sink: &mut Sink<'_>) {
        let mut frequency: HashMap<u32, usize> = HashMap::new();
        for set in known.by_conditions.keys() {
            for group in self.sets.get(*set) {
                *frequency.entry(*group).or_default() += 1;
            }
        }
        let mut by_rarest: HashMap<u32, Vec<SetId>> = HashMap::new();
        for set in known.by_conditions.keys() {
            let rarest = self.sets.get(*set).iter().min_by_key(|group| (frequency.get(group).copied(), **group));
            by_rarest.entry(rarest.copied().unwrap_or_default()).or_default().push(*set);
        }
        for (whole, wider) in &known.by_conditions {
            for group in self.sets.get(*whole) {
                for part in by_rarest.get(group).map_or(&[][..], Vec::as_slice) {
                    if !sink.purse.spend() {
                        return;
                    }
                    if part == whole || !self.sets.holds(*whole, *part) {
                        continue;
                    }
                    let Some(narrower) = known.by_conditions.get(part) else { continue };
                    let both = self.moderated(sides, (&wider.more, &narrower.less), true, sink)
                        && self.moderated(sides, (&narrower.more, &wider.less), false, sink);
                    if !both {
                        return;
                    }
                }
            }
        }
    }

    /// Keeps the pairs whose actors are told no more widely by the one that adds conditions.
    fn moderated(
        &self,
        sides: &Sides,
        (more_side, less_side): (&[u32], &[u32]),
        more_adds: bool,
        sink: &mut Sink<'_>,
    ) -> bool {
        for &more in more_side {
            for &less in less_side {
                if !sink.purse.spend() {
                    return false;
                }
                let (adding, plain) = if more_adds { (more, less) } else { (less, more) };
                let concerned = actors(self.graph, adding);
                let fits = actors(self.graph, plain).iter().all(|actor| concerned.contains(actor));
                if !fits || !self.is_pair(sides, more, less) {
                    continue;
                }
                if !sink.keep(Pair { relation: Relation::Moderated, factor: sides.factor, more, less }) {
                    return false;
                }
            }
        }
        true
    }

    /// Pairs of which a condition is unknown.
    fn unknown(&self, sides: &Sides, sink: &mut Sink<'_>) {
        let unknown: Vec<u32> = sides.less.iter().copied().filter(|at| !self.is_known(*at)).collect();
        for &more in &sides.more {
            let others = if self.is_known(more) { &unknown } else { &sides.less };
            for &less in others {
                if !sink.purse.spend() {
                    return;
                }
                let pair = Pair { relation: Relation::Unknown, factor: sides.factor, more, less };
                if self.is_pair(sides, more, less) && !sink.keep(pair) {
                    return;
                }
            }
        }
    }
}
