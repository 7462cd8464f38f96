//! The questions that are measured, about what is frequent and what is rare in a synthetic knowledge base.

#![allow(dead_code, reason = "not every benchmark needs all of it")]

use crate::data::Data;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

/// How many configurations a chain may have: what `paths` and `robustness` take where nothing is said.
const STEPS: usize = 6;

/// A question, and what SQLite is asked beside it.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// What it is called in the table; the same for each size.
    pub label: String,
    /// The question; several where they are measured together.
    pub texts: Vec<String>,
    /// The line for `peers/sqlite_questions.py`; none where one statement of SQL does not answer it.
    pub sql: Option<String>,
}

/// The questions to ask of a knowledge base.
pub(crate) fn questions(data: &Data) -> Vec<Asked> {
    let subjects = Subjects::of(data);
    let name = |factor: usize| data.factors[factor].name.as_str();
    let mut all = Vec::new();
    let mut ask = |label: String, text: String, sql: Option<String>| all.push(Asked { label, texts: vec![text], sql });
    let (hub, mid, rare) = (subjects.outcome(0.0), subjects.outcome(0.3), subjects.outcome(0.95));
    for (which, of) in [("popular", hub), ("middling", mid), ("rare", rare)] {
        let text = format!("find mechanisms leading directly to {}", name(of));
        ask(format!("`find mechanisms leading directly to X`, {which}"), text, Some(format!("direct\t{}", of + 1)));
    }
    for (which, of) in [("popular", hub), ("middling", mid), ("rare", rare)] {
        let text = format!("find factors leading to {}", name(of));
        ask(format!("`find factors leading to X`, {which}"), text, Some(format!("upstream\t{}", of + 1)));
    }
    let pairs = subjects.pairs(3, STEPS);
    for (which, from, to) in &pairs {
        let text = format!("paths from {} to {} within {STEPS} steps first 100", name(*from), name(*to));
        ask(format!("`paths from A to B within {STEPS} steps first 100`, {which}"), text, None);
    }
    let weak = "find cmocs where evidence < 3 or sources < 2".to_owned();
    ask(format!("`{weak}`"), weak, Some("weak".to_owned()));
    ask("`conflicts`".to_owned(), "conflicts".to_owned(), None);
    for (which, words) in words(data) {
        let sql = Some(format!("words\t{words}"));
        ask(format!("`search WORD WORD`, {which}"), format!("search {words}"), sql);
    }
    let five: Vec<&str> = subjects.contexts.iter().take(5).map(|at| name(*at)).collect();
    let five = five.join(" and ");
    ask("`suppose` of 5 popular contexts".to_owned(), format!("suppose {five}"), None);
    ask("the same `first 20`: to the fixpoint, with few rows".to_owned(), format!("suppose {five} first 20"), None);
    ask("`loops first 100`".to_owned(), "loops first 100".to_owned(), None);
    for (which, from, to) in &pairs {
        let text = format!("robustness from {} to {}", name(*from), name(*to));
        ask(format!("`robustness from A to B`, {which}"), text, None);
    }
    ask("`patterns`".to_owned(), "patterns".to_owned(), None);
    ask("`gaps first 100`".to_owned(), "gaps first 100".to_owned(), None);
    let popular = name(subjects.outcome(0.0));
    ask(
        "`why +X given` those 5 `first 20`, popular X".to_owned(),
        format!("why +{popular} given {five} first 20"),
        None,
    );
    let why = [0.0, 0.25, 0.5, 0.75, 0.95].map(|share| format!("why +{} first 20", name(subjects.outcome(share))));
    all.push(Asked { label: "`why +X first 20`, five X".to_owned(), texts: why.into(), sql: None });
    all
}

