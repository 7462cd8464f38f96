//! Routes that are left when some things are lost, found one by one and lost in turn.
//!
//! The search goes over configurations, not over chains: at each step one that is still told. As things are only lost while
//! it goes on, where it once found no way on there is none later, so it never begins anew (as blocking flows are found:
//! Dinic 1970, Soviet Mathematics Doklady 11, 1277–1280). That holds for each literal with so many steps left where
//! nothing but what is lost stood in the way.

use super::backed::Backed;
use crate::{
    answer::Entry,
    graph::{Link, LiteralId},
    query::{
        budget::Purse,
        chain::{Chain, Hop, Joint},
    },
};

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looked {
    /// Routes: no factor twice, and nothing needed both ways.
    Routes,
    /// Walks, among which are all routes: only what is told counts.
    Walks,
}

/// A chain with a configuration for each step.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) chain: Chain,
    pub(super) configurations: Vec<u32>,
}

/// A search for routes or walks.
pub(super) struct Seeker {
    looked: Looked,
    far: Vec<u32>,
    /// For each literal a bit for each number of steps left with which no way on is left.
    dead: Vec<u64>,
    used: Vec<bool>,
    /// How often each literal stands in the chain or is needed beside it.
    held: Vec<u32>,
    held_in_order: Vec<LiteralId>,
    /// How often the chain gives each literal, by kind too.
    given: Vec<u32>,
    given_in_order: Vec<LiteralId>,
    frames: Vec<Frame>,
}

/// A literal that was reached, with the ways on from it that were not tried.
struct Frame {
    /// How it was reached; nothing for the first.
    by: Option<(Hop, u32)>,
    at: LiteralId,
    starts: Vec<(Joint, LiteralId)>,
    start: usize,
    link: usize,
    /// Whether anything but what is lost stood in the way of going on from here.
    barred: bool,
    held: usize,
    given: usize,
}

impl Seeker {
    /// A search over what is told now.
    pub(super) fn new(backed: &Backed<'_>, looked: Looked) -> Seeker {
        let (literals, factors) = (backed.graph.literal_count(), backed.graph.factors.len());
        Seeker {
            looked,
            far: backed.far(),
            dead: vec![0; literals],
            used: vec![false; factors],
            held: vec![0; literals],
            held_in_order: Vec::new(),
            given: vec![0; literals],
            given_in_order: Vec::new(),
            frames: Vec::new(),
        }
    }

