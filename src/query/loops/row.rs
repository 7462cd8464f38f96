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
pub(super) struct LoopRow(pub(super) Facts);

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
    pub(super) fn of(facts: &Facts) -> Polarity {
        if facts.chain.mirrored().is_multiple_of(2) { Polarity::Reinforcing } else { Polarity::Balancing }
    }

    fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

impl Subject for LoopRow {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.0.configurations().collect()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        Basis::Loop(self.0.basis(known.graph))
    }
}

/// The columns of loops.
pub(super) fn table() -> Table<LoopRow> {
    let columns = vec![
        column("chain", Shape::Literals(None), |known, row: &LoopRow| chain(known.graph, &row.0)),
        column("polarity", Shape::Closed(&Polarity::WORDS), |_, row: &LoopRow| {
            Cell::Word(Polarity::of(&row.0).word().to_owned())
        }),
        column("steps", Shape::Number, |_, row: &LoopRow| number(row.0.steps.len())),
        column("follows", Shape::Word, |_, row: &LoopRow| Cell::Word(row.0.surety.words().to_owned())),
        column("sources", Shape::Number, |_, row: &LoopRow| number(row.0.sources.len())),
        column("weakest", Shape::Number, |_, row: &LoopRow| number(row.0.weakest)),
        column("whole", Shape::Name(Wanted::Source), |known, row: &LoopRow| whole(known.graph, &row.0)),
        column("must-hold", Shape::Literals(None), |known, row: &LoopRow| must_hold(known.graph, &row.0)),
        column("actors", Shape::Name(Wanted::Factor), |known, row: &LoopRow| actors(known.graph, &row.0)),
        aside("by", Shape::Word, |known, row: &LoopRow| shown(known.graph, &row.0)),
    ];
    Table { things: "loops", columns, kinds: &[], counted: false, roles: false }
}
