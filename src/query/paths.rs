//! `paths`: the chains from one end to another.

pub(crate) use super::rows::number;
use super::{
    Budget, Known,
    budget::{Ended, Purse},
    chain::{Chain, Facts, Search, Steps, Together, backward},
    ends::{self, Ends},
    live::{Live, Scope},
    notes,
    rows::{Asked, Listing, Shape, Subject, Table, aside, column},
};
use crate::{
    answer::{Answer, Basis, Cell, Note},
    diagnostic::{Code, Diagnostic},
    graph::{Graph, LiteralId},
    question::Paths,
    theory::{Record, fields::Wanted},
};
use std::{cell, ops::ControlFlow, rc::Rc};

/// How many configurations a chain may have where the question does not say.
pub(crate) const DEFAULT_STEPS: u32 = 6;

/// A chain as a row.
#[derive(Debug)]
pub(crate) struct PathRow(pub(crate) Facts);

impl Subject for PathRow {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.0.configurations().collect()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        Basis::Chain(self.0.basis(known.graph))
    }
}

/// Answers `paths from A to B`.
pub(crate) fn paths(asked: &Asked<'_>, question: &Paths, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let live = Live::new(
        known,
        Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false }.with_status(),
    )?;
    let (from, to) = (Ends::new(known, &live, &question.from, true)?, Ends::new(known, &live, &question.to, false)?);
    let steps = Steps::new(known.graph, &live);
    let roots = from.all();
    let targets = to.all();
    let within = question.within.unwrap_or(DEFAULT_STEPS);
    let mut purse = Purse::of(budget);
    let mut search = Chains {
        steps: &steps,
        roots,
        targets,
        within,
        rows: budget.rows,
        found: Vec::new(),
        opposed: 0,
        first: asked.first(),
        enough: purse.enough(),
    };
    let complete = search.collect(false, &mut purse);
    let mut notes: Vec<Note> = Vec::new();
    notes.extend(ends::either(known, &question.from, &from));
    notes.extend(ends::either(known, &question.to, &to));
    let empty = compared(&steps, (&search.roots, &search.targets), within);
    let told = std::mem::take(&mut search.found);
    let mirrored = search.mirrored(asked.tail.with_mirrors, told.len(), &mut purse, budget);
    if search.opposed > 0 {
        notes.push(opposites(search.opposed, "chain"));
    }
    notes.extend(mirrored.note);
    if let Some(why) = purse.ended() {
        notes.push(notes::ended(why, &notes::whole("chains", complete)));
    }
    let subjects = told.into_iter().chain(mirrored.rows).map(PathRow).collect();
    asked.answer(Listing {
        table: table(),
        subjects,
        notes,
        partial: purse.ended().is_some_and(Ended::is_short),
        empty,
    })
}

/// That chains, or loops, were left out which need a factor both ways.
pub(crate) fn opposites(count: usize, noun: &str) -> Note {
    let text = match count {
        1 => format!("1 {noun} is not shown: it needs a thing and its opposite"),
        _ => format!("{count} {noun}s are not shown: they need a thing and its opposite"),
    };
    Note { code: Code::Opposites, text }
}

/// The collecting of chains between two ends.
struct Chains<'a> {
    steps: &'a Steps<'a>,
    roots: Vec<LiteralId>,
    targets: Vec<LiteralId>,
    within: u32,
    rows: usize,
    found: Vec<Facts>,
    opposed: usize,
    /// How many rows are asked for, where they are the first that are found.
    first: usize,
    enough: Rc<cell::Cell<bool>>,
}

/// The chains that hold only by mirroring.
struct Mirrored {
    rows: Vec<Facts>,
    note: Option<Note>,
}

impl Chains<'_> {
    /// Collects the chains by length, then by names; gives the length up to which they are complete.
    fn collect(&mut self, mirrors: bool, purse: &mut Purse<'_>) -> u32 {
        let factors = u32::try_from(self.steps.graph.factors.len()).unwrap_or(u32::MAX);
        let within = self.within.min(factors);
        let distances = backward(self.steps, &self.targets, within, mirrors);
        let mut search = Search::new(self.steps, &distances, mirrors, &self.roots);
        for length in 1..=within {
            let mut longer = false;
            for root in self.roots.clone() {
                let mut full = false;
                let level = search.level(root, None, length, purse, &mut |chain| {
                    full = self.keep(chain, mirrors);
                    if full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                });
                longer |= level.longer;
                if full {
                    purse.end(Ended::Rows);
                }
                if level.stopped {
                    return length - 1;
                }
            }
            if !longer {
                break;
            }
        }
        within
    }

    /// Keeps a chain, unless it needs opposites; tells whether no more can be kept.
    fn keep(&mut self, chain: &Chain, mirrors: bool) -> bool {
        if mirrors && chain.mirrored() == 0 {
            return false;
        }
        let Some(together) = Together::of(self.steps, chain) else { return false };
        if together.opposed {
            self.opposed += 1;
            return false;
        }
        if self.found.len() >= self.rows {
            return true;
        }
        self.found.push(Facts::of(self.steps, chain, &together));
        if self.found.len() >= self.first {
            self.enough.set(true);
        }
        false
    }

    /// Counts the chains that hold only by mirroring, or lists them.
    fn mirrored(&mut self, list: bool, told: usize, purse: &mut Purse<'_>, budget: &Budget<'_>) -> Mirrored {
        if purse.ended().is_some() {
            return Mirrored { rows: Vec::new(), note: None };
        }
        self.rows = if list { budget.rows.saturating_sub(told) } else { budget.rows };
        self.first = if list { self.first.saturating_sub(told) } else { usize::MAX };
        let opposed = self.opposed;
        let mut part = purse.part(if list { u64::MAX } else { budget.steps / 5 });
        self.collect(true, &mut part);
        let rows = std::mem::take(&mut self.found);
        if !list {
            self.opposed = opposed;
        }
        let stopped = part.ended().is_some();
        if list && let Some(why) = part.ended() {
            purse.end(why);
        }
        purse.put_back(&part);
        let least = if stopped { "at least " } else { "" };
        let text = match rows.len() {
            0 => return Mirrored { rows, note: None },
            count if list => {
                let told = if told > 0 { "below those that hold as told" } else { "none holds as told" };
                format!("{least}{} only by mirroring, {told}", notes::several(count, "chain"))
            }
            count => format!("{least}{count} more only by mirroring; `with mirrors` lists them"),
        };
        let note = Some(Note { code: Code::OnlyMirrored, text });
        Mirrored { rows: if list { rows } else { Vec::new() }, note }
    }
}

