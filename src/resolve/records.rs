//! Records as read to records as known: every name in them has to stand for something of the right kind.

use super::{
    flow,
    near::{declaration, near_names, unknown_name},
    outcomes,
};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    language::ast,
    text::Span,
    theory::{
        Name, Record, RecordKind, Theory, Value,
        fields::{self, FieldSpec, Takes, Wanted},
    },
};
use std::collections::{HashMap, HashSet};

/// Records whose names were looked up.
#[derive(Debug, Default)]
pub struct Resolved {
    /// The records, in order; each once.
    pub records: Vec<Record>,
    /// All faults and notes.
    pub diagnostics: Vec<Diagnostic>,
}

/// For how many unknown names a near one is looked for in one run; it takes a look at every name there is.
const SUGGESTIONS: usize = 50;

/// How many names are listed where none is near.
const LISTED: usize = 5;

/// Looks up the names of new records among themselves and what is known; a new record takes the place of a known one
/// with its name. References may run forward. `unread` are the names of records that could not be read: what refers to
/// them is not reported too.
pub fn records(known: &Theory, new: &[ast::Record], unread: &[Name]) -> Resolved {
    let diagnostics = check(known, new, unread);
    let mut seen = HashSet::with_capacity(new.len());
    let first = new.iter().filter(|read| seen.insert(&read.record.name));
    Resolved { records: first.map(|read| read.record.clone()).collect(), diagnostics }
}

/// The same for records that are not needed any more as they were read, so that a large text is kept only once.
pub fn into_records(known: &Theory, new: Vec<ast::Record>, unread: &[Name]) -> Resolved {
    let diagnostics = check(known, &new, unread);
    let mut names = HashSet::with_capacity(new.len());
    if new.iter().all(|read| names.insert(&read.record.name)) {
        return Resolved { records: new.into_iter().map(|read| read.record).collect(), diagnostics };
    }
    let mut seen = HashSet::with_capacity(new.len());
    let first = new.into_iter().filter(|read| seen.insert(read.record.name.clone()));
    Resolved { records: first.map(|read| read.record).collect(), diagnostics }
}

/// What is wrong with the names of new records.
fn check(known: &Theory, new: &[ast::Record], unread: &[Name]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut fresh: HashMap<&Name, Vec<&ast::Record>> = HashMap::with_capacity(new.len());
    for record in new {
        let same_name = fresh.entry(&record.record.name).or_default();
        if let Some(first) = same_name.first() {
            diagnostics.extend(twice(record, first));
        }
        same_name.push(record);
    }
    let look_up = LookUp { known, fresh: &fresh };
    let mut missing = Missing { unread, found: Vec::new(), at: HashMap::new() };
    for record in new {
        look_up.references(record, &mut missing, &mut diagnostics);
        look_up.scales(record, &mut diagnostics);
        diagnostics.extend(outcomes::missing(record));
        diagnostics.extend(flow::rises(record));
    }
    diagnostics.extend(look_up.circles(new));
    diagnostics.extend(missing.report(&look_up));
    diagnostics
}

/// What there is to say of a name that stands a second time. Nothing where the same words stand in another file: folders
/// that load alone and together each hold what they share.
fn twice(record: &ast::Record, first: &ast::Record) -> Option<Diagnostic> {
    let name = &record.record.name;
    if first.record == record.record {
        let note = || {
            Diagnostic::at(
                Code::SameTwice,
                record.name_span,
                format!("`{name}` stands here a second time, word for word"),
            )
            .related(first.name_span, "the first one")
        };
        return (first.name_span.file == record.name_span.file).then(note);
    }
    let fault = Diagnostic::at(Code::NameTwice, record.name_span, format!("the name `{name}` is used twice"))
        .label("one name stands for one record")
        .related(first.name_span, "used here first")
        .help(format!("another name for one of them, such as `{name}-2`"));
    Some(fault)
}

/// Names that stand for nothing, each with its places.
struct Missing<'a> {
    unread: &'a [Name],
    found: Vec<(&'a ast::Reference, Vec<Span>)>,
    at: HashMap<(&'a Name, &'static str), usize>,
}

impl<'a> Missing<'a> {
    fn add(&mut self, reference: &'a ast::Reference) {
        let name = &reference.name.name;
        if self.unread.contains(name) {
            return;
        }
        let needed = reference.wanted.map_or("", Wanted::noun);
        match self.at.get(&(name, needed)).and_then(|at| self.found.get_mut(*at)) {
            Some((_, more)) => more.push(reference.span),
            None => {
                self.at.insert((name, needed), self.found.len());
                self.found.push((reference, Vec::new()));
            }
        }
    }

