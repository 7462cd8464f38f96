//! Rivals that nobody declares: different mechanisms for the same outcome under the same conditions.

use super::row::{Rival, RivalSide};
use crate::{
    graph::{Graph, LiteralId},
    query::{
        budget::{Ended, Purse},
        live::Live,
        sets::{self, SetId, Sets},
    },
    theory::NameOf,
};
use std::collections::BTreeMap;

/// What was found.
pub(super) struct Found {
    pub(super) rows: Vec<Rival>,
    /// How many pairs of configurations tell the same outcome under the same conditions.
    pub(super) compared: u64,
}

/// The search.
pub(super) struct Search<'a> {
    graph: &'a Graph,
    live: &'a Live,
    sets: Sets,
}

/// Configurations with the same mechanisms.
struct Telling {
    mechanisms: SetId,
    named: Vec<Vec<LiteralId>>,
    configurations: Vec<u32>,
}

impl<'a> Search<'a> {
    /// A search over the live configurations.
    pub(super) fn new(graph: &'a Graph, live: &'a Live) -> Search<'a> {
        Search { graph, live, sets: Sets::new(graph) }
    }

    /// Finds the rivals for the literals asked for, or for all: by outcome, then by conditions, then by mechanisms.
    pub(super) fn run(mut self, about: Option<&[LiteralId]>, rows: usize, purse: &mut Purse<'_>) -> Found {
        let mut found = Found { rows: Vec::new(), compared: 0 };
        let all = || (0..self.graph.literal_count()).filter_map(|at| u32::try_from(at).ok()).map(LiteralId);
        let literals: Vec<LiteralId> = about.map_or_else(|| all().collect(), <[LiteralId]>::to_vec);
        for literal in literals {
            for by_mechanisms in self.by_conditions(literal) {
                let told: usize = by_mechanisms.iter().map(|telling| telling.configurations.len()).sum();
                found.compared += (told * told.saturating_sub(1) / 2) as u64;
                self.pairs(literal, &by_mechanisms, rows, &mut found.rows, purse);
            }
        }
        found
    }

    /// The live configurations with an outcome, by their conditions, and by their mechanisms within these. What has
    /// no condition, no mechanism, or one of them unknown is left out.
    fn by_conditions(&mut self, outcome: LiteralId) -> Vec<Vec<Telling>> {
        let mut by_conditions: BTreeMap<SetId, BTreeMap<SetId, Vec<u32>>> = BTreeMap::new();
        for &at in self.graph.outcome_of.get(outcome.0).iter().filter(|at| self.live.is(**at)) {
            let conditions = self.sets.of(self.graph.conditions(at));
            let mechanisms = self.sets.of(self.graph.mechanisms(at));
            if let (Some(conditions), Some(mechanisms)) = (conditions, mechanisms)
                && !self.sets.get(conditions).is_empty()
                && !self.sets.get(mechanisms).is_empty()
            {
                by_conditions.entry(conditions).or_default().entry(mechanisms).or_default().push(at);
            }
        }
        let named = |at: Option<&u32>| at.map_or_else(Vec::new, |at| sets::groups(self.graph.mechanisms(*at)));
        let mut all: Vec<Vec<Telling>> = Vec::new();
        for by_mechanisms in by_conditions.into_values() {
            let mut telling: Vec<Telling> = by_mechanisms
                .into_iter()
                .map(|(mechanisms, configurations)| Telling {
                    mechanisms,
                    named: named(configurations.first()),
                    configurations,
                })
                .collect();
            telling.sort_by(|a, b| a.named.cmp(&b.named));
            all.push(telling);
        }
        let conditions = |telling: &Vec<Telling>| {
            let first = telling.first().and_then(|telling| telling.configurations.first());
            first.map_or_else(Vec::new, |at| sets::groups(self.graph.conditions(*at)))
        };
        all.sort_by_cached_key(conditions);
        all
    }

    fn pairs(
        &self,
        outcome: LiteralId,
        telling: &[Telling],
        most: usize,
        rows: &mut Vec<Rival>,
        purse: &mut Purse<'_>,
    ) {
        for (at, one) in telling.iter().enumerate() {
            for other in telling.iter().skip(at + 1) {
                if !purse.spend() {
                    return;
                }
                if self.holds(one.mechanisms, other.mechanisms) || self.holds(other.mechanisms, one.mechanisms) {
                    continue;
                }
                if rows.len() >= most {
                    purse.end(Ended::Rows);
                    return;
                }
                rows.push(self.row(outcome, one, other));
            }
        }
    }

    /// Whether all mechanisms of one set are in another, where more of a kind is more of the whole.
    fn holds(&self, whole: SetId, part: SetId) -> bool {
        let of_whole = self.sets.get(whole);
        self.sets.get(part).iter().all(|group| {
            of_whole.binary_search(group).is_ok()
                || of_whole.iter().any(|other| {
                    let (Some(kind), Some(wide)) = (self.sets.single(*other), self.sets.single(*group)) else {
                        return false;
                    };
                    sets::is_kind(self.graph, kind, wide)
                })
        })
    }

    fn row(&self, outcome: LiteralId, one: &Telling, other: &Telling) -> Rival {
        let side = |telling: &Telling| {
            let ids = telling.configurations.iter().map(|at| self.graph.configuration_id(*at));
            RivalSide {
                things: ids.map(|id| NameOf { name: id.record, number: id.number }).collect(),
                configurations: telling.configurations.clone(),
            }
        };
        let first = one.configurations.first();
        Rival {
            declared: false,
            outcomes: vec![vec![outcome]],
            shared: first.map_or_else(Vec::new, |at| sets::groups(self.graph.conditions(*at))),
            sides: [side(one), side(other)],
        }
    }
}
