//! Sets that are known, asked for those that are part of another.

use std::{collections::HashMap, hash::Hash, rc::Rc};

/// Up to this size all parts of a set are looked up, where that is less work than to look at all sets.
const LOOKED_UP: usize = 16;

/// Sets in order, each with something that is known of it.
#[derive(Debug, Clone)]
pub(super) struct Parts<K, V> {
    known: HashMap<Rc<[K]>, V>,
}

impl<K: Copy + Ord + Hash, V> Parts<K, V> {
    /// No sets.
    pub(super) fn new() -> Parts<K, V> {
        Parts { known: HashMap::new() }
    }

    /// Keeps a set.
    pub(super) fn insert(&mut self, set: Rc<[K]>, value: V) {
        self.known.insert(set, value);
    }

    /// Whether a set that fits is part of this one, itself included.
    pub(super) fn any_within(&self, set: &[K], fits: impl Fn(&[K], &V) -> bool) -> bool {
        if set.len() > LOOKED_UP || 1 << set.len() > self.known.len() {
            let part = |one: &[K]| one.iter().all(|item| set.binary_search(item).is_ok());
            return self.known.iter().any(|(one, value)| one.len() <= set.len() && part(one) && fits(one, value));
        }
        let mut part = Vec::with_capacity(set.len());
        (1u32..1 << set.len()).any(|bits| {
            part.clear();
            part.extend(set.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, item)| *item));
            self.known.get(part.as_slice()).is_some_and(|value| fits(&part, value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn few_sets_and_many_are_found_alike() {
        let mut parts: Parts<u32, bool> = Parts::new();
        parts.insert([1, 4].into(), true);
        let mut check = |many: u32| {
            for other in 0..many {
                parts.insert([100 + other].into(), false);
            }
            assert!(parts.any_within(&[1, 2, 4], |_, value| *value));
            assert!(parts.any_within(&[1, 4], |_, value| *value));
            assert!(!parts.any_within(&[1, 4], |part, _| part.len() < 2));
            assert!(!parts.any_within(&[1, 2], |_, _| true));
        };
        check(0);
        check(200);
    }
}
