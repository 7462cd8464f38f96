//! `find ROLEs leading to X`, `find ROLEs from Y`: what stands in a role and lies on the way.

mod row;
mod standing;
mod walk;

use super::{
    Budget, Known,
    chain::Steps,
    ends::{self, Ends},
    live::{Live, Scope},
    paths::named,
    rows::{Asked, Listing},
    wanted::Outcomes,
};
use crate::{
    answer::{Answer, Note},
    diagnostic::Diagnostic,
    graph::LiteralId,
    question::{Clauses, End, Place, Target},
    theory::Role,
};
use row::LeadRow;
use standing::Standing;
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
    let look = |standing: Standing| {
        let mut empty = Vec::new();
        let mut walk = Walk::new(&steps, role, &standing, clauses, budget);
        let after = to.as_ref().map(|goal| walk.after(goal, &mut empty));
        let before = from.as_ref().map(|ends| walk.before(ends, &mut empty));
        let mut subjects = joined(role, &standing, before, after);
        subjects.sort_by_cached_key(LeadRow::order);
        (walk.notes(&subjects), walk.ended().is_some(), subjects, empty)
    };
    // what leads there directly stands in a configuration that gives the end; an empty answer tells of all
    let near = to.as_ref().filter(|_| clauses.directly && from.is_none() && clauses.mentioning.is_none());
    let near = near.map(|goal| giving(known, &live, &goal.ends).into_iter());
    let found = near.map(|near| look(Standing::new(known, near, role, clauses)));
    let found = found.filter(|(.., subjects, _)| !subjects.is_empty());
    let (more, partial, subjects, empty) =
        found.unwrap_or_else(|| look(Standing::new(known, live.iter(), role, clauses)));
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

/// The rows: with two ends, what is found for both.
fn joined<'a>(
    role: Option<Role>,
    standing: &Standing,
    before: Option<Vec<Found<'a>>>,
    after: Option<Vec<Found<'a>>>,
) -> Vec<LeadRow<'a>> {
    let row = |literal: LiteralId, shown: bool| LeadRow {
        literal,
        role,
        // what stands behind the literal alone is shown where there is no chain
        stands_in: if shown { Vec::new() } else { standing.of(literal).to_vec() },
        from: None,
        to: None,
        before: None,
        after: None,
    };
    match (before, after) {
        (Some(before), Some(mut after)) => {
            after.sort_by_key(|found| found.literal);
            let mut rows = Vec::new();
            for first in before {
                let then = after.partition_point(|found| found.literal < first.literal);
                for then in after[then..].iter().take_while(|found| found.literal == first.literal) {
                    rows.push(LeadRow {
                        from: Some(first.end),
                        to: Some(then.end),
                        before: first.chain.clone(),
                        after: then.chain.clone(),
                        ..row(first.literal, then.chain.is_some())
                    });
                }
            }
            rows
        }
        (Some(before), None) => before
            .into_iter()
            .map(|Found { literal, end, chain }| {
                let row = row(literal, chain.is_some());
                LeadRow { from: Some(end), before: chain, ..row }
            })
            .collect(),
        (None, after) => after
            .into_iter()
            .flatten()
            .map(|Found { literal, end, chain }| {
                let row = row(literal, chain.is_some());
                LeadRow { to: Some(end), after: chain, ..row }
            })
            .collect(),
    }
}
