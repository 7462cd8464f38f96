//! One run of the rules to their fixpoint, round by round, each rule counting what is met.
//!
//! Every configuration is a Horn rule; a group of alternatives is one helper atom that any of them makes true, so
//! that alternatives are never multiplied out. A rule counts its groups that are met; each literal visits
//! the rules that name it once, so a run is linear in the size of the rules (Dowling & Gallier 1984,
//! doi 10.1016/0743-1066(84)90014-1). A literal has two Boolean atoms, surely and at all; the second follows from
//! the first. All sure atoms are found first, then the others, into whose rounds the sure ones enter at their own.

use super::{
    Rules,
    rules::{SEVERAL, meets},
};
use crate::{
    answer::Entry,
    graph::{Graph, LiteralId},
    query::budget::Purse,
    theory::Direction,
};

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

impl By {
    /// Whether a configuration comes before another one that gives the same in the same round.
    fn comes_before(self, other: By) -> bool {
        match (self, other) {
            (By::Configuration(one, entered), By::Configuration(other, otherwise)) => {
                (one, entered) < (other, otherwise)
            }
            _ => false,
        }
    }
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
    /// How many groups of each configuration are not met at all, by where it is entered.
    lacking: [Vec<u32>; 2],
}

impl Run {
    /// Fires from what is supposed.
    pub(super) fn new(rules: &Rules<'_>, supposed: &[LiteralId], aside: Aside, purse: &mut Purse<'_>) -> Run {
        let literals = rules.graph.literal_count();
        let run = Run {
            rounds: vec![NEVER; literals],
            sure: vec![false; literals],
            by: vec![By::Supposed; literals],
            had: Vec::new(),
            aside,
            lacking: rules.needs.at_all.clone(),
        };
        let mut firing = Firing {
            rules: *rules,
            run,
            purse,
            groups: vec![0; rules.graph.groups.items.len()],
            spread: vec![0; literals],
            unsaid: supposed.iter().any(|literal| literal.direction() == Direction::Unsaid),
        };
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

    /// Whether a configuration fires there: all its known groups are met.
    pub(super) fn fires(&self, rules: Rules<'_>, configuration: u32, entry: Entry) -> bool {
        let lacking = self.lacking[entry as usize].get(configuration as usize);
        rules.can_fire(configuration, entry) && lacking.is_some_and(|lacking| lacking & !SEVERAL == 0)
    }

    /// Has a literal from now on; tells whether it was not had before. Of several that give it in one round the first by
    /// name is kept, in whatever order they come.
    fn have(&mut self, literal: LiteralId, sure: bool, round: u32, by: By) -> bool {
        let at = literal.index();
        if self.rounds[at] != NEVER {
            if self.rounds[at] == round && self.sure[at] == sure && by.comes_before(self.by[at]) {
                self.by[at] = by;
            }
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
    rules: Rules<'a>,
    run: Run,
    purse: &'b mut Purse<'c>,
    /// Which groups of configurations that are not plain are met, by their place in the graph.
    groups: Vec<u8>,
    /// Up to where kinds have passed on what is had.
    spread: Vec<u8>,
    /// Whether something without a direction is supposed: then a plain configuration is none.
    unsaid: bool,
}

impl Firing<'_, '_, '_> {
    /// All that is had surely.
    fn surely(&mut self, supposed: &[LiteralId]) {
        let rules = self.rules;
        let mut frontier = Vec::new();
        for literal in supposed {
            if self.run.have(*literal, true, 0, By::Supposed) {
                frontier.push(*literal);
            }
        }
        let mut lacking = rules.needs.surely.clone();
        let mut round = 0;
        let (mut fired, mut kinds) = (Vec::new(), Vec::new());
        while !frontier.is_empty() {
            round += 1;
            self.in_order(&mut frontier);
            for literal in frontier.drain(..).filter(|literal| !self.run.aside.blocks(*literal)) {
                let configurations = rules.graph.condition_of.get(literal.0);
                if !self.purse.spend_all(configurations.len()) {
                    return;
                }
                for configuration in configurations {
                    let lacking = &mut lacking[*configuration as usize];
                    match *lacking {
                        0 => continue,
                        1..SEVERAL => *lacking -= 1,
                        _ => {
                            let meets = |group: &[LiteralId]| group.contains(&literal);
                            let met = meet(&mut self.groups, rules, (*configuration, Entry::Condition), SURELY, &meets);
                            *lacking -= met;
                            if *lacking == SEVERAL {
                                *lacking = 0;
                            }
                        }
                    }
                    if *lacking == 0 {
                        fired.push(*configuration);
                    }
                }
                widen(&mut self.spread, rules, literal, SURELY, &mut kinds);
            }
            for configuration in fired.drain(..) {
                for literal in rules.clauses.firm(configuration) {
                    if self.run.have(*literal, true, round, By::Configuration(configuration, Entry::Condition)) {
                        frontier.push(*literal);
                    }
                }
            }
            for (kind, wider) in kinds.drain(..) {
                if self.run.have(wider, true, round, By::Kind(kind)) {
                    frontier.push(wider);
                }
            }
        }
    }

    /// Puts what is new in order, where that says by which kind a wider thing is had.
    fn in_order(&self, frontier: &mut [LiteralId]) {
        if !self.rules.graph.kinds.wider.items.is_empty() {
            frontier.sort_unstable();
        }
    }

    /// All the rest that is had.
    fn at_all(&mut self) {
        let mut sure: Vec<LiteralId> = self.run.had.clone();
        sure.sort_by_key(|literal| std::cmp::Reverse(self.run.rounds[literal.index()]));
        let mut frontier: Vec<LiteralId> = Vec::new();
        let mut round = 0;
        let (mut fired, mut kinds) = (Vec::new(), Vec::new());
        while !frontier.is_empty() || !sure.is_empty() {
            while let Some(literal) = sure.pop_if(|literal| self.run.rounds[literal.index()] == round) {
                frontier.push(literal);
            }
            round += 1;
            self.in_order(&mut frontier);
            for literal in frontier.drain(..) {
                if self.run.aside.blocks(literal) {
                    continue;
                }
                if !self.visit(literal, &mut fired) {
                    return;
                }
                widen(&mut self.spread, self.rules, literal, AT_ALL, &mut kinds);
            }
            for (configuration, entry) in fired.drain(..) {
                for literal in self.rules.clauses.heads(configuration, entry) {
                    if self.run.have(*literal, false, round, By::Configuration(configuration, entry)) {
                        frontier.push(*literal);
                    }
                }
            }
            for (kind, wider) in kinds.drain(..) {
                if self.run.have(wider, false, round, By::Kind(kind)) {
                    frontier.push(wider);
                }
            }
        }
    }

    /// Visits the rules that a literal may meet a group of: those that name it, or its factor without a direction; and
    /// where its own direction is not said, those that name its factor in any.
    fn visit(&mut self, literal: LiteralId, fired: &mut Vec<(u32, Entry)>) -> bool {
        let rules = self.rules;
        let unsaid = literal.direction() == Direction::Unsaid;
        let own = Graph::directions(literal.factor());
        for like in own.into_iter().filter(|like| unsaid || *like == literal || like.direction() == Direction::Unsaid) {
            let lists = [(Entry::Condition, &rules.graph.condition_of), (Entry::Mechanism, &rules.graph.mechanism_of)];
            for (entry, lists) in lists {
                let configurations = lists.get(like.0);
                if !self.purse.spend_all(configurations.len()) {
                    return false;
                }
                for configuration in configurations {
                    let lacking = &mut self.run.lacking[entry as usize][*configuration as usize];
                    if *lacking & !SEVERAL == 0 {
                        continue;
                    }
                    if *lacking < SEVERAL && !self.unsaid {
                        *lacking -= 1;
                    } else {
                        let meets = |group: &[LiteralId]| self.run.aside.meets(group, literal);
                        *lacking -= meet(&mut self.groups, rules, (*configuration, entry), AT_ALL, &meets);
                    }
                    if *lacking & !SEVERAL == 0 {
                        fired.push((*configuration, entry));
                    }
                }
            }
        }
        true
    }
}

/// Marks the groups of a rule that are met and were not before; gives their number.
fn meet(
    met: &mut [u8],
    rules: Rules<'_>,
    (configuration, entry): (u32, Entry),
    bit: u8,
    meets: &dyn Fn(&[LiteralId]) -> bool,
) -> u32 {
    let mut more = 0;
    for (place, group) in rules.known(configuration, entry) {
        if met[place] & bit == 0 && meets(group) {
            met[place] |= bit;
            more += 1;
        }
    }
    more
}

/// Passes more of a thing on to all wider ones of which it is a kind, each once.
fn widen(spread: &mut [u8], rules: Rules<'_>, literal: LiteralId, bit: u8, found: &mut Vec<(LiteralId, LiteralId)>) {
    if literal.direction() != Direction::More || rules.graph.kinds.wider.get(literal.factor()).is_empty() {
        return;
    }
    let mut open = vec![literal.factor()];
    while let Some(factor) = open.pop() {
        for wider in rules.graph.kinds.wider.get(factor) {
            let next = LiteralId::new(*wider, Direction::More);
            let spread = &mut spread[next.index()];
            if *spread & (bit | SURELY) == 0 {
                *spread |= bit;
                found.push((literal, next));
                open.push(*wider);
            }
        }
    }
}
