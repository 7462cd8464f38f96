//! Words that no factor is settled for.

use super::{
    gap::{Gap, Gaps, Of, Part, Told},
    ground::Ground,
};
use crate::theory::{Record, Sentence, Value};

/// The phrases with a role and no factor, and the parts and cells in which nothing is coded; a statement without any
/// code is said once.
pub(super) fn look(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    for &claim in &ground.claims {
        if !gaps.go_on() {
            return;
        }
        let Some(record) = ground.record(claim) else { continue };
        if ground.graph().configurations_of(claim).next().is_none() {
            if record.sentence().is_some() {
                gaps.add(Of::Claim(claim), Part::Whole);
            }
            continue;
        }
        for at in 0..uncoded(record).len() {
            gaps.add(Of::Claim(claim), Part::Words(at));
        }
    }
}

pub(super) fn tell(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let Of::Claim(claim) = gap.of else { return None };
    let record = ground.record(claim)?;
    let Part::Words(at) = gap.part else {
        let sentence = record.sentence()?;
        let question = format!("What in “{sentence}” is a condition, a mechanism, an outcome?");
        return Some(Told::new("a coded phrase", question).about(sentence));
    };
    let (words, whole) = uncoded(record).into_iter().nth(at)?;
    let (lacking, question) = match whole {
        true => ("a coded phrase in a part", format!("What in “{words}” is a factor, and in which role?")),
        false => ("a factor for a phrase", format!("Which factor do the words “{words}” stand for?")),
    };
    Some(Told::new(lacking, question).about(words))
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
