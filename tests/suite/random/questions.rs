//! Random questions about a theory.

use super::{Names, conditions, firing};
use crate::{naive::leads, rng::Rng};
use because::{
    question::{
        About, AtLeast, Backing, Clauses, End, Find, Loops, Mentioning, Paths, Patterns, Place, Question, Robustness,
        Tail, Target, Things, Verb,
    },
    theory::{Direction, Name, Record, RecordKind, Role},
};

/// A random question about these records.
pub(crate) fn question(rng: &mut Rng, records: &[Record]) -> Question {
    let names = read(records);
    let mut other = rng.clone();
    other.next();
    let plain = plain(rng, &names);
    if other.chance(20) && !names.factors.is_empty() { firing::question(&mut other, &names) } else { plain }
}

/// A random question of what follows.
pub(crate) fn of_firing(rng: &mut Rng, records: &[Record]) -> Option<Question> {
    let names = read(records);
    (!names.factors.is_empty()).then(|| firing::question(rng, &names))
}

fn plain(rng: &mut Rng, names: &Names) -> Question {
    let mut tail = Tail::default();
    let verb = match rng.below(27) {
        0..=4 if !names.factors.is_empty() => {
            tail.with_mirrors = rng.chance(35);
            filter(rng, &mut tail, 20, conditions::of_chain);
            Verb::Paths(paths(rng, names))
        }
        9 | 10 | 25 | 26 if !names.factors.is_empty() => {
            filter(rng, &mut tail, 10, |rng| conditions::of_leading(rng, names));
            Verb::Find(leading(rng, names))
        }
        5 | 6 if !names.factors.is_empty() => {
            tail.with_mirrors = rng.chance(40);
            filter(rng, &mut tail, 20, conditions::of_chain);
            Verb::Loops(loops(rng, names))
        }
        7 | 8 if !names.factors.is_empty() => {
            filter(rng, &mut tail, 15, conditions::of_claim_tried);
            let within = Some(rng.between(1, 4) as u32);
            let in_theory = in_theory(rng, names, 10).in_theory;
            let claim = Paths { within, in_theory, ..paths(rng, names) };
            let by = if rng.chance(30) { None } else { Some(*rng.pick(&Backing::ALL)) };
            Verb::Robustness(Robustness { claim, by })
        }
        11 | 12 => {
            filter(rng, &mut tail, 40, |rng| conditions::of_factor(rng, names));
            let things = if rng.chance(30) { Things::Factors } else { Things::Role(*rng.pick(&Role::ALL)) };
            Verb::Find(Find { things, clauses: in_theory(rng, names, 20) })
        }
        13..=16 => {
            filter(rng, &mut tail, 60, |rng| conditions::of_claim(rng, names));
            Verb::Find(claims(rng, names))
        }
        20 | 21 => {
            filter(rng, &mut tail, 20, |rng| conditions::of_pair(rng, names));
            Verb::Conflicts(about(rng, names))
        }
        22 => {
            filter(rng, &mut tail, 20, conditions::of_rivals);
            Verb::Rivals(about(rng, names))
        }
        23 => {
            filter(rng, &mut tail, 20, |rng| conditions::number(rng, &["against", "cmocs"], 3));
            let About { about, in_theory } = about(rng, names);
            let of = if rng.chance(30) { Backing::Case } else { Backing::Source };
            let at_least = rng.chance(80).then(|| AtLeast { number: rng.between(1, 3) as u32, of });
            Verb::Patterns(Patterns { at_least, about, in_theory })
        }
        24 => {
            filter(rng, &mut tail, 30, conditions::of_gaps);
            Verb::Gaps { in_theory: in_theory(rng, names, 40).in_theory }
        }
        17 => {
            let things = [Things::Sources, Things::Cases, Things::Evidence, Things::Themes, Things::Theories];
            let things = *rng.pick(&things);
            listed(rng, names, things, &mut tail);
            Verb::Find(Find { things, clauses: Clauses::default() })
        }
        _ => {
            let find = counted(rng, names);
            if matches!(find.things, Things::Statements | Things::Cmocs) {
                filter(rng, &mut tail, 40, |rng| conditions::of_claim(rng, names));
            }
            listed(rng, names, find.things, &mut tail);
            let by = match find.things {
                Things::Statements | Things::Cmocs if rng.chance(80) => Some(rng.word(&[
                    "theme", "theory", "novelty", "degree", "sources", "evidence", "source", "case", "status", "cases",
                ])),
                Things::Sources if rng.chance(60) => {
                    Some(rng.word(&["kind", "case", "setting", "setting", "included"]))
                }
                Things::Evidence if rng.chance(60) => Some("coder"),
                Things::Themes if rng.chance(60) => Some("order"),
                Things::Factors if rng.chance(60) => Some(rng.word(&["level", "wanted"])),
                _ => None,
            };
            Verb::Count { find, by: by.map(str::to_owned) }
        }
    };
    let walks = matches!(&verb, Verb::Paths(_) | Verb::Loops(_) | Verb::Robustness(_))
        || matches!(&verb, Verb::Find(find) if leads(find) || find.things == Things::Cmocs)
        || matches!(&verb, Verb::Conflicts(_) | Verb::Rivals(_) | Verb::Patterns(_) | Verb::Gaps { .. });
    if walks && rng.chance(20) {
        tail.using = Some(conditions::condition(rng, 2, &mut |rng| conditions::of_used(rng, names)));
    }
    Question { verb, tail }
}

