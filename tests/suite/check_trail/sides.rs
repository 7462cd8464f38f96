//! Trails of things held against one another: the rows say what the records say, every side is shown as published
//! with what supports and contradicts it, and a row falls, or changes, with what it rests on.

use super::{
    checker::{Checked, Checker, ensure, leaves, means},
    without,
};
use crate::{
    claims::with_unknown,
    engine::{self, Engine},
    naive::{Naive, configurations},
    random,
    rng::Rng,
    show, shrink,
};
use because::{
    answer::{Answer, Basis, Leaf, Row, Sides, Trail},
    question::{About, AtLeast, Backing, Patterns, Question, Tail, Verb},
    theory::{Literal, NameOf, Record, RecordKind},
};

impl Checker<'_> {
    /// Whether a trail shows all things of all sides, each with what is said of it, and names what is absent.
    fn sides(&self, row: &Row, sides: &Sides, trail: &Trail) -> Checked {
        ensure(trail.row == row.n && trail.heading == sides.heading, || format!("heads {:?}", trail.heading))?;
        let leaves = leaves(&trail.branches);
        for thing in sides.sides.iter().flat_map(|side| &side.things) {
            let shown = leaves.iter().any(|leaf| matches!(leaf, Leaf::Record { id, .. } if *id == thing.to_string()));
            ensure(shown, || format!("no leaf for `{thing}`"))?;
            self.told_of(thing, &leaves)?;
        }
        let says = |text: &String, of: fn(&Leaf) -> Option<&String>| leaves.iter().any(|leaf| of(leaf) == Some(text));
        for text in &sides.assumed {
            ensure(says(text, |leaf| if let Leaf::Assumption { text } = leaf { Some(text) } else { None }), || {
                text.clone()
            })?;
        }
        for text in &sides.absent {
            ensure(says(text, |leaf| if let Leaf::Absence { text } = leaf { Some(text) } else { None }), || {
                text.clone()
            })?;
        }
        leaves.into_iter().try_for_each(|leaf| self.leaf(leaf))
    }

    /// Whether all evidence for and against a thing is shown: what names a whole statement counts for its parts, and
    /// what names a part for the statement.
    fn told_of(&self, thing: &NameOf, leaves: &[&Leaf]) -> Checked {
        for record in self.records.iter().filter(|record| record.kind == RecordKind::Evidence) {
            for stance in ["supports", "contradicts", "silent", "refines"] {
                let named =
                    |named: &&NameOf| means(named, thing) || (thing.number.is_none() && named.name == thing.name);
                if !record.names(stance).iter().any(named) {
                    continue;
                }
                let there = leaves.iter().any(|leaf| {
                    matches!(leaf, Leaf::Quote { id, stance: s, .. } if *id == record.name.to_string() && *s == stance)
                });
                ensure(there, || format!("`{}` {stance} `{thing}` and is not shown", record.name))?;
            }
        }
        Ok(())
    }

    /// Whether a pair of opposites is told: each side names the factor in its direction among its outcomes.
    fn opposites(&self, answer: &Answer, row: &Row) -> Checked {
        let text = |column: &str| answer.cell(row, column).map(engine::text).unwrap_or_default();
        let gives = text("gives");
        let less = format!("-{}", text("factor"));
        for (column, literal) in [("more", &gives), ("less", &less)] {
            let id = text(column);
            let told = self.records.iter().flat_map(configurations).find(|told| told.id.to_string() == id);
            let told = told.ok_or_else(|| format!("no configuration `{id}`"))?;
            let outcome = told.outcomes().into_iter().flatten().any(|l| l.to_string() == *literal);
            ensure(outcome, || format!("`{id}` does not tell {literal}"))?;
            let shared = text("shared");
            for group in shared.split(", ").filter(|group| !group.is_empty()) {
                let mut wanted: Vec<&str> = group.split(" or ").collect();
                wanted.sort_unstable();
                let has = told.conditions().into_iter().any(|group: &Vec<Literal>| {
                    let mut all: Vec<String> = group.iter().map(Literal::to_string).collect();
                    all.sort_unstable();
                    all.dedup();
                    all == wanted
                });
                ensure(has, || format!("`{id}` does not state {group}"))?;
            }
        }
        Ok(())
    }
}

