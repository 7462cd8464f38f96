//! Which reached literal leads to which: the steps as told, from one end of a step to the end of the next.

use crate::{
    graph::{Graph, Lists, LiteralId},
    query::{
        budget::Purse,
        chain::{Hop, Joint, Steps},
    },
    theory::{Direction, Role},
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
        let told = told(steps, &reached(steps, mirrors));
        let mut from = Lists::default();
        let mut hops = Vec::new();
        for at in literals(graph) {
            hops.clear();
            if told_to(steps, at) {
                for (joint, start) in joints(steps, at, mirrors) {
                    for to in told.get(start.0) {
                        if purse.spend() && (joint != Joint::Kind || to.factor() != start.factor()) {
                            hops.push(Hop { joint, from: start, to: *to });
                        }
                    }
                }
            }
            hops.sort_by_key(|hop| (if hop.joint == Joint::Kind { hop.from } else { hop.to }, hop.joint, hop.to));
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

/// For each literal the literals that a step leads to from it and from which a chain can go on.
pub(super) fn told(steps: &Steps<'_>, wanted: &[bool]) -> Lists<LiteralId> {
    let graph = steps.graph;
    let mut pairs = Vec::new();
    for configuration in steps.live.iter() {
        let row = graph.configurations[configuration as usize];
        let by_mechanism = !row.borrows && !row.unknown_mechanism;
        for group in graph.groups(configuration) {
            let enters = group.row.condition || (group.row.mechanism && by_mechanism);
            if !enters || group.row.role == Role::Actor {
                continue;
            }
            for from in group.literals.iter().filter(|from| wanted[from.index()]) {
                pairs.extend(graph.outcomes(configuration).flatten().map(|to| (from.0, *to)));
            }
        }
    }
    Lists::gather(graph.literal_count(), &pairs).distinct()
}

/// Whether a live configuration gives a literal as an outcome.
fn told_to(steps: &Steps<'_>, literal: LiteralId) -> bool {
    steps.graph.outcome_of.get(literal.0).iter().any(|configuration| steps.live.is(*configuration))
}

/// Which literals the step after another one can start at.
fn reached(steps: &Steps<'_>, mirrors: bool) -> Vec<bool> {
    let mut reached = vec![false; steps.graph.literal_count()];
    for at in literals(steps.graph).filter(|at| told_to(steps, *at)) {
        for (_, start) in joints(steps, at, mirrors) {
            reached[start.index()] = true;
        }
    }
    reached
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
