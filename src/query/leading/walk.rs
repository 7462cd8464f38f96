//! The search for what leads to some ends, and for what is reached from them.

use super::{Goal, LeadRow};
use crate::{
    answer::Note,
    diagnostic::Code,
    graph::LiteralId,
    query::{
        Budget,
        budget::{Ended, Purse},
        chain::{Chain, Distances, Facts, Reached, Search, Steps, Together, backward, first, forward},
        ends::Ends,
        notes,
        paths::{DEFAULT_STEPS, named},
    },
    question::Clauses,
    theory::Role,
};
use std::{
    collections::{BTreeMap, HashSet},
    rc::Rc,
};

/// For each literal in the role and each literal at the end asked for, the chain between them.
pub(super) type Found = BTreeMap<(LiteralId, LiteralId), Option<Facts>>;

/// The search for those chains.
pub(super) struct Walk<'a> {
    steps: &'a Steps<'a>,
    role: Option<Role>,
    stands: &'a BTreeMap<LiteralId, Rc<[u32]>>,
    directly: bool,
    within: Option<u32>,
    pub(super) purse: Purse<'a>,
    share: u64,
    short: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        steps: &'a Steps<'a>,
        role: Option<Role>,
        stands: &'a BTreeMap<LiteralId, Rc<[u32]>>,
        clauses: &Clauses,
        budget: &Budget<'a>,
    ) -> Walk<'a> {
        Walk {
            steps,
            role,
            stands,
            directly: clauses.directly,
            within: clauses.within,
            purse: Purse::of(budget),
            share: (budget.steps / (stands.len() as u64 + 1)).max(2_000),
            short: false,
        }
    }

    /// What leads to the ends. An end leads to itself only round a loop, so no chain is looked for.
    pub(super) fn after(&mut self, goal: &Goal, empty: &mut Vec<String>) -> Found {
        let (graph, ends) = (self.steps.graph, &goal.ends);
        let mut found = Found::new();
        for target in &ends.asked {
            let targets = ends.with_kinds(*target);
            let limit = if self.directly { 1 } else { self.within.unwrap_or(u32::MAX) };
            let distances = backward(self.steps, &targets, limit, false);
            let mut search = Search::new(self.steps, &distances, false, &[]);
            for (literal, stands_in) in self.stands {
                let chain = match (self.role, self.directly) {
                    (Some(Role::Actor), _) if literal.factor() == target.factor() => None,
                    (Some(Role::Actor), _) => self.actor_after(&mut search, &distances, stands_in, limit),
                    (_, directly) if literal == target => {
                        (!directly && distances.at[literal.index()] != u32::MAX).then_some(None)
                    }
                    (_, true) if distances.start[literal.index()] == u32::MAX => None,
                    (_, true) => self.direct(&mut search, &distances, *literal, stands_in),
                    _ => match distances.at[literal.index()] {
                        u32::MAX => None,
                        least => Some(self.shortest(&mut search, &[(*literal, None)], least)),
                    },
                };
                if let Some(chain) = chain {
                    found.insert((*literal, *target), chain);
                }
            }
        }
        let ending = self.steps.live.count(&[&graph.outcome_of, &graph.mechanism_of], &ends.all());
        let directly = if self.directly { "directly " } else { "" };
        empty.push(format!(
            "leads {directly}to {}; configurations that end there: {ending}, literals in the role asked for: {}",
            goal.words,
            self.stands.len(),
        ));
        found
    }

    /// The shortest chain that passes, where the literal stands in the role in the first configuration.
    fn direct(
        &mut self,
        search: &mut Search<'_>,
        distances: &Distances,
        literal: LiteralId,
        stands_in: &Rc<[u32]>,
    ) -> Option<Option<Facts>> {
        let told = self.steps.through(literal, stands_in);
        let reaches = told.iter().any(|told| distances.is_target(told.to));
        reaches.then(|| self.shortest(search, &[(literal, Some(Rc::clone(stands_in)))], 1))
    }

    /// Whether an actor takes part in what gives the end, or in what leads to it; the chain begins at the
    /// configuration that names the actor.
    fn actor_after(
        &mut self,
        search: &mut Search<'_>,
        distances: &Distances,
        stands_in: &Rc<[u32]>,
        limit: u32,
    ) -> Option<Option<Facts>> {
        let graph = self.steps.graph;
        let mut best: Vec<(u32, u32)> = Vec::new();
        for configuration in stands_in.iter().copied() {
            let mechanisms = graph.mechanisms(configuration).flatten();
            let outcomes = graph.outcomes(configuration).flatten();
            let gives = mechanisms.chain(outcomes.clone()).any(|literal| distances.is_target(*literal));
            let onward = outcomes.map(|literal| distances.at[literal.index()]).min().unwrap_or(u32::MAX);
            let least = if gives { 1 } else { onward.saturating_add(1) };
            if least != u32::MAX && least <= limit {
                best.push((least, configuration));
            }
        }
        best.sort_unstable();
        let (least, _) = *best.first()?;
        let starts: Vec<(LiteralId, Option<Rc<[u32]>>)> = best
            .iter()
            .take(8)
            .flat_map(|(_, configuration)| {
                let entries = graph.conditions(*configuration).chain(graph.mechanisms(*configuration)).flatten();
                let mut entries: Vec<LiteralId> = entries.copied().collect();
                entries.sort_unstable();
                entries.dedup();
                let only: Rc<[u32]> = Rc::new([*configuration]);
                entries.into_iter().map(move |literal| (literal, Some(Rc::clone(&only))))
            })
            .collect();
        Some(self.shortest(search, &starts, least))
    }

    /// What is reached from the ends; an end itself only round a loop.
    pub(super) fn before(&mut self, ends: &Ends, empty: &mut Vec<String>) -> Found {
        let graph = self.steps.graph;
        let mut found = Found::new();
        for root in &ends.asked {
            let roots = ends.with_kinds(*root);
            let reached = forward(self.steps, &roots, self.within.unwrap_or(u32::MAX), &mut self.purse);
            for (literal, stands_in) in self.stands {
                let chain = match self.role {
                    Some(Role::Actor) if literal.factor() == root.factor() => None,
                    Some(Role::Actor) => self.actor_before(&reached, stands_in),
                    _ if literal == root => reached.has(*literal).then_some(None),
                    _ if reached.has(*literal) => Some(self.checked(&reached, &roots, *literal)),
                    _ => None,
                };
                if let Some(chain) = chain {
                    found.insert((*literal, *root), chain);
                }
            }
        }
        let starting = self.steps.live.count(&[&graph.condition_of, &graph.mechanism_of], &ends.all());
        empty.push(format!(
            "is reached from {}; configurations that start there: {starting}, literals in the role asked for: {}",
            named(graph, &ends.asked),
            self.stands.len(),
        ));
        found
    }

    /// The shortest chain to what was reached; where that needs opposites, the next that does not.
    fn checked(&mut self, reached: &Reached, roots: &[LiteralId], literal: LiteralId) -> Option<Facts> {
        let chain = reached.chain(literal)?;
        if let Some(facts) = facts(self.steps, &chain) {
            return Some(facts);
        }
        let least = reached.distance(literal)?;
        let limit = self.limit(least);
        let distances = backward(self.steps, &[literal], limit, false);
        let mut search = Search::new(self.steps, &distances, false, roots);
        let starts: Vec<_> = roots.iter().map(|root| (*root, None)).collect();
        self.shortest(&mut search, &starts, least)
    }

    /// Whether something that was reached enters a configuration which names the actor.
    fn actor_before(&mut self, reached: &Reached, stands_in: &Rc<[u32]>) -> Option<Option<Facts>> {
        let graph = self.steps.graph;
        let mut chains: Vec<Chain> = Vec::new();
        for configuration in stands_in.iter().copied() {
            let row = graph.configurations[configuration as usize];
            let mechanisms = graph.mechanisms(configuration).filter(|_| !row.unknown_mechanism);
            let entries: HashSet<LiteralId> =
                graph.conditions(configuration).chain(mechanisms).flatten().copied().collect();
            let mut entries: Vec<LiteralId> = entries.into_iter().collect();
            entries.sort_unstable();
            let only: Rc<[u32]> = Rc::new([configuration]);
            chains.extend(entries.into_iter().filter_map(|entry| reached.entering(self.steps, entry, &only)));
        }
        // the configuration that names the actor is a step too
        chains.retain(|chain| self.within.is_none_or(|within| chain.hops.len() <= within as usize));
        chains.sort_by_key(|chain| chain.hops.len());
        let found = chains.iter().find_map(|chain| facts(self.steps, chain));
        (!chains.is_empty()).then_some(found)
    }

    fn limit(&self, least: u32) -> u32 {
        self.within.unwrap_or_else(|| least.max(DEFAULT_STEPS))
    }

    /// The shortest chain without opposites from one of these.
    fn shortest(
        &mut self,
        search: &mut Search<'_>,
        starts: &[(LiteralId, Option<Rc<[u32]>>)],
        least: u32,
    ) -> Option<Facts> {
        let limit = if self.directly { 1 } else { self.limit(least) };
        let mut purse = self.purse.part(self.share);
        let mut best: Option<Facts> = None;
        for length in least..=limit {
            let mut longer = false;
            for (start, through) in starts {
                let mut found = None;
                let level = first(search, *start, through.clone(), length, &mut purse, &mut |chain| {
                    found = facts(self.steps, chain);
                    found.is_some()
                });
                longer |= level.longer;
                if found.is_some() {
                    best = found;
                    break;
                }
            }
            if best.is_some() || !longer || purse.ended().is_some() {
                break;
            }
        }
        self.short |= best.is_none() && purse.ended() == Some(Ended::Steps);
        self.purse.put_back(&purse);
        best
    }

    /// What else there is to say.
    pub(super) fn notes(&self, rows: &[LeadRow]) -> Vec<Note> {
        let mut notes = Vec::new();
        let missing = |row: &LeadRow, end: Option<LiteralId>, found: &Option<Facts>| {
            found.is_none() && end.is_some_and(|end| end != row.literal)
        };
        let without = rows.iter().filter(|row| missing(row, row.to, &row.after) || missing(row, row.from, &row.before));
        let names: Vec<String> = without.map(|row| row.called(self.steps.graph)).collect();
        if !names.is_empty() {
            let text = format!(
                "no chain without a thing and its opposite was found for {} of {}: {}",
                names.len(),
                notes::several(rows.len(), "row"),
                notes::list(&names)
            );
            notes.push(Note { code: Code::Opposites, text });
        }
        let why = self.purse.ended().or(self.short.then_some(Ended::Steps));
        notes.extend(why.map(|why| notes::ended(why, "chains of some rows were not looked for to the end")));
        notes
    }
}

/// A chain with what it rests on, unless it holds a factor twice or needs one both ways.
fn facts(steps: &Steps<'_>, chain: &Chain) -> Option<Facts> {
    if chain.repeats() {
        return None;
    }
    let together = Together::of(steps, chain)?;
    (!together.opposed).then(|| Facts::of(steps, chain, &together))
}
