//! Trails hold: every step of every chain is told by the configuration that it names, the steps connect, what must hold
//! is complete, the words quoted are those of the evidence, and a row rests on each of its configurations.
//!
//! The checker shares no code with the engine: it reads the records itself.

mod checker;
mod derivations;
mod lacking;
mod sides;

use crate::{
    engine::{self, Engine},
    random,
    rng::Rng,
    show, shrink,
};
use because::{
    answer::{Basis, Entry, Step, Steps},
    question::{Question, Verb},
    theory::{ConfigurationId, Group, Name, Record, RecordKind, Value},
};
use checker::Checker;
use std::sync::Arc;

/// The records without one of them, and without what names it.
fn without(records: &[Record], gone: &Name) -> Vec<Record> {
    let mut left: Vec<Record> = records.iter().filter(|record| record.name != *gone).cloned().collect();
    for record in &mut left {
        for field in &mut record.fields {
            if let Value::Names(names) = &mut field.value {
                names.retain(|name| name.name != *gone);
            }
        }
        record.fields.retain(|field| !matches!(&field.value, Value::Names(names) if names.is_empty()));
    }
    left
}

/// The first fault of the chains that answer a question.
fn fault(records: &[Record], question: &Question, tried: &mut usize) -> Option<String> {
    let engine = Engine::new(records);
    let Ok(answer) = engine.ask(question) else { return None };
    let checker = Checker { records };
    for row in answer.rows.iter().take(12) {
        let (Basis::Chain(Steps { steps, .. }) | Basis::Loop(Steps { steps, .. })) = &row.basis else { continue };
        if steps.is_empty() {
            continue;
        }
        *tried += 1;
        let length = answer.cell(row, "steps").map(engine::text).and_then(|text| text.parse().ok());
        let length = length.unwrap_or(steps.len());
        let trail = because::query::trail(&engine.known(), row);
        let cell = answer.cell(row, "chain");
        let checked = checker
            .shows(cell, steps)
            .and_then(|()| match &row.basis {
                Basis::Loop(_) => checker.circuit(steps),
                _ => checker.legs(steps, length),
            })
            .and_then(|()| checker.trail(row, steps, &trail));
        if let Err(fault) = checked {
            return Some(format!("{fault}\n{row:#?}\n{trail:#?}"));
        }
        for step in steps {
            let smaller = without(records, &step.shown.record);
            let Ok(again) = Engine::new(&smaller).ask(question) else { continue };
            if again.rows.iter().any(|other| other.basis == row.basis) {
                return Some(format!("the row stands as it is without `{}`\n{row:#?}", step.shown.record));
            }
        }
    }
    None
}

#[test]
fn the_trail_of_every_chain_holds() {
    let mut tried = 0;
    for seed in 20_000..20_500 {
        let mut rng = Rng::new(seed);
        let size = random::Size { claims: rng.between(2, 10), factors: rng.between(2, 8) };
        let records = random::theory(&mut rng, size);
        let mut question = random::question(&mut rng, &records);
        for _ in 0..20 {
            let walks = matches!(&question.verb, Verb::Paths(_) | Verb::Loops(_))
                || matches!(&question.verb, Verb::Find(find) if crate::naive::leads(find));
            if walks {
                break;
            }
            question = random::question(&mut rng, &records);
        }
        if fault(&records, &question, &mut tried).is_some() {
            let least = shrink::shrink(&records, &mut |records| fault(records, &question, &mut 0).is_some());
            let fault = fault(&least, &question, &mut 0).unwrap_or_default();
            panic!("seed {seed}\n\n{}\n{question}\n\n{fault}", show::theory(&least));
        }
    }
    assert!(tried > 300, "only {tried} rows were tried");
}

#[test]
fn the_checker_finds_what_is_wrong() {
    let mut record = crate::make::record(RecordKind::Cmoc, "k");
    for (word, literal) in [("context", "+a"), ("mechanism", "+m"), ("outcome", "+b")] {
        crate::make::add(&mut record, word, Value::Groups(vec![Group::single(crate::make::literal(literal))]));
    }
    let records = [record];
    let checker = Checker { records: &records };
    let id = ConfigurationId { record: Name::new("k"), number: None };
    let right = Step {
        from: crate::make::literal("+a"),
        to: crate::make::literal("+b"),
        entry: Entry::Condition,
        mirrored: false,
        by_kind: None,
        shown: id.clone(),
        told_by: [id].into(),
        also_needs: Vec::new(),
        unsure: false,
    };
    assert_eq!(checker.chain(&[right.clone().into()]), Ok(()));
    let elsewhere = Step { to: crate::make::literal("-b"), ..right.clone() };
    let entered = Step { entry: Entry::Mechanism, ..right.clone() };
    let needing = Step { also_needs: vec![vec![crate::make::literal("+z")]], ..right.clone() };
    for wrong in [vec![elsewhere], vec![entered], vec![needing], vec![right.clone(), right]] {
        let wrong: Vec<_> = wrong.into_iter().map(Arc::new).collect();
        assert!(checker.chain(&wrong).is_err(), "{wrong:?}");
    }
}
