//! Comparing a value with what a question gives.

use super::{Reader, Shape, Table, test::Coded};
use crate::{
    answer::Cell,
    diagnostic::{Code, Diagnostic, nearest},
    graph::{Graph, LiteralId, Names},
    query::Known,
    question::{Comparison, Condition, Operand},
    resolve::near_names,
    theory::{Literal, Record, RecordKind, Value, fields::Wanted, folded},
};
use std::cmp::Ordering;

/// A comparison that is known to make sense.
#[derive(Debug, Clone)]
pub(crate) struct Compared {
    comparison: Comparison,
    operand: Operand,
    shape: Shape,
    /// The words of the scale, lowest first, where one applies.
    levels: Vec<String>,
    /// The names of records whose label, or one of whose other names, is the text that is compared with.
    labelled: Vec<String>,
}

impl Compared {
    /// Checks that the values of a field can be compared so.
    pub(crate) fn new(
        known: &Known<'_>,
        field: &str,
        shape: Shape,
        comparison: Comparison,
        operand: &Operand,
    ) -> Result<Compared, Diagnostic> {
        let levels = levels(known, shape);
        let labelled = match operand {
            Operand::Text(text) => labelled(known, shape, text),
            _ => Vec::new(),
        };
        check(known, field, shape, comparison, operand, &levels)?;
        if let (Operand::Text(text), true) = (operand, labelled.is_empty()) {
            named_or_written(known, field, text, shape)?;
        }
        Ok(Compared { comparison, operand: operand.clone(), shape, levels, labelled })
    }

    /// Whether a value fits; of several values, any.
    pub(crate) fn holds(&self, cell: &Cell) -> bool {
        match self.comparison {
            Comparison::Equal => self.equals(cell),
            Comparison::NotEqual => !self.equals(cell),
            Comparison::Less => self.ordered(cell, Ordering::is_lt),
            Comparison::AtMost => self.ordered(cell, Ordering::is_le),
            Comparison::Greater => self.ordered(cell, Ordering::is_gt),
            Comparison::AtLeast => self.ordered(cell, Ordering::is_ge),
        }
    }

    /// What is coded where it is what this compares with.
    pub(crate) fn coded(&self, known: &Known<'_>) -> Coded {
        let graph = known.graph;
        let literals = match &self.operand {
            Operand::Word(word) if word == "?" => return Coded::Unknown,
            Operand::Word(word) | Operand::Text(word) => {
                let name = word.trim_start_matches(['+', '-', '?']);
                let signed = |literal: &LiteralId| {
                    name == word || (name.len() + 1 == word.len() && word.starts_with(literal.direction().sign()))
                };
                let own = graph.factors.find(&name.to_lowercase()).into_iter().flat_map(Graph::directions);
                let labelled = self.labelled.iter().filter_map(|name| graph.factors.find(name));
                own.filter(signed).chain(labelled.flat_map(Graph::directions)).collect()
            }
            Operand::Literal(literal) => graph.find_literal(literal).into_iter().collect(),
            Operand::Number(_) => Vec::new(),
        };
        Coded::Literals(literals)
    }

    /// The numbers of the names that are what this compares with.
    pub(crate) fn named_in(&self, names: &Names) -> Vec<u32> {
        let (Operand::Word(typed) | Operand::Text(typed)) = &self.operand else { return Vec::new() };
        let own = names.find(&typed.to_lowercase());
        own.into_iter().chain(self.labelled.iter().filter_map(|name| names.find(name))).collect()
    }

    fn equals(&self, cell: &Cell) -> bool {
        if let Shape::Literals(_) = self.shape {
            return self.literal_equals(cell);
        }
        if let (Shape::Number | Shape::Date, _) | (Shape::Scale(..), Operand::Word(_)) = (self.shape, &self.operand) {
            return self.ordered(cell, Ordering::is_eq);
        }
        let (Operand::Word(typed) | Operand::Text(typed)) = &self.operand else { return false };
        let part = |text: &str| self.shape == Shape::Thing && is_part(text, typed);
        texts(cell).iter().any(|text| same(text, typed) || part(text) || self.labelled.contains(text))
    }

    fn literal_equals(&self, cell: &Cell) -> bool {
        let literals: &[Literal] = match cell {
            Cell::Literal(literal) => std::slice::from_ref(literal),
            Cell::Literals(literals) | Cell::Chain { literals, .. } => literals,
            _ => &[],
        };
        match &self.operand {
            Operand::Word(word) | Operand::Text(word) => {
                literals.iter().any(|literal| {
                    same(literal.factor.as_str(), word)
                        || self.labelled.iter().any(|name| name == literal.factor.as_str())
                }) || texts(cell).iter().any(|text| same(text, word))
            }
            Operand::Literal(wanted) => literals.contains(wanted),
            Operand::Number(_) => false,
        }
    }

