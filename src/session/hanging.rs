//! Configurations that records name by number, `NAME.2`, and that a change would take away from under them.

use super::loading::counted;
use crate::{
    diagnostic::{Code, Diagnostic},
    resolve,
    store::{Change, LoadPlan},
    text::Span,
    theory::{Name, NameOf, Record, RecordKind, Theory},
};
use foldhash::HashMap;
use std::collections::{BTreeMap, HashSet};

/// How many of the records that name one are listed.
const LISTED: usize = 10;

/// The faults of a change after which a record names a configuration that is not there: a statement gets fewer of them
/// and a record that stays as it is names more, or a record is new and what it names stays as it is here. What hung
/// before is no fault of the change.
pub(super) fn faults(known: &Theory, plan: &LoadPlan, places: &[(Name, Span)]) -> Vec<Diagnostic> {
    let ours: HashSet<&Name> = plan.older.iter().chain(&plan.kept).collect();
    let (left, of_ours) = (left(known, plan), of_ours(known, plan, &ours));
    let mut faults = Vec::new();
    if left.is_empty() && of_ours.is_empty() {
        return faults;
    }
    let places: HashMap<&Name, Span> = places.iter().map(|(name, span)| (name, *span)).collect();
    for Left { statement, naming } in left {
        let to_name = to_name(&statement.name, there(statement));
        let newer = naming.iter().any(|(by, _)| ours.contains(by));
        let (them, are_newer) = match naming.as_slice() {
            [(by, _)] => (format!("`{by}`"), "is newer here than in the files: type it"),
            _ => ("those".to_owned(), "are newer here than in the files: type them"),
        };
        let help = if newer {
            format!("{them} {are_newer} again first, with {to_name}; or `--prefer files` takes the files'")
        } else {
            format!(
                "give {them} again, first or in the same change, with {to_name}; or keep the parts that `{}` had",
                statement.name
            )
        };
        let fault = Diagnostic { span: places.get(&statement.name).copied(), ..fewer(statement, &naming) };
        faults.push(fault.label(format!("{} here", has(there(statement)))).help(help));
    }
    for (by, named, has_here) in of_ours {
        let statement = &named.name;
        let message = format!("`{by}` names `{named}`, and `{statement}`, which is newer here, has {}", has(has_here));
        let help = format!("name {}; or `--prefer files` takes the files' `{statement}`", to_name(statement, has_here));
        faults.push(Diagnostic { span: places.get(by).copied(), ..Diagnostic::new(Code::Hanging, message) }.help(help));
    }
    faults
}

/// A statement that would have fewer configurations, with the records that stay as they are and name one that would be
/// gone, and its number.
struct Left<'p> {
    statement: &'p Record,
    naming: Vec<(&'p Name, u32)>,
}

/// The statements that would have fewer configurations, each with the records that stay as they are and name one that
/// would be gone.
fn left<'p>(known: &'p Theory, plan: &'p LoadPlan) -> Vec<Left<'p>> {
    let changed: HashSet<&Name> = plan.changed.iter().collect();
    let put = plan.changes.iter().filter_map(|change| match change {
        Change::Put(record) if changed.contains(&record.name) => Some(record),
        _ => None,
    });
    let shrinks = |record: &&Record| {
        let before = known.get(&record.name);
        record.kind == RecordKind::Statement && before.is_some_and(|before| there(before) > there(record))
    };
    let fewer: HashMap<&Name, &Record> = put.filter(shrinks).map(|record| (&record.name, record)).collect();
    if fewer.is_empty() {
        return Vec::new();
    }
    let names: HashSet<&Name> = fewer.keys().copied().collect();
    let mut stays: BTreeMap<&Name, &Record> =
        known.naming_any(&names).into_iter().map(|record| (&record.name, record.as_ref())).collect();
    for change in &plan.changes {
        if let Change::Put(Record { name, .. }) | Change::Gone { name, .. } = change {
            stays.remove(name);
        }
    }
    let mut left: BTreeMap<&Name, Left<'p>> = BTreeMap::new();
    for (by, record) in stays {
        for NameOf { name, number } in record.named_of() {
            let (Some(number), Some(statement)) = (number, fewer.get(name)) else { continue };
            if *number as usize > there(statement) {
                let left = left.entry(&statement.name).or_insert(Left { statement, naming: Vec::new() });
                left.naming.push((by, *number));
            }
        }
    }
    left.into_values().collect()
}

/// The new records that name by number a configuration which a record that stays as it is here does not have; the
/// files may have it.
fn of_ours<'p>(known: &'p Theory, plan: &'p LoadPlan, ours: &HashSet<&Name>) -> Vec<(&'p Name, &'p NameOf, usize)> {
    let mut found = Vec::new();
    if ours.is_empty() {
        return found;
    }
    for change in &plan.changes {
        let Change::Put(record) = change else { continue };
        for named in record.named_of() {
            let Some(number) = named.number.filter(|_| ours.contains(&named.name)) else { continue };
            let has = known.get(&named.name).map_or(0, |statement| there(statement));
            if number as usize > has {
                found.push((&record.name, named, has));
            }
        }
    }
    found
}

/// How many configurations a statement has.
fn there(statement: &Record) -> usize {
    resolve::configurations(statement).len()
}

fn fewer(statement: &Record, naming: &[(&Name, u32)]) -> Diagnostic {
    let name = &statement.name;
    let mut named: Vec<String> =
        naming.iter().take(LISTED).map(|(by, number)| format!("`{by}` names `{name}.{number}`")).collect();
    if naming.len() > LISTED {
        named.push(format!("and {} more", naming.len() - LISTED));
    }
    let message = format!("`{name}` would have {}, and {}", has(there(statement)), named.join(", "));
    Diagnostic::new(Code::Hanging, message)
}

fn has(configurations: usize) -> String {
    match configurations {
        0 => "no configuration".to_owned(),
        n => counted(n, "configuration", "configurations"),
    }
}

/// What of a statement with so many configurations can be named.
fn to_name(statement: &Name, configurations: usize) -> String {
    match configurations {
        0 => format!("`{statement}`"),
        1 => format!("`{statement}` or `{statement}.1`"),
        n => format!("`{statement}`, or one of `{statement}.1` to `{statement}.{n}`"),
    }
}
