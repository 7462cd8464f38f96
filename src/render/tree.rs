//! Answers as trees: each row with its trail as branches, or with its values where it has none.

use super::{
    branches::{self, Branch},
    ink::{Ink, TIE, finish, plain},
    list,
    page::Page,
    trail, value, wrap,
};
use crate::answer::{Answer, Row};

/// Draws the rows, an empty line between two of them.
pub(super) fn draw(answer: &Answer, rows: &[Row], page: &Page) -> String {
    let shown = value::shown_columns(answer);
    let drawn: Vec<String> = rows.iter().map(|row| one(answer, row, &shown, page)).collect();
    drawn.join("\n")
}

fn one(answer: &Answer, row: &Row, shown: &[usize], page: &Page) -> String {
    let (first, others) = shown.split_first().map_or((None, shown), |(first, others)| (Some(*first), others));
    let bare = |at: usize| answer.columns.get(at).is_some_and(|column| value::bare(&column.name));
    let title = first.and_then(|at| row.cells.get(at).map(|cell| value::drawn(cell, bare(at)))).unwrap_or_default();
    let beginning = format!("{}  ", Ink::Faint.on(&row.n.to_string()));
    let mut text = wrap::hanging(&beginning, &title, page.columns());
    let room = page.columns().saturating_sub(3);
    let mut below: Vec<Branch> = Vec::new();
    let facts = list::fields(answer, row, others, room);
    if !facts.is_empty() {
        let mut fields = Branch::default();
        for line in facts {
            fields = fields.line(line.replace(' ', &TIE.to_string()), 0);
        }
        below.push(fields);
    }
    if let Some(trail) = &row.trail {
        let points = trail::branches(trail, page.limit.is_none());
        if finish(&title, false).trim_end() == trail.heading {
            below.extend(points);
        } else {
            below.push(Branch::new(value::phrase(&plain(&trail.heading))).over(points));
        }
    }
    text.push_str(&branches::draw(&below, page.columns()));
    text
}
