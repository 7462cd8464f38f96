//! Two rivals as a row.

use crate::{
    answer::{Basis, Cell, Side, Sides},
    graph::{LiteralId, Stance},
    query::{
        Known, leaves,
        rows::{Shape, Subject, Table, aside, column, number, sources},
        sets,
    },
    theory::{NameOf, Record},
};

/// Two explanations of the same, side by side.
#[derive(Debug, Clone)]
pub(super) struct Rival {
    /// Whether the team says that they are rivals.
    pub(super) declared: bool,
    /// The outcomes that both explain.
    pub(super) outcomes: Vec<Vec<LiteralId>>,
    /// The conditions that both share.
    pub(super) shared: Vec<Vec<LiteralId>>,
    pub(super) sides: [RivalSide; 2],
}

/// One of two rivals.
#[derive(Debug, Clone)]
pub(super) struct RivalSide {
    /// What tells it: claims as they were declared, or the configurations found.
    pub(super) things: Vec<NameOf>,
    /// Its live configurations.
    pub(super) configurations: Vec<u32>,
}

impl RivalSide {
    /// The mechanisms of its configurations, each once.
    fn mechanisms(&self, known: &Known<'_>) -> Vec<Vec<LiteralId>> {
        sets::groups(self.configurations.iter().flat_map(|at| known.graph.mechanisms(*at)))
    }

    /// The number of distinct sources that support one of its things.
    fn sources(&self, known: &Known<'_>) -> usize {
        let named = self.things.iter().filter_map(|thing| leaves::namings(known, thing));
        let namings: Vec<_> = named.flatten().copied().collect();
        sources(known.graph, &namings).len()
    }

    /// The number of pieces of evidence that contradict one of its things.
    fn against(&self, known: &Known<'_>) -> usize {
        let named = self.things.iter().filter_map(|thing| leaves::namings(known, thing));
        let mut against: Vec<u32> =
            named.flatten().filter(|naming| naming.stance == Stance::Contradicts).map(|n| n.evidence).collect();
        against.sort_unstable();
        against.dedup();
        against.into_iter().map(|evidence| known.graph.evidence.pieces(evidence)).sum()
    }
}

impl Subject for Rival {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        self.sides.iter().flat_map(|side| &side.configurations).copied().collect()
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        let graph = known.graph;
        let told = |side: &RivalSide| match side.mechanisms(known) {
            none if none.is_empty() => "no mechanism".to_owned(),
            mechanisms => sets::written(graph, &mechanisms),
        };
        let what = match self.outcomes.is_empty() {
            true => "declared rivals".to_owned(),
            false => sets::written(graph, &self.outcomes),
        };
        // Of what tells no mechanism the names say which is meant.
        let named = |side: &RivalSide| match side.mechanisms(known).is_empty() {
            true => side.things.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            false => told(side),
        };
        let [one, other] = &self.sides;
        let mut sides = Sides {
            heading: format!("{what}: {} or {}", named(one), named(other)),
            sides: [one, other].map(|side| Side { says: told(side), things: side.things.clone() }).into(),
            ..Sides::default()
        };
        if self.outcomes.is_empty() {
            sides.absent.push("an outcome that both tell".to_owned());
        }
        if self.shared.is_empty() {
            sides.absent.push("a condition that both share".to_owned());
        }
        Basis::Sides(sides)
    }
}

fn things(side: &RivalSide) -> Cell {
    Cell::Words(side.things.iter().map(ToString::to_string).collect())
}

/// The columns.
pub(super) fn table() -> Table<Rival> {
    let columns = vec![
        column("rivals", Shape::Closed(&["declared", "found"]), |_, row: &Rival| {
            Cell::Word(if row.declared { "declared" } else { "found" }.to_owned())
        }),
        column("outcome", Shape::Literals(None), |known, row: &Rival| sets::cell(known.graph, &row.outcomes)),
        column("shared", Shape::Literals(None), |known, row: &Rival| sets::cell(known.graph, &row.shared)),
        column("one", Shape::Literals(None), |known, row: &Rival| {
            sets::cell(known.graph, &row.sides[0].mechanisms(known))
        }),
        column("other", Shape::Literals(None), |known, row: &Rival| {
            sets::cell(known.graph, &row.sides[1].mechanisms(known))
        }),
        column("one-by", Shape::Word, |_, row: &Rival| things(&row.sides[0])),
        column("other-by", Shape::Word, |_, row: &Rival| things(&row.sides[1])),
        column("sources", Shape::Text, |known, row: &Rival| {
            let [one, other] = row.sides.each_ref().map(|side| side.sources(known));
            Cell::Text(format!("{one} / {other}"))
        }),
        aside("sources-one", Shape::Number, |known, row: &Rival| number(row.sides[0].sources(known))),
        aside("sources-other", Shape::Number, |known, row: &Rival| number(row.sides[1].sources(known))),
        aside("against-one", Shape::Number, |known, row: &Rival| number(row.sides[0].against(known))),
        aside("against-other", Shape::Number, |known, row: &Rival| number(row.sides[1].against(known))),
    ];
    Table { things: "rivals", columns, kinds: &[], counted: false, roles: false }
}
