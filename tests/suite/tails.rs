//! What the tail of a question does to its rows: `where` parts them, `first N` cuts them, `sort by` orders them.

use crate::{
    engine::{self, Engine},
    random,
    rng::Rng,
    show,
};
use because::{
    answer::{Answer, Basis, Cell, Row},
    diagnostic::Code,
    question::{Condition, Question, Sort, Verb},
    theory::Record,
};

/// A random theory, a random question about it, and the answer.
fn case(rng: &mut Rng) -> (Vec<Record>, Engine, Question) {
    let size = random::Size::random(rng);
    let records = random::theory(rng, size);
    let engine = Engine::new(&records);
    let question = random::question(rng, &records);
    (records, engine, question)
}

/// The rows without their numbers.
fn rows(answer: &Answer) -> Vec<(Vec<Cell>, Basis)> {
    answer.rows.iter().map(|row| (row.cells.clone(), row.basis.clone())).collect()
}

#[test]
fn a_condition_and_its_opposite_part_the_rows() {
    for seed in 40_000..40_400 {
        let mut rng = Rng::new(seed);
        let (records, engine, mut question) = case(&mut rng);
        let Some(condition) = question.tail.filter.take() else { continue };
        if matches!(question.verb, Verb::Count { .. }) {
            continue;
        }
        let all = rows(&engine.ask(&question).unwrap());
        question.tail.filter = Some(condition.clone());
        let kept = rows(&engine.ask(&question).unwrap());
        question.tail.filter = Some(Condition::Not(Box::new(condition)));
        let left = rows(&engine.ask(&question).unwrap());
        let text = show::theory(&records);
        assert_eq!(kept.len() + left.len(), all.len(), "seed {seed}\n{text}\n{question}");
        assert!(all.iter().all(|row| kept.contains(row) || left.contains(row)), "seed {seed}\n{text}\n{question}");
    }
}

#[test]
fn the_first_rows_are_the_first_of_all() {
    for seed in 41_000..41_300 {
        let mut rng = Rng::new(seed);
        let (records, engine, mut question) = case(&mut rng);
        let all = engine.ask(&question).unwrap();
        let most = rng.below(4);
        question.tail.first = Some(most as u64);
        let cut = engine.ask(&question).unwrap();
        let text = show::theory(&records);
        if matches!(&question.verb, Verb::Why(why) if why.given.is_empty()) {
            assert!(are_first_found(&cut, &all, most), "seed {seed}\n{text}\n{question}");
            continue;
        }
        assert_eq!(cut.rows[..], all.rows[..all.rows.len().min(most)], "seed {seed}\n{text}\n{question}");
        // Chains are looked for little further than asked.
        let stops = cut.notes.iter().any(|note| note.code == Code::Enough);
        assert!(stops || cut.total == all.rows.len(), "seed {seed}\n{text}\n{question}");
        assert!(all.rows.iter().enumerate().all(|(n, row)| row.n == n + 1), "seed {seed}\n{text}\n{question}");
    }
}

/// Whether the rows are some that `why` finds first: those that are expected are among all there are, and where all of these
/// are, as many come as are asked for, and of the sizes of the first.
fn are_first_found(cut: &Answer, all: &Answer, most: usize) -> bool {
    let expected =
        |answer: &Answer, row: &Row| answer.cell(row, "follows").map(engine::text) == Some("expected".into());
    let alike = |row: &Row| all.rows.iter().any(|other| other.basis == row.basis && other.cells == row.cells);
    let sizes = |answer: &Answer| {
        let sizes = answer.rows.iter().take(most).map(|row| answer.cell(row, "size").map(engine::text));
        sizes.collect::<Vec<_>>()
    };
    cut.rows.len() <= most
        && cut.rows.iter().filter(|row| expected(cut, row)).all(alike)
        && (!all.rows.iter().all(|row| expected(all, row)) || sizes(cut) == sizes(all))
}

#[test]
fn sorting_orders_the_rows_and_loses_none() {
    for seed in 42_000..42_300 {
        let mut rng = Rng::new(seed);
        let (records, engine, mut question) = case(&mut rng);
        let plain = engine.ask(&question).unwrap();
        let numbers: Vec<&str> = ["steps", "sources", "configurations", "count", "evidence"]
            .into_iter()
            .filter(|name| plain.columns.iter().any(|column| column.name == *name))
            .collect();
        if numbers.is_empty() {
            continue;
        }
        let (field, descending) = (rng.word(&numbers).to_owned(), rng.chance(50));
        question.tail.sort = vec![Sort { field: field.clone(), descending }];
        let sorted = engine.ask(&question).unwrap();
        let text = show::theory(&records);
        let values: Vec<i64> = sorted
            .rows
            .iter()
            .filter_map(|row| sorted.cell(row, &field))
            .filter_map(|cell| engine::text(cell).parse().ok())
            .collect();
        let ordered = values.windows(2).all(|pair| if descending { pair[0] >= pair[1] } else { pair[0] <= pair[1] });
        assert!(ordered, "seed {seed}: {field} {values:?}\n{text}\n{question}");
        let (mut before, mut after) = (rows(&plain), rows(&sorted));
        before.sort_by_key(|row| format!("{row:?}"));
        after.sort_by_key(|row| format!("{row:?}"));
        assert_eq!(before, after, "seed {seed}\n{text}\n{question}");
    }
}
