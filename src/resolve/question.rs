//! Questions as read to questions as meant: which records their names and labels stand for.

use super::{
    configurations,
    near::{near_names, unknown_name},
    records::no_such_configuration,
    repair::repaired,
};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    language::ast::{self, Reference},
    question::{Clauses, Condition, End, Mentioning, Operand, Paths, Place, Question, Target, Verb},
    theory::{Literal, Name, Record, RecordKind, Theory, Titled, fields::Wanted, folded},
};

/// Looks up the names of a question: by name first, and what stands in quotes also by label and by the other names of
/// a factor. The question that it gives has the names of records throughout.
///
/// # Errors
///
/// One fault for each name that stands for nothing, for a record of another kind, or for several records.
///
/// ```
/// use because::{language, resolve, text::FileId, theory::Theory};
/// let parsed = language::parse_records(FileId(0), "mechanism trust \"Trust and initial trust\"\n");
/// let mut theory = Theory::default();
/// for record in resolve::records(&theory, &parsed.records, &parsed.unread).records {
///     theory.insert(record);
/// }
/// let read = language::parse_question(FileId(1), 0, "show \"trust and initial trust\"").unwrap();
/// assert_eq!(resolve::question(&theory, &read).unwrap().to_string(), "show trust");
/// ```
pub fn question(theory: &Theory, read: &ast::Question) -> Result<Question, Vec<Diagnostic>> {
    let mut meanings = Meanings::default();
    let mut faults = Vec::new();
    for reference in &read.references {
        let quoted = read.quoted.iter().find(|(span, _)| *span == reference.span).map(|(_, text)| text.as_str());
        match look_up(theory, reference, quoted) {
            Ok(record) => meanings.add(reference, &record.name),
            Err(fault) => faults.push(fault),
        }
    }
    if let Some(last) = faults.last_mut() {
        let whole = repaired(theory, read).map(|question| format!("type `{question}`"));
        last.help = match (last.help.take(), whole) {
            (Some(help), Some(whole)) if !help.contains(whole.trim_start_matches("type ")) => {
                Some(format!("{help}; {whole}"))
            }
            (help, whole) => help.or(whole),
        };
        return Err(faults);
    }
    let mut question = read.question.clone();
    meanings.put_into(&mut question);
    Ok(question)
}

/// The record that a name, or a text in quotes, stands for.
pub(super) fn look_up<'t>(
    theory: &'t Theory,
    reference: &Reference,
    quoted: Option<&str>,
) -> Result<&'t Record, Diagnostic> {
    let fits = |record: &Record| reference.wanted.is_none_or(|wanted| wanted.accepts(record.kind));
    let typed = quoted.unwrap_or(reference.name.name.as_str());
    let named: Option<&Record> = theory.find(typed.trim()).map(AsRef::as_ref);
    let labelled = match (named, quoted) {
        (Some(record), _) if fits(record) => vec![record],
        (_, Some(text)) => titled(theory, text),
        _ => Vec::new(),
    };
    let found: Vec<&Record> = labelled.iter().copied().filter(|record| fits(record)).collect();
    match (found.as_slice(), named.or(labelled.first().copied())) {
        ([record], _) => numbered(record, reference),
        ([], Some(other)) => Err(wrong_kind(reference, typed, other)),
        ([], None) => {
            let fault = unknown_name(reference.span, typed, reference.wanted, &near(theory, reference.wanted, typed));
            let lists = fault.help.is_none() && reference.wanted == Some(Wanted::Factor);
            Err(if lists {
                fault.help("`find factors` lists what is known; `search WORD` looks in all texts")
            } else {
                fault
            })
        }
        (several, _) => Err(ambiguous(reference, typed, several)),
    }
}

/// The record, if it has the configuration that is named.
fn numbered<'t>(record: &'t Record, reference: &Reference) -> Result<&'t Record, Diagnostic> {
    let Some(number) = reference.name.number else { return Ok(record) };
    let there = configurations(record).len();
    if record.kind == RecordKind::Statement && (1..=there).contains(&(number as usize)) {
        return Ok(record);
    }
    Err(no_such_configuration(reference.span, record, number, there))
}

/// The records that have a text as their label or as one of their other names.
fn titled<'t>(theory: &'t Theory, text: &str) -> Vec<&'t Record> {
    let wanted = folded(text);
    let titles = theory.titles();
    let called = titles.iter().filter(|titled| titled.titles().any(|title| folded(title) == wanted));
    called.filter_map(|titled| theory.get(&titled.name)).map(AsRef::as_ref).collect()
}

/// The names of records that are near: by their own spelling, by their labels, or by a part of either.
pub(super) fn near(theory: &Theory, wanted: Option<Wanted>, typed: &str) -> Vec<String> {
    let titles = theory.titles();
    let fitting = || titles.iter().filter(|titled| wanted.is_none_or(|w| w.accepts(titled.kind)));
    let mut names = near_names(fitting(), wanted, typed);
    let labels = nearest(typed, fitting().flat_map(Titled::titles));
    names.extend(fitting().filter(|record| record.titles().any(|t| labels.contains(&t))).map(|r| r.name.to_string()));
    if names.is_empty() && typed.chars().count() >= 3 {
        let part = folded(typed);
        let holds = |titled: &&Titled| {
            titled.name.as_str().contains(&part) || titled.titles().any(|title| folded(title).contains(&part))
        };
        names.extend(fitting().filter(holds).map(|record| record.name.to_string()));
    }
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) && once.len() < 5 {
            once.push(name);
        }
    }
    once
}

