//! Short ways to write records.

use because::theory::{Direction, Field, Group, Literal, Name, NameOf, Record, RecordKind, Value};

/// A record without fields.
pub(crate) fn record(kind: RecordKind, name: &str) -> Record {
    Record { kind, name: Name::new(name), label: None, counting: None, fields: Vec::new() }
}

/// Adds a field to a record.
pub(crate) fn add(record: &mut Record, word: &'static str, value: Value) {
    record.fields.push(Field { word, value });
}

/// Names of records.
pub(crate) fn names<S: AsRef<str>>(names: &[S]) -> Value {
    Value::Names(names.iter().map(|name| name_of(name.as_ref())).collect())
}

/// `trust`, `early-wins.1`.
pub(crate) fn name_of(text: &str) -> NameOf {
    match text.split_once('.') {
        Some((name, number)) => NameOf { name: Name::new(name), number: number.parse().ok() },
        None => NameOf { name: Name::new(text), number: None },
    }
}

/// `+trust`, `-trust`, `?trust`, or `trust` for `+trust`.
pub(crate) fn literal(text: &str) -> Literal {
    let (direction, name) = match text.split_at(1) {
        ("+", name) => (Direction::More, name),
        ("-", name) => (Direction::Less, name),
        ("?", name) => (Direction::Unsaid, name),
        _ => (Direction::More, text),
    };
    Literal { factor: Name::new(name), direction }
}

/// `+trust or -faith`, or `?` for the unknown group.
pub(crate) fn group(text: &str) -> Group {
    if text == "?" {
        return Group::default();
    }
    Group { literals: text.split(" or ").map(literal).collect() }
}
