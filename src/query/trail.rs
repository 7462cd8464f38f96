//! The evidence trail of a row: what it rests on, for and against, and what was assumed.

use super::{
    Known, firing,
    leaves::{self, named_record},
    trail_of_routes, trail_of_sides,
};
use crate::{
    answer::{Basis, Branch, Chain, Entry, Leaf, Row, Step, Steps, Trail},
    theory::{ConfigurationId, Direction, NameOf, Role},
};
use std::sync::Arc;

/// How many configurations or things of one point are followed; what is left out is said.
pub(super) const SHOWN: usize = 50;

/// Opens the trail of a row.
pub fn trail(known: &Known<'_>, row: &Row) -> Trail {
    let mut teller = Teller { known, unnamed: Vec::new() };
    let (heading, mut branches) = match &row.basis {
        Basis::Record(name) => (named_record(known, name), teller.record(name)),
        Basis::Factor { factor, stands_in } => (named_record(known, factor), teller.factor(factor, stands_in)),
        Basis::Chain(chain) => (heading(&chain.steps), teller.chain(chain)),
        Basis::Loop(chain) => (heading(&chain.steps), teller.circuit(chain)),
        Basis::Routes(routes) => trail_of_routes::routes(known, routes, &mut teller.unnamed),
        Basis::Counted(things) => (format!("{} counted", things.len()), counted(known, things)),
        Basis::Derived(derivation) => {
            (firing::heading(derivation), firing::derived(derivation, &mut |ids| teller.configurations(ids)))
        }
        Basis::Lacking(lacking) => {
            let heading = format!("{} by {}", lacking.gives, lacking.by);
            (heading, firing::lacking(lacking, &mut |ids| teller.configurations(ids)))
        }
        Basis::Sides(sides) => (sides.heading.clone(), trail_of_sides::branches(known, sides, &mut teller.unnamed)),
    };
    branches.extend(leaves::no_evidence(&teller.unnamed));
    Trail { row: row.n, heading, branches }
}

fn counted(known: &Known<'_>, things: &[NameOf]) -> Vec<Branch> {
    let leaves = things.iter().take(SHOWN).map(|name| Branch::Leaf(leaves::published(known, name)));
    leaves.chain(left_out(things.len())).collect()
}

pub(super) fn left_out(all: usize) -> Option<Branch> {
    let more = all.checked_sub(SHOWN).filter(|more| *more > 0)?;
    Some(Branch::Heading { text: format!("{more} more are not shown here"), branches: Vec::new() })
}

fn name_of(id: &ConfigurationId) -> NameOf {
    NameOf { name: id.record.clone(), number: id.number }
}

/// A chain as it would follow, in its signs.
fn heading(steps: &[Arc<Step>]) -> String {
    let Some(first) = steps.first() else { return String::new() };
    let mut chain = Chain::new(first.by_kind.as_ref().unwrap_or(&first.from).clone());
    for step in steps {
        if step.by_kind.is_some() {
            chain.widen(step.from.clone());
        }
        chain.reach(step.to.clone(), step.mirrored);
    }
    chain.to_string()
}

/// Tells a trail, and keeps the names of what no evidence names, which is said once at its end.
struct Teller<'a> {
    known: &'a Known<'a>,
    unnamed: Vec<NameOf>,
}

impl Teller<'_> {
    fn record(&mut self, name: &NameOf) -> Vec<Branch> {
        leaves::record(self.known, name, &mut self.unnamed)
    }

    fn factor(&mut self, factor: &NameOf, stands_in: &[ConfigurationId]) -> Vec<Branch> {
        let mut branches = self.record(factor);
        if stands_in.is_empty() {
            branches.push(Branch::Leaf(Leaf::Absence { text: format!("{factor} stands so in no configuration") }));
        } else {
            branches.push(Branch::Heading { text: "stands in".to_owned(), branches: self.configurations(stands_in) });
        }
        branches
    }

    /// The configurations with what names them, each below its record.
    fn configurations(&mut self, ids: &[ConfigurationId]) -> Vec<Branch> {
        let branches: Vec<Branch> = ids.iter().take(SHOWN).flat_map(|id| self.record(&name_of(id))).collect();
        branches.into_iter().chain(left_out(ids.len())).collect()
    }

    fn chain(&mut self, chain: &Steps) -> Vec<Branch> {
        let steps = &chain.steps;
        let mut branches = Vec::new();
        let mut turned = false;
        for step in steps {
            branches.push(self.step(step, turned));
            turned ^= step.mirrored;
        }
        if let Some(text) = different_actors(self.known, steps) {
            branches.push(Branch::Leaf(Leaf::Assumption { text }));
        }
        if steps.len() > 1 && !chain.whole {
            let text = "no single source tells the whole chain".to_owned();
            branches.push(Branch::Leaf(Leaf::Absence { text }));
        }
        branches
    }

    /// A loop: the chain, and how its end joins its beginning.
    fn circuit(&mut self, chain: &Steps) -> Vec<Branch> {
        let steps = &chain.steps;
        let mut branches = self.chain(chain);
        let turned = steps.iter().filter(|step| step.mirrored).count() % 2 == 1;
        if let (Some(first), Some(last)) = (steps.first(), steps.last()) {
            let begun = first.by_kind.as_ref().unwrap_or(&first.from);
            let reached = if turned { last.to.opposite() } else { last.to.clone() };
            if reached != *begun {
                let text = format!("{begun} comes back as {reached}: from there it goes round the other way");
                branches.push(Branch::Leaf(Leaf::Assumption { text }));
            }
        }
        branches
    }

    /// A step as its sentences tell it. Where the opposite of what it starts at was reached, that it follows turned is
    /// assumed; `turned` says whether so much was assumed before it.
    fn step(&mut self, step: &Step, turned: bool) -> Branch {
        let mut branches = self.record(&name_of(&step.shown));
        let mirrored = turned != step.mirrored;
        let assumed = assumptions(step, turned, mirrored);
        branches.extend(assumed.into_iter().map(|text| Branch::Leaf(Leaf::Assumption { text })));
        if !step.also_needs.is_empty() {
            let held = step.also_needs.iter().map(|group| {
                let alternatives: Vec<String> = group.iter().map(ToString::to_string).collect();
                Branch::Leaf(Leaf::Assumption { text: format!("{} holds", alternatives.join(" or ")) })
            });
            let must_hold = if mirrored { "must hold as told" } else { "must hold together" };
            branches.push(Branch::Heading { text: must_hold.to_owned(), branches: held.collect() });
        }
        let others: Vec<ConfigurationId> = step.told_by.iter().filter(|id| **id != step.shown).cloned().collect();
        if !others.is_empty() {
            branches.push(Branch::Heading { text: "also told by".to_owned(), branches: self.configurations(&others) });
        }
        let remarks = remarks(self.known, step, mirrored);
        Branch::Step { from: step.from.clone(), to: step.to.clone(), remarks, branches }
    }
}

