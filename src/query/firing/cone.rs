//! What leads to a literal: its ways, and the ways of all that they need, as an AND-OR graph in flat arrays.

use super::{Rules, rules::candidates};
use crate::{
    answer::Entry,
    graph::{Lists, LiteralId},
    query::budget::Purse,
    theory::Direction,
};
use std::collections::HashMap;

/// Whether a literal has to be had surely, or at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Surely,
    AtAll,
}

/// A number of something in a cone: a starting condition that may be supposed, or a *goal*, which is a literal that has
/// to be had otherwise or a group that any of several literals meets.
pub(super) type Atom = u32;

/// No number.
const NONE: u32 = u32::MAX;

/// Everything that may lead to a literal.
pub(super) struct Cone {
    /// The literal of each starting condition; none for a goal.
    starts: Vec<Option<LiteralId>>,
    /// The atom of the opposite of each starting condition, where that is one too.
    opposites: Vec<Option<Atom>>,
    /// The ways to each goal.
    ways: Lists<u32>,
    /// What each way needs, in order.
    bodies: Lists<Atom>,
    /// The goal to which each way leads.
    heads: Vec<Atom>,
    /// The ways that need an atom.
    used: Lists<u32>,
    /// At least how many starting conditions an atom needs, and in which order that was found.
    least: Vec<(u32, u32)>,
    /// The same of each way.
    least_of_way: Vec<u32>,
}

impl Cone {
    /// The atom of the literal itself.
    pub(super) const TARGET: Atom = 0;

    /// Finds all that leads to a literal.
    pub(super) fn new(rules: Rules<'_>, mode: Mode, target: LiteralId, purse: &mut Purse<'_>) -> Cone {
        let mut making = Making {
            rules,
            mode,
            target,
            needed: vec![Needed::NotAsked; rules.graph.literal_count()],
            supposed: HashMap::new(),
            groups: HashMap::new(),
            open: Vec::new(),
            starts: Vec::new(),
            heads: Vec::new(),
            bodies: Lists::default(),
        };
        making.goal(target);
        while let Some((atom, literal)) = making.open.pop() {
            making.ways_to(atom, literal, purse);
        }
        making.cone()
    }

    /// How many atoms there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The literal of a starting condition; none of a goal.
    pub(super) fn start(&self, atom: Atom) -> Option<LiteralId> {
        self.starts.get(atom as usize).copied().flatten()
    }

    /// How many starting conditions there are.
    pub(super) fn count_starts(&self) -> usize {
        self.starts.iter().flatten().count()
    }

    /// Whether a starting condition is the opposite of one of some others.
    pub(super) fn opposes(&self, atom: Atom, others: &[Atom]) -> bool {
        let opposite = self.opposites.get(atom as usize).copied().flatten();
        opposite.is_some_and(|opposite| others.contains(&opposite))
    }

    /// The ways to a goal.
    pub(super) fn ways(&self, goal: Atom) -> &[u32] {
        self.ways.get(goal)
    }

    /// What a way needs.
    pub(super) fn body(&self, way: u32) -> &[Atom] {
        self.bodies.get(way)
    }

    /// The goal to which a way leads.
    pub(super) fn head(&self, way: u32) -> Atom {
        self.heads.get(way as usize).copied().unwrap_or(Cone::TARGET)
    }

    /// The ways that need an atom.
    pub(super) fn used(&self, atom: Atom) -> &[u32] {
        self.used.get(atom)
    }

    /// At least how many starting conditions an atom needs; none where no number of them is enough.
    pub(super) fn least(&self, atom: Atom) -> Option<usize> {
        self.least
            .get(atom as usize)
            .map(|(least, _)| *least)
            .filter(|least| *least != NONE)
            .map(|least| least as usize)
    }

    /// The same of a way.
    pub(super) fn least_of_way(&self, way: u32) -> Option<usize> {
        self.least_of_way.get(way as usize).copied().filter(|least| *least != NONE).map(|least| least as usize)
    }

    /// How far a goal is from the starting conditions: one that needs another is further than that, unless both go round.
    pub(super) fn rank(&self, atom: Atom) -> u32 {
        self.least.get(atom as usize).map_or(NONE, |(_, rank)| *rank)
    }
}