fn asked(rng: &mut Rng) -> Question {
    let verb = match rng.below(4) {
        0 => return with_unknown(Verb::Conflicts(About::default())),
        1 => Verb::Rivals(About::default()),
        2 => Verb::Patterns(Patterns {
            at_least: Some(AtLeast { number: 1, of: Backing::Source }),
            ..Patterns::default()
        }),
        _ => Verb::Gaps { in_theory: None },
    };
    Question { verb, tail: Tail::default() }
}

/// The first fault of the trails of an answer.
fn fault(records: &[Record], question: &Question, tried: &mut usize) -> Option<String> {
    let engine = Engine::new(records);
    let Ok(answer) = engine.ask(question) else { return Some("refused".to_owned()) };
    let checker = Checker { records };
    for row in answer.rows.iter().take(15) {
        let Basis::Sides(sides) = &row.basis else { return Some("a row of another basis".to_owned()) };
        *tried += 1;
        let trail = because::query::trail(&engine.known(), row);
        let checked = checker.sides(row, sides, &trail).and_then(|()| match question.verb {
            Verb::Conflicts(_) => checker.opposites(&answer, row),
            _ => Ok(()),
        });
        if let Err(fault) = checked {
            return Some(format!("{fault}\n{row:#?}\n{trail:#?}"));
        }
        // What codes name lives on where the record of the factor is gone; then it hangs on the configurations.
        let stands = |name: &NameOf| {
            let factor = records.iter().any(|record| record.name == name.name && record.kind.is_factor());
            factor && sides.sides.len() > 1
        };
        let things = sides.sides.iter().flat_map(|side| &side.things).filter(|name| !stands(name));
        for thing in things {
            let smaller = without(records, &thing.name);
            let Ok(again) = Engine::new(&smaller).ask(question) else { continue };
            if again.rows.iter().any(|other| other.basis == row.basis) {
                return Some(format!("the row stands as it is without `{thing}`\n{row:#?}"));
            }
        }
    }
    None
}

#[test]
fn the_trail_of_things_held_against_one_another_holds() {
    let mut tried = 0;
    for seed in 24_000..24_400 {
        let mut rng = Rng::new(seed);
        let size = random::Size { claims: rng.between(2, 9), factors: rng.between(2, 5) };
        let records = random::theory(&mut rng, size);
        let question = asked(&mut rng);
        if fault(&records, &question, &mut tried).is_some() {
            let least = shrink::shrink(&records, &mut |records| fault(records, &question, &mut 0).is_some());
            let fault = fault(&least, &question, &mut 0).unwrap_or_default();
            panic!("seed {seed}\n\n{}\n{question}\n\n{fault}", show::theory(&least));
        }
    }
    assert!(tried > 1_000, "only {tried} rows were tried");
}

#[test]
fn the_checker_finds_what_the_sides_leave_out() {
    let mut rng = Rng::new(24_001);
    let mut checked = 0;
    for _ in 0..60 {
        let records = random::theory(&mut rng, random::Size { claims: 6, factors: 3 });
        let engine = Engine::new(&records);
        let question = with_unknown(Verb::Conflicts(About::default()));
        let answer = engine.ask(&question).unwrap();
        let checker = Checker { records: &records };
        for row in answer.rows.iter().take(3) {
            let Basis::Sides(sides) = &row.basis else { panic!("{row:?}") };
            let trail = because::query::trail(&engine.known(), row);
            let mut less = trail.clone();
            less.branches.remove(0);
            assert!(checker.sides(row, sides, &less).is_err(), "{less:#?}");
            let mut turned = answer.clone();
            let at = |column: &str| answer.columns.iter().position(|c| c.name == column).unwrap();
            turned.rows[row.n - 1].cells.swap(at("more"), at("less"));
            let both = |id: &str| {
                let naive = Naive::new(&records);
                let gives = engine::text(answer.cell(row, "gives").unwrap());
                naive.told().iter().any(|told| {
                    told.id.to_string() == id && told.outcomes().into_iter().flatten().any(|l| l.to_string() == gives)
                })
            };
            if !both(&engine::text(answer.cell(row, "less").unwrap())) {
                checked += 1;
                assert!(checker.opposites(&turned, &turned.rows[row.n - 1]).is_err(), "{row:#?}");
            }
        }
    }
    assert!(checked > 10, "only {checked}");
}
