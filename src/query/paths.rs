//! `paths`: the chains from one end to another.

pub(crate) use super::rows::number;
use super::{
    Budget, Known,
    budget::{Ended, Purse},
    chain::{Chain, Distances, Facts, Search, Steps, Walk, Wanted, collect},
    ends::{self, Ends},
    live::{Live, Scope},
    notes,
    rows::{Asked, Listing, Shape, Subject, Table, aside, column},
};
use crate::{
    answer::{Answer, Basis, Cell, Note},
    diagnostic::Diagnostic,
    graph::{Graph, LiteralId},
    question::Paths,
    theory::{Record, fields},
};
use std::ops::ControlFlow;

/// How many configurations a chain may have where the question does not say.
pub(crate) const DEFAULT_STEPS: u32 = 6;

/// A chain as a row.
#[derive(Debug)]
pub(crate) struct PathRow<'a>(pub(crate) Facts<'a>);

impl Subject for PathRow<'_> {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn configurations(&self, known: &Known<'_>) -> Vec<u32> {
        self.0.configurations(known.graph).collect()
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
    let to = if asked.tail.with_mirrors { to.mirrored(&question.to) } else { to };
    let turned = to.clone().mirrored(&question.to).all();
    let within = question.within.unwrap_or(DEFAULT_STEPS);
    let mut purse = Purse::of(budget);
    let mut notes: Vec<Note> = Vec::new();
    notes.extend(ends::either(known, &question.from, &from));
    notes.extend(ends::either(known, &question.to, &to));
    let wanted = Wanted { steps: &steps, first: asked.first(), mirrors: asked.tail.with_mirrors, noun: "chain" };
    let mut walk = Between { steps: &steps, roots: &roots, targets: &targets, turned: &turned, within };
    let found = collect(&wanted, &mut walk, &mut purse, budget, &|_| String::new());
    let ended = found.ended(&purse, "chains");
    let empty = if found.rows.is_empty() {
        compared(&steps, (&roots, if asked.tail.with_mirrors { &turned } else { &targets }), within)
    } else {
        String::new()
    };
    notes.extend(found.notes);
    notes.extend(ended);
    let subjects = found.rows.into_iter().map(PathRow).collect();
    asked.answer(Listing {
        table: table(),
        subjects,
        notes,
        partial: purse.ended().is_some_and(Ended::is_short),
        empty,
    })
}

/// The chains between two ends.
struct Between<'a> {
    steps: &'a Steps<'a>,
    roots: &'a [LiteralId],
    targets: &'a [LiteralId],
    /// Where a chain may end that holds only by mirroring.
    turned: &'a [LiteralId],
    within: u32,
}

impl Walk for Between<'_> {
    fn walk(&mut self, mirrors: bool, purse: &mut Purse<'_>, found: &mut dyn FnMut(&Chain) -> ControlFlow<()>) -> u32 {
        let factors = u32::try_from(self.steps.graph.factors.len()).unwrap_or(u32::MAX);
        let within = self.within.min(factors);
        let targets = if mirrors { self.turned } else { self.targets };
        let distances = Distances::to(self.steps, targets, mirrors);
        let mut search = Search::new(self.steps, distances, mirrors, self.roots);
        for length in 1..=within {
            let mut longer = false;
            for root in self.roots {
                let level = search.level(*root, None, length, purse, found);
                longer |= level.longer;
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

fn table<'a>() -> Table<PathRow<'a>> {
    let columns = vec![
        column("chain", Shape::Literals(None), |known, row: &PathRow<'_>| chain(known.graph, &row.0)),
        column("net", Shape::Word, |_, row: &PathRow<'_>| Cell::Word(row.0.net().sign().to_string())),
        column("steps", Shape::Number, |_, row: &PathRow<'_>| number(row.0.steps.len())),
        column("follows", Shape::Word, |known, row: &PathRow<'_>| {
            Cell::Word(row.0.surety(known.graph).words().to_owned())
        }),
        column("sources", Shape::Number, |known, row: &PathRow<'_>| number(row.0.sources(known.graph).len())),
        column("weakest", Shape::Number, |known, row: &PathRow<'_>| number(row.0.weakest(known.graph))),
        column("whole", Shape::Name(fields::Wanted::Source), |known, row: &PathRow<'_>| whole(known.graph, &row.0)),
        column("must-hold", Shape::Literals(None), |known, row: &PathRow<'_>| must_hold(known.graph, &row.0)),
        column("actors", Shape::Name(fields::Wanted::Factor), |known, row: &PathRow<'_>| actors(known.graph, &row.0)),
        aside("from", Shape::Literals(None), |known, row: &PathRow<'_>| {
            Cell::Literal(known.graph.literal(row.0.chain.start))
        }),
        aside("to", Shape::Literals(None), |known, row: &PathRow<'_>| {
            Cell::Literal(known.graph.literal(row.0.follows()))
        }),
        aside("by", Shape::Word, |known, row: &PathRow<'_>| shown(known.graph, &row.0)),
    ];
    Table { things: "chains", columns, kinds: &[], counted: false, roles: false }
}

/// A chain as a value: as it would follow.
pub(crate) fn chain(graph: &Graph, facts: &Facts<'_>) -> Cell {
    facts.chain.shown(graph).into_cell()
}

/// The configurations that a chain shows, in its order.
pub(crate) fn shown(graph: &Graph, facts: &Facts<'_>) -> Cell {
    Cell::Names(facts.steps.iter().map(|fact| graph.configuration_id(fact.shown.configuration)).collect())
}

/// The sources that tell a chain whole.
pub(crate) fn whole(graph: &Graph, facts: &Facts<'_>) -> Cell {
    Cell::Words(facts.whole(graph).iter().map(|at| graph.evidence.sources[*at].to_string()).collect())
}

/// Who takes part in a chain.
pub(crate) fn actors(graph: &Graph, facts: &Facts<'_>) -> Cell {
    Cell::Words(facts.actors(graph).iter().map(|at| graph.factors[*at].to_string()).collect())
}

/// What has to hold beside a chain.
pub(crate) fn must_hold(graph: &Graph, facts: &Facts<'_>) -> Cell {
    let groups = facts.must_hold();
    if groups.iter().all(|group| group.len() == 1) {
        return Cell::Literals(groups.into_iter().flatten().map(|literal| graph.literal(*literal)).collect());
    }
    Cell::Words(groups.into_iter().map(|group| named(graph, group)).collect())
}
