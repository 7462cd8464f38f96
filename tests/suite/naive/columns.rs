//! What stands in the columns of `find` without chains.

use super::{Naive, Row, find::Thing};
use because::{
    question::{Find, Things},
    theory::{Literal, NameOf, Record, RecordKind, Role, Value},
};
use std::collections::BTreeSet;

impl<'a> Naive<'a> {
    /// The columns of a thing that was found.
    pub(super) fn row_of(&self, thing: Thing<'a>, find: &Find) -> Row {
        let mut row = Row::new();
        row.insert("id".into(), self.id_of(thing).to_string());
        match thing {
            Thing::Configuration(at) => self.configuration_columns(at, &mut row),
            Thing::Record(record) => match record.kind {
                RecordKind::Statement => self.statement_columns(record, &mut row),
                RecordKind::Factor(usual) => self.factor_columns(record, usual, find, &mut row),
                RecordKind::Source => self.source_columns(record, &mut row),
                RecordKind::Evidence => evidence_columns(record, &mut row),
                RecordKind::Theme | RecordKind::Theory => self.cluster_columns(record, &mut row),
                _ => {
                    row.insert("label".into(), record.label.clone().unwrap_or_default());
                }
            },
        }
        row
    }

    fn counts(&self, thing: &NameOf, row: &mut Row) {
        row.insert("sources".into(), self.sources(thing).len().to_string());
        row.insert("evidence".into(), self.count_of("supports", thing).to_string());
        row.insert("against".into(), self.count_of("contradicts", thing).to_string());
    }

    fn configuration_columns(&self, at: usize, row: &mut Row) {
        let told = &self.told()[at];
        self.counts(&told.id, row);
        let columns = [
            ("contexts", Role::Context),
            ("interventions", Role::Intervention),
            ("resources", Role::Resource),
            ("reasonings", Role::Reasoning),
            ("mechanisms", Role::Mechanism),
            ("outcomes", Role::Outcome),
        ];
        for (column, role) in columns {
            row.insert(column.into(), groups(&told.role(role)));
        }
        row.insert("actors".into(), groups(&told.role(Role::Actor)).replace('+', ""));
        let unknown = Role::ALL.into_iter().filter(|role| told.role(*role).iter().any(|group| group.is_empty()));
        row.insert("unknown".into(), unknown.map(Role::word).collect::<Vec<_>>().join(", "));
        let Some(record) = self.record(&told.id.name) else { return };
        let statement = record.kind == RecordKind::Statement;
        row.insert("statement".into(), if statement { record.name.to_string() } else { String::new() });
        fields(record, &["theme", "novelty", "status"], row);
        row.insert("theory".into(), names(record, "in"));
    }

    fn statement_columns(&self, record: &Record, row: &mut Row) {
        let thing = NameOf { name: record.name.clone(), number: None };
        self.counts(&thing, row);
        row.insert("silent".into(), self.count_of("silent", &thing).to_string());
        row.insert("text".into(), record.sentence().unwrap_or_default());
        fields(record, &["theme", "novelty", "degree"], row);
        row.insert("theory".into(), names(record, "in"));
        let own = self.told_by(Thing::Record(self.record(&record.name).unwrap_or(record)));
        for (column, role) in
            [("contexts", Role::Context), ("mechanisms", Role::Mechanism), ("outcomes", Role::Outcome)]
        {
            let mut literals: Vec<String> = Vec::new();
            for literal in own.iter().flat_map(|&at| self.told()[at].role(role)).flatten() {
                if !literals.contains(&literal.to_string()) {
                    literals.push(literal.to_string());
                }
            }
            row.insert(column.into(), literals.join(", "));
        }
        let ids: Vec<String> = own.iter().map(|&at| self.told()[at].id.to_string()).collect();
        row.insert("configurations".into(), ids.join(", "));
    }

