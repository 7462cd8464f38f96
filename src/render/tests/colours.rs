//! Colours add nothing but themselves.

use super::{answered, page, samples};
use crate::{
    answer::Answer,
    diagnostic::{Code, Diagnostic},
    question::Format,
    render::{self, Page},
    text::{Span, Texts},
    theory::Theory,
};

fn coloured(answer: &Answer, format: Format) -> String {
    let page = Page { colour: true, ..page(80) };
    render::answer(answer, format, &page, &Theory::default()).out
}

#[test]
fn the_words_are_the_same_with_and_without_colours() {
    for mut answer in [samples::statements(), samples::mechanisms(), samples::paths()] {
        for row in &mut answer.rows {
            row.trail = Some(samples::trail());
        }
        for format in [Format::Table, Format::List, Format::Tree, Format::Md] {
            let bare = anstream::adapter::strip_str(&coloured(&answer, format)).to_string();
            assert_eq!(bare, answered(&answer, format, 80));
        }
    }
}

#[test]
fn more_is_green_and_less_is_red() {
    let drawn = coloured(&samples::paths(), Format::Table);
    assert!(drawn.contains("\u{1b}[31m-quick-wins\u{1b}[0m → \u{1b}[32m+conflict\u{1b}[0m ⇝ "), "{drawn}");
}

#[test]
fn words_of_one_colour_share_its_codes() {
    let drawn = coloured(&samples::paths(), Format::Table);
    let reading = "\u{1b}[1mpaths from quick-wins to collaborative-behaviour within 6 steps with mirrors\u{1b}[0m\n";
    assert!(drawn.starts_with(reading), "{drawn}");
}

#[test]
fn messages_and_notes_begin_with_their_code() {
    assert!(coloured(&samples::paths(), Format::Table).contains("\nnote[N0308]: chains"));
    let mut texts = Texts::default();
    let file = texts.add("a.because", "find trsut");
    let fault = Diagnostic::at(Code::UnknownName, Span::new(file, 5, 10), "no record is named `trsut`");
    let page = Page { colour: true, ..page(80) };
    let drawn = render::diagnostics(&[fault], &texts, &page);
    assert!(drawn.starts_with("error[E0203]: "), "{drawn}");
    assert!(drawn.contains("\u{1b}["), "{drawn}");
    assert!(drawn.contains("a.because:1:6\n"), "{drawn}");
}

#[test]
fn data_has_no_colours() {
    for format in [Format::Csv, Format::Json, Format::Md] {
        assert!(!coloured(&samples::paths(), format).contains('\u{1b}'));
    }
}
