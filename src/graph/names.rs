//! Names as numbers, in the order of the names.

use crate::theory::Name;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Names sorted and numbered from 0, so that numbers compare as the names do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    names: Vec<Name>,
}

impl Names {
    /// Numbers the names of records, which come sorted, and those that other records name without a record of
    /// their own.
    pub(super) fn new<'a>(declared: Vec<Name>, named: impl Iterator<Item = &'a Name>) -> (Names, HashMap<Name, u32>) {
        let mut names = declared;
        let known: HashSet<&Name> = names.iter().collect();
        let mut others: Vec<Name> = named.filter(|name| !known.contains(*name)).cloned().collect();
        drop(known);
        if !others.is_empty() {
            names.append(&mut others);
            names.sort_unstable();
            names.dedup();
        }
        let numbers = names.iter().cloned().zip(0..).collect();
        (Names { names }, numbers)
    }

    /// The name with that number.
    pub fn get(&self, at: u32) -> Option<&Name> {
        self.names.get(at as usize)
    }

    /// The number of a name.
    pub fn find(&self, name: &str) -> Option<u32> {
        let at = self.names.binary_search_by(|known| known.as_str().cmp(name)).ok()?;
        u32::try_from(at).ok()
    }

    /// All names, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Name> {
        self.names.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

impl std::ops::Index<u32> for Names {
    type Output = Name;

    /// The name with a number that was taken from here.
    fn index(&self, at: u32) -> &Name {
        &self.names[at as usize]
    }
}
