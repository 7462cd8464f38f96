//! `count`: groups with how many things are in each, those with none included.

use super::rows::{Asked, Key, Listing, Reader, Shape, Subject, Table, column, key_of, levels_of, number};
use crate::{
    answer::{Answer, Basis, Cell},
    diagnostic::{Code, Diagnostic},
    query::{Known, live::speaks_of, notes},
    question::{Condition, Tail},
    theory::{Direction, Literal, NameOf, Record, RecordKind, Role, fields::Wanted},
};
use std::collections::BTreeMap;

/// A group of things that were counted.
struct Group {
    value: Option<Cell>,
    things: Vec<NameOf>,
    count: usize,
}

impl Subject for Group {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        None
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        Basis::Counted(self.things.clone())
    }
}

/// Counts the things of a listing. `where` keeps things, except for what it says of `count`, which keeps groups.
pub(crate) fn answer<S: Subject>(
    asked: &Asked<'_>,
    listing: Listing<S>,
    by: Option<&str>,
) -> Result<Answer, Vec<Diagnostic>> {
    let (of_things, of_groups) = split(asked.tail.filter.as_ref())?;
    let things_tail = Tail { filter: of_things, ..Tail::default() };
    let known = asked.known;
    let reader = by.map(|word| Reader::new(&listing.table, word)).transpose().map_err(|fault| vec![fault]);
    let told = match &reader {
        Ok(Some(reader)) => told(known, &listing, *reader),
        _ => Vec::new(),
    };
    let subjects = Asked { tail: &things_tail, ..*asked }.kept(&listing.table, listing.subjects)?;
    let reader = reader?;
    let (name, shape, groups) = match reader {
        None => ("all", Shape::Word, vec![all(known, &subjects)]),
        Some(reader) => {
            (word(reader, &listing.table), reader.shape(), groups(known, &listing.table, &subjects, reader, told))
        }
    };
    let none = format!("(no {name})");
    let mut columns = vec![column(name, shape, move |_, group: &Group| match &group.value {
        Some(value) => value.clone(),
        None => Cell::Text(none.clone()),
    })];
    columns.push(column("count", Shape::Number, |_, group: &Group| number(group.count)));
    if by.is_none() {
        columns.remove(0);
    }
    let things = listing.table.things;
    let counted = Listing {
        table: Table { things: "groups", columns, kinds: &[], counted: false, roles: false },
        subjects: groups,
        notes: listing.notes,
        partial: listing.partial,
        empty: format!(
            "there is no group: {} {} counted",
            notes::counted(subjects.len(), things),
            notes::was(subjects.len())
        ),
    };
    let tail = Tail { filter: of_groups, ..asked.tail.clone() };
    Asked { tail: &tail, counted: None, ..*asked }.answer(counted)
}

/// Parts a condition into what it says of things and what it says of groups.
fn split(filter: Option<&Condition>) -> Result<(Option<Condition>, Option<Condition>), Vec<Diagnostic>> {
    let Some(filter) = filter else { return Ok((None, None)) };
    let conjuncts = match filter {
        Condition::And(all) => all.clone(),
        one => vec![one.clone()],
    };
    let (groups, things): (Vec<_>, Vec<_>) = conjuncts.into_iter().partition(|one| speaks_of(one, "count"));
    if groups.iter().any(speaks_of_more) {
        let fault =
            Diagnostic::new(Code::NotComparable, "`count` is compared beside what is counted, with `or` or `not`");
        return Err(vec![fault.help("join it to the rest with `and`: where degree = high and count >= 2")]);
    }
    Ok((joined(things), joined(groups)))
}

fn speaks_of_more(condition: &Condition) -> bool {
    match condition {
        Condition::And(all) | Condition::Or(all) => all.iter().any(speaks_of_more),
        Condition::Not(one) => speaks_of_more(one),
        Condition::Compare { field, .. } => !field.eq_ignore_ascii_case("count"),
    }
}

fn joined(mut all: Vec<Condition>) -> Option<Condition> {
    if all.len() > 1 { Some(Condition::And(all)) } else { all.pop() }
}

fn all<S: Subject>(known: &Known<'_>, subjects: &[S]) -> Group {
    let things = subjects.iter().filter_map(|subject| subject.name(known)).collect();
    Group { value: None, things, count: subjects.len() }
}

