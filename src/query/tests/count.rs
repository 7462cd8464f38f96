//! `count`: nothing drops out silently.

use super::{ask, faults, rows, values};
use crate::answer::Basis;

const COUNTED: &str = "theme one\ntheme two\ntheme none-in-it\n\
    statement a\n  theme one, two\n  novelty novel\n  If [x](+x), then [y](+y)\n\
    statement b\n  theme two\n  If [x](+x), then [y](+y)\n\
    statement c\n  If [x](+x), then [y](+y)\n\
    source s\n  year 2020\nsource t\n  year 2019\nsource u\n\
    evidence e\n  from s\n  supports a\n";

#[test]
fn groups_with_nought_and_those_without_are_listed() {
    let answer = ask(COUNTED, "count statements by theme");
    assert_eq!(rows(&answer), ["two | 2", "one | 1", "none-in-it | 0", "(no theme) | 1"]);
    assert!(matches!(&answer.rows[0].basis, Basis::Counted(things) if things.len() == 2));
    let novelty = ask(COUNTED, "count statements by novelty");
    assert_eq!(
        rows(&novelty),
        ["affirmed | 0", "changed | 0", "novel | 1", "refuted | 0", "dropped | 0", "(no novelty) | 2"]
    );
}

#[test]
fn numbers_count_in_their_order() {
    assert_eq!(rows(&ask(COUNTED, "count sources by year")), ["2019 | 1", "2020 | 1", "(no year) | 1"]);
    assert_eq!(rows(&ask(COUNTED, "count statements by sources")), ["0 | 2", "1 | 1"]);
    assert_eq!(rows(&ask(COUNTED, "count statements by source")), ["s | 1", "t | 0", "u | 0", "(no source) | 2"]);
}

#[test]
fn all_are_counted_without_by() {
    assert_eq!(rows(&ask(COUNTED, "count statements")), ["3"]);
    assert_eq!(rows(&ask("", "count statements")), ["0"]);
    assert_eq!(rows(&ask(COUNTED, "count contexts leading to +y")), ["1"]);
}

#[test]
fn where_keeps_things_and_what_it_says_of_count_keeps_groups() {
    assert_eq!(
        rows(&ask(COUNTED, "count statements by theme where evidence = 0")),
        ["two | 1", "none-in-it | 0", "one | 0", "(no theme) | 1",]
    );
    assert_eq!(
        values(&ask(COUNTED, "count statements by theme where count >= 1 and evidence >= 0"), "theme"),
        ["two", "one", "(no theme)"]
    );
    assert_eq!(
        values(&ask(COUNTED, "count statements by theme sort by theme first 2"), "theme"),
        ["(no theme)", "none-in-it"]
    );
    assert_eq!(faults(COUNTED, "count statements by theme where count = 1 or evidence = 0").len(), 1);
    assert_eq!(
        faults(COUNTED, "count statements by theem"),
        ["E0304 `theem` is no field, count or column of statements"]
    );
}
