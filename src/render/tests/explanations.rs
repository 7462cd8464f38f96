//! What `because explain` draws.

use super::assert_drawn;
use crate::{diagnostic::Code, render, theory::RecordKind};

#[test]
fn a_kind_of_record_has_its_fields_in_a_table() {
    assert_drawn(
        &render::field_table(RecordKind::Statement),
        r#"
statement NAME "LABEL"

field      takes             given    what it is for
───────────────────────────────────────────────────────────────────────────────
in         a theory          repeats  the theories that it belongs to
theme      a theme           repeats  the themes that it belongs to
from       sources,          repeats  where it was published; never counted as
           `at "p. 7"`                evidence
if         words with codes  repeats  under what conditions (when, where)
then       words with codes  repeats  with what outcome (so)
because    words with codes  repeats  by what mechanism (since, as)
however    words with codes  repeats  begins a further configuration (but)
also       words with codes  repeats  begins a further configuration
                                      (additionally, in addition)
in turn    words with codes  repeats  begins the next link of a chain (as a
                                      result, therefore)
otherwise  words with codes  repeats  the outcomes when the mechanism does not
                                      fire
says       words with codes  repeats  a sentence in another frame; each phrase
                                      says its role
keeping    roles             repeats  the parts that a further configuration
                                      keeps from the one before
status     candidate,        once     whether it counts: refuted and retired
           current,                   ones are left out of answers
           refuted, retired
novelty    affirmed,         once     what was published of it beside the
           changed, novel,            earlier theory
           refuted, dropped
degree     a word of the     once     the degree of evidence that was published
           scale degree
rivals     a statement or    repeats  claims that explain the same otherwise
           cmoc
note       text              repeats  anything that must stay with the record
"#,
    );
}

#[test]
fn a_scale_tells_of_its_levels() {
    let drawn = render::field_table(RecordKind::Scale);
    assert!(drawn.starts_with("scale NAME counting evidence|sources|cases\n\nIts lines are its levels"), "{drawn}");
}

#[test]
fn every_kind_of_record_and_every_code_fits_eighty_columns() {
    let kinds = RecordKind::ALL.into_iter().map(render::field_table);
    let codes = Code::ALL.iter().map(|code| render::explanation(*code));
    for drawn in kinds.chain(codes) {
        assert!(drawn.lines().all(|line| line.chars().count() <= 80), "{drawn}");
        assert!(drawn.ends_with('\n') && !drawn.ends_with("\n\n"), "{drawn}");
    }
}
