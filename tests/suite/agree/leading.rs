//! Rows of `find ROLEs leading to X`: the same literals, and for each a chain that is told, and a shortest one.

use crate::{
    engine,
    naive::{LOOKED_FOR, Naive, Row, Walk},
};
use because::{
    answer::{Answer, Basis, Row as Given, Step},
    question::{Question, Verb},
};
use std::collections::BTreeSet;

/// What a row is about: the literal, and the directions of the ends that were asked for.
type Key = (String, String, String);

/// What differs, if anything does.
pub(super) fn compare(naive: &Naive<'_>, question: &Question, answer: &Answer, expected: &[Row]) -> Option<String> {
    let Verb::Find(find) = &question.verb else { return None };
    let live = naive.live(question.tail.using.as_ref());
    let walk = Walk::over(naive, live.clone());
    let key = |row: &Row| (row["literal"].clone(), row["from"].clone(), row["to"].clone());
    let ours: BTreeSet<Key> = expected.iter().map(key).collect();
    let theirs: Vec<(Key, &Given)> = answer.rows.iter().map(|row| (given_key(answer, row), row)).collect();
    let found: BTreeSet<Key> = theirs.iter().map(|(key, _)| key.clone()).collect();
    if ours != found || theirs.len() != found.len() {
        let only = |a: &BTreeSet<Key>, b: &BTreeSet<Key>| format!("{:?}", a.difference(b).collect::<Vec<_>>());
        return Some(format!(
            "(literal, from, to)\nonly the naive evaluator has: {}\nonly the engine has: {}",
            only(&ours, &found),
            only(&found, &ours)
        ));
    }
    theirs.iter().find_map(|(one, row)| {
        let expected = expected.iter().find(|row| key(row) == *one)?;
        let fault = if find.clauses.directly {
            let literal = row.cells.get(1).map(engine::text).unwrap_or_default();
            let own = naive.playing(find.things, &crate::make::literal(&literal), &live);
            fault(&Walk::over(naive, own), answer, row, expected)
        } else {
            fault(&walk, answer, row, expected)
        };
        fault.map(|fault| format!("{one:?}: {fault}\nours {expected:?}\n{row:#?}"))
    })
}

fn given_key(answer: &Answer, row: &Given) -> Key {
    let literal = row.cells.get(1).map(engine::text).unwrap_or_default();
    let sign = |column: &str| {
        answer
            .cell(row, column)
            .map(engine::text)
            .and_then(|text| text.chars().next())
            .map(String::from)
            .unwrap_or_default()
    };
    (literal, sign("from"), sign("to"))
}

/// What is wrong with the chains of a row.
fn fault(walk: &Walk<'_, '_>, answer: &Answer, row: &Given, expected: &Row) -> Option<String> {
    let steps = match &row.basis {
        Basis::Chain(steps) => steps.as_slice(),
        _ => &[],
    };
    let length = answer.cell(row, "steps").map(engine::text).and_then(|text| text.parse::<usize>().ok());
    let found = expected.get("steps").and_then(|text| text.parse::<usize>().ok());
    let (before, after) = steps.split_at(steps.len().saturating_sub(length.unwrap_or(0)));
    match (found, length) {
        (None, None) => return None,
        (None, Some(length)) if length > LOOKED_FOR => {}
        (found, length) if found != length => {
            return Some(format!("the shortest has {found:?} steps, the engine shows {length:?}"));
        }
        _ => {}
    }
    if let Some(least) = expected.get("before")
        && *least != before.len().to_string()
    {
        return Some(format!("the shortest to it has {least} steps, the engine shows {}", before.len()));
    }
    if !before.is_empty() {
        leg(walk, before).and_then(|said| said.err()).map_or_else(|| after_fault(walk, answer, row, after), Some)
    } else {
        after_fault(walk, answer, row, after)
    }
}

fn after_fault(walk: &Walk<'_, '_>, answer: &Answer, row: &Given, steps: &[Step]) -> Option<String> {
    let said = match leg(walk, steps)? {
        Ok(said) => said,
        Err(fault) => return Some(fault),
    };
    for column in ["follows", "sources", "steps"] {
        let theirs = answer.cell(row, column).map(engine::text).unwrap_or_default();
        if theirs != said[column] {
            return Some(format!("{column}: the naive evaluator has {}, the engine {theirs}", said[column]));
        }
    }
    None
}

/// What the naive evaluator says of a chain that the engine shows.
fn leg(walk: &Walk<'_, '_>, steps: &[Step]) -> Option<Result<Row, String>> {
    let first = steps.first()?;
    let taken: Vec<_> = steps.iter().map(|s| (s.from.clone(), s.to.clone(), s.mirrored, s.by_kind.is_some())).collect();
    let start = first.by_kind.clone().unwrap_or_else(|| first.from.clone());
    if taken.iter().enumerate().any(|(n, (from, to, ..))| walk.tellings(from, to, n + 1 == taken.len()).is_empty()) {
        return Some(Err("a step is told by no configuration".to_owned()));
    }
    let chain = walk.chain(&start, &taken);
    let said = walk.row(&chain);
    if chain.is_opposed() {
        return Some(Err(format!("the chain needs a thing and its opposite: {said:?}")));
    }
    let needs = crate::naive::groups(&engine::needs(steps));
    if needs != said["must-hold"] {
        return Some(Err(format!("must hold: {} and not {needs}", said["must-hold"])));
    }
    Some(Ok(said))
}
