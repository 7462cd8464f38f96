//! Random factors: kinds without circles, opposite directions wanted, actors.

use super::{Names, backing};
use crate::{make, rng::Rng};
use because::theory::{Record, RecordKind, Role, Value};

const WORDS: [&str; 12] = [
    "trust",
    "faith",
    "wins",
    "time",
    "funds",
    "leadership",
    "conflict",
    "progress",
    "stress",
    "turnover",
    "voice",
    "reach",
];
const USUAL: [Option<Role>; 7] = [
    None,
    Some(Role::Context),
    Some(Role::Mechanism),
    Some(Role::Mechanism),
    Some(Role::Outcome),
    Some(Role::Resource),
    Some(Role::Intervention),
];

/// The factors and the actors of a theory.
pub(super) fn factors(rng: &mut Rng, names: &mut Names, count: usize) -> Vec<Record> {
    let kinds = rng.chance(50);
    let mut records = Vec::new();
    for word in WORDS.iter().take(count) {
        let name = format!("f-{word}");
        let mut record = make::record(RecordKind::Factor(*rng.pick(&USUAL)), &name);
        if rng.chance(30) {
            record.label = Some(format!("What people call {word}"));
        }
        backing::member(rng, names, &mut record, 30);
        backing::themed(rng, names, &mut record, 15);
        if kinds && !names.factors.is_empty() && rng.chance(30) {
            let wider = if rng.chance(20) { 2 } else { 1 };
            make::add(&mut record, "kind of", make::names(&rng.some(&names.factors, wider)));
        }
        if rng.chance(25) {
            let wanted = rng.word(&["more", "less", "depends"]);
            make::add(&mut record, "wanted", Value::Word(wanted.to_owned()));
        }
        if rng.chance(30) {
            make::add(&mut record, "level", Value::Word(rng.word(&["micro", "meso", "macro"]).to_owned()));
        }
        if rng.chance(20) {
            let novelty = rng.word(&["affirmed", "changed", "novel"]);
            make::add(&mut record, "novelty", Value::Word(novelty.to_owned()));
        }
        if rng.chance(20) {
            let degree = rng.word(&["limited", "moderate", "significant"]);
            make::add(&mut record, "degree", Value::Word(degree.to_owned()));
        }
        names.factors.push(name);
        records.push(record);
    }
    for word in ["patients", "nurses", "managers"].iter().take(rng.below(4)) {
        names.actors.push((*word).to_owned());
        records.push(make::record(RecordKind::Factor(Some(Role::Actor)), word));
    }
    records
}