fn wrong_kind(reference: &Reference, typed: &str, found: &Record) -> Diagnostic {
    let needed = reference.wanted.map_or("a record", Wanted::noun);
    let name = &found.name;
    let what = if name.as_str() == typed.to_lowercase() {
        format!("`{name}` is {}", found.kind.with_article())
    } else {
        format!("`{typed}` is {}, `{name}`", found.kind.with_article())
    };
    let fault = Diagnostic::at(Code::WrongKind, reference.span, what).label(format!("{needed} is needed here"));
    fault.help(format!("`show {name}` tells what it is"))
}

fn ambiguous(reference: &Reference, typed: &str, found: &[&Record]) -> Diagnostic {
    let names: Vec<String> = found.iter().take(5).map(|record| format!("`{}`", record.name)).collect();
    let more = if found.len() > 5 { format!(" and {} more", found.len() - 5) } else { String::new() };
    Diagnostic::at(Code::UnknownName, reference.span, format!("{} records are called `{typed}`", found.len()))
        .label("one of them is needed here")
        .help(format!("type the name of one: {}{more}", names.join(", ")))
}

/// What the names of a question, as typed and by the kind that is needed, stand for.
#[derive(Default)]
pub(super) struct Meanings {
    found: Vec<(Name, Option<Wanted>, Name)>,
}

impl Meanings {
    pub(super) fn add(&mut self, reference: &Reference, found: &Name) {
        self.found.push((reference.name.name.clone(), reference.wanted, found.clone()));
    }

    fn name(&self, name: &mut Name, wanted: Option<Wanted>) {
        if let Some((_, _, found)) = self.found.iter().find(|(typed, kind, _)| typed == name && *kind == wanted) {
            *name = found.clone();
        }
    }

    fn end(&self, end: &mut End) {
        self.name(&mut end.factor, Some(Wanted::Factor));
    }

    /// Puts the names of records in the places of what was typed: one arm for each verb.
    pub(super) fn put_into(&self, question: &mut Question) {
        match &mut question.verb {
            Verb::Find(find) | Verb::Count { find, .. } => self.clauses(&mut find.clauses),
            Verb::Paths(paths) => self.paths(paths),
            Verb::Suppose(suppose) => {
                self.literals(&mut suppose.given);
                self.theory(&mut suppose.in_theory);
            }
            Verb::Why(why) => {
                self.literals(std::slice::from_mut(&mut why.literal));
                self.theory(&mut why.in_theory);
            }
            Verb::WhyNot(why) => {
                self.literals(std::slice::from_mut(&mut why.literal));
                self.literals(&mut why.given);
                self.theory(&mut why.in_theory);
            }
            Verb::Conflicts(about) | Verb::Rivals(about) => {
                about.about.iter_mut().for_each(|end| self.end(end));
                self.theory(&mut about.in_theory);
            }
            Verb::Loops(loops) => {
                loops.through.iter_mut().for_each(|end| self.end(end));
                self.theory(&mut loops.in_theory);
            }
            Verb::Robustness(robustness) => self.paths(&mut robustness.claim),
            Verb::Patterns(patterns) => {
                patterns.about.iter_mut().for_each(|end| self.end(end));
                self.theory(&mut patterns.in_theory);
            }
            Verb::Gaps { in_theory } => self.theory(in_theory),
            Verb::Search(_) => {}
            Verb::Show(name) => self.name(&mut name.name, None),
        }
        for condition in question.tail.filter.iter_mut().chain(&mut question.tail.using) {
            self.condition(condition);
        }
    }

    fn theory(&self, theory: &mut Option<Name>) {
        if let Some(theory) = theory {
            self.name(theory, Some(Wanted::Theory));
        }
    }

    fn literals(&self, literals: &mut [Literal]) {
        literals.iter_mut().for_each(|literal| self.name(&mut literal.factor, Some(Wanted::Factor)));
    }

    fn paths(&self, paths: &mut Paths) {
        self.end(&mut paths.from);
        self.end(&mut paths.to);
        self.theory(&mut paths.in_theory);
    }

    fn clauses(&self, clauses: &mut Clauses) {
        if let Some(Target::Factor(end)) = &mut clauses.leading_to {
            self.end(end);
        }
        match &mut clauses.from {
            Some(Place::Factor(end)) => self.end(end),
            Some(Place::Source(name)) => self.name(name, Some(Wanted::Source)),
            None => {}
        }
        self.theory(&mut clauses.in_theory);
        if let Some(Mentioning::Factor(end)) = &mut clauses.mentioning {
            self.end(end);
        }
    }

    fn condition(&self, condition: &mut Condition) {
        match condition {
            Condition::And(all) | Condition::Or(all) => all.iter_mut().for_each(|one| self.condition(one)),
            Condition::Not(inner) => self.condition(inner),
            Condition::Compare { with: Operand::Literal(literal), .. } => {
                self.name(&mut literal.factor, Some(Wanted::Factor));
            }
            Condition::Compare { .. } => {}
        }
    }
}

#[cfg(test)]
#[path = "question_tests.rs"]
mod tests;
