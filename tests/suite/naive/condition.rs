//! Conditions on records, configurations and rows.

use super::{Naive, Row};
use because::{
    question::{Comparison, Condition, Find, Operand},
    theory::{Literal, Name, NameOf, Record, RecordKind, Role, Value},
};

/// One value that a thing has in a field.
#[derive(Debug, Clone, PartialEq)]
enum Has {
    Number(i64),
    Word(String),
    Literal(Literal),
    /// A role that is not known.
    Unknown,
}

impl<'a> Naive<'a> {
    /// Whether a condition keeps a configuration.
    pub(crate) fn keeps_configuration(&self, condition: &Condition, at: usize) -> bool {
        keeps(condition, &|field| self.of_configuration(field, at), &|word| self.level(word))
    }

    /// Whether a condition keeps a record that is no claim.
    pub(crate) fn keeps_record(&self, condition: &Condition, record: &Record, find: &Find) -> bool {
        let of = |field: &str| match field {
            "configurations" => vec![Has::Number(self.standing_in(&record.name, find).len() as i64)],
            _ => self.of_record(field, record),
        };
        keeps(condition, &of, &|word| self.level(word))
    }

    /// Whether a condition keeps a statement.
    pub(crate) fn keeps_statement(&self, condition: &Condition, record: &Record) -> bool {
        keeps(condition, &|field| self.of_statement(field, record), &|word| self.level(word))
    }

    /// Whether a condition keeps a row, by its columns and, where it is about a factor, by the fields of that.
    pub(crate) fn keeps_row(&self, condition: &Condition, row: &Row) -> bool {
        let of = |field: &str| match row.iter().find(|(column, _)| *column == field) {
            Some((_, text)) => vec![text.parse().map_or_else(|_| Has::Word(text.clone()), Has::Number)],
            None => row
                .get("id")
                .and_then(|id| self.record(&Name::new(id)))
                .map(|record| self.of_record(field, record))
                .unwrap_or_default(),
        };
        keeps(condition, &of, &|word| self.level(word))
    }

    fn of_configuration(&self, field: &str, at: usize) -> Vec<Has> {
        let told = &self.told[at];
        if let Some(role) = Role::from_word(field) {
            return self.of_role(role, &[at]);
        }
        match self.counted(field, &told.id) {
            Some(count) => vec![Has::Number(count)],
            None if field == "source" || field == "case" => self.behind_it(field, &told.id),
            None => self.record(&told.id.name).map(|record| self.of_fields(field, record)).unwrap_or_default(),
        }
    }

    fn of_statement(&self, field: &str, record: &Record) -> Vec<Has> {
        let own: Vec<usize> = (0..self.told.len()).filter(|&at| self.told[at].id.name == record.name).collect();
        match Role::from_word(field) {
            Some(role) => self.of_role(role, &own),
            None => self.of_record(field, record),
        }
    }

    fn of_role(&self, role: Role, configurations: &[usize]) -> Vec<Has> {
        let mut values = Vec::new();
        for &at in configurations {
            let groups = self.told[at].role(role);
            if groups.iter().any(|group| group.is_empty()) {
                values.push(Has::Unknown);
            }
            values.extend(groups.into_iter().flatten().cloned().map(Has::Literal));
        }
        values
    }

    fn of_record(&self, field: &str, record: &Record) -> Vec<Has> {
        let thing = NameOf { name: record.name.clone(), number: None };
        let claim = matches!(record.kind, RecordKind::Statement | RecordKind::Cmoc);
        let named = claim || record.kind.is_factor();
        match self.counted(field, &thing).filter(|_| named) {
            Some(count) => vec![Has::Number(count)],
            None if claim && (field == "source" || field == "case") => self.behind_it(field, &thing),
            None => self.of_fields(field, record),
        }
    }

    /// The sources or cases behind a thing.
    fn behind_it(&self, field: &str, thing: &NameOf) -> Vec<Has> {
        let names = if field == "source" { self.sources(thing) } else { self.cases(thing) };
        names.iter().map(|name| Has::Word(name.to_string())).collect()
    }

    /// A count that every thing has.
    fn counted(&self, field: &str, thing: &NameOf) -> Option<i64> {
        let count = match field {
            "evidence" => self.count_of("supports", thing),
            "against" => self.count_of("contradicts", thing),
            "silent" => self.count_of("silent", thing),
            "refining" => self.count_of("refines", thing),
            "sources" => self.sources(thing).len(),
            "cases" => self.cases(thing).len(),
            "via" => self.reviews(thing).len(),
            _ => return None,
        };
        i64::try_from(count).ok()
    }

    /// What stands in the fields of a record; `theory` is asked for by that word and written `in`.
    fn of_fields(&self, field: &str, record: &Record) -> Vec<Has> {
        let word = if field == "theory" { "in" } else { field };
        let mut values = Vec::new();
        for value in record.all(word) {
            match value {
                Value::Names(names) | Value::Place { names, .. } => {
                    values.extend(names.iter().map(|name| Has::Word(name.to_string())));
                }
                Value::Word(word) | Value::Text(word) | Value::Date(word) => values.push(Has::Word(word.clone())),
                Value::Texts(texts) => values.extend(texts.iter().cloned().map(Has::Word)),
                Value::Number(number) => values.push(Has::Number(*number)),
                _ => {}
            }
        }
        values
    }
}

/// Whether a condition holds, given what a thing has in each field.
fn keeps(condition: &Condition, of: &dyn Fn(&str) -> Vec<Has>, level: &dyn Fn(&str) -> Option<usize>) -> bool {
    match condition {
        Condition::And(all) => all.iter().all(|one| keeps(one, of, level)),
        Condition::Or(any) => any.iter().any(|one| keeps(one, of, level)),
        Condition::Not(one) => !keeps(one, of, level),
        Condition::Compare { field, comparison: Comparison::NotEqual, with } => {
            let equal = Condition::Compare { field: field.clone(), comparison: Comparison::Equal, with: with.clone() };
            !keeps(&equal, of, level)
        }
        Condition::Compare { field, comparison, with } => {
            of(field).iter().any(|value| compares(value, *comparison, with, level))
        }
    }
}

fn compares(value: &Has, comparison: Comparison, with: &Operand, level: &dyn Fn(&str) -> Option<usize>) -> bool {
    let order = match (value, with) {
        (Has::Number(a), Operand::Number(b)) => Some(a.cmp(b)),
        (Has::Word(a), Operand::Word(b) | Operand::Text(b)) if comparison == Comparison::Equal => {
            Some(a.to_lowercase().cmp(&b.to_lowercase()))
        }
        (Has::Word(a), Operand::Word(b)) => level(a).and_then(|a| level(b).map(|b| a.cmp(&b))),
        (Has::Literal(a), Operand::Literal(b)) => (a == b).then_some(std::cmp::Ordering::Equal),
        (Has::Literal(a), Operand::Word(b)) => (a.factor.as_str() == b).then_some(std::cmp::Ordering::Equal),
        (Has::Unknown, Operand::Word(b)) => (b == "?").then_some(std::cmp::Ordering::Equal),
        _ => None,
    };
    order.is_some_and(|order| match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    })
}
