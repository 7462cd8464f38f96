//! One run of the rules to their fixpoint, round by round, each rule counting what it still lacks.
//!
//! Every configuration is a Horn rule; a group of alternatives is one helper atom that any of them makes true, so
//! that alternatives are never multiplied out. A rule keeps the number of its groups that are not met; each literal visits
//! the rules that name it once, so a run is linear in the size of the rules (Dowling & Gallier 1984,
//! doi 10.1016/0743-1066(84)90014-1). A literal has two Boolean atoms, surely and at all; the second follows from
//! the first. All sure atoms are found first, then the others, into whose rounds the sure ones enter at their own.

use super::{Rules, rules::meets};
use crate::{answer::Entry, graph::LiteralId, query::budget::Purse, theory::Direction};

/// No round: not had.
const NEVER: u32 = u32::MAX;

/// The bits of a group that is met.
const SURELY: u8 = 1;
const AT_ALL: u8 = 2;

/// How a literal came to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// It is supposed.
    Supposed,
    /// A configuration gave it.
    Configuration(u32, Entry),
    /// More of a kind is had.
    Kind(LiteralId),
}

/// What is set aside in a run, by literal; nothing where the lists are empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Aside {
    /// What meets no group, and counts as no kind.
    pub(super) blocked: Vec<bool>,
    /// What the same factor without a direction does not meet.
    pub(super) told_otherwise: Vec<bool>,
}

impl Aside {
    /// Nothing set aside, of so many literals.
    pub(super) fn none(literals: usize) -> Aside {
        Aside { blocked: vec![false; literals], told_otherwise: vec![false; literals] }
    }

    fn blocks(&self, literal: LiteralId) -> bool {
        self.blocked.get(literal.index()).copied().unwrap_or(false)
    }

    /// Whether a literal meets a group at all.
    fn meets(&self, group: &[LiteralId], literal: LiteralId) -> bool {
        let barred = |one: &LiteralId| {
            *one != literal
                && literal.direction() == Direction::Unsaid
                && self.told_otherwise.get(one.index()).copied().unwrap_or(false)
        };
        group.iter().any(|one| meets(std::slice::from_ref(one), literal) && !barred(one))
    }
}

/// What is had in the end, each with its round and what gave it.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// The round of each literal: its sure one, where it is had surely.
    rounds: Vec<u32>,
    sure: Vec<bool>,
    by: Vec<By>,
    had: Vec<LiteralId>,
    aside: Aside,
}

impl Run {
    /// Fires from what is supposed.
    pub(super) fn new(rules: &Rules<'_>, supposed: &[LiteralId], aside: Aside, purse: &mut Purse<'_>) -> Run {
        let count = rules.graph.literal_count();
        let run = Run {
            rounds: vec![NEVER; count],
            sure: vec![false; count],
            by: vec![By::Supposed; count],
            had: Vec::new(),
            aside,
        };
        let mut firing =
            Firing { rules, run, purse, met: vec![0; rules.graph.groups.items.len()], spread: vec![0; count] };
        firing.surely(supposed);
        firing.at_all();
        firing.run
    }

    /// Whether a literal is had at all.
    pub(super) fn has(&self, literal: LiteralId) -> bool {
        self.round(literal).is_some()
    }

    /// Whether it is had surely.
    pub(super) fn is_sure(&self, literal: LiteralId) -> bool {
        self.sure.get(literal.index()).copied().unwrap_or(false)
    }

    /// In which round it is had.
    pub(super) fn round(&self, literal: LiteralId) -> Option<u32> {
        self.rounds.get(literal.index()).copied().filter(|round| *round != NEVER)
    }

    /// What gave it.
    pub(super) fn by(&self, literal: LiteralId) -> Option<By> {
        self.has(literal).then(|| self.by.get(literal.index()).copied()).flatten()
    }

    /// What is had, in no order that matters.
    pub(super) fn had(&self) -> &[LiteralId] {
        &self.had
    }

    /// Whether a literal is had and meets a group.
    pub(super) fn meets(&self, group: &[LiteralId], literal: LiteralId) -> bool {
        self.has(literal) && !self.aside.blocks(literal) && self.aside.meets(group, literal)
    }

    fn have(&mut self, literal: LiteralId, sure: bool, round: u32, by: By) -> bool {
        let at = literal.index();
        if self.rounds[at] != NEVER {
            return false;
        }
        self.rounds[at] = round;
        self.sure[at] = sure;
        self.by[at] = by;
        self.had.push(literal);
        true
    }
}

/// A run under way.
struct Firing<'a, 'b, 'c> {
    rules: &'a Rules<'a>,
    run: Run,
    purse: &'b mut Purse<'c>,
    /// Which groups are met, by their place in the graph.
    met: Vec<u8>,
    /// Up to where kinds have passed on what is had.
    spread: Vec<u8>,
}

