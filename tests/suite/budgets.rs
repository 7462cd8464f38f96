//! Questions of what follows keep to their budget: one that is spent, or stopped from outside, gives what was found and says so.

use because::{
    answer::{Answer, Stamp},
    diagnostic::Code,
    graph::Graph,
    language,
    query::{self, Budget, Known},
    text::FileId,
    theory::Theory,
};
use std::{
    sync::atomic::AtomicBool,
    time::{Duration, Instant},
};

struct Told {
    theory: Theory,
    graph: Graph,
}

impl Told {
    fn new(text: &str) -> Told {
        let mut theory = Theory::default();
        for record in language::parse_records(FileId(0), text).records {
            theory.insert(record.record);
        }
        let graph = Graph::build(&theory);
        Told { theory, graph }
    }

    /// As many configurations side by side, each with a beginning of its own; then a step that all lead to, one that a
    /// factor takes to itself, and one that brings a thing and its opposite.
    fn parallel(count: usize) -> Told {
        let mut text = String::from(
            "factor end\nfactor last\nfactor self\ncmoc to-last\n  context +end, +self\n  outcome +last, -end\n\
             cmoc to-self\n  context +self\n  outcome +self\n",
        );
        for at in 0..count {
            text.push_str(&format!("factor f{at}\ncmoc k{at}\n  context +f{at}\n  outcome +end\n"));
        }
        Told::new(&text)
    }

    /// Each of so many factors leads to each other one, over three configurations of which two need something beside.
    fn complete(count: usize) -> Told {
        let mut text: String = (0..count).map(|at| format!("factor f{at}\nsource s{at}\n")).collect();
        for (from, to) in (0..count * count).map(|at| (at / count, at % count)).filter(|(from, to)| from != to) {
            let beside = (from * 7 + to * 3) % count;
            let id = format!("k{from}-{to}");
            text.push_str(&format!("cmoc {id}\n  context +f{from}\n  mechanism +f{beside}\n  outcome +f{to}\n"));
            for (way, sign) in [("more", '+'), ("less", '-')].into_iter().filter(|_| beside != from && beside != to) {
                text.push_str(&format!("cmoc {id}-{way}\n  context +f{from}, {sign}f{beside}\n  outcome +f{to}\n"));
                text.push_str(&format!("evidence e{from}-{to}-{way}\n  from s{beside}\n  supports {id}-{way}\n"));
            }
        }
        Told::new(&text)
    }

    /// As many configurations between two factors, each with something beside and every tenth against the others.
    fn between(count: usize) -> Told {
        let mut text = String::from("factor a\nfactor b\nfactor c\nfactor m\nfactor n\nsource s\n");
        for at in 0..count {
            let (out, by) = (if at % 10 == 0 { '-' } else { '+' }, if at % 2 == 0 { 'm' } else { 'n' });
            text.push_str(&format!("cmoc k{at}\n  context +a\n  mechanism +{by}\n  outcome {out}b\n"));
        }
        text.push_str("cmoc on\n  context +b\n  outcome +c\nevidence e\n  from s\n  supports k7, on\n");
        Told::new(&text)
    }

    fn ask(&self, question: &str, budget: &Budget<'_>) -> Answer {
        let known = Known { theory: &self.theory, graph: &self.graph, words: None, stamp: Stamp::default() };
        let read = language::parse_question(FileId(0), 0, question).unwrap();
        query::run(&known, &read.question, budget).unwrap()
    }
}

fn is_marked(answer: &Answer) -> bool {
    answer.partial && answer.notes.iter().any(|note| note.code == Code::BudgetSpent)
}

const QUESTIONS: [&str; 5] =
    ["suppose f7 and self", "why end", "why last", "why end given f7 and self", "why not -last given f7 and self"];

#[test]
fn a_spent_budget_gives_a_marked_answer() {
    let told = Told::parallel(3_000);
    for question in QUESTIONS {
        let budget = Budget { steps: 1, ..Budget::default() };
        assert!(is_marked(&told.ask(question, &budget)), "{question}");
        let budget = Budget { until: Some(Instant::now()), ..Budget::default() };
        let late = told.ask(question, &budget);
        // What is over before the time is looked at is whole.
        assert!(is_marked(&late) || !question.starts_with("why end") || question.contains("given"), "{question}");
        assert!(!told.ask(question, &Budget::default()).partial, "{question}");
    }
}

