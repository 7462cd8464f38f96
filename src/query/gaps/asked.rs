//! Which kinds of gap a condition can keep, so that the others are not looked for: on a large theory they would use up
//! what a question may find before the kinds that it asks for.

use super::table::Kind;
use crate::question::{Comparison, Condition, Operand};

/// Whether a condition can keep a gap of a kind.
pub(super) fn can_be(kind: &Kind, condition: &Condition) -> bool {
    holds(kind, condition) != Some(false)
}

/// Whether a condition holds for all gaps of a kind, for none, or for what the kind does not tell.
fn holds(kind: &Kind, condition: &Condition) -> Option<bool> {
    match condition {
        Condition::And(all) => {
            let each: Vec<Option<bool>> = all.iter().map(|one| holds(kind, one)).collect();
            if each.contains(&Some(false)) {
                return Some(false);
            }
            (!each.contains(&None)).then_some(true)
        }
        Condition::Or(any) => {
            let each: Vec<Option<bool>> = any.iter().map(|one| holds(kind, one)).collect();
            if each.contains(&Some(true)) {
                return Some(true);
            }
            (!each.contains(&None)).then_some(false)
        }
        Condition::Not(one) => holds(kind, one).map(|holds| !holds),
        Condition::Compare { field, comparison, with: Operand::Word(word) | Operand::Text(word) } => {
            let value = match field.to_ascii_lowercase().as_str() {
                "gap" => kind.name,
                "ask" => kind.ask.word(),
                _ => return None,
            };
            let same = value.eq_ignore_ascii_case(word);
            match comparison {
                Comparison::Equal => Some(same),
                Comparison::NotEqual => Some(!same),
                _ => None,
            }
        }
        Condition::Compare { .. } => None,
    }
}
