//! Nothing to show, too much to show, and texts that are hard to show.

use super::{answered, assert_drawn, page, samples};
use crate::{
    answer::{Answer, Cell},
    diagnostic::Code,
    question::Format,
    render::{self, Page},
    theory::Theory,
};

#[test]
fn an_empty_answer_says_what_was_compared() {
    let mut answer = samples::answer("find statements mentioning \"staff turnover\"", &["id", "text"], Vec::new());
    let text = "nothing matched: the words were looked for in the sentences, notes and labels of 35 statements";
    answer.notes.push(samples::note(Code::NothingMatched, text));
    let expected = "
find statements mentioning \"staff turnover\"

note[N0301]: nothing matched: the words were looked for in the sentences, notes
  and labels of 35 statements
";
    for format in [Format::Table, Format::List, Format::Tree] {
        assert_drawn(&answered(&answer, format, 80), expected);
    }
    let line = text.to_owned() + "\n";
    assert!(answered(&answer, Format::Md, 80).ends_with(&line));
    assert!(answered(&answer, Format::Csv, 80).ends_with(&(line + "n,id,text\n")));
}

#[test]
fn an_empty_answer_without_notes_says_so() {
    let answer = samples::answer("find themes", &["id"], Vec::new());
    assert_drawn(&answered(&answer, Format::Table, 80), "find themes\n\nno rows\n");
}

fn many(rows: i64) -> Answer {
    let rows = (1..=rows).map(|n| vec![samples::word(&format!("theme-{n}")), Cell::Number(n)]).collect();
    samples::answer("find themes", &["id", "statements"], rows)
}

#[test]
fn a_page_shows_its_number_of_rows_and_says_how_to_see_the_rest() {
    let expected = "
find themes

#  id       statements
──────────────────────
1  theme-1           1
2  theme-2           2

note[N0303]: showing 2 of 431; `as csv` or `first 431` shows the rest
";
    let two = Page { limit: Some(2), ..page(80) };
    assert_drawn(&render::answer(&many(431), Format::Table, &two, &Theory::default()).out, expected);
    assert_eq!(answered(&many(431), Format::Csv, 80).lines().count(), 433);
    assert_eq!(answered(&many(431), Format::Md, 80).lines().count(), 435);
}

#[test]
fn rows_that_the_question_left_out_are_counted() {
    let mut answer = many(2);
    answer.total = 431;
    answer.notes.push(samples::note(Code::Cut, "429 rows are left out"));
    let cut = "note[N0303]: showing 2 of 431; `first 431` shows the rest\n";
    assert!(answered(&answer, Format::Table, 80).ends_with(&format!("2\n\n{cut}")));
    answer.partial = true;
    assert!(answered(&answer, Format::List, 80).contains("showing 2 of at least 431;"));
}

#[test]
fn columns_without_a_value_are_left_out_and_zero_is_a_value() {
    let rows = vec![
        vec![samples::word("a"), Cell::Nothing, Cell::Number(0)],
        vec![samples::word("b"), Cell::Nothing, Cell::Nothing],
    ];
    let answer = samples::answer("find sources", &["id", "year", "evidence"], rows);
    let expected = "
find sources

#  id  evidence
───────────────
1  a          0
2  b

";
    assert_drawn(&(answered(&answer, Format::Table, 80) + "\n"), expected);
    assert!(answered(&answer, Format::Csv, 80).ends_with("n,id,year,evidence\n1,a,,0\n2,b,,\n"));
}

#[test]
fn wide_characters_keep_the_columns_straight() {
    let rows = vec![
        vec![samples::word("信頼"), samples::text("信頼と初期の信頼"), Cell::Number(3)],
        vec![samples::word("éveil"), samples::text("L’éveil, e\u{301}té, naïveté"), Cell::Number(12)],
        vec![samples::word("trust"), samples::text("Trust"), Cell::Number(0)],
    ];
    let answer = samples::answer("find factors", &["id", "label", "evidence"], rows);
    let expected = "
find factors

#  id     label                  evidence
─────────────────────────────────────────
1  信頼   信頼と初期の信頼              3
2  éveil  L’éveil, e\u{301}té, naïveté        12
3  trust  Trust                         0
";
    assert_drawn(&answered(&answer, Format::Table, 80), expected);
}

#[test]
fn a_huge_label_wraps_and_a_huge_word_of_it_goes_on() {
    let label = format!("{} https://example.org/{}", "word ".repeat(300), "x".repeat(300));
    let answer =
        samples::answer("find factors", &["id", "label"], vec![vec![samples::word("trust"), samples::text(&label)]]);
    let drawn = answered(&answer, Format::Table, 80);
    assert!(drawn.lines().all(|line| line.chars().count() <= 80), "{drawn}");
    assert_eq!(drawn.matches("word").count(), 300);
    assert_eq!(drawn.matches('x').count(), 301);
}

#[test]
fn a_huge_name_is_never_cut() {
    let name = "n".repeat(300);
    let rows = vec![vec![samples::word(&name), Cell::Literals(samples::literals(&format!("-{name} +b")))]];
    let answer = samples::answer("find factors", &["id", "outcomes"], rows);
    for format in [Format::Table, Format::List, Format::Tree, Format::Md] {
        let drawn = answered(&answer, format, 80);
        assert!(drawn.contains(&name) && drawn.contains(&format!("-{name}")), "{drawn}");
    }
}

#[test]
fn what_people_wrote_cannot_steer_the_terminal() {
    let text = "red \u{1b}[31m alert\u{7} \u{206A}mark\r\n\ttab";
    let answer = samples::answer("find factors", &["label"], vec![vec![samples::text(text)]]);
    let drawn = answered(&answer, Format::Table, 80);
    assert!(drawn.contains("red \u{FFFD}[31m alert\u{FFFD} mark\n"), "{drawn:?}");
    assert!(!drawn.contains(['\u{1b}', '\u{7}', '\u{206A}', '\r', '\t']), "{drawn:?}");
}

#[test]
fn any_width_will_do() {
    for width in [0, 1, usize::MAX] {
        let page = Page { width, ..page(80) };
        let drawn = render::answer(&samples::paths(), Format::Table, &page, &Theory::default());
        assert!(drawn.out.contains("+collaborative-behaviour"), "{}", drawn.out);
        assert!(render::trail(&samples::trail(), &page, true).contains("+good-leadership"));
    }
}
