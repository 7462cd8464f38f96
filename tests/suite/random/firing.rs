//! Random questions of what follows.

use super::{Names, conditions};
use crate::rng::Rng;
use because::{
    question::{Question, Suppose, Tail, Verb, Why, WhyNot},
    theory::{Direction, Literal, Name},
};

/// `suppose`, `why not` or `why`, now and then in a theory, with configurations or rows left out.
pub(super) fn question(rng: &mut Rng, names: &Names) -> Question {
    let mut tail = Tail::default();
    let in_theory = (rng.chance(15) && !names.theories.is_empty()).then(|| Name::new(rng.name(&names.theories)));
    if rng.chance(20) {
        tail.using = Some(conditions::condition(rng, 2, &mut |rng| conditions::of_used(rng, names)));
    }
    if rng.chance(25) {
        let verb = Verb::WhyNot(WhyNot { literal: literal(rng, names), given: given(rng, names), in_theory });
        return Question { verb, tail };
    }
    if rng.chance(40) {
        let literal = literal(rng, names);
        let given = if rng.chance(20) { given(rng, names) } else { Vec::new() };
        let verb = Verb::Why(Why { literal, given, in_theory });
        return Question { verb, tail };
    }
    if rng.chance(15) {
        tail.filter = Some(conditions::condition(rng, 2, &mut conditions::of_followed));
    }
    let verb = Verb::Suppose(Suppose { given: given(rng, names), in_theory });
    Question { verb, tail }
}

fn given(rng: &mut Rng, names: &Names) -> Vec<Literal> {
    let mut given = Vec::new();
    for _ in 0..rng.between(1, 5) {
        let literal = literal(rng, names);
        if !given.contains(&literal) {
            given.push(literal);
        }
    }
    given
}

fn literal(rng: &mut Rng, names: &Names) -> Literal {
    let direction = match rng.below(10) {
        0..=5 => Direction::More,
        6..=8 => Direction::Less,
        _ => Direction::Unsaid,
    };
    Literal { factor: Name::new(rng.name(&names.factors)), direction }
}
