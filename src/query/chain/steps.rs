//! The as-told step relation: from a literal, through a configuration, to a literal.

use crate::{
    answer::{self, Entry},
    graph::{Graph, LiteralId},
    query::live::Live,
    theory::Direction,
};
use std::{
    cell::{OnceCell, RefCell},
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

/// The steps between literals that the live configurations tell; each literal's are worked out once.
pub(crate) struct Steps<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) live: &'a Live,
    known: RefCell<HashMap<LiteralId, Rc<[Told]>>>,
    wider: RefCell<HashMap<u32, Rc<[u32]>>>,
}

/// One way in which a configuration tells a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Teller {
    /// The configuration.
    pub(crate) configuration: u32,
    /// How it is entered.
    pub(crate) entry: Entry,
    /// Whether it gives the literal as a mechanism, so that no chain goes on from there.
    pub(crate) last: bool,
    /// Whether the literal stands among alternatives.
    pub(crate) alternative: bool,
}

/// A step to a literal, with all that tell it.
#[derive(Debug)]
pub(crate) struct Told {
    /// What is reached.
    pub(crate) to: LiteralId,
    tellers: Vec<Teller>,
    inner: Option<Teller>,
    end: Option<Teller>,
    sources: [OnceCell<Rc<[u32]>>; 2],
}

/// How a step joins the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Joint {
    /// It starts at what was reached.
    Told,
    /// It starts at a wider factor of which that is a kind.
    Kind,
    /// It starts at the opposite.
    Mirrored,
}

/// One step of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hop {
    pub(crate) joint: Joint,
    pub(crate) from: LiteralId,
    pub(crate) to: LiteralId,
}

/// A chain of steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    /// Where it begins.
    pub(crate) start: LiteralId,
    /// Its steps, at least one.
    pub(crate) hops: Vec<Hop>,
    /// The only configurations that the first step may go through, where it is bound to some.
    pub(crate) through: Option<Rc<[u32]>>,
    /// How its end joins its start, where it is a loop: as told, or mirrored.
    pub(crate) closing: Option<Joint>,
}

impl Chain {
    /// What is reached so far.
    pub(crate) fn at(&self) -> LiteralId {
        self.hops.last().map_or(self.start, |hop| hop.to)
    }

    /// Whether its last literal follows turned, or would with a step by this joint behind it.
    pub(crate) fn turned(&self, next: Option<Joint>) -> bool {
        let joints = self.hops.iter().map(|hop| hop.joint).chain(next);
        joints.filter(|joint| *joint == Joint::Mirrored).count() % 2 == 1
    }

    /// The literals that it goes through, wider ones at a joint by kind included, and whether the next step starts
    /// at the opposite.
    pub(crate) fn literals(&self) -> Vec<(LiteralId, bool)> {
        let mut literals = vec![(self.start, false)];
        for hop in &self.hops {
            match hop.joint {
                Joint::Told => {}
                Joint::Kind => literals.push((hop.from, false)),
                Joint::Mirrored => {
                    if let Some((_, mirrored)) = literals.last_mut() {
                        *mirrored = true;
                    }
                }
            }
            literals.push((hop.to, false));
        }
        literals
    }

    /// The chain as it would follow.
    pub(crate) fn shown(&self, graph: &Graph) -> answer::Chain {
        let mut shown = answer::Chain::new(graph.literal(self.start));
        for hop in &self.hops {
            if hop.joint == Joint::Kind {
                shown.widen(graph.literal(hop.from));
            }
            shown.reach(graph.literal(hop.to), hop.joint == Joint::Mirrored);
        }
        shown
    }

    /// How many of its joints are mirrored.
    pub(crate) fn mirrored(&self) -> usize {
        let joints = self.hops.iter().map(|hop| hop.joint).chain(self.closing);
        joints.filter(|joint| *joint == Joint::Mirrored).count()
    }

    /// Whether it ends with that step: nothing follows it, not even round a loop.
    pub(crate) fn ends_with(&self, at: usize) -> bool {
        self.closing.is_none() && at + 1 == self.hops.len()
    }

    /// Whether a factor stands in it twice.
    pub(crate) fn repeats(&self) -> bool {
        let mut factors: Vec<u32> = self.literals().iter().map(|(literal, _)| literal.factor()).collect();
        let all = factors.len();
        factors.sort_unstable();
        factors.dedup();
        factors.len() < all
    }
}

impl Told {
    /// The first that is shown: most sources, entered at a condition before at a mechanism, then the first by name.
    /// Where the chain goes on from here, those that give the literal as a mechanism do not count.
    pub(crate) fn shown(&self, last: bool) -> Option<Teller> {
        if last { self.end } else { self.inner }
    }

    /// All that can be shown, in that order; one that can be entered both ways stands there for each.
    pub(crate) fn ways(&self, graph: &Graph, last: bool) -> Vec<Teller> {
        let mut ways: Vec<Teller> = self.told_by(last).copied().collect();
        ways.sort_by_key(|teller| rank(graph, teller));
        ways.dedup_by_key(|teller| (teller.configuration, teller.entry));
        ways
    }

    /// Whether a chain can go on from here.
    pub(crate) fn goes_on(&self) -> bool {
        self.inner.is_some()
    }

    /// The configurations that tell it, by name.
    pub(crate) fn configurations(&self, last: bool) -> Vec<u32> {
        let mut all: Vec<u32> = self.told_by(last).map(|teller| teller.configuration).collect();
        all.dedup();
        all
    }

