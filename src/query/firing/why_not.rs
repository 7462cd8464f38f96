//! `why not X given A`: what each configuration that could give a thing lacks.

use super::{Following, Needs, Rules, helpful, rules::candidates, suppose, why};
use crate::{
    answer::{Answer, Basis, Cell, Condition, Lacking, State},
    diagnostic::Diagnostic,
    graph::LiteralId,
    query::{
        Budget, Known,
        budget::Purse,
        live::{Live, Scope},
        notes,
        paths::number,
        rows::{Asked, Listing, Shape, Subject, Table, aside, column},
    },
    question::WhyNot,
    theory::{Literal, Record, fields::Wanted},
};
use std::rc::Rc;

/// A configuration that could give the thing, or how it follows all the same.
struct Answered<'a> {
    following: Rc<Following<'a>>,
    kind: Kind,
}

enum Kind {
    Follows(LiteralId),
    Lacks { configuration: u32, lacking: Lacking, next: String },
}

impl Subject for Answered<'_> {
    fn record<'r>(&'r self, _known: &'r Known<'_>) -> Option<&'r Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        match &self.kind {
            Kind::Follows(literal) => self.following.configurations_below(*literal),
            Kind::Lacks { configuration, .. } => vec![*configuration],
        }
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        match &self.kind {
            Kind::Follows(literal) => Basis::Derived(self.following.derivation_of(*literal)),
            Kind::Lacks { lacking, .. } => Basis::Lacking(lacking.clone()),
        }
    }
}

impl Answered<'_> {
    fn lacking(&self) -> Option<&Lacking> {
        match &self.kind {
            Kind::Follows(_) => None,
            Kind::Lacks { lacking, .. } => Some(lacking),
        }
    }
}

/// Answers `why not`.
pub(crate) fn why_not(asked: &Asked<'_>, question: &WhyNot, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let needs = Needs::new(known.graph, &live);
    let rules = Rules::new(known.graph, &live, &needs);
    let target = suppose::literals(known.graph, std::slice::from_ref(&question.literal))?;
    let supposed = suppose::literals(known.graph, &question.given)?;
    let Some(target) = target.first().copied() else { return Err(Vec::new()) };
    let mut purse = Purse::of(budget);
    let following = Rc::new(Following::new(rules, &supposed, &mut purse));
    let mut notes = suppose::contradictions(&following);
    if let Some(why) = purse.ended() {
        notes.push(notes::ended(why, "what fires in the first rounds is taken as had, and nothing else"));
    }
    let answered = |kind| Answered { following: Rc::clone(&following), kind };
    let subjects: Vec<Answered<'_>> = if following.everything().has(target) {
        vec![answered(Kind::Follows(target))]
    } else {
        lacking(&following, target).into_iter().map(answered).collect()
    };
    let empty = format!("no configuration gives {}{}", known.graph.literal(target), why::near(rules, target));
    asked.answer(Listing { table: table(), subjects, notes, partial: purse.ended().is_some(), empty })
}

