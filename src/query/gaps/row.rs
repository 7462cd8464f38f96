//! A gap as a row.

use super::{
    gap::{Gap, Of, Told},
    ground::Ground,
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

const ASKED: &[&str] = &[Ask::People.word(), Ask::Team.word()];

/// A gap with the ground on which it was found.
#[derive(Clone, Copy)]
pub(super) struct GapRow<'g> {
    pub(super) ground: &'g Ground<'g>,
    pub(super) gap: Gap,
}

impl GapRow<'_> {
    fn kind(&self) -> Option<&'static Kind> {
        GAPS.get(self.gap.kind)
    }

    fn of(&self) -> NameOf {
        self.ground.name(self.gap.of)
    }

    fn told(&self) -> Told {
        self.kind().and_then(|kind| kind.tell(self.ground, &self.gap)).unwrap_or_default()
    }
}

impl Subject for GapRow<'_> {
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record> {
        known.theory.get(&self.of().name).map(AsRef::as_ref)
    }

    fn namings<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a [Naming]> {
        leaves::namings(known, &self.of())
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.ground.concerned(&self.gap)
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        let mut sides = vec![Side { says: String::new(), things: vec![self.of()] }];
        let concerned = match self.gap.of {
            Of::Factor(_) => self.ground.concerned(&self.gap),
            _ => Vec::new(),
        };
        if !concerned.is_empty() {
            let ids = concerned.iter().map(|at| known.graph.configuration_id(*at));
            let things = ids.map(|id| NameOf { name: id.record, number: id.number }).collect();
            sides.push(Side { says: "stands in".to_owned(), things });
        }
        Basis::Sides(Sides {
            heading: format!("{}: {}", self.kind().map_or("", |kind| kind.name), self.of()),
            sides,
            assumed: Vec::new(),
            absent: vec![self.told().lacking],
        })
    }

    fn name(&self, _known: &Known<'_>) -> Option<NameOf> {
        Some(self.of())
    }
}

/// The columns.
pub(super) fn table<'g>() -> Table<GapRow<'g>> {
    let columns = vec![
        column("gap", Shape::Closed(NAMES), |_, row: &GapRow<'_>| {
            row.kind().map_or(Cell::Nothing, |kind| Cell::Word(kind.name.to_owned()))
        }),
        column("of", Shape::Thing, |_, row: &GapRow<'_>| Cell::Word(row.of().to_string())),
        column("lacking", Shape::Text, |_, row: &GapRow<'_>| Cell::Text(row.told().lacking)),
        column("question", Shape::Text, |_, row: &GapRow<'_>| Cell::Text(row.told().question)),
        aside("ask", Shape::Closed(ASKED), |_, row: &GapRow<'_>| {
            row.kind().map_or(Cell::Nothing, |kind| Cell::Word(kind.ask.word().to_owned()))
        }),
        aside("about", Shape::Text, |_, row: &GapRow<'_>| row.told().about.map_or(Cell::Nothing, Cell::Text)),
    ];
    Table { things: "gaps", columns, kinds: KINDS, counted: true, roles: true }
}
