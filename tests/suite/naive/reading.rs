//! Records read into configurations, in words of its own.

use because::theory::{Direction, Group, Lead, Literal, NameOf, Part, Record, RecordKind, Role, Run, Sentence, Value};

/// What a statement or `cmoc` tells: groups of alternatives in roles; a group without literals is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) id: NameOf,
    pub(crate) parts: Vec<(Role, Vec<Literal>)>,
    /// The number of the configuration whose twin by `otherwise` it is.
    pub(crate) twin_of: Option<u32>,
}

impl Told {
    /// The groups in one of these roles.
    fn within(&self, roles: &[Role]) -> Vec<&Vec<Literal>> {
        self.parts.iter().filter(|(role, _)| roles.contains(role)).map(|(_, group)| group).collect()
    }

    /// The groups in a role.
    pub(crate) fn role(&self, role: Role) -> Vec<&Vec<Literal>> {
        self.within(&[role])
    }

    fn intervenes(&self) -> bool {
        !self.role(Role::Intervention).is_empty()
    }

    /// Whether a role is one that was asked for: a reasoning is a mechanism too, a resource beside an intervention.
    pub(crate) fn plays(&self, role: Role, wanted: Role) -> bool {
        let mechanism = role == Role::Reasoning || (role == Role::Resource && self.intervenes());
        role == wanted || (wanted == Role::Mechanism && mechanism)
    }

    /// C: contexts and interventions, and resources where no intervention is named.
    pub(crate) fn stated(&self) -> Vec<&Vec<Literal>> {
        if self.intervenes() {
            self.within(&[Role::Context, Role::Intervention])
        } else {
            self.within(&[Role::Context, Role::Resource])
        }
    }

    /// M: mechanisms and reasonings, and resources where an intervention is named.
    pub(crate) fn mechanisms(&self) -> Vec<&Vec<Literal>> {
        if self.intervenes() {
            self.within(&[Role::Mechanism, Role::Reasoning, Role::Resource])
        } else {
            self.within(&[Role::Mechanism, Role::Reasoning])
        }
    }

    /// cond: what is stated, else the mechanisms.
    pub(crate) fn conditions(&self) -> Vec<&Vec<Literal>> {
        let stated = self.stated();
        if stated.is_empty() { self.mechanisms() } else { stated }
    }

    /// O: the outcomes.
    pub(crate) fn outcomes(&self) -> Vec<&Vec<Literal>> {
        self.role(Role::Outcome)
    }
}

/// The configurations of a record; a statement without any coded phrase tells none, and in another a part that is not
/// coded yet has its number all the same.
pub(crate) fn configurations(record: &Record) -> Vec<Told> {
    match record.kind {
        RecordKind::Cmoc => vec![cmoc(record)],
        RecordKind::Statement if is_coded(record) => statement(record),
        _ => Vec::new(),
    }
}

fn is_coded(record: &Record) -> bool {
    record.fields.iter().any(|field| match &field.value {
        Value::Part { lead, sentence } => sentence.codes().next().is_some() || is_unknown(lead, sentence),
        _ => false,
    })
}

/// Whether a part says that what stands there is not known: `then: ?`.
fn is_unknown(lead: &Lead, sentence: &Sentence) -> bool {
    lead.ours && sentence.runs.is_empty()
}

fn cmoc(record: &Record) -> Told {
    let (mut parts, mut coded) = (Vec::new(), Vec::new());
    for field in &record.fields {
        let Some(role) = Role::ALL.into_iter().find(|role| role.word() == field.word) else { continue };
        match &field.value {
            Value::Groups(groups) => {
                coded.extend(parts.len()..parts.len() + groups.len());
                parts.extend(groups.iter().map(|group| (role, group.literals.clone())));
            }
            Value::Cell(sentence) if sentence.codes().next().is_none() => {
                coded.push(parts.len());
                parts.push((role, Vec::new()));
            }
            Value::Cell(sentence) => read(sentence, Some(role), &mut parts, &mut coded),
            _ => {}
        }
    }
    Told { id: NameOf { name: record.name.clone(), number: None }, parts, twin_of: None }
}

