//! What factors lack.

use super::{gap::Gaps, ground::Ground};
use crate::theory::{NameOf, Record};

/// Calls `each` for the declared factors among some.
fn each(ground: &Ground<'_>, gaps: &mut Gaps<'_>, mut each: impl FnMut(u32, &Record, &mut Gaps<'_>)) {
    for &factor in ground.standing() {
        if !gaps.go_on() {
            return;
        }
        if let Some(record) = ground.known.theory.get(&ground.graph().factors[factor]) {
            each(factor, record, gaps);
        }
    }
}

fn name(record: &Record) -> NameOf {
    NameOf { name: record.name.clone(), number: None }
}

/// The live configurations in which a factor stands, as an outcome or in any role.
fn standing_in(ground: &Ground<'_>, factor: u32, as_outcome: bool) -> Vec<u32> {
    let graph = ground.graph();
    let literals = crate::graph::Graph::directions(factor);
    let mut all: Vec<u32> = Vec::new();
    for literal in literals {
        let lists = [&graph.outcome_of, &graph.condition_of, &graph.mechanism_of];
        let lists = if as_outcome { &lists[..1] } else { &lists[..] };
        all.extend(lists.iter().flat_map(|list| list.get(literal.0)).filter(|at| ground.live.is(**at)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

pub(super) fn wanted(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |factor, record, gaps| {
        let stands = standing_in(ground, factor, true);
        if stands.is_empty() || record.get("wanted").is_some() {
            return;
        }
        let question = format!("Is more or less of {} wanted, and by whom?", ground.wording.factor(factor));
        gaps.add(name(record), "which direction is wanted", question, stands);
    });
}

pub(super) fn no_definition(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |factor, record, gaps| {
        if record.get("definition").is_some() {
            return;
        }
        let question = format!("What is meant by {}, and how would one notice it?", ground.wording.factor(factor));
        gaps.add(name(record), "a definition", question, standing_in(ground, factor, false));
    });
}