/// The configurations that could give a literal or a kind of it, those that lack least first, then by name.
fn lacking(following: &Following<'_>, target: LiteralId) -> Vec<Kind> {
    let mut rows = Vec::new();
    for literal in following.rules.with_kinds(target) {
        for configuration in following.rules.givers(literal) {
            let lacking = of(following, literal, configuration);
            let lacks = |condition: &&Condition| matches!(condition.state, State::Unmet(_) | State::Opposed);
            let count = lacking.conditions.iter().filter(lacks).count();
            let known = lacking.conditions.iter().any(|condition| !condition.group.is_empty());
            let count = match (known, lacking.conditions.len()) {
                (true, _) => count,
                (false, 0) => usize::MAX,
                (false, unknown) => unknown,
            };
            let next = next(following, &lacking);
            rows.push(((count, configuration, literal), Kind::Lacks { configuration, lacking, next }));
        }
    }
    rows.sort_by_key(|(key, _)| *key);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// What holds of the conditions of a configuration.
fn of(following: &Following<'_>, gives: LiteralId, configuration: u32) -> Lacking {
    let (rules, run) = (following.rules, following.everything());
    let graph = rules.graph;
    let groups = rules.groups(configuration, crate::answer::Entry::Condition);
    let conditions = groups.map(|(_, group)| {
        let had = candidates(group).filter(|one| run.has(*one));
        let met = had.min_by_key(|one| (run.round(*one), *one));
        let state = match met {
            _ if group.is_empty() => State::Unknown,
            Some(met) => State::Met(graph.literal(met)),
            None if group.iter().all(|one| helpful::is_opposed(following, *one)) => State::Opposed,
            None => State::Unmet(group.iter().map(|one| could_give(rules, *one)).collect()),
        };
        Condition { group: group.iter().map(|one| graph.literal(*one)).collect(), state }
    });
    Lacking {
        gives: graph.literal(gives),
        by: graph.configuration_id(configuration),
        conditions: conditions.collect(),
        points: following.derivation(gives).points,
    }
}

/// How many configurations could give a literal, or a kind of it.
fn could_give(rules: Rules<'_>, literal: LiteralId) -> usize {
    let mut all: Vec<u32> = rules.with_kinds(literal).into_iter().flat_map(|one| rules.givers(one)).collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// What to ask next: of what is lacking and could be given why it is not; else what follows with all that is lacking.
fn next(following: &Following<'_>, lacking: &Lacking) -> String {
    let graph = following.rules.graph;
    let mut all: Vec<String> = following.supposed.iter().map(|literal| graph.literal(*literal).to_string()).collect();
    for condition in &lacking.conditions {
        match &condition.state {
            State::Opposed => return String::new(),
            State::Met(_) | State::Unknown => {}
            State::Unmet(could) => match condition.group.iter().zip(could).find(|(_, could)| **could > 0) {
                Some((literal, _)) => return format!("why {literal}"),
                None => all.extend(condition.group.first().map(Literal::to_string)),
            },
        }
    }
    let more = all.len() > following.supposed.len();
    if more { format!("suppose {}", all.join(" and ")) } else { String::new() }
}

fn table<'a>() -> Table<Answered<'a>> {
    let state = |name, fits: fn(&State) -> bool| {
        column(name, Shape::Literals(None), move |_: &Known<'_>, row: &Answered<'_>| match row.lacking() {
            Some(lacking) => groups(lacking.groups(fits)),
            None => Cell::Nothing,
        })
    };
    let columns = vec![
        column("by", Shape::Word, |known: &Known<'_>, row: &Answered<'_>| match &row.kind {
            Kind::Follows(literal) => suppose::by(known.graph, row.following.by(*literal)),
            Kind::Lacks { lacking, .. } => Cell::Word(lacking.by.to_string()),
        }),
        column("gives", Shape::Literals(None), |known: &Known<'_>, row: &Answered<'_>| match &row.kind {
            Kind::Follows(literal) => Cell::Literal(known.graph.literal(*literal)),
            Kind::Lacks { lacking, .. } => Cell::Literal(lacking.gives.clone()),
        }),
        column("follows", Shape::Closed(&suppose::SURETIES), |_, row: &Answered<'_>| match &row.kind {
            Kind::Follows(literal) => {
                row.following.surety(*literal).map_or(Cell::Nothing, |surety| Cell::Word(surety.words().to_owned()))
            }
            Kind::Lacks { .. } => Cell::Nothing,
        }),
        column("against", Shape::Literals(None), |known: &Known<'_>, row: &Answered<'_>| match &row.kind {
            Kind::Follows(literal) => suppose::against(known.graph, &row.following, *literal),
            Kind::Lacks { .. } => Cell::Nothing,
        }),
        state("unmet", |state| matches!(state, State::Unmet(_))),
        state("opposed", |state| *state == State::Opposed),
        column("unknown", Shape::Number, |_, row: &Answered<'_>| match row.lacking() {
            Some(lacking) => number(lacking.groups(|state| *state == State::Unknown).count()),
            None => Cell::Nothing,
        }),
        state("met", |state| matches!(state, State::Met(_))),
        column("next", Shape::Text, |_, row: &Answered<'_>| match &row.kind {
            Kind::Lacks { next, .. } if !next.is_empty() => Cell::Text(next.clone()),
            _ => Cell::Nothing,
        }),
        aside("lacks", Shape::Number, |_, row: &Answered<'_>| match row.lacking() {
            Some(lacking) => number(lacking.groups(|state| matches!(state, State::Unmet(_) | State::Opposed)).count()),
            None => number(0),
        }),
        aside("source", Shape::Name(Wanted::Source), |known: &Known<'_>, row: &Answered<'_>| {
            let all = row.configurations(known).into_iter();
            let mut all: Vec<u32> = all.flat_map(|at| known.graph.evidence.sources_of.get(at)).copied().collect();
            all.sort_unstable();
            all.dedup();
            Cell::Words(all.iter().map(|at| known.graph.evidence.sources[*at].to_string()).collect())
        }),
    ];
    Table { things: "configurations", columns, kinds: &[], counted: false, roles: false }
}

/// Groups in a cell: their literals, or alternatives in words.
fn groups<'a>(groups: impl Iterator<Item = &'a [Literal]>) -> Cell {
    let groups: Vec<&[Literal]> = groups.collect();
    if groups.iter().all(|group| group.len() == 1) {
        return Cell::Literals(groups.into_iter().flatten().cloned().collect());
    }
    Cell::Words(groups.into_iter().map(alternatives).collect())
}

/// Alternatives in words.
pub(super) fn alternatives(group: &[Literal]) -> String {
    group.iter().map(Literal::to_string).collect::<Vec<_>>().join(" or ")
}
