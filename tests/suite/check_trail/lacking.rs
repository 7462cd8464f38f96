//! What a configuration lacks holds: its conditions are those of the record, what is met is derived, nothing that is had meets
//! what is unmet. And the loop that is shown where nothing leads to a thing is told, goes round, and leads there.

use super::checker::{Checked, Checker, ensure, leaves};
use crate::{engine::Engine, naive::configurations, random, rng::Rng, show, shrink};
use because::{
    answer::{Basis, Condition, Derivation, Lacking, Leaf, State, Step, Steps, Trail},
    question::{Question, Tail, Verb, Why, WhyNot},
    theory::{Direction, Literal, Record, RecordKind},
};
use std::sync::Arc;

/// Whether something that is had would meet a literal at all.
fn meets(one: &Literal, literal: &Literal) -> bool {
    let unsaid = one.direction == Direction::Unsaid || literal.direction == Direction::Unsaid;
    one == literal || (unsaid && one.factor == literal.factor)
}

impl Checker<'_> {
    fn lacking(&self, lacking: &Lacking, given: &[Literal], trail: &Trail) -> Checked {
        let told = self.told(&lacking.by)?;
        let own: Vec<&Vec<Literal>> = told.conditions();
        let stated: Vec<&Vec<Literal>> = lacking.conditions.iter().map(|condition| &condition.group).collect();
        ensure(own == stated, || format!("{} has the conditions {own:?}, not {stated:?}", lacking.by))?;
        let mechanisms = if told.stated().is_empty() { Vec::new() } else { told.mechanisms() };
        let gives = mechanisms.into_iter().chain(told.outcomes()).any(|group| group.contains(&lacking.gives));
        ensure(gives, || format!("{} does not give {}", lacking.by, lacking.gives))?;
        for condition in &lacking.conditions {
            self.condition(lacking, condition, given).map_err(|fault| format!("{:?}: {fault}", condition.group))?;
        }
        let leaves = leaves(&trail.branches);
        let told = leaves.iter().any(|leaf| matches!(leaf, Leaf::Record { id, .. } if *id == lacking.by.to_string()));
        ensure(told, || format!("no leaf for {}", lacking.by))?;
        leaves.into_iter().try_for_each(|leaf| self.leaf(leaf))
    }

    fn condition(&self, lacking: &Lacking, condition: &Condition, given: &[Literal]) -> Checked {
        let group = &condition.group;
        let derived = |literal: &Literal| {
            self.derivation(&Derivation { of: literal.clone(), points: Arc::clone(&lacking.points) }, given)
        };
        let met = lacking.points.iter().any(|point| group.iter().any(|literal| meets(&point.literal, literal)));
        let known = |state: &str| ensure(!group.is_empty() && !met, || format!("is not {state}"));
        match &condition.state {
            State::Unknown => ensure(group.is_empty(), || "is known".to_owned()),
            State::Met(by) => {
                ensure(group.iter().any(|literal| meets(by, literal)), || format!("{by} does not meet it"))?;
                derived(by)
            }
            State::Opposed => {
                known("opposed")?;
                group.iter().try_for_each(|literal| derived(&literal.opposite()))
            }
            State::Unmet(could) => {
                known("unmet")?;
                let counted: Vec<usize> = group.iter().map(|literal| self.could_give(literal)).collect();
                ensure(*could == counted, || format!("{counted:?} could give it, not {could:?}"))
            }
        }
    }

    /// How many configurations that stand give a literal or a kind of it.
    fn could_give(&self, literal: &Literal) -> usize {
        let dead = |record: &&Record| matches!(record.text("status"), Some("refuted" | "retired"));
        let all = self.records.iter().filter(|record| !dead(record)).flat_map(configurations);
        let kind = |one: &Literal| {
            let more = one.direction == Direction::More && literal.direction == Direction::More;
            one == literal || (more && self.is_kind(&one.factor, &literal.factor, 40))
        };
        all.filter(|told| {
            let mechanisms = if told.stated().is_empty() { Vec::new() } else { told.mechanisms() };
            mechanisms.into_iter().chain(told.outcomes()).flatten().any(kind)
        })
        .count()
    }

    /// Whether steps begin with a loop and lead from it to a literal.
    fn round(&self, steps: &[Arc<Step>], target: &Literal) -> Checked {
        let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Err("no steps".to_owned()) };
        for (n, step) in steps.iter().enumerate() {
            self.joint(n.checked_sub(1).map(|n| &*steps[n]), step)?;
            let told = self.told(&step.shown)?;
            let needs = told.conditions().into_iter().any(|group| group.contains(&step.from));
            let mechanisms = if told.stated().is_empty() { Vec::new() } else { told.mechanisms() };
            let gives = mechanisms.into_iter().chain(told.outcomes()).any(|group| group.contains(&step.to));
            ensure(needs && gives, || format!("{} does not lead from {} to {}", step.shown, step.from, step.to))?;
        }
        let counts_as = |one: &Literal, literal: &Literal| {
            let more = one.direction == Direction::More && literal.direction == Direction::More;
            one == literal || (more && self.is_kind(&one.factor, &literal.factor, 40))
        };
        let round = steps.iter().any(|step| counts_as(&step.to, &first.from));
        ensure(round, || format!("nothing comes back to {}", first.from))?;
        ensure(counts_as(&last.to, target), || format!("leads to {}", last.to))
    }
}

