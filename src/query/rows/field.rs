//! What a word behind `where`, `sort by` or `by` reads of a thing.

use super::{Measure, Shape, Subject, Table, measure};
use crate::{
    answer::Cell,
    diagnostic::{Code, Diagnostic, nearest},
    query::Known,
    theory::{Literal, Record, Role, Value, fields},
};

/// Reads one value of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A column.
    Column(usize, Shape),
    /// A field of the record.
    Field(&'static str, Shape),
    /// A count of what names it.
    Count(Measure),
    /// The literals in a role.
    Role(Role),
    /// The distinct sources of what supports it, by name.
    Sources,
    /// The cases of those, by name.
    Cases,
}

impl Reader {
    /// What a word reads: a column, a field of the record, a count, a role.
    pub(crate) fn new<S>(table: &Table<S>, word: &str) -> Result<Reader, Diagnostic> {
        let same = |other: &str| other.eq_ignore_ascii_case(word);
        if let Some(role) = Role::ALL.into_iter().find(|role| table.roles && (same(role.word()) || same(role.plural())))
        {
            return Ok(Reader::Role(role));
        }
        if let Some(at) = table.columns.iter().position(|column| same(column.name)) {
            return Ok(Reader::Column(at, table.columns[at].shape));
        }
        let spec = table
            .kinds
            .iter()
            .find_map(|kind| fields::of(*kind).iter().find(|spec| same(&spec.word.replace(' ', "-"))));
        if let Some(spec) = spec {
            return Ok(Reader::Field(spec.word, Shape::of(spec.takes)));
        }
        if table.counted {
            if let Some(measure) = Measure::ALL.into_iter().find(|measure| same(measure.word())) {
                return Ok(Reader::Count(measure));
            }
            if same("source") {
                return Ok(Reader::Sources);
            }
            if same("case") {
                return Ok(Reader::Cases);
            }
        }
        Err(unknown(table, word))
    }

    /// How the values compare.
    pub(crate) fn shape(self) -> Shape {
        match self {
            Reader::Column(_, shape) | Reader::Field(_, shape) => shape,
            Reader::Count(_) => Shape::Number,
            Reader::Role(role) => Shape::Literals(Some(role)),
            Reader::Sources => Shape::Name(fields::Wanted::Source),
            Reader::Cases => Shape::Name(fields::Wanted::Case),
        }
    }

    /// The value of a thing.
    pub(crate) fn read<S: Subject>(self, known: &Known<'_>, table: &Table<S>, subject: &S) -> Cell {
        match self {
            Reader::Column(at, _) => (table.columns[at].value)(known, subject),
            Reader::Field(word, _) => subject.record(known).map_or(Cell::Nothing, |record| of_field(record, word)),
            Reader::Count(which) => measure(known, which, subject.namings(known).unwrap_or(&[])),
            Reader::Role(role) => Cell::Literals(in_role(known, &subject.configurations(known), role)),
            Reader::Sources => {
                let sources = super::measure::sources(known.graph, subject.namings(known).unwrap_or(&[]));
                Cell::Words(sources.iter().map(|source| known.graph.evidence.sources[*source].to_string()).collect())
            }
            Reader::Cases => {
                let sources = super::measure::sources(known.graph, subject.namings(known).unwrap_or(&[]));
                let evidence = &known.graph.evidence;
                let mut cases: Vec<u32> = sources.iter().flat_map(|s| evidence.cases_of.get(*s)).copied().collect();
                cases.sort_unstable();
                cases.dedup();
                Cell::Words(cases.iter().map(|case| evidence.cases[*case].to_string()).collect())
            }
        }
    }
}

/// The distinct literals of some configurations in a role, in the order of their configurations.
pub(crate) fn in_role(known: &Known<'_>, configurations: &[u32], role: Role) -> Vec<Literal> {
    let mut ids = Vec::new();
    for configuration in configurations {
        for literal in known.graph.in_role(*configuration, role) {
            if !ids.contains(&literal) {
                ids.push(literal);
            }
        }
    }
    ids.into_iter().map(|id| known.graph.literal(id)).collect()
}

/// The values of a field of a record.
pub(crate) fn of_field(record: &Record, word: &str) -> Cell {
    let mut names: Vec<String> = Vec::new();
    let mut cell = Cell::Nothing;
    for value in record.all(word) {
        match value {
            Value::Names(of) | Value::Place { names: of, .. } => {
                for name in of.iter().map(ToString::to_string) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
            Value::Texts(texts) => names.extend(texts.iter().cloned()),
            Value::Roles(roles) => names.extend(roles.iter().map(ToString::to_string)),
            Value::Number(number) => cell = Cell::Number(*number),
            Value::Date(date) => cell = Cell::Word(date.clone()),
            Value::Question(question) => cell = Cell::Text(question.clone()),
            Value::Word(word) => cell = Cell::Word(word.clone()),
            Value::Text(text) => names.push(text.clone()),
            Value::Cell(sentence) | Value::Part { sentence, .. } => names.push(sentence.text()),
            Value::Groups(_) | Value::Level(_) => {}
        }
    }
    match names.len() {
        0 => cell,
        1 if record.get(word).is_some_and(|value| !matches!(value, Value::Names(_) | Value::Place { .. })) => {
            Cell::Text(names.remove(0))
        }
        _ => Cell::Words(names),
    }
}

fn unknown<S>(table: &Table<S>, word: &str) -> Diagnostic {
    let mut words: Vec<String> = table.columns.iter().map(|column| column.name.to_owned()).collect();
    if table.roles {
        words.extend(Role::ALL.iter().map(|role| role.word().to_owned()));
    }
    if table.counted {
        words.extend(Measure::ALL.iter().map(|measure| measure.word().to_owned()));
        words.extend(["source", "case"].map(str::to_owned));
    }
    words.extend(table.kinds.iter().flat_map(|kind| fields::of(*kind)).map(|spec| spec.word.replace(' ', "-")));
    let mut list: Vec<String> = Vec::new();
    for word in words {
        if !list.contains(&word) {
            list.push(word);
        }
    }
    let near = nearest(word, list.iter().map(String::as_str));
    let things = table.things;
    let fault = Diagnostic::new(Code::NoSuchColumn, format!("`{word}` is no field, count or column of {things}"))
        .choices(list.iter().map(String::as_str));
    let all = format!("{things} have {}", list.join(", "));
    // All of them are only worth reading where none is near.
    if near.is_empty() { fault.help(all) } else { fault.help(format!("near: `{}`", near.join("`, `"))) }
}