    /// The distinct sources of all that tell it.
    pub(crate) fn sources(&self, graph: &Graph, last: bool) -> Rc<[u32]> {
        let known = &self.sources[usize::from(last)];
        Rc::clone(known.get_or_init(|| {
            let mut all: Vec<u32> = self
                .configurations(last)
                .into_iter()
                .flat_map(|configuration| graph.evidence.sources_of.get(configuration))
                .copied()
                .collect();
            all.sort_unstable();
            all.dedup();
            all.into()
        }))
    }

    fn told_by(&self, last: bool) -> impl Iterator<Item = &Teller> {
        self.tellers.iter().filter(move |teller| last || !teller.last)
    }

    fn new(graph: &Graph, to: LiteralId, mut tellers: Vec<Teller>) -> Told {
        tellers.sort_unstable();
        tellers.dedup();
        let best = |last: bool| {
            let fitting = tellers.iter().filter(|teller| last || !teller.last).copied();
            fitting.min_by_key(|teller| rank(graph, teller))
        };
        let (inner, end) = (best(false), best(true));
        Told { to, inner, end, tellers, sources: [OnceCell::new(), OnceCell::new()] }
    }
}

/// What is shown first: most sources, entered at a condition, by name, not one of several alternatives.
fn rank(graph: &Graph, teller: &Teller) -> (Reverse<usize>, Entry, u32, bool) {
    let sources = graph.evidence.sources_of.get(teller.configuration).len();
    (Reverse(sources), teller.entry, teller.configuration, teller.alternative)
}

impl<'a> Steps<'a> {
    /// The steps that live configurations tell.
    pub(crate) fn new(graph: &'a Graph, live: &'a Live) -> Steps<'a> {
        Steps { graph, live, known: RefCell::default(), wider: RefCell::default() }
    }

    /// The steps that start at a literal, in the order of what they reach.
    pub(crate) fn from(&self, literal: LiteralId) -> Rc<[Told]> {
        if let Some(known) = self.known.borrow().get(&literal) {
            return Rc::clone(known);
        }
        let entered = self.graph.condition_of.get(literal.0).iter().chain(self.graph.mechanism_of.get(literal.0));
        let mut entered: Vec<u32> = entered.copied().collect();
        entered.sort_unstable();
        entered.dedup();
        let steps: Rc<[Told]> = self.through(literal, &entered).into();
        self.known.borrow_mut().insert(literal, Rc::clone(&steps));
        steps
    }

    /// The steps that start at a literal and go through one of these configurations.
    pub(crate) fn through(&self, literal: LiteralId, configurations: &[u32]) -> Vec<Told> {
        let mut reached: BTreeMap<LiteralId, Vec<Teller>> = BTreeMap::new();
        for configuration in configurations.iter().copied().filter(|c| self.live.is(*c)) {
            self.tell(literal, configuration, &mut |to, teller| reached.entry(to).or_default().push(teller));
        }
        reached.into_iter().map(|(to, tellers)| Told::new(self.graph, to, tellers)).collect()
    }

    /// A step that is known to be told.
    pub(crate) fn find(&self, chain: &Chain, at: usize) -> Option<(Rc<[Told]>, usize)> {
        let hop = chain.hops.get(at)?;
        let steps: Rc<[Told]> = match &chain.through {
            Some(through) if at == 0 => self.through(hop.from, through).into(),
            _ => self.from(hop.from),
        };
        let at = steps.binary_search_by_key(&hop.to, |told| told.to).ok()?;
        Some((steps, at))
    }

    /// The wider literals that a literal counts as, by kind: more of a kind is more of the whole, less is not less.
    pub(crate) fn wider(&self, literal: LiteralId) -> Rc<[u32]> {
        if literal.direction() != Direction::More || self.graph.kinds.wider.get(literal.factor()).is_empty() {
            return Rc::new([]);
        }
        let mut known = self.wider.borrow_mut();
        let factor = literal.factor();
        Rc::clone(known.entry(factor).or_insert_with(|| self.graph.kinds.all_wider(factor).into()))
    }

    /// The steps of one configuration from a literal. Where the mechanisms stand for the conditions, they lead to
    /// outcomes only, never from one mechanism to another; a mechanism that is not known bars the entry at the others.
    fn tell(&self, literal: LiteralId, configuration: u32, found: &mut dyn FnMut(LiteralId, Teller)) {
        let row = self.graph.configurations[configuration as usize];
        let at_condition = self.graph.conditions(configuration).any(|group| group.contains(&literal));
        let at_mechanism = !row.borrows
            && !row.unknown_mechanism
            && self.graph.mechanisms(configuration).any(|group| group.contains(&literal));
        let entries = [(at_condition, Entry::Condition), (at_mechanism, Entry::Mechanism)];
        for entry in entries.into_iter().filter(|(holds, _)| *holds).map(|(_, entry)| entry) {
            for group in self.graph.outcomes(configuration) {
                let alternative = group.len() > 1;
                group.iter().for_each(|to| found(*to, Teller { configuration, entry, last: false, alternative }));
            }
        }
        if at_condition && !row.borrows {
            for group in self.graph.mechanisms(configuration) {
                let teller =
                    Teller { configuration, entry: Entry::Condition, last: true, alternative: group.len() > 1 };
                group.iter().for_each(|to| found(*to, teller));
            }
        }
    }
}
