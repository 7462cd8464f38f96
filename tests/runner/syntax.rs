//! `tests/syntax/*.because`: small texts, and their records as trees in a `.tree` file beside.

use super::case::{self, Case, Ran};
use because::{
    files, language,
    text::{FileId, Texts},
    theory::{Code, Field, Group, Level, Record, RecordKind, Role, Run, Sentence, Value},
};
use std::path::Path;

pub(crate) fn cases() -> Vec<Case> {
    case::in_folder("tests/syntax", "because", run)
}

fn run(path: &Path) -> Ran {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let mut texts = Texts::default();
    let file = files::decode("case", bytes, &mut texts).map_err(|fault| fault.message)?.id;
    let parsed = language::parse_records(file, texts.get(file).map_or("", |text| text.text.as_str()));
    let faults: Vec<String> = parsed.diagnostics.iter().filter(|d| d.is_error()).map(|d| d.message.clone()).collect();
    if !faults.is_empty() {
        return Err(format!("a text with a fault belongs into tests/errors: {}", faults.join("; ")));
    }
    let mut trees = String::new();
    for read in &parsed.records {
        let printed = language::print(&read.record);
        let again = language::parse_records(FileId(0), &printed);
        if again.records.first().map(|again| &again.record) != Some(&read.record) {
            return Err(format!("what is printed does not read back:\n{printed}"));
        }
        trees.push_str(&record(&read.record));
    }
    case::compare(&path.with_extension("tree"), &trees)
}

fn record(record: &Record) -> String {
    let mut tree = format!("({} {}", record.kind, record.name);
    if let Some(label) = &record.label {
        tree.push_str(&format!(" {label:?}"));
    }
    if let Some(counting) = record.counting {
        tree.push_str(&format!(" counting {}", counting.word()));
    }
    for field in &record.fields {
        tree.push_str(&format!("\n  ({})", self::field(record.kind, field)));
    }
    tree + ")\n"
}

fn field(kind: RecordKind, field: &Field) -> String {
    let word = match (kind, &field.value) {
        (RecordKind::Scale, Value::Level(_)) => "level".to_owned(),
        _ => field.word.replace(' ', "-"),
    };
    format!("{word} {}", value(&field.value))
}

fn value(value: &Value) -> String {
    match value {
        Value::Names(names) => list(names, ToString::to_string),
        Value::Place { names, at } => {
            let at = at.as_ref().map_or_else(String::new, |at| format!(" (at {at:?})"));
            list(names, ToString::to_string) + &at
        }
        Value::Groups(groups) => list(groups, group),
        Value::Cell(cell) => format!("(cell {})", sentence(cell)),
        Value::Part { lead, sentence: words } => {
            let ours = if lead.ours { " ours" } else { "" };
            let condition = if lead.condition { " condition" } else { "" };
            format!("(lead {:?}{ours}{condition}) {}", lead.typed, sentence(words))
        }
        Value::Text(text) => format!("{text:?}"),
        Value::Texts(texts) => list(texts, |text| format!("{text:?}")),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.clone(),
        Value::Question(question) => format!("(question {question:?})"),
        Value::Word(word) => word.clone(),
        Value::Roles(roles) => list(roles, |role| role.word().to_owned()),
        Value::Level(level) => self::level(level),
    }
}

fn level(level: &Level) -> String {
    match level.range {
        None => level.word.clone(),
        Some((from, None)) => format!("{} (from {from})", level.word),
        Some((from, Some(to))) => format!("{} ({from} to {to})", level.word),
    }
}

fn sentence(sentence: &Sentence) -> String {
    if sentence.runs.is_empty() {
        return "?".to_owned();
    }
    list(&sentence.runs, |run| match run {
        Run::Words(words) => format!("{words:?}"),
        Run::Phrase { words, code } => format!("(phrase {words:?} {})", self::code(code)),
    })
}

fn code(code: &Code) -> String {
    let role = code.role.map(Role::word).into_iter().map(str::to_owned);
    let or = code.or.then(|| "or".to_owned());
    role.chain(or).chain(code.groups.iter().map(group)).collect::<Vec<_>>().join(" ")
}

fn group(group: &Group) -> String {
    match group.literals.as_slice() {
        [] => "?".to_owned(),
        [one] => one.to_string(),
        several => format!("(or {})", list(several, ToString::to_string)),
    }
}

fn list<T>(items: &[T], draw: impl Fn(&T) -> String) -> String {
    items.iter().map(draw).collect::<Vec<_>>().join(" ")
}
