//! Typed walking over pest's pairs, so that a grammar and its reader cannot drift apart unnoticed: what is asked for
//! by rule is there or is not, and nobody counts `next()`s.

use super::grammar::Rule;
use pest::iterators::{Pair, Pairs};

/// The children of a pair, taken one after the other by rule.
pub(super) struct Walk<'i> {
    pairs: std::iter::Peekable<Pairs<'i, Rule>>,
}

impl<'i> Walk<'i> {
    /// The children of a pair.
    pub(super) fn into(pair: Pair<'i, Rule>) -> Walk<'i> {
        Walk::over(pair.into_inner())
    }

    /// The pairs of a whole parse.
    pub(super) fn over(pairs: Pairs<'i, Rule>) -> Walk<'i> {
        Walk { pairs: pairs.peekable() }
    }

    /// The next pair if it is of that rule.
    pub(super) fn take_if(&mut self, rule: Rule) -> Option<Pair<'i, Rule>> {
        self.pairs.next_if(|pair| pair.as_rule() == rule)
    }

    /// All the next pairs that are of that rule.
    pub(super) fn take_all(&mut self, rule: Rule) -> Vec<Pair<'i, Rule>> {
        std::iter::from_fn(|| self.take_if(rule)).collect()
    }

    /// The next pair, whatever its rule, the end of input left out.
    pub(super) fn take_any(&mut self) -> Option<Pair<'i, Rule>> {
        self.pairs.next_if(|pair| pair.as_rule() != Rule::EOI)
    }
}
