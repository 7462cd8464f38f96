//! `suppose A and B`: what follows, and how.

use super::{Following, Rules, helpful, run::By};
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
    theory::{Literal, NameOf, Record, RecordKind, fields::Wanted},
};
use std::{cell::OnceCell, rc::Rc};

/// A literal that follows.
pub(super) struct Followed<'a> {
    following: Rc<Following<'a>>,
    pub(super) literal: LiteralId,
    by: Option<By>,
    also_by: OnceCell<Vec<u32>>,
}

impl<'a> Followed<'a> {
    /// A literal of what follows.
    pub(super) fn new(following: &Rc<Following<'a>>, literal: LiteralId) -> Followed<'a> {
        Followed { following: Rc::clone(following), literal, by: following.by(literal), also_by: OnceCell::new() }
    }

    /// The other configurations that give it; worked out for the rows that are shown only.
    fn also_by(&self) -> &[u32] {
        self.also_by.get_or_init(|| self.following.also_by(self.literal))
    }
}

impl Subject for Followed<'_> {
    fn record<'r>(&'r self, known: &'r Known<'_>) -> Option<&'r Record> {
        known.theory.get(&known.graph.factors[self.literal.factor()]).map(AsRef::as_ref)
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        match self.by {
            Some(By::Configuration(by, _)) => vec![by],
            _ => Vec::new(),
        }
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        Basis::Derived(self.following.derivation(self.literal))
    }

    fn name(&self, known: &Known<'_>) -> Option<NameOf> {
        Some(NameOf { name: known.graph.factors[self.literal.factor()].clone(), number: None })
    }
}

/// Answers `suppose`.
pub(crate) fn suppose(asked: &Asked<'_>, question: &Suppose, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let rules = Rules { graph: known.graph, live: &live };
    let supposed = literals(known.graph, &question.given)?;
    let mut purse = Purse::of(budget);
    let following = Rc::new(Following::new(rules, &supposed, &mut purse));
    let mut notes = contradictions(&following);
    if let Some(why) = purse.ended() {
        notes.push(notes::ended(
            why,
            "what follows in the first rounds is here, and what is contested is not told apart",
        ));
    }
    let subjects: Vec<Followed<'_>> =
        following.literals().into_iter().map(|literal| Followed::new(&following, literal)).collect();
    let empty = if subjects.is_empty() { helpful::nothing_follows(&following) } else { String::new() };
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
        column("also-by", Shape::Number, |_, row: &Followed<'_>| number(row.also_by().len())),
        column("sources", Shape::Number, |known, row: &Followed<'_>| number(sources(known, row).len())),
        aside("others", Shape::Word, |known, row: &Followed<'_>| {
            Cell::Words(row.also_by().iter().map(|other| known.graph.configuration_id(*other).to_string()).collect())
        }),
        aside("source", Shape::Name(Wanted::Source), |known, row: &Followed<'_>| {
            Cell::Words(sources(known, row).iter().map(|at| known.graph.evidence.sources[*at].to_string()).collect())
        }),
    ];
    Table { things: "things that follow", columns, kinds: &[RecordKind::Factor(None)], counted: false, roles: false }
}

/// How far things follow, in the order in which they are shown.
pub(super) const SURETIES: [&str; 3] = ["expected", "may follow", "contested"];

/// What gives a literal, as a row shows it.
pub(super) fn by(graph: &Graph, by: Option<By>) -> Cell {
    match by {
        None | Some(By::Supposed) => Cell::Nothing,
        Some(By::Configuration(by, _)) => Cell::Word(graph.configuration_id(by).to_string()),
        Some(By::Kind(kind)) => Cell::Word(format!("by kind {}", named(graph, &[kind]))),
    }
}

/// The distinct sources of the configurations that give a literal.
fn sources(known: &Known<'_>, row: &Followed<'_>) -> Vec<u32> {
    let giving = row.configurations(known).into_iter().chain(row.also_by().iter().copied());
    let mut all: Vec<u32> = giving.flat_map(|at| known.graph.evidence.sources_of.get(at)).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
