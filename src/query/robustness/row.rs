//! A set that breaks a claim, as a row.

use super::claim::Claim;
use crate::{
    answer::{Basis, Cell},
    query::{
        Known,
        paths::number,
        rows::{Shape, Subject, Table, aside, column},
    },
    question::Backing,
    theory::Record,
};
use std::rc::Rc;

/// One smallest set that breaks every told route of a claim.
pub(super) struct RobustRow {
    pub(super) claim: Rc<Claim>,
    /// Its members, in order.
    pub(super) lost: Vec<u32>,
}

impl Subject for RobustRow {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.claim.configurations()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        Basis::Routes(Box::new(self.claim.hangs_on(known.graph, &self.lost)))
    }
}

/// The columns.
pub(super) fn table(by: Backing) -> Table<RobustRow> {
    let columns = vec![
        column("from", Shape::Literals(None), |known, row: &RobustRow| {
            Cell::Literal(known.graph.literal(row.claim.from))
        }),
        column("to", Shape::Literals(None), |known, row: &RobustRow| Cell::Literal(known.graph.literal(row.claim.to))),
        column("fewest", Shape::Number, |_, row: &RobustRow| number(row.lost.len())),
        column("without", Shape::Word, |_, row: &RobustRow| {
            Cell::Words(row.claim.named(&row.lost).iter().map(ToString::to_string).collect())
        }),
        column("disjoint", Shape::Number, |_, row: &RobustRow| number(row.claim.apart.len())),
        column(by.plural(), Shape::Number, |_, row: &RobustRow| number(row.claim.units.len())),
        column("told", Shape::Number, |_, row: &RobustRow| number(row.claim.told)),
        column("chains", Shape::Number, |_, row: &RobustRow| number(row.claim.chains.len())),
        aside("at-least", Shape::Number, |_, row: &RobustRow| number(row.claim.fewest.at_least)),
    ];
    Table { things: "sets", columns, kinds: &[], counted: false, roles: false }
}
