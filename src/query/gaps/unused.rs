//! Factors that nothing names.

use super::{
    gap::{Gap, Gaps, Of, Part, Told},
    ground::Ground,
};
use crate::theory::{Field, Group, Name, Record, Sentence, Theory, Value};
use std::collections::BTreeSet;

/// The factors that are declared and that no other record names, be it in a code, a role line or a field.
pub fn unused(theory: &Theory) -> Vec<&Record> {
    let named = named(theory);
    let factors = theory.records().filter(|record| record.kind.is_factor() && !named.contains(&record.name));
    factors.map(AsRef::as_ref).collect()
}

/// Factors that nothing names; in one theory those that are declared in it.
pub(super) fn look(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    if ground.is_narrowed() {
        return;
    }
    for record in unused(ground.known.theory) {
        if !gaps.go_on() {
            return;
        }
        let within = |theory: &Name| record.names("in").iter().any(|named| named.name == *theory);
        let factor = ground.graph().factors.find(record.name.as_str());
        if let Some(factor) = factor.filter(|_| ground.theory().is_none_or(within)) {
            gaps.add(Of::Factor(factor), Part::Whole);
        }
    }
}

pub(super) fn tell(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let Of::Factor(factor) = gap.of else { return None };
    let called = ground.wording.factor(factor);
    let question = format!("What does {called} do here: is it a condition, a mechanism, an outcome?");
    Some(Told::new("a record that names it", question))
}

/// The names that stand in records, each record's own left out.
pub(super) fn named(theory: &Theory) -> BTreeSet<&Name> {
    theory.records().flat_map(|record| record.fields.iter().flat_map(|field| names(record, field))).collect()
}

/// The names in a field, that of its own record left out.
fn names<'a>(record: &'a Record, field: &'a Field) -> Vec<&'a Name> {
    let mut names: Vec<&Name> = match &field.value {
        Value::Names(names) | Value::Place { names, .. } => names.iter().map(|name| &name.name).collect(),
        Value::Groups(groups) => of_groups(groups).collect(),
        Value::Cell(sentence) | Value::Part { sentence, .. } => of_sentence(sentence),
        _ => Vec::new(),
    };
    names.retain(|name| **name != record.name);
    names
}

fn of_sentence(sentence: &Sentence) -> Vec<&Name> {
    sentence.codes().flat_map(|(_, code)| of_groups(&code.groups)).collect()
}

fn of_groups(groups: &[Group]) -> impl Iterator<Item = &Name> {
    groups.iter().flat_map(|group| group.literals.iter().map(|literal| &literal.factor))
}