    fn ordered(&self, cell: &Cell, fits: fn(Ordering) -> bool) -> bool {
        match (&self.operand, cell) {
            (Operand::Number(wanted), Cell::Number(number)) => fits(number.cmp(wanted)),
            (Operand::Number(wanted), Cell::Configurations(all)) => {
                fits(i64::try_from(all.len()).unwrap_or(i64::MAX).cmp(wanted))
            }
            (operand, Cell::Word(date)) if self.shape == Shape::Date => {
                let typed = typed(operand);
                fits(date.get(..typed.len()).unwrap_or(date).cmp(typed.as_str()))
            }
            (Operand::Word(wanted), Cell::Word(word)) => match (rank(&self.levels, word), rank(&self.levels, wanted)) {
                (Some(word), Some(wanted)) => fits(word.cmp(&wanted)),
                _ => fits(Ordering::Equal) && !fits(Ordering::Less) && !fits(Ordering::Greater) && same(word, wanted),
            },
            _ => false,
        }
    }
}

/// The words of the scale that a field is graded by, lowest first.
pub(crate) fn levels(known: &Known<'_>, shape: Shape) -> Vec<String> {
    let Shape::Scale(scale, words) = shape else { return Vec::new() };
    let declared = known.theory.find(scale).map_or_else(Vec::new, |record| {
        let levels = record.fields.iter().filter_map(|field| match &field.value {
            Value::Level(level) => Some(level.word.clone()),
            _ => None,
        });
        levels.collect()
    });
    if declared.is_empty() { words.iter().map(|word| (*word).to_owned()).collect() } else { declared }
}

/// The place of a word on a scale.
pub(crate) fn rank(levels: &[String], word: &str) -> Option<usize> {
    levels.iter().position(|level| same(level, word))
}

fn check(
    known: &Known<'_>,
    field: &str,
    shape: Shape,
    comparison: Comparison,
    operand: &Operand,
    levels: &[String],
) -> Result<(), Diagnostic> {
    let by_order = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    let ordered = match shape {
        Shape::Number | Shape::Date => true,
        Shape::Scale(..) => !levels.is_empty(),
        _ => false,
    };
    if by_order && !ordered {
        return Err(unordered(field, shape, comparison));
    }
    let fits = match (shape, operand) {
        (Shape::Number, Operand::Number(_)) => true,
        (Shape::Number, _) => false,
        (Shape::Date, operand) => !matches!(operand, Operand::Literal(_)),
        (Shape::Literals(_), Operand::Number(_)) => false,
        (Shape::Literals(role), Operand::Word(word)) if word == "?" => role.is_some(),
        (Shape::Literals(_), Operand::Word(word)) => return known_name(known, field, word, shape),
        (Shape::Literals(_), Operand::Literal(literal)) => {
            return known_name(known, field, literal.factor.as_str(), shape);
        }
        (Shape::Literals(_), Operand::Text(_)) => true,
        (_, Operand::Number(_) | Operand::Literal(_)) => false,
        (Shape::Name(_), Operand::Word(word)) => return known_name(known, field, word, shape),
        (Shape::Closed(words), Operand::Word(word) | Operand::Text(word)) => {
            return one_of(field, word, words, Code::NotComparable);
        }
        (Shape::Scale(..), Operand::Word(word) | Operand::Text(word)) if !levels.is_empty() => {
            let words: Vec<&str> = levels.iter().map(String::as_str).collect();
            return one_of(field, word, &words, Code::NotOnScale);
        }
        _ => true,
    };
    if fits { Ok(()) } else { Err(mismatch(field, shape, operand)) }
}

fn unordered(field: &str, shape: Shape, comparison: Comparison) -> Diagnostic {
    let fault = Diagnostic::new(
        Code::NotComparable,
        format!("`{field}` has no order, so `{}` says nothing of it", comparison.sign()),
    );
    match shape {
        Shape::Scale(scale, _) => {
            fault.help(format!("a scale named `{scale}` gives its words an order; = and != compare without one"))
        }
        _ => fault.help(format!("`{field}` is compared with = and !=")),
    }
}

fn mismatch(field: &str, shape: Shape, operand: &Operand) -> Diagnostic {
    let needed = match shape {
        Shape::Number => "a number",
        Shape::Literals(Some(_)) => "a factor, with or without a direction, or `?`",
        Shape::Literals(None) => "a factor, with or without a direction",
        Shape::Name(wanted) => wanted.noun(),
        Shape::Date => "a date",
        Shape::Text => "a text in quotes",
        _ => "a word",
    };
    let fault = Diagnostic::new(
        Code::NotComparable,
        format!("`{field}` is compared with {needed}, and `{}` is none", typed(operand)),
    );
    match shape {
        Shape::Number => fault.help(format!("for example `{field} >= 2`")),
        Shape::Date => fault.help(format!("for example `{field} >= 2026-11-21`")),
        Shape::Text => fault.help(format!("for example `{field} = \"{}\"`", typed(operand))),
        _ => fault,
    }
}

