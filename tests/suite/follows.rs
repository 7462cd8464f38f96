//! Chains and firing say the same: what a chain leads to follows when its start and what must hold are supposed.

use crate::{
    engine::Engine,
    naive::{Naive, Walk},
    random,
    rng::Rng,
    show,
};
use because::{
    answer::{Basis, Steps},
    question::{End, Paths, Question, Suppose, Tail, Verb},
    theory::{Direction, Literal, Record, RecordKind, Role},
};

/// The first chain whose end does not follow as surely as it says.
fn fault(records: &[Record], tried: &mut usize) -> Option<String> {
    let naive = Naive::new(records);
    let live = naive.live(None);
    let walk = Walk::over(&naive, live.clone());
    for start in walk.literals() {
        let chains = walk.chains(std::slice::from_ref(start), walk.literals(), 3, false);
        for chain in chains.iter().filter(|chain| !chain.is_opposed()) {
            let mut assumed: Vec<Literal> = vec![chain.start.clone()];
            if !chain.needs().iter().all(|group| choose(group, &mut assumed)) {
                continue;
            }
            let following = naive.suppose(&assumed, &live);
            let mut literals: Vec<&Literal> = vec![&chain.start];
            literals.extend(chain.links.iter().flat_map(|link| [&link.from, &link.to]));
            let contested = literals.iter().any(|literal| {
                let wider = naive.wider(&literal.factor);
                following.is_pulled(&literal.factor) || wider.iter().any(|name| following.is_pulled(name))
            });
            if contested {
                continue;
            }
            *tried += 1;
            let fits = match following.surety(&chain.end()) {
                Some("expected") => true,
                Some("may follow") => chain.may_follow(),
                _ => false,
            };
            if !fits {
                return Some(format!("{:?}\nassumed {assumed:?}\nhad: {:?}", walk.row(chain), following.all));
            }
        }
    }
    None
}

/// Assumes an alternative of a group of which the opposite is not assumed; no where there is none.
fn choose(group: &[Literal], assumed: &mut Vec<Literal>) -> bool {
    let opposed = |literal: &Literal| literal.direction != Direction::Unsaid && assumed.contains(&literal.opposite());
    let chosen = group.iter().find(|literal| !opposed(literal)).cloned();
    assumed.extend(chosen.clone().filter(|literal| !assumed.contains(literal)));
    chosen.is_some()
}

/// The first row of `paths` whose end does not follow as surely as the row says, asked of the engine.
fn fault_of_rows(records: &[Record], paths: &Paths, tried: &mut usize) -> Option<String> {
    let engine = Engine::new(records);
    let question = |verb| Question { verb, tail: Tail::default() };
    let answer = engine.ask(&question(Verb::Paths(paths.clone()))).ok()?;
    for row in &answer.rows {
        let Basis::Chain(Steps { steps, .. }) = &row.basis else { continue };
        let (Some(first), Some(last)) = (steps.first(), steps.last()) else { continue };
        let mut given = vec![first.by_kind.clone().unwrap_or_else(|| first.from.clone())];
        if !steps.iter().flat_map(|step| &step.also_needs).all(|group| choose(group, &mut given)) {
            continue;
        }
        let follows = answer.cell(row, "follows").map(crate::engine::text).unwrap_or_default();
        let suppose = question(Verb::Suppose(Suppose { given: given.clone(), in_theory: None }));
        let Ok(supposed) = engine.ask(&suppose) else { return Some(format!("{suppose} is refused")) };
        let naive = Naive::new(records);
        let pulled = naive.suppose(&given, &naive.live(None));
        let on_the_way = steps.iter().flat_map(|step| [&step.from, &step.to]).chain(&given[..1]);
        let contested = on_the_way.into_iter().any(|literal| {
            let wider = naive.wider(&literal.factor);
            pulled.is_pulled(&literal.factor) || wider.iter().any(|name| pulled.is_pulled(name))
        });
        if contested || given.contains(&last.to) {
            continue;
        }
        *tried += 1;
        let found = supposed.rows.iter().find(|row| {
            supposed.cell(row, "literal").map(crate::engine::text).as_deref() == Some(last.to.to_string().as_str())
        });
        let surety = found.and_then(|row| supposed.cell(row, "follows")).map(crate::engine::text);
        if !(surety.as_deref() == Some("expected") || (surety.is_some() && surety.as_deref() == Some(&follows))) {
            return Some(format!("{row:#?}\n{suppose}\n{surety:?}"));
        }
    }
    None
}

#[test]
fn the_end_of_a_row_follows_when_what_must_hold_is_supposed() {
    let mut tried = 0;
    for seed in 300..550 {
        let mut rng = Rng::new(seed);
        let size = random::Size { claims: rng.between(2, 8), factors: rng.between(2, 8) };
        let records = random::theory(&mut rng, size);
        let factors: Vec<&Record> =
            records.iter().filter(|r| r.kind.is_factor() && r.kind != RecordKind::Factor(Some(Role::Actor))).collect();
        for _ in 0..6 {
            let mut end = || End { factor: rng.pick(&factors).name.clone(), direction: None, exactly: false };
            let paths = Paths { from: end(), to: end(), within: Some(3), in_theory: None };
            if fault_of_rows(&records, &paths, &mut tried).is_some() {
                let least =
                    crate::shrink::shrink(&records, &mut |records| fault_of_rows(records, &paths, &mut 0).is_some());
                let fault = fault_of_rows(&least, &paths, &mut 0).unwrap_or_default();
                panic!("seed {seed}\n\n{}\n{fault}", show::theory(&least));
            }
        }
    }
    assert!(tried > 500, "only {tried} rows were tried");
}

#[test]
fn the_end_of_a_chain_follows_as_surely_as_it_says() {
    let mut tried = 0;
    for seed in 0..250 {
        let mut rng = Rng::new(seed);
        let size = random::Size { claims: rng.between(1, 7), factors: rng.between(2, 8) };
        let records = random::theory(&mut rng, size);
        if fault(&records, &mut tried).is_some() {
            let least = crate::shrink::shrink(&records, &mut |records| fault(records, &mut 0).is_some());
            panic!("seed {seed}\n\n{}\n{}", show::theory(&least), fault(&least, &mut 0).unwrap_or_default());
        }
    }
    assert!(tried > 1500, "only {tried} chains were tried");
}
