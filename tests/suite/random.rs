//! Random theories and random questions about them.
//!
//! The records are such as a person could have loaded: every name in them stands for a record of the right kind, `kind
//! of` goes in no circle, `in turn` and `otherwise` stand behind something. So whatever fails on them fails for people.

mod backing;
mod claims;
mod conditions;
mod factors;
mod firing;
mod questions;

pub(crate) use questions::{of_firing, question};

use crate::rng::Rng;
use because::theory::Record;

/// How large a theory is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Statements and `cmoc`s.
    pub(crate) claims: usize,
    /// Factors.
    pub(crate) factors: usize,
}

impl Size {
    /// Mostly small ones, where a fault is easy to see; now and then one of up to 40 claims.
    pub(crate) fn random(rng: &mut Rng) -> Size {
        let claims = match rng.below(20) {
            0 => 0,
            1..=9 => rng.between(1, 5),
            10..=16 => rng.between(4, 12),
            _ => rng.between(10, 26),
        };
        Size { claims, factors: rng.between(2, 12) }
    }
}

/// The names that a theory draws on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub(crate) theories: Vec<String>,
    pub(crate) themes: Vec<String>,
    pub(crate) cases: Vec<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) factors: Vec<String>,
    pub(crate) actors: Vec<String>,
    /// Statements and `cmoc`s.
    pub(crate) claims: Vec<String>,
    /// Whether a scale grades degrees.
    pub(crate) graded: bool,
    /// Configurations of statements, `NAME.n`.
    pub(crate) numbered: Vec<String>,
}

/// A random theory: its records, in the order in which they were made.
pub(crate) fn theory(rng: &mut Rng, size: Size) -> Vec<Record> {
    let mut names = Names::default();
    let mut records = backing::background(rng, &mut names);
    records.extend(factors::factors(rng, &mut names, size.factors));
    records.extend(claims::claims(rng, &mut names, size.claims));
    records.extend(backing::evidence(rng, &names, size.claims));
    records
}

#[test]
fn the_same_seed_gives_the_same_theory_and_question() {
    for seed in 0..50 {
        let make = || {
            let mut rng = Rng::new(seed);
            let size = Size::random(&mut rng);
            let records = theory(&mut rng, size);
            let question = question(&mut rng, &records);
            (records, question)
        };
        assert_eq!(make(), make());
    }
}

#[test]
fn every_name_stands_for_a_record() {
    for seed in 0..300 {
        let mut rng = Rng::new(seed);
        let size = Size::random(&mut rng);
        let records = theory(&mut rng, size);
        assert!(crate::shrink::is_whole(&records), "seed {seed}");
    }
}
