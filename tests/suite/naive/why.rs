//! `why`: every subset of the starting conditions is tried.

use super::{Answer, Naive, Row, called, chains::turned};
use because::{
    question::{Suppose, Tail, Why},
    theory::{Direction, Literal, Name},
};
use std::collections::BTreeSet;

/// How many starting conditions are tried in all combinations.
const MOST: usize = 8;

type Set = BTreeSet<Literal>;

impl Naive<'_> {
    /// Whether there are few enough starting conditions to try them all.
    pub(crate) fn can_explain(&self, question: &Why, tail: &Tail) -> bool {
        !question.given.is_empty()
            || self.starts(&question.literal, &self.within(question.in_theory.as_ref(), tail)).len() <= MOST
    }

    /// What a configuration gives, surely or not, when its conditions are met.
    pub(super) fn brings(&self, at: usize) -> Vec<&Literal> {
        let told = &self.told()[at];
        let mechanisms = if told.stated().is_empty() { Vec::new() } else { told.mechanisms() };
        mechanisms.into_iter().chain(told.outcomes()).flatten().collect()
    }

    /// The literals that stand in a condition and that nothing brings, without the one that is asked about.
    fn starts(&self, asked: &Literal, live: &[usize]) -> Vec<Literal> {
        let mut starts: BTreeSet<Literal> =
            live.iter().flat_map(|&at| self.told()[at].conditions()).flatten().cloned().collect();
        starts.retain(|literal| literal != asked && !live.iter().any(|&at| self.brings(at).contains(&literal)));
        starts.into_iter().collect()
    }

    pub(super) fn why(&self, question: &Why, tail: &Tail) -> Answer {
        if !question.given.is_empty() {
            let suppose = Suppose { given: question.given.clone(), in_theory: question.in_theory.clone() };
            let mut answer = self.supposing(&suppose, tail);
            answer.rows.retain(|row| row["literal"] == question.literal.to_string());
            return answer;
        }
        let live = self.within(question.in_theory.as_ref(), tail);
        let starts = self.starts(&question.literal, &live);
        let mut leading: [Vec<Set>; 2] = Default::default();
        for bits in 1..1usize << starts.len() {
            let set: Set = (0..starts.len()).filter(|at| bits >> at & 1 == 1).map(|at| starts[at].clone()).collect();
            let both = |literal: &Literal| literal.direction != Direction::Unsaid && set.contains(&turned(literal));
            if set.iter().any(both) {
                continue;
            }
            let assumed: Vec<Literal> = set.iter().cloned().collect();
            let had = self.fire(&assumed, &live, &super::firing::Aside::default());
            let Some(held) = had.get(&question.literal) else { continue };
            leading[1].push(set.clone());
            if held.sure {
                leading[0].push(set);
            }
        }
        let mut least: Vec<(Set, &str, usize)> = Vec::new();
        for sets in &leading {
            for set in sets {
                let smaller = |other: &Set| other != set && other.is_subset(set);
                if sets.iter().any(smaller) || least.iter().any(|(other, _, _)| other == set) {
                    continue;
                }
                let assumed: Vec<Literal> = set.iter().cloned().collect();
                let following = self.suppose(&assumed, &live);
                let Some(surety) = following.surety(&question.literal) else { continue };
                least.push((set.clone(), surety, following.step(&question.literal)));
            }
        }
        let worth = |surety: &str| ["expected", "may follow", "contested"].iter().position(|word| *word == surety);
        let kept = least.iter().filter(|(set, surety, _)| {
            *surety == "expected"
                || !least
                    .iter()
                    .any(|(other, said, _)| other != set && other.is_subset(set) && worth(said) <= worth(surety))
        });
        let mut rows: Vec<Row> =
            kept.map(|(set, surety, step)| self.explained(set, (surety, *step), &question.literal, &live)).collect();
        if rows.is_empty() && self.only_round_a_loop(&question.literal, &starts, &live) {
            rows.push(Row::from([("conditions".to_owned(), "only round a loop".to_owned())]));
        }
        Answer { rows, ..Answer::default() }
    }

    /// One row: a set, what `suppose` says of it, and what it rests on.
    fn explained(&self, set: &Set, (surety, step): (&str, usize), literal: &Literal, live: &[usize]) -> Row {
        let assumed = sorted(set);
        let following = self.suppose(&assumed, live);
        let names = self.derivation(&following, literal, live);
        let told = live.iter().map(|&at| &self.told()[at]).filter(|told| names.contains(&called(&told.id)));
        let sources: BTreeSet<Name> = told.flat_map(|told| self.sources(&told.id)).collect();
        let mut through = self.rests_on(&following, literal, live);
        through.retain(|one| !set.contains(one));
        let words = |all: &[Literal]| all.iter().map(Literal::to_string).collect::<Vec<_>>().join(", ");
        Row::from([
            ("conditions".to_owned(), words(&assumed)),
            ("through".to_owned(), words(&through)),
            ("follows".to_owned(), surety.to_owned()),
            ("steps".to_owned(), step.to_string()),
            ("configurations".to_owned(), names.len().to_string()),
            ("by".to_owned(), names.join(", ")),
            ("sources".to_owned(), sources.len().to_string()),
            ("against".to_owned(), self.against(&following, literal, live)),
        ])
    }

    /// Whether nothing leads to a literal even when all starting conditions hold, and it needs, by and by, something that
    /// needs itself.
    fn only_round_a_loop(&self, literal: &Literal, starts: &[Literal], live: &[usize]) -> bool {
        let had = self.fire(starts, live, &super::firing::Aside::default());
        !had.contains_key(literal) && self.comes_round(literal, &mut Vec::new(), &had, live)
    }

    fn comes_round(
        &self,
        literal: &Literal,
        way: &mut Vec<Literal>,
        had: &std::collections::BTreeMap<Literal, super::firing::Held>,
        live: &[usize],
    ) -> bool {
        if way.contains(literal) {
            return true;
        }
        way.push(literal.clone());
        for &at in live {
            let brings = self.brings(at).into_iter().any(|one| {
                let kind = one.direction == Direction::More && literal.direction == Direction::More;
                one == literal || (kind && self.wider(&one.factor).contains(&literal.factor))
            });
            if !brings {
                continue;
            }
            for group in self.told()[at].conditions() {
                if !group.is_empty() && !super::firing::perhaps(group, had) {
                    for next in group {
                        if self.comes_round(next, way, had, live) {
                            return true;
                        }
                    }
                }
            }
        }
        way.pop();
        false
    }
}

/// In the order of factors, then `+`, `-`, `?`.
fn sorted(set: &Set) -> Vec<Literal> {
    let mut all: Vec<Literal> = set.iter().cloned().collect();
    all.sort_by(|a, b| (&a.factor, a.direction).cmp(&(&b.factor, b.direction)));
    all
}
