//! `find ROLEs leading to X`, `find ROLEs from Y`: what stands in a role and lies on the way.

mod row;
mod walk;

use super::{
    Budget, Known,
    chain::Steps,
    ends::{self, Ends},
    live::{Live, Scope},
    paths::named,
    rows::{Asked, Listing, Subject, factors::FactorRow, literals_of, mentions_factor, mentions_words},
    wanted::Outcomes,
};
use crate::{
    answer::{Answer, Note},
    diagnostic::Diagnostic,
    graph::LiteralId,
    question::{Clauses, End, Mentioning, Place, Target},
    theory::Role,
};
use row::LeadRow;
use std::{collections::BTreeMap, rc::Rc};
use walk::{Found, Walk};

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
    let from_end = match &clauses.from {
        Some(Place::Factor(end)) => Some(end),
        _ => None,
    };
    let mut notes = Vec::new();
    let to = goal(known, &live, clauses.leading_to.as_ref(), &mut notes)?;
    let from = from_end.map(|end| ends_of(known, &live, end, true, &mut notes)).transpose()?;
    let look = |among: &mut dyn Iterator<Item = u32>| {
        let mut empty = Vec::new();
        let stands = standing(known, among, role, clauses);
        let mut walk = Walk::new(&steps, role, &stands, clauses, budget);
        let after = to.as_ref().map(|goal| walk.after(goal, &mut empty));
        let before = from.as_ref().map(|ends| walk.before(ends, &mut empty));
        let mut subjects = joined(role, &stands, before, after);
        subjects.sort_by_key(LeadRow::order);
        (walk.notes(&subjects), walk.purse.ended().is_some(), subjects, empty)
    };
    // what leads there directly stands in a configuration that gives the end; an empty answer tells of all
    let near = to.as_ref().filter(|_| clauses.directly && from.is_none() && clauses.mentioning.is_none());
    let found = near.map(|goal| look(&mut giving(known, &live, &goal.ends).into_iter()));
    let found = found.filter(|(.., subjects, _)| !subjects.is_empty());
    let (more, partial, subjects, empty) = found.unwrap_or_else(|| look(&mut live.iter()));
    notes.extend(more);
    let things = role.map_or("factors", Role::plural);
    let any_from = from_end.is_some_and(|end| end.direction.is_none());
    let any_to = to.as_ref().is_some_and(|goal| goal.any);
    let table = row::table(things, role, (any_from, from.is_some()), (any_to, to.is_some()));
    let empty = format!("no {} {}", role.map_or("factor", Role::word), empty.join(", and none "));
    asked.answer(Listing { table, subjects, notes, partial, empty })
}

/// Where chains are to lead.
struct Goal {
    ends: Ends,
    /// The same in words.
    words: String,
    /// Whether the question leaves open which literal it is, so that each row says it.
    any: bool,
}

fn goal(
    known: &Known<'_>,
    live: &Live,
    target: Option<&Target>,
    notes: &mut Vec<Note>,
) -> Result<Option<Goal>, Vec<Diagnostic>> {
    match target {
        None => Ok(None),
        Some(Target::Factor(end)) => {
            let ends = ends_of(known, live, end, false, notes)?;
            Ok(Some(Goal { words: named(known.graph, &ends.asked), any: end.direction.is_none(), ends }))
        }
        Some(Target::Outcomes { wanted }) => {
            let outcomes = Outcomes::new(known, live);
            notes.extend(outcomes.note(known));
            let ends = outcomes.ends(*wanted);
            let kind = if *wanted { "a wanted" } else { "an unwanted" };
            let words = format!("{kind} outcome, of which there are {} among {}", ends.asked.len(), outcomes.count());
            Ok(Some(Goal { words, any: true, ends }))
        }
    }
}

fn ends_of(
    known: &Known<'_>,
    live: &Live,
    end: &End,
    begins: bool,
    notes: &mut Vec<Note>,
) -> Result<Ends, Vec<Diagnostic>> {
    let ends = Ends::new(known, live, end, begins)?;
    notes.extend(ends::either(known, end, &ends));
    Ok(ends)
}

/// The live configurations that give one of these ends, by name.
fn giving(known: &Known<'_>, live: &Live, ends: &Ends) -> Vec<u32> {
    let (graph, ends) = (known.graph, ends.all());
    let lists = [&graph.outcome_of, &graph.mechanism_of];
    let all = lists.iter().flat_map(|list| ends.iter().flat_map(|end| list.get(end.0)));
    let mut all: Vec<u32> = all.copied().filter(|configuration| live.is(*configuration)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The literals that stand in the role among some configurations, each with those in which it does.
fn standing(
    known: &Known<'_>,
    among: &mut dyn Iterator<Item = u32>,
    role: Option<Role>,
    clauses: &Clauses,
) -> BTreeMap<LiteralId, Rc<[u32]>> {
    let mut stands: BTreeMap<LiteralId, Vec<u32>> = BTreeMap::new();
    for configuration in among {
        for group in known.graph.groups(configuration) {
            let fits = role.map_or(group.row.role != Role::Actor, |role| group.row.stands_as(role));
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
            let row = FactorRow { factor: literal.factor(), configurations: all.to_vec(), ..FactorRow::default() };
            match mentioning {
                Mentioning::Words(words) => row.record(known).is_some_and(|record| mentions_words(record, words)),
                Mentioning::Factor(end) => mentions_factor(known, &row, &literals_of(known.graph, end)),
            }
        });
    }
    stands
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
