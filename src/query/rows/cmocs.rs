//! Configurations as rows.

use super::{Measure, Shape, Subject, Table, aside, column, field, measure, number};
use crate::{
    answer::{Basis, Cell},
    graph::{LiteralId, Naming},
    language,
    query::Known,
    theory::{Group, NameOf, Record, RecordKind, Role, fields::Wanted},
};

/// A configuration by its number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CmocRow(pub(crate) u32);

impl CmocRow {
    fn claim(self, known: &Known<'_>) -> u32 {
        known.graph.configurations[self.0 as usize].claim
    }
}

impl Subject for CmocRow {
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record> {
        known.theory.get(&known.graph.claims[self.claim(known)]).map(AsRef::as_ref)
    }

    fn namings<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a [Naming]> {
        Some(known.graph.evidence.of_configuration.get(self.0))
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        vec![self.0]
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        let id = known.graph.configuration_id(self.0);
        Basis::Record(NameOf { name: id.record, number: id.number })
    }
}

/// The columns of configurations.
pub(crate) fn table() -> Table<CmocRow> {
    let mut columns = vec![column("id", Shape::Thing, |known, row: &CmocRow| {
        Cell::Word(known.graph.configuration_id(row.0).to_string())
    })];
    for role in Role::ALL {
        columns.push(column(role.plural(), Shape::Literals(Some(role)), move |known, row| in_role(known, row, role)));
    }
    for which in [Measure::Sources, Measure::Evidence] {
        columns.push(column(which.word(), Shape::Number, move |known, row| counted(known, row, which)));
    }
    columns.push(aside("unknown", Shape::Word, |known, row: &CmocRow| Cell::Words(unknown_roles(known, row.0))));
    columns.push(aside("against", Shape::Number, |known, row| counted(known, row, Measure::Against)));
    let theme = aside("theme", Shape::Name(Wanted::Theme), |known, row| of_record(known, row, "theme"));
    columns.push(
        theme.numbered(|graph, row: &CmocRow| graph.claim_themes.get(graph.configurations[row.0 as usize].claim)),
    );
    let theory = aside("theory", Shape::Name(Wanted::Theory), |known, row| of_record(known, row, "in"));
    columns.push(
        theory.numbered(|graph, row: &CmocRow| graph.claim_theories.get(graph.configurations[row.0 as usize].claim)),
    );
    columns.push(aside("novelty", super::listed::shape_of(RecordKind::Cmoc, "novelty"), |known, row| {
        of_record(known, row, "novelty")
    }));
    columns.push(aside("status", super::listed::shape_of(RecordKind::Cmoc, "status"), |known, row| {
        of_record(known, row, "status")
    }));
    columns.push(aside("statement", Shape::Word, statement));
    Table { things: "cmocs", columns, kinds: &[RecordKind::Cmoc, RecordKind::Statement], counted: true, roles: true }
}

/// The groups in a role: `+a or +b` where there are alternatives, `?` for what is not known.
fn in_role(known: &Known<'_>, row: &CmocRow, role: Role) -> Cell {
    let graph = known.graph;
    let groups: Vec<&[LiteralId]> =
        graph.groups(row.0).filter(|group| group.row.role == role).map(|group| group.literals).collect();
    if role != Role::Actor && groups.iter().all(|group| group.len() == 1) {
        return Cell::Literals(groups.concat().into_iter().map(|literal| graph.literal(literal)).collect());
    }
    let written = groups.into_iter().map(|group| {
        let literals = group.iter().map(|literal| graph.literal(*literal)).collect();
        language::print_group(&Group { literals }, role == Role::Actor)
    });
    Cell::Words(written.collect())
}

fn counted(known: &Known<'_>, row: &CmocRow, which: Measure) -> Cell {
    if which == Measure::Sources {
        return number(known.graph.evidence.sources_of.get(row.0).len());
    }
    measure(known, which, row.namings(known).unwrap_or(&[]))
}

fn of_record(known: &Known<'_>, row: &CmocRow, word: &str) -> Cell {
    row.record(known).map_or(Cell::Nothing, |record| field::of_field(record, word))
}

fn statement(known: &Known<'_>, row: &CmocRow) -> Cell {
    let graph = known.graph;
    match graph.configurations[row.0 as usize].number {
        0 => Cell::Nothing,
        _ => Cell::Word(graph.claims[row.claim(known)].to_string()),
    }
}

/// The roles in which something unknown stands.
pub(crate) fn unknown_roles(known: &Known<'_>, configuration: u32) -> Vec<String> {
    let holds = |role: &Role| {
        known.graph.groups(configuration).any(|group| group.row.role == *role && group.literals.is_empty())
    };
    Role::ALL.into_iter().filter(holds).map(|role| role.word().to_owned()).collect()
}
