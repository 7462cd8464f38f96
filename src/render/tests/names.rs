//! Whatever the answer and the width, nothing fails and no name is cut.

use super::{answered, samples};
use crate::{
    answer::{Answer, Cell, Joint},
    diagnostic::{Code, Diagnostic},
    question::Format,
    render::{self, Page},
    text::{Span, Texts},
    theory::Literal,
};
use proptest::prelude::*;

fn a_name() -> impl Strategy<Value = String> {
    "[a-zé漢]{1,12}(-[a-z0-9]{1,12}){0,3}"
}

fn some_literals() -> impl Strategy<Value = Vec<Literal>> {
    let signed = (prop::sample::select(vec!["+", "-", "?"]), a_name()).prop_map(|(sign, name)| format!("{sign}{name}"));
    prop::collection::vec(signed, 0..5).prop_map(|all| samples::literals(&all.join(" ")))
}

fn a_joint() -> impl Strategy<Value = Joint> {
    prop::sample::select(vec![Joint::Told, Joint::Kind, Joint::Mirrored])
}

fn a_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Nothing),
        any::<i64>().prop_map(Cell::Number),
        ".{0,200}".prop_map(Cell::Text),
        a_name().prop_map(Cell::Word),
        prop::collection::vec(a_name(), 0..4).prop_map(Cell::Words),
        some_literals().prop_map(Cell::Literals),
        (some_literals(), prop::collection::vec(a_joint(), 0..6))
            .prop_map(|(literals, joints)| Cell::Chain { literals, joints }),
    ]
}

fn an_answer() -> impl Strategy<Value = Answer> {
    let row = prop::collection::vec(a_cell(), 4);
    prop::collection::vec(row, 0..5)
        .prop_map(|rows| samples::answer("find factors", &["id", "two words", "c", "d"], rows))
}

fn names(cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Word(word) => vec![word.clone()],
        Cell::Words(words) => words.clone(),
        Cell::Names(names) => names.iter().map(ToString::to_string).collect(),
        Cell::Literals(literals) | Cell::Chain { literals, .. } => literals.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn names_are_whole_at_any_width(answer in an_answer(), width in 0usize..200) {
        for format in Format::ALL {
            let drawn = answered(&answer, format, width);
            for name in answer.rows.iter().flat_map(|row| &row.cells).flat_map(names) {
                prop_assert!(format == Format::Records || drawn.contains(&name), "{name} in\n{drawn}");
            }
        }
    }

    #[test]
    fn lines_of_a_table_that_fits_are_no_wider_than_the_page(answer in an_answer(), width in 100usize..200) {
        let drawn = answered(&answer, Format::Table, width);
        let is_table = drawn.contains("─");
        let widest = drawn.lines().map(textwrap::core::display_width).max().unwrap_or(0);
        prop_assert!(!is_table || widest <= width, "{widest} > {width}\n{drawn}");
    }

    #[test]
    fn any_place_in_any_text_can_be_marked(text in "(?s).{0,300}", start in 0u32..400, end in 0u32..400, width in 0usize..120, colour: bool) {
        let mut texts = Texts::default();
        let file = texts.add("a.because", text);
        let span = Span::new(file, start, end);
        let fault = Diagnostic::at(Code::BadCode, span, "a code is expected").label("here").related(Span::new(file, end, start), "there");
        let drawn = render::diagnostics(&[fault], &texts, &Page { width, colour, limit: None });
        prop_assert!(drawn.starts_with("error[E0111]: "));
    }
}
