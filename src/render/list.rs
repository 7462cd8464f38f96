//! Answers as lists: one value to a line, row by row.

use super::{
    branches, ink,
    ink::Ink,
    page::Page,
    trail,
    value::{self, Manner},
    wrap,
};
use crate::answer::{Answer, Row};

/// Draws the rows, an empty line between two of them; the trail of a row stands below it.
pub(super) fn draw(answer: &Answer, rows: &[Row], page: &Page) -> String {
    let shown = value::shown_columns(answer);
    let margin = rows.last().map_or(1, |row| row.n.to_string().len());
    let blocks: Vec<String> = rows.iter().map(|row| block(answer, row, &shown, margin, page)).collect();
    blocks.join("\n")
}

fn block(answer: &Answer, row: &Row, shown: &[usize], margin: usize, page: &Page) -> String {
    let number = Ink::Faint.on(&format!("{:>margin$}", row.n));
    let lines = fields(answer, row, shown, page.columns().saturating_sub(margin + 2));
    let mut text = String::new();
    for (n, line) in lines.iter().enumerate() {
        let beginning = if n == 0 { number.clone() } else { " ".repeat(margin) };
        text.push_str(&format!("{beginning}  {line}\n"));
    }
    if lines.is_empty() {
        text.push_str(&format!("{number}\n"));
    }
    if let Some(trail) = &row.trail {
        let width = page.columns().saturating_sub(margin + 2);
        for line in branches::draw(&trail::branches(trail, page.limit.is_none()), width).lines() {
            text.push_str(&format!("{}  {line}\n", " ".repeat(margin)));
        }
    }
    text
}

/// The lines of the fields of a row that have a value, the values under one another.
pub(super) fn fields(answer: &Answer, row: &Row, shown: &[usize], columns: usize) -> Vec<String> {
    let name = |at: &usize| answer.columns.get(*at).map_or("", |column| column.name.as_str());
    let longest = shown.iter().map(|at| wrap::width(name(at))).max().unwrap_or(0);
    let indent = longest + 2;
    let room = columns.saturating_sub(indent).max(16);
    let mut lines = Vec::new();
    for at in shown {
        let Some(cell) = row.cells.get(*at).filter(|cell| !value::is_empty(cell)) else { continue };
        let text = value::drawn(cell, value::bare(name(at)));
        let wrapped =
            if value::manner(cell) == Manner::Prose { wrap::prose(&text, room) } else { wrap::words(&text, room) };
        for (n, line) in wrapped.iter().enumerate() {
            let field = if n == 0 { format!("{}:", ink::plain(name(at))) } else { String::new() };
            let gap = " ".repeat(indent.saturating_sub(wrap::width(&field)));
            lines.push(format!("{}{gap}{line}", Ink::Strong.on(&field)));
        }
    }
    lines
}
