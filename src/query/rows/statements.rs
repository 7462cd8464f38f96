//! Statements as rows.

use super::{Measure, Shape, Subject, Table, aside, column, field, listed::shape_of, measure};
use crate::{
    answer::{Basis, Cell, ConfigurationView},
    graph::Naming,
    query::Known,
    resolve,
    theory::{NameOf, Record, RecordKind, Role, fields::Wanted},
};

/// A statement by the number of its claim.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StatementRow(pub(crate) u32);

impl Subject for StatementRow {
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record> {
        known.theory.get(&known.graph.claims[self.0]).map(AsRef::as_ref)
    }

    fn namings<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a [Naming]> {
        Some(known.graph.evidence.of_claim.get(self.0))
    }

    fn configurations(&self, known: &Known<'_>) -> Vec<u32> {
        known.graph.configurations_of(self.0).collect()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        Basis::Record(NameOf { name: known.graph.claims[self.0].clone(), number: None })
    }
}

/// The columns of statements.
pub(crate) fn table() -> Table<StatementRow> {
    let counted = |which: Measure| {
        move |known: &Known<'_>, row: &StatementRow| measure(known, which, row.namings(known).unwrap_or(&[]))
    };
    let of = |word: &'static str| {
        move |known: &Known<'_>, row: &StatementRow| {
            row.record(known).map_or(Cell::Nothing, |record| field::of_field(record, word))
        }
    };
    let in_role = |role: Role| {
        move |known: &Known<'_>, row: &StatementRow| {
            Cell::Literals(field::in_role(known, &row.configurations(known), role))
        }
    };
    let kind = RecordKind::Statement;
    let columns = vec![
        column("id", Shape::Word, |known, row: &StatementRow| Cell::Word(known.graph.claims[row.0].to_string())),
        column("text", Shape::Text, |known, row: &StatementRow| {
            row.record(known).and_then(Record::sentence).map_or(Cell::Nothing, Cell::Text)
        }),
        column("theme", Shape::Name(Wanted::Theme), of("theme"))
            .numbered(|graph, row: &StatementRow| graph.claim_themes.get(row.0)),
        column("sources", Shape::Number, counted(Measure::Sources)),
        aside("evidence", Shape::Number, counted(Measure::Evidence)),
        aside("against", Shape::Number, counted(Measure::Against)),
        aside("silent", Shape::Number, counted(Measure::Silent)),
        column("degree", shape_of(kind, "degree"), of("degree")),
        aside("novelty", shape_of(kind, "novelty"), of("novelty")),
        aside("theory", Shape::Name(Wanted::Theory), of("in"))
            .numbered(|graph, row: &StatementRow| graph.claim_theories.get(row.0)),
        aside("contexts", Shape::Literals(Some(Role::Context)), in_role(Role::Context)),
        aside("mechanisms", Shape::Literals(Some(Role::Mechanism)), in_role(Role::Mechanism)),
        aside("outcomes", Shape::Literals(Some(Role::Outcome)), in_role(Role::Outcome)),
        aside("configurations", Shape::Number, |known, row: &StatementRow| Cell::Configurations(views(known, row))),
    ];
    Table { things: "statements", columns, kinds: &[RecordKind::Statement], counted: true, roles: true }
}

fn views(known: &Known<'_>, row: &StatementRow) -> Vec<ConfigurationView> {
    let configurations = row.record(known).map_or_else(Vec::new, resolve::configurations);
    configurations.into_iter().map(|c| ConfigurationView { id: c.id, parts: c.parts }).collect()
}