/// What is asked of links: outcomes, each popular, middling or rare, and pairs that links connect, as far apart as told.
pub(crate) struct Linked {
    pub outcomes: [(&'static str, usize); 3],
    pub pairs: Vec<(&'static str, usize, usize)>,
}

/// The outcomes and the pairs; over at most three configurations, which are six links.
pub(crate) fn linked(data: &Data) -> Linked {
    let subjects = Subjects::of(data);
    let outcome = |share| subjects.outcome(share);
    let outcomes = [("popular", outcome(0.0)), ("middling", outcome(0.3)), ("rare", outcome(0.95))];
    Linked { outcomes, pairs: subjects.pairs(2, 3) }
}

/// The number of a middling outcome, for a question that a whole process answers.
pub(crate) fn middling(data: &Data) -> usize {
    Subjects::of(data).outcome(0.3)
}

/// What is asked about: the most popular ones first.
struct Subjects {
    contexts: Vec<usize>,
    outcomes: Vec<usize>,
    /// The outcomes of the configurations that a factor is a context of.
    next: BTreeMap<usize, BTreeSet<usize>>,
}

impl Subjects {
    fn of(data: &Data) -> Subjects {
        let (mut from, mut to) = (BTreeMap::new(), BTreeMap::new());
        let mut next: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for cmoc in &data.cmocs {
            *to.entry(cmoc.outcome.0).or_insert(0) += 1;
            for context in &cmoc.contexts {
                next.entry(*context).or_default().insert(cmoc.outcome.0);
                if data.factors[*context].kind == "context" {
                    *from.entry(*context).or_insert(0) += 1;
                }
            }
        }
        Subjects { contexts: by_count(from), outcomes: by_count(to), next }
    }

    /// The outcome at a share of the order of popularity, from 0 to 1.
    fn outcome(&self, share: f64) -> usize {
        at(&self.outcomes, share)
    }

    /// Pairs of a context and an outcome that chains of so many configurations lead to; the last is `far` apart at least.
    fn pairs(&self, far: usize, within: usize) -> Vec<(&'static str, usize, usize)> {
        let wanted = [
            ("popular to popular", 0.0, 0.0, 1),
            ("popular to rare", 0.0, 0.97, 1),
            ("middling to middling", 0.4, 0.4, 1),
            ("rare to popular", 0.95, 0.0, 1),
            ("rare to rare, far", 0.98, 0.98, far),
        ];
        let pair = |(which, a, b, least): (&'static str, f64, f64, usize)| {
            let (from, to) = self.pair((a, b), least..=within)?;
            Some((which, from, to))
        };
        wanted.into_iter().filter_map(pair).collect()
    }

    /// The pair nearest below two shares whose shortest chain has a number of configurations within limits.
    fn pair(&self, (a, b): (f64, f64), steps: RangeInclusive<usize>) -> Option<(usize, usize)> {
        let below = |list: &[usize], share: f64, many: usize| -> Vec<usize> {
            let start = (share * (list.len() - 1) as f64) as usize;
            list[..=start].iter().rev().take(many).copied().collect()
        };
        let ends = below(&self.outcomes, b, 40);
        below(&self.contexts, a, 200).into_iter().find_map(|from| {
            let far = self.reached(from);
            let fits = |to: &&usize| far.get(to).is_some_and(|far| steps.contains(far));
            ends.iter().find(fits).map(|to| (from, *to))
        })
    }

    /// What chains from a factor reach, each with the fewest configurations that it takes.
    fn reached(&self, from: usize) -> BTreeMap<usize, usize> {
        let mut far = BTreeMap::new();
        let mut edge = BTreeSet::from([from]);
        for steps in 1..=STEPS {
            let found = edge.iter().filter_map(|at| self.next.get(at)).flatten().copied();
            edge = found.filter(|at| !far.contains_key(at)).collect();
            far.extend(edge.iter().map(|at| (*at, steps)));
        }
        far
    }
}

fn by_count(counts: BTreeMap<usize, usize>) -> Vec<usize> {
    let mut order: Vec<(usize, usize)> = counts.into_iter().collect();
    order.sort_by_key(|(factor, count)| (Reverse(*count), *factor));
    order.into_iter().map(|(factor, _)| factor).collect()
}

fn at(list: &[usize], share: f64) -> usize {
    list[(share * (list.len() - 1) as f64) as usize]
}

/// Two frequent words, the 41st and the 71st, and the two rarest of a quote.
fn words(data: &Data) -> [(&'static str, String); 2] {
    let quotes = || data.cmocs.iter().flat_map(|cmoc| &cmoc.quotes).map(|(_, _, text)| text.to_lowercase());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for text in quotes() {
        for word in text.trim_end_matches('.').split(' ') {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    let mut order: Vec<(&String, &usize)> = counts.iter().collect();
    order.sort_by_key(|(_, count)| Reverse(**count));
    let first = quotes().next().unwrap_or_default();
    let mut rarest: Vec<&str> = first.trim_end_matches('.').split(' ').collect();
    rarest.sort_by_key(|word| counts.get(*word));
    rarest.dedup();
    [("common", format!("{} {}", order[40].0, order[70].0)), ("rare", format!("{} {}", rarest[0], rarest[1]))]
}
