//! The rows of an answer are made until somebody stops it.

use super::theory;
use crate::{
    answer::{Answer, Basis, Cell, Stamp},
    graph::Graph,
    query::{
        Known, Seen,
        rows::{Asked, Listing, Shape, Subject, Table, column},
    },
    question::Tail,
    theory::Record,
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A thing of which only the number is known.
struct Numbered(i64);

impl Subject for Numbered {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        Basis::Counted(Vec::new())
    }
}

/// A hundred things as rows; `stop` is set when the row of a number is made.
fn listed(stop: &Arc<AtomicBool>, at: i64) -> Answer {
    let theory = theory("");
    let graph = Graph::build(&theory);
    let known = Known { theory: &theory, graph: &graph, words: None, stamp: Stamp::default() };
    let pressed = Arc::clone(stop);
    let number = column("number", Shape::Number, move |_: &Known<'_>, thing: &Numbered| {
        pressed.fetch_or(thing.0 == at, Ordering::Relaxed);
        Cell::Number(thing.0)
    });
    let table = Table { things: "things", columns: vec![number], kinds: &[], counted: false, roles: false };
    let tail = Tail::default();
    let asked = Asked { known: &known, tail: &tail, counted: None, seen: Seen::default(), stop: Some(stop) };
    let subjects = (1..=100).map(Numbered).collect();
    let listing = Listing { table, subjects, notes: Vec::new(), partial: false, empty: String::new() };
    asked.answer(listing).expect("an answer")
}

#[test]
fn rows_are_made_until_somebody_stops_it() {
    let answer = listed(&Arc::new(AtomicBool::new(false)), 40);
    assert_eq!((answer.rows.len(), answer.total, answer.partial), (40, 100, true));
    assert_eq!(super::notes(&answer), ["N0304 stopped when 40 of 100 rows were made"]);
    let answer = listed(&Arc::new(AtomicBool::new(false)), 400);
    assert_eq!((answer.rows.len(), answer.partial), (100, false));
}

#[test]
fn what_was_found_when_a_search_was_stopped_is_shown() {
    let answer = listed(&Arc::new(AtomicBool::new(true)), 40);
    assert_eq!((answer.rows.len(), answer.partial), (100, false));
}
