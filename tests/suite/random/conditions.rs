//! Random conditions for `where` and `using cmocs where`.

use super::Names;
use crate::{make, rng::Rng};
use because::{
    question::{Comparison, Condition, Operand},
    theory::Role,
};

/// A random condition whose comparisons are drawn by `leaf`.
pub(super) fn condition(rng: &mut Rng, depth: usize, leaf: &mut impl FnMut(&mut Rng) -> Condition) -> Condition {
    if depth == 0 || rng.chance(55) {
        return leaf(rng);
    }
    match rng.below(3) {
        0 => Condition::Not(Box::new(condition(rng, depth - 1, leaf))),
        1 => Condition::And((0..rng.between(2, 3)).map(|_| condition(rng, depth - 1, leaf)).collect()),
        _ => Condition::Or((0..rng.between(2, 3)).map(|_| condition(rng, depth - 1, leaf)).collect()),
    }
}

fn compare(field: &str, comparison: Comparison, with: Operand) -> Condition {
    Condition::Compare { field: field.to_owned(), comparison, with }
}

fn word(field: &str, comparison: Comparison, word: &str) -> Condition {
    compare(field, comparison, Operand::Word(word.to_owned()))
}

fn same(rng: &mut Rng) -> Comparison {
    if rng.chance(75) { Comparison::Equal } else { Comparison::NotEqual }
}

/// A comparison of numbers.
pub(super) fn number(rng: &mut Rng, fields: &[&str], most: usize) -> Condition {
    let comparison = *rng.pick(&Comparison::ALL);
    compare(rng.word(fields), comparison, Operand::Number(rng.below(most + 1) as i64))
}

/// A comparison of degrees; larger and smaller where there is a scale.
fn degree(rng: &mut Rng, names: &Names) -> Condition {
    let comparison = if names.graded { *rng.pick(&Comparison::ALL) } else { same(rng) };
    word("degree", comparison, rng.word(&["limited", "moderate", "significant"]))
}

/// A comparison that fits a statement or a configuration.
pub(super) fn of_claim(rng: &mut Rng, names: &Names) -> Condition {
    let comparison = same(rng);
    match rng.below(9) {
        0..=2 => number(rng, &["evidence", "sources", "against", "silent", "refining", "cases", "via"], 3),
        3 if !names.theories.is_empty() && rng.chance(70) => word("theory", comparison, rng.name(&names.theories)),
        4 if !names.themes.is_empty() && rng.chance(70) => word("theme", comparison, rng.name(&names.themes)),
        5 if rng.chance(60) => word("novelty", comparison, rng.word(&["affirmed", "novel", "refuted"])),
        6 => degree(rng, names),
        7 if rng.chance(30) => word(rng.pick(&[Role::Context, Role::Mechanism, Role::Outcome]).word(), comparison, "?"),
        7 | 8 if !names.factors.is_empty() => {
            let role = *rng.pick(&[Role::Context, Role::Mechanism, Role::Outcome, Role::Intervention]);
            let sign = rng.word(&["+", "+", "-", "?"]);
            let literal = make::literal(&format!("{sign}{}", rng.name(&names.factors)));
            compare(role.word(), comparison, Operand::Literal(literal))
        }
        _ => number(rng, &["evidence", "sources"], 3),
    }
}

/// A comparison for `using`, where the status is what matters most.
pub(super) fn of_used(rng: &mut Rng, names: &Names) -> Condition {
    if rng.chance(25) {
        return word("status", same(rng), rng.word(&["candidate", "current", "refuted", "retired"]));
    }
    of_claim(rng, names)
}

/// A comparison that fits a theme.
pub(super) fn of_theme(rng: &mut Rng, names: &Names) -> Condition {
    let comparison = same(rng);
    match rng.below(2) {
        0 if !names.themes.is_empty() => word("interprets", comparison, rng.name(&names.themes)),
        _ => word("order", comparison, rng.word(&["first", "second", "third"])),
    }
}

/// A comparison that fits a piece of evidence.
pub(super) fn of_evidence(rng: &mut Rng, names: &Names) -> Condition {
    let comparison = same(rng);
    match rng.below(3) {
        0 => word("relevance", comparison, rng.word(&["low", "medium", "high"])),
        1 => word("via", comparison, rng.name(&names.sources)),
        _ => compare("coder", comparison, Operand::Text(rng.word(&["Ann", "ben", "somebody"]).to_owned())),
    }
}

