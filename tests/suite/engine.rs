//! The engine, asked, and its answers put as plainly as those of the naive evaluator.

use crate::naive::{Row, called, groups};
use because::{
    answer::{Answer, Basis, Cell, Step, Steps},
    diagnostic::Diagnostic,
    graph::Graph,
    query::{self, Budget, Known},
    question::Question,
    theory::{ConfigurationId, Literal, NameOf, Record, Theory},
};
use std::{collections::BTreeSet, sync::Arc};

/// A theory with its graph.
pub(crate) struct Engine {
    theory: Theory,
    graph: Graph,
}

impl Engine {
    /// Builds the graph of these records.
    pub(crate) fn new(records: &[Record]) -> Engine {
        let mut theory = Theory::default();
        for record in records {
            theory.insert(record.clone());
        }
        let graph = Graph::build(&theory);
        Engine { theory, graph }
    }

    /// What questions are asked of.
    pub(crate) fn known(&self) -> Known<'_> {
        Known { theory: &self.theory, graph: &self.graph, words: None, stamp: Default::default() }
    }

    /// The answer to a question.
    pub(crate) fn ask(&self, question: &Question) -> Result<Answer, Vec<Diagnostic>> {
        self.ask_within(question, &Budget::default())
    }

    /// The answer to a question that may search so much.
    pub(crate) fn ask_within(&self, question: &Question, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
        query::run(&self.known(), question, budget)
    }
}

/// The rows of an answer, column by column, with the chain of each spelled from what it rests on.
pub(crate) fn rows(answer: &Answer) -> Vec<Row> {
    let counted = answer.columns.last().is_some_and(|column| column.name == "count");
    let mut rows = Vec::new();
    for row in &answer.rows {
        let mut plain = Row::new();
        for (column, cell) in answer.columns.iter().zip(&row.cells) {
            let column = if counted && column.name != "count" { "group" } else { &column.name };
            plain.insert(column.to_owned(), text(cell));
        }
        if let Basis::Chain(Steps { steps, .. }) | Basis::Loop(Steps { steps, .. }) = &row.basis {
            plain.insert("chain".into(), spelled(steps));
            plain.insert("told-by".into(), told_by(steps));
            plain.insert("must-hold".into(), groups(&needs(steps.iter().map(AsRef::as_ref))));
        }
        rows.push(plain);
    }
    rows
}

/// What stands in a cell.
pub(crate) fn text(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) | Cell::Word(text) => text.clone(),
        Cell::Words(words) => words.join(", "),
        Cell::Names(names) => names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Cell::Literal(literal) => literal.to_string(),
        Cell::Literals(literals) => literals.iter().map(Literal::to_string).collect::<Vec<_>>().join(", "),
        Cell::Chain { literals, .. } => literals.iter().map(Literal::to_string).collect::<Vec<_>>().join(" "),
        Cell::Configurations(all) => all.iter().map(|view| view.id.to_string()).collect::<Vec<_>>().join(", "),
    }
}

/// The name of a configuration.
pub(crate) fn name_of(id: &ConfigurationId) -> NameOf {
    NameOf { name: id.record.clone(), number: id.number }
}

/// The groups that the steps of a chain need beside.
pub(crate) fn needs<'s>(steps: impl IntoIterator<Item = &'s Step>) -> BTreeSet<Vec<Literal>> {
    let sorted = |group: &Vec<Literal>| {
        let mut group = group.clone();
        group.sort();
        group
    };
    steps.into_iter().flat_map(|step| step.also_needs.iter().map(sorted)).collect()
}

/// The configurations that tell each step.
fn told_by(steps: &[Arc<Step>]) -> String {
    let each = |step: &Arc<Step>| {
        let names: BTreeSet<String> = step.told_by.iter().map(|id| called(&name_of(id))).collect();
        names.into_iter().collect::<Vec<_>>().join(", ")
    };
    steps.iter().map(each).collect::<Vec<_>>().join("; ")
}

fn spelled(steps: &[Arc<Step>]) -> String {
    let mut text = String::new();
    for step in steps {
        let joint = if step.mirrored { "mirrored " } else { "" };
        let kind = if step.by_kind.is_some() { "by kind " } else { "" };
        text.push_str(&format!("{joint}{kind}{} -{}-> {}; ", step.from, called(&name_of(&step.shown)), step.to));
    }
    text
}
