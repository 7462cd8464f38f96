//! Faults and notes with their places.

use super::{assert_drawn, page};
use crate::{
    diagnostic::{Code, Diagnostic},
    render,
    text::{FileId, Span, Texts},
};

const TEXT: &str = "\
statement early-wins
  If       the collaboration can deliver [‘quick wins’ at the beginning of the lifecycle](+quick-wins) of the collaboration,
  then     they can improve [trust](+trust) and [faith](+fiath),
  because  they [avoid a sense of inertia](-inertia)

statement early-wins
\tIf  漢字漢字 [x](+ x)
";

/// The place of the n-th of some words.
fn place(file: FileId, text: &str, words: &str, nth: usize) -> Span {
    let start = text.match_indices(words).nth(nth).map_or(0, |(at, _)| at);
    Span::new(file, start as u32, (start + words.len()) as u32)
}

fn drawn(width: usize, faults: impl Fn(&dyn Fn(&str, usize) -> Span) -> Vec<Diagnostic>) -> String {
    let mut texts = Texts::default();
    let file = texts.add("kb/ioc.because", TEXT);
    render::diagnostics(&faults(&|words, nth| place(file, TEXT, words, nth)), &texts, &page(width))
}

#[test]
fn all_are_drawn_sorted_by_place() {
    let all = |at: &dyn Fn(&str, usize) -> Span| {
        vec![
            Diagnostic::new(Code::EmptyQuestion, "nothing was asked").help("`find statements`"),
            Diagnostic::at(Code::NameTwice, at("early-wins", 1), "`early-wins` names two records")
                .related(at("early-wins", 0), "the first stands here")
                .help("give one of them another name"),
            Diagnostic::at(Code::UnknownName, at("fiath", 0), "no record is named `fiath`")
                .label("near: faith")
                .help("`faith`"),
            Diagnostic::at(Code::SameTwice, at("quick wins", 0), "a note").related(at("collaboration", 0), "and this"),
        ]
    };
    let expected = "
note[N0106]: a note
 --> kb/ioc.because:2:44
  |
2 |   If       the collaboration can deliver [‘quick wins’ at the beginning of…
  |                ------------- and this      ^^^^^^^^^^

error[E0203]: no record is named `fiath`
 --> kb/ioc.because:3:58
  |
3 |   then     they can improve [trust](+trust) and [faith](+fiath),
  |                                                          ^^^^^ near: faith
help: `faith`

error[E0205]: `early-wins` names two records
 --> kb/ioc.because:6:11
  |
6 | statement early-wins
  |           ^^^^^^^^^^
  |
 ::: kb/ioc.because:1:11
  |
1 | statement early-wins
  |           ---------- the first stands here
help: give one of them another name

error[E0303]: nothing was asked
help: `find statements`
";
    assert_drawn(&drawn(80, all), expected);
}

#[test]
fn a_label_without_room_and_a_long_help_go_below() {
    let all = |at: &dyn Fn(&str, usize) -> Span| {
        vec![
            Diagnostic::at(
                Code::BadCode,
                at("+ x", 0),
                "what stands between these brackets is no code, and behind `](` there is always one",
            )
            .label("expected a direction and a factor such as `+trust`, a role before it, or a role alone")
            .help("close the sign up to its factor, `+x`; or write `\\[` where the bracket belongs to the sentence and begins no code"),
        ]
    };
    let expected = "
error[E0111]: what stands between these brackets is no code, and behind `](`
  there is always one
 --> kb/ioc.because:7:15
  |
7 |     If  漢字漢字 [x](+ x)
  |                      ^^^
  expected a direction and a factor such as `+trust`, a role before it, or a
  role alone
help: close the sign up to its factor, `+x`; or write `\\[` where the bracket
      belongs to the sentence and begins no code
";
    assert_drawn(&drawn(80, all), expected);
}

#[test]
fn a_wider_page_shows_more_of_a_line() {
    let all = |at: &dyn Fn(&str, usize) -> Span| {
        vec![
            Diagnostic::at(Code::UnknownName, at("quick-wins", 0), "no record is named `quick-wins`")
                .label("near: quick-win"),
        ]
    };
    let expected = "
error[E0203]: no record is named `quick-wins`
 --> kb/ioc.because:2:92
  |
2 | …laboration can deliver [‘quick wins’ at the beginning of the lifecycle](+quick-wins) of the collaboration,
  |                                                                           ^^^^^^^^^^ near: quick-win
";
    assert_drawn(&drawn(112, all), expected);
}

#[test]
fn a_line_of_a_million_characters_is_cut_to_the_screen() {
    let line = format!("{}[x](+ x){}", "lorem ipsum ".repeat(50_000), " dolor sit".repeat(50_000));
    let mut texts = Texts::default();
    let file = texts.add("long.because", line.clone());
    let fault = Diagnostic::at(Code::BadCode, place(file, &line, "+ x", 0), "a code is expected").label("not one");
    let expected = "
error[E0111]: a code is expected
 --> long.because:1:600005
  |
1 | …m ipsum lorem ipsum lorem ipsum [x](+ x) dolor sit dolor sit dolor sit dol…
  |                                      ^^^ not one
";
    assert_drawn(&render::diagnostics(&[fault], &texts, &page(80)), expected);
}

#[test]
fn thousands_of_faults_in_one_long_line_keep_their_columns() {
    let line = "[x](+ x) ".repeat(110_000);
    let mut texts = Texts::default();
    let file = texts.add("long.because", line);
    let fault = |n: u32| Diagnostic::at(Code::BadCode, Span::new(file, n * 180 + 4, n * 180 + 7), "a code is expected");
    let faults: Vec<Diagnostic> = (0..5_000).rev().map(fault).collect();
    let drawn = render::diagnostics(&faults, &texts, &page(80));
    assert!(drawn.contains(" --> long.because:1:899825\n"));
}

#[test]
fn a_mark_wider_than_the_screen_and_one_over_lines_are_cut() {
    let mut texts = Texts::default();
    let text = format!("says {}\r\nnext line", "w".repeat(500));
    let file = texts.add("a.because", text.clone());
    let fault = Diagnostic::at(Code::CutUnclear, Span::new(file, 5, text.len() as u32), "it is not told where to cut");
    let expected = "
error[E0120]: it is not told where to cut
 --> a.because:1:6
  |
1 | says wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww…
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
";
    assert_drawn(&render::diagnostics(&[fault], &texts, &page(80)), expected);
}

#[test]
fn the_end_of_a_text_can_be_marked() {
    let mut texts = Texts::default();
    let file = texts.add("<prompt>", "find mechanisms leading to");
    let fault = Diagnostic::at(Code::BadQuestion, Span::new(file, 26, 26), "the question ends early")
        .label("expected a factor");
    let expected = "
error[E0302]: the question ends early
 --> <prompt>:1:27
  |
1 | find mechanisms leading to
  |                           ^ expected a factor
";
    assert_drawn(&render::diagnostics(&[fault], &texts, &page(80)), expected);
}

#[test]
fn a_text_that_is_not_known_leaves_the_message() {
    let fault =
        Diagnostic::at(Code::BadQuestion, Span::new(FileId(9), 1, 2), "not understood").label("expected a factor");
    let drawn = render::diagnostics(&[fault], &Texts::default(), &page(80));
    assert_drawn(&drawn, "error[E0302]: not understood\n  expected a factor\n");
}
