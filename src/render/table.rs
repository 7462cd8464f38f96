//! Answers as tables that fit the width.
//!
//! The lines of each cell are made here: names and chains keep together, prose takes the room that is left. Laying them
//! beside one another is comfy-table's part. Where that is too wide, the widest column moves to lines of its own below
//! each row; where not even then the names fit, there is no table, and the answer is drawn as a list.

use super::{
    columns::{Column, share},
    ink::Ink,
    list,
    page::Page,
    trail, value, wrap,
};
use crate::answer::{Answer, Row};
use comfy_table::{Cell, CellAlignment, Table, TableStyle};

/// Columns stand this far apart.
const GAP: u16 = 2;

/// Draws the rows as a table, or as a list where they do not fit. The trails of the rows stand below the table.
pub(super) fn draw(answer: &Answer, rows: &[Row], page: &Page) -> String {
    let mut all = vec![Column::numbers(rows)];
    all.extend(value::shown_columns(answer).into_iter().map(|at| Column::of(answer, rows, at)));
    let Some(mut text) = lay_out(&all, page.columns()) else { return list::draw(answer, rows, page) };
    for trail in rows.iter().filter_map(|row| row.trail.as_ref()) {
        text.push('\n');
        text.push_str(&trail::draw(trail, page, page.limit.is_none()));
    }
    text
}

/// Lays columns beside one another, if they fit; the first is that of the rows' numbers or names. Tall rows are parted by
/// an empty line.
pub(super) fn lay_out(all: &[Column], columns: usize) -> Option<String> {
    let laid = beside(all, columns).or_else(|| below(all, columns))?;
    let width = laid.heading.iter().chain(laid.rows.iter().flatten()).map(|line| wrap::width(line)).max().unwrap_or(0);
    let lines: usize = laid.rows.iter().map(Vec::len).sum();
    let between = if lines >= 2 * laid.rows.len() { "\n\n" } else { "\n" };
    let rows: Vec<String> = laid.rows.iter().map(|row| row.join("\n")).collect();
    Some(format!("{}\n{}\n{}\n", laid.heading.join("\n"), "─".repeat(width), rows.join(between)))
}

/// A table cut at its rows.
struct Laid {
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// All columns beside one another, if they fit.
fn beside(all: &[Column], columns: usize) -> Option<Laid> {
    let gaps = usize::from(GAP) * all.len().saturating_sub(1);
    let widths = share(all, columns.checked_sub(gaps)?)?;
    let count = all.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let mut table = Table::new();
    table.load_style(TableStyle::new());
    let headings = all.iter().zip(&widths).map(|(column, width)| wrap::words(&column.heading, *width));
    let mut heights = vec![add(&mut table, all, headings.map(strong).collect())];
    for row in 0..count {
        let cells = all.iter().zip(&widths).map(|(column, width)| column.lines(row, *width));
        heights.push(add(&mut table, all, cells.collect()));
    }
    for (n, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if n + 1 < all.len() { GAP } else { 0 }));
    }
    let mut lines = table.lines().map(|line| line.trim_end().to_owned());
    let mut rows = heights.into_iter().map(|height| lines.by_ref().take(height).collect());
    Some(Laid { heading: rows.next()?, rows: rows.collect() })
}

/// Adds a row and tells how many lines it takes.
fn add(table: &mut Table, all: &[Column], cells: Vec<Vec<String>>) -> usize {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    table.add_row(cells.iter().zip(all).map(|(lines, column)| {
        let side = if column.is_numbers() { CellAlignment::Right } else { CellAlignment::Left };
        Cell::new_owned(lines.join("\n")).set_alignment(side)
    }));
    height
}

/// The widest column on lines of its own below each row, the others beside one another, if they fit.
fn below(all: &[Column], columns: usize) -> Option<Laid> {
    let widest = (1..all.len()).max_by_key(|at| all.get(*at).map_or(0, Column::most))?;
    let mut others = all.to_vec();
    let moved = others.remove(widest);
    let mut laid = beside(&others, columns)?;
    let indent = others.first()?.most() + usize::from(GAP);
    let room = columns.saturating_sub(indent);
    let indented = |line: &String| format!("{}{line}", " ".repeat(indent));
    laid.heading.extend(strong(wrap::words(&moved.heading, room)).iter().map(indented));
    for (at, row) in laid.rows.iter_mut().enumerate() {
        row.extend(moved.lines(at, room).iter().filter(|line| !line.is_empty()).map(indented));
    }
    Some(laid)
}

fn strong(lines: Vec<String>) -> Vec<String> {
    lines.iter().map(|line| Ink::Strong.on(line)).collect()
}
