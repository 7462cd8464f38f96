//! A loop as a row.

use crate::{
    answer::{Basis, Cell},
    query::{
        Known,
        chain::Facts,
        paths::{actors, chain, must_hold, number, shown, whole},
        rows::{Shape, Subject, Table, aside, column},
    },
    theory::{Record, fields::Wanted},
};

/// A loop as a row.
#[derive(Debug)]
pub(super) struct LoopRow<'a>(pub(super) Facts<'a>);

/// What a loop does to a change that goes round it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Polarity {
    /// It comes back as it set out.
    Reinforcing,
    /// It comes back turned.
    Balancing,
}

impl Polarity {
    const WORDS: [&'static str; 2] = ["reinforcing", "balancing"];

    /// What a loop does: as told it reinforces; each mirrored joint turns it.
    pub(super) fn of(facts: &Facts<'_>) -> Polarity {
        if facts.chain.mirrored().is_multiple_of(2) { Polarity::Reinforcing } else { Polarity::Balancing }
    }

    fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

impl Subject for LoopRow<'_> {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn configurations(&self, known: &Known<'_>) -> Vec<u32> {
        self.0.configurations(known.graph).collect()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        Basis::Loop(self.0.basis(known.graph))
    }
}

/// The columns of loops.
pub(super) fn table<'a>() -> Table<LoopRow<'a>> {
    let columns = vec![
        column("chain", Shape::Literals(None), |known, row: &LoopRow<'_>| chain(known.graph, &row.0)),
        column("polarity", Shape::Closed(&Polarity::WORDS), |_, row: &LoopRow<'_>| {
            Cell::Word(Polarity::of(&row.0).word().to_owned())
        }),
        column("steps", Shape::Number, |_, row: &LoopRow<'_>| number(row.0.steps.len())),
        column("follows", Shape::Word, |known, row: &LoopRow<'_>| {
            Cell::Word(row.0.surety(known.graph).words().to_owned())
        }),
        column("sources", Shape::Number, |known, row: &LoopRow<'_>| number(row.0.sources(known.graph).len())),
        column("weakest", Shape::Number, |known, row: &LoopRow<'_>| number(row.0.weakest(known.graph))),
        column("whole", Shape::Name(Wanted::Source), |known, row: &LoopRow<'_>| whole(known.graph, &row.0)),
        column("must-hold", Shape::Literals(None), |known, row: &LoopRow<'_>| must_hold(known.graph, &row.0)),
        column("actors", Shape::Name(Wanted::Factor), |known, row: &LoopRow<'_>| actors(known.graph, &row.0)),
        aside("by", Shape::Word, |known, row: &LoopRow<'_>| shown(known.graph, &row.0)),
    ];
    Table { things: "loops", columns, kinds: &[], counted: false, roles: false }
}
