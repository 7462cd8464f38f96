//! All that is known: records by name.

use super::{Name, Record};
use std::{collections::BTreeMap, sync::Arc};

/// The records of a knowledge base, by name. The order of loading leaves no trace in it.
#[derive(Debug, Clone, Default)]
pub struct Theory {
    records: BTreeMap<Name, Arc<Record>>,
}

impl Theory {
    /// The record with that name.
    pub fn get(&self, name: &Name) -> Option<&Arc<Record>> {
        self.records.get(name)
    }

    /// The record whose name is that text, in any letter case.
    pub fn find(&self, name: &str) -> Option<&Arc<Record>> {
        self.records.get(name).or_else(|| self.records.get(name.to_lowercase().as_str()))
    }

    /// Puts a record in the place of the one with its name, which it gives back.
    pub fn insert(&mut self, record: Record) -> Option<Arc<Record>> {
        self.records.insert(record.name.clone(), Arc::new(record))
    }

    /// All records, by name.
    pub fn records(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.records.values()
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}
