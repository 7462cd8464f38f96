//! Factors that nothing names.

use super::Finding;
use crate::theory::{Field, Group, Name, Record, Sentence, Theory, Value};
use std::collections::BTreeSet;

/// Factors that are declared and that no other record names, be it in a code, a role line or a field.
pub(super) fn factors(theory: &Theory) -> Vec<Finding> {
    let mut named: BTreeSet<&Name> = BTreeSet::new();
    for record in theory.records() {
        for field in &record.fields {
            named.extend(names(record, field));
        }
    }
    let unused = theory.records().filter(|record| record.kind.is_factor() && !named.contains(&record.name));
    unused.map(|record| finding(record)).collect()
}

fn finding(record: &Record) -> Finding {
    let name = &record.name;
    Finding {
        record: name.clone(),
        message: format!("the factor `{name}` is declared and never used"),
        help: Some(format!("code a phrase to it, `[words](+{name})`, or leave the record out")),
    }
}

/// How many names are told.
const NAMED: usize = 20;

/// What is said of several factors.
pub(super) fn several(findings: &[Finding]) -> (String, String) {
    let names: Vec<String> = findings.iter().take(NAMED).map(|finding| format!("`{}`", finding.record)).collect();
    let more = match findings.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let first = names.first().map_or("name", |name| name.trim_matches('`'));
    (
        format!("{} factors are declared and never used: {}{more}", findings.len(), names.join(", ")),
        format!("code phrases to them, such as `[words](+{first})`, or leave the records out"),
    )
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
