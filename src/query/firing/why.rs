//! `why X`: the smallest sets of starting conditions from which a literal follows.

use super::{
    Following, Needs, Rules,
    backward::{Backward, STATES, Set},
    cone::Mode,
    explained::{self, Explained},
    parts::Parts,
    rounds, suppose,
};
use crate::{
    answer::{Answer, Entry, Note, Surety},
    diagnostic::{Code, Diagnostic},
    graph::{Graph, LiteralId},
    query::{
        Budget,
        budget::{Ended, Purse},
        live::{Live, Scope},
        notes::{list, several},
        paths::named,
        rows::{Asked, Listing},
    },
    question::Why,
};
use std::collections::HashSet;

/// How many ways a note names, and how many are told apart.
const SHOWN: usize = 5;
const LOOKED_AT: usize = 50;

/// Answers `why X`, and `why X given A`.
pub(crate) fn why(asked: &Asked<'_>, question: &Why, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    if !question.given.is_empty() {
        let about = (question.given.as_slice(), Some(&question.literal));
        return suppose::what_follows(asked, about, question.in_theory.as_ref(), budget);
    }
    let known = asked.known;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: question.in_theory.as_ref(), dead: false };
    let live = Live::new(known, scope.with_status())?;
    let needs = Needs::new(known.graph, &live);
    let rules = Rules::new(known.graph, &live, &needs);
    let target = suppose::literals(known.graph, std::slice::from_ref(&question.literal))?;
    let Some(target) = target.first().copied() else { return Err(Vec::new()) };
    let mut search = Search {
        rules,
        target,
        wanted: asked.first(),
        purse: Purse::of(budget),
        rows: Vec::new(),
        starts: 0,
        whole: usize::MAX,
        larger: false,
    };
    search.collect();
    let mut notes = Vec::new();
    let partial = search.purse.ended().is_some();
    notes.extend(search.note());
    let mut subjects = std::mem::take(&mut search.rows);
    let mut empty = String::new();
    if !subjects.is_empty() {
        notes.extend(directly(rules, target));
    } else if !partial {
        match rounds::around(rules, target) {
            Some(found) => subjects.push(found),
            None => empty = without(rules, target, search.starts),
        }
    }
    asked.answer(Listing { table: explained::table(), subjects, notes, partial, empty })
}

/// The search for the rows.
struct Search<'a> {
    rules: Rules<'a>,
    target: LiteralId,
    wanted: usize,
    purse: Purse<'a>,
    rows: Vec<Explained>,
    /// How many starting conditions may lead there.
    starts: usize,
    /// Up to which size all sets are here.
    whole: usize,
    /// Whether others were not looked for, since enough were found.
    larger: bool,
}

