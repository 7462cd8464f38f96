//! Sources, cases, themes and theories as rows.

use super::{Column, Shape, Subject, Table, aside, column, field, number};
use crate::{
    answer::{Basis, Cell},
    graph::Stance,
    query::Known,
    theory::{NameOf, Record, RecordKind, fields, fields::Wanted},
};
use std::sync::Arc;

/// A record that is listed by what it says of itself and what names it.
#[derive(Debug, Clone)]
pub(crate) struct Listed(pub(crate) Arc<Record>);

impl Subject for Listed {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        Some(&self.0)
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        Basis::Record(NameOf { name: self.0.name.clone(), number: None })
    }
}

/// How the values of a field of a kind of record compare.
pub(crate) fn shape_of(kind: RecordKind, word: &str) -> Shape {
    fields::of(kind).iter().find(|spec| spec.word == word).map_or(Shape::Word, |spec| Shape::of(spec.takes))
}

/// The columns of sources.
pub(crate) fn sources() -> Table<Listed> {
    let kind = RecordKind::Source;
    let mut columns = vec![id(), label(), of(kind, "kind"), of(kind, "year")];
    for stance in [Stance::Supports, Stance::Contradicts] {
        columns.push(column(stance.word(), Shape::Number, move |known, row: &Listed| pieces(known, row, stance)));
    }
    for word in ["role", "case", "interviews", "doi", "via", "date", "authors", "journal", "setting", "url"] {
        columns.push(Column { aside: true, ..of(kind, word) });
    }
    for word in ["identified", "screened", "included"] {
        columns.push(Column { aside: true, ..of(kind, word) });
    }
    columns.push(aside("silent", Shape::Number, |known, row: &Listed| pieces(known, row, Stance::Silent)));
    columns.push(aside("refines", Shape::Number, |known, row: &Listed| pieces(known, row, Stance::Refines)));
    Table { things: "sources", columns, kinds: &[RecordKind::Source], counted: false, roles: false }
}

/// The columns of cases.
pub(crate) fn cases() -> Table<Listed> {
    let kind = RecordKind::Case;
    let sources = column("sources", Shape::Number, |known: &Known<'_>, row: &Listed| {
        let evidence = &known.graph.evidence;
        let case = evidence.cases.find(row.0.name.as_str());
        number(case.map_or(0, |case| evidence.sources_of_case.get(case).len()))
    });
    let columns = vec![id(), label(), of(kind, "sector"), of(kind, "region"), sources];
    Table { things: "cases", columns, kinds: &[RecordKind::Case], counted: false, roles: false }
}

/// The columns of themes.
pub(crate) fn themes() -> Table<Listed> {
    let theory = aside("theory", Shape::Name(Wanted::Theory), |_, row: &Listed| field::of_field(&row.0, "in"));
    let columns =
        vec![id(), label(), claims("statements", true), theory, Column { aside: true, ..claims("cmocs", false) }];
    Table { things: "themes", columns, kinds: &[RecordKind::Theme], counted: false, roles: false }
}

/// The columns of theories.
pub(crate) fn theories() -> Table<Listed> {
    let kind = RecordKind::Theory;
    let (statements, cmocs) = (claims("statements", true), Column { aside: true, ..claims("cmocs", false) });
    let columns = vec![id(), label(), of(kind, "stage"), of(kind, "refines"), statements, cmocs];
    Table { things: "theories", columns, kinds: &[RecordKind::Theory], counted: false, roles: false }
}

/// The columns of questions that are kept.
pub(crate) fn questions() -> Table<Listed> {
    let kind = RecordKind::Question;
    let columns = vec![id(), label(), of(kind, "asks"), Column { aside: true, ..of(kind, "in") }];
    Table { things: "questions", columns, kinds: &[RecordKind::Question], counted: false, roles: false }
}

pub(crate) fn id() -> Column<Listed> {
    column("id", Shape::Word, |_, row: &Listed| Cell::Word(row.0.name.to_string()))
}

fn label() -> Column<Listed> {
    column("label", Shape::Text, |_, row: &Listed| row.0.label.clone().map_or(Cell::Nothing, Cell::Text))
}

fn of(kind: RecordKind, word: &'static str) -> Column<Listed> {
    column(word, shape_of(kind, word), move |_, row: &Listed| field::of_field(&row.0, word))
}

/// How many statements, or `cmoc`s, of a theme or theory are neither refuted nor retired.
fn claims(name: &'static str, statements: bool) -> Column<Listed> {
    column(name, Shape::Number, move |known: &Known<'_>, row: &Listed| {
        let graph = known.graph;
        let claims = match row.0.kind {
            RecordKind::Theme => graph.themes.find(row.0.name.as_str()).map(|at| graph.theme_claims.get(at)),
            _ => graph.theories.find(row.0.name.as_str()).map(|at| graph.theory_claims.get(at)),
        };
        let counts = |claim: &&u32| {
            let kind = known.theory.kind(&graph.claims[**claim]);
            !graph.dead[**claim as usize] && kind.is_some_and(|kind| (kind == RecordKind::Statement) == statements)
        };
        number(claims.unwrap_or(&[]).iter().filter(counts).count())
    })
}

/// How many pieces of evidence come from a source.
fn pieces(known: &Known<'_>, row: &Listed, stance: Stance) -> Cell {
    let evidence = &known.graph.evidence;
    let Some(source) = evidence.sources.find(row.0.name.as_str()) else { return Cell::Number(0) };
    let from = evidence.of_source.get(source).iter().filter_map(|at| evidence.records.get(*at));
    let says = |record: &&Arc<Record>| record.get(stance.word()).is_some();
    number(from.filter_map(|name| known.theory.get(name)).filter(says).count())
}