    fn factor_columns(&self, record: &Record, usual: Option<Role>, find: &Find, row: &mut Row) {
        let thing = NameOf { name: record.name.clone(), number: None };
        self.counts(&thing, row);
        row.remove("sources");
        row.insert("configurations".into(), self.standing_in(&record.name, find).len().to_string());
        row.insert("role".into(), usual.map(Role::word).unwrap_or_default().to_owned());
        row.insert("label".into(), record.label.clone().unwrap_or_default());
        fields(record, &["theme", "novelty", "degree"], row);
        row.insert("theory".into(), names(record, "in"));
        let mut stands = BTreeSet::new();
        let mut pieces = BTreeSet::new();
        for at in self.standing_in(&record.name, find) {
            let told = &self.told()[at];
            let parts = told.parts.iter().filter(|(role, _)| match find.things {
                Things::Role(wanted) => told.plays(*role, wanted),
                _ => true,
            });
            stands.extend(parts.flat_map(|(_, group)| group).filter(|l| l.factor == record.name).cloned());
            for piece in self.pieces("supports", &told.id) {
                pieces.extend(Naive::pieces_of(piece));
            }
        }
        row.insert("stands".into(), stands.iter().map(Literal::to_string).collect::<Vec<_>>().join(", "));
        row.insert("evidence-through".into(), pieces.len().to_string());
    }

    fn source_columns(&self, record: &Record, row: &mut Row) {
        row.insert("label".into(), record.label.clone().unwrap_or_default());
        fields(record, &["kind", "year", "case", "via"], row);
        for stance in ["supports", "contradicts", "silent", "refines"] {
            let says = |piece: &&&Record| {
                piece.names("from").iter().any(|from| from.name == record.name) && !piece.names(stance).is_empty()
            };
            let count = self.of_kind(|kind| kind == RecordKind::Evidence).iter().filter(says).count();
            row.insert(stance.into(), count.to_string());
        }
    }

    fn cluster_columns(&self, record: &Record, row: &mut Row) {
        row.insert("label".into(), record.label.clone().unwrap_or_default());
        let word = if record.kind == RecordKind::Theme { "theme" } else { "in" };
        for (column, kind) in [("statements", RecordKind::Statement), ("cmocs", RecordKind::Cmoc)] {
            let claims = self.of_kind(|one| one == kind).into_iter().filter(|claim| self.stands(&claim.name));
            let within = claims.filter(|claim| claim.names(word).iter().any(|named| named.name == record.name));
            row.insert(column.into(), within.count().to_string());
        }
    }
}

fn evidence_columns(record: &Record, row: &mut Row) {
    fields(record, &["from", "via", "relevance"], row);
    let places = record.all("from").filter_map(|value| match value {
        Value::Place { at, .. } => at.clone(),
        _ => None,
    });
    row.insert("place".into(), places.collect::<Vec<_>>().join("; "));
    row.insert("quote".into(), record.text("quote").or(record.text("paraphrase")).unwrap_or_default().to_owned());
    let stances = ["supports", "contradicts", "refines", "silent"];
    let taken = stances.into_iter().filter(|stance| record.get(stance).is_some());
    row.insert("stance".into(), taken.collect::<Vec<_>>().join(", "));
}

/// Fields as they stand in the record, over all their lines, each value once.
fn fields(record: &Record, words: &[&str], row: &mut Row) {
    for word in words {
        row.insert((*word).to_owned(), names(record, word));
    }
}

fn names(record: &Record, word: &str) -> String {
    let mut values = Vec::new();
    for value in record.all(word) {
        match value {
            Value::Names(names) | Value::Place { names, .. } => values.extend(names.iter().map(NameOf::to_string)),
            Value::Word(word) | Value::Text(word) => values.push(word.clone()),
            Value::Number(number) => values.push(number.to_string()),
            _ => {}
        }
    }
    let mut once: Vec<String> = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once.join(", ")
}

/// Groups in the order given; `?` for an unknown one.
fn groups(groups: &[&Vec<Literal>]) -> String {
    let one = |group: &&Vec<Literal>| {
        if group.is_empty() {
            "?".to_owned()
        } else {
            group.iter().map(Literal::to_string).collect::<Vec<_>>().join(" or ")
        }
    };
    groups.iter().map(one).collect::<Vec<_>>().join(", ")
}
