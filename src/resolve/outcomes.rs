//! Configurations of statements without an outcome. A source may well tell none; but often a `then` was left out, and
//! what comes about was read as something else, so what was read is shown.

use super::configurations;
use crate::{
    diagnostic::{Code, Diagnostic},
    language::{ast, print_group},
    text::Span,
    theory::{Configuration, ConfigurationId, Lead, Part, RecordKind, Role, Sentence, Value},
};

/// A note for each configuration of a statement in which something is coded and no outcome is. A statement with a
/// line that could not be read is passed over: the outcome may stand there.
pub(super) fn missing(read: &ast::Record) -> Vec<Diagnostic> {
    if read.record.kind != RecordKind::Statement || !read.whole {
        return Vec::new();
    }
    let stretches = stretches(read);
    let found = configurations(&read.record);
    let alone = found.len() == 1;
    let notes = found.iter().zip(&stretches).enumerate().filter_map(|(at, (configuration, stretch))| {
        let told = configuration.groups(Role::Outcome).next().is_some();
        if told || configuration.parts.is_empty() || stretch.uncoded_outcome() {
            return None;
        }
        let span = if at == 0 { read.name_span } else { stretch.span };
        Some(note(configuration, span, alone, stretch, stretches.get(at + 1)))
    });
    notes.collect()
}

/// The parts of one configuration, and where the first of them stands.
struct Stretch<'a> {
    span: Span,
    parts: Vec<(&'a Lead, &'a Sentence)>,
}

impl Stretch<'_> {
    /// Whether words stand where the outcome is told, and none of them is coded: that has a note of its own.
    fn uncoded_outcome(&self) -> bool {
        let outcomes = self.parts.iter().filter(|(lead, _)| lead.role() == Some(Role::Outcome));
        outcomes.into_iter().any(|(_, sentence)| sentence.codes().next().is_none())
    }

    fn has(&self, role: Role) -> bool {
        self.parts.iter().any(|(lead, _)| lead.role() == Some(role))
    }
}

fn stretches(read: &ast::Record) -> Vec<Stretch<'_>> {
    let mut stretches: Vec<Stretch<'_>> = Vec::new();
    for (field, span) in read.record.fields.iter().zip(&read.field_spans) {
        let Value::Part { lead, sentence } = &field.value else { continue };
        match stretches.last_mut() {
            Some(last) if !lead.part.begins() => last.parts.push((lead, sentence)),
            _ => stretches.push(Stretch { span: *span, parts: vec![(lead, sentence)] }),
        }
    }
    stretches
}

fn note(
    configuration: &Configuration,
    span: Span,
    alone: bool,
    stretch: &Stretch<'_>,
    next: Option<&Stretch<'_>>,
) -> Diagnostic {
    let ConfigurationId { record, .. } = &configuration.id;
    let name = if alone { record.to_string() } else { configuration.id.to_string() };
    let framed = stretch.has(Role::Context) || stretch.has(Role::Mechanism);
    let open = framed && !stretch.has(Role::Outcome);
    let reason = if open { "nothing stands behind `then`" } else { "no phrase is coded to one" };
    let note = Diagnostic::at(Code::NoOutcome, span, format!("`{name}` has no outcome: {reason}"))
        .label(format!("read as {}", reading(configuration)));
    let cut_off = next.and_then(|next| {
        let (lead, _) = next.parts.first()?;
        (open && matches!(lead.part, Part::However | Part::Also)).then_some((lead, next.span))
    });
    if let Some((lead, span)) = cut_off {
        let typed = lead.typed.trim_end_matches([',', ';', ':', '–', '—']);
        let before_if = typed.rsplit_once([' ', ',']).filter(|_| lead.condition).map(|(before, _)| before);
        let word = before_if.unwrap_or(typed).trim_end_matches([',', ' ']);
        return note.related(span, "read as a further configuration").help(format!(
            "a line that begins with `{word}` begins a further configuration; to go on with the sentence, join it to the line above"
        ));
    }
    note.help(if open {
        "if one of these phrases is what comes about, begin a line with `then:` before it (the colon keeps the word out \
         of the text); where the source tells none, a line `then: ?` says so"
    } else {
        "if one of these phrases is what comes about, say so in its code: `(outcome +factor)`; where the source tells none, \
         a line `then: ?` says so"
    })
}

/// The literals of a configuration by role, in the order in which the roles were first named.
fn reading(configuration: &Configuration) -> String {
    let mut roles: Vec<Role> = Vec::new();
    for (role, _) in &configuration.parts {
        if !roles.contains(role) {
            roles.push(*role);
        }
    }
    let of_role = |role: Role| {
        let groups: Vec<String> =
            configuration.groups(role).map(|group| print_group(group, role == Role::Actor)).collect();
        format!("{role} {}", groups.join(", "))
    };
    roles.into_iter().map(of_role).collect::<Vec<_>>().join(" · ")
}
