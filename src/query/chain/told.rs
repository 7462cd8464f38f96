//! A step with all that tell it, and as a chain takes it.

use super::{Hop, Joint};
use crate::{
    answer::{Entry, Step},
    graph::{Graph, Link, LiteralId, Neighbour},
    theory::{Direction, Literal},
};
use std::{
    cell::{OnceCell, RefCell},
    cmp::Reverse,
    rc::Rc,
    sync::Arc,
};

/// A step between two literals, with all that tell it. It is shared by the chains that take it, and what it rests on is
/// worked out when it is first asked for.
#[derive(Debug)]
pub(crate) struct Told {
    links: Telling,
    shown: Link,
    sources: OnceCell<Vec<u32>>,
    /// What some of several ways to tell it need alone.
    need: OnceCell<Vec<LiteralId>>,
    /// The step as rows keep it, for some ways in which it is shown.
    steps: RefCell<Vec<(Way, Arc<Step>)>>,
}

/// How a step joins the one before, what that reached, and the configuration shown.
type Way = (Joint, LiteralId, Link);

/// How many ways to show one step are kept to be shared by rows.
const KEPT: usize = 8;

/// The links that tell a step, in order.
#[derive(Debug)]
pub(super) enum Telling {
    /// All between two literals.
    All(Neighbour),
    /// These of them.
    Some(Vec<Link>),
}

impl Telling {
    fn links<'a>(&'a self, graph: &'a Graph) -> &'a [Link] {
        match self {
            Telling::All(neighbour) => graph.links().between(*neighbour),
            Telling::Some(links) => links,
        }
    }
}

/// What is shown first: most sources, entered at a condition, by name, not one of several alternatives.
fn rank(graph: &Graph, link: &Link) -> (Reverse<usize>, Entry, u32, bool) {
    let sources = graph.evidence.sources_of.get(link.configuration).len();
    (Reverse(sources), link.entry, link.configuration, link.alternative)
}

impl Told {
    /// A step that these links tell; none where there is no link.
    pub(super) fn new(graph: &Graph, links: Telling) -> Option<Told> {
        let shown = *links.links(graph).iter().min_by_key(|link| rank(graph, link))?;
        Some(Told { links, shown, sources: OnceCell::new(), need: OnceCell::new(), steps: RefCell::default() })
    }

    /// The first that is shown: most sources, entered at a condition before at a mechanism, then the first by name.
    pub(crate) fn shown(&self) -> Link {
        self.shown
    }

    /// All that can be shown, in that order; one that can be entered both ways stands there for each.
    pub(crate) fn ways(&self, graph: &Graph) -> Vec<Link> {
        let mut ways = self.links.links(graph).to_vec();
        ways.sort_by_key(|link| rank(graph, link));
        ways.dedup_by_key(|link| (link.configuration, link.entry));
        ways
    }

    /// The literals that any of them may need alone, entered at a literal, where there are others than the one shown.
    pub(super) fn others_need(&self, graph: &Graph, from: LiteralId) -> &[LiteralId] {
        let links = self.links.links(graph);
        if let [_] = links {
            return &[];
        }
        self.need.get_or_init(|| {
            let mut need = Vec::new();
            let mut add =
                |group: &[LiteralId]| need.extend(group.iter().filter(|only| group.len() == 1 && **only != from));
            for link in links {
                match link.entry {
                    Entry::Condition => graph.conditions(link.configuration).for_each(&mut add),
                    Entry::Mechanism => graph.mechanisms(link.configuration).for_each(&mut add),
                }
            }
            need.sort_unstable();
            need.dedup();
            need
        })
    }

    /// The configurations that tell it, by name.
    pub(crate) fn configurations<'g>(&'g self, graph: &'g Graph) -> impl Iterator<Item = u32> + 'g {
        let links = self.links.links(graph);
        links.chunk_by(|one, other| one.configuration == other.configuration).map(|links| links[0].configuration)
    }

    /// The distinct sources of all that tell it.
    pub(crate) fn sources<'g>(&'g self, graph: &'g Graph) -> &'g [u32] {
        let of = |configuration: u32| graph.evidence.sources_of.get(configuration);
        if let [only] = self.links.links(graph) {
            return of(only.configuration);
        }
        self.sources.get_or_init(|| {
            let mut all: Vec<u32> = self.configurations(graph).flat_map(of).copied().collect();
            all.sort_unstable();
            all.dedup();
            all
        })
    }

    /// The step as answers keep it, behind a literal that was reached; rows that show it the same way share it.
    pub(super) fn step(
        &self,
        graph: &Graph,
        (hop, reached): (Hop, LiteralId),
        shown: Link,
        needs: &[(usize, &[LiteralId])],
    ) -> Arc<Step> {
        let way = (hop.joint, reached, shown);
        let mut steps = self.steps.borrow_mut();
        if let Some((_, step)) = steps.iter().find(|(one, step)| *one == way && are(graph, needs, &step.also_needs)) {
            return Arc::clone(step);
        }
        let named = |(_, group): &(usize, &[LiteralId])| group.iter().map(|one| graph.literal(*one)).collect();
        let told_by =
            || self.configurations(graph).map(|configuration| graph.configuration_id(configuration)).collect();
        let step = Arc::new(Step {
            from: graph.literal(hop.from),
            to: graph.literal(hop.to),
            entry: shown.entry,
            mirrored: hop.joint == Joint::Mirrored,
            by_kind: (hop.joint == Joint::Kind).then(|| graph.literal(reached)),
            shown: graph.configuration_id(shown.configuration),
            told_by: steps.first().map_or_else(told_by, |(_, step)| Arc::clone(&step.told_by)),
            also_needs: needs.iter().map(named).collect(),
            unsure: is_unsure(graph, (hop.from, hop.to), shown),
        });
        if steps.len() < KEPT {
            steps.push((way, Arc::clone(&step)));
        }
        step
    }
}

/// A step as a chain takes it.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// All that tell it and agree with the rest of the chain.
    pub(super) told: Rc<Told>,
    /// The one that is shown.
    pub(crate) shown: Link,
}

/// Whether some groups are these.
fn are(graph: &Graph, groups: &[(usize, &[LiteralId])], named: &[Vec<Literal>]) -> bool {
    let is = |id: &LiteralId, literal: &Literal| {
        id.direction() == literal.direction && graph.factors[id.factor()] == literal.factor
    };
    let same = |group: &[LiteralId], named: &[Literal]| {
        group.len() == named.len() && group.iter().zip(named).all(|(id, literal)| is(id, literal))
    };
    groups.len() == named.len() && groups.iter().zip(named).all(|((_, group), named)| same(group, named))
}

/// Whether a step, as it is shown, passes something unknown, undirected or one of several alternatives.
pub(super) fn is_unsure(graph: &Graph, (from, to): (LiteralId, LiteralId), shown: Link) -> bool {
    let row = graph.configurations[shown.configuration as usize];
    let unknown = shown.entry == Entry::Condition && row.unknown_condition;
    let unsaid = [from, to].iter().any(|literal| literal.direction() == Direction::Unsaid);
    unknown || unsaid || shown.alternative
}

/// The sources that support some configuration of every step.
pub(super) fn told_throughout(steps: &[Fact], graph: &Graph) -> Vec<u32> {
    let mut steps = steps.iter().map(|fact| fact.told.sources(graph));
    let mut whole = steps.next().map_or_else(Vec::new, <[u32]>::to_vec);
    steps.for_each(|sources| whole.retain(|source| sources.binary_search(source).is_ok()));
    whole
}
