//! The evidence trail of a row: what it rests on, for and against, and what was assumed.

use super::{
    Known,
    leaves::{self, named_record},
};
use crate::{
    answer::{Basis, Branch, Entry, Leaf, Row, Step, Trail},
    theory::{ConfigurationId, Direction, Literal, NameOf, Role},
};

/// How many configurations or things of one point are followed; what is left out is said.
const SHOWN: usize = 50;

/// Opens the trail of a row.
pub fn trail(known: &Known<'_>, row: &Row) -> Trail {
    let (heading, branches) = match &row.basis {
        Basis::Record(name) => (named_record(known, name), leaves::record(known, name)),
        Basis::Factor { factor, stands_in } => (named_record(known, factor), of_factor(known, factor, stands_in)),
        Basis::Chain(steps) => (heading(steps), of_chain(known, steps)),
        Basis::Counted(things) => (format!("{} counted", things.len()), counted(known, things)),
    };
    Trail { row: row.n, heading, branches }
}

fn of_factor(known: &Known<'_>, factor: &NameOf, stands_in: &[ConfigurationId]) -> Vec<Branch> {
    let mut branches = leaves::record(known, factor);
    if stands_in.is_empty() {
        branches.push(Branch::Leaf(Leaf::Absence { text: format!("{factor} stands so in no configuration") }));
    } else {
        branches.push(Branch::Heading { text: "stands in".to_owned(), branches: configurations(known, stands_in) });
    }
    branches
}

fn counted(known: &Known<'_>, things: &[NameOf]) -> Vec<Branch> {
    let leaves = things.iter().take(SHOWN).map(|name| Branch::Leaf(leaves::published(known, name)));
    leaves.chain(left_out(things.len())).collect()
}

/// The configurations with what names them, each below its record.
fn configurations(known: &Known<'_>, ids: &[ConfigurationId]) -> Vec<Branch> {
    let branches = ids.iter().take(SHOWN).flat_map(|id| leaves::record(known, &name_of(id)));
    branches.chain(left_out(ids.len())).collect()
}

fn left_out(all: usize) -> Option<Branch> {
    let more = all.checked_sub(SHOWN).filter(|more| *more > 0)?;
    Some(Branch::Heading { text: format!("{more} more are not shown here"), branches: Vec::new() })
}

fn name_of(id: &ConfigurationId) -> NameOf {
    NameOf { name: id.record.clone(), number: id.number }
}

/// The literals of a chain with arrows between them; `⇢` where the next step starts at the opposite.
fn heading(steps: &[Step]) -> String {
    let mut text = String::new();
    let mut before: Option<&Literal> = None;
    for step in steps {
        match (before, &step.by_kind) {
            (None, None) => text.push_str(&step.from.to_string()),
            (None, Some(kind)) => text.push_str(&format!("{kind} → {}", step.from)),
            (Some(_), Some(_)) => text.push_str(&format!(" → {}", step.from)),
            (Some(before), None) if *before != step.from && !step.mirrored => {
                text.push_str(&format!("; {}", step.from));
            }
            (Some(_), None) => {}
        }
        text.push_str(&format!(" {} {}", if step.mirrored { "⇢" } else { "→" }, step.to));
        before = Some(&step.to);
    }
    text
}

fn of_chain(known: &Known<'_>, steps: &[Step]) -> Vec<Branch> {
    let mut branches: Vec<Branch> = steps.iter().map(|step| of_step(known, step)).collect();
    if let Some(text) = different_actors(known, steps) {
        branches.push(Branch::Leaf(Leaf::Assumption { text }));
    }
    if steps.len() > 1 && told_whole(known, steps).is_empty() {
        let text = "no single source tells the whole chain".to_owned();
        branches.push(Branch::Leaf(Leaf::Absence { text }));
    }
    branches
}

fn of_step(known: &Known<'_>, step: &Step) -> Branch {
    let mut branches = leaves::record(known, &name_of(&step.shown));
    if step.mirrored {
        let text = format!(
            "{} brings {}; that {} brings the opposite is said nowhere and assumed here",
            step.from,
            step.to,
            step.from.opposite()
        );
        branches.push(Branch::Leaf(Leaf::Assumption { text }));
    }
    if step.entry == Entry::Mechanism {
        let text = format!("the mechanism is in place, the context of {} is not given", step.shown);
        branches.push(Branch::Leaf(Leaf::Assumption { text }));
    }
    if !step.also_needs.is_empty() {
        let held = step.also_needs.iter().map(|group| {
            let alternatives: Vec<String> = group.iter().map(ToString::to_string).collect();
            Branch::Leaf(Leaf::Assumption { text: format!("{} holds", alternatives.join(" or ")) })
        });
        branches.push(Branch::Heading { text: "must hold together".to_owned(), branches: held.collect() });
    }
    let others: Vec<ConfigurationId> = step.told_by.iter().filter(|id| **id != step.shown).cloned().collect();
    if !others.is_empty() {
        branches.push(Branch::Heading { text: "also told by".to_owned(), branches: configurations(known, &others) });
    }
    Branch::Step { from: step.from.clone(), to: step.to.clone(), remarks: remarks(known, step), branches }
}

fn remarks(known: &Known<'_>, step: &Step) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(kind) = &step.by_kind {
        remarks.push(format!("by kind: {kind} counts as {}", step.from));
    }
    if step.mirrored {
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
fn different_actors(known: &Known<'_>, steps: &[Step]) -> Option<String> {
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

/// The sources that support a configuration of every step.
fn told_whole(known: &Known<'_>, steps: &[Step]) -> Vec<u32> {
    let mut whole: Option<Vec<u32>> = None;
    for step in steps {
        let told = step.told_by.iter().filter_map(|id| leaves::configuration(known, id));
        let sources: Vec<u32> = told.flat_map(|at| known.graph.evidence.sources_of.get(at)).copied().collect();
        match &mut whole {
            Some(whole) => whole.retain(|source| sources.contains(source)),
            None => whole = Some(sources),
        }
    }
    whole.unwrap_or_default()
}
