//! What people call records: names, labels and other names, without the rest of the records.

use super::{Name, Record, RecordKind};

/// What one record is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    /// Its kind.
    pub kind: RecordKind,
    /// Its name.
    pub name: Name,
    /// Its label, where it has one.
    pub label: Option<String>,
    /// The other names of a factor.
    pub others: Vec<String>,
}

impl Titled {
    /// What a record is called.
    pub fn of(record: &Record) -> Titled {
        let titles = record.titles().skip(usize::from(record.label.is_some())).map(str::to_owned);
        Titled { kind: record.kind, name: record.name.clone(), label: record.label.clone(), others: titles.collect() }
    }

    /// Its label and its other names.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.label.iter().chain(&self.others).map(String::as_str)
    }
}

/// Whatever is called something: a record, or what it is called.
pub trait Called {
    /// Its kind.
    fn kind(&self) -> RecordKind;
    /// Its name.
    fn name(&self) -> &Name;
    /// Its label, where it has one.
    fn label(&self) -> Option<&str>;
}

macro_rules! called_by_its_fields {
    ($($thing:ty),+) => {$(
        impl Called for $thing {
            fn kind(&self) -> RecordKind {
                self.kind
            }

            fn name(&self) -> &Name {
                &self.name
            }

            fn label(&self) -> Option<&str> {
                self.label.as_deref()
            }
        }
    )+};
}

called_by_its_fields!(Record, Titled);
