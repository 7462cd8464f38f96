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

/// The records without some sources in what evidence is from; evidence that has none left is gone.
fn without(records: &[Record], lost: &[Name]) -> Vec<Record> {
    let mut left = records.to_vec();
    for record in left.iter_mut().filter(|record| record.kind == RecordKind::Evidence) {
        for field in &mut record.fields {
            if let Value::Place { names, .. } = &mut field.value {
                names.retain(|name| !lost.contains(&name.name));
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

/// Whether a configuration says that one literal leads to the other, and a source of that name supports it.
fn holds(records: &[Record], link: &Link) -> bool {
    let Some(told) = told(records, link) else { return false };
    let stands = |groups: Vec<&Vec<_>>, literal| groups.iter().any(|group| group.contains(literal));
    let starts = stands(told.conditions(), &link.from) || stands(told.mechanisms(), &link.from);
    let ends = stands(told.outcomes(), &link.to) || stands(told.mechanisms(), &link.to);
    let named = |name: &NameOf| name.name == told.id.name && (name.number.is_none() || name.number == told.id.number);
    let supports = records.iter().any(|record| {
        record.kind == RecordKind::Evidence
            && record.names("supports").into_iter().any(named)
            && record.names("from").iter().any(|source| source.name == link.backed_by)
    });
    starts && ends && supports
}

fn fault(records: &[Record], question: &Question, routes: &Routes) -> Option<String> {
    let mut used = BTreeSet::new();
    for route in &routes.apart {
        if let Some(link) = route.links.iter().find(|link| !holds(records, link)) {
            return Some(format!("{link:?} does not hold"));
        }
        let own: BTreeSet<&Name> = route.links.iter().map(|link| &link.backed_by).collect();
        if own.iter().any(|name| used.contains(name)) {
            return Some(format!("{route:?} shares a source with another"));
        }
        used.extend(own);
    }
    let answer = Engine::new(&without(records, &routes.lost)).ask(question).ok()?;
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
    for seed in 60_000..60_600 {
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
        robustness.by = Some(Backing::Source);
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