/// The word of what the groups share, as the table spells it.
fn word<S>(reader: Reader, table: &Table<S>) -> &'static str {
    match reader {
        Reader::Column(at, _) => table.columns[at].name,
        Reader::Field(word, _) => word,
        Reader::Count(measure) => measure.word(),
        Reader::Role(role) => role.word(),
        Reader::Sources => "source",
        Reader::Cases => "case",
    }
}

/// The texts, or the literals in a role, that are told of any of the things, before `where` keeps some of them.
fn told<S: Subject>(known: &Known<'_>, listing: &Listing<S>, reader: Reader) -> Vec<Cell> {
    match reader {
        Reader::Column(_, Shape::Text) | Reader::Field(_, Shape::Text) | Reader::Role(_) => {
            listing.subjects.iter().flat_map(|subject| values_of(reader.read(known, &listing.table, subject))).collect()
        }
        _ => Vec::new(),
    }
}

/// The groups: all records of the kind that a reference can name, all words of a closed list or scale, all texts that
/// are told, and those without a value; else those that occur. A thing with several values stands in the group of each.
fn groups<S: Subject>(
    known: &Known<'_>,
    table: &Table<S>,
    subjects: &[S],
    reader: Reader,
    told: Vec<Cell>,
) -> Vec<Group> {
    let shape = reader.shape();
    let levels = levels_of(known, shape);
    let mut possible = possible(known, shape, &levels);
    possible.extend(told);
    let fixed = !possible.is_empty()
        || matches!(shape, Shape::Name(_) | Shape::Closed(_) | Shape::Text | Shape::Literals(Some(_)));
    let mut groups: BTreeMap<Key, Group> = BTreeMap::new();
    for value in possible {
        if let Some(key) = key_of(&value, shape, &levels) {
            groups.entry(key).or_insert(Group { value: Some(value), things: Vec::new(), count: 0 });
        }
    }
    let mut without = Group { value: None, things: Vec::new(), count: 0 };
    for subject in subjects {
        let name = subject.name(known);
        let mut values: Vec<(Key, Cell)> = Vec::new();
        for value in values_of(reader.read(known, table, subject)) {
            if let Some(key) = key_of(&value, shape, &levels)
                && values.iter().all(|(other, _)| *other != key)
            {
                values.push((key, value));
            }
        }
        if values.is_empty() {
            without.add(name.clone());
        }
        for (key, value) in values {
            let new = || Group { value: Some(value), things: Vec::new(), count: 0 };
            groups.entry(key).or_insert_with(new).add(name.clone());
        }
    }
    let by_size = matches!(shape, Shape::Name(_) | Shape::Word | Shape::Text | Shape::Literals(_));
    let mut groups: Vec<Group> = groups.into_values().collect();
    if by_size {
        groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    }
    if fixed || without.count > 0 {
        groups.push(without);
    }
    groups
}

impl Group {
    fn add(&mut self, thing: Option<NameOf>) {
        self.count += 1;
        self.things.extend(thing);
    }
}

/// What a field could hold, where that is known beforehand.
fn possible(known: &Known<'_>, shape: Shape, levels: &[String]) -> Vec<Cell> {
    match shape {
        Shape::Closed(words) => words.iter().map(|word| Cell::Word((*word).to_owned())).collect(),
        Shape::Scale(..) => levels.iter().map(|word| Cell::Word(word.clone())).collect(),
        Shape::Name(wanted @ (Wanted::Theory | Wanted::Theme | Wanted::Source | Wanted::Case)) => known
            .theory
            .of_kind(|kind| wanted.accepts(kind))
            .into_iter()
            .map(|record| Cell::Word(record.name.to_string()))
            .collect(),
        Shape::Literals(Some(Role::Actor)) => known
            .theory
            .of_kind(|kind| kind == RecordKind::Factor(Some(Role::Actor)))
            .into_iter()
            .map(|record| Cell::Literal(Literal { factor: record.name.clone(), direction: Direction::More }))
            .collect(),
        _ => Vec::new(),
    }
}

/// The single values of a cell.
fn values_of(cell: Cell) -> Vec<Cell> {
    match cell {
        Cell::Nothing => Vec::new(),
        Cell::Words(words) => words.into_iter().map(Cell::Word).collect(),
        Cell::Names(names) => names.into_iter().map(|name| Cell::Word(name.to_string())).collect(),
        Cell::Literals(literals) => literals.into_iter().map(Cell::Literal).collect(),
        Cell::Configurations(all) => vec![number(all.len())],
        one => vec![one],
    }
}
