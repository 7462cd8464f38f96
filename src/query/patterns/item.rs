//! The items of a combination: a literal in its role.

use crate::{
    graph::{Graph, LiteralId},
    theory::Role,
};

/// A literal in a role; ordered by the name of the literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    pub(super) literal: LiteralId,
    pub(super) role: Role,
}

/// A condition, a mechanism and an outcome of one configuration, of which one may be left out.
pub(super) type Key = [Option<Item>; 3];

/// A combination and a configuration in which it stands, as one number, so that many are sorted in little time: they
/// are ordered by their items, then by configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry(u128);

/// The roles by the number that an entry has for them, which is their order.
const ROLES: [Role; 7] =
    [Role::Context, Role::Intervention, Role::Actor, Role::Mechanism, Role::Resource, Role::Reasoning, Role::Outcome];

/// How many bits of a packed item tell its role.
const ROLE_BITS: u32 = 3;

impl Entry {
    /// Packs a combination; a literal takes 29 bits, which are enough for a hundred million factors.
    pub(super) fn new(key: &Key, configuration: u32) -> Entry {
        let items = key.iter().fold(0, |all, item| all << 32 | u128::from(packed(*item)));
        Entry(items << 32 | u128::from(configuration))
    }

    /// What all entries of the same combination share.
    pub(super) fn combination(self) -> u128 {
        self.0 >> 32
    }

    /// The combination.
    pub(super) fn key(self) -> Key {
        [96, 64, 32].map(|shift| unpacked((self.0 >> shift) as u32))
    }

    /// The configuration.
    pub(super) fn configuration(self) -> u32 {
        self.0 as u32
    }
}

fn packed(item: Option<Item>) -> u32 {
    item.map_or(0, |item| (item.literal.0 << ROLE_BITS | item.role as u32) + 1)
}

fn unpacked(packed: u32) -> Option<Item> {
    let packed = packed.checked_sub(1)?;
    let role = ROLES.get((packed & ((1 << ROLE_BITS) - 1)) as usize)?;
    Some(Item { literal: LiteralId(packed >> ROLE_BITS), role: *role })
}

/// The items of a configuration: its stated conditions, its mechanisms, its outcomes. Any alternative of a condition is
/// enough for the rest; of mechanisms and outcomes, an alternative says nothing for sure.
pub(super) fn items(graph: &Graph, configuration: u32, items: &mut [Vec<Item>; 3]) {
    items.iter_mut().for_each(Vec::clear);
    let borrows = graph.configurations[configuration as usize].borrows;
    for group in graph.groups(configuration) {
        let role = group.row.role;
        let of = |literal: &LiteralId| Item { literal: *literal, role };
        if group.row.condition && !borrows {
            items[0].extend(group.literals.iter().map(of));
        } else if let [only] = group.literals {
            if group.row.mechanism {
                items[1].push(of(only));
            } else if role == Role::Outcome {
                items[2].push(of(only));
            }
        }
    }
    for part in items {
        part.sort_unstable();
        part.dedup();
    }
}

/// The combinations of items, one of each part: condition and mechanism, mechanism and outcome, all three.
pub(super) fn combinations(items: &[Vec<Item>; 3], each: &mut impl FnMut(Key) -> bool) -> bool {
    let [conditions, mechanisms, outcomes] = items;
    for &mechanism in mechanisms {
        for &outcome in outcomes {
            if !each([None, Some(mechanism), Some(outcome)]) {
                return false;
            }
        }
        for &condition in conditions {
            if !each([Some(condition), Some(mechanism), None]) {
                return false;
            }
            for &outcome in outcomes {
                if !each([Some(condition), Some(mechanism), Some(outcome)]) {
                    return false;
                }
            }
        }
    }
    true
}

/// The items of a combination one behind the other, by which combinations are ordered.
pub(super) fn in_order(key: &Key) -> [Option<Item>; 3] {
    let mut items = key.iter().copied().flatten();
    [items.next(), items.next(), items.next()]
}

/// The combination whose last item is the opposite; none where its direction is not said.
pub(super) fn turned(key: &Key) -> Option<Key> {
    let mut turned = *key;
    let last = turned.iter_mut().rev().flatten().next()?;
    let opposite = last.literal.opposite();
    if opposite == last.literal {
        return None;
    }
    last.literal = opposite;
    Some(turned)
}

/// A combination in signs: `+quick-wins · +trust · +faith`.
pub(super) fn written(graph: &Graph, key: &Key) -> String {
    let literals = key.iter().flatten().map(|item| graph.literal(item.literal).to_string());
    literals.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_combination_comes_back_and_keeps_its_order() {
        let item = |literal, role| Some(Item { literal: LiteralId(literal), role });
        let keys = [
            [None, item(0, Role::Mechanism), item(7, Role::Outcome)],
            [item(0, Role::Context), item(9, Role::Reasoning), None],
            [item(0, Role::Intervention), item(1, Role::Resource), item(2, Role::Outcome)],
            [item(1 << 28, Role::Context), item(1, Role::Mechanism), None],
        ];
        let entries = keys.map(|key| Entry::new(&key, u32::MAX));
        assert_eq!(entries.map(Entry::key), keys);
        assert!(entries.iter().all(|entry| entry.configuration() == u32::MAX));
        assert!(keys.is_sorted() && entries.is_sorted());
        assert!(ROLES.is_sorted());
    }
}
