//! `count … by …`, groups with zero included.

use super::{Naive, Row};
use because::{
    question::{Find, Tail, Things},
    theory::{Name, NameOf, RecordKind, Value, fields},
};
use std::collections::BTreeMap;

impl Naive<'_> {
    pub(super) fn count(&self, find: &Find, by: Option<&str>, tail: &Tail) -> Vec<Row> {
        let things = self.things(find, tail, by);
        let Some(by) = by else {
            return vec![Row::from([("count".into(), things.len().to_string())])];
        };
        let mut groups: BTreeMap<String, usize> = self.all_groups(by).into_iter().map(|group| (group, 0)).collect();
        if by == "setting" || by == "coder" {
            let all = self.of_kind(|_| true);
            groups.extend(all.iter().filter_map(|record| record.text(by)).map(|text| (text.to_owned(), 0)));
        }
        let open =
            matches!(by, "evidence" | "sources" | "cases" | "included") || (by == "degree" && self.levels().is_empty());
        if !open {
            groups.insert(format!("(no {by})"), 0);
        }
        let claims = matches!(find.things, Things::Statements | Things::Cmocs);
        for thing in things {
            let id = self.id_of(thing);
            let values = match by {
                "evidence" => vec![self.count_of("supports", &id).to_string()],
                "sources" => vec![self.sources(&id).len().to_string()],
                "cases" => vec![self.cases(&id).len().to_string()],
                "source" if claims => self.sources(&id).iter().map(Name::to_string).collect(),
                "case" if claims => self.cases(&id).iter().map(Name::to_string).collect(),
                field => self.values(&id, if field == "theory" { "in" } else { field }),
            };
            if values.is_empty() {
                *groups.entry(format!("(no {by})")).or_default() += 1;
            }
            for value in values {
                *groups.entry(value).or_default() += 1;
            }
        }
        groups
            .into_iter()
            .map(|(group, count)| Row::from([("group".into(), group), ("count".into(), count.to_string())]))
            .collect()
    }

    fn values(&self, id: &NameOf, field: &str) -> Vec<String> {
        let Some(record) = self.record(&id.name) else { return Vec::new() };
        let mut values = Vec::new();
        for value in record.all(field) {
            match value {
                Value::Names(names) => values.extend(names.iter().map(NameOf::to_string)),
                Value::Word(word) | Value::Text(word) => values.push(word.clone()),
                Value::Number(number) => values.push(number.to_string()),
                _ => {}
            }
        }
        values
    }

    /// The groups that are there even where nothing falls into them.
    fn all_groups(&self, by: &str) -> Vec<String> {
        let kinds = [RecordKind::Statement, RecordKind::Source, RecordKind::Theme, RecordKind::Factor(None)];
        let closed = kinds.into_iter().find_map(|kind| fields::find(kind, by));
        if let Some(fields::FieldSpec { takes: fields::Takes::Closed(words), .. }) = closed {
            return words.iter().map(|word| (*word).to_owned()).collect();
        }
        if by == "degree" {
            return self.levels();
        }
        let wanted = match by {
            "theme" => RecordKind::Theme,
            "theory" => RecordKind::Theory,
            "case" => RecordKind::Case,
            "source" => RecordKind::Source,
            _ => return Vec::new(),
        };
        self.of_kind(|kind| kind == wanted).iter().map(|record| record.name.to_string()).collect()
    }
}
