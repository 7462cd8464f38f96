//! What speaks against what: theories in which much does, so that every relation occurs; and the trails of its rows.

use crate::{agree, engine, engine::Engine, random, rng::Rng, show};
use because::{
    question::{About, AtLeast, Backing, Patterns, Question, Sort, Tail, Verb},
    theory::Record,
};
use std::collections::BTreeMap;

/// A theory of few factors, in which much is told of the same things.
fn crowded(rng: &mut Rng) -> Vec<Record> {
    let size = random::Size { claims: rng.between(2, 14), factors: rng.between(2, 4) };
    random::theory(rng, size)
}

fn asked(verb: Verb) -> Question {
    Question { verb, tail: Tail::default() }
}

/// The same with the pairs that cannot be compared, which are listed where the question speaks of the relation.
pub(crate) fn with_unknown(verb: Verb) -> Question {
    let sort = vec![Sort { field: "relation".to_owned(), descending: false }];
    Question { verb, tail: Tail { sort, ..Tail::default() } }
}

/// Asks of many crowded theories, holds the answer against the naive one, and counts the values of a column.
fn tried(seeds: std::ops::Range<u64>, question: &Question, column: &str) -> BTreeMap<String, usize> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for seed in seeds {
        let records = crowded(&mut Rng::new(seed));
        if let Some(difference) = agree::difference(&records, question) {
            panic!("seed {seed}\n\n{}\n{question}\n\n{difference}", show::theory(&records));
        }
        let answer = Engine::new(&records).ask(question).unwrap();
        for row in &answer.rows {
            let value = answer.cell(row, column).map(engine::text).unwrap_or_default();
            *seen.entry(value).or_default() += 1;
        }
    }
    seen
}

#[test]
fn rivals_are_declared_and_found() {
    let seen = tried(61_000..61_250, &asked(Verb::Rivals(About::default())), "rivals");
    for how in ["declared", "found"] {
        assert!(seen.get(how).copied().unwrap_or(0) > 20, "{seen:?}");
    }
}

#[test]
fn patterns_recur_with_sources_for_and_against() {
    let patterns = Patterns { at_least: Some(AtLeast { number: 1, of: Backing::Source }), ..Patterns::default() };
    let seen = tried(62_000..62_150, &asked(Verb::Patterns(patterns)), "against");
    assert!(seen.iter().filter(|(against, _)| *against != "0").map(|(_, count)| count).sum::<usize>() > 20, "{seen:?}");
}

#[test]
fn every_kind_of_gap_occurs_and_asks_something() {
    let verb = Verb::Gaps { in_theory: None };
    let seen = tried(63_000..63_200, &asked(verb.clone()), "gap");
    for kind in because::query::gaps::GAPS {
        assert!(seen.get(kind.name).copied().unwrap_or(0) > 3, "{}: {seen:?}", kind.name);
    }
    for seed in 63_000..63_100 {
        let answer = Engine::new(&crowded(&mut Rng::new(seed))).ask(&asked(verb.clone())).unwrap();
        for row in &answer.rows {
            let question = answer.cell(row, "question").map(engine::text).unwrap_or_default();
            let opening = question.chars().next();
            assert!(question.ends_with('?') && opening.is_some_and(char::is_uppercase), "{question}");
            assert!(!question.contains("  ") && !question.contains(" ?") && !question.contains("“”"), "{question}");
        }
    }
}

#[test]
fn every_relation_between_opposites_occurs() {
    let question = with_unknown(Verb::Conflicts(About::default()));
    let seen = tried(60_000..60_250, &question, "relation");
    for relation in ["conflict", "explained", "moderated", "unknown"] {
        assert!(seen.get(relation).copied().unwrap_or(0) > 20, "{seen:?}");
    }
}
