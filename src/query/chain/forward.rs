//! What can be reached from a literal, each with its shortest chain.

use super::{Chain, Hop, Joint, Steps};
use crate::{graph::LiteralId, query::budget::Purse, theory::Direction};
use std::{collections::HashMap, rc::Rc};

/// What was reached from some literals.
#[derive(Debug, Default)]
pub(crate) struct Reached {
    /// How each literal was first reached by a last step, which may end at a mechanism; and over how many steps.
    ends: HashMap<LiteralId, (LiteralId, Hop, u32)>,
    /// How each literal was first reached by a step from which a chain goes on.
    inner: HashMap<LiteralId, (LiteralId, Hop)>,
    roots: Vec<LiteralId>,
}

impl Reached {
    /// Whether a literal was reached.
    pub(crate) fn has(&self, literal: LiteralId) -> bool {
        self.ends.contains_key(&literal)
    }

    /// Over how many steps a literal was reached.
    pub(crate) fn distance(&self, literal: LiteralId) -> Option<u32> {
        self.ends.get(&literal).map(|(_, _, distance)| *distance)
    }

    /// The shortest chain to a literal; of equally short ones the first by names. It may hold a factor twice.
    pub(crate) fn chain(&self, literal: LiteralId) -> Option<Chain> {
        let (before, hop, _) = *self.ends.get(&literal)?;
        self.before(before, vec![hop])
    }

    /// The shortest chain that goes on through one of some configurations, entered at a literal, where that is had.
    pub(crate) fn entering(&self, steps: &Steps<'_>, entry: LiteralId, through: &Rc<[u32]>) -> Option<Chain> {
        let narrower = match entry.direction() {
            Direction::More => steps.graph.kinds.all_narrower(entry.factor()),
            _ => Vec::new(),
        };
        let kinds = narrower.into_iter().map(|kind| (Joint::Kind, LiteralId::new(kind, Direction::More)));
        let to = steps.through(entry, through).first()?.to;
        let mut ways = std::iter::once((Joint::Told, entry)).chain(kinds);
        let (joint, had) = ways.find(|(_, had)| self.roots.contains(had) || self.inner.contains_key(had))?;
        let mut chain = self.before(had, vec![Hop { joint, from: entry, to, pair: None }])?;
        if chain.hops.len() == 1 {
            chain.through = Some(Rc::clone(through));
        }
        Some(chain)
    }

    fn before(&self, mut before: LiteralId, mut hops: Vec<Hop>) -> Option<Chain> {
        while !self.roots.contains(&before) {
            let (earlier, hop) = *self.inner.get(&before)?;
            hops.push(hop);
            before = earlier;
        }
        hops.reverse();
        Some(Chain { start: before, hops, through: None, closing: None })
    }
}

/// Walks forward as told, over at most `limit` configurations.
pub(crate) fn forward(steps: &Steps<'_>, roots: &[LiteralId], limit: u32, purse: &mut Purse<'_>) -> Reached {
    let mut roots = roots.to_vec();
    roots.sort_unstable();
    let mut reached = Reached { roots: roots.clone(), ..Reached::default() };
    let mut front = roots;
    let mut distance = 1;
    while distance <= limit && !front.is_empty() {
        let mut next = Vec::new();
        for at in front {
            for hop in hops(steps, at, purse) {
                reached.ends.entry(hop.0.to).or_insert((at, hop.0, distance));
                if hop.1 && !reached.roots.contains(&hop.0.to) && !reached.inner.contains_key(&hop.0.to) {
                    reached.inner.insert(hop.0.to, (at, hop.0));
                    next.push(hop.0.to);
                }
            }
        }
        front = next;
        distance = distance.saturating_add(1);
    }
    reached
}

/// The steps on from a literal that is had, in order, and whether a chain goes on after each.
fn hops(steps: &Steps<'_>, at: LiteralId, purse: &mut Purse<'_>) -> Vec<(Hop, bool)> {
    let wider = steps.wider(at);
    let kinds = wider.iter().map(|factor| (Joint::Kind, LiteralId::new(*factor, Direction::More)));
    let mut hops = Vec::new();
    for (joint, from) in std::iter::once((Joint::Told, at)).chain(kinds) {
        for to in steps.onward(from).iter() {
            if !purse.spend() {
                return hops;
            }
            hops.push((Hop { joint, from, to: to.literal, pair: Some(to.number()) }, to.goes_on));
        }
    }
    hops.sort_by_key(|(hop, _)| hop.order(false));
    hops
}
