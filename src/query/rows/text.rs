//! What `mentioning` finds.

use super::Subject;
use crate::{
    graph::{Graph, LiteralId},
    query::Known,
    question::End,
    theory::{Direction, Record, Value, folded},
};

/// Whether words stand in the texts of a record, in any letter case; notes are not searched.
pub(crate) fn mentions_words(record: &Record, words: &str) -> bool {
    let wanted = folded(words);
    let holds = |text: &str| folded(text).contains(&wanted);
    record.label.as_deref().is_some_and(holds)
        || record.sentence().is_some_and(|sentence| holds(&sentence))
        || record.fields.iter().filter(|field| field.word != "note").any(|field| match &field.value {
            Value::Text(text) | Value::Date(text) | Value::Word(text) | Value::Question(text) => holds(text),
            Value::Texts(texts) => texts.iter().any(|text| holds(text)),
            Value::Place { at: Some(at), .. } => holds(at),
            Value::Cell(sentence) => holds(&sentence.text()),
            _ => false,
        })
}

/// The literals that a factor in a question stands for: those of the direction given, or of any; more of a kind is
/// more of the whole.
pub(crate) fn literals_of(graph: &Graph, end: &End) -> Vec<LiteralId> {
    let Some(factor) = graph.factors.find(end.factor.as_str()) else { return Vec::new() };
    let directions = [Direction::More, Direction::Less, Direction::Unsaid];
    let asked = directions.into_iter().filter(|direction| end.direction.is_none_or(|wanted| wanted == *direction));
    let mut literals: Vec<LiteralId> = asked.map(|direction| LiteralId::new(factor, direction)).collect();
    if !end.exactly && end.direction.is_none_or(|direction| direction == Direction::More) {
        literals.extend(graph.kinds.all_narrower(factor).into_iter().map(|kind| LiteralId::new(kind, Direction::More)));
    }
    literals.sort_unstable();
    literals
}

/// Whether one of these literals is coded in a thing, or a factor of theirs is named by it.
pub(crate) fn mentions_factor(known: &Known<'_>, subject: &impl Subject, literals: &[LiteralId]) -> bool {
    let graph = known.graph;
    let coded = subject.configurations(known).into_iter().any(|configuration| {
        graph.groups(configuration).any(|group| group.literals.iter().any(|l| literals.binary_search(l).is_ok()))
    });
    coded || subject.record(known).is_some_and(|record| names_factor(graph, record, literals))
}

fn names_factor(graph: &Graph, record: &Record, literals: &[LiteralId]) -> bool {
    let meant = |name: &str| {
        graph.factors.find(name).is_some_and(|factor| literals.iter().any(|literal| literal.factor() == factor))
    };
    (record.kind.is_factor() && meant(record.name.as_str()))
        || record.fields.iter().any(|field| match &field.value {
            Value::Names(names) => names.iter().any(|name| meant(name.name.as_str())),
            _ => false,
        })
}
