//! The columns of a table, and how the room is shared out among them.

use super::{
    ink::plain,
    value::{self, Manner},
    wrap,
};
use crate::answer::{Answer, Row};

/// Prose of more than a line is not squeezed into less.
const NARROWEST_PROSE: usize = 40;
/// Short words of a person, such as a label, down to this.
const NARROWEST_LABEL: usize = 20;
/// Prose that takes no more than this stays on one line.
const SHORT: usize = 24;
/// A word of prose that is longer, as an address may be, is broken.
const LONGEST_WORD: usize = 32;

/// One column: its heading and its cells, before they are wrapped.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// What stands above it.
    pub(super) heading: String,
    /// Its cells, one a row, and how each is laid out.
    pub(super) cells: Vec<(String, Manner)>,
}

/// The widths that a column can have.
struct Wish {
    /// The least, at which no name is cut.
    least: usize,
    /// The one at which nothing is wrapped.
    most: usize,
    /// How long its cells are as a rule.
    typical: usize,
}

impl Column {
    /// The numbers of the rows.
    pub(super) fn numbers(rows: &[Row]) -> Column {
        let cells = rows.iter().map(|row| (row.n.to_string(), Manner::Numbers)).collect();
        Column { heading: "#".to_owned(), cells }
    }

    /// A column of an answer.
    pub(super) fn of(answer: &Answer, rows: &[Row], at: usize) -> Column {
        let name = answer.columns.get(at).map_or("", |column| column.name.as_str());
        let bare = value::bare(name);
        let cell = |row: &Row| match row.cells.get(at) {
            Some(cell) => (value::drawn(cell, bare), value::manner(cell)),
            None => (String::new(), Manner::Names),
        };
        Column { heading: plain(name).into_owned(), cells: rows.iter().map(cell).collect() }
    }

    /// Whether it has numbers only.
    pub(super) fn is_numbers(&self) -> bool {
        let mut cells = self.cells.iter().filter(|(text, _)| !text.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|(_, manner)| *manner == Manner::Numbers)
    }

    /// Whether it has words of a person.
    pub(super) fn is_prose(&self) -> bool {
        self.cells.iter().any(|(_, manner)| *manner == Manner::Prose)
    }

    /// The lines of a cell at a width.
    pub(super) fn lines(&self, row: usize, width: usize) -> Vec<String> {
        match self.cells.get(row) {
            Some((text, Manner::Prose)) => wrap::prose(text, width),
            Some((text, _)) => wrap::words(text, width),
            None => Vec::new(),
        }
    }

    /// The width at which nothing is wrapped.
    pub(super) fn most(&self) -> usize {
        self.cells.iter().map(|(cell, _)| wrap::width(cell)).max().unwrap_or(0).max(wrap::width(&self.heading))
    }

    fn wish(&self) -> Wish {
        let most = self.most();
        let sum: usize = self.cells.iter().map(|(cell, _)| wrap::width(cell)).sum();
        let typical = (sum / self.cells.len().max(1)).max(1);
        let narrowest = typical.clamp(NARROWEST_LABEL, NARROWEST_PROSE);
        let least = self.cells.iter().map(|(cell, manner)| least(cell, *manner, narrowest)).max().unwrap_or(0);
        let least = if self.is_prose() && most <= SHORT { most } else { least };
        Wish { least: least.max(wrap::longest_word(&self.heading)).min(most), most, typical }
    }

    /// The width that it takes when it is wrapped at one.
    fn taken(&self, width: usize) -> usize {
        let cells = (0..self.cells.len()).flat_map(|row| self.lines(row, width));
        let heading = wrap::words(&self.heading, width);
        cells.chain(heading).map(|line| wrap::width(&line)).max().unwrap_or(0)
    }
}

/// The least width for a cell: no name is cut, and prose keeps a width at which it can be read.
fn least(cell: &str, manner: Manner, narrowest: usize) -> usize {
    match (manner, wrap::width(cell)) {
        (Manner::Prose, most) if most > 2 * narrowest => narrowest,
        (Manner::Prose, most) => wrap::longest_word(cell).min(LONGEST_WORD).max(most / 3),
        (Manner::Names | Manner::Numbers, _) => wrap::longest_word(cell),
    }
}

/// Shares the room out, if there is enough of it: each column has at least its longest name, at most its longest line,
/// and between the two the more the longer its lines are. What wrapping leaves over goes to those that then fit whole.
pub(super) fn share(all: &[Column], room: usize) -> Option<Vec<usize>> {
    let wishes: Vec<Wish> = all.iter().map(Column::wish).collect();
    if wishes.iter().map(|wish| wish.least).sum::<usize>() > room {
        return None;
    }
    let widths = |level: usize| -> Vec<usize> {
        wishes.iter().map(|wish| (wish.typical.saturating_mul(level) / 64).clamp(wish.least, wish.most)).collect()
    };
    let (mut fits, mut too_much) = (0, 64 * room.max(1) + 1);
    while too_much - fits > 1 {
        let middle = usize::midpoint(fits, too_much);
        if widths(middle).iter().sum::<usize>() <= room { fits = middle } else { too_much = middle }
    }
    let mut widths: Vec<usize> = all.iter().zip(widths(fits)).map(|(column, width)| column.taken(width)).collect();
    let mut left = room.saturating_sub(widths.iter().sum());
    let mut short: Vec<(usize, usize)> = widths
        .iter()
        .zip(&wishes)
        .map(|(width, wish)| wish.most.saturating_sub(*width))
        .enumerate()
        .map(|(at, lack)| (lack, at))
        .collect();
    short.sort_unstable();
    for (lack, at) in short {
        if let Some(width) = widths.get_mut(at).filter(|_| lack <= left) {
            *width += lack;
            left -= lack;
        }
    }
    Some(widths)
}
