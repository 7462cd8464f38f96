//! Factors, literals and configurations in the words of questions that people can be asked.

use crate::{
    graph::LiteralId,
    query::{Known, sets},
    theory::{Direction, Name, Record, Value},
};
use std::{cell::RefCell, collections::HashMap};

/// How things are called in questions.
pub(super) struct Wording<'a> {
    known: &'a Known<'a>,
    said: RefCell<HashMap<LiteralId, String>>,
}

impl<'a> Wording<'a> {
    /// The words of the factors that are known.
    pub(super) fn new(known: &'a Known<'a>) -> Wording<'a> {
        Wording { known, said: RefCell::default() }
    }

    /// A source, case or claim by its label, else by its name, as they are written.
    pub(super) fn named(&self, name: &Name) -> String {
        let label = self.known.theory.get(name).and_then(|record| record.label.clone());
        format!("“{}”", label.unwrap_or_else(|| name.to_string()))
    }

    /// A factor by its label, else by its name, as it stands inside a sentence: `“quick wins”`.
    pub(super) fn called(&self, name: &Name) -> String {
        let label = self.known.theory.get(name).and_then(|record| record.label.clone());
        format!("“{}”", label.map_or_else(|| name.as_str().replace('-', " "), |label| begun_small(&label)))
    }

    /// A factor by its label, else by its name.
    pub(super) fn factor(&self, factor: u32) -> String {
        self.called(&self.known.graph.factors[factor])
    }

    /// A literal in words: as its factor words that direction, else `“trust”` or `less “trust”`.
    pub(super) fn literal(&self, literal: LiteralId) -> String {
        if let Some(said) = self.said.borrow().get(&literal) {
            return said.clone();
        }
        let name = &self.known.graph.factors[literal.factor()];
        let record = self.known.theory.get(name);
        let worded = |word: &str| record.and_then(|record| first_text(record, word)).map(|text| format!("“{text}”"));
        let said = match literal.direction() {
            Direction::More => worded("more").unwrap_or_else(|| self.called(name)),
            Direction::Less => worded("less").unwrap_or_else(|| format!("less {}", self.called(name))),
            Direction::Unsaid => self.called(name),
        };
        self.said.borrow_mut().insert(literal, said.clone());
        said
    }

    /// Known groups with commas and `and` between them; none where there are none.
    pub(super) fn groups<'g>(&self, groups: impl Iterator<Item = &'g [LiteralId]>) -> Option<Told> {
        let known = sets::groups(groups.filter(|group| !group.is_empty()));
        let each = known.iter().map(|group| {
            let alternatives: Vec<String> = group.iter().map(|literal| self.literal(*literal)).collect();
            if alternatives.len() > 1 { format!("either {}", alternatives.join(" or ")) } else { alternatives.concat() }
        });
        let each: Vec<String> = each.collect();
        let text = listed(&each)?;
        Some(Told { text, several: each.len() > 1 })
    }

    /// What a configuration gives.
    pub(super) fn outcomes(&self, at: u32) -> Option<Told> {
        self.groups(self.known.graph.outcomes(at))
    }

    /// By what mechanisms.
    pub(super) fn mechanisms(&self, at: u32) -> Option<Told> {
        self.groups(self.known.graph.mechanisms(at))
    }

    /// Under what conditions that are stated.
    pub(super) fn conditions(&self, at: u32) -> Option<Told> {
        let graph = self.known.graph;
        let borrows = graph.configurations[at as usize].borrows;
        if borrows { None } else { self.groups(graph.conditions(at)) }
    }

    /// What a configuration says, after `that`: `“quick wins” leads to “trust”, through less “inertia”`; where no outcome
    /// is known, which mechanism its conditions bring. None where nothing is known.
    pub(super) fn gist(&self, at: u32) -> Option<String> {
        let (conditions, mechanisms) = (self.conditions(at), self.mechanisms(at));
        Some(match (conditions, mechanisms, self.outcomes(at)) {
            (Some(conditions), Some(mechanisms), Some(outcomes)) => {
                format!("{} {} to {}, through {}", conditions.text, conditions.leads(), outcomes.text, mechanisms.text)
            }
            (Some(one), None, Some(other)) | (None, Some(one), Some(other)) | (Some(one), Some(other), None) => {
                format!("{} {} to {}", one.text, one.leads(), other.text)
            }
            (None, None, Some(outcomes)) => format!("it comes to {}", outcomes.text),
            (Some(one), None, None) | (None, Some(one), None) => format!("{} {} at work", one.text, one.is()),
            (None, None, None) => return None,
        })
    }
}

/// Things in words.
pub(super) struct Told {
    pub(super) text: String,
    /// Whether they are more than one.
    several: bool,
}

impl Told {
    /// `leads`, of one thing; `lead`, of several.
    pub(super) fn leads(&self) -> &'static str {
        if self.several { "lead" } else { "leads" }
    }

    /// `is`, of one thing; `are`, of several.
    fn is(&self) -> &'static str {
        if self.several { "are" } else { "is" }
    }

    /// `does`, of one thing; `do`, of several.
    pub(super) fn does(&self) -> &'static str {
        if self.several { "do" } else { "does" }
    }
}

/// `a, b and c`.
fn listed(all: &[String]) -> Option<String> {
    let (last, others) = all.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} and {last}", others.join(", ")) })
}

/// A label as it stands inside a sentence: begun with a small letter, unless it is an abbreviation.
fn begun_small(label: &str) -> String {
    let mut characters = label.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => label.to_owned(),
    }
}

fn first_text(record: &Record, word: &str) -> Option<String> {
    match record.get(word)? {
        Value::Texts(texts) => texts.first().cloned(),
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}
