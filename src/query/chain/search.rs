//! The chains one by one: by length, then by names.

use super::{Chain, Distances, Hop, Joint, Steps};
use crate::{graph::LiteralId, query::budget::Purse, theory::Direction};
use std::{ops::ControlFlow, rc::Rc};

/// A search for chains to the targets of some distances.
///
/// Chains hold no factor twice. What cannot reach a target in the steps that are left is never entered.
pub(crate) struct Search<'a> {
    steps: &'a Steps<'a>,
    /// How far it is to a target, as far as chains of the length that is looked for need it.
    distances: Distances,
    mirrors: bool,
    /// Literals that chains begin at; the first joint by kind does not lead from one of them to another.
    roots: Vec<LiteralId>,
    used: Vec<bool>,
}

/// How a search of chains of one length ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level {
    /// Whether there may be longer ones.
    pub(crate) longer: bool,
    /// Whether it was told to stop, or the budget is spent.
    pub(crate) stopped: bool,
}

impl<'a> Search<'a> {
    /// A search that begins at one of `roots`.
    pub(crate) fn new(steps: &'a Steps<'a>, distances: Distances, mirrors: bool, roots: &[LiteralId]) -> Self {
        let mut roots = roots.to_vec();
        roots.sort_unstable();
        Search { steps, distances, mirrors, roots, used: vec![false; steps.graph.factors.len()] }
    }

    /// The distances that it goes by.
    pub(crate) fn distances(&self) -> &Distances {
        &self.distances
    }

    /// Gives the chains of just that length from a literal, in the order of the names in them, until `found` breaks.
    pub(crate) fn level(
        &mut self,
        start: LiteralId,
        through: Option<Rc<[u32]>>,
        length: u32,
        purse: &mut Purse<'_>,
        found: &mut dyn FnMut(&Chain) -> ControlFlow<()>,
    ) -> Level {
        self.distances.grow(self.steps, length);
        let mut level = Level { longer: self.distances.may_grow(), stopped: false };
        let mut chain = Chain { start, hops: Vec::new(), through, closing: None };
        self.used[start.factor() as usize] = true;
        let mut open = vec![self.next(&chain, length, purse, &mut level).into_iter()];
        while let Some(hops) = open.last_mut() {
            let Some(hop) = hops.next() else {
                open.pop();
                if let Some(hop) = chain.hops.pop() {
                    self.mark(&hop, false);
                }
                continue;
            };
            chain.hops.push(hop);
            if chain.hops.len() == length as usize {
                level.stopped |= found(&chain).is_break();
                chain.hops.pop();
            } else {
                self.mark(&hop, true);
                open.push(self.next(&chain, length, purse, &mut level).into_iter());
            }
            if level.stopped {
                break;
            }
        }
        chain.hops.iter().for_each(|hop| self.mark(hop, false));
        self.used[start.factor() as usize] = false;
        level
    }

    fn mark(&mut self, hop: &Hop, used: bool) {
        self.used[hop.to.factor() as usize] = used;
        if hop.joint == Joint::Kind {
            self.used[hop.from.factor() as usize] = used;
        }
    }

    /// The steps that may come next, in order.
    fn next(&self, chain: &Chain, length: u32, purse: &mut Purse<'_>, level: &mut Level) -> Vec<Hop> {
        let left = length - u32::try_from(chain.hops.len()).unwrap_or(length);
        let (told, mirrored) = (chain.turned(None), chain.turned(Some(Joint::Mirrored)));
        let turned = |joint: Joint| if joint == Joint::Mirrored { mirrored } else { told };
        let mut hops = Vec::new();
        for (joint, from) in self.joints(chain) {
            let distance = self.distances.start[from.index()];
            if distance > left {
                level.longer |= distance != u32::MAX;
                continue;
            }
            let step = (joint, from, turned(joint));
            match chain.through.as_ref().filter(|_| chain.hops.is_empty()) {
                Some(through) => {
                    let links = self.steps.through(from, through);
                    let ends = links.chunk_by(|one, other| one.to == other.to);
                    let ends =
                        ends.filter_map(|links| Some((links.first()?.to, links.iter().any(|link| !link.last), None)));
                    self.pick(step, ends, left, purse, level, &mut hops);
                }
                None => {
                    let onward = self.steps.onward(from);
                    let ends = onward.iter().map(|to| (to.literal, to.goes_on, Some(to.number())));
                    self.pick(step, ends, left, purse, level, &mut hops);
                }
            }
        }
        if told || hops.iter().any(|hop| hop.joint != Joint::Told) {
            hops.sort_by_key(|hop| hop.order(turned(hop.joint)));
        }
        hops
    }

    fn joints(&self, chain: &Chain) -> Vec<(Joint, LiteralId)> {
        let at = chain.at();
        let mut joints = vec![(Joint::Told, at)];
        if chain.through.is_some() && chain.hops.is_empty() {
            return joints;
        }
        for wider in self.steps.wider(at).iter() {
            let wider = LiteralId::new(*wider, Direction::More);
            let again = chain.hops.is_empty() && self.roots.binary_search(&wider).is_ok();
            if !again && !self.used[wider.factor() as usize] {
                joints.push((Joint::Kind, wider));
            }
        }
        if self.mirrors && !chain.hops.is_empty() && at.direction() != Direction::Unsaid {
            joints.push((Joint::Mirrored, at.opposite()));
        }
        joints
    }

    fn pick(
        &self,
        (joint, from, turned): (Joint, LiteralId, bool),
        ends: impl Iterator<Item = (LiteralId, bool, Option<u32>)>,
        left: u32,
        purse: &mut Purse<'_>,
        level: &mut Level,
        hops: &mut Vec<Hop>,
    ) {
        for (to, goes_on, pair) in ends {
            if !purse.spend() {
                level.stopped = true;
                return;
            }
            if self.used[to.factor() as usize] || (joint == Joint::Kind && to.factor() == from.factor()) {
                continue;
            }
            let distance = if goes_on { self.distances.at[to.index()] } else { u32::MAX };
            level.longer |= distance != u32::MAX && distance >= left;
            if (left == 1 && self.distances.is_target(to.turned(turned))) || (left > 1 && distance < left) {
                hops.push(Hop { joint, from, to, pair });
            }
        }
    }
}

/// Looks for the first chain of just that length that passes a test, by names.
pub(crate) fn first(
    search: &mut Search<'_>,
    start: LiteralId,
    through: Option<Rc<[u32]>>,
    length: u32,
    purse: &mut Purse<'_>,
    fits: &mut dyn FnMut(&Chain) -> bool,
) -> Level {
    search.level(start, through, length, purse, &mut |chain| {
        if fits(chain) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
}
