//! Which reached literal leads to which: the steps as told, from one end of a step to the end of the next.

use crate::{
    graph::{Graph, Lists, LiteralId},
    query::{
        budget::Purse,
        chain::{Hop, Joint, Steps},
    },
    theory::Direction,
};

/// The arcs between literals that steps reach.
///
/// An arc goes from what one step reached, over a joint, through the next step, to what that reaches. Steps into a
/// mechanism are no arcs, since nothing follows them.
#[derive(Debug)]
pub(super) struct Arcs {
    /// For each literal that can be reached, the arcs from it, in the order of names.
    pub(super) from: Lists<Hop>,
}

impl Arcs {
    /// All arcs, or as many as the purse pays for.
    pub(super) fn new(steps: &Steps<'_>, mirrors: bool, purse: &mut Purse<'_>) -> Arcs {
        let graph = steps.graph;
        let mut from = Lists::default();
        let mut hops = Vec::new();
        for at in literals(graph) {
            hops.clear();
            if is_reached(steps, at) {
                for (joint, start) in joints(steps, at, mirrors) {
                    for to in steps.onward(start).iter().filter(|to| to.goes_on) {
                        if purse.spend() && (joint != Joint::Kind || to.literal.factor() != start.factor()) {
                            hops.push(Hop { joint, from: start, to: to.literal, pair: Some(to.number()) });
                        }
                    }
                }
            }
            if hops.iter().any(|hop| hop.joint != Joint::Told) {
                hops.sort_by_key(|hop| hop.order(false));
            }
            from.push(hops.iter().copied());
        }
        Arcs { from }
    }

    /// The arcs from a literal.
    pub(super) fn of(&self, at: LiteralId) -> &[Hop] {
        self.from.get(at.0)
    }

    /// How many literals there are.
    pub(super) fn len(&self) -> usize {
        self.from.len()
    }

    /// Keeps the arcs that fit.
    pub(super) fn keep(&mut self, fits: impl Fn(LiteralId, &Hop) -> bool) {
        let mut kept = Lists::default();
        for at in (0..).map(LiteralId).take(self.len()) {
            kept.push(self.of(at).iter().filter(|hop| fits(at, hop)).copied());
        }
        self.from = kept;
    }
}

/// All literals, in the order of their names.
pub(super) fn literals(graph: &Graph) -> impl Iterator<Item = LiteralId> {
    (0..).map(LiteralId).take(graph.literal_count())
}

/// Whether a step leads to a literal from which a chain can go on.
fn is_reached(steps: &Steps<'_>, literal: LiteralId) -> bool {
    steps.graph.outcome_of.get(literal.0).iter().any(|configuration| steps.live.is(*configuration))
}

fn joints(steps: &Steps<'_>, at: LiteralId, mirrors: bool) -> Vec<(Joint, LiteralId)> {
    let mut joints = vec![(Joint::Told, at)];
    let wider = steps.wider(at);
    joints.extend(wider.iter().map(|factor| (Joint::Kind, LiteralId::new(*factor, Direction::More))));
    if mirrors && at.direction() != Direction::Unsaid {
        joints.push((Joint::Mirrored, at.opposite()));
    }
    joints
}
