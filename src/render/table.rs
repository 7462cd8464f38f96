//! Answers as tables that fit the width.
//!
//! The lines of each cell are made here: names and chains keep together, prose takes the room that is left. Laying them
//! beside one another is comfy-table's part. Where that is too wide, or taller, the widest column moves to lines of its
//! own below each row; where not even then the names fit, there is no table, and the answer is drawn as a list.

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
    let laid = match (beside(all, columns), below(all, columns)) {
        (Some(beside), Some(below)) if below.height() < beside.height() => below,
        (beside, below) => beside.or(below)?,
    };
    let width = laid.heading.iter().chain(laid.rows.iter().flatten()).map(|line| wrap::width(line)).max().unwrap_or(0);
    let rows: Vec<String> = laid.rows.iter().map(|row| row.join("\n")).collect();
    let between = if laid.is_parted() { "\n\n" } else { "\n" };
    Some(format!("{}\n{}\n{}\n", laid.heading.join("\n"), "─".repeat(width), rows.join(between)))
}

/// A table cut at its rows.
struct Laid {
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Laid {
    /// Whether an empty line stands between two rows.
    fn is_parted(&self) -> bool {
        self.lines() >= 2 * self.rows.len()
    }

    fn lines(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    fn height(&self) -> usize {
        self.heading.len() + self.lines() + if self.is_parted() { self.rows.len() } else { 0 }
    }
}

/// All columns beside one another, if they fit.
fn beside(all: &[Column], columns: usize) -> Option<Laid> {
    let gaps = usize::from(GAP) * all.len().saturating_sub(1);
    let widths = share(all, columns.checked_sub(gaps)?)?;
    let count = all.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let mut table = Table::new();
    table.load_style(TableStyle::new());
    let headings = all.iter().zip(&widths).map(|(column, width)| wrap::words(&column.heading, *width));
    let mut heights = vec![add(&mut table, headings.map(strong))];
    for row in 0..count {
        heights.push(add(&mut table, all.iter().zip(&widths).map(|(column, width)| column.lines(row, *width))));
    }
    for (n, (drawn, column)) in table.column_iter_mut().zip(all).enumerate() {
        drawn.set_padding((0, if n + 1 < all.len() { GAP } else { 0 }));
        drawn.set_cell_alignment(if column.is_numbers() { CellAlignment::Right } else { CellAlignment::Left });
    }
    let mut lines = table.lines().map(|line| line.trim_end().to_owned());
    let mut rows = heights.into_iter().map(|height| lines.by_ref().take(height).collect());
    Some(Laid { heading: rows.next()?, rows: rows.collect() })
}

/// Adds a row and tells how many lines it takes.
fn add(table: &mut Table, cells: impl Iterator<Item = Vec<String>>) -> usize {
    let mut height = 1;
    let cells = cells.map(|lines| {
        height = height.max(lines.len());
        Cell::new_owned(lines.join("\n"))
    });
    let cells: Vec<Cell> = cells.collect();
    table.add_row(cells);
    height
}

/// The widest column on lines of its own below each row, the others beside one another, if they fit.
fn below(all: &[Column], columns: usize) -> Option<Laid> {
    let widest = (1..all.len()).max_by_key(|at| all.get(*at).map_or(0, Column::most))?;
    let mut others = all.to_vec();
    let moved = others.remove(widest);
    let mut laid = beside(&others, columns)?;
    let indent = others.first()?.most() + usize::from(GAP);
    let room = columns.saturating_sub(indent).min(wrap::LONGEST_LINE);
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
