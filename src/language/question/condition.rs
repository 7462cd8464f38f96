//! Conditions, read off what the grammar has parsed.

use super::{
    super::{grammar::Rule, walk::Walk},
    DEPTH,
    place::excerpt,
    reader::Reader,
    remedy::{is_question, single_spaced},
    slots::unquoted,
    too_deep,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    question::{Comparison, Condition, Operand},
    theory::{Direction, Literal},
};
use pest::iterators::Pair;

impl Reader<'_> {
    /// Terms that `and`, or `or`, joins; `depth` is how deep the condition stands in others.
    pub(super) fn condition(&mut self, pair: Pair<'_, Rule>, depth: usize) -> Option<Condition> {
        let (start, end) = (pair.as_span().start(), pair.as_span().end());
        let mut walk = Walk::into(pair);
        let mut terms = Vec::new();
        let mut joints = Vec::new();
        while let Some(child) = walk.take_any() {
            match child.as_rule() {
                Rule::term => terms.push(self.term(child, depth)),
                joint => joints.push((joint, self.at.span_of(&child))),
            }
        }
        let mut terms = terms.into_iter().collect::<Option<Vec<Condition>>>()?;
        let Some(&(joint, _)) = joints.first() else { return terms.pop() };
        let Some(&(_, other)) = joints.iter().find(|(other, _)| *other != joint) else {
            return Some(join(terms, joint));
        };
        let kinds: Vec<Rule> = joints.iter().map(|(joint, _)| *joint).collect();
        let (before, after) =
            (self.at.text.get(..start).unwrap_or_default(), self.at.text.get(end..).unwrap_or_default());
        let [one, two] = [(Rule::AND, Rule::OR), (Rule::OR, Rule::AND)].map(|(inner, outer)| {
            let condition = grouped(&terms, &kinds, inner, outer).to_string();
            let whole = single_spaced(&format!("{before}{condition}{after}"));
            if is_question(&whole) { whole } else { excerpt(&condition, 100) }
        });
        self.faults.push(
            Diagnostic::at(Code::MixedConditions, other, "`and` and `or` stand side by side without parentheses")
                .label("it is not told which conditions belong together")
                .help(format!("type `{one}` or `{two}`")),
        );
        None
    }

    fn term(&mut self, pair: Pair<'_, Rule>, depth: usize) -> Option<Condition> {
        let mut walk = Walk::into(pair);
        let nots = walk.take_all(Rule::NOT);
        if let Some(not) = nots.get(DEPTH.saturating_sub(depth)) {
            let span = self.at.span_of(not);
            self.faults.push(too_deep(span));
            return None;
        }
        let inner = match walk.take_if(Rule::OPEN) {
            Some(_) => self.condition(walk.take_if(Rule::condition)?, depth + nots.len() + 1)?,
            None => self.comparison(walk.take_if(Rule::comparison)?)?,
        };
        Some(nots.iter().fold(inner, |inner, _| Condition::Not(Box::new(inner))))
    }

    fn comparison(&mut self, pair: Pair<'_, Rule>) -> Option<Condition> {
        let mut walk = Walk::into(pair);
        let field = self.field(&walk.take_if(Rule::field)?);
        let comparison = comparison(walk.take_any()?.as_rule())?;
        let with = self.operand(Walk::into(walk.take_if(Rule::value)?).take_any()?)?;
        Some(Condition::Compare { field, comparison, with })
    }

    fn operand(&mut self, pair: Pair<'_, Rule>) -> Option<Operand> {
        match pair.as_rule() {
            Rule::number => match pair.as_str().parse() {
                Ok(number) => Some(Operand::Number(number)),
                Err(_) => self.too_large(&pair),
            },
            Rule::in_quotes => Some(Operand::Text(unquoted(pair.as_str()))),
            Rule::signed => {
                let (direction, factor) = self.factor(pair)?;
                Some(Operand::Literal(Literal { factor, direction: direction.unwrap_or(Direction::More) }))
            }
            Rule::value_word | Rule::dated | Rule::unknown => Some(Operand::Word(pair.as_str().to_owned())),
            _ => None,
        }
    }
}

fn comparison(rule: Rule) -> Option<Comparison> {
    match rule {
        Rule::EQUAL => Some(Comparison::Equal),
        Rule::NOT_EQUAL => Some(Comparison::NotEqual),
        Rule::LESS => Some(Comparison::Less),
        Rule::AT_MOST => Some(Comparison::AtMost),
        Rule::GREATER => Some(Comparison::Greater),
        Rule::AT_LEAST => Some(Comparison::AtLeast),
        _ => None,
    }
}

fn join(terms: Vec<Condition>, joint: Rule) -> Condition {
    if joint == Rule::OR { Condition::Or(terms) } else { Condition::And(terms) }
}

/// The terms as they read where `inner` binds closer than `outer`.
fn grouped(terms: &[Condition], joints: &[Rule], inner: Rule, outer: Rule) -> Condition {
    let mut groups: Vec<Vec<Condition>> = vec![Vec::new()];
    for (at, term) in terms.iter().enumerate() {
        if at > 0 && joints.get(at - 1) == Some(&outer) {
            groups.push(Vec::new());
        }
        if let Some(group) = groups.last_mut() {
            group.push(term.clone());
        }
    }
    let single = |mut group: Vec<Condition>| if group.len() == 1 { group.pop() } else { Some(join(group, inner)) };
    join(groups.into_iter().filter_map(single).collect(), outer)
}
