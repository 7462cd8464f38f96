//! Named checks: what deserves a second look in records that are without fault.
//!
//! One table ([`CHECKS`]) names each check, its message and what it looks for; what is a gap too has its name and meaning from
//! the table of gaps ([`gaps::GAPS`]).

mod unused;

use crate::{
    diagnostic::{Code, Diagnostic},
    query::gaps,
    text::Span,
    theory::{Name, Theory},
};
use std::collections::BTreeMap;

/// One check.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// The note that it gives.
    pub code: Code,
    /// What it looks for, in one line.
    pub what: &'static str,
    run: fn(&Theory) -> Vec<Finding>,
    /// Says several findings at once, in one note; else each has a note of its own.
    several: Option<Several>,
}

/// A message on several findings, and its help.
type Several = fn(&[Finding]) -> (String, String);

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The record that it is about.
    pub record: Name,
    /// What there is to say.
    pub message: String,
    /// What can be typed about it.
    pub help: Option<String>,
}

/// All checks, in the order in which they run.
pub const CHECKS: &[Check] = &[Check {
    name: gaps::UNUSED.name,
    code: Code::Unused,
    what: gaps::UNUSED.what,
    run: unused::factors,
    several: Some(unused::several),
}];

/// Runs all checks and marks what they find at the names of the records; what is said of several at once has no mark.
/// A record whose place is not given was not asked about, and nothing is said of it.
pub fn run(theory: &Theory, places: &BTreeMap<Name, Span>) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for check in CHECKS {
        let mut findings = (check.run)(theory);
        findings.retain(|finding| places.contains_key(&finding.record));
        if let (Some(several), [_, _, ..]) = (check.several, findings.as_slice()) {
            let (message, help) = several(&findings);
            notes.push(Diagnostic::new(check.code, message).help(help));
            continue;
        }
        for finding in findings {
            if let Some(span) = places.get(&finding.record) {
                let mut note = Diagnostic::at(check.code, *span, finding.message);
                note.help = finding.help;
                notes.push(note);
            }
        }
    }
    notes
}
