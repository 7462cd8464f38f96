//! The as-told step relation: from a literal, through a configuration, to a literal.

use super::{
    Chain,
    told::{Telling, Told},
};
use crate::{
    graph::{Graph, Link, LiteralId, Neighbour},
    query::live::Live,
    theory::Direction,
};
use std::{cell::RefCell, collections::HashMap, ops::Deref, rc::Rc};

/// The steps between literals that the live configurations tell: the links of the graph, without those of others.
pub(crate) struct Steps<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) live: &'a Live,
    /// What live configurations lead to, where others are left out.
    onward: RefCell<HashMap<LiteralId, Rc<[Neighbour]>>>,
    /// The steps that rows rest on.
    told: RefCell<Known>,
    wider: RefCell<HashMap<u32, Rc<[u32]>>>,
    none: Rc<[u32]>,
}

/// Steps that were looked at.
#[derive(Default)]
struct Known {
    /// For the number of each pair of literals, and whether a chain ends with it, the place of the step behind it; 0 for none.
    places: Vec<u32>,
    steps: Vec<Rc<Told>>,
}

/// The literals that steps lead to from one, in order.
pub(crate) enum Onward<'a> {
    /// As the graph has them.
    All(&'a [Neighbour]),
    /// Those to which live configurations lead.
    Live(Rc<[Neighbour]>),
}

impl Deref for Onward<'_> {
    type Target = [Neighbour];

    fn deref(&self) -> &[Neighbour] {
        match self {
            Onward::All(all) => all,
            Onward::Live(live) => live,
        }
    }
}

impl<'a> Steps<'a> {
    /// The steps that live configurations tell.
    pub(crate) fn new(graph: &'a Graph, live: &'a Live) -> Steps<'a> {
        Steps {
            graph,
            live,
            onward: RefCell::default(),
            told: RefCell::default(),
            wider: RefCell::default(),
            none: Rc::new([]),
        }
    }

    /// Where the steps that start at a literal lead.
    pub(crate) fn onward(&self, from: LiteralId) -> Onward<'a> {
        let all = self.graph.links().onward(from);
        if self.live.is_all() {
            return Onward::All(all);
        }
        let mut known = self.onward.borrow_mut();
        let live = known.entry(from).or_insert_with(|| all.iter().filter_map(|one| self.living(*one)).collect());
        Onward::Live(Rc::clone(live))
    }

    /// Where the steps that reach a literal start.
    pub(crate) fn back(&self, to: LiteralId) -> impl Iterator<Item = Neighbour> + '_ {
        self.graph.links().back(to).iter().filter_map(|one| self.living(*one))
    }

    /// The steps that start at a literal and go through one of these configurations.
    pub(crate) fn through(&self, from: LiteralId, configurations: &[u32]) -> Vec<Link> {
        let live = configurations.iter().filter(|configuration| self.live.is(**configuration));
        let mut links: Vec<Link> =
            live.flat_map(|configuration| self.graph.links_through(from, *configuration)).collect();
        links.sort_unstable();
        links
    }

    /// A step of a chain with all that tell it; none where nothing does.
    pub(crate) fn find(&self, chain: &Chain, at: usize) -> Option<Rc<Told>> {
        let hop = chain.hops.get(at)?;
        let ends = chain.ends_with(at);
        if let Some(through) = chain.through.as_ref().filter(|_| at == 0) {
            let mut links = self.through(hop.from, through);
            links.retain(|link| link.to == hop.to && (ends || !link.last));
            return Told::new(self.graph, Telling::Some(links)).map(Rc::new);
        }
        let links = self.graph.links();
        let onward = links.onward(hop.from);
        let neighbour = || onward.binary_search_by_key(&hop.to, |one| one.literal).ok().map(|at| onward[at]);
        let pair = hop.pair.or_else(|| neighbour().map(Neighbour::number))?;
        let mut known = self.told.borrow_mut();
        if known.places.is_empty() {
            known.places = vec![0; links.len() * 2];
        }
        let place = pair as usize * 2 + usize::from(ends);
        if let Some(told) = known.places.get(place).and_then(|at| known.steps.get((*at as usize).checked_sub(1)?)) {
            return Some(Rc::clone(told));
        }
        let told = Rc::new(Told::new(self.graph, self.telling(neighbour()?, ends))?);
        known.steps.push(Rc::clone(&told));
        known.places[place] = u32::try_from(known.steps.len()).unwrap_or(0);
        Some(told)
    }

    /// The links that tell a step: those of live configurations, from which a chain goes on unless it ends there.
    fn telling(&self, neighbour: Neighbour, ends: bool) -> Telling {
        let links = self.graph.links().between(neighbour);
        let fits = |link: &Link| (ends || !link.last) && self.live.is(link.configuration);
        match links.iter().all(fits) {
            true => Telling::All(neighbour),
            false => Telling::Some(links.iter().copied().filter(fits).collect()),
        }
    }

    /// How many distinct sources there are behind a step; behind those from which a chain goes on, unless it ends here.
    pub(crate) fn sources(&self, neighbour: Neighbour, ends: bool) -> u32 {
        let fits = |link: &&Link| (ends || !link.last) && self.live.is(link.configuration);
        let links = self.graph.links().between(neighbour).iter().filter(fits);
        let mut behind = links.map(|link| self.graph.evidence.sources_of.get(link.configuration));
        let first = behind.next().unwrap_or(&[]);
        let mut all: Vec<u32> = behind.flatten().copied().collect();
        if !all.is_empty() {
            all.extend_from_slice(first);
            all.sort_unstable();
            all.dedup();
        }
        u32::try_from(all.len().max(first.len())).unwrap_or(u32::MAX)
    }

    /// The wider literals that a literal counts as, by kind: more of a kind is more of the whole, less is not less.
    pub(crate) fn wider(&self, literal: LiteralId) -> Rc<[u32]> {
        if literal.direction() != Direction::More || self.graph.kinds.wider.get(literal.factor()).is_empty() {
            return Rc::clone(&self.none);
        }
        let mut known = self.wider.borrow_mut();
        let factor = literal.factor();
        Rc::clone(known.entry(factor).or_insert_with(|| self.graph.kinds.all_wider(factor).into()))
    }

    /// A neighbour as live configurations lead to it, if one does.
    fn living(&self, mut neighbour: Neighbour) -> Option<Neighbour> {
        if self.live.is_all() {
            return Some(neighbour);
        }
        let links = self.graph.links().between(neighbour).iter();
        let mut live = links.filter(|link| self.live.is(link.configuration)).peekable();
        live.peek()?;
        neighbour.goes_on = live.any(|link| !link.last);
        Some(neighbour)
    }
}
