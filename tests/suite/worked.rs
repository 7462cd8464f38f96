//! Small theories worked out by hand, which hold the naive evaluator itself.

use crate::naive::Naive;
use because::{
    language,
    question::{End, Paths, Question, Tail, Verb},
    text::FileId,
    theory::{Direction, Name, Record},
};

fn read(text: &str) -> Vec<Record> {
    let parsed = language::parse_records(FileId(0), text);
    assert!(parsed.diagnostics.iter().all(|d| !d.is_error()), "{:#?}", parsed.diagnostics);
    parsed.records.into_iter().map(|read| read.record).collect()
}

fn end(text: &str) -> End {
    let (sign, name) = text.split_at(1);
    let direction = match sign {
        "+" => Some(Direction::More),
        "-" => Some(Direction::Less),
        _ => None,
    };
    End { factor: Name::new(if direction.is_some() { name } else { text }), direction, exactly: false }
}

/// The chains, one a line: how surely, net direction, sources, weakest, whole, what must hold.
fn paths(text: &str, from: &str, to: &str, mirrors: bool) -> Vec<String> {
    let records = read(text);
    let verb = Verb::Paths(Paths { from: end(from), to: end(to), within: None, in_theory: None });
    let question = Question { verb, tail: Tail { with_mirrors: mirrors, ..Tail::default() } };
    let answer = Naive::new(&records).answer(&question);
    let mut lines: Vec<String> = answer
        .rows
        .iter()
        .map(|row| {
            let columns = ["chain", "follows", "net", "sources", "weakest", "whole", "must-hold"];
            columns.map(|column| row[column].as_str()).join(" | ")
        })
        .collect();
    lines.sort();
    lines
}

const FACTORS: &str = "factor a\nfactor b\nfactor c\nfactor d\nfactor kind-of-b\n  kind of b\nsource s\nsource t\n";

fn with(text: &str) -> String {
    format!("{FACTORS}{text}")
}

#[test]
fn a_chain_ripples_from_outcome_to_condition() {
    let text = with(
        "cmoc k\n  context +a, +d\n  mechanism +c\n  outcome -b\ncmoc l\n  mechanism -b\n  outcome -c\n\
         evidence e\n  from s, t\n  supports k\nevidence f\n  from s\n  supports l\n",
    );
    assert_eq!(paths(&text, "+a", "-b", false), ["+a -k-> -b;  | expected | - | 2 | 2 | s, t | +d"]);
    assert_eq!(paths(&text, "+a", "-c", false), ["+a -k-> -b; -b -l-> -c;  | expected | - | 2 | 1 | s | +d"]);
    assert_eq!(paths(&text, "+a", "+c", false), ["+a -k-> +c;  | expected | + | 2 | 2 | s, t | +d"]);
    assert_eq!(paths(&text, "+c", "-b", false), ["+c -k-> -b;  | may follow | - | 2 | 2 | s, t | "]);
}

#[test]
fn a_mechanism_ends_a_chain_and_never_goes_on() {
    let text = with("cmoc k\n  context +a\n  mechanism +b\ncmoc l\n  context +b\n  outcome +c\n");
    assert!(paths(&text, "+a", "+c", false).is_empty());
    assert_eq!(paths(&text, "+a", "+b", false).len(), 1);
}

#[test]
fn more_of_a_kind_is_more_of_the_whole_and_less_is_not() {
    let text = with(
        "cmoc k\n  context +a\n  outcome +kind-of-b, -kind-of-b\ncmoc l\n  context +b\n  outcome +c\ncmoc m\n  context -b\n  outcome +d\n",
    );
    let chain = "+a -k-> +kind-of-b; by kind +b -l-> +c;  | expected | + | 0 | 0 |  | ";
    assert_eq!(paths(&text, "+a", "+c", false), [chain]);
    assert!(paths(&text, "+a", "+d", false).is_empty());
    assert_eq!(paths(&text, "+a", "+b", false), ["+a -k-> +kind-of-b;  | expected | + | 0 | 0 |  | "]);
}

#[test]
fn mirroring_is_asked_for_and_turns_the_net_direction() {
    let text = with("cmoc k\n  context +a\n  outcome -b\ncmoc l\n  context +b\n  outcome +c\n");
    assert!(paths(&text, "+a", "-c", false).is_empty());
    let chain = "+a -k-> -b; mirrored +b -l-> +c;  | may follow | - | 0 | 0 |  | ";
    assert_eq!(paths(&text, "+a", "-c", true), [chain]);
    assert!(paths(&text, "+a", "+c", true).is_empty());
}

#[test]
fn the_unknown_and_alternatives_only_may_follow() {
    let unknown = with("cmoc k\n  context +a, ?\n  outcome +b\n");
    assert_eq!(paths(&unknown, "+a", "+b", false), ["+a -k-> +b;  | may follow | + | 0 | 0 |  | "]);
    let either = with("cmoc k\n  context +a\n  outcome +b or +c\n");
    assert_eq!(paths(&either, "+a", "+b", false), ["+a -k-> +b;  | may follow | + | 0 | 0 |  | "]);
    let mechanism = with("cmoc k\n  context +a\n  mechanism +d, ?\n  outcome +b\n");
    assert_eq!(paths(&mechanism, "+a", "+b", false), ["+a -k-> +b;  | expected | + | 0 | 0 |  | "]);
    assert!(paths(&mechanism, "+d", "+b", false).is_empty());
}

#[test]
fn a_chain_that_needs_a_thing_and_its_opposite_is_counted_and_not_shown() {
    let text = with("cmoc k\n  context +a, +d\n  outcome +b\ncmoc l\n  context +b, -d\n  outcome +c\n");
    let records = read(&text);
    let verb = Verb::Paths(Paths { from: end("+a"), to: end("+c"), within: None, in_theory: None });
    let answer = Naive::new(&records).answer(&Question { verb, tail: Tail::default() });
    assert_eq!((answer.rows.len(), answer.opposed), (0, Some(1)));
}
