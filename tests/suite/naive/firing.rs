//! What follows from what is assumed: rules 1 to 3 and kinds, run round after round until nothing is added.

use super::{Answer, Naive, Row, Told, called, chains::turned};
use because::{
    question::{Suppose, Tail},
    theory::{Direction, Literal, Name},
};
use std::collections::{BTreeMap, BTreeSet};

/// One literal that is had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) sure: bool,
    pub(crate) round: usize,
    /// The configuration, or `by kind +x`; empty for what is assumed.
    pub(crate) by: String,
}

/// What is had.
type Had = BTreeMap<Literal, Held>;

/// What follows.
#[derive(Debug, Clone)]
pub(crate) struct Following {
    pub(crate) assumed: Vec<Literal>,
    /// What is had when everything fires.
    pub(crate) all: Had,
    /// What is had when nothing that is pulled both ways meets a condition.
    settled: Had,
    /// What is set aside then.
    aside: Aside,
}

/// What is set aside when something is pulled both ways.
#[derive(Debug, Clone, Default)]
pub(super) struct Aside {
    /// What meets nothing.
    nothing: BTreeSet<Literal>,
    /// What the same factor without a direction does not meet.
    otherwise: BTreeSet<Literal>,
}

impl Following {
    /// Whether a factor is pulled both ways.
    pub(crate) fn is_pulled(&self, factor: &Name) -> bool {
        [Direction::More, Direction::Less]
            .into_iter()
            .all(|direction| self.all.contains_key(&Literal { factor: factor.clone(), direction }))
    }

    /// How far a literal follows.
    pub(crate) fn surety(&self, literal: &Literal) -> Option<&'static str> {
        self.all.get(literal)?;
        if self.is_pulled(&literal.factor) {
            return Some("contested");
        }
        Some(match self.settled.get(literal) {
            Some(Held { sure: true, .. }) => "expected",
            Some(_) => "may follow",
            None => "contested",
        })
    }

    /// What gives a literal.
    pub(super) fn by(&self, literal: &Literal) -> String {
        self.derived(literal).0[literal].by.clone()
    }

    /// In which round a literal is had, where it is derived.
    pub(super) fn step(&self, literal: &Literal) -> usize {
        self.derived(literal).0[literal].round
    }

    /// What is had where a literal is derived, and what of it meets nothing.
    fn derived(&self, literal: &Literal) -> (&Had, Aside) {
        match self.surety(literal) {
            Some("contested") => (&self.all, Aside::default()),
            _ => (&self.settled, self.aside.clone()),
        }
    }
}

