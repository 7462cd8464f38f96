//! Answers as tables of GitHub's Markdown, with the trails as lists below them.

use super::{
    branches::Branch,
    ink::{finish, plain},
    trail, value,
};
use crate::answer::{Answer, Row};
use std::fmt::Write;

/// Writes all rows as one table.
pub(super) fn draw(answer: &Answer) -> String {
    let shown = value::shown_columns(answer);
    let name = |at: &usize| answer.columns.get(*at).map_or("", |column| column.name.as_str());
    let mut text = String::from("| # |");
    for at in &shown {
        let _ = write!(text, " {} |", escaped(&plain(name(at))));
    }
    text.push_str("\n| --: |");
    for at in &shown {
        text.push_str(if numbers(answer, *at) { " --: |" } else { " --- |" });
    }
    text.push('\n');
    for row in &answer.rows {
        let _ = write!(text, "| {} |", row.n);
        for at in &shown {
            let cell = row.cells.get(*at).map(|cell| value::drawn(cell, value::bare(name(at)))).unwrap_or_default();
            let _ = write!(text, " {} |", escaped(&cell));
        }
        text.push('\n');
    }
    for row in &answer.rows {
        trail_of(row, &mut text);
    }
    finish(&text, false)
}

fn numbers(answer: &Answer, at: usize) -> bool {
    let mut cells =
        answer.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !value::is_empty(cell)).peekable();
    cells.peek().is_some() && cells.all(|cell| value::manner(cell) == value::Manner::Numbers)
}

fn trail_of(row: &Row, text: &mut String) {
    if let Some(trail) = &row.trail {
        let _ = writeln!(text, "\n**{}** {}\n", row.n, escaped(&value::phrase(&plain(&trail.heading))));
        items(&trail::branches(trail, true), 0, text);
    }
}

fn items(branches: &[Branch], depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    for branch in branches {
        let lines: Vec<String> = branch.paragraphs.iter().map(|(paragraph, _)| escaped(paragraph)).collect();
        let _ = writeln!(text, "{indent}- {}", lines.join("<br>"));
        items(&branch.below, depth + 1, text);
    }
}

/// Keeps words from being read as Markdown, and a cell on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '<' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("<br>"),
            _ => escaped.push(c),
        }
    }
    escaped.replace("](", "]\\(")
}
