//! Factors that nothing names, as `check` says it.

use super::Finding;
use crate::{query::gaps, theory::Theory};

/// A finding for each factor that is declared and that no other record names.
pub(super) fn factors(theory: &Theory) -> Vec<Finding> {
    let finding = |name: &crate::theory::Name| Finding {
        record: name.clone(),
        message: format!("the factor `{name}` is declared and never used"),
        help: Some(format!("code a phrase to it, `[words](+{name})`, or leave the record out")),
    };
    gaps::unused(theory).into_iter().map(|record| finding(&record.name)).collect()
}

/// How many names are told.
const NAMED: usize = 20;

/// What is said of several factors.
pub(super) fn several(findings: &[Finding]) -> (String, String) {
    let names: Vec<String> = findings.iter().take(NAMED).map(|finding| format!("`{}`", finding.record)).collect();
    let more = match findings.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let first = names.first().map_or("name", |name| name.trim_matches('`'));
    (
        format!("{} factors are declared and never used: {}{more}", findings.len(), names.join(", ")),
        format!("code phrases to them, such as `[words](+{first})`, or leave the records out"),
    )
}
