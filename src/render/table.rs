//! Answers as tables that fit the width.
//!
//! The lines of each cell are made here: names and chains keep together, prose takes the room that is left. Laying them
//! beside one another is comfy-table's part. Where not even the names fit, there is no table, and the answer is drawn as
//! a list.

use super::{
    ink::{Ink, plain},
    list,
    page::Page,
    trail,
    value::{self, Manner},
    wrap,
};
use crate::answer::{Answer, Row};
use comfy_table::{Cell as Field, CellAlignment, LineStyle, Table, TableStyle};

/// Columns stand this far apart.
const GAP: usize = 2;
/// Prose is not squeezed into less.
const NARROWEST_PROSE: usize = 24;

/// Draws the rows as a table, or as a list where they do not fit. The trails of the rows stand below the table.
pub(super) fn draw(answer: &Answer, rows: &[Row], page: &Page) -> String {
    let shown = value::shown_columns(answer);
    let mut all = vec![Content::numbers(rows)];
    all.extend(shown.iter().map(|at| Content::of(answer, rows, *at)));
    let Some(mut text) = lay_out(&all, page.columns()) else { return list::draw(answer, rows, page) };
    text.push('\n');
    for trail in rows.iter().filter_map(|row| row.trail.as_ref()) {
        text.push('\n');
        text.push_str(&trail::draw(trail, page, page.limit.is_none()));
    }
    text
}

/// Lays columns beside one another, or says that they do not fit.
pub(super) fn lay_out(all: &[Content], columns: usize) -> Option<String> {
    let gaps = GAP * all.len().saturating_sub(1);
    let widths = share(all, columns.checked_sub(gaps)?)?;
    let count = all.iter().map(|content| content.cells.len()).max().unwrap_or(0);
    let mut table = Table::new();
    let mut tall = 0;
    table.set_header(all.iter().zip(&widths).map(|(content, width)| {
        let heading = wrap::words(&content.heading, *width).iter().map(|line| Ink::Strong.on(line)).collect::<Vec<_>>();
        field(heading.join("\n"), content.manner)
    }));
    for row in 0..count {
        let mut high = false;
        table.add_row(all.iter().zip(&widths).map(|(content, width)| {
            let lines = content.lines(row, *width);
            high |= lines.len() > 1;
            field(lines.join("\n"), content.manner)
        }));
        tall += usize::from(high);
    }
    table.load_style(style(tall * 3 > count));
    for (n, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if n + 1 < all.len() { GAP as u16 } else { 0 }));
    }
    Some(table.trim_fmt())
}

/// A line under the header; rows that take several lines are parted by an empty one.
fn style(parted: bool) -> TableStyle {
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─'));
    if parted { style.row_separator(LineStyle::none().fill(' ')) } else { style }
}

fn field(content: String, manner: Manner) -> Field {
    let side = if manner == Manner::Numbers { CellAlignment::Right } else { CellAlignment::Left };
    Field::new_owned(content).set_alignment(side)
}

/// One column: its heading and its cells, before they are wrapped.
pub(super) struct Content {
    /// What stands above it.
    pub(super) heading: String,
    /// Its cells, one a row.
    pub(super) cells: Vec<String>,
    /// How they are laid out.
    pub(super) manner: Manner,
}

impl Content {
    fn numbers(rows: &[Row]) -> Content {
        let cells = rows.iter().map(|row| row.n.to_string()).collect();
        Content { heading: "#".to_owned(), cells, manner: Manner::Numbers }
    }

    fn of(answer: &Answer, rows: &[Row], at: usize) -> Content {
        let name = answer.columns.get(at).map_or("", |column| column.name.as_str());
        let bare = value::bare(name);
        let cells: Vec<_> = rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !value::is_empty(cell)).collect();
        let manners = [Manner::Prose, Manner::Names, Manner::Numbers];
        let manner = manners.into_iter().find(|manner| cells.iter().any(|cell| value::manner(cell) == *manner));
        let drawn = rows.iter().map(|row| row.cells.get(at).map_or_else(String::new, |cell| value::drawn(cell, bare)));
        Content { heading: plain(name).into_owned(), cells: drawn.collect(), manner: manner.unwrap_or(Manner::Names) }
    }

    fn lines(&self, row: usize, width: usize) -> Vec<String> {
        let text = self.cells.get(row).map_or("", String::as_str);
        if self.manner == Manner::Prose { wrap::prose(text, width) } else { wrap::words(text, width) }
    }

    /// The least width that it can have, the one that it would like, and a typical one.
    fn wishes(&self) -> Wish {
        let natural = self.cells.iter().map(|cell| wrap::width(cell)).max().unwrap_or(0).max(wrap::width(&self.heading));
        let word = |text: &str| wrap::longest_word(text);
        let longest = self.cells.iter().map(|cell| word(cell)).max().unwrap_or(0);
        let least = if self.manner == Manner::Prose { longest.clamp(NARROWEST_PROSE, 36) } else { longest };
        let sum: usize = self.cells.iter().map(|cell| wrap::width(cell)).sum();
        Wish { least: least.max(word(&self.heading)).min(natural), natural, typical: (sum / self.cells.len().max(1)).max(1) }
    }
}

struct Wish {
    least: usize,
    natural: usize,
    typical: usize,
}

/// Shares the room out: each column has at least its longest name, at most its longest line, and between the two the
/// more the longer its lines are.
fn share(all: &[Content], room: usize) -> Option<Vec<usize>> {
    let wishes: Vec<Wish> = all.iter().map(Content::wishes).collect();
    if wishes.iter().map(|wish| wish.least).sum::<usize>() > room {
        return None;
    }
    let widths = |level: usize| -> Vec<usize> {
        wishes.iter().map(|wish| (wish.typical * level / 64).clamp(wish.least, wish.natural)).collect()
    };
    let (mut fits, mut too_much) = (0, 64 * room.max(1) + 1);
    while too_much - fits > 1 {
        let middle = usize::midpoint(fits, too_much);
        if widths(middle).iter().sum::<usize>() <= room { fits = middle } else { too_much = middle }
    }
    let mut widths = widths(fits);
    let mut left = room.saturating_sub(widths.iter().sum());
    for (width, wish) in widths.iter_mut().zip(&wishes) {
        let more = left.min(wish.natural - *width);
        *width += more;
        left -= more;
    }
    Some(widths)
}
