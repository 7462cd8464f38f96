//! The order in which records are loaded changes no answer, and every answer has its order.

use crate::{engine, engine::Engine, naive, random, rng::Rng, show};
use because::{
    answer::{Answer, Cell, Joint},
    question::{Question, Verb},
};

#[test]
fn the_order_of_loading_changes_no_answer() {
    for seed in 30_000..30_300 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let records = random::theory(&mut rng, size);
        let mut shuffled = records.clone();
        rng.shuffle(&mut shuffled);
        let (one, other) = (Engine::new(&records), Engine::new(&shuffled));
        for _ in 0..4 {
            let question = random::question(&mut rng, &records);
            let (a, b) = (one.ask(&question), other.ask(&question));
            assert_eq!(a, b, "seed {seed}\n{}\n{question}", show::theory(&records));
        }
    }
}

/// A name with its number taken as one: `st-1.10` comes after `st-1.9`.
fn name(text: &str) -> (String, usize) {
    match text.rsplit_once('.') {
        Some((name, number)) => (name.to_owned(), number.parse().unwrap_or(0)),
        None => (text.to_owned(), 0),
    }
}

/// By what the rows of an answer come: mirrored chains behind those as told, then by length, else by name.
fn measures(question: &Question, answer: &Answer) -> Vec<(bool, usize, (String, usize))> {
    let walks = match &question.verb {
        Verb::Paths(_) | Verb::Loops(_) => true,
        Verb::Find(find) => naive::leads(find),
        _ => false,
    };
    let measure = |row| {
        let text = |column: &str| answer.cell(row, column).map(engine::text).unwrap_or_default();
        let mirrored = match answer.cell(row, "chain") {
            Some(Cell::Chain { joints, .. }) => joints.contains(&Joint::Mirrored) || text("polarity") == "balancing",
            _ => false,
        };
        match walks {
            true => (mirrored, text("steps").parse().unwrap_or(usize::MAX), (String::new(), 0)),
            false => (false, 0, name(&text("id"))),
        }
    };
    answer.rows.iter().map(measure).collect()
}

#[test]
fn rows_come_by_length_or_by_name() {
    for seed in 31_000..31_300 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let records = random::theory(&mut rng, size);
        let engine = Engine::new(&records);
        for _ in 0..4 {
            let question = random::question(&mut rng, &records);
            let Ok(answer) = engine.ask(&question) else { continue };
            if !matches!(&question.verb, Verb::Paths(_) | Verb::Loops(_) | Verb::Find(_)) {
                continue;
            }
            let measures = measures(&question, &answer);
            assert!(measures.is_sorted(), "seed {seed}\n{}\n{question}\n{measures:?}", show::theory(&records));
        }
    }
}
