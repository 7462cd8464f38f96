//! The search for what leads to some ends, and for what is reached from them.

use super::{Goal, LeadRow, Standing};
use crate::{
    answer::Note,
    diagnostic::Code,
    graph::LiteralId,
    query::{
        Budget,
        budget::{Ended, Purse},
        chain::{Chain, Facts, Hop, Joint, Reached, Search, Shortest, Steps, Together, backward, first, forward},
        ends::Ends,
        notes,
        paths::{DEFAULT_STEPS, named},
    },
    question::Clauses,
    theory::Role,
};
use std::{collections::HashSet, rc::Rc};

/// That a literal in the role leads to a literal at the end asked for, or is reached from it.
pub(super) struct Found<'a> {
    pub(super) literal: LiteralId,
    pub(super) end: LiteralId,
    /// The chain between them, if one was found without opposites; none where the two are the same.
    pub(super) chain: Option<Facts<'a>>,
}

/// The search for those chains.
pub(super) struct Walk<'a, 's> {
    steps: &'a Steps<'a>,
    role: Option<Role>,
    standing: &'s Standing,
    directly: bool,
    within: Option<u32>,
    purse: Purse<'a>,
    share: u64,
    short: bool,
}

impl<'a, 's> Walk<'a, 's> {
    pub(super) fn new(
        steps: &'a Steps<'a>,
        role: Option<Role>,
        standing: &'s Standing,
        clauses: &Clauses,
        budget: &Budget<'a>,
    ) -> Walk<'a, 's> {
        Walk {
            steps,
            role,
            standing,
            directly: clauses.directly,
            within: clauses.within,
            purse: Purse::of(budget),
            share: (budget.steps / (standing.len() as u64 + 1)).max(2_000),
            short: false,
        }
    }

