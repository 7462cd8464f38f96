//! The minimal sets of starting conditions from which a literal is had, its label (de Kleer 1986,
//! doi 10.1016/0004-3702(86)90080-9), looked for backward from the literal, smallest first.
//!
//! A *state* is a set that is supposed and the goals that are still to be reached from it. What leads there takes one of the
//! goals away and adds what one of its ways needs. States are taken up by the least size that their sets may come to, then
//! by the fewest configurations (best first: Hart, Nilsson & Raphael 1968, doi 10.1109/TSSC.1968.300136), so the search may
//! end with any set and none that is smaller is missing. What a set gives already is no goal; it is found forward from the
//! set. Where all that one state supposes and has to reach is among what another does, what comes of the second comes of
//! the first too, and no smaller; so it is not looked at.

use super::{
    Rules,
    cone::{Atom, Cone, Mode},
    parts::Parts,
};
use crate::{
    graph::LiteralId,
    query::budget::{Ended, Purse},
};
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    rc::Rc,
};

/// A set of starting conditions, in order.
pub(super) type Set = Rc<[LiteralId]>;

/// How many states may be kept.
pub(super) const STATES: usize = 300_000;

/// How many sets are kept with all that they give.
const GIVING: usize = 512;

struct State {
    set: Rc<[Atom]>,
    goals: Rc<[Atom]>,
    steps: usize,
}

/// The place of a state in the order of the search: the least size that it may come to, its configurations, its number.
type Place = Reverse<(usize, usize, usize)>;

/// A search backward from a literal.
pub(super) struct Backward {
    cone: Cone,
    states: Vec<State>,
    open: BinaryHeap<Place>,
    /// For each state what it supposes and has to reach.
    met: Parts<Atom, ()>,
    found: Parts<Atom, ()>,
    giving: HashMap<Rc<[Atom]>, Rc<[u64]>>,
    /// Up to which size all sets are found.
    whole: usize,
}

impl Backward {
    /// Finds out what leads to a literal.
    pub(super) fn new(rules: Rules<'_>, mode: Mode, target: LiteralId, purse: &mut Purse<'_>) -> Backward {
        let cone = Cone::new(rules, mode, target, purse);
        let mut search = Backward {
            cone,
            states: Vec::new(),
            open: BinaryHeap::new(),
            met: Parts::new(),
            found: Parts::new(),
            giving: HashMap::new(),
            whole: 0,
        };
        if let Some(least) = search.cone.least(Cone::TARGET).filter(|_| purse.ended().is_none()) {
            let root = State { set: Rc::new([]), goals: Rc::new([Cone::TARGET]), steps: 0 };
            search.push(root, least);
        }
        search
    }

    /// How many starting conditions may lead there.
    pub(super) fn starts(&self) -> usize {
        self.cone.count_starts()
    }

    /// Up to which size all sets are found.
    pub(super) fn whole(&self) -> usize {
        self.whole
    }

    /// Whether nothing is left to look at.
    pub(super) fn is_over(&self) -> bool {
        self.open.is_empty()
    }

    /// The next minimal set, none smaller than the ones before; none when there is no other or the purse is empty.
    pub(super) fn next(&mut self, purse: &mut Purse<'_>) -> Option<Set> {
        while purse.ended().is_none() {
            let Reverse((size, _, at)) = self.open.pop()?;
            self.whole = size.saturating_sub(1);
            let (set, goals) = (Rc::clone(&self.states[at].set), Rc::clone(&self.states[at].goals));
            if self.found.any_within(&set, |_, ()| true) {
                continue;
            }
            if goals.is_empty() {
                return Some(self.keep(set));
            }
            if set.len() < size {
                self.expand(at, size, purse);
                continue;
            }
            let given = self.given(&set, purse);
            let left: Rc<[Atom]> = goals.iter().copied().filter(|goal| !holds(&given, *goal)).collect();
            if purse.ended().is_some() {
                break;
            }
            if left.is_empty() {
                return Some(self.keep(set));
            }
            // Something else has to be supposed too.
            if left.len() == goals.len() || self.is_new(&set, &left) {
                self.states[at].goals = left;
                self.queue(at, size + 1);
            }
        }
        None
    }

    fn keep(&mut self, set: Rc<[Atom]>) -> Set {
        self.found.insert(Rc::clone(&set), ());
        let mut named: Vec<LiteralId> = set.iter().filter_map(|atom| self.cone.start(*atom)).collect();
        named.sort_unstable();
        named.into()
    }

