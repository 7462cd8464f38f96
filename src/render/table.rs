//! Answers as tables that fit the width.
//!
//! The lines of each cell are made here: names and chains keep together, prose takes the room that is left. Laying them
//! beside one another is comfy-table's part. Where that is too wide, or taller, a wide column moves to lines of its own
//! below each row; where that is not enough, a table does without `by`, or more columns move. What was asked for stands
//! first and stays there as long as it can, and the others keep their order: of columns of like width, and of the roles
//! of a configuration, the last one moves first.

use super::{
    columns::{Column, share},
    ink::{Ink, TIE},
    list,
    page::Page,
    trail, value, wrap,
};
use crate::{
    answer::{Answer, Row},
    theory::Role,
};
use comfy_table::{Cell, CellAlignment, Table, TableStyle};

/// Columns stand this far apart.
const GAP: u16 = 2;
/// The column that a narrow table does without: the configurations of a chain, which its trail shows too.
const SPARED: &str = "by";
/// Up to how many rows it is tried which column is best moved below.
const WEIGHED: usize = 300;
/// The column of the chains of factors.
const CHAIN: &str = "chain";

/// Draws the rows as a table. The trails of the rows stand below it.
pub(super) fn draw(answer: &Answer, rows: &[Row], page: &Page) -> String {
    let mut all = vec![Column::numbers(rows)];
    all.extend(value::shown_columns(answer).into_iter().map(|at| Column::of(answer, rows, at)));
    let columns = page.columns();
    let laid = lay_out(&all, columns).or_else(|| without(&all, columns)).or_else(|| folded(&all, columns));
    let Some(mut text) = laid else { return list::draw(answer, rows, page) };
    for trail in rows.iter().filter_map(|row| row.trail.as_ref()) {
        text.push('\n');
        text.push_str(&trail::draw(trail, page, page.limit.is_none()));
    }
    text
}

/// Lays columns beside one another, at most one of them below, if they fit; the first is that of the rows' numbers or
/// names. Tall rows are parted by an empty line.
pub(super) fn lay_out(all: &[Column], columns: usize) -> Option<String> {
    let folded = folds(all).into_iter().filter_map(|at| below(all, &[at], columns)).min_by_key(Laid::height);
    let laid = match (beside(all, columns), folded) {
        (Some(beside), Some(below)) if below.height() < beside.height() => below,
        (beside, below) => beside.or(below)?,
    };
    Some(laid.drawn(columns))
}

/// The table without the column that can be spared, and that it is left out.
fn without(all: &[Column], columns: usize) -> Option<String> {
    let mut others = all.to_vec();
    others.remove(all.iter().position(|column| column.heading == SPARED)?);
    let remark = format!("`{SPARED}` is left out for want of room; `as{TIE}list` shows it");
    Some(format!("{}\n{}", lay_out(&others, columns)?, wrap::indented(&remark, columns, 2) + "\n"))
}

/// The table with as many columns below each row as it takes.
fn folded(all: &[Column], columns: usize) -> Option<String> {
    let mut folded = Vec::new();
    while let Some(next) = next_fold(all, &folded) {
        folded.push(next);
        folded.sort_unstable();
        if let Some(laid) = below(all, &folded, columns) {
            return Some(laid.drawn(columns));
        }
    }
    None
}

/// The columns of which one may move below, the last first; of a long table only the one that is likely to gain most.
fn folds(all: &[Column]) -> Vec<usize> {
    let Some(likely) = next_fold(all, &[]) else { return Vec::new() };
    if all.first().is_some_and(|rows| rows.cells.len() > WEIGHED) {
        return vec![likely];
    }
    let wide = |at: &usize| all.get(*at).is_some_and(|column| !column.is_numbers() && !is_role(column));
    (first_fold(all)..all.len()).rev().filter(|at| *at == likely || wide(at)).collect()
}

/// The first column that moves before others: behind the numbers of the rows and what was asked for, but for a chain,
/// which a line of its own shows well.
fn first_fold(all: &[Column]) -> usize {
    if all.get(1).is_some_and(|column| column.heading == CHAIN) { 1 } else { 2 }
}

