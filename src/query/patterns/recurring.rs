//! The gathering of combinations, and of those that recur.

use super::item::{self, Key};
use crate::{
    graph::{Graph, LiteralId},
    query::{
        budget::{Ended, Purse},
        live::Live,
        notes,
    },
    question::{AtLeast, Backing},
};
use std::cmp::Reverse;

/// All combinations, each with the configurations in which it stands.
pub(super) struct Recurring {
    /// Sorted by combination, then by configuration.
    entries: Vec<(Key, u32)>,
    /// In how many configurations one stands.
    pub(super) configurations: usize,
}

/// A combination that recurs.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    pub(super) key: Key,
    /// The configurations in which it stands.
    pub(super) configurations: Vec<u32>,
    /// The sources, or cases, of what supports one of them.
    pub(super) backing: Vec<u32>,
    /// The configurations with all but the opposite of its last item.
    pub(super) turned: Vec<u32>,
    /// The sources, or cases, of what supports one of those.
    pub(super) against: Vec<u32>,
}

/// What was found.
pub(super) struct Found {
    /// The patterns, those with most behind them first.
    pub(super) patterns: Vec<Pattern>,
    /// How many combinations were compared.
    pub(super) compared: usize,
    /// The first of those that have most behind them, and how much that is.
    most: Option<(Key, usize)>,
}

impl Recurring {
    /// Gathers the combinations of the live configurations in which one of these factors stands, or of all.
    pub(super) fn gather(graph: &Graph, live: &Live, about: Option<&[LiteralId]>, purse: &mut Purse<'_>) -> Recurring {
        let speaks = |key: &Key| {
            about.is_none_or(|about| {
                let is = |literal: LiteralId| about.iter().any(|wanted| wanted.factor() == literal.factor());
                key.iter().flatten().any(|item| is(item.literal))
            })
        };
        let mut recurring = Recurring { entries: Vec::new(), configurations: 0 };
        for configuration in live.iter() {
            let mut wanted = false;
            let whole = item::combinations(&item::items(graph, configuration), &mut |key| {
                if !purse.spend() {
                    return false;
                }
                if speaks(&key) {
                    wanted |= holds(&key, about);
                    recurring.entries.push((key, configuration));
                }
                true
            });
            recurring.configurations += usize::from(wanted);
            if !whole {
                break;
            }
        }
        recurring.entries.sort_unstable();
        recurring
    }

    /// The combinations that recur often enough and hold one of the literals asked for.
    pub(super) fn in_at_least(
        &self,
        graph: &Graph,
        least: AtLeast,
        about: Option<&[LiteralId]>,
        rows: usize,
        purse: &mut Purse<'_>,
    ) -> Found {
        let mut found = Found { patterns: Vec::new(), compared: 0, most: None };
        let number = usize::try_from(least.number).unwrap_or(usize::MAX);
        for same in self.entries.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((key, _)) = same.first().filter(|(key, _)| holds(key, about)) else { continue };
            found.compared += 1;
            let configurations: Vec<u32> = same.iter().map(|(_, at)| *at).collect();
            let backing = backing(graph, &configurations, least.of);
            if found.most.is_none_or(|(_, most)| backing.len() > most) {
                found.most = Some((*key, backing.len()));
            }
            if backing.len() < number {
                continue;
            }
            let turned = item::turned(key).map_or_else(Vec::new, |key| self.standing(&key));
            let against = self::backing(graph, &turned, least.of);
            found.patterns.push(Pattern { key: *key, configurations, backing, turned, against });
        }
        let items = |pattern: &Pattern| pattern.key.iter().flatten().copied().collect::<Vec<_>>();
        found.patterns.sort_by_cached_key(|pattern| (Reverse(pattern.backing.len()), items(pattern)));
        if found.patterns.len() > rows {
            purse.end(Ended::Rows);
            found.patterns.truncate(rows);
        }
        found
    }

    /// The configurations in which a combination stands.
    fn standing(&self, key: &Key) -> Vec<u32> {
        let from = self.entries.partition_point(|(other, _)| other < key);
        self.entries.iter().skip(from).take_while(|(other, _)| other == key).map(|(_, at)| *at).collect()
    }
}

/// Whether a combination holds one of the literals asked for.
fn holds(key: &Key, about: Option<&[LiteralId]>) -> bool {
    let asked = |about: &[LiteralId]| key.iter().flatten().any(|item| about.binary_search(&item.literal).is_ok());
    about.is_none_or(asked)
}

/// The distinct sources, or cases, of what supports one of these configurations.
fn backing(graph: &Graph, configurations: &[u32], of: Backing) -> Vec<u32> {
    let evidence = &graph.evidence;
    let sources = configurations.iter().flat_map(|at| evidence.sources_of.get(*at));
    let mut all: Vec<u32> = match of {
        Backing::Case => sources.flat_map(|source| evidence.cases_of.get(*source)).copied().collect(),
        Backing::Source | Backing::Via => sources.copied().collect(),
    };
    all.sort_unstable();
    all.dedup();
    all
}

impl Found {
    /// What was compared, where nothing recurs often enough.
    pub(super) fn nothing(&self, graph: &Graph, least: AtLeast, configurations: usize) -> String {
        let AtLeast { number, of } = least;
        let Some((key, most)) = self.most else {
            return "no combination of a condition or an outcome with a mechanism was found".to_owned();
        };
        let one = if of == Backing::Case { "case" } else { "source" };
        let told = match most {
            0 => format!("none has a {one} behind it"),
            _ => format!("the most frequent has {most}, {}", item::written(graph, &key)),
        };
        format!(
            "of {} in {} none stands in at least {}: {told}; exact repeats are rare",
            notes::several(self.compared, "combination"),
            notes::several(configurations, "configuration"),
            notes::several(usize::try_from(number).unwrap_or(usize::MAX), one),
        )
    }
}
