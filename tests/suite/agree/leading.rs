//! Rows of `find ROLEs leading to X`: the same pairs, and for each a chain that is told, and a shortest one.

use crate::{
    engine,
    naive::{LOOKED_FOR, Naive, Row, Walk},
};
use because::{
    answer::{Answer, Basis, Cell, Step},
    question::{Question, Tail},
};
use std::collections::BTreeSet;

/// What differs, if anything does.
pub(super) fn compare(naive: &Naive<'_>, question: &Question, answer: &Answer, expected: &[Row]) -> Option<String> {
    let Tail { using, .. } = &question.tail;
    let walk = Walk::over(naive, naive.live(using.as_ref()));
    let mut theirs = Vec::new();
    for row in &answer.rows {
        let literal = row.cells.get(1).map(engine::text).unwrap_or_default();
        let to = answer.cell(row, "to").map(engine::text).unwrap_or_default();
        theirs.push((literal, to, row));
    }
    let pair = |row: &Row| (row["literal"].clone(), row["to"].clone());
    let ours: BTreeSet<_> = expected.iter().map(pair).collect();
    let found: BTreeSet<_> = theirs.iter().map(|(literal, to, _)| (literal.clone(), to.clone())).collect();
    if ours != found || theirs.len() != found.len() {
        let only = |a: &BTreeSet<(String, String)>, b: &BTreeSet<(String, String)>| {
            a.difference(b).map(|(l, t)| format!("{l} to {t}")).collect::<Vec<_>>().join(", ")
        };
        return Some(format!(
            "only the naive evaluator has: {}\nonly the engine has: {}",
            only(&ours, &found),
            only(&found, &ours)
        ));
    }
    for (literal, to, row) in &theirs {
        let expected = expected.iter().find(|row| pair(row) == (literal.clone(), to.clone()))?;
        let steps = match &row.basis {
            Basis::Chain(steps) => steps.as_slice(),
            _ => &[],
        };
        let shown = answer.cell(row, "steps").map(engine::text).unwrap_or_default();
        let fault = match expected.get("steps") {
            Some(least) if *least != steps.len().to_string() || *least != shown => {
                Some(format!("the shortest has {least} steps, the engine shows {} ({shown})", steps.len()))
            }
            None if !steps.is_empty() && steps.len() <= LOOKED_FOR => Some("no chain without opposites is this short".to_owned()),
            _ if steps.is_empty() => None,
            _ => chain_fault(&walk, answer, row, steps),
        };
        if let Some(fault) = fault {
            return Some(format!("{literal} to {to}: {fault}\n{row:#?}"));
        }
    }
    None
}

/// What is wrong with the chain that a row shows.
fn chain_fault(walk: &Walk<'_, '_>, answer: &Answer, row: &because::answer::Row, steps: &[Step]) -> Option<String> {
    let taken: Vec<_> =
        steps.iter().map(|s| (s.from.clone(), s.to.clone(), s.mirrored, s.by_kind.is_some())).collect();
    let start = steps[0].by_kind.clone().unwrap_or_else(|| steps[0].from.clone());
    if taken.iter().enumerate().any(|(n, (from, to, ..))| walk.tellings(from, to, n + 1 == taken.len()).is_empty()) {
        return Some("a step is told by no configuration".to_owned());
    }
    let chain = walk.chain(&start, &taken);
    let expected = walk.row(&chain);
    if chain.is_opposed() {
        return Some(format!("the chain needs a thing and its opposite: {expected:?}"));
    }
    for column in ["follows", "sources", "steps"] {
        let theirs = answer.cell(row, column).map(Cell::clone).as_ref().map(engine::text).unwrap_or_default();
        if theirs != expected[column] {
            return Some(format!("{column}: the naive evaluator has {}, the engine {theirs}", expected[column]));
        }
    }
    let needs = crate::naive::groups(&engine::needs(steps));
    (needs != expected["must-hold"]).then(|| format!("must hold: {} and not {needs}", expected["must-hold"]))
}
