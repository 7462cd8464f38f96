//! Factors as rows.

use super::{Measure, Shape, Subject, Table, aside, column, field, listed::shape_of, measure};
use crate::{
    answer::{Basis, Cell},
    graph::{LiteralId, Naming},
    query::Known,
    theory::{NameOf, Record, RecordKind, Role, fields::Wanted},
};

/// A factor with where it stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct FactorRow {
    /// The factor.
    pub(crate) factor: u32,
    /// The literals of it that stand in the role asked for, in live configurations.
    pub(crate) stands: Vec<LiteralId>,
    /// The roles in which they stand there.
    pub(crate) roles: Vec<Role>,
    /// Those configurations, by name.
    pub(crate) configurations: Vec<u32>,
}

impl Subject for FactorRow {
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record> {
        known.theory.get(&known.graph.factors[self.factor]).map(AsRef::as_ref)
    }

    fn namings<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a [Naming]> {
        Some(known.graph.evidence.of_factor.get(self.factor))
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.configurations.clone()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        Basis::Factor {
            factor: NameOf { name: known.graph.factors[self.factor].clone(), number: None },
            stands_in: self.configurations.iter().map(|c| known.graph.configuration_id(*c)).collect(),
        }
    }
}

const KINDS: &[RecordKind] = &[RecordKind::Factor(None)];

/// The columns of factors.
pub(crate) fn table(things: &'static str, role: Option<Role>) -> Table<FactorRow> {
    let counted = |which: Measure| {
        move |known: &Known<'_>, row: &FactorRow| measure(known, which, row.namings(known).unwrap_or(&[]))
    };
    let of = |word: &'static str| {
        move |known: &Known<'_>, row: &FactorRow| {
            row.record(known).map_or(Cell::Nothing, |record| field::of_field(record, word))
        }
    };
    let mut columns = vec![
        column("id", Shape::Name(Wanted::Factor), |known, row: &FactorRow| {
            Cell::Word(known.graph.factors[row.factor].to_string())
        }),
        column("label", Shape::Text, |known, row: &FactorRow| {
            row.record(known).and_then(|record| record.label.clone()).map_or(Cell::Nothing, Cell::Text)
        }),
        column("stands", Shape::Literals(None), |known, row: &FactorRow| {
            Cell::Literals(row.stands.iter().map(|literal| known.graph.literal(*literal)).collect())
        }),
        column("configurations", Shape::Number, |_, row: &FactorRow| {
            Cell::Number(i64::try_from(row.configurations.len()).unwrap_or(i64::MAX))
        }),
        column("degree", shape_of(KINDS[0], "degree"), of("degree")),
        column("novelty", shape_of(KINDS[0], "novelty"), of("novelty")),
        aside("evidence", Shape::Number, counted(Measure::Evidence)),
        aside("against", Shape::Number, counted(Measure::Against)),
        aside("evidence-through", Shape::Number, through),
        aside("role", Shape::Word, |known, row: &FactorRow| match row.record(known).map(|record| record.kind) {
            Some(RecordKind::Factor(Some(role))) => Cell::Word(role.word().to_owned()),
            _ => Cell::Nothing,
        }),
        aside("theme", Shape::Name(Wanted::Theme), of("theme")),
        aside("theory", Shape::Name(Wanted::Theory), of("in")),
    ];
    if role == Some(Role::Mechanism) {
        columns.insert(STANDS + 1, column("stands-as", Shape::Word, |_, row: &FactorRow| other_roles(row)));
    }
    Table { things, columns, kinds: KINDS, counted: true, roles: false }
}

/// The place of the column that tells the literals.
const STANDS: usize = 2;

/// The roles of a mechanism that is told, somewhere, as a resource or a reasoning.
fn other_roles(row: &FactorRow) -> Cell {
    if row.roles.iter().all(|role| *role == Role::Mechanism) {
        return Cell::Nothing;
    }
    let roles = Role::ALL.into_iter().filter(|role| row.roles.contains(role));
    Cell::Words(roles.map(|role| role.word().to_owned()).collect())
}

/// The supporting evidence of the configurations that a factor stands in, each record once.
fn through(known: &Known<'_>, row: &FactorRow) -> Cell {
    let evidence = &known.graph.evidence;
    let mut namings: Vec<Naming> = row
        .configurations
        .iter()
        .flat_map(|configuration| evidence.of_configuration.get(*configuration))
        .copied()
        .collect();
    namings.sort_unstable();
    namings.dedup();
    measure(known, Measure::Evidence, &namings)
}
