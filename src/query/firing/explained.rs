//! A row of `why`, and how it is shown.

use super::{backward::Set, suppose};
use crate::{
    answer::{Basis, Cell, Derivation, Step, Surety},
    graph::{Graph, LiteralId},
    query::{
        Known,
        paths::number,
        rows::{Shape, Subject, Table, aside, column},
        trail,
    },
    theory::{Record, fields::Wanted},
};
use std::sync::Arc;

/// One set with what follows from it, or the loop without which nothing would.
pub(super) enum Explained {
    From {
        set: Set,
        surety: Surety,
        /// What of the last step is brought about in turn.
        through: Vec<LiteralId>,
        /// What speaks against it, where it is contested.
        against: Vec<LiteralId>,
        derivation: Derivation,
        configurations: Vec<u32>,
    },
    Loop {
        steps: Vec<Arc<Step>>,
        configurations: Vec<u32>,
    },
}

impl Subject for Explained {
    fn record<'r>(&'r self, _known: &'r Known<'_>) -> Option<&'r Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        match self {
            Explained::From { configurations, .. } | Explained::Loop { configurations, .. } => configurations.clone(),
        }
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        match self {
            Explained::From { derivation, .. } => Basis::Derived(derivation.clone()),
            Explained::Loop { steps, .. } => Basis::Chain(trail::told_once(known, steps)),
        }
    }
}

/// The columns of an answer.
pub(super) fn table() -> Table<Explained> {
    let columns = vec![
        column("conditions", Shape::Literals(None), |known, row: &Explained| match row {
            Explained::From { set, .. } => Cell::Literals(set.iter().map(|l| known.graph.literal(*l)).collect()),
            Explained::Loop { .. } => Cell::Text("only round a loop".to_owned()),
        }),
        column("through", Shape::Literals(None), |known, row: &Explained| match row {
            Explained::From { through, .. } => literals(known.graph, through),
            Explained::Loop { .. } => Cell::Nothing,
        }),
        column("follows", Shape::Closed(&suppose::SURETIES), |_, row: &Explained| match row {
            Explained::From { surety, .. } => Cell::Word(surety.words().to_owned()),
            Explained::Loop { .. } => Cell::Nothing,
        }),
        column("against", Shape::Literals(None), |known, row: &Explained| match row {
            Explained::From { against, .. } => literals(known.graph, against),
            Explained::Loop { .. } => Cell::Nothing,
        }),
        column("steps", Shape::Number, |_, row: &Explained| match row {
            Explained::From { derivation, .. } => number(derivation.point().map_or(0, |point| point.step as usize)),
            Explained::Loop { steps, .. } => number(steps.len()),
        }),
        column("by", Shape::Word, |_, row: &Explained| {
            let ids: Vec<String> = match row {
                Explained::From { derivation, .. } => {
                    derivation.configurations().into_iter().map(ToString::to_string).collect()
                }
                Explained::Loop { steps, .. } => steps.iter().map(|step| step.shown.to_string()).collect(),
            };
            Cell::Words(ids)
        }),
        aside("configurations", Shape::Number, |known, row: &Explained| number(row.configurations(known).len())),
        column("sources", Shape::Number, |known, row: &Explained| number(sources(known, row).len())),
        aside("size", Shape::Number, |_, row: &Explained| match row {
            Explained::From { set, .. } => number(set.len()),
            Explained::Loop { .. } => Cell::Nothing,
        }),
        aside("source", Shape::Name(Wanted::Source), |known, row: &Explained| {
            Cell::Words(sources(known, row).iter().map(|at| known.graph.evidence.sources[*at].to_string()).collect())
        }),
    ];
    Table { things: "sets of conditions", columns, kinds: &[], counted: false, roles: false }
}

fn literals(graph: &Graph, literals: &[LiteralId]) -> Cell {
    match literals {
        [] => Cell::Nothing,
        all => Cell::Literals(all.iter().map(|one| graph.literal(*one)).collect()),
    }
}

/// The distinct sources of the configurations of the derivation shown.
fn sources(known: &Known<'_>, row: &Explained) -> Vec<u32> {
    let shown = row.configurations(known).into_iter();
    let mut all: Vec<u32> = shown.flat_map(|at| known.graph.evidence.sources_of.get(at)).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
