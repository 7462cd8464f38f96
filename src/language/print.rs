//! Records to canonical text: parsing it gives the same record, and printing that gives the same text.

use super::values::without_quotes;
use crate::theory::{Code, Field, Group, Lead, Level, NameOf, Part, Record, Role, Run, Sentence, Value};

/// The canonical text of a record, with a line end behind each line.
///
/// ```
/// use because::{language, text::FileId};
/// let parsed = language::parse_records(FileId(0), "cmoc a\n  context  trust,  –faith or +hope\n");
/// assert_eq!(language::print(&parsed.records[0].record), "cmoc a\n  context  +trust, -faith or +hope\n");
/// ```
pub fn print(record: &Record) -> String {
    let mut text = header(record);
    let width = width(record);
    for field in &record.fields {
        print_field(&mut text, field, width);
    }
    text
}

/// The first line of a record.
pub(super) fn header(record: &Record) -> String {
    let mut text = format!("{} {}", record.kind, record.name);
    if let Some(label) = &record.label {
        text.push_str(&format!(" \"{label}\""));
    }
    if let Some(counting) = record.counting {
        text.push_str(&format!(" counting {}", counting.word()));
    }
    text.push('\n');
    text
}

/// How wide the words of a record's fields are, the space behind them included.
pub(super) fn width(record: &Record) -> usize {
    let longest = record
        .fields
        .iter()
        .map(|field| opening(field).chars().count())
        .filter(|length| *length <= 12)
        .max()
        .unwrap_or_default();
    (longest + 1).max(9)
}

fn opening(field: &Field) -> &str {
    match &field.value {
        Value::Part { lead: Lead { part: Part::Says, .. }, .. } => "says",
        Value::Part { lead, .. } => &lead.typed,
        Value::Level(level) => &level.word,
        _ => field.word,
    }
}

/// One field, with its line end.
pub(super) fn print_field(text: &mut String, field: &Field, width: usize) {
    let word = opening(field);
    let pad = width.saturating_sub(word.chars().count()).max(1);
    let value = match &field.value {
        Value::Level(level) => print_level(level),
        Value::Groups(groups) => print_groups(groups, field.word == Role::Actor.word()),
        value => print_value(value),
    };
    text.push_str("  ");
    text.push_str(word);
    if !value.is_empty() {
        text.push_str(&" ".repeat(pad));
        text.push_str(&value);
    }
    text.push('\n');
}

fn print_value(value: &Value) -> String {
    match value {
        Value::Names(names) => join(names),
        Value::Place { names, at: None } => join(names),
        Value::Place { names, at: Some(at) } => format!("{} at \"{at}\"", join(names)),
        Value::Groups(groups) => print_groups(groups, false),
        Value::Cell(sentence) => print_cell(sentence),
        Value::Part { lead, sentence } if lead.ours && sentence.runs.is_empty() => "?".to_owned(),
        Value::Part { sentence, .. } => paragraphs(&print_sentence(sentence)),
        Value::Text(words) => paragraphs(&format!("\"{words}\"")),
        Value::Texts(texts) => texts.iter().map(|text| short_text(text)).collect::<Vec<_>>().join(", "),
        Value::Number(number) => number.to_string(),
        Value::Date(text) | Value::Word(text) | Value::Question(text) => text.clone(),
        Value::Roles(roles) => roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", "),
        Value::Level(level) => print_level(level),
    }
}

fn join(names: &[NameOf]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A published cell stands in quotes where it has no code, or where its own words stand in quotes.
fn print_cell(sentence: &Sentence) -> String {
    let text = print_sentence(sentence);
    let bare = sentence.codes().next().is_some() && without_quotes(&text).len() == text.len();
    paragraphs(&if bare { text } else { format!("\"{text}\"") })
}

/// A paragraph mark is a blank line, and what follows it stands deeper than the field.
fn paragraphs(text: &str) -> String {
    text.replace('\n', "\n\n      ")
}

fn short_text(text: &str) -> String {
    let straight = text.match_indices('"').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches(' ');
        rest.is_empty() || rest.starts_with(',')
    });
    if straight { format!("“{text}”") } else { format!("\"{text}\"") }
}

fn print_level(level: &Level) -> String {
    match level.range {
        None => String::new(),
        Some((from, None)) => format!("from {from}"),
        Some((from, Some(to))) if from == to => from.to_string(),
        Some((from, Some(to))) => format!("{from} to {to}"),
    }
}

/// Groups with commas between them.
fn print_groups(groups: &[Group], bare: bool) -> String {
    groups.iter().map(|group| print_group(group, bare)).collect::<Vec<_>>().join(", ")
}

/// One group: alternatives with `or` between them, or `?`. An actor's literals are printed bare.
pub fn print_group(group: &Group, bare: bool) -> String {
    if group.is_unknown() {
        return "?".to_owned();
    }
    let literal = |l: &crate::theory::Literal| if bare { l.factor.to_string() } else { l.to_string() };
    group.literals.iter().map(literal).collect::<Vec<_>>().join(" or ")
}

fn print_sentence(sentence: &Sentence) -> String {
    let mut text = String::new();
    for run in &sentence.runs {
        match run {
            Run::Words(words) => text.push_str(&escape(words)),
            Run::Phrase { words, code } => text.push_str(&format!("[{}]({})", escape(words), print_code(code))),
        }
    }
    text
}

fn print_code(code: &Code) -> String {
    let mut parts = Vec::new();
    if let Some(role) = code.role {
        parts.push(role.word().to_owned());
    }
    if code.or {
        parts.push("or".to_owned());
    }
    match (code.groups.as_slice(), code.role) {
        ([], None) => parts.push("?".to_owned()),
        ([], Some(_)) => {}
        (groups, role) => parts.push(print_groups(groups, role == Some(Role::Actor))),
    }
    parts.join(" ")
}

/// Writes `\[` for each bracket that would otherwise be read as one that opens a phrase.
fn escape(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        if c == '[' {
            let rest = &words[at + 1..];
            let close = rest.find(['[', ']']).filter(|end| rest[*end..].starts_with(']'));
            let aside = close.is_some_and(|end| !rest[end + 1..].starts_with('('));
            if !aside || words[..at].ends_with('\\') {
                text.push('\\');
            }
        }
        text.push(c);
    }
    text
}
