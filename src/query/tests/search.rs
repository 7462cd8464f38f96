//! `search`: what is found, in what order, and that an index changes nothing.

use super::{ask, faults, notes, rows, theory, values};
use crate::{
    graph::Graph,
    language,
    query::{Budget, Known, run},
    store::{Change, Entry, How, Store, now},
    text::FileId,
};

const TEXTS: &str = "theory t \"Trust in teams\"\n\
    mechanism trust \"Trust\"\n  definition \"Trust is given, and trusted people give it back\"\n\
    statement wins\n  in t\n  If [quick wins](+quick-wins) come, then [sharing](+sharing) grows, because of [trust](+trust)\n\
    cmoc cell\n  context [Quick decisions](+quick-wins)\n  outcome +sharing\n  note \"trust\"\n\
    evidence e1\n  from paper\n  supports wins.1\n  quote \"ÉLAN grew\"\n  paraphrase \"trust grew, trust stayed, trust held\"\n\
    source paper \"Quick notes on trust\"\n";

#[test]
fn records_that_hold_all_the_words_come_by_how_often() {
    let answer = ask(TEXTS, "search TRUST");
    assert_eq!(values(&answer, "id"), ["e1", "trust", "cell", "paper", "t", "wins"]);
    assert_eq!(values(&answer, "hits"), ["3", "2", "1", "1", "1", "1"]);
    assert_eq!(values(&answer, "field"), ["paraphrase", "label", "note", "label", "label", "text"]);
    assert_eq!(values(&ask(TEXTS, "search trust*"), "hits"), ["3", "3", "1", "1", "1", "1"]);
    assert_eq!(values(&ask(TEXTS, "search quick trust"), "id"), ["cell", "paper", "wins"]);
    assert_eq!(values(&ask(TEXTS, "search \u{e9}lan trust"), "id"), ["e1"], "in different fields of one record");
    assert_eq!(values(&ask(TEXTS, "search quick where kind = cmoc"), "id"), ["cell"]);
    assert_eq!(values(&ask(TEXTS, "search \"because if\""), "id"), ["wins"]);
    assert_eq!(rows(&ask(TEXTS, "search decisions")), ["cell | cmoc | context | Quick decisions"]);
}

#[test]
fn what_is_not_found_is_named() {
    assert_eq!(
        notes(&ask(TEXTS, "search trsut")),
        ["N0301 `trsut` stands in no text of 6 records; near: `search trust`"]
    );
    assert_eq!(
        notes(&ask(TEXTS, "search decisions grew")),
        ["N0301 none of 6 records holds all of `decisions`, `grew`"]
    );
    assert_eq!(notes(&ask(TEXTS, "search trust zzz")), ["N0301 `zzz` stands in no text of 6 records"]);
    assert_eq!(
        notes(&ask(TEXTS, "search trust where kind = case")),
        ["N0301 no row fits `where`: 6 records were compared"]
    );
    assert_eq!(faults(TEXTS, "search trust where kind = statment"), ["E0305 `statment` is no value of `kind`"]);
    assert_eq!(
        faults(TEXTS, "search trust using cmocs where sources > 1"),
        ["E0308 `using` belongs to questions that walk configurations"]
    );
}

#[test]
fn long_texts_are_cut_around_the_first_word_found() {
    let long = format!("source s \"{}needle {}\"\n", "one two ".repeat(30), "three four ".repeat(30));
    let text = &values(&ask(&long, "search needle"), "text")[0];
    assert!(text.starts_with('…') && text.ends_with('…') && text.contains(" needle "), "{text}");
    assert!((80..=104).contains(&text.chars().count()), "{text}");
    let unbroken = format!("source s \"{} needle\"\n", "é".repeat(300));
    assert!(values(&ask(&unbroken, "search needle"), "text")[0].ends_with("needle"));
}

#[test]
fn an_index_changes_nothing() {
    let theory = theory(TEXTS);
    let graph = Graph::build(&theory);
    let mut store = Store::default();
    let entry = Entry { at: now(None).expect("a time"), by: String::new(), reason: None, how: How::Typed };
    let changes = theory.records().map(|record| Change::Put((**record).clone())).collect();
    store.commit(entry, changes, |_, changes| Ok(changes)).expect("kept");
    for asked in
        ["trust", "trust*", "quick t*", "\"because of trust\"", "\"if\"", "i*", "grew élan", "note", "zzz", "trsut"]
    {
        let read = language::parse_question(FileId(0), 0, &format!("search {asked}")).expect("a question");
        let answer = |words| {
            let known = Known { theory: &theory, graph: &graph, words, stamp: Default::default() };
            run(&known, &read.question, &Budget::default()).expect("an answer")
        };
        assert_eq!(answer(Some(&store)), answer(None), "{asked}");
    }
}
