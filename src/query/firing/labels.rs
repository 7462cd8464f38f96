//! The minimal sets of starting conditions from which a literal is had: its label (de Kleer 1986,
//! doi 10.1016/0004-3702(86)90080-9).
//!
//! Sets are made smallest first and only up to a size, within what leads to the literal; one that holds a smaller one of the
//! same literal, or a factor both ways, is dropped at once. So a lattice of ways with one beginning costs no more than its links.

use super::{Rules, rules::meets};
use crate::{
    answer::Entry,
    graph::{Graph, LiteralId},
    query::budget::{Ended, Purse},
    theory::Direction,
};
use std::{
    collections::{HashMap, HashSet, VecDeque},
    rc::Rc,
};

/// A set of starting conditions, in order.
pub(super) type Set = Rc<[LiteralId]>;

/// Whether a literal has to be had surely, or at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Surely,
    AtAll,
}

/// The sets of one literal that are known to be minimal.
#[derive(Debug, Clone, Default)]
struct Label {
    singles: HashSet<LiteralId>,
    sets: Vec<Set>,
}

impl Label {
    /// Whether a set holds one of these.
    fn covers(&self, set: &[LiteralId], purse: &mut Purse<'_>) -> bool {
        if set.iter().any(|literal| self.singles.contains(literal)) {
            return true;
        }
        self.sets.iter().enumerate().any(|(at, known)| {
            if at % 16 == 15 {
                purse.spend();
            }
            known.len() > 1 && known.iter().all(|literal| set.binary_search(literal).is_ok())
        })
    }
}

/// What leads to a literal, ready to be searched for its sets.
pub(super) struct Labels<'a> {
    rules: Rules<'a>,
    mode: Mode,
    target: LiteralId,
    /// Which literals may lead to it.
    cone: Vec<bool>,
    starts: Vec<LiteralId>,
}

/// What was found up to a size.
pub(super) struct Found {
    /// The minimal sets, smallest first.
    pub(super) sets: Vec<Set>,
    /// Whether there may be larger ones.
    pub(super) larger: bool,
}

impl<'a> Labels<'a> {
    /// Finds out what leads to a literal.
    pub(super) fn new(rules: Rules<'a>, mode: Mode, target: LiteralId, purse: &mut Purse<'_>) -> Labels<'a> {
        let mut cone = vec![false; rules.graph.literal_count()];
        let mut found = vec![target];
        cone[target.index()] = true;
        let mut at = 0;
        while let Some(literal) = found.get(at).copied() {
            at += 1;
            let mut needs = |other: LiteralId| {
                if !std::mem::replace(&mut cone[other.index()], true) {
                    found.push(other);
                }
            };
            if literal.direction() == Direction::More {
                let narrower = rules.graph.kinds.narrower.get(literal.factor());
                narrower.iter().for_each(|kind| needs(LiteralId::new(*kind, Direction::More)));
            }
            for configuration in rules.givers(literal) {
                if !purse.spend() {
                    break;
                }
                for entry in entries(rules, mode, configuration) {
                    if !gives(rules, mode, configuration, entry).any(|given| given == literal) {
                        continue;
                    }
                    for (_, group) in rules.groups(configuration, entry) {
                        group.iter().copied().for_each(&mut needs);
                        if mode == Mode::AtAll {
                            let own = group.iter().flat_map(|one| Graph::directions(one.factor()));
                            own.filter(|one| meets(group, *one)).for_each(&mut needs);
                        }
                    }
                }
            }
        }
        let mut starts: Vec<LiteralId> =
            found.into_iter().filter(|literal| *literal != target && is_start(rules, *literal)).collect();
        starts.sort_unstable();
        Labels { rules, mode, target, cone, starts }
    }

    /// How many starting conditions may lead there.
    pub(super) fn starts(&self) -> &[LiteralId] {
        &self.starts
    }

    /// The minimal sets of at most so many conditions. At most so many sets are kept on the way.
    pub(super) fn up_to(&self, size: usize, most: usize, purse: &mut Purse<'_>) -> Found {
        let mut search = Search {
            labels: self,
            size,
            known: HashMap::new(),
            waiting: vec![VecDeque::new(); size + 1],
            larger: false,
            kept: 0,
        };
        for start in &self.starts {
            search.offer(*start, Rc::new([*start]), purse);
        }
        search.run(most, purse);
        let mut sets = search.known.remove(&self.target).map(|label| label.sets).unwrap_or_default();
        sets.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        Found { sets, larger: search.larger }
    }
}

/// Whether a literal is a starting condition: it stands in a condition, and no configuration gives it.
pub(super) fn is_start(rules: Rules<'_>, literal: LiteralId) -> bool {
    rules.graph.condition_of.get(literal.0).iter().any(|configuration| rules.live.is(*configuration))
        && rules.givers(literal).is_empty()
}

/// How a configuration can be entered.
fn entries(rules: Rules<'_>, mode: Mode, configuration: u32) -> impl Iterator<Item = Entry> {
    let fits = move |entry: &Entry| match mode {
        Mode::Surely => *entry == Entry::Condition && rules.can_be_sure(configuration),
        Mode::AtAll => rules.can_enter(configuration, *entry),
    };
    [Entry::Condition, Entry::Mechanism].into_iter().filter(fits)
}

/// What a configuration gives when it is entered there: surely, or at all.
fn gives(rules: Rules<'_>, mode: Mode, configuration: u32, entry: Entry) -> impl Iterator<Item = LiteralId> {
    let sure = |group: &[LiteralId]| group.len() == 1 && group.iter().all(|l| l.direction() != Direction::Unsaid);
    let groups = rules.gives(configuration, entry).filter(move |group| mode == Mode::AtAll || sure(group));
    groups.flatten().copied()
}

