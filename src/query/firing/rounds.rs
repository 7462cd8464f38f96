//! What is reached only round a loop: a thing that nothing brings about, except things that it brings about itself.

use super::{
    Rules,
    explained::Explained,
    rules::candidates,
    run::{Aside, Run},
};
use crate::{
    answer::{Entry, Step},
    graph::LiteralId,
    query::budget::Purse,
};
use std::{collections::BTreeMap, sync::Arc};

/// How a literal that nothing reaches would be given: from what, through which configuration, and as what.
#[derive(Debug, Clone, Copy)]
struct Way {
    from: LiteralId,
    by: u32,
    entry: Entry,
    to: LiteralId,
}

/// The loop without which nothing would lead to a literal, with the way from it, if that is what is missing.
pub(super) fn around(rules: Rules<'_>, target: LiteralId) -> Option<Explained> {
    let all = (0..rules.graph.literal_count()).filter_map(|at| u32::try_from(at).ok()).map(LiteralId);
    let starts: Vec<LiteralId> = all.filter(|literal| *literal != target && rules.is_start(*literal)).collect();
    let run = Run::new(&rules, &starts, Aside::default(), &mut Purse::new(u64::MAX, None));
    if run.has(target) {
        return None;
    }
    let ways = walk(rules, &run, target)?;
    let steps = steps(rules, &ways);
    let mut configurations: Vec<u32> = ways.iter().map(|way| way.by).collect();
    configurations.sort_unstable();
    configurations.dedup();
    Some(Explained::Loop { steps, configurations })
}

/// Walks backward from a literal, depth first and by names, until something comes round that is on the way already; gives
/// the way forward, loop first.
fn walk(rules: Rules<'_>, run: &Run, target: LiteralId) -> Option<Vec<Way>> {
    let mut done: BTreeMap<LiteralId, bool> = BTreeMap::new();
    let mut stack = vec![(target, ways_to(rules, run, target), None::<Way>)];
    done.insert(target, false);
    while let Some((literal, open, _)) = stack.last_mut() {
        let Some(way) = open.pop() else {
            done.insert(*literal, true);
            stack.pop();
            continue;
        };
        match done.get(&way.from) {
            Some(true) => {}
            Some(false) => {
                let mut ways = vec![way];
                ways.extend(stack.iter().rev().filter_map(|(_, _, way)| *way));
                return Some(ways);
            }
            None => {
                done.insert(way.from, false);
                let further = ways_to(rules, run, way.from);
                stack.push((way.from, further, Some(way)));
            }
        }
    }
    None
}

/// The ways to a literal, or to a kind of it, through a group that nothing meets; last name first.
fn ways_to(rules: Rules<'_>, run: &Run, literal: LiteralId) -> Vec<Way> {
    let mut ways = Vec::new();
    for to in rules.with_kinds(literal) {
        for by in rules.givers(to) {
            for (_, group) in rules.known(by, Entry::Condition) {
                if candidates(group).any(|one| run.has(one)) {
                    continue;
                }
                ways.extend(group.iter().map(|from| Way { from: *from, by, entry: Entry::Condition, to }));
            }
        }
    }
    ways.reverse();
    ways
}

fn steps(rules: Rules<'_>, ways: &[Way]) -> Vec<Arc<Step>> {
    let graph = rules.graph;
    let mut steps: Vec<Arc<Step>> = Vec::new();
    let mut reached: Option<LiteralId> = None;
    for way in ways {
        let by_kind = reached.filter(|reached| *reached != way.from).map(|kind| graph.literal(kind));
        let id = graph.configuration_id(way.by);
        steps.push(Arc::new(Step {
            from: graph.literal(way.from),
            to: graph.literal(way.to),
            entry: way.entry,
            mirrored: false,
            by_kind,
            shown: id.clone(),
            told_by: [id].into(),
            also_needs: Vec::new(),
            unsure: false,
        }));
        reached = Some(way.to);
    }
    steps
}
