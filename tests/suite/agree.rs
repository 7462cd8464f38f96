//! The engine and the naive evaluator give the same rows.
//!
//! What failed is shown with its seed, the smallest theory found, the question and what differs. A seed alone is tried
//! again by `BECAUSE_SEED=17 cargo test --test suite agree`, and `BECAUSE_SEEDS=20000` tries that many more.

mod leading;
mod robustness;

use crate::{
    engine::{self, Engine},
    naive::{self, Naive, Row},
    random,
    rng::Rng,
    show, shrink,
};
use because::{
    answer::Answer,
    diagnostic::Code,
    question::{Question, Verb},
    theory::Record,
};
use std::collections::BTreeSet;

/// How many questions are asked of each theory.
const QUESTIONS: usize = 5;

const REFUSES: &str = "the engine refuses";

/// What differs between the two answers to a question, if anything does.
pub(crate) fn difference(records: &[Record], question: &Question) -> Option<String> {
    let engine = Engine::new(records);
    let naive = Naive::new(records);
    let answer = match engine.ask(question) {
        Ok(answer) => answer,
        Err(faults) => return Some(format!("{REFUSES}: {faults:#?}")),
    };
    if matches!(&question.verb, Verb::Why(why) if !naive.can_explain(why, &question.tail)) {
        return None;
    }
    if answer.partial {
        return Some("the engine gave up before its end".to_owned());
    }
    let expected = naive.answer(question);
    if expected.too_much {
        return None;
    }
    let theirs = engine::rows(&answer);
    let same = match &question.verb {
        Verb::Find(find) if naive::leads(find) => leading::compare(&naive, question, &answer, &expected.rows),
        _ => compare(&expected.rows, &theirs)
            .or_else(|| expected.ordered.then(|| compare_order(&expected.rows, &theirs)).flatten()),
    };
    same.or_else(|| compare_note(&answer, Code::Opposites, expected.opposed))
        .or_else(|| compare_note(&answer, Code::OnlyMirrored, expected.mirrored))
        .or_else(|| compare_note(&answer, Code::NeitherWanted, expected.unvalued))
        .or_else(|| {
            let told = answer.notes.iter().any(|note| note.code == Code::Compared);
            told.then(|| compare_note(&answer, Code::Compared, expected.compared.filter(|all| *all > 0))).flatten()
        })
        .or_else(|| compare_looked(&answer, expected.looked))
}

/// The rows of both, by the columns that both have.
fn lines(ours: &[Row], theirs: &[Row]) -> (Vec<String>, Vec<String>) {
    let columns: BTreeSet<&str> = ours.iter().chain(theirs).flat_map(|row| row.keys().map(String::as_str)).collect();
    let both: Vec<&str> =
        columns.into_iter().filter(|c| ours.iter().chain(theirs).all(|row| row.contains_key(*c))).collect();
    let line = |row: &Row| both.iter().map(|c| format!("{c}: {}", row[*c])).collect::<Vec<_>>().join(" | ");
    (ours.iter().map(line).collect(), theirs.iter().map(line).collect())
}

/// The first rows that stand in another order.
fn compare_order(ours: &[Row], theirs: &[Row]) -> Option<String> {
    let (ours, theirs) = lines(ours, theirs);
    let (ours, theirs) = ours.iter().zip(&theirs).find(|(ours, theirs)| ours != theirs)?;
    Some(format!("in another order; the naive evaluator has first:\n  {ours}\nthe engine:\n  {theirs}"))
}

/// The rows that only one of the two has, by the columns that both have.
fn compare(ours: &[Row], theirs: &[Row]) -> Option<String> {
    let (mut ours, mut theirs) = lines(ours, theirs);
    ours.sort();
    theirs.sort();
    let shared: Vec<String> = ours.iter().filter(|line| theirs.contains(line)).cloned().collect();
    for line in shared {
        if let (Some(a), Some(b)) = (ours.iter().position(|l| *l == line), theirs.iter().position(|l| *l == line)) {
            ours.remove(a);
            theirs.remove(b);
        }
    }
    if ours.is_empty() && theirs.is_empty() {
        return None;
    }
    Some(format!(
        "only the naive evaluator has:\n  {}\nonly the engine has:\n  {}",
        ours.join("\n  "),
        theirs.join("\n  ")
    ))
}

/// Whether a note counts what the naive evaluator counts; no note counts nothing.
fn compare_note(answer: &Answer, code: Code, expected: Option<usize>) -> Option<String> {
    let expected = expected?;
    let note = answer.notes.iter().find(|note| note.code == code);
    let digits = |text: &str| {
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect::<String>()
    };
    let counted = note.map_or(0, |note| digits(&note.text).parse().unwrap_or(0));
    (counted != expected).then(|| format!("{code:?}: the naive evaluator counts {expected}, the engine says {note:?}"))
}

/// Whether an empty answer tells how many chains the naive evaluator counts.
fn compare_looked(answer: &Answer, expected: Option<usize>) -> Option<String> {
    let expected = expected?;
    let note = answer.notes.iter().find(|note| note.code == Code::NothingMatched);
    let chains = if expected == 1 { "1 chain".to_owned() } else { format!("{expected} chains") };
    let says = note.is_some_and(|note| note.text.ends_with(&format!("; {chains} looked at")));
    (!says).then(|| format!("the naive evaluator looked at {chains}, the engine says {note:?}"))
}

fn agree_on(seed: u64) {
    agree_about(seed, |rng, records| Some(random::question(rng, records)));
}

fn agree_about(seed: u64, asked: impl Fn(&mut Rng, &[Record]) -> Option<Question>) {
    let mut rng = Rng::new(seed);
    let size = random::Size::random(&mut rng);
    let records = random::theory(&mut rng, size);
    for _ in 0..QUESTIONS {
        let Some(question) = asked(&mut rng, &records) else { continue };
        if let Some(first) = difference(&records, &question) {
            let alike = |text: String| text.starts_with(REFUSES) == first.starts_with(REFUSES);
            let least = shrink::shrink(&records, &mut |records| difference(records, &question).is_some_and(alike));
            let differs = difference(&least, &question).unwrap_or_default();
            panic!("seed {seed}\n\n{}\n{question}\n\n{differs}", show::theory(&least));
        }
    }
}

/// Tries a range of seeds, or the one that is named from outside, or as many as are asked for from outside.
fn agree_over(seeds: std::ops::Range<u64>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    match (number("BECAUSE_SEED"), number("BECAUSE_SEEDS")) {
        (Some(seed), _) => agree_on(seed),
        (None, Some(more)) => (seeds.start * 1_000_000..seeds.start * 1_000_000 + more).for_each(agree_on),
        (None, None) => seeds.for_each(agree_on),
    }
}

#[test]
fn the_engine_agrees_on_random_theories() {
    agree_over(0..500);
}

#[test]
fn the_engine_agrees_on_what_follows() {
    let asked = |rng: &mut Rng, records: &[Record]| random::of_firing(rng, records);
    for seed in 1000..1600 {
        agree_about(seed, asked);
    }
}

#[test]
fn the_engine_agrees_on_other_random_theories() {
    agree_over(500..1000);
}
