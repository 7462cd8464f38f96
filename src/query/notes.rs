//! Remarks on answers: what was compared, what was left out, what the answer draws on.

use super::{Known, budget::Ended, rows::Subject};
use crate::{answer::Note, diagnostic::Code, question::Things};
use std::collections::BTreeSet;

/// That a search ended early, and where.
pub(crate) fn ended(why: Ended, searched: &str) -> Note {
    let text = match why {
        Ended::Steps => format!("the search was stopped when all its steps were spent: {searched}"),
        Ended::Rows => format!("the search was stopped when as many rows were found as are kept: {searched}"),
        Ended::Stopped => format!("the search was stopped: {searched}"),
        Ended::Time => format!("the search was stopped when its time was over: {searched}"),
        Ended::Enough => {
            let text = "there may be more: the search went little further than to the rows asked for".to_owned();
            return Note { code: Code::Enough, text };
        }
    };
    Note { code: Code::BudgetSpent, text }
}

/// Up to which length all is there, and how to ask for no more than that.
pub(crate) fn whole(things: &str, complete: u32) -> String {
    match complete {
        0 => format!("not even {things} of 1 step are all here; `using cmocs where …` leaves fewer to look at"),
        1 => format!("{things} of 1 step are all here; `within 1 step` asks for no others"),
        _ => format!("{things} of up to {complete} steps are all here; `within {complete} steps` asks for no others"),
    }
}

/// That the rows draw on more than one theory: no single one holds all their claims.
pub(crate) fn several_theories<S: Subject>(known: &Known<'_>, subjects: &[S]) -> Option<Note> {
    let graph = known.graph;
    if graph.theories.len() < 2 {
        return None;
    }
    let mut seen = vec![false; graph.claims.len()];
    let mut shared: Option<BTreeSet<u32>> = None;
    let mut all = BTreeSet::new();
    for configuration in subjects.iter().flat_map(|subject| subject.configurations(known)) {
        let claim = graph.configurations[configuration as usize].claim;
        let theories = graph.claim_theories.get(claim);
        if std::mem::replace(&mut seen[claim as usize], true) || theories.is_empty() {
            continue;
        }
        all.extend(theories.iter().copied());
        match &mut shared {
            Some(shared) => shared.retain(|theory| theories.contains(theory)),
            None => shared = Some(theories.iter().copied().collect()),
        }
    }
    shared.filter(BTreeSet::is_empty)?;
    let names: Vec<String> = all.iter().map(|theory| graph.theories[*theory].to_string()).collect();
    Some(Note {
        code: Code::SeveralTheories,
        text: format!("the answer draws on {} theories: {}", all.len(), list(&names)),
    })
}

/// Names with commas between them, cut after ten.
pub(crate) fn list(names: &[String]) -> String {
    match names.len() {
        0..=10 => names.join(", "),
        more => format!("{}, … ({} more)", names[..10].join(", "), more - 10),
    }
}

/// A number with its noun, which takes an `s` for several.
pub(crate) fn several(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        0 => format!("no {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// A number of the things of a table, called as it calls them in the plural: `1 statement`, `3 sets`, `2 pieces of evidence`.
pub(crate) fn counted(number: usize, things: &str) -> String {
    match (things, number) {
        ("evidence", _) => format!("{} of evidence", several(number, "piece")),
        (_, 1) => {
            let known = Things::from_word(things).map(Things::singular);
            format!("1 {}", known.unwrap_or_else(|| things.strip_suffix('s').unwrap_or(things)))
        }
        _ => format!("{number} {things}"),
    }
}

/// `was`, of one thing; `were`, of several.
pub(crate) fn was(number: usize) -> &'static str {
    if number == 1 { "was" } else { "were" }
}
