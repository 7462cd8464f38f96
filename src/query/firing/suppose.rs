//! `suppose A and B`: what follows, and how.

use super::{Following, Needs, Rules, helpful, run::By};
use crate::{
    answer::{Answer, Basis, Cell, Note},
    diagnostic::{Code, Diagnostic, nearest},
    graph::{Graph, LiteralId},
    query::{
        Budget, Known,
        budget::Purse,
        live::{Live, Scope},
        notes,
        paths::{named, number},
        rows::{Asked, Listing, Shape, Subject, Table, aside, column},
    },
    question::Suppose,
    theory::{Literal, Name, NameOf, Record, RecordKind, fields::Wanted},
};
use std::{cell::OnceCell, rc::Rc};

/// How many rows are shown at most with derivations of their own; more share one of everything that is had.
const FEW: usize = 50;

/// A literal that follows.
pub(super) struct Followed<'a> {
    following: Rc<Following<'a>>,
    pub(super) literal: LiteralId,
    by: Option<By>,
    /// Whether few rows are shown.
    few: bool,
    backing: OnceCell<Backing>,
}

/// The other configurations that give a literal, and the distinct sources of all that do.
struct Backing {
    others: Vec<u32>,
    sources: Vec<u32>,
}

impl<'a> Followed<'a> {
    /// A literal of what follows.
    pub(super) fn new(following: &Rc<Following<'a>>, literal: LiteralId, few: bool) -> Followed<'a> {
        let by = following.by(literal);
        Followed { following: Rc::clone(following), literal, by, few, backing: OnceCell::new() }
    }

    /// What else gives it, and from what sources; worked out for the rows that are shown only.
    fn backing(&self) -> &Backing {
        self.backing.get_or_init(|| {
            let others: Vec<u32> = self.following.also_by(self.literal).collect();
            let giving = self.shown().into_iter().chain(others.iter().copied());
            let sources_of = &self.following.rules.graph.evidence.sources_of;
            let mut sources: Vec<u32> = giving.flat_map(|at| sources_of.get(at)).copied().collect();
            sources.sort_unstable();
            sources.dedup();
            Backing { others, sources }
        })
    }

    /// The configuration that gives it, as it is shown.
    fn shown(&self) -> Option<u32> {
        match self.by {
            Some(By::Configuration(by, _)) => Some(by),
            _ => None,
        }
    }
}

impl Subject for Followed<'_> {
    fn record<'r>(&'r self, known: &'r Known<'_>) -> Option<&'r Record> {
        known.theory.get(&known.graph.factors[self.literal.factor()]).map(AsRef::as_ref)
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.shown().into_iter().collect()
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        Basis::Derived(match self.few {
            true => self.following.derivation_of(self.literal),
            false => self.following.derivation(self.literal),
        })
    }

    fn name(&self, known: &Known<'_>) -> Option<NameOf> {
        Some(NameOf { name: known.graph.factors[self.literal.factor()].clone(), number: None })
    }
}

/// Answers `suppose`.
pub(crate) fn suppose(asked: &Asked<'_>, question: &Suppose, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    what_follows(asked, (&question.given, None), question.in_theory.as_ref(), budget)
}

/// Answers what follows from what is given, or how one thing does.
pub(super) fn what_follows(
    asked: &Asked<'_>,
    (given, only): (&[Literal], Option<&Literal>),
    theory: Option<&Name>,
    budget: &Budget<'_>,
) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory, dead: false };
    let live = Live::new(known, scope.with_status())?;
    let needs = Needs::new(known.graph, &live);
    let rules = Rules::new(known.graph, &live, &needs);
    let supposed = literals(known.graph, given)?;
    let only = only.map(|only| literals(known.graph, std::slice::from_ref(only))).transpose()?;
    let mut purse = Purse::of(budget);
    let following = Rc::new(Following::new(rules, &supposed, &mut purse));
    let mut notes = contradictions(&following);
    if let Some(why) = purse.ended() {
        notes.push(notes::ended(
            why,
            "what follows in the first rounds is here, and what is contested is not told apart",
        ));
    }
    let few = only.is_some() || asked.seen.rows <= FEW || asked.first() <= FEW;
    let mut followed = following.literals();
    followed.retain(|literal| only.as_ref().is_none_or(|only| only.contains(literal)));
    let subjects: Vec<Followed<'_>> =
        followed.into_iter().map(|literal| Followed::new(&following, literal, few)).collect();
    let empty = match only.as_deref() {
        _ if !subjects.is_empty() => String::new(),
        Some([only, ..]) => helpful::does_not_follow(&following, *only),
        _ => helpful::nothing_follows(&following),
    };
    asked.answer(Listing { table: table(), subjects, notes, partial: purse.ended().is_some(), empty })
}

