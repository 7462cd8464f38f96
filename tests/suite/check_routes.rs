//! Routes hold: each step of each route is told by the configuration named and supported by what is named, no two routes
//! share anything, and without what is lost no route is left.
//!
//! The checker reads the records itself, as the naive evaluator does.

use crate::{
    engine::{self, Engine},
    naive::{Told, configurations},
    random,
    rng::Rng,
    show,
};
use because::{
    answer::{Basis, Link, Routes},
    question::{Backing, Question, Verb},
    theory::{Name, NameOf, Record, RecordKind, Value},
};
use std::collections::BTreeSet;

/// What a source of a piece of evidence falls with: all of these have to be lost.
fn falls_with(records: &[Record], piece: &Record, source: &Name, by: Backing) -> Vec<Name> {
    let of_source = |word: &'static str| -> Vec<Name> {
        let record = records.iter().find(|record| record.name == *source);
        record.map_or_else(Vec::new, |record| record.names(word).iter().map(|name| name.name.clone()).collect())
    };
    let all = match by {
        Backing::Source => Vec::new(),
        Backing::Case => of_source("case"),
        Backing::Via => [of_source("via"), piece.names("via").iter().map(|name| name.name.clone()).collect()].concat(),
    };
    if all.is_empty() { vec![source.clone()] } else { all }
}

/// The records without what falls in that from which evidence is; evidence that has none left is gone.
fn without(records: &[Record], by: Backing, lost: &[Name]) -> Vec<Record> {
    let mut left = records.to_vec();
    for record in left.iter_mut().filter(|record| record.kind == RecordKind::Evidence) {
        let piece = record.clone();
        let stands = |name: &NameOf| {
            let with = falls_with(records, &piece, &name.name, by);
            with.iter().any(|unit| !lost.contains(unit))
        };
        for field in &mut record.fields {
            if let Value::Place { names, .. } = &mut field.value {
                names.retain(stands);
            }
        }
    }
    let silent = |record: &Record| record.kind == RecordKind::Evidence && record.names("from").is_empty();
    left.retain(|record| !silent(record));
    left
}

fn told(records: &[Record], link: &Link) -> Option<Told> {
    let record = records.iter().find(|record| record.name == link.told_by.record)?;
    configurations(record).into_iter().find(|told| told.id == engine::name_of(&link.told_by))
}

/// Whether a configuration says that one literal leads to the other, and what is named supports it.
fn holds(records: &[Record], link: &Link, by: Backing) -> bool {
    let Some(told) = told(records, link) else { return false };
    let stands = |groups: Vec<&Vec<_>>, literal| groups.iter().any(|group| group.contains(literal));
    let starts = stands(told.conditions(), &link.from) || stands(told.mechanisms(), &link.from);
    let ends = stands(told.outcomes(), &link.to) || stands(told.mechanisms(), &link.to);
    let named = |name: &NameOf| name.name == told.id.name && (name.number.is_none() || name.number == told.id.number);
    let supports = records.iter().any(|record| {
        record.kind == RecordKind::Evidence
            && record.names("supports").into_iter().any(named)
            && record
                .names("from")
                .iter()
                .any(|source| falls_with(records, record, &source.name, by).contains(&link.backed_by))
    });
    starts && ends && supports
}

/// What is wrong with what an answer says that a claim hangs on.
pub(crate) fn fault(records: &[Record], question: &Question, routes: &Routes) -> Option<String> {
    let Verb::Robustness(robustness) = &question.verb else { return None };
    let by = robustness.by.unwrap_or(Backing::Source);
    let mut used = BTreeSet::new();
    for route in &routes.apart {
        if let Some(link) = route.links.iter().find(|link| !holds(records, link, by)) {
            return Some(format!("{link:?} does not hold"));
        }
        let own: BTreeSet<&Name> = route.links.iter().map(|link| &link.backed_by).collect();
        if own.iter().any(|name| used.contains(name)) {
            return Some(format!("{route:?} shares something with another"));
        }
        used.extend(own);
    }
    let answer = Engine::new(&without(records, by, &routes.lost)).ask(question).ok()?;
    let claims = answer.rows.iter().filter_map(|row| match &row.basis {
        Basis::Routes(again) if again.from == routes.from && again.to == routes.to => Some(again),
        _ => None,
    });
    let left: Vec<_> = claims.filter(|again| !again.apart.is_empty()).collect();
    (!left.is_empty()).then(|| format!("without {:?} there still is {left:?}", routes.lost))
}

#[test]
fn what_a_claim_hangs_on_holds() {
    let (mut tried, mut broken) = (0, 0);
    for seed in 60_000..61_200 {
        let mut rng = Rng::new(seed);
        let size = random::Size { claims: rng.between(3, 10), factors: rng.between(2, 7) };
        let records = random::theory(&mut rng, size);
        let mut question = random::question(&mut rng, &records);
        for _ in 0..30 {
            if matches!(&question.verb, Verb::Robustness(_)) {
                break;
            }
            question = random::question(&mut rng, &records);
        }
        let Verb::Robustness(robustness) = &mut question.verb else { continue };
        robustness.by = Some(Backing::ALL[seed as usize % Backing::ALL.len()]);
        question.tail = Default::default();
        let Ok(answer) = Engine::new(&records).ask(&question) else { continue };
        for row in answer.rows.iter().take(3) {
            let Basis::Routes(routes) = &row.basis else { continue };
            tried += 1;
            broken += usize::from(!routes.lost.is_empty());
            if let Some(fault) = fault(&records, &question, routes) {
                panic!("seed {seed}\n{}\n{question}\n{fault}", show::theory(&records));
            }
        }
    }
    assert!(tried > 150 && broken > 40, "{tried} rows were tried, {broken} of them with something to lose");
}
