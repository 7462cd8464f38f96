//! `show`: one thing whole, with the evidence on it and where it is used.

use super::{
    Known, leaves,
    rows::{Asked, Listing, Measure, Shape, Subject, Table, aside, column, measure},
};
use crate::{
    answer::{Answer, Basis, Cell, Leaf},
    diagnostic::{Code, Diagnostic, nearest},
    graph::Graph,
    resolve,
    theory::{Configuration, Name, NameOf, Record, RecordKind, Role, Value},
};
use std::collections::BTreeMap;

/// One line of what is shown.
#[derive(Debug)]
struct Line {
    what: String,
    value: Cell,
    about: NameOf,
}

impl Subject for Line {
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record> {
        known.theory.get(&self.about.name).map(AsRef::as_ref)
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        Basis::Record(self.about.clone())
    }
}

/// Answers `show NAME` and `show NAME.n`.
pub(crate) fn show(asked: &Asked<'_>, name: &NameOf) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let Some(record) = known.theory.get(&name.name) else { return Err(vec![unknown(known, &name.name)]) };
    let mut page = Page { known, about: name.clone(), lines: Vec::new() };
    let configurations = resolve::configurations(record);
    match name.number {
        None => page.record(record, &configurations),
        Some(number) => {
            let Some(configuration) = configurations.iter().find(|c| c.id.number == Some(number)) else {
                return Err(vec![no_configuration(record, name, &configurations)]);
            };
            page.configuration_of(record, configuration);
        }
    }
    let empty = format!("nothing is known of {name}");
    asked.answer(Listing { table: table(), subjects: page.lines, notes: Vec::new(), partial: false, empty })
}

fn table() -> Table<Line> {
    let columns = vec![
        aside("id", Shape::Word, |_, line: &Line| Cell::Word(line.about.to_string())),
        column("what", Shape::Text, |_, line: &Line| Cell::Text(line.what.clone())),
        column("value", Shape::Text, |_, line: &Line| line.value.clone()),
    ];
    Table { things: "lines", columns, kinds: &[], counted: false, roles: false }
}

fn unknown(known: &Known<'_>, name: &Name) -> Diagnostic {
    let titles = known.theory.titles();
    let near = nearest(name.as_str(), titles.iter().map(|titled| titled.name.as_str()));
    let fault = Diagnostic::new(Code::UnknownName, format!("`{name}` is no name that is known"));
    if near.is_empty() { fault } else { fault.help(format!("near: `{}`", near.join("`, `"))) }
}

fn no_configuration(record: &Record, name: &NameOf, all: &[Configuration]) -> Diagnostic {
    let fault = Diagnostic::new(Code::NoSuchConfiguration, format!("`{name}` is no configuration"));
    match (record.kind, all) {
        (RecordKind::Statement, []) => fault.help(format!("no phrase of {} is coded, so it has none", record.name)),
        (RecordKind::Statement, [only]) => fault.help(format!("its only one is `{}`", only.id)),
        (RecordKind::Statement, [first, .., last]) => fault.help(format!("it has `{}` to `{}`", first.id, last.id)),
        _ => fault.help(format!("only statements have numbered configurations: `show {}`", record.name)),
    }
}

/// What is shown, line by line.
struct Page<'a> {
    known: &'a Known<'a>,
    about: NameOf,
    lines: Vec<Line>,
}

