//! Colours, laid on when a drawing is done.
//!
//! While lines are measured and wrapped, a colour is a mark of no width; [`finish`] exchanges the marks for ANSI codes,
//! or leaves them out. The marks are six format characters that Unicode deprecates and that no text needs; [`plain`]
//! keeps them, and what else steers a terminal, out of what people wrote.

use crate::theory::Direction;
use std::borrow::Cow;

/// A way to set words off. What it says is always told by a sign or a word too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// A literal with `+`, evidence for.
    More,
    /// A literal with `-`, evidence against.
    Less,
    /// Headings.
    Strong,
    /// What stands beside the matter: numbers of rows, lines of trees.
    Faint,
}

/// Ends what a mark began.
const END: char = '\u{206F}';

/// Ends a colour.
const RESET: &str = "\u{1b}[0m";

/// A space at which no line is broken.
pub(super) const TIE: char = '\u{A0}';

impl Ink {
    const ALL: [Ink; 4] = [Ink::More, Ink::Less, Ink::Strong, Ink::Faint];

    /// The ink of a literal.
    pub(super) fn of(direction: Direction) -> Option<Ink> {
        match direction {
            Direction::More => Some(Ink::More),
            Direction::Less => Some(Ink::Less),
            Direction::Unsaid => None,
        }
    }

    /// Lays the ink on each word of a text, so that lines can be broken between them.
    pub(super) fn on(self, text: &str) -> String {
        let mut marked = String::with_capacity(text.len() + 8);
        for piece in text.split_inclusive([' ', '\n']) {
            let word = piece.trim_end_matches([' ', '\n']);
            if !word.is_empty() {
                marked.push(self.mark());
                marked.push_str(word);
                marked.push(END);
            }
            marked.push_str(&piece[word.len()..]);
        }
        marked
    }

    fn mark(self) -> char {
        match self {
            Ink::More => '\u{206A}',
            Ink::Less => '\u{206B}',
            Ink::Strong => '\u{206C}',
            Ink::Faint => '\u{206D}',
        }
    }

    /// Colours of the terminal's own palette that can be read on light and dark alike: no yellow, no blue, no bright ones,
    /// and none that is bold, which some terminals show as bright.
    fn code(self) -> &'static str {
        match self {
            Ink::More => "\u{1b}[32m",
            Ink::Less => "\u{1b}[31m",
            Ink::Strong => "\u{1b}[1m",
            Ink::Faint => "\u{1b}[2m",
        }
    }
}

/// What people wrote, without marks, control characters and changes of the direction of writing; lines stay lines.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let control = |c: char| c.is_control() && c != '\n';
    if !text.chars().any(|c| is_hidden(c) || control(c)) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter(|c| !is_hidden(*c)).map(|c| match c {
        '\t' => ' ',
        c if control(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    Cow::Owned(shown.collect())
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{206A}'..='\u{206F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\r')
}

/// A word or name whose spaces are no places to break a line.
pub(super) fn tied(text: &str) -> String {
    plain(text).replace([' ', '\n'], "\u{A0}")
}

/// Exchanges the marks for colours, or leaves them out, and ends each line behind its last word.
pub(super) fn finish(drawing: &str, colour: bool) -> String {
    let mut text = String::with_capacity(drawing.len());
    for line in drawing.lines() {
        finish_line(line.trim_end(), colour, &mut text);
        text.push('\n');
    }
    text
}

/// Words of one ink that follow one another share one pair of codes.
fn finish_line(line: &str, colour: bool, text: &mut String) {
    if !line.contains(|c: char| c == TIE || is_hidden(c)) {
        text.push_str(line);
        return;
    }
    let mut open = None;
    let mut characters = line.chars().peekable();
    let mut ended = false;
    while let Some(c) = characters.next() {
        if c == END {
            ended = true;
            continue;
        }
        let ink = Ink::ALL.into_iter().find(|ink| ink.mark() == c);
        let goes_on = match characters.peek() {
            Some(next) if ended && c == ' ' => open.map(Ink::mark) == Some(*next),
            _ => false,
        };
        if ended && !goes_on && (ink.is_none() || ink != open) {
            text.push_str(if colour { RESET } else { "" });
            open = None;
        }
        ended = goes_on;
        match ink {
            Some(ink) if open == Some(ink) => ended = false,
            Some(ink) => {
                text.push_str(if colour { ink.code() } else { "" });
                open = Some(ink);
            }
            None => text.push(if c == TIE { ' ' } else { c }),
        }
    }
    if open.is_some() && colour {
        text.push_str(RESET);
    }
}
