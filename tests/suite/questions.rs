//! Questions print as they read, and no question whatever brings the engine down.

use crate::{engine::Engine, random, rng::Rng, show};
use because::{
    language,
    question::{Format, Question, Sort},
    text::FileId,
};

/// A random question with a whole tail.
fn question(rng: &mut Rng, records: &[because::theory::Record]) -> Question {
    let mut question = random::question(rng, records);
    question.tail.with_evidence = rng.chance(20);
    if rng.chance(30) {
        let field = rng.word(&["id", "id", "sources", "evidence", "steps", "count"]).to_owned();
        question.tail.sort.push(Sort { field, descending: rng.chance(50) });
    }
    if rng.chance(20) {
        question.tail.first = Some(rng.between(1, 30) as u64);
    }
    if rng.chance(20) {
        question.tail.format = Some(*rng.pick(&Format::ALL));
    }
    question
}

#[test]
fn printed_questions_read_back() {
    for seed in 50_000..51_000 {
        let mut rng = Rng::new(seed);
        let records = random::theory(&mut rng, random::Size { claims: 3, factors: 6 });
        for _ in 0..3 {
            let question = question(&mut rng, &records);
            let text = question.to_string();
            let read = language::parse_question(FileId(0), 0, &text);
            let read = read.unwrap_or_else(|faults| panic!("seed {seed}: {text}\n{faults:#?}"));
            assert_eq!(read.question, question, "seed {seed}: {text}");
            assert_eq!(read.question.to_string(), text, "seed {seed}");
        }
    }
}

const SCRAPS: [&str; 30] = [
    " and ",
    " or ",
    " not ",
    "(",
    ")",
    "((((",
    " where ",
    " using cmocs where ",
    " leading to ",
    " directly ",
    " from ",
    " within 0 steps",
    " within 99999999999 steps",
    " first 0",
    " sort by ",
    " as csv",
    "\"",
    "?",
    "+",
    "-",
    "–",
    "=",
    "!=",
    ">= 3",
    "< -1",
    ".1",
    ".0",
    "exactly ",
    "é",
    "\u{0}",
];

#[test]
fn changed_questions_never_bring_the_engine_down() {
    let mut answered = 0;
    for seed in 51_000..51_400 {
        let mut rng = Rng::new(seed);
        let records = random::theory(&mut rng, random::Size { claims: 6, factors: 6 });
        let engine = Engine::new(&records);
        for _ in 0..5 {
            let mut chars: Vec<char> = question(&mut rng, &records).to_string().chars().collect();
            for _ in 0..rng.below(3) {
                let at = rng.below(chars.len() + 1);
                if rng.chance(50) {
                    drop(chars.splice(at..at, rng.word(&SCRAPS).chars()));
                } else {
                    let end = (at + rng.between(1, 9)).min(chars.len());
                    drop(chars.drain(at..end));
                }
            }
            let text: String = chars.into_iter().collect();
            let Ok(read) = language::parse_question(FileId(0), 0, &text) else { continue };
            if let Ok(answer) = engine.ask(&read.question) {
                answered += 1;
                assert!(answer.rows.iter().all(|row| row.cells.len() == answer.columns.len()), "seed {seed}: {text}");
                for row in &answer.rows {
                    drop(because::query::trail(&engine.known(), row));
                }
            }
            let canonical = read.question.to_string();
            let again = language::parse_question(FileId(0), 0, &canonical);
            let again = again.unwrap_or_else(|faults| panic!("seed {seed}: {text} / {canonical}\n{faults:#?}"));
            assert_eq!(again.question, read.question, "seed {seed}: {text}\n{}", show::theory(&records));
        }
    }
    assert!(answered > 200, "only {answered} were answered");
}
