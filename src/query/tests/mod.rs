//! Small theories and what is answered about them.

mod condition;
mod count;
mod find;
mod paths;
mod search;
mod show;
mod stopped;
mod trail;
mod traps;

use super::{Budget, Known, run};
use crate::{
    answer::{Answer, Cell, Joint, Stamp},
    diagnostic::Diagnostic,
    graph::Graph,
    language,
    text::FileId,
    theory::Theory,
};

/// The theory that a text holds; faults of the text fail the test.
pub(super) fn theory(text: &str) -> Theory {
    let read = language::parse_records(FileId(0), text);
    let faults: Vec<&Diagnostic> = read.diagnostics.iter().filter(|fault| fault.is_error()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let mut theory = Theory::default();
    for record in read.records {
        theory.insert(record.record);
    }
    theory
}

pub(super) fn try_ask(text: &str, question: &str, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let theory = theory(text);
    let graph = Graph::build(&theory);
    let known = Known { theory: &theory, graph: &graph, words: None, stamp: Stamp::default() };
    let read = language::parse_question(FileId(0), 0, question).expect("a question");
    run(&known, &read.question, budget)
}

pub(super) fn ask(text: &str, question: &str) -> Answer {
    try_ask(text, question, &Budget::default()).expect("an answer")
}

/// The rows of the columns that tables show, values parted by ` | `.
pub(super) fn rows(answer: &Answer) -> Vec<String> {
    let shown = |cells: &[Cell]| -> String {
        let cells = cells.iter().zip(&answer.columns).filter(|(_, column)| !column.aside);
        cells.map(|(cell, _)| written(cell)).collect::<Vec<_>>().join(" | ")
    };
    answer.rows.iter().map(|row| shown(&row.cells)).collect()
}

/// The values of one column.
pub(super) fn values(answer: &Answer, column: &str) -> Vec<String> {
    answer.rows.iter().map(|row| written(answer.cell(row, column).expect(column))).collect()
}

/// The notes, each with its code.
pub(super) fn notes(answer: &Answer) -> Vec<String> {
    answer.notes.iter().map(|note| format!("{} {}", note.code.id(), note.text)).collect()
}

/// Code and message of the faults of a question.
pub(super) fn faults(text: &str, question: &str) -> Vec<String> {
    let faults = try_ask(text, question, &Budget::default()).expect_err("a fault");
    faults.iter().map(|fault| format!("{} {}", fault.code.id(), fault.message)).collect()
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => "–".to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) | Cell::Word(text) => text.clone(),
        Cell::Words(words) => words.join(", "),
        Cell::Names(names) => names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Cell::Literal(literal) => literal.to_string(),
        Cell::Literals(literals) => literals.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Cell::Chain { literals, joints } => {
            let mut text = String::new();
            for (at, literal) in literals.iter().enumerate() {
                if at > 0 {
                    text.push_str(match joints[at - 1] {
                        Joint::Told => " > ",
                        Joint::Kind => " <: ",
                        Joint::Mirrored => " ~> ",
                    });
                }
                text.push_str(&literal.to_string());
            }
            text
        }
        Cell::Configurations(all) => all.iter().map(|view| view.id.to_string()).collect::<Vec<_>>().join(", "),
    }
}
