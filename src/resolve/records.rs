//! Records as read to records as known: every name in them has to stand for something of the right kind.

use super::near::{near_names, unknown_name};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    language::ast,
    text::Span,
    theory::{Name, Record, RecordKind, Theory, Value, fields},
};
use std::collections::HashMap;

/// Records whose names were looked up.
#[derive(Debug, Default)]
pub struct Resolved {
    /// The records, in order; each once.
    pub records: Vec<Record>,
    /// All faults and notes.
    pub diagnostics: Vec<Diagnostic>,
}

/// Looks up the names of new records among themselves and what is known; a new record takes the place of a known one
/// with its name. References may run forward.
pub fn records(known: &Theory, new: &[ast::Record]) -> Resolved {
    let mut resolved = Resolved::default();
    let mut fresh: HashMap<&Name, &ast::Record> = HashMap::with_capacity(new.len());
    for record in new {
        match fresh.get(&record.record.name) {
            None => {
                fresh.insert(&record.record.name, record);
                resolved.records.push(record.record.clone());
            }
            Some(first) if first.record == record.record => resolved.diagnostics.push(
                Diagnostic::at(
                    Code::SameTwice,
                    record.name_span,
                    format!("`{}` stands here a second time, word for word", record.record.name),
                )
                .related(first.name_span, "the first one"),
            ),
            Some(first) => resolved.diagnostics.push(
                Diagnostic::at(
                    Code::NameTwice,
                    record.name_span,
                    format!("the name `{}` is used twice", record.record.name),
                )
                .label("one name stands for one record")
                .related(first.name_span, "used here first")
                .help(format!("another name for one of them, such as `{}-2`", record.record.name)),
            ),
        }
    }
    let look_up = LookUp { known, fresh: &fresh };
    for record in new {
        look_up.references(record, &mut resolved.diagnostics);
        look_up.scales(record, &mut resolved.diagnostics);
        look_up.circles(record, &mut resolved.diagnostics);
    }
    resolved
}

struct LookUp<'a> {
    known: &'a Theory,
    fresh: &'a HashMap<&'a Name, &'a ast::Record>,
}

impl LookUp<'_> {
    fn get(&self, name: &Name) -> Option<&Record> {
        self.fresh.get(name).map(|ast| &ast.record).or_else(|| self.known.get(name).map(AsRef::as_ref))
    }

    fn references(&self, record: &ast::Record, diagnostics: &mut Vec<Diagnostic>) {
        for reference in &record.references {
            let name = &reference.name;
            let Some(found) = self.get(&name.name) else {
                let fresh = self.fresh.iter().map(|(name, ast)| (*name, &ast.record)).collect();
                let near = near_names(self.known, &fresh, reference.wanted, name.name.as_str());
                diagnostics.push(unknown_name(reference.span, name.name.as_str(), reference.wanted, &near));
                continue;
            };
            if let Some(wanted) = reference.wanted.filter(|wanted| !wanted.accepts(found.kind)) {
                let kind = found.kind;
                let fault = Diagnostic::at(
                    Code::WrongKind,
                    reference.span,
                    format!("`{}` is {}", found.name, with_article(kind)),
                )
                .label(format!("{} is needed here", wanted.noun()));
                diagnostics.push(match self.fresh.get(&found.name) {
                    Some(at) => fault.related(at.name_span, "declared here"),
                    None => fault,
                });
            } else if let Some(number) = name.number {
                let there = super::configurations(found).len();
                if found.kind != RecordKind::Statement || number == 0 || number as usize > there {
                    diagnostics.push(no_such_configuration(reference.span, found, number, there));
                }
            }
        }
    }

    /// Words of scales have to be levels of them.
    fn scales(&self, record: &ast::Record, diagnostics: &mut Vec<Diagnostic>) {
        for (field, span) in record.record.fields.iter().zip(&record.field_spans) {
            let Some(spec) = fields::find(record.record.kind, field.word) else { continue };
            let (fields::Takes::Scale(name, otherwise), Value::Word(word)) = (spec.takes, &field.value) else {
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

    /// A factor must not be a kind of itself.
    fn circles(&self, record: &ast::Record, diagnostics: &mut Vec<Diagnostic>) {
        let own = &record.record.name;
        if !record.record.kind.is_factor() {
            return;
        }
        let mut seen: Vec<&Name> = Vec::new();
        let mut open: Vec<&Name> = record.record.names("kind of").into_iter().map(|name| &name.name).collect();
        while let Some(name) = open.pop() {
            if name == own {
                let at = record.record.fields.iter().position(|field| field.word == "kind of");
                let span = at.and_then(|at| record.field_spans.get(at)).copied().unwrap_or(record.name_span);
                let by = if seen.is_empty() {
                    String::new()
                } else {
                    format!(" by way of `{}`", seen.last().map_or("", |n| n.as_str()))
                };
                diagnostics.push(
                    Diagnostic::at(Code::KindCircle, span, format!("`{own}` would be a kind of itself{by}"))
                        .help("leave one of the `kind of` lines out"),
                );
                return;
            }
            if !seen.contains(&name) {
                seen.push(name);
                if let Some(wider) = self.get(name) {
                    open.extend(wider.names("kind of").into_iter().map(|name| &name.name));
                }
            }
        }
    }
}

/// `a source`, `an outcome`.
pub(super) fn with_article(kind: RecordKind) -> String {
    let word = kind.word();
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { format!("an {word}") } else { format!("a {word}") }
}

fn no_such_configuration(span: Span, record: &Record, number: u32, there: usize) -> Diagnostic {
    let fault =
        Diagnostic::at(Code::NoSuchConfiguration, span, format!("`{}` has no configuration {number}", record.name));
    match (record.kind, there) {
        (RecordKind::Statement, 0 | 1) => {
            fault.label("it has one").help(format!("name it: `{}` or `{0}.1`", record.name))
        }
        (RecordKind::Statement, n) => fault.label(format!("it has {n}: `{}.1` to `{0}.{n}`", record.name)),
        _ => fault.label(format!("a {} is one configuration", record.kind)).help(format!("name it `{}`", record.name)),
    }
}
