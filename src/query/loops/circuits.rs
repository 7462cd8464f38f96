//! The loops one by one: by length, then by names, each from its least name.

use super::{
    arcs::{Arcs, literals},
    components::components,
};
use crate::{
    graph::LiteralId,
    query::{
        budget::Purse,
        chain::{Chain, Hop, Joint, Steps},
    },
};
use std::ops::ControlFlow;

/// A search for loops of bounded length, within the strongly connected components of the arcs.
///
/// A loop is found from the least factor that one of its steps reaches. From there only what can still lead back in the
/// steps that are left is entered, as in the search of Gupta & Suzumura 2021 (arXiv 2105.10094).
pub(super) struct Circuits {
    arcs: Arcs,
    /// The arcs that lead to each literal: where they come from.
    into: Vec<Vec<LiteralId>>,
    /// The literals that loops may begin at, by name.
    roots: Vec<LiteralId>,
    /// Over how many steps each literal leads back to the root that is looked at.
    back: Vec<u32>,
    /// Those whose distance is known.
    near: Vec<LiteralId>,
    used: Vec<bool>,
}

impl Circuits {
    /// Finds out between which literals loops go.
    pub(super) fn new(steps: &Steps<'_>, mirrors: bool, purse: &mut Purse<'_>) -> Circuits {
        let mut arcs = Arcs::new(steps, mirrors, purse);
        let component = components(&arcs);
        arcs.keep(|at, hop| component[at.index()] == component[hop.to.index()]);
        let mut into = vec![Vec::new(); arcs.len()];
        let mut roots = Vec::new();
        for at in literals(steps.graph) {
            arcs.of(at).iter().for_each(|hop| into[hop.to.index()].push(at));
            if !arcs.of(at).is_empty() {
                roots.push(at);
            }
        }
        let back = vec![u32::MAX; arcs.len()];
        Circuits { arcs, into, roots, back, near: Vec::new(), used: vec![false; steps.graph.factors.len()] }
    }

    /// The most steps that a loop may have: no factor stands in one twice.
    pub(super) fn longest(&self) -> u32 {
        let mut factors: Vec<u32> = self.roots.iter().map(|literal| literal.factor()).collect();
        factors.dedup();
        u32::try_from(factors.len()).unwrap_or(u32::MAX)
    }

    /// Gives the loops of just that length, in order, until `found` breaks; no when it was broken off, there or because
    /// the purse is empty.
    pub(super) fn level(
        &mut self,
        length: u32,
        purse: &mut Purse<'_>,
        found: &mut dyn FnMut(&Chain) -> ControlFlow<()>,
    ) -> bool {
        let mut at = 0;
        while let Some(root) = self.roots.get(at).copied() {
            if !self.measure(root, length, purse) {
                return false;
            }
            // What leads back over no number of steps will not do so when more of them are allowed.
            if length > 1 && self.near.len() == 1 && self.arcs.of(root).iter().all(|hop| hop.to != root) {
                self.roots.remove(at);
                continue;
            }
            at += 1;
            if self.around(root, length, purse, found).is_break() {
                self.used.fill(false);
                return false;
            }
        }
        true
    }

    /// Works out from where a root is reached through greater names, backward and over fewer than so many steps.
    fn measure(&mut self, root: LiteralId, length: u32, purse: &mut Purse<'_>) -> bool {
        self.near.drain(..).for_each(|literal| self.back[literal.index()] = u32::MAX);
        self.back[root.index()] = 0;
        self.near.push(root);
        let mut at = 0;
        while let Some(literal) = self.near.get(at).copied() {
            at += 1;
            let distance = self.back[literal.index()] + 1;
            if distance >= length {
                break;
            }
            for before in &self.into[literal.index()] {
                if !purse.spend() {
                    return false;
                }
                if before.factor() > root.factor() && self.back[before.index()] == u32::MAX {
                    self.back[before.index()] = distance;
                    self.near.push(*before);
                }
            }
        }
        true
    }

    /// The loops of just that length from one root.
    fn around(
        &mut self,
        root: LiteralId,
        length: u32,
        purse: &mut Purse<'_>,
        found: &mut dyn FnMut(&Chain) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut hops: Vec<Hop> = Vec::new();
        let mut open = vec![(root, 0)];
        while let Some((at, next)) = open.last_mut() {
            let Some(hop) = self.arcs.of(*at).get(*next).copied() else {
                open.pop();
                if let Some(hop) = hops.pop() {
                    self.mark(&hop, false);
                }
                continue;
            };
            *next += 1;
            if !purse.spend() {
                return ControlFlow::Break(());
            }
            let left = length - u32::try_from(open.len()).unwrap_or(length);
            if !self.fits(root, &hop, left) {
                continue;
            }
            hops.push(hop);
            if left == 0 {
                found(&looped(root, &hops))?;
                hops.pop();
            } else {
                self.mark(&hop, true);
                open.push((hop.to, 0));
            }
        }
        ControlFlow::Continue(())
    }

    /// Whether a step may be taken that leaves so many to lead back to the root.
    fn fits(&self, root: LiteralId, hop: &Hop, left: u32) -> bool {
        let wider = hop.joint == Joint::Kind;
        let free = |literal: LiteralId| literal.factor() != root.factor() && !self.used[literal.factor() as usize];
        let back = self.back[hop.to.index()];
        if wider && !free(hop.from) {
            return false;
        }
        if left == 0 { hop.to == root } else { hop.to != root && back <= left && free(hop.to) }
    }

    fn mark(&mut self, hop: &Hop, used: bool) {
        self.used[hop.to.factor() as usize] = used;
        if hop.joint == Joint::Kind {
            self.used[hop.from.factor() as usize] = used;
        }
    }
}

/// The loop through these steps. It begins where its first step starts; where it comes there by kind, at the kind.
fn looped(root: LiteralId, hops: &[Hop]) -> Chain {
    let mut hops = hops.to_vec();
    let mut chain = Chain { start: root, hops: Vec::new(), through: None, closing: Some(Joint::Told) };
    if let Some(first) = hops.first_mut().filter(|first| first.joint != Joint::Kind) {
        chain.start = first.from;
        chain.closing = Some(first.joint);
        first.joint = Joint::Told;
    }
    chain.hops = hops;
    chain
}