    /// Gives what it finds, the shortest first, to `found`, which loses something of each. Yes is the answer where none
    /// is left; no, where the purse is empty or `found` says that it is enough.
    pub(super) fn all(
        &mut self,
        backed: &mut Backed<'_>,
        purse: &mut Purse<'_>,
        found: &mut dyn FnMut(&mut Backed<'_>, Found) -> bool,
    ) -> bool {
        for length in backed.lengths(&self.far) {
            for root in backed.roots.clone() {
                if self.far[root.index()] <= length && !self.from(backed, root, length, purse, found) {
                    return false;
                }
            }
        }
        true
    }

    /// The same for those of one length from one root.
    fn from(
        &mut self,
        backed: &mut Backed<'_>,
        root: LiteralId,
        length: u32,
        purse: &mut Purse<'_>,
        found: &mut dyn FnMut(&mut Backed<'_>, Found) -> bool,
    ) -> bool {
        self.begin(backed, root);
        let mut whole = true;
        while let Some((hop, link)) = self.next(backed, length, purse) {
            if self.frames.len() < length as usize {
                self.step(backed, hop, link);
                continue;
            }
            let goes_on = found(backed, self.found(hop, link.configuration));
            let gone = |frame: &Frame| frame.by.is_some_and(|(_, configuration)| !backed.is_told(configuration));
            match self.frames.iter().position(gone) {
                Some(keep) => self.drop_to(keep),
                None => self.again(),
            }
            if !goes_on {
                whole = false;
                break;
            }
        }
        whole &= purse.ended().is_none();
        self.drop_to(0);
        whole
    }

    /// The next step that can be taken; where there is none, the search goes back.
    fn next(&mut self, backed: &Backed<'_>, length: u32, purse: &mut Purse<'_>) -> Option<(Hop, Link)> {
        loop {
            let left = length - u32::try_from(self.frames.len().checked_sub(1)?).ok()?;
            let frame = self.frames.last_mut()?;
            let Some((joint, from)) = frame.starts.get(frame.start).copied() else {
                let (at, barred) = (frame.at, frame.barred);
                if !barred && left < u64::BITS {
                    self.dead[at.index()] |= 1 << left;
                }
                self.drop_to(self.frames.len() - 1);
                if let Some(before) = self.frames.last_mut() {
                    before.barred |= barred;
                }
                continue;
            };
            let Some(link) = backed.graph.links().from(from).get(frame.link).copied() else {
                (frame.start, frame.link) = (frame.start + 1, 0);
                continue;
            };
            frame.link += 1;
            if !purse.spend() {
                return None;
            }
            if !backed.is_told(link.configuration) || !self.leads(backed, link, left) {
                continue;
            }
            let hop = Hop { joint, from, to: link.to, pair: None };
            if self.fits(backed, hop, link) {
                return Some((hop, link));
            }
            if let Some(frame) = self.frames.last_mut() {
                frame.barred = true;
            }
        }
    }

    /// Whether a target is near enough behind a link, as far as what is told goes.
    fn leads(&self, backed: &Backed<'_>, link: Link, left: u32) -> bool {
        // a chain that comes to a target earlier is a shorter one, and was looked for before
        if left == 1 || backed.is_target(link.to) {
            return left == 1 && backed.is_target(link.to);
        }
        let dead = left <= u64::BITS && self.dead[link.to.index()] & (1 << (left - 1)) != 0;
        !link.last && !dead && self.far[link.to.index()] < left
    }

    /// Whether a step holds no factor twice, and with what it needs nothing both ways.
    fn fits(&self, backed: &Backed<'_>, hop: Hop, link: Link) -> bool {
        if self.looked == Looked::Walks {
            return true;
        }
        let kind = hop.joint == Joint::Kind;
        let twice = self.used[hop.to.factor() as usize]
            || (kind && (self.used[hop.from.factor() as usize] || hop.from.factor() == hop.to.factor()));
        if twice || self.opposes(hop.to) || (kind && self.opposes(hop.from)) {
            return false;
        }
        let mut needed = self.needs(backed, hop.from, link);
        if needed.iter().any(|literal| self.opposes(*literal)) {
            return false;
        }
        needed.push(hop.to);
        needed.push(hop.from);
        needed.sort_unstable();
        !needed.iter().any(|literal| is_directed(*literal) && needed.binary_search(&literal.opposite()).is_ok())
    }

    fn opposes(&self, literal: LiteralId) -> bool {
        is_directed(literal) && self.held[literal.opposite().index()] > 0
    }

    /// The literals that a configuration needs beside the one at which it is entered, where nothing gave them.
    fn needs(&self, backed: &Backed<'_>, from: LiteralId, link: Link) -> Vec<LiteralId> {
        let wider: Vec<LiteralId> = backed.starts(from).map(|(_, start)| start).collect();
        let met = |literal: &LiteralId| self.given[literal.index()] > 0 || wider.contains(literal);
        let groups = backed.graph.groups(link.configuration).filter(|group| match link.entry {
            Entry::Condition => group.row.condition,
            Entry::Mechanism => group.row.mechanism,
        });
        let missing = groups.map(|group| group.literals).filter(|group| !group.iter().any(met));
        missing.filter_map(|group| if let [only] = group { Some(*only) } else { None }).collect()
    }

    fn begin(&mut self, backed: &Backed<'_>, root: LiteralId) {
        // a chain from a wider root begins there, not at a kind of it
        let starts = backed.starts(root);
        let starts = starts.filter(|(joint, from)| *joint == Joint::Told || !backed.roots.contains(from)).collect();
        self.frames.push(Frame { by: None, at: root, starts, start: 0, link: 0, barred: false, held: 0, given: 0 });
        self.used[root.factor() as usize] = true;
        self.hold(root);
        backed.starts(root).for_each(|(_, literal)| self.give(literal));
    }

    fn step(&mut self, backed: &Backed<'_>, hop: Hop, link: Link) {
        let (held, given) = (self.held_in_order.len(), self.given_in_order.len());
        if self.looked == Looked::Routes {
            self.needs(backed, hop.from, link).into_iter().for_each(|literal| self.hold(literal));
            if hop.joint == Joint::Kind {
                self.used[hop.from.factor() as usize] = true;
                self.hold(hop.from);
                backed.starts(hop.from).for_each(|(_, literal)| self.give(literal));
            }
            self.used[hop.to.factor() as usize] = true;
            self.hold(hop.to);
            backed.starts(hop.to).for_each(|(_, literal)| self.give(literal));
        }
        let (by, starts) = (Some((hop, link.configuration)), backed.starts(hop.to).collect());
        self.frames.push(Frame { by, at: hop.to, starts, start: 0, link: 0, barred: false, held, given });
    }

    /// Looks at the last link once more: more may support it than was lost.
    fn again(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.link = frame.link.saturating_sub(1);
        }
    }

    /// Goes back until so many literals are left.
    fn drop_to(&mut self, keep: usize) {
        while self.frames.len() > keep {
            let Some(frame) = self.frames.pop() else { return };
            self.used[frame.at.factor() as usize] = false;
            if let Some((hop, _)) = frame.by.filter(|(hop, _)| hop.joint == Joint::Kind) {
                self.used[hop.from.factor() as usize] = false;
            }
            self.held_in_order.drain(frame.held..).for_each(|literal| self.held[literal.index()] -= 1);
            self.given_in_order.drain(frame.given..).for_each(|literal| self.given[literal.index()] -= 1);
        }
    }

    fn found(&self, hop: Hop, configuration: u32) -> Found {
        let start = self.frames.first().map_or(hop.from, |frame| frame.at);
        let steps = self.frames.iter().filter_map(|frame| frame.by).chain([(hop, configuration)]);
        let (hops, configurations) = steps.unzip();
        Found { chain: Chain { start, hops, through: None, closing: None }, configurations }
    }

    fn hold(&mut self, literal: LiteralId) {
        self.held[literal.index()] += 1;
        self.held_in_order.push(literal);
    }

    fn give(&mut self, literal: LiteralId) {
        self.given[literal.index()] += 1;
        self.given_in_order.push(literal);
    }
}

/// Whether a literal has an opposite.
fn is_directed(literal: LiteralId) -> bool {
    literal != literal.opposite()
}
