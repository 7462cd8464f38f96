//! What configurations lack.

use super::{
    gap::{Gap, Gaps, Of, Part, Told},
    ground::Ground,
};
use crate::{
    graph::{Graph, LiteralId},
    theory::Direction,
};
use std::collections::BTreeMap;

/// Calls `each` for the live configurations in which something is coded.
pub(super) fn each(ground: &Ground<'_>, gaps: &mut Gaps<'_>, mut each: impl FnMut(u32, &mut Gaps<'_>)) {
    for at in ground.live.iter() {
        if !gaps.go_on() {
            return;
        }
        if ground.graph().groups(at).next().is_some() {
            each(at, gaps);
        }
    }
}

/// Keeps those of which `lacks` holds.
fn lacking(ground: &Ground<'_>, gaps: &mut Gaps<'_>, lacks: impl Fn(&Graph, u32) -> bool) {
    each(ground, gaps, |at, gaps| {
        if lacks(ground.graph(), at) {
            gaps.add(Of::Configuration(at), Part::Whole);
        }
    });
}

/// The configuration of a gap.
fn configuration(gap: &Gap) -> Option<u32> {
    match gap.of {
        Of::Configuration(at) => Some(at),
        _ => None,
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
    lacking(ground, gaps, |graph, at| graph.outcomes(at).any(is_known) && !graph.mechanisms(at).any(is_known));
}

pub(super) fn tell_no_mechanism(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let at = configuration(gap)?;
    let outcomes = ground.wording.outcomes(at)?;
    let question = match ground.wording.conditions(at) {
        Some(conditions) => format!(
            "Where there is {}, what do people think, feel or do that leads to {}?",
            conditions.text, outcomes.text
        ),
        None => format!("What do people think, feel or do that leads to {}?", outcomes.text),
    };
    Some(Told::new(missing(ground.graph().mechanisms(at).next().is_some(), "a mechanism"), question))
}

pub(super) fn not_fired(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    let graph = ground.graph();
    // The outcomes that are explained, and whether by a mechanism that fires.
    let mut explained: BTreeMap<LiteralId, bool> = BTreeMap::new();
    each(ground, gaps, |at, _| {
        if !graph.mechanisms(at).any(is_known) {
            return;
        }
        let fires = graph.mechanisms(at).flatten().any(|literal| literal.direction() != Direction::Less);
        for outcome in graph.outcomes(at).flatten() {
            *explained.entry(*outcome).or_default() |= fires;
        }
    });
    for (outcome, _) in explained.into_iter().filter(|(_, fired)| !fired) {
        gaps.add(Of::Factor(outcome.factor()), Part::Literal(outcome));
    }
}

pub(super) fn tell_not_fired(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let Part::Literal(outcome) = gap.part else { return None };
    let graph = ground.graph();
    let mechanisms = ground.wording.groups(ground.explaining(outcome).flat_map(|at| graph.mechanisms(at)))?;
    let said = ground.wording.literal(outcome);
    let question =
        format!("Where there is {}, what takes its place, and how does that lead to {said}?", mechanisms.text);
    let about = graph.literal(outcome).to_string();
    Some(Told::new(format!("a mechanism that fires for {about}"), question).about(about))
}

/// `For whom, or in what circumstances, does … lead to …?`
fn for_whom(ground: &Ground<'_>, at: u32) -> String {
    let wording = &ground.wording;
    let conditions = wording.conditions(at);
    let opening = match &conditions {
        Some(known) => format!("Besides {}, for whom or in what circumstances", known.text),
        None => "For whom, or in what circumstances,".to_owned(),
    };
    match (wording.mechanisms(at), wording.outcomes(at)) {
        (Some(one), Some(outcomes)) => format!("{opening} {} {} lead to {}?", one.does(), one.text, outcomes.text),
        (None, Some(one)) | (Some(one), None) => format!("{opening} does it come to {}?", one.text),
        (None, None) => what_is_it(ground, at),
    }
}

pub(super) fn unknown_condition(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    lacking(ground, gaps, |graph, at| {
        let row = &graph.configurations[at as usize];
        row.unknown_condition && !row.borrows
    });
}

pub(super) fn tell_unknown_condition(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    Some(Told::new("a condition, which is unknown", for_whom(ground, configuration(gap)?)))
}

pub(super) fn no_context(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    lacking(ground, gaps, |graph, at| {
        graph.configurations[at as usize].borrows && graph.mechanisms(at).next().is_some()
    });
}

pub(super) fn tell_no_context(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    Some(Told::new("a context", for_whom(ground, configuration(gap)?)))
}

pub(super) fn no_outcome(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    lacking(ground, gaps, |graph, at| !graph.outcomes(at).any(is_known));
}

pub(super) fn tell_no_outcome(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let at = configuration(gap)?;
    let question = match (ground.wording.conditions(at), ground.wording.mechanisms(at)) {
        (Some(conditions), Some(mechanisms)) => {
            format!("What comes of {} where there is {}?", mechanisms.text, conditions.text)
        }
        (Some(one), None) | (None, Some(one)) => format!("What comes of {}?", one.text),
        (None, None) => what_is_it(ground, at),
    };
    Some(Told::new(missing(ground.graph().outcomes(at).next().is_some(), "an outcome"), question))
}

pub(super) fn unknown_part(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    let graph = ground.graph();
    each(ground, gaps, |at, gaps| {
        if graph.mechanisms(at).any(is_known) && !graph.mechanisms(at).all(is_known) {
            gaps.add(Of::Configuration(at), Part::Mechanism);
        }
        if graph.outcomes(at).any(is_known) && !graph.outcomes(at).all(is_known) {
            gaps.add(Of::Configuration(at), Part::Outcome);
        }
    });
}

pub(super) fn tell_unknown_part(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let at = configuration(gap)?;
    let wording = &ground.wording;
    let (mechanisms, outcomes) = (wording.mechanisms(at), wording.outcomes(at));
    if gap.part == Part::Mechanism {
        let mechanisms = mechanisms?;
        let question = match &outcomes {
            Some(outcomes) => format!("Besides {}, what leads to {}?", mechanisms.text, outcomes.text),
            None => format!("Besides {}, what do people think, feel or do here?", mechanisms.text),
        };
        return Some(Told::new("a further mechanism, which is unknown", question));
    }
    let outcomes = outcomes?;
    let question = match mechanisms.or_else(|| wording.conditions(at)) {
        Some(cause) => format!("Besides {}, what comes of {}?", outcomes.text, cause.text),
        None => format!("Besides {}, what comes about?", outcomes.text),
    };
    Some(Told::new("a further outcome, which is unknown", question))
}

/// A question about what cannot be put into words of factors.
fn what_is_it(ground: &Ground<'_>, at: u32) -> String {
    let claim = ground.graph().configurations[at as usize].claim;
    match ground.record(claim).and_then(|record| record.sentence()) {
        Some(sentence) => format!("For whom, or in what circumstances, does this hold: “{sentence}”?"),
        None => format!("What does {} say: what brings what about, and for whom?", ground.name(Of::Configuration(at))),
    }
}