/// A search under way.
struct Search<'a> {
    labels: &'a Labels<'a>,
    size: usize,
    known: HashMap<LiteralId, Label>,
    /// What was made and not looked at yet, by size.
    waiting: Vec<VecDeque<(LiteralId, Set)>>,
    larger: bool,
    kept: usize,
}

impl Search<'_> {
    fn offer(&mut self, literal: LiteralId, set: Set, purse: &mut Purse<'_>) {
        if self.labels.cone[literal.index()] && !self.covers(literal, &set, purse) {
            match self.waiting.get_mut(set.len()) {
                Some(waiting) => waiting.push_back((literal, set)),
                None => self.larger = true,
            }
        }
    }

    /// Whether a literal has a set that this one holds.
    fn covers(&self, literal: LiteralId, set: &[LiteralId], purse: &mut Purse<'_>) -> bool {
        self.known.get(&literal).is_some_and(|label| label.covers(set, purse))
    }

    fn run(&mut self, most: usize, purse: &mut Purse<'_>) {
        for size in 0..=self.size {
            while let Some((literal, set)) = self.waiting[size].pop_front() {
                if self.kept >= most {
                    purse.end(Ended::Rows);
                }
                if purse.ended().is_some() {
                    return;
                }
                if self.covers(literal, &set, purse) {
                    continue;
                }
                let label = self.known.entry(literal).or_default();
                if let [only] = *set {
                    label.singles.insert(only);
                }
                label.sets.push(Rc::clone(&set));
                self.kept += 1;
                if literal != self.labels.target {
                    self.pass_on(literal, &set, purse);
                }
            }
        }
    }

    /// Passes a set on to all that a literal helps to give.
    fn pass_on(&mut self, literal: LiteralId, set: &Set, purse: &mut Purse<'_>) {
        let (rules, mode) = (self.labels.rules, self.labels.mode);
        if literal.direction() == Direction::More {
            for wider in rules.graph.kinds.wider.get(literal.factor()) {
                self.offer(LiteralId::new(*wider, Direction::More), Rc::clone(set), purse);
            }
        }
        let mut visited: Vec<(u32, Entry)> = Vec::new();
        for like in Graph::directions(literal.factor()) {
            for (entry, lists) in
                [(Entry::Condition, &rules.graph.condition_of), (Entry::Mechanism, &rules.graph.mechanism_of)]
            {
                visited.extend(lists.get(like.0).iter().map(|configuration| (*configuration, entry)));
            }
        }
        visited.sort_unstable();
        visited.dedup();
        for (configuration, entry) in visited {
            if !purse.spend() {
                return;
            }
            if entries(rules, mode, configuration).any(|one| one == entry) {
                self.fire(configuration, entry, literal, set, purse);
            }
        }
    }

    /// Joins a set with those that meet the other groups of a configuration.
    fn fire(&mut self, configuration: u32, entry: Entry, literal: LiteralId, set: &Set, purse: &mut Purse<'_>) {
        let (rules, mode) = (self.labels.rules, self.labels.mode);
        let heads: Vec<LiteralId> = gives(rules, mode, configuration, entry)
            .filter(|head| self.labels.cone[head.index()] && !self.covers(*head, set, purse))
            .collect();
        if heads.is_empty() {
            return;
        }
        let fits = |group: &[LiteralId], one: LiteralId| match mode {
            Mode::Surely => group.contains(&one),
            Mode::AtAll => meets(group, one),
        };
        let groups: Vec<&[LiteralId]> =
            rules.groups(configuration, entry).map(|(_, group)| group).filter(|group| !group.is_empty()).collect();
        for (own, _) in groups.iter().enumerate().filter(|(_, group)| fits(group, literal)) {
            if set.len() == self.size {
                // Nothing may be added: the other groups have to be met by parts of this set.
                let mut others = groups.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, group)| group);
                let met = others.all(|group| {
                    let own = group.iter().flat_map(|one| Graph::directions(one.factor()));
                    own.filter(|one| fits(group, *one)).any(|one| self.covers(one, set, purse))
                });
                self.larger |= !met;
                for head in heads.iter().filter(|_| met) {
                    self.offer(*head, Rc::clone(set), purse);
                }
                continue;
            }
            let mut joined: Vec<Set> = vec![Rc::clone(set)];
            for group in groups.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, group)| group) {
                let met = group.iter().flat_map(|one| Graph::directions(one.factor())).filter(|one| fits(group, *one));
                let mut others: Vec<Set> =
                    met.filter_map(|one| self.known.get(&one)).flat_map(|label| label.sets.iter().cloned()).collect();
                others.sort_unstable();
                others.dedup();
                joined = self.join(&joined, &others, purse);
            }
            for head in &heads {
                for set in &joined {
                    self.offer(*head, Rc::clone(set), purse);
                }
            }
        }
    }

    /// The unions of sets, one from each list, that are not too large and hold no factor both ways.
    fn join(&mut self, some: &[Set], others: &[Set], purse: &mut Purse<'_>) -> Vec<Set> {
        let mut joined = Vec::new();
        for one in some {
            for other in others {
                if !purse.spend() {
                    return joined;
                }
                let mut union: Vec<LiteralId> = one.iter().chain(other.iter()).copied().collect();
                union.sort_unstable();
                union.dedup();
                if union.iter().any(|l| *l != l.opposite() && union.binary_search(&l.opposite()).is_ok()) {
                    continue;
                }
                if union.len() > self.size {
                    self.larger = true;
                } else {
                    joined.push(union.into());
                }
            }
        }
        joined.sort_unstable();
        joined.dedup();
        joined
    }
}
