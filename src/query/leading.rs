//! `find ROLEs leading to X`, `find ROLEs from Y`: what stands in a role and lies on the way.

use super::{
    Budget, Known,
    budget::{Ended, Purse},
    chain::{Chain, Distances, Facts, Reached, Search, Steps, Together, backward, first, forward},
    ends::{self, Ends},
    live::{Live, Scope},
    notes,
    paths::{DEFAULT_STEPS, chain, named, number, shown},
    rows::{Asked, Listing, Shape, Subject, Table, aside, column, literals_of, mentions_factor, mentions_words},
};
use crate::{
    answer::{Answer, Basis, Cell, Note},
    diagnostic::{Code, Diagnostic},
    graph::{LiteralId, Naming},
    question::{Clauses, End, Mentioning, Place},
    theory::{NameOf, Record, RecordKind, Role},
};
use std::{
    collections::{BTreeMap, HashSet},
    rc::Rc,
};

/// A literal in a role, with the shortest chain that leads from or to it.
#[derive(Debug)]
pub(crate) struct LeadRow {
    literal: LiteralId,
    role: Option<Role>,
    stands_in: Rc<[u32]>,
    from: Option<LiteralId>,
    to: Option<LiteralId>,
    /// The chain to it, where the question says from where; none where no chain without opposites was found.
    before: Option<Facts>,
    /// The chain from it, where the question says where it leads.
    after: Option<Facts>,
}

impl LeadRow {
    /// The chain that is shown: from the literal to where it leads, else to the literal.
    fn chain(&self) -> Option<&Facts> {
        if self.to.is_some() { self.after.as_ref() } else { self.before.as_ref() }
    }

    /// First those with a chain, by its steps, then by names.
    fn order(&self) -> (usize, LiteralId, Option<LiteralId>, Option<LiteralId>) {
        (self.chain().map_or(usize::MAX, |facts| facts.steps.len()), self.literal, self.from, self.to)
    }
}

impl Subject for LeadRow {
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record> {
        known.theory.get(&known.graph.factors[self.literal.factor()]).map(AsRef::as_ref)
    }

    fn namings<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a [Naming]> {
        Some(known.graph.evidence.of_factor.get(self.literal.factor()))
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.before.iter().chain(&self.after).flat_map(Facts::configurations).collect()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        let steps = self.chain().map_or_else(Vec::new, |facts| facts.basis(known.graph));
        if steps.is_empty() {
            return Basis::Factor {
                factor: NameOf { name: known.graph.factors[self.literal.factor()].clone(), number: None },
                stands_in: self.stands_in.iter().map(|c| known.graph.configuration_id(*c)).collect(),
            };
        }
        Basis::Chain(steps)
    }

    fn name(&self, known: &Known<'_>) -> Option<NameOf> {
        Some(NameOf { name: known.graph.factors[self.literal.factor()].clone(), number: None })
    }
}

/// Answers `find` where it says to or from which factor chains lead. With both, a row has both chains.
pub(crate) fn leading(
    asked: &Asked<'_>,
    role: Option<Role>,
    clauses: &Clauses,
    budget: &Budget<'_>,
) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: clauses.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let steps = Steps::new(known.graph, &live);
    let (mut notes, mut empty) = (Vec::new(), Vec::new());
    let mut end_of = |end: Option<&End>| -> Result<Option<Ends>, Vec<Diagnostic>> {
        let Some(end) = end else { return Ok(None) };
        let ends = Ends::new(known, &live, end)?;
        notes.extend(ends::either(known, end, &ends));
        Ok(Some(ends))
    };
    let to = end_of(clauses.leading_to.as_ref())?;
    let from = end_of(match &clauses.from {
        Some(Place::Factor(end)) => Some(end),
        _ => None,
    })?;
    let stands = standing(known, &live, role, clauses);
    let mut walk = Walk::new(&steps, role, &stands, clauses, budget);
    let after = to.as_ref().map(|ends| walk.after(ends, &mut empty));
    let before = from.as_ref().map(|ends| walk.before(ends, &mut empty));
    let mut subjects = joined(role, &stands, before, after);
    subjects.sort_by_key(LeadRow::order);
    notes.extend(walk.notes(&subjects));
    let partial = walk.purse.ended().is_some();
    let things = role.map_or("factors", Role::plural);
    let bare = |end: Option<&End>| end.is_some_and(|end| end.direction.is_none());
    let from_end = match &clauses.from {
        Some(Place::Factor(end)) => Some(end),
        _ => None,
    };
    let table =
        table(things, role, (bare(from_end), from.is_some()), (bare(clauses.leading_to.as_ref()), to.is_some()));
    let empty = format!("no {} {}", role.map_or("factor", Role::word), empty.join(", and none "));
    asked.answer(Listing { table, subjects, notes, partial, empty })
}