    fn report(self, look_up: &LookUp<'a>) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for (at, (reference, more)) in self.found.into_iter().enumerate() {
            let typed = reference.name.name.as_str();
            let near = if at < SUGGESTIONS { near_names(look_up.all(), reference.wanted, typed) } else { Vec::new() };
            let mut fault = unknown_name(reference.span, typed, reference.wanted, &near);
            // What only shares a word may well be another thing, so how to declare this one is told too.
            let misspelt = !nearest(typed, near.iter().map(String::as_str)).is_empty();
            if let Some(declared) = declaration(reference.wanted, typed).filter(|_| !misspelt) {
                fault.help = Some(match fault.help {
                    Some(near) => format!("{near}; if it is new, {declared}"),
                    None => declared,
                });
            }
            let count = more.len();
            for (shown, span) in more.into_iter().take(3).enumerate() {
                let rest = count - shown - 1;
                let label = if shown == 2 && rest > 0 {
                    format!("here too, and in {rest} more places")
                } else {
                    "here too".to_owned()
                };
                fault = fault.related(span, label);
            }
            faults.push(fault);
        }
        faults
    }
}

struct LookUp<'a> {
    known: &'a Theory,
    fresh: &'a HashMap<&'a Name, Vec<&'a ast::Record>>,
}

