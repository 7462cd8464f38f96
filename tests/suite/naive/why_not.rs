//! `why not`: each configuration that could give a thing, held against what is had.

use super::{Answer, Naive, Row, called, chains::turned, firing::perhaps};
use because::{
    question::{Tail, WhyNot},
    theory::{Direction, Literal},
};
use std::collections::BTreeSet;

impl Naive<'_> {
    pub(super) fn why_not(&self, question: &WhyNot, tail: &Tail) -> Answer {
        let live = self.within(question.in_theory.as_ref(), tail);
        let following = self.suppose(&question.given, &live);
        if let Some(surety) = following.surety(&question.literal) {
            let row = Row::from([
                ("gives".to_owned(), question.literal.to_string()),
                ("follows".to_owned(), surety.to_owned()),
                ("by".to_owned(), following.by(&question.literal)),
                ("against".to_owned(), self.against(&following, &question.literal, &live)),
            ]);
            return Answer { rows: vec![row], ..Answer::default() };
        }
        let mut rows = Vec::new();
        for &at in &live {
            let mut given: BTreeSet<&Literal> = self.brings(at).into_iter().collect();
            given.retain(|literal| {
                let more = literal.direction == Direction::More && question.literal.direction == Direction::More;
                **literal == question.literal
                    || (more && self.wider(&literal.factor).contains(&question.literal.factor))
            });
            for literal in given {
                let told = &self.told()[at];
                let known: Vec<&Vec<Literal>> = told.conditions().into_iter().filter(|g| !g.is_empty()).collect();
                let (met, lacking): (Vec<_>, Vec<_>) =
                    known.into_iter().partition(|group| perhaps(group, &following.all));
                let opposite_is_had = |literal: &Literal| {
                    literal.direction != Direction::Unsaid && following.all.contains_key(&turned(literal))
                };
                let (opposed, unmet): (Vec<_>, Vec<_>) =
                    lacking.into_iter().partition(|group| group.iter().all(opposite_is_had));
                let unknown = told.conditions().iter().filter(|group| group.is_empty()).count();
                rows.push(Row::from([
                    ("by".to_owned(), called(&told.id)),
                    ("gives".to_owned(), literal.to_string()),
                    ("follows".to_owned(), String::new()),
                    ("met".to_owned(), listed(&met)),
                    ("unmet".to_owned(), listed(&unmet)),
                    ("opposed".to_owned(), listed(&opposed)),
                    ("unknown".to_owned(), unknown.to_string()),
                ]));
            }
        }
        Answer { rows, ..Answer::default() }
    }
}

/// Groups in the order given.
fn listed(groups: &[&Vec<Literal>]) -> String {
    let one = |group: &&Vec<Literal>| group.iter().map(Literal::to_string).collect::<Vec<_>>().join(" or ");
    groups.iter().map(one).collect::<Vec<_>>().join(", ")
}
