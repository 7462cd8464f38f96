//! What follows from what is assumed: rules 1 to 3 and kinds, run round after round until nothing is added.

use super::{Naive, Told, chains::turned};
use because::theory::{Direction, Literal, Name};
use std::collections::{BTreeMap, BTreeSet};

/// What is had, and whether surely.
type Had = BTreeMap<Literal, bool>;

/// What follows.
#[derive(Debug, Clone)]
pub(crate) struct Following {
    /// What is had when nothing that is pulled both ways meets a condition.
    pub(crate) had: Had,
    /// The factors that are pulled both ways.
    pub(crate) pulled: BTreeSet<Name>,
}

impl Naive<'_> {
    /// Supposes literals over the configurations at these places.
    pub(crate) fn suppose(&self, assumed: &[Literal], live: &[usize]) -> Following {
        let all = self.fire(assumed, live, &BTreeSet::new());
        let pulled: BTreeSet<Name> = all
            .keys()
            .filter(|literal| literal.direction != Direction::Unsaid && all.contains_key(&turned(literal)))
            .map(|literal| literal.factor.clone())
            .collect();
        Following { had: self.fire(assumed, live, &pulled), pulled }
    }

    fn fire(&self, assumed: &[Literal], live: &[usize], pulled: &BTreeSet<Name>) -> Had {
        let mut had: Had = assumed.iter().map(|literal| (literal.clone(), true)).collect();
        loop {
            let before = had.clone();
            let meets = |literal: &Literal| assumed.contains(literal) || !pulled.contains(&literal.factor);
            let usable: Had = had.iter().filter(|(l, _)| meets(l)).map(|(l, s)| (l.clone(), *s)).collect();
            for &at in live {
                fire_one(&self.told[at], &usable, &mut had);
            }
            for (literal, surely) in usable {
                if literal.direction == Direction::More {
                    for factor in self.wider(&literal.factor) {
                        have(&mut had, &Literal { factor, direction: Direction::More }, surely);
                    }
                }
            }
            if had == before {
                return had;
            }
        }
    }
}

fn have(had: &mut Had, literal: &Literal, surely: bool) {
    let entry = had.entry(literal.clone()).or_insert(surely);
    *entry |= surely;
}

fn fire_one(told: &Told, usable: &Had, had: &mut Had) {
    let conditions = told.conditions();
    let known: Vec<_> = conditions.iter().filter(|group| !group.is_empty()).collect();
    let mechanisms = told.mechanisms();
    if !conditions.is_empty() && conditions.iter().all(|group| !group.is_empty() && surely(group, usable)) {
        give(mechanisms.iter().chain(&told.outcomes()), true, had);
    } else if !known.is_empty() && known.iter().all(|group| perhaps(group, usable)) {
        give(mechanisms.iter().chain(&told.outcomes()), false, had);
    }
    let in_place = !mechanisms.is_empty() && mechanisms.iter().all(|group| !group.is_empty() && perhaps(group, usable));
    if !told.stated().is_empty() && in_place {
        give(told.outcomes().iter(), false, had);
    }
}

fn give<'g>(groups: impl Iterator<Item = &'g &'g Vec<Literal>>, surely: bool, had: &mut Had) {
    for group in groups {
        for literal in group.iter() {
            have(had, literal, surely && group.len() == 1 && literal.direction != Direction::Unsaid);
        }
    }
}

fn surely(group: &[Literal], had: &Had) -> bool {
    group.iter().any(|literal| had.get(literal) == Some(&true))
}

fn perhaps(group: &[Literal], had: &Had) -> bool {
    group.iter().any(|literal| {
        had.keys().any(|one| {
            let unsaid = literal.direction == Direction::Unsaid || one.direction == Direction::Unsaid;
            one == literal || (one.factor == literal.factor && unsaid)
        })
    })
}
