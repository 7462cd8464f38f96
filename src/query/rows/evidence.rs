//! Pieces of evidence as rows.

use super::{Shape, Table, aside, column, field, listed, listed::Listed};
use crate::{
    answer::Cell,
    graph::Stance,
    query::Known,
    theory::{Record, RecordKind, Value, fields::Wanted},
};

const STANCES: &[&str] = &["supports", "contradicts", "refines", "silent"];

/// The columns of evidence.
pub(crate) fn table() -> Table<Listed> {
    let graded = |word: &'static str| {
        aside(word, listed::shape_of(RecordKind::Evidence, word), move |_: &Known<'_>, row: &Listed| {
            field::of_field(&row.0, word)
        })
    };
    let columns = vec![
        listed::id(),
        column("stance", Shape::Closed(STANCES), |_, row: &Listed| one_or_many(stances(&row.0))),
        column("of", Shape::Name(Wanted::Supported), |_, row: &Listed| Cell::Words(targets(&row.0))),
        column("from", Shape::Name(Wanted::Source), |_, row: &Listed| field::of_field(&row.0, "from")),
        column("place", Shape::Text, |_, row: &Listed| place(&row.0)),
        column("quote", Shape::Text, |_, row: &Listed| quote(&row.0)),
        aside("via", Shape::Name(Wanted::Source), |_, row: &Listed| field::of_field(&row.0, "via")),
        aside("source", Shape::Name(Wanted::Source), |_, row: &Listed| field::of_field(&row.0, "from")),
        aside("case", Shape::Name(Wanted::Case), cases),
        graded("coder"),
        graded("relevance"),
        graded("richness"),
        graded("rigour"),
    ];
    Table { things: "evidence", columns, kinds: &[RecordKind::Evidence], counted: false, roles: false }
}

fn stances(record: &Record) -> Vec<String> {
    let says = |stance: &Stance| record.get(stance.word()).is_some();
    Stance::ALL.into_iter().filter(says).map(|stance| stance.word().to_owned()).collect()
}

fn one_or_many(mut words: Vec<String>) -> Cell {
    if words.len() == 1 { Cell::Word(words.remove(0)) } else { Cell::Words(words) }
}

fn targets(record: &Record) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for stance in Stance::ALL {
        all.extend(record.names(stance.word()).iter().map(ToString::to_string));
    }
    all
}

fn place(record: &Record) -> Cell {
    let places: Vec<&str> = record
        .all("from")
        .filter_map(|value| match value {
            Value::Place { at: Some(at), .. } => Some(at.as_str()),
            _ => None,
        })
        .collect();
    if places.is_empty() { Cell::Nothing } else { Cell::Text(places.join("; ")) }
}

fn quote(record: &Record) -> Cell {
    let texts: Vec<&str> = ["quote", "paraphrase"]
        .into_iter()
        .flat_map(|word| record.all(word))
        .filter_map(|value| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    if texts.is_empty() { Cell::Nothing } else { Cell::Text(texts.join("\n")) }
}

fn cases(known: &Known<'_>, row: &Listed) -> Cell {
    let evidence = &known.graph.evidence;
    let Some(at) = evidence.records.find(row.0.name.as_str()) else { return Cell::Nothing };
    let mut all: Vec<u32> =
        evidence.from.get(at).iter().flat_map(|source| evidence.cases_of.get(*source)).copied().collect();
    all.sort_unstable();
    all.dedup();
    Cell::Words(all.iter().map(|case| evidence.cases[*case].to_string()).collect())
}
