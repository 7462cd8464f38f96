//! Which factors are kinds of which.

use super::{Lists, Part};

/// `kind of` between factors, one step each; the further ones are followed when they are needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kinds {
    /// For each factor, those of which it is said to be a kind.
    pub wider: Part<Lists<u32>>,
    /// For each factor, those that are said to be kinds of it.
    pub narrower: Part<Lists<u32>>,
}

impl Kinds {
    /// All factors of which this is a kind, itself left out, in order.
    pub fn all_wider(&self, factor: u32) -> Vec<u32> {
        follow(&self.wider, factor)
    }

    /// All kinds of this factor, itself left out, in order.
    pub fn all_narrower(&self, factor: u32) -> Vec<u32> {
        follow(&self.narrower, factor)
    }
}

fn follow(lists: &Lists<u32>, start: u32) -> Vec<u32> {
    if lists.get(start).is_empty() {
        return Vec::new();
    }
    let mut found = std::collections::BTreeSet::new();
    let mut open = vec![start];
    while let Some(factor) = open.pop() {
        open.extend(lists.get(factor).iter().filter(|next| **next != start && found.insert(**next)));
    }
    found.into_iter().collect()
}
