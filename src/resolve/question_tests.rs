//! Names and labels of questions.

use super::*;
use crate::{
    language::{parse_question, parse_records},
    text::FileId,
};

const RECORDS: &str = r#"
theory ioc-2022 "How collaborations work"
source aunger-2022 "A realist evaluation"
mechanism trust "Trust and initial trust"
  also-called  "reliance", "Confidence"
mechanism confidence-in-partners "Confidence"
mechanism first "The first step"
outcome collaborative-behaviour "Collaborative behaviour"
context staff-turnover
statement early-wins
  in    ioc-2022
  If    [quick wins](+staff-turnover)
  then  [trust](+trust)
"#;

fn theory() -> Theory {
    let parsed = parse_records(FileId(0), RECORDS);
    assert!(parsed.diagnostics.iter().all(|d| !d.is_error()), "{:#?}", parsed.diagnostics);
    let mut theory = Theory::default();
    for record in crate::resolve::records(&Theory::default(), &parsed.records, &parsed.unread).records {
        theory.insert(record);
    }
    theory
}

fn resolved(text: &str) -> Result<String, Vec<Diagnostic>> {
    parse_question(FileId(1), 0, text).and_then(|read| question(&theory(), &read)).map(|question| question.to_string())
}

fn fault(text: &str) -> (Code, String, String) {
    let fault = match resolved(text) {
        Err(mut faults) if faults.len() == 1 => faults.remove(0),
        other => panic!("{text}\n{other:#?}"),
    };
    (fault.code, fault.message, format!("{} / {}", fault.label.unwrap_or_default(), fault.help.unwrap_or_default()))
}

#[test]
fn names_and_labels_stand_for_records_in_all_places() {
    for (typed, meant) in [
        ("find mechanisms leading to TRUST", "find mechanisms leading to trust"),
        ("find mechanisms leading to -\"trust and  initial trust\"", "find mechanisms leading to -trust"),
        ("find mechanisms leading to exactly \"Reliance\"", "find mechanisms leading to exactly trust"),
        ("find statements from \"A realist evaluation\"", "find statements from aunger-2022"),
        ("find statements in \"how collaborations work\"", "find statements in ioc-2022"),
        ("find cmocs mentioning +\"reliance\"", "find cmocs mentioning +trust"),
        ("find cmocs mentioning \"reliance\"", "find cmocs mentioning \"reliance\""),
        ("find cmocs where mechanism = -\"reliance\"", "find cmocs where mechanism = -trust"),
        ("paths from \"the first step\" to \"reliance\"", "paths from \"first\" to trust"),
        ("show \"first\"", "show \"first\""),
        ("show \"The First Step\"", "show \"first\""),
        ("show early-wins.1", "show early-wins.1"),
    ] {
        assert_eq!(resolved(typed).as_deref(), Ok(meant), "{typed}");
    }
}

#[test]
fn unknown_names_are_told_with_near_names_and_labels() {
    let near = |text: &str| {
        let (code, _, help) = fault(text);
        assert_eq!(code, Code::UnknownName, "{text}");
        help
    };
    assert_eq!(near("show trsut"), "a record is needed here / near: `trust`; type `show trust`");
    assert_eq!(
        near("find mechanisms leading to behaviour"),
        "a factor is needed here / near: `collaborative-behaviour`; type `find mechanisms leading to \
         collaborative-behaviour`"
    );
    assert_eq!(
        near("find mechanisms leading to relaince"),
        "a factor is needed here / near: `trust`; type `find mechanisms leading to trust`"
    );
    assert_eq!(
        near("find mechanisms leading to +turnov"),
        "a factor is needed here / near: `staff-turnover`; type `find mechanisms leading to +staff-turnover`"
    );
    assert_eq!(
        near("find statements in ioc-2021"),
        "a theory is needed here / near: `ioc-2022`; type `find statements in ioc-2022`"
    );
    assert_eq!(
        near("find statements mentioning turnover"),
        "a factor is needed here / near: `staff-turnover`; type `find statements mentioning \"turnover\"`"
    );
    assert_eq!(near("show theory"), "a record is needed here / type `find theories`");
    assert_eq!(near("show zzz"), "a record is needed here / ");
}

#[test]
fn a_bare_name_is_never_a_label() {
    assert_eq!(fault("show reliance").0, Code::UnknownName);
}