/// A comparison that fits a source.
pub(super) fn of_source(rng: &mut Rng, names: &Names) -> Condition {
    let comparison = same(rng);
    match rng.below(4) {
        0 => number(rng, &["included", "year"], 3),
        1 => word("kind", comparison, rng.word(&["article", "interview", "review"])),
        2 => {
            let setting = rng.word(&["united states", "Other countries", "elsewhere"]);
            compare("setting", comparison, Operand::Text(setting.to_owned()))
        }
        _ => word("via", comparison, rng.name(&names.sources)),
    }
}

/// A comparison that fits a factor.
pub(super) fn of_factor(rng: &mut Rng, names: &Names) -> Condition {
    let comparison = same(rng);
    match rng.below(7) {
        0 | 1 => number(rng, &["evidence", "configurations"], 3),
        2 => word("novelty", comparison, rng.word(&["affirmed", "changed", "novel"])),
        3 => degree(rng, names),
        4 if rng.chance(50) => word("level", comparison, rng.word(&["micro", "meso", "macro"])),
        4 => word("wanted", comparison, rng.word(&["more", "less", "depends"])),
        5 if !names.theories.is_empty() => word("theory", comparison, rng.name(&names.theories)),
        6 if !names.themes.is_empty() => word("theme", comparison, rng.name(&names.themes)),
        _ => number(rng, &["evidence"], 2),
    }
}

/// A comparison that fits a chain.
pub(super) fn of_chain(rng: &mut Rng) -> Condition {
    if rng.chance(30) {
        let comparison = same(rng);
        let text = rng.word(&["expected", "may follow"]);
        return compare("follows", comparison, Operand::Text(text.to_owned()));
    }
    number(rng, &["steps", "sources"], 4)
}

/// A comparison that fits what a claim hangs on.
pub(super) fn of_claim_tried(rng: &mut Rng) -> Condition {
    number(rng, &["fewest", "disjoint", "told", "chains", "at-least"], 3)
}

/// A comparison that fits two configurations that tell the opposite.
pub(super) fn of_pair(rng: &mut Rng, names: &Names) -> Condition {
    match rng.below(3) {
        0 => {
            let comparison = same(rng);
            word("relation", comparison, rng.word(&["conflict", "explained", "moderated", "unknown"]))
        }
        1 if !names.factors.is_empty() => word("factor", same(rng), rng.name(&names.factors)),
        _ => number(rng, &["sources-more", "sources-less", "against-more"], 2),
    }
}

/// A comparison that fits two rivals.
pub(super) fn of_rivals(rng: &mut Rng) -> Condition {
    if rng.chance(40) {
        let comparison = same(rng);
        return word("rivals", comparison, rng.word(&["declared", "found"]));
    }
    number(rng, &["sources-one", "sources-other", "against-one"], 2)
}

/// A comparison that fits a gap.
pub(super) fn of_gaps(rng: &mut Rng) -> Condition {
    let comparison = same(rng);
    if rng.chance(40) {
        return word("ask", comparison, rng.word(&["people", "team"]));
    }
    word(
        "gap",
        comparison,
        rng.word(&["no-mechanism", "no-context", "one-source", "no-evidence", "no-definition", "uncoded"]),
    )
}

/// A comparison that fits a literal with its chain; only such as do not hang on which of several shortest ones is shown.
pub(super) fn of_leading(rng: &mut Rng, names: &Names) -> Condition {
    match rng.below(3) {
        0 => number(rng, &["steps"], 4),
        1 => word("wanted", same(rng), rng.word(&["more", "less", "depends"])),
        _ => degree(rng, names),
    }
}

/// A comparison that fits what follows.
pub(super) fn of_followed(rng: &mut Rng) -> Condition {
    match rng.below(4) {
        0 | 1 => number(rng, &["step", "also-by", "sources"], 3),
        2 => word("wanted", same(rng), rng.word(&["more", "less", "depends"])),
        _ => {
            let comparison = same(rng);
            let text = rng.word(&["expected", "may follow", "contested"]);
            compare("follows", comparison, Operand::Text(text.to_owned()))
        }
    }
}
