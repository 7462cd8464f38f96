//! Factors whose direction is not said.

use super::{
    configurations::each,
    gap::{Gap, Gaps, Of, Part, Told},
    ground::Ground,
};
use crate::{
    graph::{Graph, LiteralId},
    theory::{Direction, Role},
};
use std::collections::BTreeMap;

/// What a literal is in a configuration.
#[derive(Debug, Clone, Copy)]
enum As {
    Condition,
    Mechanism,
    Outcome,
}

/// The literals without a direction of a configuration, each with what it is where it is first named.
fn unsaid(graph: &Graph, at: u32) -> BTreeMap<LiteralId, As> {
    let mut unsaid = BTreeMap::new();
    for group in graph.groups(at).filter(|group| group.row.role != Role::Actor) {
        let what = match group.row {
            row if row.role == Role::Outcome => As::Outcome,
            row if row.mechanism => As::Mechanism,
            _ => As::Condition,
        };
        for literal in group.literals.iter().filter(|literal| literal.direction() == Direction::Unsaid) {
            unsaid.entry(*literal).or_insert(what);
        }
    }
    unsaid
}

pub(super) fn look(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |at, gaps| {
        for literal in unsaid(ground.graph(), at).into_keys() {
            gaps.add(Of::Configuration(at), Part::Literal(literal));
        }
    });
}

pub(super) fn tell(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let (Of::Configuration(at), Part::Literal(literal)) = (gap.of, gap.part) else { return None };
    let (graph, wording) = (ground.graph(), &ground.wording);
    let what = *unsaid(graph, at).get(&literal)?;
    let said = wording.literal(literal);
    let (conditions, mechanisms) = (wording.conditions(at), wording.mechanisms(at));
    let (cause, effect) = match what {
        As::Outcome => (mechanisms.or(conditions), None),
        As::Mechanism => (conditions, wording.outcomes(at)),
        As::Condition => (None, wording.outcomes(at).or(mechanisms)),
    };
    let question = match (effect, cause) {
        (Some(effect), _) => format!("Is it more or less of {said} that leads to {}?", effect.text),
        (None, Some(cause)) => format!("Is it more or less of {said} that comes of {}?", cause.text),
        (None, None) => format!("Is it more or less of {said} that is meant here?"),
    };
    let lacking = format!("the direction of {}", graph.factors[literal.factor()]);
    Some(Told::new(lacking, question).about(graph.literal(literal).to_string()))
}