/// What is known of a literal while a cone is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needed {
    NotAsked,
    Never,
    By(Atom),
}

/// A cone that is made, backward from its literal.
struct Making<'a> {
    rules: Rules<'a>,
    mode: Mode,
    target: LiteralId,
    /// The atom of each literal as it is needed, and as a starting condition.
    needed: Vec<Needed>,
    supposed: HashMap<LiteralId, Atom>,
    /// The atoms of groups that several literals may meet, by their place in the graph.
    groups: HashMap<usize, Atom>,
    /// Goals whose ways are not found yet.
    open: Vec<(Atom, LiteralId)>,
    starts: Vec<Option<LiteralId>>,
    heads: Vec<Atom>,
    bodies: Lists<Atom>,
}

impl Making<'_> {
    fn add_atom(&mut self, start: Option<LiteralId>) -> Atom {
        self.starts.push(start);
        u32::try_from(self.starts.len() - 1).unwrap_or(NONE)
    }

    fn goal(&mut self, literal: LiteralId) -> Atom {
        let atom = self.add_atom(None);
        self.needed[literal.index()] = Needed::By(atom);
        self.open.push((atom, literal));
        atom
    }

    fn supposed(&mut self, literal: LiteralId) -> Atom {
        if let Some(atom) = self.supposed.get(&literal) {
            return *atom;
        }
        let atom = self.add_atom(Some(literal));
        self.supposed.insert(literal, atom);
        atom
    }

    /// Whether a literal can be had by kind.
    fn has_kinds(&self, literal: LiteralId) -> bool {
        literal.direction() == Direction::More && !self.rules.graph.kinds.narrower.get(literal.factor()).is_empty()
    }

    /// The atom of a literal that is needed; none where it can never be had.
    fn needed(&mut self, literal: LiteralId) -> Option<Atom> {
        match self.needed[literal.index()] {
            Needed::By(atom) => return Some(atom),
            Needed::Never => return None,
            Needed::NotAsked => {}
        }
        let given = self.rules.givers(literal).next().is_some();
        if given || self.has_kinds(literal) {
            return Some(self.goal(literal));
        }
        let atom = self.rules.is_start(literal).then(|| self.supposed(literal));
        self.needed[literal.index()] = atom.map_or(Needed::Never, Needed::By);
        atom
    }

    /// The ways to a goal: it is supposed, a kind of it is had, a configuration gives it.
    fn ways_to(&mut self, atom: Atom, literal: LiteralId, purse: &mut Purse<'_>) {
        let rules = self.rules;
        if literal != self.target && rules.is_start(literal) {
            let supposed = self.supposed(literal);
            self.add_way(atom, vec![supposed]);
        }
        if self.has_kinds(literal) {
            for kind in rules.graph.kinds.narrower.get(literal.factor()) {
                if let Some(kind) = self.needed(LiteralId::new(*kind, Direction::More)) {
                    self.add_way(atom, vec![kind]);
                }
            }
        }
        for configuration in rules.givers(literal) {
            if !purse.spend() {
                return;
            }
            for entry in [Entry::Condition, Entry::Mechanism] {
                let gives = match (self.mode, entry) {
                    (Mode::Surely, Entry::Condition) => {
                        rules.can_be_sure(configuration) && rules.clauses.firm(configuration).contains(&literal)
                    }
                    (Mode::Surely, Entry::Mechanism) => false,
                    (Mode::AtAll, _) => {
                        rules.can_fire(configuration, entry)
                            && rules.clauses.heads(configuration, entry).contains(&literal)
                    }
                };
                if gives && let Some(body) = self.body(configuration, entry) {
                    self.add_way(atom, body);
                }
            }
        }
    }

    /// What a configuration needs where it is entered; none where something of it can never be had.
    fn body(&mut self, configuration: u32, entry: Entry) -> Option<Vec<Atom>> {
        let mut body = Vec::new();
        for (place, group) in self.rules.known(configuration, entry) {
            body.push(self.group(place, group)?);
        }
        Some(body)
    }

    fn group(&mut self, place: usize, group: &[LiteralId]) -> Option<Atom> {
        if let (Mode::Surely, [only]) = (self.mode, group) {
            return self.needed(*only);
        }
        if let Some(atom) = self.groups.get(&place) {
            return Some(*atom);
        }
        let literals: Vec<LiteralId> = match self.mode {
            Mode::Surely => group.to_vec(),
            Mode::AtAll => candidates(group).collect(),
        };
        let mut meeting: Vec<Atom> = literals.into_iter().filter_map(|literal| self.needed(literal)).collect();
        meeting.sort_unstable();
        meeting.dedup();
        if meeting.len() < 2 {
            return meeting.pop();
        }
        let atom = self.add_atom(None);
        self.groups.insert(place, atom);
        for one in meeting {
            self.add_way(atom, vec![one]);
        }
        Some(atom)
    }

    fn add_way(&mut self, head: Atom, mut body: Vec<Atom>) {
        body.sort_unstable();
        body.dedup();
        self.heads.push(head);
        self.bodies.push(body);
    }

    fn cone(self) -> Cone {
        let atoms = self.starts.len();
        let numbered = |heads: &[Atom]| -> Vec<(u32, u32)> { heads.iter().copied().zip(0..).collect() };
        let mut uses = Vec::with_capacity(self.bodies.items.len());
        for way in (0..).take(self.heads.len()) {
            uses.extend(self.bodies.get(way).iter().map(|atom| (*atom, way)));
        }
        let opposite = |start: &Option<LiteralId>| {
            let own = (*start)?;
            self.supposed.get(&own.opposite()).copied().filter(|_| own != own.opposite())
        };
        let mut cone = Cone {
            opposites: self.starts.iter().map(opposite).collect(),
            ways: Lists::gather(atoms, &numbered(&self.heads)),
            used: Lists::gather(atoms, &uses),
            least: vec![(NONE, NONE); atoms],
            least_of_way: vec![NONE; self.heads.len()],
            starts: self.starts,
            bodies: self.bodies,
            heads: self.heads,
        };
        cone.find_least();
        cone
    }
}

