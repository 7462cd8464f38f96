//! What factors lack.

use super::{
    gap::{Gap, Gaps, Of, Part, Told},
    ground::Ground,
};
use crate::theory::Record;

/// Keeps the declared factors, among those that stand in a configuration, of which `lacks` holds.
fn each(ground: &Ground<'_>, gaps: &mut Gaps<'_>, part: Part, lacks: impl Fn(u32, &Record) -> bool) {
    for &factor in ground.standing() {
        if !gaps.go_on() {
            return;
        }
        let record = ground.known.theory.get(&ground.graph().factors[factor]);
        if record.is_some_and(|record| lacks(factor, record)) {
            gaps.add(Of::Factor(factor), part);
        }
    }
}

pub(super) fn wanted(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, Part::Outcome, |factor, record| {
        record.get("wanted").is_none() && !ground.standing_in(factor, true).is_empty()
    });
}

pub(super) fn tell_wanted(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let Of::Factor(factor) = gap.of else { return None };
    let question = format!("Is more or less of {} wanted, and by whom?", ground.wording.factor(factor));
    Some(Told::new("which direction is wanted", question))
}

pub(super) fn no_definition(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, Part::Whole, |_, record| record.get("definition").is_none());
}

pub(super) fn tell_no_definition(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let Of::Factor(factor) = gap.of else { return None };
    let question = format!("What is meant by {}, and how would one notice it?", ground.wording.factor(factor));
    Some(Told::new("a definition", question))
}
