//! The gathering of combinations, and of those that recur.

use super::item::{self, Entry, Key};
use crate::{
    graph::{Graph, LiteralId},
    query::{budget::Purse, live::Live, notes},
    question::{AtLeast, Backing},
};
use std::{cmp::Reverse, ops::Range, rc::Rc};

/// All combinations, each with the configurations in which it stands.
#[derive(Debug)]
pub(super) struct Recurring {
    /// Sorted by combination, then by configuration.
    entries: Vec<Entry>,
    /// In how many configurations one stands.
    pub(super) configurations: usize,
}

/// A combination that recurs. What more there is to say of it is worked out where it is shown.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    all: Rc<Recurring>,
    /// The entries in which it stands.
    at: Range<usize>,
    /// How many sources, or cases, are behind it.
    pub(super) backed: usize,
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
        let mut items = [Vec::new(), Vec::new(), Vec::new()];
        for configuration in live.iter() {
            let mut wanted = false;
            item::items(graph, configuration, &mut items);
            let whole = item::combinations(&items, &mut |key| {
                if !purse.spend() {
                    return false;
                }
                if speaks(&key) {
                    wanted |= holds(&key, about);
                    recurring.entries.push(Entry::new(&key, configuration));
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
    pub(super) fn in_at_least(self: Rc<Self>, graph: &Graph, least: AtLeast, about: Option<&[LiteralId]>) -> Found {
        let mut found = Found { patterns: Vec::new(), compared: 0, most: None };
        let number = usize::try_from(least.number).unwrap_or(usize::MAX);
        let mut backing = Vec::new();
        let mut end = 0;
        for same in self.entries.chunk_by(|a, b| a.combination() == b.combination()) {
            let at = end..end + same.len();
            end = at.end;
            let Some(key) = same.first().map(|entry| entry.key()).filter(|key| holds(key, about)) else { continue };
            found.compared += 1;
            gather_backing(graph, same, least.of, &mut backing);
            let backed = backing.len();
            if found.most.is_none_or(|(_, most)| backed > most) {
                found.most = Some((key, backed));
            }
            if backed >= number {
                found.patterns.push(Pattern { all: Rc::clone(&self), at, backed });
            }
        }
        found.patterns.sort_by_cached_key(|pattern| (Reverse(pattern.backed), item::in_order(&pattern.key())));
        found
    }

    /// The entries of a combination.
    fn standing(&self, key: &Key) -> &[Entry] {
        let first = Entry::new(key, 0);
        let rest = self.entries.get(self.entries.partition_point(|entry| *entry < first)..).unwrap_or_default();
        rest.get(..rest.partition_point(|entry| entry.combination() == first.combination())).unwrap_or_default()
    }
}

impl Pattern {
    fn entries(&self) -> &[Entry] {
        self.all.entries.get(self.at.clone()).unwrap_or_default()
    }

    /// The combination.
    pub(super) fn key(&self) -> Key {
        self.entries().first().map_or([None; 3], |entry| entry.key())
    }

    /// The configurations in which it stands.
    pub(super) fn configurations(&self) -> Vec<u32> {
        self.entries().iter().map(|entry| entry.configuration()).collect()
    }

    /// The sources, or cases, of what supports one of them.
    pub(super) fn backing(&self, graph: &Graph, of: Backing) -> Vec<u32> {
        let mut backing = Vec::new();
        gather_backing(graph, self.entries(), of, &mut backing);
        backing
    }

    fn turned_entries(&self) -> &[Entry] {
        item::turned(&self.key()).map_or(&[], |key| self.all.standing(&key))
    }

    /// The configurations with all but the opposite of its last item.
    pub(super) fn turned(&self) -> Vec<u32> {
        self.turned_entries().iter().map(|entry| entry.configuration()).collect()
    }

    /// The sources, or cases, of what supports one of those.
    pub(super) fn against(&self, graph: &Graph, of: Backing) -> Vec<u32> {
        let mut against = Vec::new();
        gather_backing(graph, self.turned_entries(), of, &mut against);
        against
    }
}

/// Whether a combination holds one of the literals asked for.
fn holds(key: &Key, about: Option<&[LiteralId]>) -> bool {
    let asked = |about: &[LiteralId]| key.iter().flatten().any(|item| about.binary_search(&item.literal).is_ok());
    about.is_none_or(asked)
}

/// Puts the distinct sources, or cases, of what supports one of these configurations into `all`.
fn gather_backing(graph: &Graph, entries: &[Entry], of: Backing, all: &mut Vec<u32>) {
    let evidence = &graph.evidence;
    all.clear();
    for entry in entries {
        let sources = evidence.sources_of.get(entry.configuration());
        match of {
            Backing::Case => all.extend(sources.iter().flat_map(|source| evidence.cases_of.get(*source))),
            Backing::Source | Backing::Via => all.extend(sources),
        }
    }
    all.sort_unstable();
    all.dedup();
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
