//! Rows of `find ROLEs leading to X`: the same literals, and for each a chain that is told, and a shortest one.

use crate::{
    engine,
    naive::{LOOKED_FOR, Naive, Row, Walk},
};
use because::{
    answer::{Answer, Basis, Cell, Row as Given, Step},
    question::{Question, Things, Verb},
    theory::Role,
};
use std::{collections::BTreeSet, sync::Arc};

/// What a row is about: the literal, and the ends that were asked for.
type Key = (String, String, String);

/// What differs, if anything does.
pub(super) fn compare(naive: &Naive<'_>, question: &Question, answer: &Answer, expected: &[Row]) -> Option<String> {
    let Verb::Find(find) = &question.verb else { return None };
    let mut live = naive.live(question.tail.using.as_ref());
    if let Some(theory) = &find.clauses.in_theory {
        live.retain(|&at| naive.is_in(at, theory));
    }
    let walk = Walk::over(naive, live.clone());
    let actors = find.things == Things::Role(Role::Actor);
    let bare = |literal: &str| if actors { literal.trim_start_matches('+').to_owned() } else { literal.to_owned() };
    let key = |row: &Row| (bare(&row["literal"]), row["from"].clone(), row["to"].clone());
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
        if actors {
            return None;
        }
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
    let end = |column: &str| answer.cell(row, column).map(engine::text).unwrap_or_default();
    (literal, end("from"), end("to"))
}

/// What is wrong with the chains of a row.
fn fault(walk: &Walk<'_, '_>, answer: &Answer, row: &Given, expected: &Row) -> Option<String> {
    let steps = match &row.basis {
        Basis::Chain(chain) => chain.steps.as_slice(),
        _ => &[],
    };
    let length = answer.cell(row, "steps").map(engine::text).and_then(|text| text.parse::<usize>().ok());
    let found = expected.get("steps").and_then(|text| text.parse::<usize>().ok());
    match (found, length) {
        (None, None) => return None,
        (None, Some(length)) if length > LOOKED_FOR => {}
        (found, length) if found != length => {
            return Some(format!("the shortest has {found:?} steps, the engine shows {length:?}"));
        }
        _ => {}
    }
    let before = expected.get("before").and_then(|text| text.parse().ok());
    before.and_then(|least| reached_by(walk, answer, row, least)).or_else(|| after_fault(walk, answer, row, steps))
}

/// What is wrong with the chain by which the literal of a row is reached.
fn reached_by(walk: &Walk<'_, '_>, answer: &Answer, row: &Given, least: usize) -> Option<String> {
    let Some(Cell::Chain { literals, .. }) = answer.cell(row, "reached-by") else {
        return Some(format!("the shortest chain to it has {least} steps, the engine shows none"));
    };
    let (first, last) = (literals.first()?, literals.last()?);
    let chains = walk.chains(std::slice::from_ref(first), std::slice::from_ref(last), least, false);
    let there = chains.iter().any(|c| c.links.len() == least && !c.is_opposed() && c.literals() == *literals);
    (!there).then(|| format!("the engine's chain to it is none of those of {least} steps"))
}

fn after_fault(walk: &Walk<'_, '_>, answer: &Answer, row: &Given, steps: &[Arc<Step>]) -> Option<String> {
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
fn leg(walk: &Walk<'_, '_>, steps: &[Arc<Step>]) -> Option<Result<Row, String>> {
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
    let needs = crate::naive::groups(&engine::needs(steps.iter().map(AsRef::as_ref)));
    if needs != said["must-hold"] {
        return Some(Err(format!("must hold: {} and not {needs}", said["must-hold"])));
    }
    Some(Ok(said))
}