/// A condition on what is listed by its own fields.
fn listed(rng: &mut Rng, names: &Names, things: Things, tail: &mut Tail) {
    match things {
        Things::Sources => filter(rng, tail, 60, |rng| conditions::of_source(rng, names)),
        Things::Themes => filter(rng, tail, 60, |rng| conditions::of_theme(rng, names)),
        Things::Evidence => filter(rng, tail, 60, |rng| conditions::of_evidence(rng, names)),
        _ => {}
    }
}

fn filter(
    rng: &mut Rng,
    tail: &mut Tail,
    percent: usize,
    mut leaf: impl FnMut(&mut Rng) -> because::question::Condition,
) {
    if rng.chance(percent) {
        tail.filter = Some(conditions::condition(rng, 2, &mut leaf));
    }
}

fn read(records: &[Record]) -> Names {
    let of = |wanted: &dyn Fn(RecordKind) -> bool| {
        records.iter().filter(|r| wanted(r.kind)).map(|r| r.name.to_string()).collect::<Vec<_>>()
    };
    Names {
        theories: of(&|kind| kind == RecordKind::Theory),
        themes: of(&|kind| kind == RecordKind::Theme),
        cases: of(&|kind| kind == RecordKind::Case),
        sources: of(&|kind| kind == RecordKind::Source),
        factors: of(&|kind| kind.is_factor() && kind != RecordKind::Factor(Some(Role::Actor))),
        actors: of(&|kind| kind == RecordKind::Factor(Some(Role::Actor))),
        claims: of(&|kind| matches!(kind, RecordKind::Statement | RecordKind::Cmoc)),
        graded: records.iter().any(|record| record.kind == RecordKind::Scale),
        numbered: Vec::new(),
    }
}

fn end(rng: &mut Rng, names: &Names) -> End {
    let direction = match rng.below(10) {
        0..=3 => Some(Direction::More),
        4 | 5 => Some(Direction::Less),
        6 => Some(Direction::Unsaid),
        _ => None,
    };
    End { factor: Name::new(rng.name(&names.factors)), direction, exactly: rng.chance(15) }
}

fn steps(rng: &mut Rng) -> Option<u32> {
    if rng.chance(20) { None } else { Some(rng.between(1, 5) as u32) }
}

fn paths(rng: &mut Rng, names: &Names) -> Paths {
    Paths { from: end(rng, names), to: end(rng, names), within: steps(rng), in_theory: None }
}

fn target(rng: &mut Rng, names: &Names) -> Target {
    if rng.chance(25) {
        return Target::Outcomes { wanted: rng.chance(40) };
    }
    Target::Factor(end(rng, names))
}

fn loops(rng: &mut Rng, names: &Names) -> Loops {
    Loops {
        through: rng.chance(30).then(|| end(rng, names)),
        within: if names.claims.len() < 8 && rng.chance(20) { None } else { Some(rng.between(1, 3) as u32) },
        in_theory: in_theory(rng, names, 15).in_theory,
    }
}

fn leading(rng: &mut Rng, names: &Names) -> Find {
    let mut clauses = in_theory(rng, names, 15);
    match rng.below(6) {
        0 => clauses.from = Some(Place::Factor(end(rng, names))),
        1 => {
            clauses.leading_to = Some(target(rng, names));
            clauses.from = Some(Place::Factor(end(rng, names)));
        }
        _ => {
            clauses.leading_to = Some(target(rng, names));
            clauses.directly = rng.chance(30);
        }
    }
    if !clauses.directly && rng.chance(40) {
        clauses.within = Some(rng.between(1, 4) as u32);
    }
    let things = match rng.below(8) {
        0 => Things::Factors,
        1..=3 => Things::Role(Role::Mechanism),
        4 | 5 => Things::Role(Role::Context),
        _ => Things::Role(*rng.pick(&Role::ALL)),
    };
    if things == Things::Role(Role::Actor) && clauses.leading_to.is_some() {
        clauses.from = None;
    }
    Find { things, clauses }
}

fn about(rng: &mut Rng, names: &Names) -> About {
    let about = (rng.chance(40) && !names.factors.is_empty()).then(|| end(rng, names));
    About { about, in_theory: in_theory(rng, names, 20).in_theory }
}

fn in_theory(rng: &mut Rng, names: &Names, percent: usize) -> Clauses {
    let mut clauses = Clauses::default();
    if rng.chance(percent) && !names.theories.is_empty() {
        clauses.in_theory = Some(Name::new(rng.name(&names.theories)));
    }
    clauses
}

fn claims(rng: &mut Rng, names: &Names) -> Find {
    let mut clauses = in_theory(rng, names, 20);
    if rng.chance(15) {
        let count = 1 + rng.below(2);
        clauses.without = rng.some(&[Role::Context, Role::Mechanism, Role::Outcome], count);
    }
    if rng.chance(20) {
        clauses.mentioning = Some(if names.factors.is_empty() || rng.chance(30) {
            Mentioning::Words((rng.word(&["good will", "LACK", "the", "unheard"])).to_owned())
        } else {
            Mentioning::Factor(end(rng, names))
        });
    }
    if rng.chance(10) {
        clauses.from = Some(Place::Source(Name::new(rng.name(&names.sources))));
    }
    let things = if rng.chance(50) { Things::Statements } else { Things::Cmocs };
    Find { things, clauses }
}

fn counted(rng: &mut Rng, names: &Names) -> Find {
    match rng.below(6) {
        0..=3 => claims(rng, names),
        4 => Find { things: Things::Sources, clauses: Clauses::default() },
        _ => {
            let things = [Things::Cases, Things::Evidence, Things::Themes, Things::Theories, Things::Factors];
            Find { things: *rng.pick(&things), clauses: Clauses::default() }
        }
    }
}
