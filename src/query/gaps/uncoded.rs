//! Words that no factor is settled for.

use super::{gap::Gaps, ground::Ground};
use crate::theory::{Record, Sentence, Value};

/// The phrases with a role and no factor, and the parts and cells in which nothing is coded; a statement without any
/// code is said once.
pub(super) fn look(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    for &claim in &ground.claims {
        if !gaps.go_on() {
            return;
        }
        let Some(record) = ground.record(claim) else { continue };
        let own = ground.of_claim(claim);
        if ground.graph().configurations_of(claim).next().is_none() {
            if let Some(sentence) = record.sentence() {
                let question = format!("What in “{sentence}” is a condition, a mechanism, an outcome?");
                gaps.add_of_part(ground.claim(claim), Some(sentence), "a coded phrase", question, own);
            }
            continue;
        }
        for (words, whole) in uncoded(record) {
            let (lacking, question) = match whole {
                true => ("a coded phrase in a part", format!("What in “{words}” is a factor, and in which role?")),
                false => ("a factor for a phrase", format!("Which factor do the words “{words}” stand for?")),
            };
            gaps.add_of_part(ground.claim(claim), Some(words), lacking, question, own.clone());
        }
    }
}

/// The words, and whether they are a whole part.
fn uncoded(record: &Record) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for field in &record.fields {
        if let Value::Part { sentence, .. } | Value::Cell(sentence) = &field.value {
            of_sentence(sentence, &mut found);
        }
    }
    found
}

fn of_sentence(sentence: &Sentence, found: &mut Vec<(String, bool)>) {
    let mut coded = false;
    for (words, code) in sentence.codes() {
        coded = true;
        if code.groups.is_empty() {
            found.push((words.to_owned(), false));
        }
    }
    // `then: ?` says that nothing is told there
    if !coded && !sentence.runs.is_empty() {
        found.push((sentence.text(), true));
    }
}