/// The literals that stand in the role, each with the configurations in which it does.
fn standing(known: &Known<'_>, live: &Live, role: Option<Role>, clauses: &Clauses) -> BTreeMap<LiteralId, Rc<[u32]>> {
    let mut stands: BTreeMap<LiteralId, Vec<u32>> = BTreeMap::new();
    for configuration in live.iter() {
        for group in known.graph.groups(configuration) {
            let fits = role.map_or(group.row.role != Role::Actor, |role| group.row.role == role);
            for literal in group.literals.iter().filter(|_| fits) {
                let all = stands.entry(*literal).or_default();
                if all.last() != Some(&configuration) {
                    all.push(configuration);
                }
            }
        }
    }
    let mut stands: BTreeMap<LiteralId, Rc<[u32]>> =
        stands.into_iter().map(|(literal, all)| (literal, all.into())).collect();
    if let Some(mentioning) = &clauses.mentioning {
        stands.retain(|literal, all| {
            let row = super::rows::factors::FactorRow {
                factor: literal.factor(),
                stands: Vec::new(),
                configurations: all.to_vec(),
            };
            match mentioning {
                Mentioning::Words(words) => row.record(known).is_some_and(|record| mentions_words(record, words)),
                Mentioning::Factor(end) => mentions_factor(known, &row, &literals_of(known.graph, end)),
            }
        });
    }
    stands
}

/// For each literal in the role and each literal at the end asked for, the chain between them.
type Found = BTreeMap<(LiteralId, LiteralId), Option<Facts>>;

/// The search for those chains.
struct Walk<'a> {
    steps: &'a Steps<'a>,
    role: Option<Role>,
    stands: &'a BTreeMap<LiteralId, Rc<[u32]>>,
    directly: bool,
    within: Option<u32>,
    purse: Purse<'a>,
    share: u64,
    short: bool,
}