/// What is assumed for a step, beside what has to hold.
fn assumptions(step: &Step, turned: bool, mirrored: bool) -> Vec<String> {
    let mut assumed = Vec::new();
    if let Some(kind) = step.by_kind.as_ref().filter(|_| turned) {
        let (less, whole) = (kind.opposite(), step.from.opposite());
        assumed.push(format!("{less} counts as {whole}, where it is known that {kind} counts as {}", step.from));
    }
    if mirrored {
        let (from, to) = (step.from.opposite(), step.to.opposite());
        assumed.push(format!("{from} brings {to}, where {} says that {} brings {}", step.shown, step.from, step.to));
    }
    if step.entry == Entry::Mechanism {
        assumed.push(format!("the mechanism is in place, the context of {} is not given", step.shown));
    }
    assumed
}

fn remarks(known: &Known<'_>, step: &Step, mirrored: bool) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(kind) = &step.by_kind {
        remarks.push(format!("by kind: {kind} counts as {}", step.from));
    }
    if mirrored {
        remarks.push("mirrored".to_owned());
    }
    if step.entry == Entry::Mechanism {
        remarks.push("mechanism in place, context not".to_owned());
    }
    if [&step.from, &step.to].iter().any(|literal| literal.direction == Direction::Unsaid) {
        remarks.push("direction not said".to_owned());
    }
    let Some(shown) = leaves::configuration(known, &step.shown) else { return remarks };
    let graph = known.graph;
    if step.entry == Entry::Condition && graph.configurations[shown as usize].unknown_condition {
        remarks.push("a condition is not known".to_owned());
    }
    if let Some(to) = graph.find_literal(&step.to) {
        let gives = |group: &&[crate::graph::LiteralId]| group.contains(&to);
        let mut groups = graph.outcomes(shown).chain(graph.mechanisms(shown)).filter(gives);
        if step.unsure && groups.all(|group| group.len() > 1) {
            remarks.push("one of several alternatives".to_owned());
        }
    }
    remarks
}

/// Says so where the links of a chain name different actors.
fn different_actors(known: &Known<'_>, steps: &[Arc<Step>]) -> Option<String> {
    let mut named: Vec<(String, Vec<String>)> = Vec::new();
    for step in steps {
        let Some(at) = leaves::configuration(known, &step.shown) else { continue };
        let actors = known.graph.in_role(at, Role::Actor).map(|l| known.graph.factors[l.factor()].to_string());
        let mut actors: Vec<String> = actors.collect();
        actors.sort_unstable();
        if !actors.is_empty() {
            named.push((step.shown.to_string(), actors));
        }
    }
    let differ = named.windows(2).any(|pair| pair[0].1 != pair[1].1);
    let all: Vec<String> = named.iter().map(|(id, actors)| format!("{id} {}", actors.join(", "))).collect();
    differ.then(|| format!("the links concern different actors: {}", all.join("; ")))
}

/// The steps of a chain that is told as it stands, without a choice of configurations.
pub(super) fn told_once(known: &Known<'_>, steps: &[Arc<Step>]) -> Steps {
    let sources = |step: &Arc<Step>| -> Vec<u32> {
        let told = step.told_by.iter().filter_map(|id| leaves::configuration(known, id));
        told.flat_map(|at| known.graph.evidence.sources_of.get(at)).copied().collect()
    };
    let mut whole = steps.first().map_or_else(Vec::new, sources);
    steps.iter().for_each(|step| {
        let own = sources(step);
        whole.retain(|source| own.contains(source));
    });
    Steps { steps: steps.to_vec(), whole: !whole.is_empty() }
}