impl Firing<'_, '_, '_> {
    /// All that is had surely.
    fn surely(&mut self, supposed: &[LiteralId]) {
        let mut frontier = Vec::new();
        for literal in supposed {
            if self.run.have(*literal, true, 0, By::Supposed) {
                frontier.push(*literal);
            }
        }
        let mut left = vec![0u32; self.rules.graph.configurations.len()];
        let mut round = 0;
        while !frontier.is_empty() {
            round += 1;
            frontier.sort_unstable();
            let (mut fired, mut kinds) = (Vec::new(), Vec::new());
            for literal in frontier.drain(..) {
                if self.run.aside.blocks(literal) {
                    continue;
                }
                for configuration in self.rules.graph.condition_of.get(literal.0) {
                    if !self.purse.spend() {
                        return;
                    }
                    if self.rules.can_be_sure(*configuration)
                        && self.counts(*configuration, Entry::Condition, literal, SURELY, &mut left)
                    {
                        fired.push(*configuration);
                    }
                }
                self.widen(literal, SURELY, &mut kinds);
            }
            fired.sort_unstable();
            for configuration in fired {
                for group in self.rules.gives(configuration, Entry::Condition) {
                    let [literal] = *group else { continue };
                    let by = By::Configuration(configuration, Entry::Condition);
                    if literal.direction() != Direction::Unsaid && self.run.have(literal, true, round, by) {
                        frontier.push(literal);
                    }
                }
            }
            for (kind, wider) in kinds {
                if self.run.have(wider, true, round, By::Kind(kind)) {
                    frontier.push(wider);
                }
            }
        }
    }

    /// All the rest that is had.
    fn at_all(&mut self) {
        let mut sure: Vec<LiteralId> = self.run.had.clone();
        sure.sort_by_key(|literal| std::cmp::Reverse(self.run.rounds[literal.index()]));
        let configurations = self.rules.graph.configurations.len();
        let mut left = [vec![0u32; configurations], vec![0u32; configurations]];
        let mut frontier: Vec<LiteralId> = Vec::new();
        let mut round = 0;
        while !frontier.is_empty() || !sure.is_empty() {
            while let Some(literal) = sure.pop_if(|literal| self.run.rounds[literal.index()] == round) {
                frontier.push(literal);
            }
            round += 1;
            frontier.sort_unstable();
            let (mut fired, mut kinds) = (Vec::new(), Vec::new());
            for literal in frontier.drain(..) {
                if self.run.aside.blocks(literal) {
                    continue;
                }
                if !self.visit(literal, &mut left, &mut fired) {
                    return;
                }
                self.widen(literal, AT_ALL, &mut kinds);
            }
            fired.sort_unstable();
            for (configuration, entry) in fired {
                for literal in self.rules.gives(configuration, entry).flatten() {
                    if self.run.have(*literal, false, round, By::Configuration(configuration, entry)) {
                        frontier.push(*literal);
                    }
                }
            }
            for (kind, wider) in kinds {
                if self.run.have(wider, false, round, By::Kind(kind)) {
                    frontier.push(wider);
                }
            }
        }
    }

    /// Visits the rules that a literal may meet a group of: those that name it, or its factor without a direction; and
    /// where its own direction is not said, those that name its factor in any.
    fn visit(&mut self, literal: LiteralId, left: &mut [Vec<u32>; 2], fired: &mut Vec<(u32, Entry)>) -> bool {
        let graph = self.rules.graph;
        let unsaid = literal.direction() == Direction::Unsaid;
        let own = crate::graph::Graph::directions(literal.factor());
        for like in own.into_iter().filter(|like| unsaid || *like == literal || like.direction() == Direction::Unsaid) {
            for (entry, lists) in [(Entry::Condition, &graph.condition_of), (Entry::Mechanism, &graph.mechanism_of)] {
                for configuration in lists.get(like.0) {
                    if !self.purse.spend() {
                        return false;
                    }
                    if self.rules.can_enter(*configuration, entry)
                        && self.counts(*configuration, entry, literal, AT_ALL, &mut left[entry as usize])
                    {
                        fired.push((*configuration, entry));
                    }
                }
            }
        }
        true
    }

    /// Counts the groups that a literal meets; tells whether the rule lacks none any more, and did before. What a rule
    /// lacks is kept plus one, so that nought means that it was not counted yet.
    fn counts(&mut self, configuration: u32, entry: Entry, literal: LiteralId, bit: u8, left: &mut [u32]) -> bool {
        let lacking = &mut left[configuration as usize];
        if *lacking == 0 {
            *lacking = 1 + self.rules.needs(configuration, entry);
        }
        if *lacking == 1 {
            return false;
        }
        for (place, group) in self.rules.groups(configuration, entry) {
            let met = &mut self.met[place];
            let meets = if bit == SURELY { group.contains(&literal) } else { self.run.aside.meets(group, literal) };
            if *met & bit == 0 && meets {
                *met |= bit;
                *lacking -= 1;
            }
        }
        *lacking == 1
    }

    /// Passes more of a thing on to all wider ones of which it is a kind, each once.
    fn widen(&mut self, literal: LiteralId, bit: u8, found: &mut Vec<(LiteralId, LiteralId)>) {
        if literal.direction() != Direction::More {
            return;
        }
        let mut open = vec![literal.factor()];
        while let Some(factor) = open.pop() {
            for wider in self.rules.graph.kinds.wider.get(factor) {
                let next = LiteralId::new(*wider, Direction::More);
                let spread = &mut self.spread[next.index()];
                if *spread & (bit | SURELY) == 0 {
                    *spread |= bit;
                    found.push((literal, next));
                    open.push(*wider);
                }
            }
        }
    }
}