    /// What leads to the ends. An end leads to itself only round a loop, so no chain is looked for.
    pub(super) fn after(&mut self, goal: &Goal, empty: &mut Vec<String>) -> Vec<Found<'a>> {
        let (graph, ends) = (self.steps.graph, &goal.ends);
        let mut found = Vec::new();
        for target in &ends.asked {
            let targets = ends.with_kinds(*target);
            if self.directly && self.role != Some(Role::Actor) {
                self.direct(*target, &targets, &mut found);
            } else {
                self.far(*target, &targets, &mut found);
            }
        }
        let ending = self.steps.live.count(&[&graph.outcome_of, &graph.mechanism_of], &ends.all());
        let directly = if self.directly { "directly " } else { "" };
        empty.push(format!(
            "leads {directly}to {}; configurations that end there: {ending}, literals in the role asked for: {}",
            goal.words,
            self.standing.len(),
        ));
        found
    }

    /// What leads to a target over one configuration in which it stands in the role.
    fn direct(&mut self, target: LiteralId, targets: &[LiteralId], found: &mut Vec<Found<'a>>) {
        for (literal, stands_in) in self.standing.iter().filter(|(literal, _)| *literal != target) {
            let through: Rc<[u32]> = stands_in.into();
            let mut reached: Vec<LiteralId> = Vec::new();
            for link in self.steps.through(literal, stands_in) {
                if self.purse.spend() && targets.contains(&link.to) && reached.last() != Some(&link.to) {
                    reached.push(link.to);
                }
            }
            let chain = |to: &LiteralId| Chain {
                start: literal,
                hops: vec![Hop { joint: Joint::Told, from: literal, to: *to, pair: None }],
                through: Some(Rc::clone(&through)),
                closing: None,
            };
            if !reached.is_empty() {
                let chain = reached.iter().find_map(|to| facts(self.steps, chain(to)));
                found.push(Found { literal, end: target, chain });
            }
        }
    }

    /// What leads to a target over any number of configurations.
    fn far(&mut self, target: LiteralId, targets: &[LiteralId], found: &mut Vec<Found<'a>>) {
        let limit = if self.directly { 1 } else { self.within.unwrap_or(u32::MAX) };
        let distances = backward(self.steps, targets, limit);
        let shortest = Shortest::new(self.steps, &distances);
        let mut search = Search::new(self.steps, distances, false, &[]);
        for (literal, stands_in) in self.standing.iter() {
            let least = search.distances().at[literal.index()];
            let chain = match self.role {
                Some(Role::Actor) if literal.factor() == target.factor() => None,
                Some(Role::Actor) => self.actor_after(&mut search, stands_in, limit),
                _ if least == u32::MAX || (0..least).any(|_| !self.purse.spend()) => None,
                _ if literal == target => Some(None),
                _ => {
                    let best = shortest.chain(literal).and_then(|chain| facts(self.steps, chain));
                    Some(best.or_else(|| self.shortest(&mut search, &[(literal, None)], least)))
                }
            };
            if let Some(chain) = chain {
                found.push(Found { literal, end: target, chain });
            }
        }
    }

    /// Whether an actor takes part in what gives the end, or in what leads to it; the chain begins at the
    /// configuration that names the actor.
    fn actor_after(&mut self, search: &mut Search<'_>, stands_in: &[u32], limit: u32) -> Option<Option<Facts<'a>>> {
        let (graph, distances) = (self.steps.graph, search.distances());
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
    pub(super) fn before(&mut self, ends: &Ends, empty: &mut Vec<String>) -> Vec<Found<'a>> {
        let graph = self.steps.graph;
        let mut found = Vec::new();
        for root in &ends.asked {
            let roots = ends.with_kinds(*root);
            let reached = forward(self.steps, &roots, self.within.unwrap_or(u32::MAX), &mut self.purse);
            for (literal, stands_in) in self.standing.iter() {
                let chain = match self.role {
                    Some(Role::Actor) if literal.factor() == root.factor() => None,
                    Some(Role::Actor) => self.actor_before(&reached, stands_in),
                    _ if literal == *root => reached.has(literal).then_some(None),
                    _ if reached.has(literal) => Some(self.checked(&reached, &roots, literal)),
                    _ => None,
                };
                if let Some(chain) = chain {
                    found.push(Found { literal, end: *root, chain });
                }
            }
        }
        let starting = self.steps.live.count(&[&graph.condition_of, &graph.mechanism_of], &ends.all());
        empty.push(format!(
            "is reached from {}; configurations that start there: {starting}, literals in the role asked for: {}",
            named(graph, &ends.asked),
            self.standing.len(),
        ));
        found
    }

    /// The shortest chain to what was reached; where that needs opposites, the next that does not.
    fn checked(&mut self, reached: &Reached, roots: &[LiteralId], literal: LiteralId) -> Option<Facts<'a>> {
        let chain = reached.chain(literal)?;
        if let Some(facts) = facts(self.steps, chain) {
            return Some(facts);
        }
        let least = reached.distance(literal)?;
        let limit = self.limit(least);
        let distances = backward(self.steps, &[literal], limit);
        let mut search = Search::new(self.steps, distances, false, roots);
        let starts: Vec<_> = roots.iter().map(|root| (*root, None)).collect();
        self.shortest(&mut search, &starts, least)
    }

    /// Whether something that was reached enters a configuration which names the actor.
    fn actor_before(&mut self, reached: &Reached, stands_in: &[u32]) -> Option<Option<Facts<'a>>> {
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
        let found = chains.iter().find_map(|chain| facts(self.steps, chain.clone()));
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
    ) -> Option<Facts<'a>> {
        let limit = if self.directly { 1 } else { self.limit(least) };
        let mut purse = self.purse.part(self.share);
        let mut best: Option<Facts<'a>> = None;
        for length in least..=limit {
            let mut longer = false;
            for (start, through) in starts {
                let mut found = None;
                let level = first(search, *start, through.clone(), length, &mut purse, &mut |chain| {
                    found = facts(self.steps, chain.clone());
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

    /// Why not all chains were looked for.
    pub(super) fn ended(&self) -> Option<Ended> {
        self.purse.ended().or(self.short.then_some(Ended::Steps))
    }

    /// What else there is to say.
    pub(super) fn notes(&self, rows: &[LeadRow<'_>]) -> Vec<Note> {
        let mut notes = Vec::new();
        let missing = |row: &LeadRow<'_>, end: Option<LiteralId>, found: &Option<Facts<'_>>| {
            found.is_none() && end.is_some_and(|end| end != row.literal)
        };
        let without = rows.iter().filter(|row| missing(row, row.to, &row.after) || missing(row, row.from, &row.before));
        let without: Vec<&LeadRow<'_>> = without.collect();
        let names: Vec<String> = without.iter().map(|row| row.called(self.steps.graph)).collect();
        if !names.is_empty() {
            let text = format!(
                "no chain without a thing and its opposite was found for {} of {}: {}",
                names.len(),
                notes::several(rows.len(), "row"),
                notes::list(&names)
            );
            notes.push(Note { code: Code::Opposites, text });
        }
        let why = self.ended();
        let further = without.first().and_then(|row| row.asked_alone(self.steps.graph));
        let further = further.map_or_else(String::new, |paths| format!("; `{paths}` looks further for one of them"));
        notes.extend(
            why.map(|why| notes::ended(why, &format!("chains of some rows were not looked for to the end{further}"))),
        );
        notes
    }
}

/// A chain with what it rests on, unless it holds a factor twice or needs one both ways.
fn facts<'a>(steps: &Steps<'a>, chain: Chain) -> Option<Facts<'a>> {
    if chain.repeats() {
        return None;
    }
    let together = Together::of(steps, &chain)?;
    (!together.opposed).then(|| Facts::of(chain, together))
}