impl Naive<'_> {
    /// Supposes literals over the configurations at these places.
    pub(crate) fn suppose(&self, assumed: &[Literal], live: &[usize]) -> Following {
        let all = self.fire(assumed, live, &Aside::default());
        let mut blocked = BTreeSet::new();
        for literal in all.keys().filter(|literal| literal.direction == Direction::More) {
            let less = turned(literal);
            if !all.contains_key(&less) {
                continue;
            }
            let both = assumed.contains(literal) && assumed.contains(&less);
            for direction in [Direction::More, Direction::Less, Direction::Unsaid] {
                let own = Literal { factor: literal.factor.clone(), direction };
                if both || !assumed.contains(&own) {
                    blocked.insert(own);
                }
            }
        }
        let mut otherwise = BTreeSet::new();
        for literal in all.keys().filter(|literal| literal.direction == Direction::Unsaid) {
            for direction in [Direction::More, Direction::Less] {
                let way = Literal { factor: literal.factor.clone(), direction };
                if all.contains_key(&turned(&way)) && !assumed.contains(literal) {
                    otherwise.insert(way);
                }
            }
        }
        let aside = Aside { nothing: blocked, otherwise };
        let settled = self.fire(assumed, live, &aside);
        Following { assumed: assumed.to_vec(), all, settled, aside }
    }

    /// The live configurations, by name.
    pub(super) fn by_name(&self, live: &[usize]) -> Vec<&Told> {
        let mut all: Vec<&Told> = live.iter().map(|&at| &self.told()[at]).collect();
        all.sort_by_key(|told| (told.id.name.clone(), told.id.number));
        all
    }

    pub(super) fn fire(&self, assumed: &[Literal], live: &[usize], aside: &Aside) -> Had {
        let start = Held { sure: true, round: 0, by: String::new() };
        let mut had: Had = assumed.iter().map(|literal| (literal.clone(), start.clone())).collect();
        for sure in [true, false] {
            let mut round = 1;
            loop {
                let usable: Had = had
                    .iter()
                    .filter(|(literal, held)| held.round < round && !aside.nothing.contains(*literal))
                    .map(|(literal, held)| (literal.clone(), held.clone()))
                    .collect();
                let mut added = false;
                let mut have = |literal: &Literal, by: String| {
                    if !had.contains_key(literal) {
                        had.insert(literal.clone(), Held { sure, round, by });
                        added = true;
                    }
                };
                for told in self.by_name(live) {
                    for literal in gives(told, &usable, sure, aside) {
                        have(&literal, called(&told.id));
                    }
                }
                for kind in usable.keys().filter(|literal| literal.direction == Direction::More) {
                    for factor in self.wider(&kind.factor) {
                        have(&Literal { factor, direction: Direction::More }, format!("by kind {kind}"));
                    }
                }
                if !added && had.values().all(|held| held.round < round) {
                    break;
                }
                round += 1;
            }
        }
        had
    }

    /// The rows of `suppose`.
    pub(super) fn supposing(&self, question: &Suppose, tail: &Tail) -> Answer {
        let live = self.within(question.in_theory.as_ref(), tail);
        let following = self.suppose(&question.given, &live);
        let followed = following.all.keys().filter(|literal| !following.assumed.contains(literal));
        let rows: Vec<Row> = followed.map(|literal| self.followed(&following, literal, &live)).collect();
        let kept = |row: &Row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row));
        Answer { rows: rows.into_iter().filter(kept).collect(), ..Answer::default() }
    }

    /// The live configurations of a question, in a theory where it names one.
    pub(super) fn within(&self, theory: Option<&Name>, tail: &Tail) -> Vec<usize> {
        let mut live = self.live(tail.using.as_ref());
        live.retain(|&at| {
            let record = self.record(&self.told()[at].id.name);
            theory.is_none_or(|theory| {
                record.is_some_and(|record| record.names("in").iter().any(|named| named.name == *theory))
            })
        });
        live
    }

    fn followed(&self, following: &Following, literal: &Literal, live: &[usize]) -> Row {
        let (had, aside) = following.derived(literal);
        let held = &had[literal];
        let usable: Had = had
            .iter()
            .filter(|(one, _)| *one != literal && !aside.nothing.contains(*one))
            .map(|(one, held)| (one.clone(), held.clone()))
            .collect();
        let mut giving: Vec<&Told> = Vec::new();
        for told in self.by_name(live) {
            let shown = called(&told.id) == held.by;
            if shown || gives(told, &usable, false, &aside).contains(literal) {
                giving.push(told);
            }
        }
        let others: Vec<String> = giving.iter().map(|told| called(&told.id)).filter(|name| *name != held.by).collect();
        let sources: BTreeSet<Name> = giving.iter().flat_map(|told| self.sources(&told.id)).collect();
        let mut row = Row::new();
        row.insert("id".into(), literal.factor.to_string());
        row.insert("literal".into(), literal.to_string());
        row.insert("follows".into(), following.surety(literal).unwrap_or_default().to_owned());
        row.insert("step".into(), held.round.to_string());
        row.insert("by".into(), held.by.clone());
        row.insert("also-by".into(), others.len().to_string());
        row.insert("others".into(), others.join(", "));
        row.insert("sources".into(), sources.len().to_string());
        row.insert("against".into(), self.against(following, literal, live));
        row
    }
}

