//! The question as it would be typed: corrections applied until the text is a question.

use super::{
    super::{
        expected::from_error,
        grammar::{Grammar, Rule},
    },
    fault::example,
    foreign::{Correction, at_beginning, at_place},
    is_blank, outside_quotes,
    place::{place_of, token},
};
use crate::{diagnostic::nearest, question::words};
use pest::Parser;

/// How long a text may be for its whole corrected form to be shown.
const SHOWN: usize = 160;
/// How many corrections are tried one after the other.
const TRIES: usize = 9;

/// A word in the place of what was typed.
pub(super) fn replacing(place: usize, typed: &str, instead: &str) -> Correction {
    Correction { range: place..place + typed.len(), instead: instead.to_owned(), message: String::new() }
}

/// The corrected question where correcting makes one, else what to type at this place.
pub(super) fn remedy(text: &str, correction: Correction) -> String {
    let instead = correction.instead.clone();
    match corrected(text, correction) {
        Some(whole) => format!("type `{whole}`"),
        None if instead.is_empty() => example(text),
        None => format!("type `{}`; {}", instead.trim(), example(text)),
    }
}

/// The text with a correction, and with those that it needs then, if that makes a question.
pub(super) fn corrected(text: &str, first: Correction) -> Option<String> {
    if text.len() > SHOWN {
        return None;
    }
    let Correction { range, instead, .. } = first;
    let mut text = text.to_owned();
    text.replace_range(range, &instead);
    corrected_whole(&text)
}

/// The text with the corrections that it needs, if they make a question of it.
pub(super) fn corrected_whole(text: &str) -> Option<String> {
    if text.len() > 2 * SHOWN {
        return None;
    }
    let mut text = text.to_owned();
    for _ in 0..=TRIES {
        match correction_of(&text) {
            Ok(()) => return Some(single_spaced(&text)),
            Err(further) => {
                let Correction { range, instead, .. } = further?;
                text.replace_range(range, &instead);
            }
        }
    }
    None
}

/// What to type where a quotation is not closed.
pub(super) fn closed(text: &str) -> String {
    let whole = format!("{}\"", text.trim_end_matches(is_blank));
    let inside = "inside a quotation a quotation mark is typed `\\\"`";
    match is_question(&whole) {
        true => format!("type `{}`; {inside}", single_spaced(&whole)),
        false => format!("put `\"` behind the last word of the quotation; {inside}"),
    }
}

/// Whether a text is a question that can be shown.
pub(super) fn is_question(text: &str) -> bool {
    text.len() <= SHOWN && correction_of(text).is_ok()
}

/// Whether the grammar takes a text as it stands.
pub(super) fn parses(text: &str) -> bool {
    text.len() <= 2 * SHOWN && Grammar::parse(Rule::one_question, text).is_ok()
}

/// Whether a text is a question, else how it may be corrected.
fn correction_of(text: &str) -> Result<(), Option<Correction>> {
    let begin = text.len() - text.trim_start_matches(is_blank).len();
    if let Some(correction) = at_beginning(text, begin) {
        return Err(Some(correction));
    }
    let typed = token(text.get(begin..).unwrap_or_default());
    let (place, typed, words) = match Grammar::parse(Rule::one_question, text) {
        Ok(_) => return Ok(()),
        Err(_) if words::verb(typed).is_none() => (begin, typed, words::VERBS.map(|verb| verb.word).to_vec()),
        Err(error) => {
            let (place, expected) = (place_of(&error), from_error(&error));
            if let Some(correction) = at_place(text, place, &expected) {
                return Err(Some(correction));
            }
            (place, token(text.get(place..).unwrap_or_default()), expected.words)
        }
    };
    match nearest(typed, words).as_slice() {
        [word] => Err(Some(replacing(place, typed, word))),
        _ => Err(None),
    }
}

/// A question with single spaces between its words; quotations are left alone.
pub(super) fn single_spaced(text: &str) -> String {
    let text = text.trim_matches(is_blank);
    let mut doubled = Vec::new();
    let mut before = None;
    outside_quotes(text, |at, c| {
        if is_blank(c) && before.is_some_and(|(end, blank)| blank && end == at) {
            doubled.push((at, at + c.len_utf8()));
        }
        before = Some((at + c.len_utf8(), is_blank(c)));
    });
    let mut plain = text.to_owned();
    for (start, end) in doubled.into_iter().rev() {
        plain.replace_range(start..end, "");
    }
    plain
}