impl<'a> LookUp<'a> {
    fn get(&self, name: &Name) -> Option<&'a Record> {
        let fresh = self.fresh.get(name).and_then(|same| same.first()).map(|ast| &ast.record);
        fresh.or_else(|| self.known.get(name).map(AsRef::as_ref))
    }

    fn all(&self) -> impl Iterator<Item = &'a Record> {
        let fresh = self.fresh;
        let old =
            self.known.records().map(AsRef::as_ref).filter(move |record: &&Record| !fresh.contains_key(&record.name));
        old.chain(fresh.values().flatten().map(|ast| &ast.record))
    }

    fn references(&self, record: &'a ast::Record, missing: &mut Missing<'a>, diagnostics: &mut Vec<Diagnostic>) {
        for reference in &record.references {
            let name = &reference.name;
            let Some(found) = self.get(&name.name) else {
                missing.add(reference);
                continue;
            };
            let same_name = self.fresh.get(&name.name).map_or(&[][..], Vec::as_slice);
            let fits = |wanted: Wanted| {
                wanted.accepts(found.kind) || same_name.iter().any(|ast| wanted.accepts(ast.record.kind))
            };
            if let Some(wanted) = reference.wanted.filter(|wanted| !fits(*wanted)) {
                let kind = found.kind;
                let fault = Diagnostic::at(
                    Code::WrongKind,
                    reference.span,
                    format!("`{}` is {}", found.name, kind.with_article()),
                )
                .label(format!("{} is needed here", wanted.noun()));
                let fault = match same_name.first() {
                    Some(at) => fault.related(at.name_span, "declared here"),
                    None => fault,
                };
                let help = (diagnostics.len() < SUGGESTIONS).then(|| self.instead(&record.record, found, wanted));
                diagnostics.push(Diagnostic { help: help.flatten(), ..fault });
            } else if let Some(number) = name.number {
                let there = super::configurations(found).len();
                if found.kind != RecordKind::Statement || number == 0 || number as usize > there {
                    diagnostics.push(no_such_configuration(reference.span, found, number, there));
                }
            }
        }
    }

    /// What to type where a name stands for a record of another kind: the field that takes it, else a name that fits.
    fn instead(&self, record: &Record, found: &Record, wanted: Wanted) -> Option<String> {
        let takes = |spec: &&FieldSpec| match spec.takes {
            Takes::Names(other) => other.accepts(found.kind),
            Takes::Place => found.kind == RecordKind::Source,
            _ => false,
        };
        if let Some(FieldSpec { word, .. }) = fields::of(record.kind).iter().find(takes) {
            return Some(format!("{} stands behind `{word}`: `{word} {}`", found.kind.with_article(), found.name));
        }
        let near = near_names(self.all(), Some(wanted), found.name.as_str());
        if !near.is_empty() {
            return Some(format!("near: `{}`", near.join("`, `")));
        }
        let mut fitting: Vec<&str> = self
            .all()
            .filter(|record| wanted.accepts(record.kind))
            .map(|record| record.name.as_str())
            .take(LISTED + 1)
            .collect();
        fitting.sort_unstable();
        match fitting.len() {
            0 => declaration(Some(wanted), "short-name"),
            1..=LISTED => Some(format!("{}: `{}`", wanted.noun(), fitting.join("`, `"))),
            _ => None,
        }
    }

    /// Words of scales have to be levels of them.
    fn scales(&self, record: &ast::Record, diagnostics: &mut Vec<Diagnostic>) {
        for (field, span) in record.record.fields.iter().zip(&record.field_spans) {
            let Some(spec) = fields::find(record.record.kind, field.word) else { continue };
            let (Takes::Scale(name, otherwise), Value::Word(word)) = (spec.takes, &field.value) else {
                continue;
            };
            let scale = self.get(&Name::new(name)).filter(|record| record.kind == RecordKind::Scale);
            let levels: Vec<&str> = match scale {
                Some(scale) => scale
                    .fields
                    .iter()
                    .filter_map(|field| match &field.value {
                        Value::Level(level) => Some(level.word.as_str()),
                        _ => None,
                    })
                    .collect(),
                None => otherwise.to_vec(),
            };
            if levels.is_empty() && scale.is_none() || levels.contains(&word.as_str()) {
                continue;
            }
            let span =
                Span { start: span.end - u32::try_from(word.len()).unwrap_or(0).min(span.end - span.start), ..*span };
            let near = nearest(word, levels.iter().copied());
            let fault = Diagnostic::at(Code::NotOnScale, span, format!("`{word}` is no level of `{name}`"))
                .label(format!("one of: {}", levels.join(", ")));
            diagnostics.push(if near.is_empty() {
                fault
            } else {
                fault.help(format!("near: `{}`", near.join("`, `")))
            });
        }
    }

    /// Factors that would be kinds of themselves, each circle once: a walk in depth that meets its own path again.
    fn circles(&self, new: &'a [ast::Record]) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let mut done: HashSet<&Name> = HashSet::new();
        for record in new.iter().filter(|record| record.record.kind.is_factor()) {
            let mut path: Vec<(&Name, Vec<&Name>)> = vec![(&record.record.name, self.wider(&record.record.name))];
            let mut on_path: HashSet<&Name> = HashSet::from([&record.record.name]);
            while let Some((name, wider)) = path.last_mut() {
                let name = *name;
                match wider.pop() {
                    None => {
                        done.insert(name);
                        on_path.remove(name);
                        path.pop();
                    }
                    Some(next) if on_path.contains(next) => {
                        let circle: Vec<_> =
                            path.iter().map(|(name, _)| *name).skip_while(|name| *name != next).collect();
                        faults.extend(self.circle(&circle));
                    }
                    Some(next) if done.contains(next) => {}
                    Some(next) => {
                        on_path.insert(next);
                        let wider = self.wider(next);
                        path.push((next, wider));
                    }
                }
            }
        }
        faults
    }

    fn wider(&self, name: &Name) -> Vec<&'a Name> {
        self.get(name)
            .map_or_else(Vec::new, |record| record.names("kind of").into_iter().map(|name| &name.name).collect())
    }

    fn circle(&self, circle: &[&Name]) -> Option<Diagnostic> {
        let (first, others) = circle.split_first()?;
        let ast = circle.iter().find_map(|name| self.fresh.get(*name)?.first().copied())?;
        let at = ast.record.fields.iter().position(|field| field.word == "kind of");
        let span = at.and_then(|at| ast.field_spans.get(at)).copied().unwrap_or(ast.name_span);
        let by = match others {
            [] => String::new(),
            others => format!(
                " by way of {}",
                others.iter().take(5).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            ),
        };
        Some(
            Diagnostic::at(Code::KindCircle, span, format!("`{first}` would be a kind of itself{by}"))
                .help("leave one of the `kind of` lines out"),
        )
    }
}

pub(super) fn no_such_configuration(span: Span, record: &Record, number: u32, there: usize) -> Diagnostic {
    let fault =
        Diagnostic::at(Code::NoSuchConfiguration, span, format!("`{}` has no configuration {number}", record.name));
    match (record.kind, there) {
        (RecordKind::Statement, 0) => {
            fault.label("nothing in it is coded").help(format!("name the statement: `{}`", record.name))
        }
        (RecordKind::Statement, 1) => fault.label("it has one").help(format!("name it: `{}` or `{0}.1`", record.name)),
        (RecordKind::Statement, n) => fault.label(format!("it has {n}: `{}.1` to `{0}.{n}`", record.name)),
        _ => fault
            .label(format!("{} is one configuration", record.kind.with_article()))
            .help(format!("name it `{}`", record.name)),
    }
}
