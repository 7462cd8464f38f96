//! From things to the rows of an answer: kept by `where`, ordered, cut by `first`, with their trails.

use super::{Subject, Table, Test, compare::whole_text, order};
use crate::{
    answer::{Answer, Column, Note, Row},
    diagnostic::{Code, Diagnostic},
    query::{Known, Seen, count, notes, trail},
    question::{Tail, Things},
};
use std::sync::atomic::{AtomicBool, Ordering};

/// What was asked of some things, whatever they are.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// What is known.
    pub(crate) known: &'a Known<'a>,
    /// How the rows are kept, ordered and cut.
    pub(crate) tail: &'a Tail,
    /// Whether the things are counted and not listed, and by what.
    pub(crate) counted: Option<Option<&'a str>>,
    /// What of the rows is going to be seen.
    pub(crate) seen: Seen,
    /// Set from outside to stop.
    pub(crate) stop: Option<&'a AtomicBool>,
}

/// Things with their table, in their natural order.
pub(crate) struct Listing<S> {
    /// Their columns, and what of them can be compared.
    pub(crate) table: Table<S>,
    /// The things.
    pub(crate) subjects: Vec<S>,
    /// What else there is to say.
    pub(crate) notes: Vec<Note>,
    /// Whether something stopped the search before its end.
    pub(crate) partial: bool,
    /// What to say where there is not one: what was compared.
    pub(crate) empty: String,
}

impl Asked<'_> {
    /// Makes the answer of a listing.
    pub(crate) fn answer<S: Subject>(&self, listing: Listing<S>) -> Result<Answer, Vec<Diagnostic>> {
        match self.counted {
            Some(by) => count::answer(self, listing, by),
            None => self.rows(listing),
        }
    }

    /// How many things are asked for, where the first that are found are also the first rows; else all.
    pub(crate) fn first(&self) -> usize {
        let as_found = self.tail.sort.is_empty() && self.tail.filter.is_none() && self.counted.is_none();
        let first = self.tail.first.filter(|_| as_found).and_then(|first| usize::try_from(first).ok());
        first.unwrap_or(usize::MAX)
    }

    /// The same, where no more are counted than a page shows.
    pub(crate) fn enough(&self) -> usize {
        let as_found = self.tail.sort.is_empty() && self.tail.filter.is_none() && self.counted.is_none();
        if as_found { self.first().min(self.seen.rows) } else { usize::MAX }
    }

    fn rows<S: Subject>(&self, mut listing: Listing<S>) -> Result<Answer, Vec<Diagnostic>> {
        let all = listing.subjects.len();
        let mut faults = Vec::new();
        let subjects = std::mem::take(&mut listing.subjects);
        let subjects = self.kept(&listing.table, subjects).unwrap_or_else(|found| {
            faults.extend(found);
            Vec::new()
        });
        let subjects = order::sort(self.known, &listing.table, &self.tail.sort, subjects).unwrap_or_else(|found| {
            faults.extend(found);
            Vec::new()
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        let total = subjects.len();
        let first = self.tail.first.and_then(|first| usize::try_from(first).ok()).unwrap_or(usize::MAX);
        let mut notes = listing.notes;
        if total == 0 {
            notes.insert(0, self.nothing(&listing.table, listing.empty, all));
        }
        notes.extend(notes::several_theories(self.known, &subjects));
        listing.table.columns.retain(|column| self.seen.asides || !column.aside);
        let (rows, stopped) = self.made(&listing.table, &subjects[..total.min(first).min(self.seen.rows)]);
        notes.extend(stopped.then(|| {
            let rows = rows.len();
            Note { code: Code::BudgetSpent, text: format!("stopped when {rows} of {total} rows were made") }
        }));
        let columns = listing.table.columns.iter();
        Ok(Answer {
            columns: columns.map(|column| Column { name: column.name.to_owned(), aside: column.aside }).collect(),
            rows,
            total,
            partial: listing.partial || stopped,
            notes,
            knowledge_base: self.known.stamp.clone(),
            ..Answer::default()
        })
    }

    /// The things that `where` keeps.
    pub(crate) fn kept<S: Subject>(&self, table: &Table<S>, mut subjects: Vec<S>) -> Result<Vec<S>, Vec<Diagnostic>> {
        if let Some(filter) = &self.tail.filter {
            let test = Test::new(self.known, table, filter)?;
            subjects.retain(|subject| test.holds(self.known, table, subject));
        }
        Ok(subjects)
    }

    /// The rows of some things, up to where it is stopped, and whether it was. What was found before a search was
    /// stopped is made whole.
    fn made<S: Subject>(&self, table: &Table<S>, subjects: &[S]) -> (Vec<Row>, bool) {
        let stop = self.stop.filter(|stop| !stop.load(Ordering::Relaxed));
        let goes_on = |_: &(&S, usize)| stop.is_none_or(|stop| !stop.load(Ordering::Relaxed));
        let rows = subjects.iter().zip(1..).take_while(goes_on).map(|(subject, n)| self.row(table, subject, n));
        let rows: Vec<Row> = rows.collect();
        let stopped = rows.len() < subjects.len();
        (rows, stopped)
    }

    fn row<S: Subject>(&self, table: &Table<S>, subject: &S, n: usize) -> Row {
        let cells = table.columns.iter().map(|column| (column.value)(self.known, subject)).collect();
        let mut row = Row { n, cells, basis: subject.basis(self.known), trail: None };
        if self.tail.with_evidence {
            row.trail = Some(trail::trail(self.known, &row));
        }
        row
    }

    /// What to say where no row is left.
    fn nothing<S>(&self, table: &Table<S>, empty: String, all: usize) -> Note {
        let things = table.things;
        let text = match all {
            0 => empty,
            _ => {
                let (what, was) = (notes::counted(all, things), notes::was(all));
                format!("no row fits `where`: {what} {was} compared{}", self.part_of_text(table))
            }
        };
        Note { code: Code::NothingMatched, text }
    }

    /// How a part of a text is looked for, where `where` asked for the whole of it.
    fn part_of_text<S>(&self, table: &Table<S>) -> String {
        let whole = self.tail.filter.as_ref().and_then(|filter| whole_text(table, filter));
        match (whole, Things::from_word(table.things)) {
            (Some(text), Some(things)) => {
                let text = text.replace('\\', "\\\\").replace('"', "\\\"");
                format!("; `=` takes the whole text, `find {things} mentioning \"{text}\"` looks inside")
            }
            _ => String::new(),
        }
    }
}
