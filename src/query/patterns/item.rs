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

/// The items of a configuration: its stated conditions, its mechanisms, its outcomes. Any alternative of a condition is
/// enough for the rest; of mechanisms and outcomes, an alternative says nothing for sure.
pub(super) fn items(graph: &Graph, configuration: u32) -> [Vec<Item>; 3] {
    let mut items = [Vec::new(), Vec::new(), Vec::new()];
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
    for part in &mut items {
        part.sort_unstable();
        part.dedup();
    }
    items
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