fn is_role(column: &Column) -> bool {
    Role::ALL.iter().any(|role| role.plural() == column.heading)
}

/// The column that moves below next: prose, else the last of the wide ones, or of the roles where the widest is one of
/// them. Numbers move after those, and what was asked for last; the numbers of the rows stay.
fn next_fold(all: &[Column], folded: &[usize]) -> Option<usize> {
    let column = |at: usize| all.get(at);
    let unfolded = || (first_fold(all)..all.len()).filter(|at| !folded.contains(at));
    let numbers = |at: &usize| column(*at).is_some_and(Column::is_numbers);
    let only_numbers = unfolded().all(|at| numbers(&at));
    let left = || unfolded().filter(|at| only_numbers || !numbers(at));
    let most = |at: &usize| column(*at).map_or(0, Column::most);
    let is_role = |at: usize| column(at).is_some_and(is_role);
    let Some(widest) = left().max_by_key(most) else {
        return Some(1).filter(|at| *at < all.len() && !folded.contains(at));
    };
    if is_role(widest) {
        return left().rfind(|at| is_role(*at));
    }
    let is_prose = |at: usize| column(at).is_some_and(Column::is_prose);
    if is_prose(widest) { Some(widest) } else { left().rfind(|at| 5 * most(at) >= 3 * most(&widest)) }
}

/// A table cut at its rows.
struct Laid {
    heading: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Laid {
    fn drawn(&self, columns: usize) -> String {
        let width =
            self.heading.iter().chain(self.rows.iter().flatten()).map(|line| wrap::width(line)).max().unwrap_or(0);
        let rows: Vec<String> = self.rows.iter().map(|row| row.join("\n")).collect();
        let between = if self.is_parted() { "\n\n" } else { "\n" };
        format!("{}\n{}\n{}\n", self.heading.join("\n"), "─".repeat(width.min(columns)), rows.join(between))
    }

    /// Whether an empty line stands between two rows: where most of them are taller than a line.
    fn is_parted(&self) -> bool {
        let tall = self.rows.iter().filter(|row| row.len() > 1).count();
        self.lines() >= 2 * self.rows.len() && 2 * tall > self.rows.len()
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

/// Some columns on lines of their own below each row, the others beside one another, if they fit. One column has its
/// heading below the others'; of several each has its own before its value.
fn below(all: &[Column], folded: &[usize], columns: usize) -> Option<Laid> {
    let (mut moved, mut others) = (Vec::new(), Vec::new());
    for (at, column) in all.iter().enumerate() {
        if folded.contains(&at) { moved.push(column) } else { others.push(column.clone()) }
    }
    let mut laid = beside(&others, columns)?;
    let indent = " ".repeat(others.first()?.most() + usize::from(GAP));
    let label = match moved.as_slice() {
        [only] => {
            let room = columns.saturating_sub(indent.len()).min(wrap::LONGEST_LINE);
            let heading = strong(wrap::words(&only.heading, room));
            laid.heading.extend(heading.iter().map(|line| format!("{indent}{line}")));
            0
        }
        several => several.iter().map(|column| wrap::width(&column.heading)).max()? + 1 + usize::from(GAP),
    };
    let room = columns.saturating_sub(indent.len() + label).clamp(16, wrap::LONGEST_LINE);
    for (at, row) in laid.rows.iter_mut().enumerate() {
        for column in &moved {
            for (n, line) in column.lines(at, room).iter().filter(|line| !line.is_empty()).enumerate() {
                let heading = if n == 0 && label > 0 { format!("{}:", column.heading) } else { String::new() };
                let gap = " ".repeat(label.saturating_sub(wrap::width(&heading)));
                row.push(format!("{indent}{}{gap}{line}", Ink::Strong.on(&heading)));
            }
        }
    }
    Some(laid)
}

fn strong(lines: Vec<String>) -> Vec<String> {
    lines.iter().map(|line| Ink::Strong.on(line)).collect()
}
