//! `robustness` with little to spend: what it says then bounds what the naive evaluator finds.

use super::difference;
use crate::{
    check_routes,
    engine::{self, Engine},
    naive::{Naive, Row},
    random,
    rng::Rng,
    show,
};
use because::{
    answer::{Answer, Basis},
    query::Budget,
    question::{Backing, Question, Verb},
    theory::Record,
};

/// What may be spent: from next to nothing to most of what such a theory takes.
const STEPS: [u64; 6] = [0, 40, 160, 640, 2_500, 10_000];

fn number(row: &Row, column: &str) -> usize {
    row[column].parse().expect("a number")
}

fn of_claim<'r>(rows: &'r [Row], claim: &Row) -> Option<&'r Row> {
    rows.iter().find(|row| row["from"] == claim["from"] && row["to"] == claim["to"])
}

/// What is wrong with an answer that was cut, beside the one that was not.
fn fault(exact: &[Row], cut: &[Row]) -> Option<String> {
    for row in exact {
        let Some(bounds) = of_claim(cut, row) else { return Some(format!("nothing is said of {row:?}")) };
        let (fewest, disjoint) = (number(row, "fewest"), number(row, "disjoint"));
        let (least, most) = (number(bounds, "at-least"), number(bounds, "fewest"));
        if !(least..=most).contains(&fewest) {
            return Some(format!("{fewest} is not between {least} and {most}"));
        }
        if !(number(bounds, "disjoint")..=most).contains(&disjoint) {
            return Some(format!("{disjoint} routes are not between those of {bounds:?}"));
        }
        for counted in ["told", "chains"] {
            if number(bounds, counted) > number(row, counted) {
                return Some(format!("{counted}: more in {bounds:?} than in {row:?}"));
            }
        }
    }
    // a claim of which it could not be found out whether there is a chain may be told beside them
    let other = cut.iter().find(|row| of_claim(exact, row).is_none() && number(row, "at-least") > 0);
    other.map(|row| format!("{row:?} is no claim"))
}

fn routes_of(answer: &Answer) -> impl Iterator<Item = &because::answer::Routes> {
    answer.rows.iter().filter_map(|row| if let Basis::Routes(routes) = &row.basis { Some(&**routes) } else { None })
}

fn asked(rng: &mut Rng, records: &[Record], by: Backing) -> Option<Question> {
    let mut questions = std::iter::repeat_with(|| random::question(rng, records)).take(40);
    let mut question = questions.find(|question| matches!(&question.verb, Verb::Robustness(_)))?;
    if let Verb::Robustness(robustness) = &mut question.verb {
        robustness.by = Some(by);
        robustness.claim.from.direction = None;
    }
    question.tail.filter = None;
    Some(question)
}

#[test]
fn what_was_cut_bounds_what_is() {
    let (mut tried, mut apart, mut wide) = (0, 0, 0);
    for seed in 0..500 {
        let mut rng = Rng::new(4_000_000 + seed);
        let size = random::Size { claims: rng.between(4, 14), factors: rng.between(3, 8) };
        let records = random::theory(&mut rng, size);
        let Some(question) = asked(&mut rng, &records, Backing::ALL[seed as usize % Backing::ALL.len()]) else {
            continue;
        };
        let exact = Naive::new(&records).answer(&question);
        if exact.too_much || exact.rows.is_empty() {
            continue;
        }
        if let Some(differs) = difference(&records, &question) {
            panic!("seed {seed}\n{}\n{question}\n{differs}", show::theory(&records));
        }
        for steps in STEPS {
            let budget = Budget { steps, ..Budget::default() };
            let answer = Engine::new(&records).ask_within(&question, &budget).expect("an answer");
            let rows = engine::rows(&answer);
            let faults = routes_of(&answer).find_map(|routes| check_routes::fault(&records, &question, routes));
            if let Some(fault) = fault(&exact.rows, &rows).or(faults) {
                panic!("seed {seed}, {steps} steps\n{}\n{question}\n{fault}", show::theory(&records));
            }
            tried += 1;
            apart += usize::from(rows.iter().any(|row| number(row, "at-least") > 0));
            wide += usize::from(rows.iter().any(|row| number(row, "at-least") < number(row, "fewest")));
        }
    }
    assert!(tried > 300 && apart > 100 && wide > 30, "{tried} answers, {apart} with routes, {wide} not exact");
}