#[test]
fn a_question_that_is_stopped_gives_a_marked_answer() {
    let told = Told::parallel(3_000);
    let stop = AtomicBool::new(true);
    let stopped = told.ask("why end", &Budget { stop: Some(&stop), ..Budget::default() });
    assert!(is_marked(&stopped));
    let note = stopped.notes.iter().find(|note| note.code == Code::BudgetSpent).unwrap();
    assert!(note.text.starts_with("the search was stopped: sets of up to "), "{}", note.text);
}

#[test]
fn what_is_found_before_the_budget_is_spent_is_right_and_said_to_be_a_part() {
    let told = Told::parallel(2_000);
    let whole = told.ask("why end", &Budget::default());
    assert_eq!((whole.rows.len(), whole.partial), (2_000, false));
    let conditions =
        |answer: &Answer| answer.rows.iter().map(|row| answer.cell(row, "conditions").cloned()).collect::<Vec<_>>();
    let all = conditions(&whole);
    // The first ends before any set is found, the second while more is looked for than is had surely.
    for steps in [3_000, 7_000] {
        let part = told.ask("why end", &Budget { steps, ..Budget::default() });
        assert!(is_marked(&part), "{steps}");
        assert!(conditions(&part).iter().all(|set| all.contains(set)), "{steps}");
    }
}

#[test]
fn ten_thousand_configurations_side_by_side_are_answered_in_time() {
    let told = Told::parallel(10_000);
    let begun = Instant::now();
    let first = told.ask("why last first 20", &Budget::default());
    assert!(!first.partial);
    // `self` is given by itself only, so that nothing leads to `last` but round its loop.
    assert_eq!(first.rows.len(), 1);
    let first = told.ask("why end first 20", &Budget::default());
    assert_eq!((first.rows.len(), first.partial), (20, false));
    let both = told.ask("suppose f1 and -f1 and self", &Budget::default());
    assert!(both.rows.len() >= 2 && both.notes.iter().any(|note| note.code == Code::Contested));
    assert!(begun.elapsed() < Duration::from_secs(60), "took {:?}", begun.elapsed());
}

/// Asks questions that each may take so many steps and rows, within a minute all together; those that are cut are marked.
fn tried(told: &Told, questions: &[&str], cut: &[&str]) {
    let budget = Budget { steps: 500_000, rows: 2_000, ..Budget::default() };
    let begun = Instant::now();
    for question in questions {
        let answer = told.ask(question, &budget);
        assert_eq!(is_marked(&answer), cut.contains(question), "{question}: {:?}", answer.notes);
        assert!(!answer.rows.is_empty() || !answer.notes.is_empty(), "{question}");
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "took {:?}", begun.elapsed());
}

#[test]
fn every_question_keeps_to_its_budget_where_each_of_sixty_factors_leads_to_each() {
    let cut = ["paths from f0 to f1", "paths from f0 to f1 with mirrors", "loops", "robustness from f0 to f1"];
    let whole = [
        "paths from f0 to f1 within 1 step",
        "loops within 2 steps",
        "find factors leading directly to f1",
        "why +f1",
        "why not +f1",
        "suppose f0 and -f1",
        "conflicts",
        "patterns",
        "gaps first 20",
        "rivals",
    ];
    tried(&Told::complete(60), &[&cut[..], &whole[..]].concat(), &cut);
}

#[test]
fn every_question_keeps_to_its_budget_where_ten_thousand_configurations_stand_between_two_factors() {
    let cut = ["conflicts"];
    let whole = [
        "paths from a to c",
        "paths from a to b with mirrors",
        "loops",
        "find factors leading to c",
        "robustness from a to c",
        "why c",
        "why not c",
        "suppose a",
        "patterns",
        "gaps first 20",
        "rivals",
    ];
    tried(&Told::between(10_000), &[&cut[..], &whole[..]].concat(), &cut);
}

#[test]
fn where_no_chain_was_found_for_a_row_the_question_that_looks_further_is_named() {
    let answer = Told::complete(20).ask("find factors leading to +f1", &Budget { steps: 50_000, ..Budget::default() });
    assert!(is_marked(&answer), "{:?}", answer.notes);
    let further = "looked for to the end; `paths from -f1 to +f1` looks further for one of them";
    assert!(answer.notes.iter().any(|note| note.text.ends_with(further)), "{:?}", answer.notes);
}
