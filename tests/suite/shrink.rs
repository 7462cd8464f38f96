//! Smaller theories that still show a fault.

use crate::naive;
use because::theory::{NameOf, Part, Record, RecordKind, Value};

/// Whether every name stands for a record, and every record could have been loaded.
pub(crate) fn is_whole(records: &[Record]) -> bool {
    records.iter().all(|record| names(record).iter().all(|name| stands(records, name)) && is_sound(record))
}

fn stands(records: &[Record], name: &NameOf) -> bool {
    records
        .iter()
        .filter(|record| record.name == name.name)
        .any(|record| name.number.is_none_or(|n| n >= 1 && n as usize <= naive::configurations(record).len()))
}

fn is_sound(record: &Record) -> bool {
    let mut parts = 0;
    let mut begun = 0;
    for field in &record.fields {
        match &field.value {
            Value::Part { lead, sentence } => {
                if sentence.codes().next().is_some_and(|(_, code)| code.or) {
                    return false;
                }
                if parts == 0 && matches!(lead.part, Part::InTurn | Part::Otherwise) {
                    return false;
                }
                begun += usize::from(parts > 0 && lead.part.begins());
                parts += 1;
            }
            Value::Cell(sentence) if sentence.codes().next().is_some_and(|(_, code)| code.or) => return false,
            Value::Roles(_) if begun == 0 => return false,
            _ => {}
        }
    }
    let stances = ["supports", "contradicts", "refines", "silent"];
    match record.kind {
        RecordKind::Statement => parts > 0,
        RecordKind::Evidence => stances.iter().any(|stance| !record.names(stance).is_empty()),
        _ => true,
    }
}

/// All names in a record that stand for others.
fn names(record: &Record) -> Vec<NameOf> {
    let mut found = Vec::new();
    for field in &record.fields {
        match &field.value {
            Value::Names(names) | Value::Place { names, .. } => found.extend(names.iter().cloned()),
            Value::Groups(groups) => {
                let literals = groups.iter().flat_map(|group| &group.literals);
                found.extend(literals.map(|l| NameOf { name: l.factor.clone(), number: None }));
            }
            Value::Cell(sentence) | Value::Part { sentence, .. } => {
                let groups = sentence.codes().flat_map(|(_, code)| &code.groups);
                let literals = groups.flat_map(|group| &group.literals);
                found.extend(literals.map(|l| NameOf { name: l.factor.clone(), number: None }));
            }
            _ => {}
        }
    }
    found
}

/// How many smaller theories are tried.
const TRIES: usize = 3000;

/// The smallest theory found, by leaving out records and fields, that still fails.
pub(crate) fn shrink(records: &[Record], fails: &mut dyn FnMut(&[Record]) -> bool) -> Vec<Record> {
    let mut best = records.to_vec();
    let mut tries = 0;
    let fails: &mut dyn FnMut(&[Record]) -> bool = &mut |records: &[Record]| {
        tries += 1;
        tries <= TRIES && fails(records)
    };
    loop {
        let before = best.clone();
        for at in (0..best.len()).rev() {
            let mut smaller = best.clone();
            smaller.remove(at);
            take(&mut best, smaller, fails);
        }
        for at in 0..best.len() {
            let mut field = best[at].fields.len();
            while field > 0 {
                field -= 1;
                for smaller in smaller_fields(&best, at, field) {
                    if take(&mut best, smaller, fails) {
                        break;
                    }
                }
            }
        }
        if best == before {
            return best;
        }
    }
}

fn take(best: &mut Vec<Record>, smaller: Vec<Record>, fails: &mut dyn FnMut(&[Record]) -> bool) -> bool {
    let kept = is_whole(&smaller) && fails(&smaller);
    if kept {
        *best = smaller;
    }
    kept
}

/// The theories with a field left out, or one of the things in it.
fn smaller_fields(records: &[Record], at: usize, field: usize) -> Vec<Vec<Record>> {
    let mut all = Vec::new();
    let mut without = records.to_vec();
    without[at].fields.remove(field);
    all.push(without);
    let count = match &records[at].fields[field].value {
        Value::Names(names) | Value::Place { names, .. } => names.len(),
        Value::Groups(groups) => groups.len(),
        Value::Cell(sentence) | Value::Part { sentence, .. } => sentence.runs.len(),
        _ => 0,
    };
    for n in 0..if count > 1 { count } else { 0 } {
        let mut smaller = records.to_vec();
        match &mut smaller[at].fields[field].value {
            Value::Names(names) | Value::Place { names, .. } => drop(names.remove(n)),
            Value::Groups(groups) => drop(groups.remove(n)),
            Value::Cell(sentence) | Value::Part { sentence, .. } => drop(sentence.runs.remove(n)),
            _ => {}
        }
        all.push(smaller);
    }
    all
}
