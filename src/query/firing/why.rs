//! `why X`: the smallest sets of starting conditions from which a literal follows.

use super::{
    Following, Rules,
    labels::{Labels, Mode, Set, is_start},
    rounds, suppose,
};
use crate::{
    answer::{Answer, Basis, Cell, Derivation, Note, Step, Surety},
    diagnostic::{Code, Diagnostic},
    graph::{Graph, LiteralId},
    query::{
        Budget, Known,
        budget::{Ended, Purse},
        live::{Live, Scope},
        notes::several,
        paths::number,
        rows::{Asked, Listing, Shape, Subject, Table, aside, column},
    },
    question::Why,
    theory::{Record, fields::Wanted},
};
use std::{
    collections::HashSet,
    sync::{Arc, atomic::AtomicBool},
};

/// How many sets may be kept on the way to a literal.
const SETS: usize = 200_000;

/// One set with what follows from it, or the loop without which nothing would.
pub(super) enum Explained {
    From { set: Set, surety: Surety, derivation: Derivation, configurations: Vec<u32> },
    Loop { steps: Vec<Arc<Step>>, configurations: Vec<u32> },
}

impl Subject for Explained {
    fn record<'r>(&'r self, _known: &'r Known<'_>) -> Option<&'r Record> {
        None
    }

    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        match self {
            Explained::From { configurations, .. } | Explained::Loop { configurations, .. } => configurations.clone(),
        }
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        match self {
            Explained::From { derivation, .. } => Basis::Derived(derivation.clone()),
            Explained::Loop { steps, .. } => Basis::Chain(steps.clone()),
        }
    }
}

/// Answers `why X`.
pub(crate) fn why(asked: &Asked<'_>, question: &Why, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let rules = Rules { graph: known.graph, live: &live };
    let target = suppose::literals(known.graph, std::slice::from_ref(&question.literal))?;
    let Some(target) = target.first().copied() else { return Err(Vec::new()) };
    let rows = asked.tail.filter.is_none() && asked.tail.sort.is_empty();
    let wanted = asked.tail.first.filter(|_| rows).and_then(|first| usize::try_from(first).ok());
    let mut search = Search {
        rules,
        target,
        wanted: wanted.unwrap_or(usize::MAX),
        purse: Purse::of(budget),
        stop: budget.stop,
        rows: Vec::new(),
        whole: usize::MAX,
        larger: false,
    };
    search.collect();
    let mut notes = Vec::new();
    let partial = search.purse.ended().is_some();
    notes.extend(search.note());
    let mut subjects = std::mem::take(&mut search.rows);
    let mut empty = String::new();
    if subjects.is_empty() && !partial {
        match rounds::around(rules, target) {
            Some(found) => subjects.push(found),
            None => empty = without(rules, target, search.starts().len()),
        }
    }
    asked.answer(Listing { table: table(), subjects, notes, partial, empty })
}

/// The search for the rows.
struct Search<'a> {
    rules: Rules<'a>,
    target: LiteralId,
    wanted: usize,
    purse: Purse<'a>,
    stop: Option<&'a AtomicBool>,
    rows: Vec<Explained>,
    /// Up to which size all sets are here.
    whole: usize,
    /// Whether larger ones were not looked for, since enough were found.
    larger: bool,
}

impl Search<'_> {
    /// Collects what is surely had first; then, unless as many are found as are asked for, what is had at all.
    fn collect(&mut self) {
        let mut seen: HashSet<Set> = HashSet::new();
        for mode in [Mode::Surely, Mode::AtAll] {
            let labels = Labels::new(self.rules, mode, self.target, &mut self.purse);
            let most = labels.starts().len();
            for size in 1..=most.max(1) {
                let found = labels.up_to(size, SETS, &mut self.purse);
                if self.purse.ended().is_some() {
                    self.whole = self.whole.min(size - 1);
                }
                self.explain(found.sets, &mut seen);
                if self.purse.ended().is_some() || !found.larger {
                    break;
                }
                if self.enough() {
                    self.larger = true;
                    break;
                }
            }
            if self.purse.ended().is_some() || self.enough() {
                self.larger = true;
                break;
            }
        }
        self.keep_least();
    }

    /// Whether as many rows are found as are asked for.
    fn enough(&self) -> bool {
        self.rows.len() >= self.wanted
    }

    /// Works out what `suppose` says of sets that were not seen before.
    fn explain(&mut self, found: Vec<Set>, seen: &mut HashSet<Set>) {
        for set in found {
            if self.enough() {
                self.larger = true;
                return;
            }
            if !seen.insert(Set::clone(&set)) {
                continue;
            }
            let mut purse = Purse::new(u64::MAX, self.stop);
            let following = Following::new(self.rules, &set, &mut purse);
            if let Some(why) = purse.ended() {
                self.whole = self.whole.min(set.len().saturating_sub(1));
                self.purse.end(why);
                return;
            }
            if let Some(row) = self.row(set, &following) {
                self.rows.push(row);
            }
        }
    }

    fn row(&self, set: Set, following: &Following<'_>) -> Option<Explained> {
        let surety = following.surety(self.target)?;
        let derivation = following.derivation_of(self.target);
        let mut configurations = following.configurations_below(self.target);
        configurations.sort_unstable();
        configurations.dedup();
        Some(Explained::From { set, surety, derivation, configurations })
    }

    /// Leaves out what a smaller set says as well or better, and orders the rest.
    fn keep_least(&mut self) {
        let of = |row: &Explained| match row {
            Explained::From { set, surety, .. } => Some((*surety, Set::clone(set))),
            Explained::Loop { .. } => None,
        };
        let all: Vec<(Surety, Set)> = self.rows.iter().filter_map(of).collect();
        self.rows.retain(|row| {
            let Some((surety, set)) = of(row) else { return true };
            surety == Surety::Expected
                || !all.iter().any(|(other, smaller)| {
                    *other <= surety
                        && smaller.len() < set.len()
                        && smaller.iter().all(|literal| set.binary_search(literal).is_ok())
                })
        });
        self.rows.sort_by_cached_key(|row| of(row).map(|(surety, set)| (surety, set.len(), set)));
    }

    fn starts(&self) -> Vec<LiteralId> {
        Labels::new(self.rules, Mode::AtAll, self.target, &mut Purse::new(u64::MAX, None)).starts().to_vec()
    }

    /// That the search was cut, and up to where it is whole.
    fn note(&self) -> Option<Note> {
        let whole = several(self.whole.min(1000), "condition");
        let why = match self.purse.ended() {
            None if self.larger => {
                let text = "these are the first sets found, the smallest first; others were not looked for, since `first` asks for no more";
                return Some(Note { code: Code::LargerSets, text: text.to_owned() });
            }
            None | Some(Ended::Enough) => return None,
            Some(Ended::Time) => "the search was stopped when its time was over".to_owned(),
            Some(Ended::Steps) => "the search was stopped when all its steps were spent".to_owned(),
            Some(Ended::Rows) => format!("the search was stopped when {SETS} sets were kept on the way"),
            Some(Ended::Stopped) => "the search was stopped".to_owned(),
        };
        let text = format!(
            "{why}: sets of up to {whole} are all here; `first 20` asks for the smallest only, `using cmocs where …` \
             leaves configurations out"
        );
        Some(Note { code: Code::BudgetSpent, text })
    }
}

