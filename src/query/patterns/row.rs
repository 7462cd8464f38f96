//! A pattern as a row.

use super::{
    item::{self, Item},
    recurring::Pattern,
};
use crate::{
    answer::{Basis, Cell, Side, Sides},
    query::{
        Known,
        rows::{Shape, Subject, Table, aside, column, number},
    },
    question::Backing,
    theory::{NameOf, Record, fields::Wanted},
};

impl Subject for Pattern {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.configurations()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        let graph = known.graph;
        let things = |configurations: &[u32]| {
            let ids = configurations.iter().map(|at| graph.configuration_id(*at));
            ids.map(|id| NameOf { name: id.record, number: id.number }).collect()
        };
        let heading = item::written(graph, &self.key());
        let told = Side { says: format!("{heading} stands in"), things: things(&self.configurations()) };
        let mut sides = Sides { heading, sides: vec![told], ..Sides::default() };
        if let Some(turned) = item::turned(&self.key()) {
            let turned = item::written(graph, &turned);
            match self.turned() {
                none if none.is_empty() => sides.absent.push(format!("a configuration with {turned}")),
                standing => {
                    sides.sides.push(Side { says: format!("{turned} stands in"), things: things(&standing) });
                }
            }
        }
        Basis::Sides(sides)
    }
}

fn literal(known: &Known<'_>, item: Option<Item>) -> Cell {
    item.map_or(Cell::Nothing, |item| Cell::Literal(known.graph.literal(item.literal)))
}

fn ids(known: &Known<'_>, configurations: &[u32]) -> Cell {
    Cell::Words(configurations.iter().map(|at| known.graph.configuration_id(*at).to_string()).collect())
}

/// The columns, for patterns in sources or in cases.
pub(super) fn table(of: Backing) -> Table<Pattern> {
    let (counted, wanted) = match of {
        Backing::Case => ("cases", Wanted::Case),
        Backing::Source | Backing::Via => ("sources", Wanted::Source),
    };
    let names = move |known: &Known<'_>, backing: &[u32]| {
        let evidence = &known.graph.evidence;
        let all = if of == Backing::Case { &evidence.cases } else { &evidence.sources };
        Cell::Words(backing.iter().map(|at| all[*at].to_string()).collect())
    };
    let mut columns = Vec::new();
    for (at, name) in ["condition", "mechanism", "outcome"].into_iter().enumerate() {
        columns.push(column(name, Shape::Literals(None), move |known, row: &Pattern| {
            literal(known, row.key().get(at).copied().flatten())
        }));
    }
    columns.extend([
        column(counted, Shape::Number, |_, row: &Pattern| number(row.backed)),
        column("against", Shape::Number, move |known, row: &Pattern| number(row.against(known.graph, of).len())),
        column("cmocs", Shape::Number, |_, row: &Pattern| number(row.configurations().len())),
        aside("roles", Shape::Word, |_, row: &Pattern| {
            Cell::Words(row.key().iter().flatten().map(|item| item.role.word().to_owned()).collect())
        }),
        aside("by", Shape::Word, |known, row: &Pattern| ids(known, &row.configurations())),
        aside("against-by", Shape::Word, |known, row: &Pattern| ids(known, &row.turned())),
        aside("named", Shape::Name(wanted), move |known, row: &Pattern| names(known, &row.backing(known.graph, of))),
        aside("named-against", Shape::Name(wanted), move |known, row: &Pattern| {
            names(known, &row.against(known.graph, of))
        }),
    ]);
    Table { things: "patterns", columns, kinds: &[], counted: false, roles: false }
}