/// The numbers of literals in a question.
pub(super) fn literals(graph: &Graph, given: &[Literal]) -> Result<Vec<LiteralId>, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut found = Vec::new();
    for literal in given {
        match graph.find_literal(literal) {
            Some(literal) => found.push(literal),
            None => {
                let near = nearest(literal.factor.as_str(), graph.factors.iter().map(crate::theory::Name::as_str));
                let fault =
                    Diagnostic::new(Code::UnknownName, format!("`{}` is no factor that is known", literal.factor));
                faults.push(if near.is_empty() { fault } else { fault.help(format!("near: `{}`", near.join("`, `"))) });
            }
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// What is supposed both ways, and what follows against what is supposed.
pub(super) fn contradictions(following: &Following<'_>) -> Vec<Note> {
    let graph = following.rules.graph;
    let mut notes = Vec::new();
    for factor in following.pulled() {
        let own = Graph::directions(factor);
        let supposed = own.into_iter().find(|literal| following.supposed.contains(literal));
        let name = &graph.factors[factor];
        let text = if following.is_supposed_both_ways(factor) {
            format!(
                "`{name}` is supposed both ways: what rests on either is contested; `suppose +{name}` and `suppose -{name}` tell them apart"
            )
        } else if let Some(literal) = supposed {
            let (given, other) = (graph.literal(literal), graph.literal(literal.opposite()));
            format!("{given} is supposed, and {other} would follow: what rests on {given} is told as if it stayed")
        } else {
            continue;
        };
        notes.push(Note { code: Code::Contested, text });
    }
    notes
}

fn table<'a>() -> Table<Followed<'a>> {
    let columns = vec![
        aside("id", Shape::Word, |known, row: &Followed<'_>| {
            Cell::Word(known.graph.factors[row.literal.factor()].to_string())
        }),
        column("literal", Shape::Literals(None), |known, row: &Followed<'_>| {
            Cell::Literal(known.graph.literal(row.literal))
        }),
        column("follows", Shape::Closed(&SURETIES), |_, row: &Followed<'_>| {
            row.following.surety(row.literal).map_or(Cell::Nothing, |surety| Cell::Word(surety.words().to_owned()))
        }),
        column("step", Shape::Number, |_, row: &Followed<'_>| number(row.following.step(row.literal) as usize)),
        column("by", Shape::Word, |known, row: &Followed<'_>| by(known.graph, row.by)),
        column("also-by", Shape::Number, |_, row: &Followed<'_>| number(row.backing().others.len())),
        column("sources", Shape::Number, |_, row: &Followed<'_>| number(row.backing().sources.len())),
        aside("others", Shape::Word, |known, row: &Followed<'_>| {
            let others = row.backing().others.iter();
            Cell::Words(others.map(|other| known.graph.configuration_id(*other).to_string()).collect())
        }),
        aside("against", Shape::Literals(None), |known, row: &Followed<'_>| {
            against(known.graph, &row.following, row.literal)
        }),
        aside("source", Shape::Name(Wanted::Source), |known, row: &Followed<'_>| {
            let sources = row.backing().sources.iter();
            Cell::Words(sources.map(|at| known.graph.evidence.sources[*at].to_string()).collect())
        }),
    ];
    Table { things: "things that follow", columns, kinds: &[RecordKind::Factor(None)], counted: false, roles: false }
}

/// How far things follow, in the order in which they are shown.
pub(super) const SURETIES: [&str; 3] = ["expected", "may follow", "contested"];

/// What speaks against a literal that is contested.
pub(super) fn against(graph: &Graph, following: &Following<'_>, literal: LiteralId) -> Cell {
    match following.against(literal) {
        none if none.is_empty() => Cell::Nothing,
        all => Cell::Literals(all.into_iter().map(|one| graph.literal(one)).collect()),
    }
}

/// What gives a literal, as a row shows it.
pub(super) fn by(graph: &Graph, by: Option<By>) -> Cell {
    match by {
        None | Some(By::Supposed) => Cell::Nothing,
        Some(By::Configuration(by, _)) => Cell::Word(graph.configuration_id(by).to_string()),
        Some(By::Kind(kind)) => Cell::Word(format!("by kind {}", named(graph, &[kind]))),
    }
}
