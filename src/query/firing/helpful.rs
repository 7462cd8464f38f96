//! What would help: the configurations that are closest to firing, and what they lack.

use super::{Following, rules::candidates};
use crate::{
    answer::Entry,
    graph::LiteralId,
    query::{notes::several, paths::named},
};

/// How many configurations an empty answer names.
const SHOWN: usize = 3;

/// A configuration with a condition among what is had, or with a mechanism, and what it lacks.
struct Near {
    configuration: u32,
    lacks: Vec<Vec<LiteralId>>,
}

/// What was compared where nothing follows: the configurations that have a condition among what is supposed, else those
/// that have a mechanism there, and what those that lack least would need beside.
pub(super) fn nothing_follows(following: &Following<'_>) -> String {
    let graph = following.rules.graph;
    let from = format!("nothing follows from {}", supposed(following));
    let several = following.supposed.len();
    let mut entry = Entry::Condition;
    let mut near = near(following, entry);
    let mut from = format!("{from}: ");
    if near.is_empty() {
        let what = if several == 1 { "it" } else { "any of them" };
        from.push_str(&format!("no configuration has {what} as a condition{}", otherwise(following)));
        entry = Entry::Mechanism;
        near = self::near(following, entry);
        if near.is_empty() {
            return from;
        }
        from.push_str("; ");
    }
    let lacking: Vec<&Near> = near.iter().filter(|near| !near.lacks.is_empty()).collect();
    if lacking.is_empty() {
        return format!("{from}{}, which gives nothing else", several_have(near.len(), several, entry));
    }
    let shown = lacking.iter().take(SHOWN).map(|near| {
        let groups: Vec<String> = near.lacks.iter().map(|group| needed(following, group)).collect();
        format!("{} needs {}", graph.configuration_id(near.configuration), groups.join(" and "))
    });
    let all: Vec<String> = shown.collect();
    let more = lacking.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let more = more.map_or(String::new(), |more| format!("; {more} more"));
    let next = lacking.first().and_then(|near| asked_next(following, near)).unwrap_or_default();
    format!("{from}{}; {}{more}{next}", several_have(near.len(), several, entry), all.join("; "))
}

/// That one thing does not follow from what is supposed, and what to ask instead.
pub(super) fn does_not_follow(following: &Following<'_>, literal: LiteralId) -> String {
    let name = following.rules.graph.literal(literal);
    if following.supposed.contains(&literal) {
        return format!("{name} is supposed itself; `why {name}` asks from what it follows");
    }
    let supposed = supposed(following);
    format!("{name} does not follow from {supposed}; `why not {name} given {supposed}` says what is lacking")
}

fn supposed(following: &Following<'_>) -> String {
    let graph = following.rules.graph;
    following.supposed.iter().map(|one| graph.literal(*one).to_string()).collect::<Vec<_>>().join(" and ")
}

fn several_have(count: usize, supposed: usize, entry: Entry) -> String {
    let verb = if count == 1 { "has" } else { "have" };
    let what = if supposed == 1 { "it" } else { "one of them" };
    let among = match entry {
        Entry::Condition => "conditions",
        Entry::Mechanism => "mechanisms",
    };
    format!("{} {verb} {what} among the {among}", several(count, "configuration"))
}

/// A group that is lacking, and that its opposite is had where it is.
fn needed(following: &Following<'_>, group: &[LiteralId]) -> String {
    if group.is_empty() {
        return "something that is not known".to_owned();
    }
    let text = named(following.rules.graph, group);
    let opposed = group.iter().all(|literal| is_opposed(following, *literal));
    if opposed { format!("{text} (the opposite is supposed)") } else { text }
}

/// Whether the opposite of a literal is had.
pub(super) fn is_opposed(following: &Following<'_>, literal: LiteralId) -> bool {
    literal != literal.opposite() && following.everything().has(literal.opposite())
}

/// The configurations with a condition, or a mechanism, among what is had; those that lack least first, then by name.
fn near(following: &Following<'_>, entry: Entry) -> Vec<Near> {
    let (rules, run) = (following.rules, following.everything());
    let mut found: Vec<u32> = Vec::new();
    for literal in run.had() {
        for like in crate::graph::Graph::directions(literal.factor()) {
            let standing = match entry {
                Entry::Condition => &rules.graph.condition_of,
                Entry::Mechanism => &rules.graph.mechanism_of,
            };
            found.extend(standing.get(like.0).iter().filter(|k| rules.live.is(**k)));
        }
    }
    found.sort_unstable();
    found.dedup();
    let mut all: Vec<Near> = Vec::new();
    for configuration in found {
        let known: Vec<&[LiteralId]> = rules.known(configuration, entry).map(|(_, group)| group).collect();
        let met = |group: &&[LiteralId]| candidates(group).any(|literal| run.has(literal));
        if !known.iter().any(&met) {
            continue;
        }
        let mut lacks: Vec<Vec<LiteralId>> =
            known.into_iter().filter(|group| !met(group)).map(<[LiteralId]>::to_vec).collect();
        if !rules.can_fire(configuration, entry) {
            // A mechanism that is not known bars the entry at the others.
            lacks.push(Vec::new());
        }
        all.push(Near { configuration, lacks });
    }
    all.sort_by_key(|near| (near.lacks.len(), near.configuration));
    all
}

/// A question that gives a configuration what it lacks, where nothing of that is opposed.
fn asked_next(following: &Following<'_>, near: &Near) -> Option<String> {
    let graph = following.rules.graph;
    let mut all = following.supposed.clone();
    for group in &near.lacks {
        all.push(*group.iter().find(|literal| !is_opposed(following, **literal))?);
    }
    let all: Vec<String> = all.into_iter().map(|literal| graph.literal(literal).to_string()).collect();
    Some(format!("; `suppose {}`", all.join(" and ")))
}

/// Where what is supposed stands in another direction.
fn otherwise(following: &Following<'_>) -> String {
    let rules = following.rules;
    let mut standing = Vec::new();
    for literal in &following.supposed {
        for other in crate::graph::Graph::directions(literal.factor()).into_iter().filter(|other| other != literal) {
            let count = rules.live.count(&[&rules.graph.condition_of], &[other]);
            if count > 0 {
                let name = rules.graph.literal(other);
                standing.push(format!("{name} is one in {} (`suppose {name}`)", several(count, "configuration")));
            }
        }
    }
    if standing.is_empty() { String::new() } else { format!("; {}", standing.join("; ")) }
}
