//! Questions: one text to one question, or to messages that say what to type instead.

mod condition;
mod direction;
mod fault;
mod foreign;
mod misplaced;
mod phrases;
mod place;
mod reader;
mod reasoning;
mod remedy;
mod slots;

use super::{
    ast,
    grammar::{Grammar, Rule},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    question::words,
    text::{FileId, Span},
};
use fault::forms;
use pest::Parser;
use place::TextAt;
use std::borrow::Cow;

/// How deep conditions may nest.
const DEPTH: usize = 64;

/// Reads one question. Line ends in it are white space; `offset` is where it begins in its file, and all places are
/// places of the file.
///
/// # Errors
///
/// All faults that one reading finds: one where the text is no question, several where clauses do not go together.
///
/// ```
/// use because::{language::parse_question, text::FileId};
/// let read = parse_question(FileId(0), 0, "find MECHANISMS first 3 leading to trust").unwrap();
/// assert_eq!(read.question.to_string(), "find mechanisms leading to trust first 3");
/// assert!(parse_question(FileId(0), 0, "find mechanism leading to trust").is_err());
/// ```
pub fn parse_question(file: FileId, offset: u32, text: &str) -> Result<ast::Question, Vec<Diagnostic>> {
    let line = on_one_line(text);
    let at = TextAt { file, offset, text: &line };
    before_parsing(&at).map_err(|fault| vec![fault])?;
    match Grammar::parse(Rule::one_question, &line) {
        Ok(pairs) => reader::read(at, pairs),
        Err(error) => Err(vec![fault::not_understood(&at, &error)]),
    }
}

/// The question that a text was likely meant to be: corrected word by word until it is one, none where that fails.
///
/// ```
/// use because::language::suggestion;
/// assert_eq!(suggestion("which mechanisms increase faith?").as_deref(), Some("find mechanisms leading to +faith"));
/// assert_eq!(suggestion("xyzzy"), None);
/// ```
pub fn suggestion(text: &str) -> Option<String> {
    remedy::corrected_whole(&on_one_line(text))
}

/// Whether a line is the beginning of a question that goes on below: a parenthesis is open at its end, or its last word
/// joins it to what follows. A question that only lacks its end, or a quotation mark, does not go on: somebody who stops
/// there is better told what fits than left on an empty line.
///
/// ```
/// use because::language::goes_on;
/// assert!(goes_on("find cmocs where (evidence >= 3 and") && goes_on("find cmocs where evidence >= 3 or"));
/// assert!(!goes_on("find mechanisms leading to") && !goes_on("load kb"));
/// ```
pub fn goes_on(text: &str) -> bool {
    if verb_of(text).is_none() {
        return false;
    }
    let mut open = 0usize;
    let unclosed = outside_quotes(text, |_, c| match c {
        '(' => open += 1,
        ')' => open = open.saturating_sub(1),
        _ => {}
    });
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let joins = ["and", "or", "not"].iter().any(|word| last.eq_ignore_ascii_case(word)) || last.ends_with(',');
    unclosed.is_none() && (open > 0 || joins)
}

/// The faults that are told before the grammar is asked: they would hide behind others, or cost too much.
fn before_parsing(at: &TextAt<'_>) -> Result<(), Diagnostic> {
    let begin = at.text.len() - at.text.trim_start_matches(is_blank).len();
    if begin == at.text.len() {
        return Err(Diagnostic::at(Code::EmptyQuestion, at.span(0, at.text.len()), "nothing is asked")
            .label("a question begins with its verb")
            .help(forms()));
    }
    fault::check_verb(at, begin)?;
    if let Some(open) = open_quote(at.text) {
        let mark = at.text.get(open..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        return Err(Diagnostic::at(Code::BadQuestion, at.span(open, open + mark), "a quotation mark is not closed")
            .label("opened here")
            .help(remedy::closed(at.text)));
    }
    if let Some(deep) = depth_exceeded(at.text) {
        return Err(too_deep(at.span(deep, deep + 1)));
    }
    Ok(())
}

/// Conditions nest deeper than anything a person writes.
fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::at(Code::TooDeep, span, format!("the condition nests deeper than {DEPTH} levels"))
        .label(format!("level {} begins here", DEPTH + 1))
        .help("leave out the parentheses and `not`s that change nothing")
}

/// The text with line ends as spaces, places kept.
pub(super) fn on_one_line(text: &str) -> Cow<'_, str> {
    let is_line_end = |c: char| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}');
    if text.contains(is_line_end) { Cow::Owned(text.replace(is_line_end, " ")) } else { Cow::Borrowed(text) }
}

/// Where a quotation begins that nothing closes.
pub(super) fn open_quote(text: &str) -> Option<usize> {
    outside_quotes(text, |_, _| ())
}

/// Where parentheses nest too deeply to be parsed.
pub(super) fn depth_exceeded(text: &str) -> Option<usize> {
    let (mut depth, mut deep) = (0usize, None);
    outside_quotes(text, |at, c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH && deep.is_none() {
            deep = Some(at);
        }
    });
    deep
}

/// Goes over the characters outside quotations, and gives where a quotation begins that nothing closes.
fn outside_quotes(text: &str, mut each: impl FnMut(usize, char)) -> Option<usize> {
    let mut open: Option<(usize, bool)> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        open = match (open, c) {
            (None, '"') => Some((at, true)),
            (None, '\u{201C}' | '\u{201D}' | '\u{201E}') => Some((at, false)),
            (None, _) => {
                each(at, c);
                None
            }
            (Some((_, true)), '"') | (Some((_, false)), '\u{201C}' | '\u{201D}') => None,
            (Some((_, true)), '\\') => {
                chars.next_if(|(_, next)| matches!(next, '"' | '\\'));
                open
            }
            (Some(_), _) => open,
        };
    }
    open.map(|(at, _)| at)
}

/// White space before and behind a question.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// The verb that a question begins with.
fn verb_of(text: &str) -> Option<&'static words::VerbForm> {
    words::verb(text.trim_start_matches(is_blank).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_readings;
