//! Questions to answers, over the graph of what is known.
//!
#![doc = include_str!("README.md")]

mod aim;
mod budget;
mod chain;
mod conflicts;
mod count;
mod ends;
mod find;
mod firing;
pub mod gaps;
mod leading;
mod leaves;
mod live;
mod loops;
mod notes;
mod paths;
mod patterns;
mod rivals;
mod robustness;
mod rows;
mod search;
mod sets;
mod show;
mod trail;
mod trail_of_routes;
mod trail_of_sides;
mod wanted;
mod within;

#[cfg(test)]
mod tests;

pub use budget::{Budget, Seen};
pub use search::Words;
pub use trail::trail;

use crate::{
    answer::{Answer, Note, Stamp},
    diagnostic::{Code, Diagnostic},
    graph::Graph,
    question::{Backing, Question, Verb},
    theory::Theory,
};
use rows::Asked;

/// What is known, ready to be asked.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// The records.
    pub theory: &'a Theory,
    /// Their graph.
    pub graph: &'a Graph,
    /// In which records words stand, where there is an index of them.
    pub words: Option<&'a dyn Words>,
    /// Which state of the knowledge base they are.
    pub stamp: Stamp,
}

/// Answers a question. What is wrong with it is reported without places; each message names the field or word in
/// backticks.
pub fn run(known: &Known<'_>, question: &Question, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let asked = Asked { known, tail: &question.tail, counted: None, seen: budget.seen, stop: budget.stop };
    let mut answer = match &question.verb {
        Verb::Find(find) => find::find(&asked, find, budget),
        Verb::Count { find, by } => find::find(&Asked { counted: Some(by.as_deref()), ..asked }, find, budget),
        Verb::Paths(paths) => paths::paths(&asked, paths, budget),
        Verb::Suppose(suppose) => firing::suppose(&asked, suppose, budget),
        Verb::Why(why) => firing::why(&asked, why, budget),
        Verb::WhyNot(why_not) => firing::why_not(&asked, why_not, budget),
        Verb::Conflicts(about) => conflicts::conflicts(&asked, about, budget),
        Verb::Rivals(about) => rivals::rivals(&asked, about, budget),
        Verb::Loops(loops) => loops::loops(&asked, loops, budget),
        Verb::Robustness(question) => robustness::robustness(&asked, question, budget),
        Verb::Patterns(question) => patterns::patterns(&asked, question, budget),
        Verb::Gaps { in_theory } => gaps::gaps(&asked, in_theory.as_ref(), budget),
        Verb::Search(search) => search::search(&asked, search),
        Verb::Show(name) => show::show(&asked, name),
    }?;
    answer.reading = reading(question);
    answer.notes.extend(never_mirrors(question));
    Ok(answer)
}

/// That `with mirrors` changes nothing, where it was asked for in vain.
fn never_mirrors(question: &Question) -> Option<Note> {
    if !question.tail.with_mirrors || question.verb.mirrors() {
        return None;
    }
    let text = question.to_string();
    let verb = text.split(' ').next().unwrap_or_default();
    let text = format!("`{verb}` never mirrors: `with mirrors` changes nothing here; it is for `paths` and `loops`");
    Some(Note { code: Code::NeverMirrors, text })
}

/// The question in canonical form, with what it leaves to defaults.
fn reading(question: &Question) -> String {
    let mut question = question.clone();
    match &mut question.verb {
        Verb::Paths(claim) => {
            claim.within.get_or_insert(paths::DEFAULT_STEPS);
        }
        Verb::Robustness(robustness) => {
            robustness.claim.within.get_or_insert(paths::DEFAULT_STEPS);
            robustness.by.get_or_insert(Backing::Source);
        }
        Verb::Loops(loops) => {
            loops.within.get_or_insert(paths::DEFAULT_STEPS);
        }
        Verb::Patterns(patterns) => {
            patterns.at_least.get_or_insert(patterns::DEFAULT);
        }
        _ => {}
    }
    question.to_string()
}