    fn push(&mut self, state: State, size: usize) {
        if self.is_new(&state.set, &state.goals) {
            self.states.push(state);
            self.queue(self.states.len() - 1, size);
        }
    }

    /// Whether no state that was met supposes and has to reach only things among these.
    fn is_new(&mut self, set: &[Atom], goals: &[Atom]) -> bool {
        let mut all = [set, goals].concat();
        all.sort_unstable();
        let new = !self.met.any_within(&all, |_, ()| true);
        if new {
            self.met.insert(all.into(), ());
        }
        new
    }

    fn queue(&mut self, at: usize, size: usize) {
        let state = &self.states[at];
        self.open.push(Reverse((size, state.steps + state.goals.len(), at)));
    }

    /// Takes all ways to one goal of a state: to one with few ways, and of those to the one furthest from the starting
    /// conditions, so that ways that part and meet again are followed once.
    fn expand(&mut self, at: usize, size: usize, purse: &mut Purse<'_>) {
        let key = |goal: &Atom| {
            let ways = self.cone.ways(*goal).len();
            (ways.checked_ilog2(), Reverse(self.cone.rank(*goal)), *goal)
        };
        let Some(goal) = self.states[at].goals.iter().copied().min_by_key(key) else { return };
        for nth in 0..self.cone.ways(goal).len() {
            if self.states.len() >= STATES {
                purse.end(Ended::Rows);
            }
            if !purse.spend() {
                return;
            }
            let way = self.cone.ways(goal)[nth];
            let Some(least) = self.cone.least_of_way(way) else { continue };
            let Some(state) = self.through(at, goal, way) else { continue };
            let least = size.max(least).max(state.set.len());
            if !self.found.any_within(&state.set, |_, ()| true) {
                self.push(state, least);
            }
        }
    }

    /// The state that a way leads to; none where it needs a thing and its opposite.
    fn through(&self, at: usize, goal: Atom, way: u32) -> Option<State> {
        let before = &self.states[at];
        let (mut set, mut goals) = (before.set.to_vec(), before.goals.to_vec());
        goals.retain(|one| *one != goal);
        for atom in self.cone.body(way) {
            let list = match self.cone.start(*atom) {
                Some(_) if self.cone.opposes(*atom, &set) => return None,
                Some(_) => &mut set,
                None => &mut goals,
            };
            if let Err(place) = list.binary_search(atom) {
                list.insert(place, *atom);
            }
        }
        let set = if set.len() == before.set.len() { Rc::clone(&before.set) } else { set.into() };
        Some(State { set, goals: goals.into(), steps: before.steps + 1 })
    }

    /// What a set gives, one bit for each atom.
    fn given(&mut self, set: &Rc<[Atom]>, purse: &mut Purse<'_>) -> Rc<[u64]> {
        if let Some(known) = self.giving.get(set) {
            return Rc::clone(known);
        }
        let part = |without: usize| -> Vec<Atom> {
            set.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, atom)| *atom).collect()
        };
        let known = (0..set.len()).find_map(|without| self.giving.get(part(without).as_slice()));
        let mut given = known.map_or_else(|| vec![0; self.cone.len().div_ceil(64)], |known| known.to_vec());
        let mut open: Vec<Atom> = set.iter().copied().filter(|atom| add(&mut given, *atom)).collect();
        while let Some(atom) = open.pop() {
            if !purse.spend() {
                break;
            }
            for way in self.cone.used(atom) {
                let head = self.cone.head(*way);
                if !holds(&given, head) && self.cone.body(*way).iter().all(|one| holds(&given, *one)) {
                    add(&mut given, head);
                    open.push(head);
                }
            }
        }
        let given: Rc<[u64]> = given.into();
        if purse.ended().is_none() {
            if self.giving.len() >= GIVING {
                self.giving.clear();
            }
            self.giving.insert(Rc::clone(set), Rc::clone(&given));
        }
        given
    }
}

fn holds(bits: &[u64], atom: Atom) -> bool {
    bits.get(atom as usize / 64).is_some_and(|word| word >> (atom % 64) & 1 == 1)
}

/// Adds an atom; tells whether it was not there.
fn add(bits: &mut [u64], atom: Atom) -> bool {
    let Some(word) = bits.get_mut(atom as usize / 64) else { return false };
    let before = *word;
    *word |= 1 << (atom % 64);
    *word != before
}
