//! The naive evaluator: every question answered straight from the records, by nested loops, without any index.
//!
//! It shares no code with the engine beyond the types of records and questions, so that the two can only agree by both
//! being right (or both being wrong in the same way, which is why each says its rules in its own words).

mod against;
mod backing;
mod chains;
mod columns;
mod condition;
mod conflicts;
mod count;
mod find;
mod firing;
mod gaps;
mod leading;
mod loops;
mod paths;
mod patterns;
mod reach;
mod reading;
mod rivals;
mod robustness;
mod valued;
mod walk;
mod why;
mod why_not;

pub(crate) use chains::{Chain, Link, called};
pub(crate) use leading::{LOOKED_FOR, leads};
pub(crate) use paths::groups;
pub(crate) use reading::{Told, configurations};
pub(crate) use walk::Walk;

use because::{
    question::{Question, Things, Verb},
    theory::{Name, NameOf, Record, RecordKind},
};
use std::collections::BTreeMap;

/// One row of an answer: what stands in its columns, as plain text.
pub(crate) type Row = BTreeMap<String, String>;

/// What the evaluator says of a question.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    /// The rows, in no order that matters unless they are `ordered`.
    pub(crate) rows: Vec<Row>,
    /// Whether they stand as the question wants them to.
    pub(crate) ordered: bool,
    /// How many chains were left out because they need a literal and its opposite, where that is said.
    pub(crate) opposed: Option<usize>,
    /// How many more there are only by mirroring, where that is said.
    pub(crate) mirrored: Option<usize>,
    /// Of how many outcomes it is not declared whether they are wanted, where that is said.
    pub(crate) unvalued: Option<usize>,
    /// How many things were compared, where that is said.
    pub(crate) compared: Option<usize>,
    /// How many chains were looked at, where none of them answers.
    pub(crate) looked: Option<usize>,
    /// Whether it was too much to try.
    pub(crate) too_much: bool,
}

/// All that is known, read plainly.
pub(crate) struct Naive<'a> {
    records: &'a [Record],
    told: Vec<Told>,
}

impl<'a> Naive<'a> {
    /// Reads the records.
    pub(crate) fn new(records: &'a [Record]) -> Naive<'a> {
        Naive { records, told: records.iter().flat_map(reading::configurations).collect() }
    }

    /// The answer to a question.
    pub(crate) fn answer(&self, question: &Question) -> Answer {
        match &question.verb {
            Verb::Paths(paths) => self.paths(paths, &question.tail),
            Verb::Find(find) if leading::leads(find) => self.leading(find, &question.tail),
            Verb::Find(find) => Answer { rows: self.find(find, &question.tail), ..Answer::default() },
            Verb::Count { find, by } => {
                Answer { rows: self.count(find, by.as_deref(), &question.tail), ..Answer::default() }
            }
            Verb::Suppose(suppose) => self.supposing(suppose, &question.tail),
            Verb::Why(why) => self.why(why, &question.tail),
            Verb::WhyNot(why_not) => self.why_not(why_not, &question.tail),
            Verb::Conflicts(about) => self.conflicts(about, &question.tail),
            Verb::Rivals(about) => self.rivals(about, &question.tail),
            Verb::Gaps { in_theory } => self.gaps(in_theory.as_ref(), &question.tail),
            Verb::Patterns(patterns) => self.patterns(patterns, &question.tail),
            Verb::Loops(loops) => self.loops(loops, &question.tail),
            Verb::Robustness(robustness) => {
                let answer = self.robustness(robustness, &question.tail);
                answer.unwrap_or(Answer { too_much: true, ..Answer::default() })
            }
            _ => Answer::default(),
        }
    }

    /// The configurations, of statements and `cmoc`s alike.
    pub(crate) fn told(&self) -> &[Told] {
        &self.told
    }

    fn record(&self, name: &Name) -> Option<&'a Record> {
        self.records.iter().find(|record| record.name == *name)
    }

    fn of_kind(&self, wanted: impl Fn(RecordKind) -> bool) -> Vec<&'a Record> {
        self.records.iter().filter(|record| wanted(record.kind)).collect()
    }

    fn records_of(&self, things: Things) -> Vec<&'a Record> {
        self.of_kind(|kind| match things {
            Things::Factors => kind.is_factor(),
            Things::Statements => kind == RecordKind::Statement,
            Things::Sources => kind == RecordKind::Source,
            Things::Cases => kind == RecordKind::Case,
            Things::Evidence => kind == RecordKind::Evidence,
            Things::Themes => kind == RecordKind::Theme,
            Things::Theories => kind == RecordKind::Theory,
            Things::Questions => kind == RecordKind::Question,
            Things::Role(_) | Things::Cmocs => false,
        })
    }

    /// Whether a record is neither refuted nor retired.
    fn stands(&self, record: &Name) -> bool {
        let status = self.record(record).and_then(|record| record.text("status"));
        !matches!(status, Some("refuted" | "retired"))
    }

    /// The factors of which a factor is a kind, through any number of steps, itself left out.
    pub(crate) fn wider(&self, factor: &Name) -> Vec<Name> {
        let mut found: Vec<Name> = Vec::new();
        let mut open = vec![factor.clone()];
        while let Some(name) = open.pop() {
            let Some(record) = self.record(&name) else { continue };
            for NameOf { name, .. } in record.names("kind of") {
                if !found.contains(name) && name != factor {
                    found.push(name.clone());
                    open.push(name.clone());
                }
            }
        }
        found
    }
}