impl Search<'_> {
    /// Collects what is surely had first; then, unless as many are found as are asked for, what is had at all.
    fn collect(&mut self) {
        let mut seen: HashSet<Set> = HashSet::new();
        for mode in [Mode::Surely, Mode::AtAll] {
            if self.rows.len() >= self.wanted {
                self.larger = true;
                break;
            }
            let mut search = Backward::new(self.rules, mode, self.target, &mut self.purse);
            self.starts = search.starts();
            while let Some(set) = search.next(&mut self.purse) {
                if seen.insert(Set::clone(&set)) {
                    self.explain(set);
                }
                if self.rows.len() >= self.wanted {
                    self.larger |= !search.is_over();
                    break;
                }
            }
            if self.purse.ended().is_some() {
                self.whole = search.whole();
                break;
            }
        }
        self.keep_least();
    }

    /// Works out what `suppose` says of a set.
    fn explain(&mut self, set: Set) {
        let mut purse = self.purse.beside();
        let following = Following::new(self.rules, &set, &mut purse);
        if let Some(why) = purse.ended() {
            self.purse.end(why);
            return;
        }
        let Some(surety) = following.surety(self.target) else { return };
        let mut through = following.last_step(self.target);
        through.retain(|literal| !set.contains(literal));
        self.rows.push(Explained::From {
            set,
            surety,
            through,
            against: following.against(self.target),
            derivation: following.derivation_of(self.target),
            configurations: following.configurations_below(self.target),
        });
    }

    /// Leaves out what a smaller set says as well or better, and orders the rest.
    fn keep_least(&mut self) {
        let of = |row: &Explained| match row {
            Explained::From { set, surety, .. } => Some((*surety, Set::clone(set))),
            Explained::Loop { .. } => None,
        };
        let mut all = Parts::new();
        for (surety, set) in self.rows.iter().filter_map(of) {
            all.insert(set, surety);
        }
        self.rows.retain(|row| {
            let Some((surety, set)) = of(row) else { return true };
            let says_more = |part: &[LiteralId], other: &Surety| part.len() < set.len() && *other <= surety;
            surety == Surety::Expected || !all.any_within(&set, says_more)
        });
        self.rows.sort_by_cached_key(|row| of(row).map(|(surety, set)| (surety, set.len(), set)));
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
            Some(Ended::Rows) => format!("the search was stopped when {STATES} sets were kept on the way"),
            Some(Ended::Stopped) => "the search was stopped".to_owned(),
        };
        let text = format!(
            "{why}: sets of up to {whole} are all here; `first 20` asks for the smallest only, `using cmocs where …` \
             leaves configurations out"
        );
        Some(Note { code: Code::BudgetSpent, text })
    }
}

/// What gives a thing directly and is brought about in turn, so that the sets name other things.
fn directly(rules: Rules<'_>, target: LiteralId) -> Option<Note> {
    let graph = rules.graph;
    let given = |group: &[LiteralId]| group.iter().any(|one| rules.givers(*one).next().is_some());
    let mut direct: Vec<(String, Vec<String>)> = Vec::new();
    for by in rules.givers(target).filter(|by| rules.can_fire(*by, Entry::Condition)) {
        let groups = || rules.known(by, Entry::Condition).map(|(_, group)| group);
        if !groups().any(given) {
            continue;
        }
        let from = groups().map(|group| named(graph, group)).collect::<Vec<_>>().join(" and ");
        let by = graph.configuration_id(by).to_string();
        match direct.iter().position(|(other, _)| *other == from) {
            Some(at) => direct[at].1.push(by),
            None if direct.len() < LOOKED_AT => direct.push((from, vec![by])),
            None => {}
        }
    }
    let shown: Vec<String> = direct.iter().take(SHOWN).map(|(from, by)| format!("{from} ({})", list(by))).collect();
    let more = if direct.len() > SHOWN { " and others" } else { "" };
    let name = graph.literal(target);
    let text = format!(
        "{name} follows directly from {}{more}, where something is brought about in turn and so no starting condition; \
         `why not {name}` lists all that gives it",
        shown.join(", ")
    );
    (!shown.is_empty()).then_some(Note { code: Code::Directly, text })
}

/// What there is to say where no set leads to a literal.
fn without(rules: Rules<'_>, target: LiteralId, starts: usize) -> String {
    let graph = rules.graph;
    let name = graph.literal(target);
    let givers = rules.givers(target).count();
    if givers > 0 {
        let (gives, that) = if givers == 1 { ("gives", "that needs") } else { ("give", "those need") };
        return format!(
            "no set of starting conditions leads to {name}: {} {gives} it, and what {that} is not known, or is a thing \
             and its opposite; looked at: {}",
            several(givers, "configuration"),
            several(starts, "starting condition")
        );
    }
    if rules.is_start(target) {
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
        let givers = rules.givers(other).count();
        if givers > 0 {
            near.push(format!("`why {}` (given by {})", graph.literal(other), several(givers, "configuration")));
        }
    }
    if near.is_empty() { String::new() } else { format!("; near: {}", near.join(", ")) }
}
