//! What configurations lack.

use super::{gap::Gaps, ground::Ground};
use crate::{
    graph::{GroupView, LiteralId},
    theory::{Direction, NameOf, Role},
};
use std::collections::BTreeMap;

/// Calls `each` for the live configurations in which something is coded.
fn each(ground: &Ground<'_>, gaps: &mut Gaps<'_>, mut each: impl FnMut(u32, &mut Gaps<'_>)) {
    for at in ground.live.iter() {
        if !gaps.go_on() {
            return;
        }
        if ground.graph().groups(at).next().is_some() {
            each(at, gaps);
        }
    }
}

fn is_known(group: &[LiteralId]) -> bool {
    !group.is_empty()
}

/// What is lacking, be it that nothing is told or that it is unknown.
fn missing(stands: bool, what: &str) -> String {
    if stands { format!("{what}, which is unknown") } else { what.to_owned() }
}

pub(super) fn no_mechanism(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |at, gaps| {
        let graph = ground.graph();
        let Some(outcomes) = ground.wording.outcomes(at) else { return };
        if graph.mechanisms(at).any(is_known) {
            return;
        }
        let question = match ground.wording.conditions(at) {
            Some(conditions) => format!(
                "Where there is {}, what do people think, feel or do that leads to {}?",
                conditions.text, outcomes.text
            ),
            None => format!("What do people think, feel or do that leads to {}?", outcomes.text),
        };
        let lacking = missing(graph.mechanisms(at).next().is_some(), "a mechanism");
        gaps.add(ground.configuration(at), lacking, question, vec![at]);
    });
}

pub(super) fn not_fired(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    let graph = ground.graph();
    // The configurations that explain each outcome, and whether a mechanism fires in one of them.
    let mut explained: BTreeMap<LiteralId, (Vec<u32>, bool)> = BTreeMap::new();
    each(ground, gaps, |at, _| {
        if !graph.mechanisms(at).any(is_known) {
            return;
        }
        let fires = graph.mechanisms(at).flatten().any(|literal| literal.direction() != Direction::Less);
        for outcome in graph.outcomes(at).flatten() {
            let (by, fired) = explained.entry(*outcome).or_default();
            if by.last() != Some(&at) {
                by.push(at);
            }
            *fired |= fires;
        }
    });
    for (outcome, (by, _)) in explained.into_iter().filter(|(_, (_, fired))| !fired) {
        let Some(mechanisms) = ground.wording.groups(by.iter().flat_map(|at| graph.mechanisms(*at))) else { continue };
        let said = ground.wording.literal(outcome);
        let question =
            format!("Where there is {}, what takes its place, and how does that lead to {said}?", mechanisms.text);
        let of = NameOf { name: graph.factors[outcome.factor()].clone(), number: None };
        let about = graph.literal(outcome).to_string();
        let lacking = format!("a mechanism that fires for {about}");
        gaps.add_of_part(of, Some(about), lacking, question, by);
    }
}

/// `For whom, or in what circumstances, does … lead to …?`
fn for_whom(ground: &Ground<'_>, at: u32) -> Option<String> {
    let wording = &ground.wording;
    let conditions = wording.conditions(at);
    let opening = match &conditions {
        Some(known) => format!("Besides {}, for whom or in what circumstances", known.text),
        None => "For whom, or in what circumstances,".to_owned(),
    };
    Some(match (wording.mechanisms(at), wording.outcomes(at)) {
        (Some(one), Some(outcomes)) => format!("{opening} {} {} lead to {}?", one.does(), one.text, outcomes.text),
        (None, Some(one)) | (Some(one), None) => format!("{opening} does it come to {}?", one.text),
        (None, None) => return None,
    })
}

pub(super) fn unknown_condition(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |at, gaps| {
        let row = &ground.graph().configurations[at as usize];
        if !row.unknown_condition || row.borrows {
            return;
        }
        let question = for_whom(ground, at).unwrap_or_else(|| what_is_it(ground, at));
        gaps.add(ground.configuration(at), "a condition, which is unknown", question, vec![at]);
    });
}

pub(super) fn no_context(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |at, gaps| {
        let graph = ground.graph();
        if !graph.configurations[at as usize].borrows || graph.mechanisms(at).next().is_none() {
            return;
        }
        let question = for_whom(ground, at).unwrap_or_else(|| what_is_it(ground, at));
        gaps.add(ground.configuration(at), "a context", question, vec![at]);
    });
}

