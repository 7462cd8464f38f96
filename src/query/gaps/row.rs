//! A gap as a row.

use super::{
    gap::Gap,
    table::{Ask, GAPS, Kind},
};
use crate::{
    answer::{Basis, Cell, Side, Sides},
    graph::Naming,
    query::{
        Known, leaves,
        rows::{Shape, Subject, Table, aside, column},
    },
    theory::{NameOf, Record, RecordKind},
};

const KINDS: &[RecordKind] =
    &[RecordKind::Statement, RecordKind::Cmoc, RecordKind::Factor(None), RecordKind::Evidence, RecordKind::Source];

const NAMES: &[&str] = &{
    let mut names = [""; GAPS.len()];
    let mut at = 0;
    while at < GAPS.len() {
        names[at] = GAPS[at].name;
        at += 1;
    }
    names
};

const ASKED: &[&str] = &["people", "team"];

impl Gap {
    fn kind(&self) -> Option<&'static Kind> {
        GAPS.get(self.kind)
    }
}

impl Subject for Gap {
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record> {
        known.theory.get(&self.of.name).map(AsRef::as_ref)
    }

    fn namings<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a [Naming]> {
        leaves::namings(known, &self.of)
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.configurations.clone()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        let graph = known.graph;
        let mut sides = vec![Side { says: String::new(), things: vec![self.of.clone()] }];
        if graph.claims.find(self.of.name.as_str()).is_none() && !self.configurations.is_empty() {
            let ids = self.configurations.iter().map(|at| graph.configuration_id(*at));
            let things = ids.map(|id| NameOf { name: id.record, number: id.number }).collect();
            sides.push(Side { says: "stands in".to_owned(), things });
        }
        Basis::Sides(Sides {
            heading: format!("{}: {}", self.kind().map_or("", |kind| kind.name), self.of),
            sides,
            assumed: Vec::new(),
            absent: vec![self.lacking.clone()],
        })
    }

    fn name(&self, _known: &Known<'_>) -> Option<NameOf> {
        Some(self.of.clone())
    }
}

/// The columns.
pub(super) fn table() -> Table<Gap> {
    let columns = vec![
        column("gap", Shape::Closed(NAMES), |_, gap: &Gap| {
            gap.kind().map_or(Cell::Nothing, |kind| Cell::Word(kind.name.to_owned()))
        }),
        column("of", Shape::Word, |_, gap: &Gap| Cell::Word(gap.of.to_string())),
        column("lacking", Shape::Text, |_, gap: &Gap| Cell::Text(gap.lacking.clone())),
        column("question", Shape::Text, |_, gap: &Gap| Cell::Text(gap.question.clone())),
        aside("ask", Shape::Closed(ASKED), |_, gap: &Gap| {
            Cell::Word(gap.kind().map_or(Ask::Team, |kind| kind.ask).word().to_owned())
        }),
        aside("about", Shape::Text, |_, gap: &Gap| gap.about.clone().map_or(Cell::Nothing, Cell::Text)),
    ];
    Table { things: "gaps", columns, kinds: KINDS, counted: true, roles: true }
}
