//! What statements and `cmoc`s say, case by case.

use super::configurations;
use crate::{language, text::FileId};

/// The configurations of a text's one record, each as its roles and groups.
fn read(text: &str) -> Vec<String> {
    let parsed = language::parse_records(FileId(0), text);
    let record = &parsed.records.first().unwrap().record;
    let one = |configuration: &crate::theory::Configuration| {
        let parts =
            configuration.parts.iter().map(|(role, group)| format!("{role} {}", language::print_group(group, false)));
        format!("{}: {}", configuration.id, parts.collect::<Vec<_>>().join(", "))
    };
    configurations(record).iter().map(one).collect()
}

#[test]
fn a_cmoc_keeps_its_order_and_what_is_unknown() {
    let text = "cmoc k\n  outcome +a\n  context ?\n  mechanism [b and c](+b, -c) as told\n";
    assert_eq!(read(text), ["k: outcome +a, context ?, mechanism +b, mechanism -c"]);
    assert_eq!(read("cmoc k\n"), ["k: "]);
    assert_eq!(read("cmoc k\n  context \"as it is\"\n"), ["k: context ?"]);
}

#[test]
fn an_alternative_joins_the_group_before_it() {
    let text = "statement s\n  If [a](+a), [b](or +b)\n  because, for [c](context +c) or [d](or -d), [e](+e)\n  then [f](+f or +g, +h)\n";
    assert_eq!(read(text), ["s.1: context +a or +b, context +c or -d, mechanism +e, outcome +f or +g, outcome +h"]);
}

#[test]
fn an_alternative_that_says_its_role_joins_the_group_before_it_in_that_role() {
    let text = "statement s\n  says [a](context +a) by [b](mechanism +b), or [c](context or +c), [d](or -d)\n";
    assert_eq!(read(text), ["s.1: context +a or +c or -d, mechanism +b"]);
}

#[test]
fn however_borrows_nothing_unless_it_keeps() {
    let text = "statement s\n  If [a](+a)\n  then [b](+b)\n  However, if [c](+c)\n  then [d](-b)\n";
    assert_eq!(read(text), ["s.1: context +a, outcome +b", "s.2: context +c, outcome -b"]);
    let text = "statement s\n  If [a](+a)\n  then [b](+b)\n  also [c](mechanism +c)\n  keeping context, outcome\n";
    let read = read(text);
    assert_eq!(read.len(), 2);
    assert!(["mechanism +c", "context +a", "outcome +b"].iter().all(|part| read[1].contains(part)), "{}", read[1]);
}

#[test]
fn in_turn_keeps_the_conditions_and_adds_the_outcomes_before_it() {
    let text = "statement s\n  If [a](+a)\n  then [b](+b)\n  because [m](+m)\n  in turn [c](-c)\n";
    assert_eq!(read(text), ["s.1: context +a, outcome +b, mechanism +m", "s.2: context +a, context +b, outcome -c"]);
}

#[test]
fn otherwise_is_a_twin_with_the_mechanisms_reversed() {
    let text = "statement s\n  If [a](+a)\n  then [b](+b)\n  because [m](+m)\n  otherwise [c](-b)\n";
    let parsed = language::parse_records(FileId(0), text);
    let twin = configurations(&parsed.records.first().unwrap().record).pop().unwrap();
    assert_eq!(twin.twin_of, Some(1));
    assert_eq!(read(text)[1], "s.2: context +a, mechanism -m, outcome -b");
}

#[test]
fn a_part_that_is_not_coded_yet_has_its_number() {
    let text = "statement s\n  If [x](+b)\n  then [y](+t)\n  However, nothing of the kind\n  In turn, [z](-b)\n";
    assert_eq!(read(text), ["s.1: context +b, outcome +t", "s.2: ", "s.3: outcome -b"]);
    assert_eq!(read("statement s\n  However, [z](outcome -b)\n"), ["s.1: outcome -b"]);
    assert!(read("statement s\n  If nothing\n  However, nothing\n").is_empty());
}