pub(super) fn no_outcome(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |at, gaps| {
        let graph = ground.graph();
        if graph.outcomes(at).any(is_known) {
            return;
        }
        let question = match (ground.wording.conditions(at), ground.wording.mechanisms(at)) {
            (Some(conditions), Some(mechanisms)) => {
                format!("What comes of {} where there is {}?", mechanisms.text, conditions.text)
            }
            (Some(one), None) | (None, Some(one)) => format!("What comes of {}?", one.text),
            (None, None) => what_is_it(ground, at),
        };
        let lacking = missing(graph.outcomes(at).next().is_some(), "an outcome");
        gaps.add(ground.configuration(at), lacking, question, vec![at]);
    });
}

pub(super) fn unknown_part(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |at, gaps| {
        let (graph, wording) = (ground.graph(), &ground.wording);
        let outcomes = wording.outcomes(at);
        let unknown = |mut groups: Box<dyn Iterator<Item = &[LiteralId]> + '_>| groups.any(|group| group.is_empty());
        if let Some(mechanisms) = wording.mechanisms(at)
            && unknown(Box::new(graph.mechanisms(at)))
        {
            let question = match &outcomes {
                Some(outcomes) => format!("Besides {}, what leads to {}?", mechanisms.text, outcomes.text),
                None => format!("Besides {}, what do people think, feel or do here?", mechanisms.text),
            };
            gaps.add(ground.configuration(at), "a further mechanism, which is unknown", question, vec![at]);
        }
        if let Some(outcomes) = outcomes
            && unknown(Box::new(graph.outcomes(at)))
        {
            let question = match wording.mechanisms(at).or_else(|| wording.conditions(at)) {
                Some(cause) => format!("Besides {}, what comes of {}?", outcomes.text, cause.text),
                None => format!("Besides {}, what comes about?", outcomes.text),
            };
            gaps.add(ground.configuration(at), "a further outcome, which is unknown", question, vec![at]);
        }
    });
}

/// What a literal is in a configuration.
#[derive(Debug, Clone, Copy)]
enum Part {
    Condition,
    Mechanism,
    Outcome,
}

pub(super) fn direction(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |at, gaps| {
        let graph = ground.graph();
        // Each literal with what it is: what comes about, what brings it about, a condition.
        let mut unsaid: BTreeMap<LiteralId, Part> = BTreeMap::new();
        let directed = |group: &GroupView<'_>| group.row.role != Role::Actor;
        for group in graph.groups(at).filter(directed) {
            let part = match group.row {
                row if row.role == Role::Outcome => Part::Outcome,
                row if row.mechanism => Part::Mechanism,
                _ => Part::Condition,
            };
            for literal in group.literals.iter().filter(|literal| literal.direction() == Direction::Unsaid) {
                unsaid.entry(*literal).or_insert(part);
            }
        }
        let wording = &ground.wording;
        for (literal, part) in unsaid {
            let said = wording.literal(literal);
            let (conditions, mechanisms) = (wording.conditions(at), wording.mechanisms(at));
            let (cause, effect) = match part {
                Part::Outcome => (mechanisms.or(conditions), None),
                Part::Mechanism => (conditions, wording.outcomes(at)),
                Part::Condition => (None, wording.outcomes(at).or(mechanisms)),
            };
            let question = match (effect, cause) {
                (Some(effect), _) => format!("Is it more or less of {said} that leads to {}?", effect.text),
                (None, Some(cause)) => format!("Is it more or less of {said} that comes of {}?", cause.text),
                (None, None) => format!("Is it more or less of {said} that is meant here?"),
            };
            let about = graph.literal(literal).to_string();
            let lacking = format!("the direction of {}", graph.factors[literal.factor()]);
            gaps.add_of_part(ground.configuration(at), Some(about), lacking, question, vec![at]);
        }
    });
}

/// A question about what cannot be put into words of factors.
fn what_is_it(ground: &Ground<'_>, at: u32) -> String {
    let claim = ground.graph().configurations[at as usize].claim;
    match ground.record(claim).and_then(|record| record.sentence()) {
        Some(sentence) => format!("For whom, or in what circumstances, does this hold: “{sentence}”?"),
        None => format!("What does {} say: what brings what about, and for whom?", ground.configuration(at)),
    }
}
