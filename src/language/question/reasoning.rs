//! The verbs that reason, read off what the grammar has parsed.

use super::{
    super::{grammar::Rule, walk::Walk},
    reader::Reader,
};
use crate::{
    question::{About, AtLeast, Backing, Loops, Patterns, Robustness, Suppose, Tail, Why, WhyNot},
    theory::{Direction, Literal, Name},
};
use pest::iterators::Pair;

impl Reader<'_> {
    pub(super) fn suppose(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<Suppose> {
        let given = self.assumed(walk);
        let mut in_theory = None;
        self.rest(walk, &mut in_theory, tail);
        (!given.is_empty()).then_some(Suppose { given, in_theory })
    }

    pub(super) fn why(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<Why> {
        let (literal, given, in_theory) = self.explained(walk, tail)?;
        Some(Why { literal, given, in_theory })
    }

    pub(super) fn why_not(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<WhyNot> {
        walk.take_if(Rule::NOT);
        let (literal, given, in_theory) = self.explained(walk, tail)?;
        Some(WhyNot { literal, given, in_theory })
    }

    /// What is to be explained, from what, and in which theory.
    fn explained(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<(Literal, Vec<Literal>, Option<Name>)> {
        let literal = self.literal(walk.take_if(Rule::factor)?);
        let (mut given, mut in_theory) = (Vec::new(), None);
        while let Some(clause) = walk.take_any() {
            if clause.as_rule() == Rule::given {
                self.once("given", &clause);
                given = self.assumed(&mut self.opened(clause));
            } else {
                self.scope(clause, &mut in_theory, tail);
            }
        }
        Some((literal?, given, in_theory))
    }

    pub(super) fn about(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> About {
        let mut into = About::default();
        while let Some(clause) = walk.take_any() {
            if clause.as_rule() == Rule::about {
                self.once("for", &clause);
                into.about = self.end(&mut self.opened(clause));
            } else {
                self.scope(clause, &mut into.in_theory, tail);
            }
        }
        into
    }

    pub(super) fn loops(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Loops {
        let mut into = Loops::default();
        while let Some(clause) = walk.take_any() {
            match clause.as_rule() {
                Rule::through => {
                    self.once("through", &clause);
                    into.through = self.end(&mut self.opened(clause));
                }
                Rule::within => into.within = self.within(clause),
                _ => self.scope(clause, &mut into.in_theory, tail),
            }
        }
        into
    }

    pub(super) fn robustness(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<Robustness> {
        self.claim(walk, tail).map(|(claim, by)| Robustness { claim, by })
    }

    pub(super) fn patterns(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Patterns {
        let mut into = Patterns::default();
        while let Some(clause) = walk.take_any() {
            match clause.as_rule() {
                Rule::in_at_least => {
                    self.once("in at least", &clause);
                    into.at_least = self.at_least(clause);
                }
                Rule::about => {
                    self.once("for", &clause);
                    into.about = self.end(&mut self.opened(clause));
                }
                _ => self.scope(clause, &mut into.in_theory, tail),
            }
        }
        into
    }

    /// All that is left of a question which only a theory and the tail can follow.
    pub(super) fn rest(&mut self, walk: &mut Walk<'_>, in_theory: &mut Option<Name>, tail: &mut Tail) {
        while let Some(clause) = walk.take_any() {
            self.scope(clause, in_theory, tail);
        }
    }

    /// A theory, or a clause of the tail.
    pub(super) fn scope(&mut self, clause: Pair<'_, Rule>, in_theory: &mut Option<Name>, tail: &mut Tail) {
        if clause.as_rule() == Rule::in_theory {
            self.in_theory(clause, in_theory);
        } else {
            self.tail(clause, tail);
        }
    }

    /// `by source`, `by case`, `by via`.
    pub(super) fn backing(&mut self, clause: Pair<'_, Rule>) -> Option<Backing> {
        self.once("by", &clause);
        let word = self.opened(clause).take_any()?;
        Backing::ALL.into_iter().find(|backing| backing.word().eq_ignore_ascii_case(word.as_str()))
    }

    /// `in at least 3 sources`.
    fn at_least(&mut self, clause: Pair<'_, Rule>) -> Option<AtLeast> {
        let mut walk = self.opened(clause);
        walk.take_if(Rule::AT);
        walk.take_if(Rule::LEAST);
        let number = walk.take_if(Rule::whole)?;
        self.whole(&number)?;
        let number = self.small(&number)?;
        let of = if walk.take_any().is_some_and(|word| matches!(word.as_rule(), Rule::CASES | Rule::CASE)) {
            Backing::Case
        } else {
            Backing::Source
        };
        Some(AtLeast { number, of })
    }

    /// Factors with `and` between them; each thing once.
    fn assumed(&mut self, walk: &mut Walk<'_>) -> Vec<Literal> {
        let mut all = Vec::new();
        while let Some(factor) = walk.take_if(Rule::factor) {
            if let Some(literal) = self.literal(factor).filter(|literal| !all.contains(literal)) {
                all.push(literal);
            }
            walk.take_if(Rule::AND);
        }
        all
    }

    /// A factor with its direction; a bare name is more of it.
    fn literal(&mut self, pair: Pair<'_, Rule>) -> Option<Literal> {
        let (direction, factor) = self.factor(pair)?;
        Some(Literal { factor, direction: direction.unwrap_or(Direction::More) })
    }
}
