//! Derivations hold: each point is supposed, a kind, or given by a configuration whose conditions are met by points before
//! it; and a row rests on each configuration and each supposition of its derivation.

use super::{checker::Checker, without};
use crate::{engine::Engine, random, rng::Rng, show};
use because::{
    answer::{Basis, Branch, Cell, Derivation, Entry, How, Leaf, Point, Surety},
    question::{Question, Verb},
    theory::{Direction, Literal, Record},
};

/// What a derivation rests on, as plain as it can be compared.
fn below(derivation: &Derivation) -> Vec<Point> {
    derivation.points.below([&derivation.of])
}

/// Whether a group is met by one of some literals.
fn met(group: &[Literal], by: &[Literal], sure: bool) -> bool {
    group.iter().any(|literal| {
        by.iter().any(|one| {
            let unsaid = literal.direction == Direction::Unsaid || one.direction == Direction::Unsaid;
            one == literal || (!sure && unsaid && one.factor == literal.factor)
        })
    })
}

impl Checker<'_> {
    pub(super) fn derivation(&self, derivation: &Derivation, given: &[Literal]) -> Result<(), String> {
        let points = below(derivation);
        let last = points.last().ok_or("nothing is derived")?;
        if last.literal != derivation.of {
            return Err(format!("ends at {}", last.literal));
        }
        for (at, point) in points.iter().enumerate() {
            let before: Vec<&Literal> = points[..at].iter().map(|point| &point.literal).collect();
            if let Some(other) = point.how.rests_on().iter().find(|literal| !before.contains(literal)) {
                return Err(format!("{} rests on {other}, which does not come before", point.literal));
            }
            self.point(point, &points[..at], given).map_err(|fault| format!("{}: {fault}", point.literal))?;
        }
        Ok(())
    }

    fn point(&self, point: &Point, before: &[Point], given: &[Literal]) -> Result<(), String> {
        let sure = point.surety == Surety::Expected;
        let surer = |literal: &Literal| before.iter().any(|p| p.literal == *literal && p.surety == Surety::Expected);
        match &point.how {
            How::Supposed => given.contains(&point.literal).then_some(()).ok_or("is not supposed".into()),
            How::ByKind(kind) => {
                let more = kind.direction == Direction::More && point.literal.direction == Direction::More;
                let fits = more && self.is_kind(&kind.factor, &point.literal.factor, 40);
                fits.then_some(()).ok_or_else(|| format!("{kind} is no kind of it"))
            }
            How::Fired { by, entry, rests_on, .. } => {
                let told = self.told(by)?;
                let (groups, gives) = match entry {
                    Entry::Condition if told.stated().is_empty() => (told.conditions(), told.outcomes()),
                    Entry::Condition => {
                        (told.conditions(), told.mechanisms().into_iter().chain(told.outcomes()).collect())
                    }
                    Entry::Mechanism => (told.mechanisms(), told.outcomes()),
                };
                let known: Vec<_> = groups.iter().filter(|group| !group.is_empty()).collect();
                if known.is_empty() || !known.iter().all(|group| met(group, rests_on, sure)) {
                    return Err(format!("{by} needs {groups:?}, and rests on {rests_on:?}"));
                }
                let own = |group: &&&Vec<Literal>| group.contains(&point.literal) && (!sure || group.len() == 1);
                if !gives.iter().any(|group| own(&group)) {
                    return Err(format!("{by} does not give it so"));
                }
                let surely = *entry == Entry::Condition
                    && known.len() == groups.len()
                    && rests_on.iter().all(|literal| surer(literal) || given.contains(literal));
                (!sure || surely).then_some(()).ok_or_else(|| format!("{by} does not give it surely"))
            }
        }
    }
}

/// All leaves of a trail.
fn leaves(branches: &[Branch]) -> Vec<&Leaf> {
    let mut found = Vec::new();
    for branch in branches {
        match branch {
            Branch::Step { branches, .. } | Branch::Heading { branches, .. } => found.extend(leaves(branches)),
            Branch::Leaf(leaf) => found.push(leaf),
        }
    }
    found
}

fn fault(records: &[Record], question: &Question, tried: &mut usize) -> Option<String> {
    let engine = Engine::new(records);
    let answer = engine.ask(question).ok()?;
    let checker = Checker { records };
    for row in answer.rows.iter().take(10) {
        let Basis::Derived(derivation) = &row.basis else { continue };
        let given: Vec<Literal> = match (&question.verb, answer.cell(row, "conditions")) {
            (Verb::Suppose(suppose), _) => suppose.given.clone(),
            (Verb::WhyNot(why_not), _) => why_not.given.clone(),
            (Verb::Why(why), _) if !why.given.is_empty() => why.given.clone(),
            (_, Some(Cell::Literals(literals))) => literals.clone(),
            _ => return Some(format!("nothing is given\n{row:#?}")),
        };
        *tried += 1;
        if let Err(fault) = checker.derivation(derivation, &given) {
            return Some(format!("{fault}\n{:#?}", below(derivation)));
        }
        let trail = because::query::trail(&engine.known(), row);
        let shown = leaves(&trail.branches);
        for id in derivation.configurations() {
            if !shown.iter().any(|leaf| matches!(leaf, Leaf::Record { id: shown, .. } if *shown == id.to_string())) {
                return Some(format!("no leaf for {id}\n{trail:#?}"));
            }
        }
        if let Some(fault) = rests(records, question, derivation) {
            return Some(fault);
        }
    }
    None
}

/// Whether a row of `suppose` stands as it is without a configuration or a supposition that it rests on.
fn rests(records: &[Record], question: &Question, derivation: &Derivation) -> Option<String> {
    let Verb::Suppose(suppose) = &question.verb else { return None };
    let points = below(derivation);
    let stands = |records: &[Record], question: &Question| {
        let Ok(again) = Engine::new(records).ask(question) else { return false };
        again.rows.iter().any(
            |row| matches!(&row.basis, Basis::Derived(other) if other.of == derivation.of && below(other) == points),
        )
    };
    for id in derivation.configurations() {
        if stands(&without(records, &id.record), question) {
            return Some(format!("{} stands as it is without `{id}`", derivation.of));
        }
    }
    for point in points.iter().filter(|point| point.how == How::Supposed) {
        let mut fewer = suppose.clone();
        fewer.given.retain(|literal| *literal != point.literal);
        let asked = Question { verb: Verb::Suppose(fewer.clone()), tail: question.tail.clone() };
        if !fewer.given.is_empty() && stands(records, &asked) {
            return Some(format!("{} stands as it is without {}", derivation.of, point.literal));
        }
    }
    None
}

#[test]
fn the_derivation_of_everything_that_follows_holds() {
    let mut tried = 0;
    for seed in 21_000..21_300 {
        let mut rng = Rng::new(seed);
        let size = random::Size { claims: rng.between(2, 10), factors: rng.between(2, 8) };
        let records = random::theory(&mut rng, size);
        let Some(question) = random::of_firing(&mut rng, &records) else { continue };
        if let Some(fault) = fault(&records, &question, &mut tried) {
            panic!("seed {seed}\n\n{}\n{question}\n\n{}", show::theory(&records), shortened(&fault));
        }
    }
    assert!(tried > 300, "only {tried} rows were tried");
}

fn shortened(fault: &str) -> String {
    fault.lines().take(60).collect::<Vec<_>>().join("\n")
}