/// What was compared, where no chain leads from some literals to others.
pub(crate) fn compared(steps: &Steps<'_>, (roots, targets): (&[LiteralId], &[LiteralId]), within: u32) -> String {
    let (graph, live) = (steps.graph, steps.live);
    format!(
        "no chain leads from {} to {} within {}; configurations that start there: {}, that end there: {}",
        named(graph, roots),
        named(graph, targets),
        notes::several(within as usize, "configuration"),
        live.count(&[&graph.condition_of, &graph.mechanism_of], roots),
        live.count(&[&graph.outcome_of, &graph.mechanism_of], targets),
    )
}

/// Literals in words: `+trust or -trust`.
pub(crate) fn named(graph: &Graph, literals: &[LiteralId]) -> String {
    let all: Vec<String> = literals.iter().map(|literal| graph.literal(*literal).to_string()).collect();
    all.join(" or ")
}

fn table() -> Table<PathRow> {
    let columns = vec![
        column("chain", Shape::Literals(None), |known, row: &PathRow| chain(known.graph, &row.0)),
        column("net", Shape::Word, |_, row: &PathRow| Cell::Word(row.0.net().sign().to_string())),
        column("steps", Shape::Number, |_, row: &PathRow| number(row.0.steps.len())),
        column("follows", Shape::Word, |_, row: &PathRow| Cell::Word(row.0.surety.words().to_owned())),
        column("sources", Shape::Number, |_, row: &PathRow| number(row.0.sources.len())),
        column("weakest", Shape::Number, |_, row: &PathRow| number(row.0.weakest)),
        column("whole", Shape::Name(Wanted::Source), |known, row: &PathRow| whole(known.graph, &row.0)),
        column("must-hold", Shape::Literals(None), |known, row: &PathRow| must_hold(known.graph, &row.0)),
        column("actors", Shape::Name(Wanted::Factor), |known, row: &PathRow| actors(known.graph, &row.0)),
        aside("from", Shape::Literals(None), |known, row: &PathRow| {
            Cell::Literal(known.graph.literal(row.0.chain.start))
        }),
        aside("to", Shape::Literals(None), |known, row: &PathRow| Cell::Literal(known.graph.literal(row.0.follows()))),
        aside("by", Shape::Word, |known, row: &PathRow| shown(known.graph, &row.0)),
    ];
    Table { things: "chains", columns, kinds: &[], counted: false, roles: false }
}

/// A chain as a value: as it would follow.
pub(crate) fn chain(graph: &Graph, facts: &Facts) -> Cell {
    facts.chain.shown(graph).into_cell()
}

/// The configurations that a chain shows, in its order.
pub(crate) fn shown(graph: &Graph, facts: &Facts) -> Cell {
    Cell::Words(facts.steps.iter().map(|fact| graph.configuration_id(fact.shown).to_string()).collect())
}

/// The sources that tell a chain whole.
pub(crate) fn whole(graph: &Graph, facts: &Facts) -> Cell {
    Cell::Words(facts.whole.iter().map(|at| graph.evidence.sources[*at].to_string()).collect())
}

/// Who takes part in a chain.
pub(crate) fn actors(graph: &Graph, facts: &Facts) -> Cell {
    Cell::Words(facts.actors.iter().map(|at| graph.factors[*at].to_string()).collect())
}

/// What has to hold beside a chain.
pub(crate) fn must_hold(graph: &Graph, facts: &Facts) -> Cell {
    if facts.must_hold.iter().all(|group| group.len() == 1) {
        return Cell::Literals(facts.must_hold.iter().flatten().map(|literal| graph.literal(*literal)).collect());
    }
    Cell::Words(facts.must_hold.iter().map(|group| named(graph, group)).collect())
}
