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
