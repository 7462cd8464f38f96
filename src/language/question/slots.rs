//! What fills the slots of a question: ends of chains, names, texts, fields and numbers.

use super::{
    super::{ast::Reference, grammar::Rule, walk::Walk},
    reader::Reader,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    question::End,
    theory::{Direction, Name, NameOf, fields::Wanted},
};
use pest::iterators::Pair;

impl Reader<'_> {
    pub(super) fn end(&mut self, walk: &mut Walk<'_>) -> Option<End> {
        walk.take_if(Rule::FROM);
        walk.take_if(Rule::TO);
        let exactly = walk.take_if(Rule::EXACTLY).is_some();
        let (direction, factor) = self.factor(walk.take_if(Rule::factor)?)?;
        Some(End { factor, direction, exactly })
    }

    /// A factor with the direction that is given.
    pub(super) fn factor(&mut self, pair: Pair<'_, Rule>) -> Option<(Option<Direction>, Name)> {
        let mut walk = Walk::into(pair);
        let sign = walk.take_if(Rule::sign).and_then(|sign| Walk::into(sign).take_any());
        let name = self.referred(&walk.take_any()?, Wanted::Factor)?;
        let direction = sign.map(|sign| match sign.as_rule() {
            Rule::plus => Direction::More,
            Rule::minus => Direction::Less,
            _ => Direction::Unsaid,
        });
        Some((direction, name))
    }

    /// The name behind the word that opens a clause.
    pub(super) fn opened_name(&mut self, clause: Pair<'_, Rule>, wanted: Wanted) -> Option<Name> {
        let slot = self.opened(clause).take_any()?;
        self.referred(&Walk::into(slot).take_any()?, wanted)
    }

    /// A name that stands for a record of a kind.
    fn referred(&mut self, pair: &Pair<'_, Rule>, wanted: Wanted) -> Option<Name> {
        let name = self.name(pair)?;
        let span = self.at.span_of(pair);
        self.references.push(Reference {
            span,
            name: NameOf { name: name.clone(), number: None },
            wanted: Some(wanted),
        });
        Some(name)
    }

    /// A name as it stands, or a text in quotes in its place until it is resolved.
    pub(super) fn name(&mut self, pair: &Pair<'_, Rule>) -> Option<Name> {
        if pair.as_rule() != Rule::quoted_name {
            return Some(Name::new(pair.as_str()));
        }
        let text = self.text(pair)?;
        let name = Name::new(&text);
        self.quoted.push((self.at.span_of(pair), text));
        Some(name)
    }

    /// The words of a quotation that is not empty.
    pub(super) fn text(&mut self, pair: &Pair<'_, Rule>) -> Option<String> {
        let text = unquoted(pair.as_str());
        if !text.trim().is_empty() {
            return Some(text);
        }
        let span = self.at.span_of(pair);
        self.faults.push(
            Diagnostic::at(Code::BadQuestion, span, "nothing stands between the quotation marks")
                .label("words, or a name, expected"),
        );
        None
    }

    /// A field, and where it stands.
    pub(super) fn field(&mut self, pair: &Pair<'_, Rule>) -> String {
        let field = pair.as_str().to_lowercase();
        self.fields.push((self.at.span_of(pair), field.clone()));
        field
    }

    /// A whole number from 1.
    pub(super) fn whole(&mut self, pair: &Pair<'_, Rule>) -> Option<u64> {
        match pair.as_str().parse() {
            Ok(0) => {
                let span = self.at.span_of(pair);
                self.faults
                    .push(Diagnostic::at(Code::BadQuestion, span, "a number from 1 is needed here").label("found `0`"));
                None
            }
            Ok(number) => Some(number),
            Err(_) => self.too_large(pair),
        }
    }

    /// A whole number that fits a small count.
    pub(super) fn small(&mut self, pair: &Pair<'_, Rule>) -> Option<u32> {
        pair.as_str().parse().ok().or_else(|| self.too_large(pair))
    }

    pub(super) fn too_large<T>(&mut self, pair: &Pair<'_, Rule>) -> Option<T> {
        let span = self.at.span_of(pair);
        self.faults
            .push(Diagnostic::at(Code::BadQuestion, span, "the number is too large").label("no count is so large"));
        None
    }
}

/// What stands between quotation marks; between straight ones `\"` and `\\` stand for the sign behind the backslash.
pub(super) fn unquoted(text: &str) -> String {
    let mut inner = text.chars();
    let straight = inner.next() == Some('"');
    inner.next_back();
    let mut plain = String::with_capacity(text.len());
    let mut chars = inner.peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(&next @ ('"' | '\\'))) if straight => {
                plain.push(next);
                chars.next();
            }
            _ => plain.push(c),
        }
    }
    plain
}
