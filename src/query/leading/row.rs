//! A literal in a role as a row.

use crate::{
    answer::{Basis, Cell},
    graph::{Graph, LiteralId, Naming},
    query::{
        Known,
        chain::Facts,
        paths::{chain, must_hold, number, shown},
        rows::{Shape, Subject, Table, aside, column},
    },
    theory::{NameOf, Record, RecordKind, Role},
};

/// A literal in a role, with the shortest chain that leads from or to it.
#[derive(Debug)]
pub(super) struct LeadRow<'a> {
    pub(super) literal: LiteralId,
    pub(super) role: Option<Role>,
    /// The configurations in which it stands so, where no chain is shown.
    pub(super) stands_in: Vec<u32>,
    pub(super) from: Option<LiteralId>,
    pub(super) to: Option<LiteralId>,
    /// The chain to it, where the question says from where; none where no chain without opposites was found.
    pub(super) before: Option<Facts<'a>>,
    /// The chain from it, where the question says where it leads.
    pub(super) after: Option<Facts<'a>>,
}

impl<'a> LeadRow<'a> {
    /// The chain that is shown: from the literal to where it leads, else to the literal.
    fn chain(&self) -> Option<&Facts<'a>> {
        if self.to.is_some() { self.after.as_ref() } else { self.before.as_ref() }
    }

    /// The literal with its name; an actor, who has no direction, by the name alone.
    pub(super) fn called(&self, graph: &Graph) -> String {
        let literal = graph.literal(self.literal);
        if self.role == Some(Role::Actor) { literal.factor.to_string() } else { literal.to_string() }
    }

    /// The question for all chains of which the row shows none; of an actor there is no such question.
    pub(super) fn asked_alone(&self, graph: &Graph) -> Option<String> {
        if self.role == Some(Role::Actor) {
            return None;
        }
        let (from, to) = match (self.to, &self.after) {
            (Some(to), None) => (self.literal, to),
            _ => (self.from?, self.literal),
        };
        Some(format!("paths from {} to {}", graph.literal(from), graph.literal(to)))
    }

    /// First those with a chain, by its steps, then by names.
    pub(super) fn order(&self) -> (usize, LiteralId, Option<LiteralId>, Option<LiteralId>) {
        (self.chain().map_or(usize::MAX, |facts| facts.steps.len()), self.literal, self.from, self.to)
    }
}

impl Subject for LeadRow<'_> {
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record> {
        known.theory.get(&known.graph.factors[self.literal.factor()]).map(AsRef::as_ref)
    }

    fn namings<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a [Naming]> {
        Some(known.graph.evidence.of_factor.get(self.literal.factor()))
    }

    fn configurations(&self, known: &Known<'_>) -> Vec<u32> {
        self.before.iter().chain(&self.after).flat_map(|facts| facts.configurations(known.graph)).collect()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        match self.chain() {
            Some(facts) => Basis::Chain(facts.basis(known.graph)),
            None => Basis::Factor {
                factor: NameOf { name: known.graph.factors[self.literal.factor()].clone(), number: None },
                stands_in: self.stands_in.iter().map(|c| known.graph.configuration_id(*c)).collect(),
            },
        }
    }

    fn name(&self, known: &Known<'_>) -> Option<NameOf> {
        Some(NameOf { name: known.graph.factors[self.literal.factor()].clone(), number: None })
    }
}

/// The columns.
pub(super) fn table<'a>(
    things: &'static str,
    role: Option<Role>,
    (any_from, has_from): (bool, bool),
    (any_to, has_to): (bool, bool),
) -> Table<LeadRow<'a>> {
    let literal = |name, shown: bool, of: fn(&LeadRow<'_>) -> Option<LiteralId>| {
        let value = move |known: &Known<'_>, row: &LeadRow<'_>| match of(row) {
            Some(literal) => Cell::Literal(known.graph.literal(literal)),
            None => Cell::Nothing,
        };
        if shown { column(name, Shape::Literals(None), value) } else { aside(name, Shape::Literals(None), value) }
    };
    let mut columns = vec![
        aside("id", Shape::Word, |known, row: &LeadRow<'_>| {
            Cell::Word(known.graph.factors[row.literal.factor()].to_string())
        }),
        column(role.map_or("factor", Role::word), Shape::Literals(None), subject),
    ];
    if has_from {
        columns.push(literal("from", any_from, |row| row.from));
    }
    columns.push(literal("to", any_to, |row| row.to.or(Some(row.literal))));
    if has_from && has_to {
        columns.push(column("reached-by", Shape::Literals(None), |known, row: &LeadRow<'_>| {
            chain_or_remark(known, row, row.from, row.before.as_ref())
        }));
    }
    columns.extend([
        column("chain", Shape::Literals(None), |known, row: &LeadRow<'_>| {
            chain_or_remark(known, row, row.to.or(row.from), row.chain())
        }),
        column("steps", Shape::Number, |_, row: &LeadRow<'_>| {
            row.chain().map_or(Cell::Nothing, |facts| number(facts.steps.len()))
        }),
        column("follows", Shape::Word, |known, row: &LeadRow<'_>| {
            row.chain().map_or(Cell::Nothing, |facts| Cell::Word(facts.surety(known.graph).words().to_owned()))
        }),
        column("must-hold", Shape::Literals(None), |known, row: &LeadRow<'_>| {
            row.chain().map_or(Cell::Nothing, |facts| must_hold(known.graph, facts))
        }),
        column("sources", Shape::Number, |known, row: &LeadRow<'_>| {
            row.chain().map_or(Cell::Nothing, |facts| number(facts.sources(known.graph).len()))
        }),
        column("by", Shape::Word, |known, row: &LeadRow<'_>| {
            row.chain().map_or(Cell::Nothing, |facts| shown(known.graph, facts))
        }),
    ]);
    Table { things, columns, kinds: &[RecordKind::Factor(None)], counted: true, roles: false }
}

fn subject(known: &Known<'_>, row: &LeadRow<'_>) -> Cell {
    let literal = known.graph.literal(row.literal);
    if row.role == Some(Role::Actor) { Cell::Word(literal.factor.to_string()) } else { Cell::Literal(literal) }
}

/// The chain to or from an end, or why there is none.
fn chain_or_remark(known: &Known<'_>, row: &LeadRow, end: Option<LiteralId>, facts: Option<&Facts<'_>>) -> Cell {
    match facts {
        Some(facts) => chain(known.graph, facts),
        None if end == Some(row.literal) => Cell::Text("only round a loop".to_owned()),
        None => Cell::Text("none found without opposites".to_owned()),
    }
}
