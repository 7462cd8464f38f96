//! What is answered: rows in columns, with the trail of each.
//!
//! An [`Answer`] is a value: `render` draws it, the tests compare it. Each [`Row`] keeps its [`Basis`], from which
//! `query::trail` makes the [`Trail`] when somebody asks for it.

mod basis;
mod cell;
mod chain;
mod derivation;
mod lacking;
mod points;
mod routes;
mod trail;

pub use basis::{Basis, Entry, Side, Sides, Step, Steps, Surety};
pub use cell::{Cell, ConfigurationView};
pub use chain::{Chain, Joint};
pub use derivation::{Derivation, How, Point, Remarks};
pub use lacking::{Condition, Lacking, State};
pub use points::{Gathered, Made, Points};
pub use routes::{Fall, Link, Route, Routes};
pub use trail::{Branch, Leaf, Trail};

use crate::diagnostic::Code;

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The question as it was read, in canonical form.
    pub reading: String,
    /// What it was asked of.
    pub knowledge_base: Stamp,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// How many rows there are, those that `first N` left out included.
    pub total: usize,
    /// Whether something stopped the search before its end.
    pub partial: bool,
    /// What else there is to say: nothing matched, what was compared, what was left out.
    pub notes: Vec<Note>,
}

/// State of a knowledge base.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The number of its last revision.
    pub revision: u64,
    /// The digests of its records, added up; each is the first 32 hex digits of the SHA-256 of its canonical text.
    pub digest: String,
}

/// One column of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, which `where` and `sort by` take too.
    pub name: String,
    /// Whether tables, lists, trees and Markdown leave it out; CSV and JSON have every column.
    pub aside: bool,
}

/// One row of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub n: usize,
    /// Its values, one for each column.
    pub cells: Vec<Cell>,
    /// What it rests on.
    pub basis: Basis,
    /// Its trail, where the question asked `with evidence`.
    pub trail: Option<Trail>,
}

/// A remark on an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its code in the table of messages.
    pub code: Code,
    /// What it says.
    pub text: String,
}

impl Answer {
    /// The value of a column in a row.
    pub fn cell<'a>(&self, row: &'a Row, column: &str) -> Option<&'a Cell> {
        self.columns.iter().position(|c| c.name == column).and_then(|at| row.cells.get(at))
    }
}