/// What there is to say where no set leads to a literal.
fn without(rules: Rules<'_>, target: LiteralId, starts: usize) -> String {
    let graph = rules.graph;
    let name = graph.literal(target);
    let givers = rules.givers(target).len();
    if givers > 0 {
        let (gives, that) = if givers == 1 { ("gives", "that needs") } else { ("give", "those need") };
        return format!(
            "no set of starting conditions leads to {name}: {} {gives} it, and what {that} is not known, or is a thing \
             and its opposite; looked at: {}",
            several(givers, "configuration"),
            several(starts, "starting condition")
        );
    }
    if is_start(rules, target) {
        let count = rules.live.count(&[&graph.condition_of], &[target]);
        return format!(
            "{name} is a starting condition: it is needed in {}, and nothing brings it about; `suppose {name}` tells what follows",
            several(count, "configuration")
        );
    }
    format!("no configuration gives {name}{}", near(rules, target))
}

/// What is given that is near: its other directions, what is a kind of it, what it is a kind of.
pub(super) fn near(rules: Rules<'_>, target: LiteralId) -> String {
    let graph = rules.graph;
    let mut near = Vec::new();
    let own = Graph::directions(target.factor()).into_iter().filter(|other| *other != target);
    let kinds = graph.kinds.all_narrower(target.factor()).into_iter().chain(graph.kinds.all_wider(target.factor()));
    for other in own.chain(kinds.flat_map(Graph::directions)) {
        let givers = rules.givers(other).len();
        if givers > 0 {
            near.push(format!("`why {}` (given by {})", graph.literal(other), several(givers, "configuration")));
        }
    }
    if near.is_empty() { String::new() } else { format!("; near: {}", near.join(", ")) }
}

fn table() -> Table<Explained> {
    let columns = vec![
        column("conditions", Shape::Literals(None), |known, row: &Explained| match row {
            Explained::From { set, .. } => Cell::Literals(set.iter().map(|l| known.graph.literal(*l)).collect()),
            Explained::Loop { .. } => Cell::Text("only round a loop".to_owned()),
        }),
        column("follows", Shape::Closed(&suppose::SURETIES), |_, row: &Explained| match row {
            Explained::From { surety, .. } => Cell::Word(surety.words().to_owned()),
            Explained::Loop { .. } => Cell::Nothing,
        }),
        column("steps", Shape::Number, |_, row: &Explained| match row {
            Explained::From { derivation, .. } => number(derivation.point().map_or(0, |point| point.step as usize)),
            Explained::Loop { steps, .. } => number(steps.len()),
        }),
        column("by", Shape::Word, |_, row: &Explained| {
            let ids: Vec<String> = match row {
                Explained::From { derivation, .. } => {
                    derivation.configurations().into_iter().map(ToString::to_string).collect()
                }
                Explained::Loop { steps, .. } => steps.iter().map(|step| step.shown.to_string()).collect(),
            };
            Cell::Words(ids)
        }),
        column("configurations", Shape::Number, |known, row: &Explained| number(row.configurations(known).len())),
        column("sources", Shape::Number, |known, row: &Explained| number(sources(known, row).len())),
        aside("size", Shape::Number, |_, row: &Explained| match row {
            Explained::From { set, .. } => number(set.len()),
            Explained::Loop { .. } => Cell::Nothing,
        }),
        aside("source", Shape::Name(Wanted::Source), |known, row: &Explained| {
            Cell::Words(sources(known, row).iter().map(|at| known.graph.evidence.sources[*at].to_string()).collect())
        }),
    ];
    Table { things: "sets of conditions", columns, kinds: &[], counted: false, roles: false }
}

/// The distinct sources of the configurations of the derivation shown.
fn sources(known: &Known<'_>, row: &Explained) -> Vec<u32> {
    let shown = row.configurations(known).into_iter();
    let mut all: Vec<u32> = shown.flat_map(|at| known.graph.evidence.sources_of.get(at)).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
