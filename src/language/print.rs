//! Records to canonical text: parsing it gives the same record, and printing that gives the same text.

use super::values::without_quotes;
use crate::theory::{Code, Field, Group, Lead, Level, NameOf, Part, Record, Role, Run, Sentence, Value};
use std::{
    fmt::{self, Write},
    iter,
};

/// The canonical text of a record, with a line end behind each line.
///
/// ```
/// use because::{language, text::FileId};
/// let parsed = language::parse_records(FileId(0), "cmoc a\n  context  trust,  –faith or +hope\n");
/// assert_eq!(language::print(&parsed.records[0].record), "cmoc a\n  context  +trust, -faith or +hope\n");
/// ```
pub fn print(record: &Record) -> String {
    let mut text = String::with_capacity(LIKELY);
    print_header(&mut text, record);
    let width = width(record);
    for field in &record.fields {
        print_field(&mut text, field, width);
    }
    text
}

/// The length of most records.
const LIKELY: usize = 300;

/// The first line of a record.
pub(super) fn print_header(text: &mut String, record: &Record) {
    text.push_str(record.kind.word());
    text.push(' ');
    text.push_str(record.name.as_str());
    if let Some(label) = &record.label {
        text.push(' ');
        between(text, '"', label, '"');
    }
    if let Some(counting) = record.counting {
        text.push_str(" counting ");
        text.push_str(counting.word());
    }
    text.push('\n');
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
    text.push_str("  ");
    text.push_str(word);
    let end = text.len();
    let pad = width.saturating_sub(word.chars().count()).max(1);
    text.extend(iter::repeat_n(' ', pad));
    let start = text.len();
    print_value(text, &field.value, field.word == Role::Actor.word());
    if text.len() == start {
        text.truncate(end);
    }
    text.push('\n');
}

/// A value; the literals of an actor are printed bare.
fn print_value(text: &mut String, value: &Value, actor: bool) {
    match value {
        Value::Names(names) => print_names(text, names),
        Value::Place { names, at } => {
            print_names(text, names);
            if let Some(at) = at {
                text.push_str(" at ");
                between(text, '"', at, '"');
            }
        }
        Value::Groups(groups) => print_groups(text, groups, actor),
        Value::Cell(sentence) => print_cell(text, sentence, actor),
        Value::Part { lead, sentence } if lead.ours && sentence.runs.is_empty() => text.push('?'),
        Value::Part { sentence, .. } => push_paragraphs(text, &print_sentence(sentence, false)),
        Value::Text(words) => {
            text.push('"');
            push_paragraphs(text, words);
            text.push('"');
        }
        Value::Texts(texts) => listed(text, texts, ", ", |text, one| print_short_text(text, one)),
        Value::Number(number) => push(text, format_args!("{number}")),
        Value::Date(word) | Value::Word(word) | Value::Question(word) => text.push_str(word),
        Value::Roles(roles) => listed(text, roles, ", ", |text, role| text.push_str(role.word())),
        Value::Level(level) => print_level(text, level),
    }
}

fn push(text: &mut String, what: fmt::Arguments<'_>) {
    // Writing to a text never fails.
    let _ = text.write_fmt(what);
}

fn between(text: &mut String, open: char, inner: &str, close: char) {
    text.push(open);
    text.push_str(inner);
    text.push(close);
}

fn listed<T>(text: &mut String, items: &[T], between: &str, mut print: impl FnMut(&mut String, &T)) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push_str(between);
        }
        print(text, item);
    }
}

fn print_names(text: &mut String, names: &[NameOf]) {
    listed(text, names, ", ", |text, NameOf { name, number }| {
        text.push_str(name.as_str());
        if let Some(number) = number {
            push(text, format_args!(".{number}"));
        }
    });
}

/// A published cell stands in quotes where it has no code, or where its own words stand in quotes.
fn print_cell(text: &mut String, sentence: &Sentence, actor: bool) {
    let cell = print_sentence(sentence, actor);
    if sentence.codes().next().is_some() && without_quotes(&cell).len() == cell.len() {
        return push_paragraphs(text, &cell);
    }
    text.push('"');
    push_paragraphs(text, &cell);
    text.push('"');
}

/// A paragraph mark is a blank line, and what follows it stands deeper than the field.
fn push_paragraphs(text: &mut String, words: &str) {
    for (at, paragraph) in words.split('\n').enumerate() {
        if at > 0 {
            text.push_str("\n\n      ");
        }
        text.push_str(paragraph);
    }
}

fn print_short_text(text: &mut String, short: &str) {
    let straight = short.match_indices('"').any(|(at, _)| {
        let rest = short[at + 1..].trim_start_matches(' ');
        rest.is_empty() || rest.starts_with(',')
    });
    if straight { between(text, '“', short, '”') } else { between(text, '"', short, '"') }
}

fn print_level(text: &mut String, level: &Level) {
    match level.range {
        None => {}
        Some((from, None)) => push(text, format_args!("from {from}")),
        Some((from, Some(to))) if from == to => push(text, format_args!("{from}")),
        Some((from, Some(to))) => push(text, format_args!("{from} to {to}")),
    }
}

/// Groups with commas between them.
fn print_groups(text: &mut String, groups: &[Group], bare: bool) {
    listed(text, groups, ", ", |text, group| push_group(text, group, bare));
}

/// One group: alternatives with `or` between them, or `?`. An actor's literals are printed bare.
pub fn print_group(group: &Group, bare: bool) -> String {
    let mut text = String::new();
    push_group(&mut text, group, bare);
    text
}

fn push_group(text: &mut String, group: &Group, bare: bool) {
    if group.is_unknown() {
        return text.push('?');
    }
    listed(text, &group.literals, " or ", |text, literal| {
        if !bare {
            text.push(literal.direction.sign());
        }
        text.push_str(literal.factor.as_str());
    });
}

/// A sentence with its codes; those of an actor's cell, those that say `actor`, and what joins them have no direction.
fn print_sentence(sentence: &Sentence, actor: bool) -> String {
    let mut text = String::new();
    let mut before = actor;
    for run in &sentence.runs {
        match run {
            Run::Words(words) => push_escaped(&mut text, words),
            Run::Phrase { words, code } => {
                text.push('[');
                push_escaped(&mut text, words);
                text.push_str("](");
                let unsaid = if code.or { before } else { actor };
                before = code.role.map_or(unsaid, |role| role == Role::Actor);
                print_code(&mut text, code, before);
                text.push(')');
            }
        }
    }
    text
}

fn print_code(text: &mut String, code: &Code, bare: bool) {
    let mut parts = Vec::new();
    if let Some(role) = code.role {
        parts.push(role.word());
    }
    if code.or {
        parts.push("or");
    }
    let mut groups = String::new();
    match (code.groups.as_slice(), code.role) {
        ([], None) => groups.push('?'),
        ([], Some(_)) => {}
        (of_code, _) => print_groups(&mut groups, of_code, bare),
    }
    if !groups.is_empty() {
        parts.push(&groups);
    }
    listed(text, &parts, " ", |text, part| text.push_str(part));
}

/// Writes `\[` for each bracket that would otherwise be read as one that opens a phrase.
fn push_escaped(text: &mut String, words: &str) {
    if !words.contains('[') {
        return text.push_str(words);
    }
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
}
