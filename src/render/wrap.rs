//! Lines that fit: words are moved to the next line, and never cut.

use super::ink::TIE;
use std::borrow::Cow;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// Longer lines of prose are hard to read.
pub(super) const LONGEST_LINE: usize = 100;

/// How many columns a text takes, its longest line counting.
pub(super) fn width(text: &str) -> usize {
    text.lines().map(textwrap::core::display_width).max().unwrap_or(0)
}

/// How many columns its longest word takes.
pub(super) fn longest_word(text: &str) -> usize {
    text.split([' ', '\n']).map(textwrap::core::display_width).max().unwrap_or(0)
}

/// Wraps a text between words. A word that is wider than the line stands alone and sticks out.
pub(super) fn words(text: &str, columns: usize) -> Vec<String> {
    lines(text, columns, false)
}

/// Wraps a text between words, the further lines indented.
pub(super) fn indented(text: &str, columns: usize, indent: usize) -> String {
    let indent = " ".repeat(indent);
    let lines = textwrap::wrap(text, options(columns, false).subsequent_indent(&indent));
    lines.join("\n")
}

/// Wraps prose between words. A word that is wider than the line, as an address may be, goes on in the next one.
pub(super) fn prose(text: &str, columns: usize) -> Vec<String> {
    lines(text, columns, true)
}

/// Wraps a text between words behind a beginning, the further lines under the first.
pub(super) fn hanging(beginning: &str, text: &str, columns: usize) -> String {
    let indent = width(beginning);
    let room = columns.saturating_sub(indent).max(16);
    let mut drawn = String::new();
    for (n, line) in words(text, room).iter().enumerate() {
        if n == 0 {
            drawn.push_str(beginning);
        } else {
            drawn.extend(std::iter::repeat_n(' ', indent));
        }
        drawn.push_str(line);
        drawn.push('\n');
    }
    drawn
}

/// Keeps what stands between backticks, which can be typed, on one line where it is short.
pub(super) fn typed(text: &str) -> String {
    const LONGEST: usize = 48;
    let mut tied = String::with_capacity(text.len());
    for (n, piece) in text.split('`').enumerate() {
        if n > 0 {
            tied.push('`');
        }
        if n % 2 == 1 && piece.len() <= LONGEST {
            tied.push_str(&piece.replace(' ', &TIE.to_string()));
        } else {
            tied.push_str(piece);
        }
    }
    tied
}

fn lines(text: &str, columns: usize, break_words: bool) -> Vec<String> {
    textwrap::wrap(text, options(columns, break_words)).into_iter().map(Cow::into_owned).collect()
}

fn options<'o>(columns: usize, break_words: bool) -> Options<'o> {
    Options::new(columns.max(1))
        .break_words(break_words)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}
