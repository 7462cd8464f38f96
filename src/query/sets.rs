//! Sets of groups, in whatever order they were given: numbered, so that configurations with the same conditions or
//! mechanisms are found without comparing each with each; and in words.

use crate::{
    answer::Cell,
    graph::{Graph, LiteralId},
    theory::{Direction, Literal},
};
use std::{collections::HashMap, rc::Rc};

/// The number of a set of groups.
pub(crate) type SetId = u32;

/// Sets of groups that were met, numbered as they come.
#[derive(Debug)]
pub(crate) struct Sets {
    /// Groups of several alternatives are numbered behind the literals, which stand for groups of one.
    literals: usize,
    groups: HashMap<Vec<LiteralId>, u32>,
    sets: Vec<Rc<[u32]>>,
    numbers: HashMap<Rc<[u32]>, SetId>,
    /// The set that is being looked up.
    scratch: Vec<u32>,
}

impl Sets {
    /// No sets yet.
    pub(crate) fn new(graph: &Graph) -> Sets {
        Sets {
            literals: graph.literal_count(),
            groups: HashMap::new(),
            sets: Vec::new(),
            numbers: HashMap::new(),
            scratch: Vec::new(),
        }
    }

    /// The number of the set of these groups; none where one of them is unknown. The empty set has a number too.
    pub(crate) fn of<'g>(&mut self, groups: impl Iterator<Item = &'g [LiteralId]>) -> Option<SetId> {
        let mut set = std::mem::take(&mut self.scratch);
        set.clear();
        let mut known = true;
        for group in groups {
            match self.group(group) {
                Some(group) => set.push(group),
                None => known = false,
            }
        }
        set.sort_unstable();
        set.dedup();
        let number = if known { self.number(&set) } else { None };
        self.scratch = set;
        number
    }

    fn number(&mut self, set: &[u32]) -> Option<SetId> {
        if let Some(known) = self.numbers.get(set) {
            return Some(*known);
        }
        let number = u32::try_from(self.sets.len()).ok()?;
        let set: Rc<[u32]> = set.into();
        self.sets.push(Rc::clone(&set));
        self.numbers.insert(set, number);
        Some(number)
    }

    /// The groups of a set, in order.
    pub(crate) fn get(&self, set: SetId) -> &[u32] {
        self.sets.get(set as usize).map_or(&[], |set| set)
    }

    /// The literal of a group that has no alternatives.
    pub(crate) fn single(&self, group: u32) -> Option<LiteralId> {
        ((group as usize) < self.literals).then_some(LiteralId(group))
    }

    /// Whether all groups of `part` stand in `whole`.
    pub(crate) fn holds(&self, whole: SetId, part: SetId) -> bool {
        let whole = self.get(whole);
        self.get(part).iter().all(|group| whole.binary_search(group).is_ok())
    }

    fn group(&mut self, literals: &[LiteralId]) -> Option<u32> {
        if let [only] = literals {
            return Some(only.0);
        }
        let group = sorted(literals);
        match group.as_slice() {
            [] => None,
            [only] => Some(only.0),
            _ => {
                let next = u32::try_from(self.literals + self.groups.len()).ok()?;
                Some(*self.groups.entry(group).or_insert(next))
            }
        }
    }
}

fn sorted(literals: &[LiteralId]) -> Vec<LiteralId> {
    let mut group = literals.to_vec();
    group.sort_unstable();
    group.dedup();
    group
}

/// Groups each once, by name; an unknown one is the empty group.
pub(crate) fn groups<'g>(groups: impl Iterator<Item = &'g [LiteralId]>) -> Vec<Vec<LiteralId>> {
    let mut all: Vec<Vec<LiteralId>> = groups.map(sorted).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Groups as a value.
pub(crate) fn cell(graph: &Graph, groups: &[Vec<LiteralId>]) -> Cell {
    if groups.iter().all(|group| group.len() == 1) {
        return Cell::Literals(groups.iter().flatten().map(|literal| graph.literal(*literal)).collect());
    }
    Cell::Words(groups.iter().map(|group| alternatives(graph, group)).collect())
}

/// Groups in words: `+trust, +faith or +hope`.
pub(crate) fn written(graph: &Graph, groups: &[Vec<LiteralId>]) -> String {
    groups.iter().map(|group| alternatives(graph, group)).collect::<Vec<_>>().join(", ")
}

fn alternatives(graph: &Graph, group: &[LiteralId]) -> String {
    if group.is_empty() {
        return Direction::Unsaid.sign().to_string();
    }
    let all: Vec<String> =
        group.iter().map(|literal| graph.literal(*literal)).map(|l: Literal| l.to_string()).collect();
    all.join(" or ")
}

/// Whether one literal is the opposite of another, be it by kind: more of a kind is more of the whole.
pub(crate) fn are_opposed(graph: &Graph, a: LiteralId, b: LiteralId) -> bool {
    let (more, less) = match (a.direction(), b.direction()) {
        (Direction::More, Direction::Less) => (a, b),
        (Direction::Less, Direction::More) => (b, a),
        _ => return false,
    };
    more.factor() == less.factor() || is_kind(graph, more, less.opposite())
}

/// Whether one literal is more of a kind, and another more of the whole.
pub(crate) fn is_kind(graph: &Graph, kind: LiteralId, whole: LiteralId) -> bool {
    kind.direction() == Direction::More
        && whole.direction() == Direction::More
        && !graph.kinds.wider.get(kind.factor()).is_empty()
        && graph.kinds.all_wider(kind.factor()).contains(&whole.factor())
}