impl<'a> Walk<'a> {
    fn new(
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
            purse: Purse::new(budget.steps, budget.stop),
            share: (budget.steps / (stands.len() as u64 + 1)).max(2_000),
            short: false,
        }
    }

    /// What leads to the ends. A literal of the end's own factor leads there only round a loop, so no chain is looked
    /// for.
    fn after(&mut self, ends: &Ends, empty: &mut Vec<String>) -> Found {
        let graph = self.steps.graph;
        let mut found = Found::new();
        for target in &ends.asked {
            let targets = ends.with_kinds(graph, *target);
            let limit = if self.directly { 1 } else { self.within.unwrap_or(u32::MAX) };
            let distances = backward(self.steps, &targets, limit, false);
            let mut search = Search::new(self.steps, &distances, false, &[]);
            for (literal, stands_in) in self.stands {
                let chain = match (self.role, self.directly) {
                    (role, directly) if literal.factor() == target.factor() => {
                        let round = role != Some(Role::Actor) && !directly;
                        (round && distances.at[literal.index()] != u32::MAX).then_some(None)
                    }
                    (Some(Role::Actor), _) => self.actor_after(&mut search, &distances, stands_in),
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
        let giving = graph.configurations.len();
        let live = (0..giving).filter_map(|at| u32::try_from(at).ok()).filter(|at| {
            self.steps.live.is(*at)
                && ends.all(graph).iter().any(|literal| {
                    graph.outcome_of.get(literal.0).binary_search(at).is_ok()
                        || graph.mechanism_of.get(literal.0).binary_search(at).is_ok()
                })
        });
        let directly = if self.directly { "directly " } else { "" };
        empty.push(format!(
            "leads {directly}to {}: {} there, {} in the role asked for",
            named(graph, &ends.asked),
            match live.count() {
                1 => "1 configuration ends".to_owned(),
                count => format!("{} end", notes::several(count, "configuration")),
            },
            self.standing(),
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
    ) -> Option<Option<Facts>> {
        let graph = self.steps.graph;
        let mut best: Vec<(u32, u32)> = Vec::new();
        for configuration in stands_in.iter().copied() {
            let mechanisms = graph.mechanisms(configuration).flatten();
            let outcomes = graph.outcomes(configuration).flatten();
            let gives = mechanisms.chain(outcomes.clone()).any(|literal| distances.is_target(*literal));
            let onward = outcomes.map(|literal| distances.at[literal.index()]).min().unwrap_or(u32::MAX);
            let least = if gives { 1 } else { onward.saturating_add(1) };
            if gives || (onward != u32::MAX && !self.directly) {
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

    /// What is reached from the ends; of their own factor only round a loop.
    fn before(&mut self, ends: &Ends, empty: &mut Vec<String>) -> Found {
        let graph = self.steps.graph;
        let mut found = Found::new();
        for root in &ends.asked {
            let roots = ends.with_kinds(graph, *root);
            let reached = forward(self.steps, &roots, self.within.unwrap_or(u32::MAX), &mut self.purse);
            for (literal, stands_in) in self.stands {
                let chain = match self.role {
                    role if literal.factor() == root.factor() => {
                        (role != Some(Role::Actor) && reached.has(*literal)).then_some(None)
                    }
                    Some(Role::Actor) => self.actor_before(&reached, stands_in),
                    _ if reached.has(*literal) => Some(self.checked(&reached, &roots, *literal)),
                    _ => None,
                };
                if let Some(chain) = chain {
                    found.insert((*literal, *root), chain);
                }
            }
        }
        empty
            .push(format!("is reached from {}: {} in the role asked for", named(graph, &ends.asked), self.standing(),));
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
        chains.sort_by_key(|chain| chain.hops.len());
        let found = chains.iter().find_map(|chain| facts(self.steps, chain));
        (!chains.is_empty()).then_some(found)
    }

    fn standing(&self) -> String {
        match self.stands.len() {
            1 => "1 literal stands".to_owned(),
            count => format!("{} stand", notes::several(count, "literal")),
        }
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
    fn notes(&self, rows: &[LeadRow]) -> Vec<Note> {
        let mut notes = Vec::new();
        let without = rows
            .iter()
            .filter(|row| (row.to.is_some() && row.after.is_none()) || (row.from.is_some() && row.before.is_none()));
        let names: Vec<String> = without.map(|row| self.steps.graph.literal(row.literal).to_string()).collect();
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

/// The rows: with two ends, what is found for both.
fn joined(
    role: Option<Role>,
    stands: &BTreeMap<LiteralId, Rc<[u32]>>,
    before: Option<Found>,
    after: Option<Found>,
) -> Vec<LeadRow> {
    let row = |literal: LiteralId| LeadRow {
        literal,
        role,
        stands_in: stands.get(&literal).map_or_else(|| Rc::new([]) as Rc<[u32]>, Rc::clone),
        from: None,
        to: None,
        before: None,
        after: None,
    };
    match (before, after) {
        (Some(before), Some(after)) => {
            let mut rows = Vec::new();
            for ((literal, from), first) in before {
                for ((_, to), then) in after.range((literal, LiteralId(0))..=(literal, LiteralId(u32::MAX))) {
                    rows.push(LeadRow {
                        from: Some(from),
                        to: Some(*to),
                        before: first.clone(),
                        after: then.clone(),
                        ..row(literal)
                    });
                }
            }
            rows
        }
        (Some(before), None) => before
            .into_iter()
            .map(|((literal, from), before)| LeadRow { from: Some(from), before, ..row(literal) })
            .collect(),
        (None, after) => after
            .into_iter()
            .flatten()
            .map(|((literal, to), after)| LeadRow { to: Some(to), after, ..row(literal) })
            .collect(),
    }
}

fn table(
    things: &'static str,
    role: Option<Role>,
    (any_from, has_from): (bool, bool),
    (any_to, has_to): (bool, bool),
) -> Table<LeadRow> {
    let literal = |name, shown: bool, of: fn(&LeadRow) -> Option<LiteralId>| {
        let value = move |known: &Known<'_>, row: &LeadRow| match of(row) {
            Some(literal) => Cell::Literal(known.graph.literal(literal)),
            None => Cell::Nothing,
        };
        if shown { column(name, Shape::Literals(None), value) } else { aside(name, Shape::Literals(None), value) }
    };
    let mut columns = vec![
        aside("id", Shape::Word, |known, row: &LeadRow| {
            Cell::Word(known.graph.factors[row.literal.factor()].to_string())
        }),
        column(role.map_or("factor", Role::word), Shape::Literals(None), subject),
    ];
    if has_from {
        columns.push(literal("from", any_from, |row| row.from));
    }
    columns.push(literal("to", any_to, |row| row.to.or(Some(row.literal))));
    if has_from && has_to {
        columns.push(column("reached-by", Shape::Literals(None), |known, row: &LeadRow| {
            chain_or_remark(known, row, row.before.as_ref())
        }));
    }
    columns.extend([
        column("chain", Shape::Literals(None), |known, row: &LeadRow| chain_or_remark(known, row, row.chain())),
        column("steps", Shape::Number, |_, row: &LeadRow| {
            row.chain().map_or(Cell::Nothing, |facts| number(facts.steps.len()))
        }),
        column("follows", Shape::Word, |_, row: &LeadRow| {
            row.chain().map_or(Cell::Nothing, |facts| Cell::Word(facts.surety.words().to_owned()))
        }),
        column("sources", Shape::Number, |_, row: &LeadRow| {
            row.chain().map_or(Cell::Nothing, |facts| number(facts.sources.len()))
        }),
        column("by", Shape::Word, |known, row: &LeadRow| {
            row.chain().map_or(Cell::Nothing, |facts| shown(known.graph, facts))
        }),
    ]);
    Table { things, columns, kinds: &[RecordKind::Factor(None)], counted: true, roles: false }
}

fn subject(known: &Known<'_>, row: &LeadRow) -> Cell {
    let literal = known.graph.literal(row.literal);
    if row.role == Some(Role::Actor) { Cell::Word(literal.factor.to_string()) } else { Cell::Literal(literal) }
}

/// The chain, or why there is none.
fn chain_or_remark(known: &Known<'_>, row: &LeadRow, facts: Option<&Facts>) -> Cell {
    let own = |end: Option<LiteralId>| end.is_some_and(|end| end.factor() == row.literal.factor());
    match facts {
        Some(facts) => chain(known.graph, facts),
        None if own(row.from) || own(row.to) => Cell::Text("only round a loop".to_owned()),
        None => Cell::Text("none found without opposites".to_owned()),
    }
}