impl Cone {
    /// At least as many starting conditions are needed as one way names, or as one thing needs that it needs: each goal
    /// gets its number when the last of these has its own, smallest first (Knuth 1977,
    /// doi 10.1016/0020-0190(77)90002-3).
    fn find_least(&mut self) {
        let ways = self.heads.len();
        let mut lacking: Vec<u32> = vec![0; ways];
        let mut named: Vec<u32> = vec![0; ways];
        let mut waiting: Vec<Vec<u32>> = Vec::new();
        for way in (0..).take(ways) {
            let body = self.bodies.get(way);
            let starts = body.iter().filter(|atom| self.start(**atom).is_some()).count();
            let at = way as usize;
            lacking[at] = u32::try_from(body.len() - starts).unwrap_or(NONE);
            named[at] = u32::try_from(starts).unwrap_or(NONE);
            if body.iter().any(|atom| self.opposes(*atom, body)) {
                // It can never be had.
                lacking[at] = NONE;
            } else if lacking[at] == 0 {
                wait(&mut waiting, named[at], way);
            }
        }
        for at in 0..self.starts.len() {
            if self.starts[at].is_some() {
                self.least[at] = (1, 0);
            }
        }
        let (mut size, mut order) = (0, 1);
        while size < waiting.len() {
            let Some(way) = waiting[size].pop() else {
                size += 1;
                continue;
            };
            let least = u32::try_from(size).unwrap_or(NONE);
            self.least_of_way[way as usize] = least;
            let head = self.heads[way as usize];
            if self.least[head as usize].0 != NONE {
                continue;
            }
            self.least[head as usize] = (least, order);
            order += 1;
            for next in self.used.get(head) {
                let at = *next as usize;
                if lacking[at] != NONE {
                    lacking[at] -= 1;
                    if lacking[at] == 0 {
                        wait(&mut waiting, named[at].max(least), *next);
                    }
                }
            }
        }
    }
}

fn wait(waiting: &mut Vec<Vec<u32>>, size: u32, way: u32) {
    let size = size as usize;
    if waiting.len() <= size {
        waiting.resize_with(size + 1, Vec::new);
    }
    waiting[size].push(way);
}
