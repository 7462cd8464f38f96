//! What has to hold together for a chain: the other conditions of the configurations shown.

use super::{
    Chain, Steps,
    agree::Agreeing,
    given::{Given, held, needs},
    told::{Fact, Telling, Told, told_throughout},
};
use crate::graph::{Link, LiteralId};
use std::rc::Rc;

/// What a chain needs beside its own literals.
#[derive(Debug, Clone)]
pub(crate) struct Together<'a> {
    /// Its steps, each with the configuration shown.
    pub(super) steps: Vec<Fact>,
    /// The groups of alternatives that a step needs and that nothing before it gives, each with the place of the step.
    pub(super) needs: Vec<(usize, &'a [LiteralId])>,
    /// The sources that tell it whole, where not all choices of its configurations agree.
    pub(super) whole: Option<Vec<u32>>,
    /// Whether a factor is needed both ways, whichever configurations are shown.
    pub(crate) opposed: bool,
}

/// How many times some choices of configurations for the steps of one chain are looked at to find those that agree.
const LOOKS: usize = 10_000;

impl<'a> Together<'a> {
    /// Works out what a chain needs. A step gives what it reaches, with what that counts as by kind; what else its
    /// configuration brings is asked for all the same, since another configuration may speak against it.
    ///
    /// For each step the first configuration is shown, in the order of [`Told::shown`], with which nothing is needed
    /// both ways: of several ways to choose, the one that keeps to that order for longest. The step is told by those
    /// that stand in some such choice.
    pub(crate) fn of(steps: &Steps<'a>, chain: &Chain) -> Option<Together<'a>> {
        let length = chain.hops.len();
        let given = Given::of(steps, chain);
        let mut together =
            Together { steps: Vec::with_capacity(length), needs: Vec::new(), whole: None, opposed: false };
        for (at, hop) in chain.hops.iter().enumerate() {
            let told = steps.find(chain, at)?;
            let shown = told.shown();
            together.steps.push(Fact { told, shown });
            needs(steps, shown, hop.from, given.before(at), |group| together.needs.push((at, group)));
        }
        let mut all = held(chain, together.needs.len());
        all.extend(together.needs.iter().filter_map(single));
        for (hop, fact) in chain.hops.iter().zip(&together.steps) {
            all.extend_from_slice(fact.told.others_need(steps.graph, hop.from));
        }
        if is_opposed(&mut all) {
            together.choose(steps, chain, &given);
        }
        Some(together)
    }

    /// Keeps to the configurations that agree, and shows the first of them.
    fn choose(&mut self, steps: &Steps<'a>, chain: &Chain, given: &Given) {
        let mut looks = 0..LOOKS;
        let agreeing = match is_opposed(&mut held(chain, 0)) {
            true => None,
            false => Some(Agreeing::of(steps, chain, &mut || looks.next().is_some())),
        };
        let Some((shown, agreeing)) = agreeing.and_then(|agreeing| Some((agreeing.shown()?, agreeing))) else {
            self.opposed = true;
            return;
        };
        self.needs.clear();
        for (at, (hop, link)) in chain.hops.iter().zip(shown).enumerate() {
            needs(steps, link, hop.from, given.before(at), |group| self.needs.push((at, group)));
            let fact = &mut self.steps[at];
            fact.shown = link;
            let usable = agreeing.usable(at);
            if usable.len() < fact.told.ways(steps.graph).len() {
                let mut links: Vec<Link> = usable.iter().map(|place| agreeing.ways[at][*place]).collect();
                links.sort_unstable();
                fact.told = Told::new(steps.graph, Telling::Some(links)).map_or_else(|| Rc::clone(&fact.told), Rc::new);
            }
        }
        let mut whole = told_throughout(&self.steps, steps.graph);
        let supports =
            |source: u32, configuration: u32| steps.graph.evidence.sources_of.get(configuration).contains(&source);
        whole.retain(|source| agreeing.is_told_by(|configuration| supports(*source, configuration)));
        self.whole = Some(whole);
    }
}

/// The literal of a group that holds just one.
fn single((_, group): &(usize, &[LiteralId])) -> Option<LiteralId> {
    match group {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether some literals, which it sorts, hold a factor both ways.
fn is_opposed(held: &mut [LiteralId]) -> bool {
    held.sort_unstable();
    held.windows(2).any(|pair| matches!(pair, [a, b] if a != b && a.opposite() == *b))
}
