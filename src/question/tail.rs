//! The tail that all verbs share.

use super::Condition;
use std::fmt;

/// `where … · using cmocs where … · with evidence · with mirrors · sort by … · first N · as FORMAT`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tail {
    /// Keeps rows.
    pub filter: Option<Condition>,
    /// Keeps configurations, before anything is walked.
    pub using: Option<Condition>,
    /// Each row carries its trail.
    pub with_evidence: bool,
    /// Chains that hold only by mirroring are listed too, apart.
    pub with_mirrors: bool,
    /// The order of the rows, before the order of names.
    pub sort: Vec<Sort>,
    /// How many rows are given.
    pub first: Option<u64>,
    /// In what format the answer is written.
    pub format: Option<Format>,
}

/// One key of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// The field, count or column.
    pub field: String,
    /// Largest first.
    pub descending: bool,
}

/// A format of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Columns that fit the width.
    Table,
    /// One value to a line, row by row.
    List,
    /// Rows with their trails.
    Tree,
    /// Comma-separated values.
    Csv,
    /// One JSON object.
    Json,
    /// A Markdown table.
    Md,
    /// The records that the rows are about, in the language.
    Records,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 7] =
        [Format::Table, Format::List, Format::Tree, Format::Csv, Format::Json, Format::Md, Format::Records];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::List => "list",
            Format::Tree => "tree",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Md => "md",
            Format::Records => "records",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