fn statement(record: &Record) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    let mut coded = Vec::new();
    for field in &record.fields {
        match &field.value {
            Value::Part { lead, sentence } => {
                if all.is_empty() || lead.part.begins() {
                    let told = begin(record, lead, &all);
                    all.push(told);
                    coded.clear();
                }
                if let Some(told) = all.last_mut() {
                    read(sentence, default_role(lead), &mut told.parts, &mut coded);
                    if is_unknown(lead, sentence) {
                        told.parts.extend(default_role(lead).map(|role| (role, Vec::new())));
                    }
                }
            }
            Value::Roles(roles) => {
                let Some((last, before)) = all.split_last_mut() else { continue };
                let Some(previous) = before.last() else { continue };
                for kept in previous.parts.iter().filter(|(role, _)| roles.contains(role)) {
                    if !last.parts.contains(kept) {
                        last.parts.push(kept.clone());
                    }
                }
            }
            _ => {}
        }
    }
    all
}

fn default_role(lead: &Lead) -> Option<Role> {
    match lead.part {
        Part::If => Some(Role::Context),
        Part::Then | Part::InTurn | Part::Otherwise => Some(Role::Outcome),
        Part::Because => Some(Role::Mechanism),
        Part::However | Part::Also if lead.condition => Some(Role::Context),
        Part::However | Part::Also | Part::Says => None,
    }
}

/// A further configuration with what it takes from the one before.
fn begin(record: &Record, lead: &Lead, all: &[Told]) -> Told {
    let number = u32::try_from(all.len() + 1).ok();
    let mut told = Told { id: NameOf { name: record.name.clone(), number }, parts: Vec::new(), twin_of: None };
    let Some(before) = all.last() else { return told };
    match lead.part {
        Part::InTurn => told.parts = linked(before),
        Part::Otherwise => {
            told.parts = reversed(before);
            told.twin_of = u32::try_from(all.len()).ok();
        }
        _ => {}
    }
    told
}

/// The next link: the conditions kept, the actors carried along, the outcomes before as contexts.
fn linked(before: &Told) -> Vec<(Role, Vec<Literal>)> {
    let conditions: &[Role] = if before.intervenes() {
        &[Role::Context, Role::Intervention, Role::Actor]
    } else {
        &[Role::Context, Role::Resource, Role::Actor]
    };
    let mut parts: Vec<(Role, Vec<Literal>)> = Vec::new();
    for part in before.parts.iter().filter(|(role, _)| conditions.contains(role)) {
        if !parts.contains(part) {
            parts.push(part.clone());
        }
    }
    for outcome in before.outcomes() {
        let context = (Role::Context, outcome.clone());
        if !parts.contains(&context) {
            parts.push(context);
        }
    }
    parts
}

/// The twin: all but the outcomes, the mechanisms the other way.
fn reversed(before: &Told) -> Vec<(Role, Vec<Literal>)> {
    let mechanisms: &[Role] = if before.intervenes() {
        &[Role::Mechanism, Role::Reasoning, Role::Resource]
    } else {
        &[Role::Mechanism, Role::Reasoning]
    };
    let turn = |literal: &Literal| Literal {
        factor: literal.factor.clone(),
        direction: match literal.direction {
            Direction::More => Direction::Less,
            Direction::Less => Direction::More,
            Direction::Unsaid => Direction::Unsaid,
        },
    };
    let mut parts = Vec::new();
    for (role, group) in &before.parts {
        if *role == Role::Outcome {
            continue;
        }
        let group = if mechanisms.contains(role) { group.iter().map(turn).collect() } else { group.clone() };
        let part = (*role, group);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts
}

/// Adds what the phrases of a sentence are coded to; `coded` are the places of what was coded, in the order of phrases.
fn read(sentence: &Sentence, default: Option<Role>, parts: &mut Vec<(Role, Vec<Literal>)>, coded: &mut Vec<usize>) {
    for run in &sentence.runs {
        let Run::Phrase { code, .. } = run else { continue };
        let mut groups: &[Group] = &code.groups;
        let mut role = code.role.or(default);
        if code.or
            && let Some(at) = coded.iter().copied().rfind(|at| code.role.is_none_or(|role| parts[*at].0 == role))
            && let Some((first, rest)) = groups.split_first()
        {
            parts[at].1.extend(first.literals.iter().cloned());
            role = code.role.or(Some(parts[at].0));
            groups = rest;
            coded.push(at);
        }
        let Some(role) = role else { continue };
        let before = parts.len();
        if code.groups.is_empty() {
            parts.push((role, Vec::new()));
        }
        parts.extend(groups.iter().map(|group| (role, group.literals.clone())));
        coded.extend(before..parts.len());
    }
}
