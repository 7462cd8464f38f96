//! Forms and corrections of questions.

use super::*;

fn reading(text: &str) -> String {
    match parse_question(FileId(0), 0, text) {
        Ok(read) => read.question.to_string(),
        Err(faults) => panic!("{text}\n{faults:#?}"),
    }
}

#[test]
fn forms_are_read_and_printed_in_their_canonical_order() {
    for (typed, canonical) in [("find mechanisms", "find mechanisms")] {
        assert_eq!(reading(typed), canonical);
    }
}
