//! What a statement or a `cmoc` says: its configurations, read off its phrases and role lines.

use crate::theory::{
    Code, Configuration, ConfigurationId, Group, Lead, Part, Record, RecordKind, Role, Sentence, Value,
};

/// The configurations of a statement or `cmoc`, in the order given; none for a record of another kind.
///
/// A `cmoc` has one, named as it is, even where nothing is told of it yet. A statement has one, or several where it goes
/// on, numbered from 1. One in which nothing is coded yet has its number too, so that coding it later changes no other
/// number; a statement without any code has none.
pub fn configurations(record: &Record) -> Vec<Configuration> {
    match record.kind {
        RecordKind::Cmoc => of_cmoc(record),
        RecordKind::Statement => of_statement(record),
        _ => Vec::new(),
    }
}

fn of_cmoc(record: &Record) -> Vec<Configuration> {
    let mut parts = Parts::default();
    for field in &record.fields {
        let Some(role) = Role::from_word(field.word) else { continue };
        match &field.value {
            Value::Groups(groups) => groups.iter().for_each(|group| parts.add(role, group.clone())),
            Value::Cell(sentence) => parts.add_cell(role, sentence),
            _ => {}
        }
    }
    let id = ConfigurationId { record: record.name.clone(), number: None };
    vec![Configuration { id, parts: parts.groups, twin_of: None }]
}

fn of_statement(record: &Record) -> Vec<Configuration> {
    let mut reading = Reading { record, done: Vec::new(), now: Parts::default(), twin_of: None, begun: false };
    for field in &record.fields {
        match &field.value {
            Value::Part { lead, sentence } => reading.part(lead, sentence),
            Value::Roles(roles) => reading.keep(roles),
            _ => {}
        }
    }
    reading.close();
    let coded = reading.done.iter().any(|configuration| !configuration.parts.is_empty());
    if coded { reading.done } else { Vec::new() }
}

/// The groups of one configuration while they are read.
#[derive(Default)]
struct Parts {
    groups: Vec<(Role, Group)>,
    /// Where the groups that were coded stand, in the order of their phrases; `or` adds to one of them.
    coded: Vec<usize>,
}

impl Parts {
    fn add(&mut self, role: Role, group: Group) {
        self.coded.push(self.groups.len());
        self.groups.push((role, group));
    }

    fn add_cell(&mut self, role: Role, sentence: &Sentence) {
        let mut coded = false;
        for (_, code) in sentence.codes() {
            coded = true;
            self.add_code(code, Some(role));
        }
        if !coded {
            self.add(role, Group::default());
        }
    }

    /// Adds what a phrase is coded to. One that has no role, neither its own nor its line's, is passed over: the
    /// reader of the text reports it.
    fn add_code(&mut self, code: &Code, line: Option<Role>) {
        let mut groups = code.groups.iter();
        let mut role = code.role.or(line);
        if code.or
            && let Some(at) = self.joined(code.role)
            && let Some((before, group)) = self.groups.get_mut(at)
        {
            self.coded.push(at);
            role = code.role.or(Some(*before));
            for literal in groups.next().into_iter().flat_map(|first| &first.literals) {
                if !group.literals.contains(literal) {
                    group.literals.push(literal.clone());
                }
            }
        } else if code.groups.is_empty()
            && let Some(role) = role
        {
            self.add(role, Group::default());
        }
        if let Some(role) = role {
            groups.for_each(|group| self.add(role, group.clone()));
        }
    }

    /// Where the group stands to which an `or` adds: the one coded last, in the role that the phrase says itself.
    fn joined(&self, role: Option<Role>) -> Option<usize> {
        let fits = |at: &&usize| self.groups.get(**at).is_some_and(|(of, _)| role.is_none_or(|role| role == *of));
        self.coded.iter().rev().find(fits).copied()
    }

    /// Takes groups over from another configuration, each once.
    fn carry(&mut self, parts: impl IntoIterator<Item = (Role, Group)>) {
        for part in parts {
            if !self.groups.contains(&part) {
                self.groups.push(part);
            }
        }
    }
}

/// A statement while it is read.
struct Reading<'a> {
    record: &'a Record,
    done: Vec<Configuration>,
    now: Parts,
    twin_of: Option<u32>,
    /// Whether a part was read.
    begun: bool,
}

impl Reading<'_> {
    fn part(&mut self, lead: &Lead, sentence: &Sentence) {
        if std::mem::replace(&mut self.begun, true) && lead.part.begins() {
            self.close();
            self.begin(lead.part);
        }
        for (_, code) in sentence.codes() {
            self.now.add_code(code, lead.role());
        }
        if let Some(role) = lead.role().filter(|_| lead.ours && sentence.runs.is_empty()) {
            self.now.add(role, Group::default());
        }
    }

    /// Ends the configuration that is being read. One in which nothing is coded yet has its number all the same.
    fn close(&mut self) {
        let parts = std::mem::take(&mut self.now).groups;
        let number = u32::try_from(self.done.len() + 1).ok();
        let id = ConfigurationId { record: self.record.name.clone(), number };
        self.done.push(Configuration { id, parts, twin_of: self.twin_of.take() });
    }

    fn begin(&mut self, part: Part) {
        let Some(before) = self.done.last() else { return };
        match part {
            Part::InTurn => self.now.carry(next_link(before)),
            Part::Otherwise => {
                self.twin_of = before.id.number;
                self.now.carry(reversed(before));
            }
            _ => {}
        }
    }

    fn keep(&mut self, roles: &[Role]) {
        if let Some(before) = self.done.last() {
            self.now.carry(before.parts.iter().filter(|(role, _)| roles.contains(role)).cloned());
        }
    }
}

/// What the next link of a chain takes over: the conditions and actors, and the outcomes as further contexts.
fn next_link(before: &Configuration) -> Vec<(Role, Group)> {
    let kept = before.parts.iter().filter(|(role, _)| is_condition(before, *role) || *role == Role::Actor).cloned();
    let outcomes = before.groups(Role::Outcome).map(|group| (Role::Context, group.clone()));
    kept.chain(outcomes).collect()
}

/// What a twin by `otherwise` takes over: the conditions and actors, and the mechanisms reversed.
fn reversed(before: &Configuration) -> Vec<(Role, Group)> {
    let parts = before.parts.iter().filter(|(role, _)| *role != Role::Outcome);
    parts
        .map(|(role, group)| {
            if is_condition(before, *role) || *role == Role::Actor {
                (*role, group.clone())
            } else {
                (*role, Group { literals: group.literals.iter().map(|literal| literal.opposite()).collect() })
            }
        })
        .collect()
}

/// Whether what stands in a role is stated as a condition: resources are where no intervention is named.
fn is_condition(configuration: &Configuration, role: Role) -> bool {
    match role {
        Role::Context | Role::Intervention => true,
        Role::Resource => configuration.groups(Role::Intervention).next().is_none(),
        _ => false,
    }
}

#[cfg(test)]
#[path = "configurations_tests.rs"]
mod tests;
