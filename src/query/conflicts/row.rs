//! A pair as a row.

use super::pair::{Pair, Relation};
use crate::{
    answer::{Basis, Cell, Side, Sides},
    graph::{Graph, LiteralId, Stance},
    query::{
        Known,
        rows::{Shape, Subject, Table, aside, column, number},
        sets,
    },
    theory::{Direction, NameOf, Record, fields::Wanted},
};

impl Subject for Pair {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        vec![self.more, self.less]
    }

    fn basis(&self, known: &Known<'_>) -> Basis {
        let graph = known.graph;
        let gives = graph.literal(self.gives(graph));
        let less = graph.literal(LiteralId::new(self.factor, Direction::Less));
        let side = |says: String, at: u32| {
            let id = graph.configuration_id(at);
            Side { says, things: vec![NameOf { name: id.record, number: id.number }] }
        };
        let mut sides = Sides {
            heading: format!("{gives} and {less}: {}", self.relation.word()),
            sides: vec![side(format!("{gives} is told by"), self.more), side(format!("{less} is told by"), self.less)],
            ..Sides::default()
        };
        if gives.factor != less.factor {
            let whole = less.opposite();
            sides.assumed.push(format!("{gives} counts as {whole}, by kind"));
        }
        match self.relation {
            Relation::Conflict => {
                sides.absent.push("a condition, an actor or a mechanism that tells the two apart".to_owned());
            }
            Relation::Unknown => {
                let unknown = |at: &u32| graph.configurations[*at as usize].unknown_condition;
                let unknown = [self.more, self.less].into_iter().filter(unknown);
                sides.absent.extend(
                    unknown.map(|at| format!("a condition of {}, which is unknown", graph.configuration_id(at))),
                );
            }
            Relation::Explained | Relation::Moderated => {
                sides.assumed.push(format!("what tells the two apart is {}", self.differs(graph)));
            }
        }
        Basis::Sides(sides)
    }
}

impl Pair {
    /// What tells the two apart: what only one of them has, `less: +overload`.
    fn differs(&self, graph: &Graph) -> String {
        let [more, less] = match self.relation {
            Relation::Conflict => return String::new(),
            Relation::Explained => match self.mechanisms(graph) {
                Some(both) => [both.0, both.1].map(|literal| vec![graph.literal(literal).to_string()]),
                None => return String::new(),
            },
            Relation::Moderated => {
                let ([_, more, less], [_, for_more, for_less]) = (self.conditions(graph), self.actors(graph));
                [(more, for_more), (less, for_less)].map(|(groups, actors)| {
                    let written = (!groups.is_empty()).then(|| sets::written(graph, &groups));
                    written.into_iter().chain(named(graph, &actors)).collect()
                })
            }
            Relation::Unknown => [self.more, self.less].map(|at| {
                let unknown = graph.configurations[at as usize].unknown_condition;
                if unknown { vec!["?".to_owned()] } else { Vec::new() }
            }),
        };
        let sides = [("more", more), ("less", less)].into_iter().filter(|(_, has)| !has.is_empty());
        sides.map(|(side, has)| format!("{side}: {}", has.join(", "))).collect::<Vec<_>>().join("; ")
    }
}

fn named(graph: &Graph, actors: &[LiteralId]) -> Vec<String> {
    actors.iter().map(|actor| graph.factors[actor.factor()].to_string()).collect()
}

fn id(known: &Known<'_>, at: u32) -> Cell {
    Cell::Word(known.graph.configuration_id(at).to_string())
}

fn sources(known: &Known<'_>, at: u32) -> Cell {
    number(known.graph.evidence.sources_of.get(at).len())
}

/// How many pieces of evidence contradict a configuration.
fn against(known: &Known<'_>, at: u32) -> Cell {
    let evidence = &known.graph.evidence;
    let against = evidence.of_configuration.get(at).iter().filter(|naming| naming.stance == Stance::Contradicts);
    number(against.map(|naming| evidence.pieces(naming.evidence)).sum())
}

/// The columns.
pub(super) fn table() -> Table<Pair> {
    let columns = vec![
        column("relation", Shape::Closed(Relation::WORDS), |_, pair: &Pair| {
            Cell::Word(pair.relation.word().to_owned())
        }),
        column("factor", Shape::Name(Wanted::Factor), |known, pair: &Pair| {
            Cell::Word(known.graph.factors[pair.factor].to_string())
        }),
        column("more", Shape::Word, |known, pair: &Pair| id(known, pair.more)),
        column("less", Shape::Word, |known, pair: &Pair| id(known, pair.less)),
        column("shared", Shape::Literals(None), |known, pair: &Pair| {
            sets::cell(known.graph, &pair.conditions(known.graph)[0])
        }),
        // What only one of the two has; a shape that compares by the literals in it would read them as shared.
        column("differs", Shape::Text, |known, pair: &Pair| match pair.differs(known.graph) {
            text if text.is_empty() => Cell::Nothing,
            text => Cell::Text(text),
        }),
        column("sources", Shape::Text, |known, pair: &Pair| {
            let count = |at: u32| known.graph.evidence.sources_of.get(at).len();
            Cell::Text(format!("{} / {}", count(pair.more), count(pair.less)))
        }),
        aside("sources-more", Shape::Number, |known, pair: &Pair| sources(known, pair.more)),
        aside("sources-less", Shape::Number, |known, pair: &Pair| sources(known, pair.less)),
        aside("against-more", Shape::Number, |known, pair: &Pair| against(known, pair.more)),
        aside("against-less", Shape::Number, |known, pair: &Pair| against(known, pair.less)),
        aside("gives", Shape::Literals(None), |known, pair: &Pair| {
            Cell::Literal(known.graph.literal(pair.gives(known.graph)))
        }),
        aside("actors", Shape::Name(Wanted::Factor), |known, pair: &Pair| {
            Cell::Words(named(known.graph, &pair.actors(known.graph)[0]))
        }),
    ];
    Table { things: "pairs", columns, kinds: &[], counted: false, roles: true }
}