fn one_of(field: &str, word: &str, words: &[&str], code: Code) -> Result<(), Diagnostic> {
    if words.iter().any(|known| same(known, word)) {
        return Ok(());
    }
    let near = nearest(word, words.iter().copied());
    let all = format!("it is one of {}", words.join(", "));
    let help = if near.is_empty() { all } else { format!("near: `{}`; {all}", near.join("`, `")) };
    Err(Diagnostic::new(code, format!("`{word}` is no value of `{field}`")).help(help))
}

/// Whether a kind of record can stand in a field; of no field that holds no names.
fn can_stand(shape: Shape, kind: RecordKind) -> bool {
    match shape {
        Shape::Name(wanted) => wanted.accepts(kind),
        Shape::Literals(_) => kind.is_factor(),
        _ => false,
    }
}

/// The records that can stand in a field and have a text as their label or as one of their other names.
fn labelled(known: &Known<'_>, shape: Shape, text: &str) -> Vec<String> {
    if !matches!(shape, Shape::Name(_) | Shape::Literals(_)) {
        return Vec::new();
    }
    let wanted = folded(text);
    let fitting = known.theory.records().filter(|record| can_stand(shape, record.kind));
    fitting
        .filter(|record| record.titles().any(|title| folded(title) == wanted))
        .map(|record| record.name.to_string())
        .collect()
}

/// Whether a text in quotes that is no label is a name, or a literal as it is written.
fn named_or_written(known: &Known<'_>, field: &str, text: &str, shape: Shape) -> Result<(), Diagnostic> {
    match shape {
        Shape::Name(_) => known_name(known, field, text, shape),
        Shape::Literals(_) => known_name(known, field, text.trim_start_matches(['+', '-', '?']), shape),
        _ => Ok(()),
    }
}

/// Whether a name stands for something that the field can name.
fn known_name(known: &Known<'_>, field: &str, word: &str, shape: Shape) -> Result<(), Diagnostic> {
    let base = word.split_once('.').map_or(word, |(name, _)| name);
    let declared = known.theory.find(base).is_some_and(|record| can_stand(shape, record.kind));
    let factors = matches!(shape, Shape::Literals(_) | Shape::Name(Wanted::Factor | Wanted::Supported));
    if declared || (factors && known.graph.factors.find(&word.to_lowercase()).is_some()) {
        return Ok(());
    }
    let fitting = || known.theory.records().filter(|record| can_stand(shape, record.kind)).map(AsRef::as_ref);
    let mut near = near_names(fitting(), None, word);
    if near.is_empty() {
        let part = folded(word);
        let holds = |record: &&Record| part.len() >= 3 && record.titles().any(|title| folded(title).contains(&part));
        near = fitting().filter(holds).take(5).map(|record| record.name.to_string()).collect();
    }
    let what = if word.contains(char::is_whitespace) { "name or label" } else { "name" };
    let fault = Diagnostic::new(Code::UnknownName, format!("`{word}` is no {what} that `{field}` can have"));
    Err(match near.first() {
        Some(first) => fault.help(format!("near: `{}`; write `{field} = {first}`", near.join("`, `"))),
        None => fault,
    })
}

/// A whole text that is asked for where a part of it may be meant: the first such in a condition.
pub(crate) fn whole_text<S>(table: &Table<S>, condition: &Condition) -> Option<String> {
    match condition {
        Condition::And(all) | Condition::Or(all) => all.iter().find_map(|one| whole_text(table, one)),
        Condition::Compare { field, comparison: Comparison::Equal, with: Operand::Text(text) } => {
            let shape = Reader::new(table, field).ok()?.shape();
            (shape == Shape::Text).then(|| text.clone())
        }
        Condition::Not(_) | Condition::Compare { .. } => None,
    }
}

fn typed(operand: &Operand) -> String {
    match operand {
        Operand::Number(number) => number.to_string(),
        Operand::Word(text) | Operand::Text(text) => text.clone(),
        Operand::Literal(literal) => literal.to_string(),
    }
}

/// The texts of a value.
pub(crate) fn texts(cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Nothing => Vec::new(),
        Cell::Number(number) => vec![number.to_string()],
        Cell::Text(text) | Cell::Word(text) => vec![text.clone()],
        Cell::Words(words) => words.clone(),
        Cell::Names(names) => names.iter().map(ToString::to_string).collect(),
        Cell::Literal(literal) => vec![literal.to_string()],
        Cell::Literals(literals) | Cell::Chain { literals, .. } => literals.iter().map(ToString::to_string).collect(),
        Cell::Configurations(all) => all.iter().map(|view| view.id.to_string()).collect(),
    }
}

/// Whether a text is `NAME.n` of the name that was typed.
fn is_part(text: &str, name: &str) -> bool {
    let record = text.rsplit_once('.').filter(|(_, n)| n.chars().all(|c| c.is_ascii_digit()));
    record.is_some_and(|(record, _)| same(record, name))
}

fn same(a: &str, b: &str) -> bool {
    a == b || a.to_lowercase() == b.to_lowercase()
}