/// The first fault of the trails of an answer; how many rows lacked something, and how many went round.
fn fault(records: &[Record], question: &Question, tried: &mut [usize; 2]) -> Option<String> {
    let engine = Engine::new(records);
    let answer = engine.ask(question).ok()?;
    let checker = Checker { records };
    for row in answer.rows.iter().take(10) {
        let trail = because::query::trail(&engine.known(), row);
        let checked = match (&row.basis, &question.verb) {
            (Basis::Lacking(lacking), Verb::WhyNot(why_not)) => {
                tried[0] += 1;
                checker.lacking(lacking, &why_not.given, &trail)
            }
            (Basis::Chain(Steps { steps, .. }), Verb::Why(why)) => {
                tried[1] += 1;
                checker.round(steps, &why.literal).and_then(|()| checker.trail(row, steps, &trail))
            }
            _ => Ok(()),
        };
        if let Err(fault) = checked {
            return Some(format!("{fault}\n{row:#?}\n{trail:#?}"));
        }
    }
    None
}

#[test]
fn what_is_lacking_and_what_goes_round_holds() {
    let mut tried = [0, 0];
    for seed in 25_000..25_600 {
        let mut rng = Rng::new(seed);
        let size = random::Size { claims: rng.between(2, 8), factors: rng.between(2, 6) };
        let records = random::theory(&mut rng, size);
        let factors: Vec<&Record> =
            records.iter().filter(|record| matches!(record.kind, RecordKind::Factor(_))).collect();
        let literal = |rng: &mut Rng| {
            let direction = if rng.chance(60) { Direction::More } else { Direction::Less };
            Literal { factor: rng.pick(&factors).name.clone(), direction }
        };
        for _ in 0..4 {
            let (of, given) = (literal(&mut rng), vec![literal(&mut rng)]);
            let verb = match rng.chance(50) {
                true => Verb::WhyNot(WhyNot { literal: of, given, in_theory: None }),
                false => Verb::Why(Why { literal: of, given: Vec::new(), in_theory: None }),
            };
            let question = Question { verb, tail: Tail::default() };
            if fault(&records, &question, &mut tried).is_some() {
                let least = shrink::shrink(&records, &mut |records| fault(records, &question, &mut [0; 2]).is_some());
                let fault = fault(&least, &question, &mut [0; 2]).unwrap_or_default();
                panic!("seed {seed}\n\n{}\n{question}\n\n{fault}", show::theory(&least));
            }
        }
    }
    assert!(tried[0] > 300 && tried[1] > 20, "only {tried:?} rows were tried");
}

#[test]
fn the_checker_finds_a_wrong_state() {
    let mut rng = Rng::new(25_001);
    let mut found = 0;
    for _ in 0..200 {
        let records = random::theory(&mut rng, random::Size { claims: 6, factors: 4 });
        let engine = Engine::new(&records);
        let factor = records.iter().find(|record| matches!(record.kind, RecordKind::Factor(_))).unwrap().name.clone();
        let literal = Literal { factor, direction: Direction::More };
        let why_not = WhyNot { literal: literal.clone(), given: vec![literal.opposite()], in_theory: None };
        let question = Question { verb: Verb::WhyNot(why_not.clone()), tail: Tail::default() };
        let answer = engine.ask(&question).unwrap();
        for row in &answer.rows {
            let Basis::Lacking(lacking) = &row.basis else { continue };
            let trail = because::query::trail(&engine.known(), row);
            for at in 0..lacking.conditions.len() {
                let mut wrong = lacking.clone();
                wrong.conditions[at].state = match &wrong.conditions[at].state {
                    State::Unmet(_) | State::Opposed | State::Unknown => State::Met(literal.opposite()),
                    State::Met(_) => State::Unmet(vec![0; lacking.conditions[at].group.len()]),
                };
                let group = &lacking.conditions[at].group;
                if group.iter().any(|one| meets(&literal.opposite(), one))
                    && !matches!(lacking.conditions[at].state, State::Met(_))
                {
                    continue;
                }
                found += 1;
                assert!(Checker { records: &records }.lacking(&wrong, &why_not.given, &trail).is_err(), "{wrong:#?}");
            }
        }
    }
    assert!(found > 20, "only {found}");
}
