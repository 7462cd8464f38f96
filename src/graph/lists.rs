//! Many short lists in two flat arrays.

use std::ops::Range;

/// Lists numbered from 0, kept one behind the other in one array (compressed sparse rows).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists<T> {
    /// Where each list starts; one more than there are lists.
    pub starts: Vec<u32>,
    /// The items of all lists.
    pub items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Lists<T> {
        Lists { starts: vec![0], items: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// Puts a list behind the others.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.starts.push(number(self.items.len()));
    }

    /// The list with that number; empty where there is none.
    pub fn get(&self, at: u32) -> &[T] {
        self.items.get(self.range(at)).unwrap_or(&[])
    }

    /// Where the items of a list stand.
    pub fn range(&self, at: u32) -> Range<usize> {
        let at = at as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<T: Copy> Lists<T> {
    /// Sorts pairs of a list's number and an item into `count` lists; the order within a list stays. Linear.
    pub fn gather(count: usize, pairs: &[(u32, T)]) -> Lists<T> {
        let mut starts = vec![0u32; count + 1];
        for (list, _) in pairs {
            if let Some(start) = starts.get_mut(*list as usize + 1) {
                *start += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut places = starts.clone();
        let mut order = vec![0u32; pairs.len()];
        for (at, (list, _)) in pairs.iter().enumerate() {
            if let Some(place) = places.get_mut(*list as usize) {
                order[*place as usize] = number(at);
                *place += 1;
            }
        }
        let items = order.iter().map(|at| pairs[*at as usize].1).collect();
        Lists { starts, items }
    }
}

impl<T: Copy + Ord> Lists<T> {
    /// The same lists, each sorted and without repetitions.
    #[must_use]
    pub fn distinct(&self) -> Lists<T> {
        let mut lists = Lists::default();
        let mut list = Vec::new();
        for at in 0..self.len() {
            list.clear();
            list.extend_from_slice(self.get(number(at)));
            list.sort_unstable();
            list.dedup();
            lists.push(list.iter().copied());
        }
        lists
    }
}

/// A count as the graph keeps it; there are never more than four thousand million of anything.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn pairs_are_gathered_into_lists() {
        let lists = Lists::gather(3, &[(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!(lists.get(0), ['b']);
        assert!(lists.get(1).is_empty());
        assert_eq!(lists.get(2), ['a', 'c']);
        assert!(lists.get(9).is_empty());
    }

    #[test]
    fn distinct_lists_are_sorted_and_hold_each_once() {
        let lists = Lists::gather(1, &[(0, 3), (0, 1), (0, 3)]).distinct();
        assert_eq!(lists.get(0), [1, 3]);
    }
}
