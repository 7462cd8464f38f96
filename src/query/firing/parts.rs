//! Sets that are known, asked for those that are part of another.

use std::{collections::HashMap, hash::Hash, rc::Rc};

/// Sets in order, each with something that is known of it: a tree of their items, in which a set is a way down (Savnik
/// 2013, doi 10.1007/978-3-642-40511-2_10). What is no part is left at the first item that the other set lacks.
#[derive(Debug, Clone)]
pub(super) struct Parts<K, V> {
    nodes: Vec<Node<K, V>>,
}

#[derive(Debug, Clone)]
struct Node<K, V> {
    next: HashMap<K, usize>,
    /// The set that ends here.
    known: Option<(Rc<[K]>, V)>,
}

impl<K: Copy + Ord + Hash, V> Parts<K, V> {
    /// No sets.
    pub(super) fn new() -> Parts<K, V> {
        Parts { nodes: vec![Node::new()] }
    }

    /// Keeps a set.
    pub(super) fn insert(&mut self, set: Rc<[K]>, value: V) {
        let mut at = 0;
        for item in set.iter() {
            let new = self.nodes.len();
            at = *self.nodes[at].next.entry(*item).or_insert(new);
            if at == new {
                self.nodes.push(Node::new());
            }
        }
        self.nodes[at].known = Some((set, value));
    }

    /// Whether a set that fits is part of this one, itself included.
    pub(super) fn any_within(&self, set: &[K], fits: impl Fn(&[K], &V) -> bool) -> bool {
        let mut open = vec![(0, set)];
        while let Some((at, left)) = open.pop() {
            let node = &self.nodes[at];
            if node.known.as_ref().is_some_and(|(one, value)| fits(one, value)) {
                return true;
            }
            if node.next.is_empty() {
                continue;
            }
            let below = left.iter().enumerate().filter_map(|(n, item)| Some((*node.next.get(item)?, &left[n + 1..])));
            open.extend(below);
        }
        false
    }
}

impl<K, V> Node<K, V> {
    fn new() -> Node<K, V> {
        Node { next: HashMap::new(), known: None }
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
