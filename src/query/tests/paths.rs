//! `paths`: what each chain says.

use super::{ask, notes, rows, values};

const CHAIN: &str = "source s1\nsource s2\nsource s3\n\
    cmoc one\n  context +wins\n  actor managers\n  mechanism +energy\n  outcome +trust\n\
    cmoc other\n  context +wins\n  outcome +trust\n\
    cmoc two\n  context +trust, +time\n  outcome +sharing\n\
    evidence e1\n  from s1, s2\n  supports other\n\
    evidence e2\n  from s2\n  supports two\n\
    evidence e3\n  from s3\n  supports one\n";

#[test]
fn a_row_says_what_the_chain_rests_on() {
    let answer = ask(CHAIN, "paths from +wins to +sharing");
    assert_eq!(rows(&answer), ["+wins > +trust > +sharing | + | 2 | expected | 3 | 1 | s2 | +time | "]);
    assert_eq!(values(&answer, "by"), ["other, two"], "that with most sources is shown");
    assert_eq!(answer.reading, "paths from +wins to +sharing within 6 steps");
    assert!(notes(&answer).is_empty(), "{:?}", notes(&answer));
}

#[test]
fn a_mechanism_is_reached_last_and_entered_without_the_context() {
    let answer = ask(CHAIN, "paths from +wins to +energy");
    assert_eq!(rows(&answer), ["+wins > +energy | + | 1 | expected | 1 | 1 | s3 |  | managers"]);
    let answer = ask(CHAIN, "paths from +energy to +sharing within 2 steps");
    assert_eq!(rows(&answer), ["+energy > +trust > +sharing | + | 2 | may follow | 2 | 1 |  | +time | managers"]);
    let ends = "cmoc k\n  context +a\n  mechanism +m\ncmoc l\n  context +m\n  outcome +o\n";
    assert!(ask(ends, "paths from +a to +o").rows.is_empty(), "no chain goes on from a mechanism");
}

#[test]
fn the_order_is_by_length_then_by_names() {
    let text = "cmoc k\n  context +a\n  outcome +c, +b, +z\ncmoc l\n  context +c\n  outcome +z\n\
                cmoc m\n  context +b\n  outcome +z, -z\n";
    let answer = ask(text, "paths from a to z within 3 steps");
    assert_eq!(values(&answer, "chain"), ["+a > +z", "+a > +b > +z", "+a > +b > -z", "+a > +c > +z"]);
    assert_eq!(values(&answer, "net"), ["+", "+", "-", "+"]);
    let sorted = ask(text, "paths from a to z within 3 steps sort by net descending first 2");
    assert_eq!((sorted.rows.len(), sorted.total), (2, 4));
}

#[test]
fn an_empty_answer_says_what_was_compared() {
    let answer = ask(CHAIN, "paths from +sharing to +wins within 2 steps");
    assert_eq!(
        notes(&answer),
        [
            "N0301 no chain leads from +sharing to +wins within 2 configurations; configurations that start there: 0, that end there: 0"
        ]
    );
}

#[test]
fn several_theories_are_said() {
    let text = "theory t1\ntheory t2\ncmoc k\n  in t1\n  context +a\n  outcome +b\ncmoc l\n  in t2\n  context +b\n  outcome +c\n";
    let answer = ask(text, "paths from +a to +c within 2 steps");
    assert_eq!(notes(&answer), ["N0305 the answer draws on 2 theories: t1, t2"]);
    assert!(ask(text, "paths from +a to +c using cmocs where theory = t1").rows.is_empty());
    assert!(notes(&ask(text, "paths from +a to +b within 2 steps")).is_empty());
}