impl Page<'_> {
    fn add(&mut self, what: impl Into<String>, value: Cell) {
        self.lines.push(Line { what: what.into(), value, about: self.about.clone() });
    }

    fn add_about(&mut self, what: impl Into<String>, value: Cell, about: NameOf) {
        self.lines.push(Line { what: what.into(), value, about });
    }

    fn record(&mut self, record: &Record, configurations: &[Configuration]) {
        self.add(record.kind.word(), Cell::Word(record.name.to_string()));
        if let Some(label) = &record.label {
            self.add("label", Cell::Text(label.clone()));
        }
        if let Some(sentence) = record.sentence() {
            self.add("text", Cell::Text(sentence));
        }
        if let Some(counting) = record.counting {
            self.add("counting", Cell::Word(counting.word().to_owned()));
        }
        self.fields(record);
        for configuration in configurations {
            self.configuration(configuration);
        }
        self.evidence(&NameOf { name: record.name.clone(), number: None });
        self.stands(record);
        self.used(record);
    }

    fn configuration_of(&mut self, record: &Record, configuration: &Configuration) {
        self.configuration(configuration);
        if let Some(twin) = configuration.twin_of {
            self.add("otherwise of", Cell::Word(format!("{}.{twin}", record.name)));
        }
        if let Some(sentence) = record.sentence() {
            self.add("text", Cell::Text(sentence));
        }
        for place in leaves::places(record) {
            self.add("from", Cell::Text(place));
        }
        self.evidence(&self.about.clone());
    }

    /// The fields in the order of the record; what the sentence and the configurations show already is passed over.
    fn fields(&mut self, record: &Record) {
        for value in &record.fields {
            let cell = match &value.value {
                Value::Part { .. } | Value::Cell(_) | Value::Groups(_) => continue,
                Value::Place { names, at } => {
                    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
                    match at {
                        Some(at) => Cell::Text(format!("{}, {at}", names.join(", "))),
                        None => Cell::Words(names),
                    }
                }
                Value::Names(names) => Cell::Words(names.iter().map(ToString::to_string).collect()),
                Value::Texts(texts) => Cell::Text(texts.join(", ")),
                Value::Text(text) | Value::Question(text) => Cell::Text(text.clone()),
                Value::Number(number) => Cell::Number(*number),
                Value::Date(word) | Value::Word(word) => Cell::Word(word.clone()),
                Value::Roles(roles) => Cell::Words(roles.iter().map(ToString::to_string).collect()),
                Value::Level(level) => {
                    let range = match level.range {
                        None => "counts nothing".to_owned(),
                        Some((least, None)) => format!("from {least}"),
                        Some((least, Some(most))) if least == most => least.to_string(),
                        Some((least, Some(most))) => format!("{least} to {most}"),
                    };
                    self.add(level.word.clone(), Cell::Text(range));
                    continue;
                }
            };
            self.add(value.word, cell);
        }
    }

    fn configuration(&mut self, configuration: &Configuration) {
        let id = &configuration.id;
        let about = NameOf { name: id.record.clone(), number: id.number };
        self.add_about("configuration", Cell::Word(id.to_string()), about.clone());
        for role in Role::ALL {
            let groups: Vec<_> = configuration.groups(role).collect();
            if groups.is_empty() {
                continue;
            }
            let single = role != Role::Actor && groups.iter().all(|group| group.literals.len() == 1);
            let value = if single {
                Cell::Literals(groups.iter().flat_map(|group| &group.literals).cloned().collect())
            } else {
                Cell::Words(
                    groups.iter().map(|group| crate::language::print_group(group, role == Role::Actor)).collect(),
                )
            };
            self.add_about(role.word(), value, about.clone());
        }
    }

    /// How much evidence there is, nought included, and each piece with its words.
    fn evidence(&mut self, name: &NameOf) {
        let known = self.known;
        let Some(namings) = leaves::namings(known, name) else { return };
        for which in [Measure::Sources, Measure::Evidence, Measure::Against, Measure::Silent] {
            self.add(which.word(), measure(known, which, namings));
        }
        for naming in namings {
            for leaf in leaves::quotes(known, *naming) {
                let Leaf::Quote { id, text, paraphrase, sources, via, .. } = leaf else { continue };
                let about = NameOf { name: Name::new(&id), number: None };
                let value = Cell::Text(said(&id, text.as_deref(), paraphrase, &sources, &via));
                self.add_about(naming.stance.word(), value, about);
            }
        }
    }

    /// In which configurations a factor stands, direction by direction and role by role.
    fn stands(&mut self, record: &Record) {
        let graph = self.known.graph;
        let Some(factor) = graph.factors.find(record.name.as_str()).filter(|_| record.kind.is_factor()) else { return };
        let mut stands: BTreeMap<(crate::graph::LiteralId, Role), Vec<String>> = BTreeMap::new();
        for configuration in (0..graph.configurations.len()).filter_map(|at| u32::try_from(at).ok()) {
            for group in graph.groups(configuration) {
                for literal in group.literals.iter().filter(|literal| literal.factor() == factor) {
                    let dead = graph.dead[graph.configurations[configuration as usize].claim as usize];
                    let id = graph.configuration_id(configuration);
                    let id = if dead { format!("{id} (refuted or retired)") } else { id.to_string() };
                    let all = stands.entry((*literal, group.row.role)).or_default();
                    if all.last() != Some(&id) {
                        all.push(id);
                    }
                }
            }
        }
        if stands.is_empty() {
            self.add("stands in", Cell::Text("no configuration".to_owned()));
        }
        for ((literal, role), configurations) in stands {
            let what = match role {
                Role::Actor => "as actor in".to_owned(),
                _ => format!("{} as {role} in", Graph::literal(graph, literal)),
            };
            self.add(what, Cell::Words(configurations));
        }
    }

    /// The records that name this one.
    fn used(&mut self, record: &Record) {
        let mut used: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for other in self.known.theory.naming(&record.name) {
            for field in &other.fields {
                let (Value::Names(names) | Value::Place { names, .. }) = &field.value else { continue };
                if names.iter().any(|named| named.name == record.name)
                    && let Some(what) = phrase(other, field.word)
                {
                    let all = used.entry(what).or_default();
                    if all.last().is_none_or(|last| last != other.name.as_str()) {
                        all.push(other.name.to_string());
                    }
                }
            }
        }
        for (what, names) in used {
            self.add(what, Cell::Words(names));
        }
    }
}

/// What it is to be named in a field of another record; none where the evidence lines show it already.
fn phrase(other: &Record, field: &str) -> Option<&'static str> {
    let evidence = other.kind == RecordKind::Evidence;
    match field {
        "from" if evidence => Some("evidence from it"),
        "from" => Some("published in it"),
        "via" => Some("read in it"),
        "in" | "theme" => Some("holds"),
        "case" => Some("spoken about by"),
        "kind of" => Some("kinds"),
        "refines" if !evidence => Some("refined by"),
        "rivals" => Some("rival of"),
        "interprets" => Some("interpreted by"),
        _ => None,
    }
}

/// One piece of evidence in words.
fn said(id: &str, text: Option<&str>, paraphrase: bool, sources: &[String], via: &[String]) -> String {
    let words = match text {
        Some(text) if paraphrase => format!("{id}: {text}"),
        Some(text) => format!("{id}: “{text}”"),
        None => id.to_owned(),
    };
    let mut places = sources.join("; ");
    if !via.is_empty() {
        places.push_str(&format!("; via {}", via.join(", ")));
    }
    if places.is_empty() { words } else { format!("{words} ({places})") }
}