impl Naive<'_> {
    /// What a literal rests on directly, each once, in the order of the groups.
    pub(super) fn rests_on(&self, following: &Following, literal: &Literal, live: &[usize]) -> Vec<Literal> {
        let had = following.derived(literal).0;
        if let Some(kind) = had[literal].by.strip_prefix("by kind ") {
            return had.keys().filter(|one| one.to_string() == kind).cloned().collect();
        }
        let mut rests_on: Vec<Literal> = Vec::new();
        for (_, best) in self.met_by(following, literal, live) {
            if !rests_on.contains(&best) {
                rests_on.push(best);
            }
        }
        rests_on
    }

    /// The groups of the configuration that gives a literal, each with what meets it: of several that which is had in the
    /// least round, then the first by name.
    pub(super) fn met_by(
        &self,
        following: &Following,
        literal: &Literal,
        live: &[usize],
    ) -> Vec<(Vec<Literal>, Literal)> {
        let (had, aside) = following.derived(literal);
        let held = &had[literal];
        let Some(told) = self.by_name(live).into_iter().find(|told| called(&told.id) == held.by) else {
            return Vec::new();
        };
        let before: Had = had
            .iter()
            .filter(|(one, other)| other.round < held.round && !aside.nothing.contains(*one))
            .map(|(one, other)| (one.clone(), other.clone()))
            .collect();
        let known =
            |groups: Vec<Vec<Literal>>| groups.into_iter().filter(|group| !group.is_empty()).collect::<Vec<_>>();
        let conditions = known(told.conditions().into_iter().cloned().collect());
        let fires = !conditions.is_empty() && conditions.iter().all(|group| meets(group, &before, &aside));
        let entered =
            if held.sure || fires { conditions } else { known(told.mechanisms().into_iter().cloned().collect()) };
        let met_by = |group: &Vec<Literal>| {
            let fits = |one: &Literal, other: &Held| {
                let alone = Had::from([(one.clone(), other.clone())]);
                if held.sure { surely(group, &alone) } else { meets(group, &alone, &aside) }
            };
            let meeting = before.iter().filter(|(one, other)| fits(one, other));
            meeting
                .min_by_key(|(one, other)| (other.round, one.factor.clone(), one.direction))
                .map(|(one, _)| one.clone())
        };
        entered
            .into_iter()
            .filter_map(|group| Some((met_by(&group)?, group)))
            .map(|(best, group)| (group, best))
            .collect()
    }

    /// The configurations from which a literal is derived, each behind those that it needs.
    pub(super) fn derivation(&self, following: &Following, literal: &Literal, live: &[usize]) -> Vec<String> {
        let (mut names, mut seen) = (Vec::new(), BTreeSet::new());
        self.derive(following, literal, live, &mut names, &mut seen);
        names
    }

    fn derive(
        &self,
        following: &Following,
        literal: &Literal,
        live: &[usize],
        names: &mut Vec<String>,
        seen: &mut BTreeSet<Literal>,
    ) {
        if !seen.insert(literal.clone()) {
            return;
        }
        for below in self.rests_on(following, literal, live) {
            self.derive(following, &below, live, names, seen);
        }
        let by = following.by(literal);
        if !by.is_empty() && !by.starts_with("by kind ") && !names.contains(&by) {
            names.push(by);
        }
    }
}

/// What a configuration gives under what is had, surely or at all.
fn gives(told: &Told, had: &Had, sure: bool, aside: &Aside) -> Vec<Literal> {
    let conditions = told.conditions();
    let mechanisms = told.mechanisms();
    let known: Vec<_> = conditions.iter().filter(|group| !group.is_empty()).collect();
    let fires = if sure {
        !conditions.is_empty() && conditions.iter().all(|group| surely(group, had))
    } else {
        !known.is_empty() && known.iter().all(|group| meets(group, had, aside))
    };
    let in_place =
        !mechanisms.is_empty() && mechanisms.iter().all(|group| !group.is_empty() && meets(group, had, aside));
    let stated = !told.stated().is_empty();
    let mut given: Vec<&Vec<Literal>> = Vec::new();
    if fires && stated {
        given.extend(&mechanisms);
    }
    if fires || (!sure && stated && in_place) {
        given.extend(told.outcomes());
    }
    if sure {
        given.retain(|group| group.len() == 1 && group[0].direction != Direction::Unsaid);
    }
    given.into_iter().flatten().cloned().collect()
}

/// Whether a group is met by what is had surely.
pub(super) fn surely(group: &[Literal], had: &Had) -> bool {
    group.iter().any(|literal| had.get(literal).is_some_and(|held| held.sure))
}

/// Whether a group is met by what is had at all.
pub(super) fn perhaps(group: &[Literal], had: &Had) -> bool {
    meets(group, had, &Aside::default())
}

fn meets(group: &[Literal], had: &Had, aside: &Aside) -> bool {
    group.iter().any(|literal| {
        had.keys().any(|one| {
            let unsaid = literal.direction == Direction::Unsaid || one.direction == Direction::Unsaid;
            let barred = one.direction == Direction::Unsaid && aside.otherwise.contains(literal);
            one == literal || (one.factor == literal.factor && unsaid && !barred)
        })
    })
}
