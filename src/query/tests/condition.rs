//! `where`, `using` and `sort by`.

use super::{ask, faults, notes, values};

const GRADED: &str = "scale degree\n  low\n  medium\n  high\n\
    source s1\n  case c1\nsource s2\n  case c1\nsource s3\n  via s1\ncase c1\n\
    theme t1 \"First theme\"\n\
    statement a\n  theme t1\n  degree high\n  If [x](+x or +y), then [y](-z)\n\
    statement b\n  degree low\n  If [x](-x), then [y](+z), because [m](mechanism)\n\
    statement c\n  If [x](+w), then [y](+z)\n  However, [z](context +z) gives [x](outcome +x)\n\
    evidence e1\n  from s1, s2\n  supports a\n\
    evidence e2\n  from s3\n  supports c.2\n  contradicts b\n\
    evidence e3\n  from s1\n  silent a\n\
    evidence e4\n  supports a\n";

fn ids(condition: &str) -> Vec<String> {
    values(&ask(GRADED, &format!("find statements where {condition}")), "id")
}

#[test]
fn scales_compare_by_their_order_and_what_is_missing_fits_nothing() {
    assert_eq!(ids("degree >= medium"), ["a"]);
    assert_eq!(ids("degree < high"), ["b"]);
    assert_eq!(ids("degree != high"), ["b", "c"]);
    assert_eq!(ids("not degree < high"), ["a", "c"]);
}

#[test]
fn counts_include_nought() {
    assert_eq!(ids("evidence = 3"), ["a"], "one piece from each source, one without a source");
    assert_eq!(ids("sources = 2"), ["a"]);
    assert_eq!(ids("cases = 1"), ["a"]);
    assert_eq!(ids("via = 1"), ["c"]);
    assert_eq!(ids("against = 0 and silent = 0"), ["c"]);
    assert_eq!(ids("configurations = 2"), ["c"]);
    assert_eq!(values(&ask(GRADED, "find cmocs where sources = 1"), "id"), ["c.2"], "not the other configuration");
}

#[test]
fn roles_compare_with_literals_bare_factors_and_the_unknown() {
    assert_eq!(ids("context = x"), ["a", "b"]);
    assert_eq!(ids("context = +x"), ["a"]);
    assert_eq!(ids("outcome = +x"), ["c"]);
    assert_eq!(ids("mechanism = ?"), ["b"]);
    assert_eq!(ids("context != x"), ["c"]);
}

#[test]
fn names_compare_by_name_or_label() {
    assert_eq!(ids("theme = t1"), ["a"]);
    assert_eq!(ids("theme = \"first THEME\""), ["a"]);
    assert_eq!(ids("theme = \"T1\""), ["a"]);
    assert_eq!(ids("source = s3"), ["c"]);
    assert_eq!(ids("case = c1 or source = s3"), ["a", "c"]);
}

#[test]
fn labels_and_other_names_of_factors_mean_them() {
    let text = "mechanism trust \"Trust and  faith\"\n  also-called \"Reliance\"\n\
        cmoc a\n  mechanism -trust\n  outcome +b\ncmoc c\n  mechanism +m\n  outcome +b\n";
    for label in ["trust", "TRUST and faith", "reliance"] {
        assert_eq!(values(&ask(text, &format!("find cmocs where mechanism = \"{label}\"")), "id"), ["a"], "{label}");
        assert_eq!(values(&ask(text, &format!("find cmocs where mechanism != \"{label}\"")), "id"), ["c"], "{label}");
    }
    assert_eq!(values(&ask(text, "find cmocs where mechanism = \"-trust\""), "id"), ["a"]);
    let note = notes(&ask(text, "find mechanisms where label = \"Faith\"")).remove(0);
    assert!(note.ends_with("`=` takes the whole text, `find mechanisms mentioning \"Faith\"` looks inside"), "{note}");
}

#[test]
fn using_keeps_configurations_before_anything_is_walked() {
    assert_eq!(ask(GRADED, "paths from +x to -z using cmocs where sources >= 2").rows.len(), 1);
    assert_eq!(ask(GRADED, "paths from +x to -z using cmocs where sources >= 3").rows.len(), 0);
    assert_eq!(values(&ask(GRADED, "find statements using cmocs where sources = 1"), "id"), ["c"]);
}

#[test]
fn sorting_puts_what_has_no_value_last() {
    assert_eq!(values(&ask(GRADED, "find statements sort by degree"), "id"), ["b", "a", "c"]);
    assert_eq!(values(&ask(GRADED, "find statements sort by degree descending"), "id"), ["a", "b", "c"]);
    assert_eq!(values(&ask(GRADED, "find statements sort by sources descending, id first 2"), "id"), ["a", "c"]);
}

#[test]
fn what_makes_no_sense_is_said() {
    let fault = |condition: &str| faults(GRADED, &format!("find statements where {condition}")).join("; ");
    assert_eq!(fault("degre = high"), "E0304 `degre` is no field, count or column of statements");
    assert_eq!(fault("degree = hihg"), "E0208 `hihg` is no value of `degree`");
    assert_eq!(fault("novelty > novel"), "E0305 `novelty` has no order, so `>` says nothing of it");
    assert_eq!(fault("sources = many"), "E0305 `sources` is compared with a number, and `many` is none");
    assert_eq!(fault("theme = \"first\""), "E0203 `first` is no name that `theme` can have");
    assert_eq!(
        fault("context = \"no such factor\""),
        "E0203 `no such factor` is no name or label that `context` can have"
    );
    assert_eq!(fault("theme = t9"), "E0203 `t9` is no name that `theme` can have");
    assert_eq!(fault("status = refutd"), "E0305 `refutd` is no value of `status`");
    assert_eq!(fault("a = 1 and b = 2").matches("E0304").count(), 2, "all faults in one run");
    assert_eq!(
        faults(GRADED, "find statements sort by nothing"),
        ["E0304 `nothing` is no field, count or column of statements"]
    );
}