#[test]
fn a_record_of_another_kind_is_named_with_its_kind() {
    assert_eq!(
        fault("find mechanisms leading to ioc-2022"),
        (
            Code::WrongKind,
            "`ioc-2022` is a theory".to_owned(),
            "a factor is needed here / `show ioc-2022` tells what it is".to_owned()
        )
    );
    let put_right = |text: &str| fault(text).2.split("; ").nth(1).unwrap_or_default().to_owned();
    assert_eq!(put_right("find statements from ioc-2022"), "type `find statements in ioc-2022`");
    assert_eq!(put_right("find statements in aunger-2022 first 3"), "type `find statements from aunger-2022 first 3`");
    assert_eq!(
        put_right("find evidence mentioning early-wins where relevance = high"),
        "type `find evidence where relevance = high and of = early-wins`"
    );
    assert_eq!(
        fault("find statements mentioning early-wins").2,
        "a factor is needed here / `show early-wins` tells what it is"
    );
    assert_eq!(
        fault("paths from \"A realist evaluation\" to trust").1,
        "`A realist evaluation` is a source, `aunger-2022`"
    );
}

#[test]
fn a_label_of_several_records_lists_them() {
    assert_eq!(
        fault("show \"confidence\""),
        (
            Code::UnknownName,
            "2 records are called `confidence`".to_owned(),
            "one of them is needed here / type the name of one: `confidence-in-partners`, `trust`".to_owned()
        )
    );
}

#[test]
fn each_unknown_name_is_told_and_configurations_are_counted() {
    assert_eq!(resolved("paths from nothing to nowhere").map_err(|faults| faults.len()), Err(2));
    assert_eq!(fault("show early-wins.2").0, Code::NoSuchConfiguration);
    assert_eq!(fault("show trust.1").0, Code::NoSuchConfiguration);
}

#[test]
fn a_line_that_is_no_question_is_put_right_with_the_names_that_are_known() {
    let theory = theory();
    for (typed, remedies) in [
        ("trust", &["show trust", "find statements mentioning trust"][..]),
        ("find trust", &["show trust", "find statements mentioning trust"]),
        ("early wins", &["show early-wins"]),
        ("show early wins", &["show early-wins"]),
        ("less trust", &["find factors leading to -trust"]),
        ("more reliance", &["find factors leading to +trust"]),
        ("trust falls", &["find factors leading to -trust"]),
        ("find statements mentioning staff turnover", &["find statements mentioning staff-turnover"]),
        ("show me all statements about turnover", &["find statements mentioning \"turnover\""]),
        (
            "how does staff turnover lead to collaborative behaviour?",
            &["paths from staff-turnover to collaborative-behaviour"],
        ),
        ("which mechanisms reduce Collaborative Behaviour", &["find mechanisms leading to -collaborative-behaviour"]),
        ("staff turnover and trust", &["paths from staff-turnover to trust"]),
        ("any statements that speak of reliance", &["find statements mentioning trust"]),
        ("find evidence for early wins", &["find evidence where of = early-wins"]),
        ("why is trust low", &["why -trust"]),
        ("nothing that is known", &[]),
        ("", &[]),
    ] {
        let found = crate::resolve::remedy(&theory, typed);
        assert_eq!(found, remedies, "{typed}");
        found.iter().for_each(|whole| assert!(resolved(whole).is_ok(), "{whole}"));
    }
}

#[test]
fn a_remedy_that_can_be_answered_is_left_alone() {
    let help = |text: &str| {
        let faults = parse_question(FileId(1), 0, text).expect_err("a fault");
        crate::resolve::remedied(&theory(), text, faults).remove(0).help.unwrap_or_default()
    };
    assert_eq!(help("find mechanism leading to trust"), "type `find mechanisms leading to trust`");
    assert_eq!(help("find mechanism leading to trsut"), "type `find mechanisms leading to trust`");
    assert_eq!(help("find turnover"), "`search turnover` looks for it in all texts");
    assert_eq!(help("find trust"), "type `show trust` or `find statements mentioning trust`");
    assert_eq!(help("why trust falls"), "type `why -trust`");
    assert_eq!(help("search trust in staff turnover"), "type `search \"trust in staff turnover\"`");
    assert_eq!(help("1"), "`because 1` opens row 1 of the last answer");
    assert!(help("find mechanisms first 0").is_empty());
}
