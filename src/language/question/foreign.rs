//! What people from elsewhere type, and how it is written here.

use super::{
    super::{Expected, Slot},
    direction, is_blank,
    phrases::{BEGINNINGS, NUMBERS, PHRASES, Phrase, WHOLE},
    place::token,
    remedy::parses,
};
use crate::{
    diagnostic::nearest,
    question::{Things, words},
};
use std::ops::Range;

/// A text that is written another way in the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Correction {
    /// What is written another way.
    pub(super) range: Range<usize>,
    /// How it is written; nothing where it is left out.
    pub(super) instead: String,
    /// What is wrong, in words.
    pub(super) message: String,
}

/// How the beginning of a question is written, where it is typed as elsewhere.
pub(super) fn at_beginning(text: &str, begin: usize) -> Option<Correction> {
    let rest = text.get(begin..)?;
    let first = token(rest);
    if let Some(correction) = most(text, begin) {
        return Some(correction);
    }
    if let Some(things) = Things::from_word(first).or_else(|| plural_of(first)) {
        return Some(Correction {
            range: begin..begin + first.len(),
            instead: format!("find {things}"),
            message: "the verb is missing".to_owned(),
        });
    }
    let verb = words::verb(first);
    if let (None, Some((_, whole))) = (verb, WHOLE.iter().find(|(typed, _)| begins_with(rest, typed).is_some())) {
        return Some(written(begin..text.trim_end_matches(is_blank).len(), whole, text));
    }
    let longer = |length: &usize| verb.is_none() || *length > first.len();
    let Some((length, found)) = longest(BEGINNINGS, rest, "").filter(|(length, _)| longer(length)) else {
        let (length, found) = longest(things_of_elsewhere(), rest, "").filter(|_| verb.is_none())?;
        let instead = if found.instead.is_empty() { return None } else { format!("find {}", found.instead) };
        return Some(written(begin..begin + length, &instead, text));
    };
    let follows = rest.get(length..)?.trim_start();
    let of_show = verb.is_some_and(|verb| verb.word == "show");
    if of_show && follows.is_empty() {
        return None;
    }
    // `show me early-wins` asks for one thing
    let one = of_show && Things::from_word(token(follows)).is_none();
    Some(written(begin..begin + length, if one { "show" } else { found.instead }, text))
}

/// What stands elsewhere where things are asked for.
fn things_of_elsewhere() -> &'static [Phrase] {
    PHRASES.iter().find(|(wanted, _)| *wanted == "mechanisms").map_or(&[], |(_, phrases)| phrases)
}

/// `most common mechanisms`: an order, and no kind of thing.
fn most(text: &str, begin: usize) -> Option<Correction> {
    let mut place = begin;
    let mut skipped = false;
    for opening in ["find", "show me", "show", "list", "what are", "which are", "which", "the"] {
        let rest = text.get(place..)?;
        if let Some(length) = begins_with(rest, opening).filter(|_| !skipped || opening == "the") {
            place += length + (rest.get(length..)?.len() - rest.get(length..)?.trim_start().len());
            skipped = true;
        }
    }
    let rest = text.get(place..)?;
    let length = MOST.iter().find_map(|typed| begins_with(rest, typed))?;
    let follows = rest.get(length..)?.trim_start();
    let word = token(follows);
    let things = Things::from_word(word).or_else(|| plural_of(word))?;
    let key = match things {
        Things::Role(_) | Things::Factors => "configurations",
        Things::Statements | Things::Cmocs => "evidence",
        Things::Sources => "supports",
        Things::Cases => "sources",
        Things::Themes | Things::Theories => "statements",
        Things::Evidence | Things::Questions => return None,
    };
    let end = text.len() - follows.len() + word.len();
    Some(written(begin..end, &format!("find {things} sort by {key} descending"), text))
}

const MOST: [&str; 6] =
    ["most common", "most frequent", "most used", "most mentioned", "most important", "most supported"];

/// How the text at a place is written, where it is typed as elsewhere.
pub(super) fn at_place(text: &str, at: usize, expected: &Expected) -> Option<Correction> {
    let rest = text.get(at..)?;
    if let Some(correction) = marks(text, at, expected).or_else(|| direction::at_place(text, at, expected)) {
        return Some(correction);
    }
    if let Some(correction) = searched(text, at) {
        return Some(correction);
    }
    let before = text.get(..at)?.trim_end();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let best = PHRASES
        .iter()
        .filter(|(wanted, _)| expected.words.contains(wanted))
        .filter_map(|(_, phrases)| longest(phrases, rest, last))
        .max_by_key(|(length, _)| *length);
    if let Some((length, found)) = best {
        let begin = if found.behind.is_empty() { at } else { before.len() - last.len() };
        return Some(written(begin..at + length, found.instead, text));
    }
    let typed = token(rest);
    let after = rest.get(typed.len()..).map_or("", |after| token(after.trim_start()));
    let begin = before.len() - last.len();
    if expected.words.contains(&"mirrors") && after.starts_with(['=', '!', '<', '>']) {
        return Some(written(begin..before.len(), "where", text));
    }
    let joint = matches!(typed.to_lowercase().as_str(), "and" | "or" | ",");
    if joint && expected.words.iter().any(|word| word.eq_ignore_ascii_case(after)) {
        return Some(written(at..at + typed.len(), "", text));
    }
    singular(text, at, typed, expected)
        .or_else(|| missing(at, typed, rest, last, expected))
        .or_else(|| several_words(text, at, typed, expected))
}

/// Signs of elsewhere: the question mark at the end, quotation marks of a word processor, a sign apart from its name.
fn marks(text: &str, at: usize, expected: &Expected) -> Option<Correction> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let end = text.trim_end().len();
    if matches!(first, '?' | '.' | ';' | '!') && rest.trim().chars().all(|c| matches!(c, '?' | '.' | ';' | '!')) {
        let message = format!("a question ends without `{first}`");
        return Some(Correction { range: at..end, instead: String::new(), message });
    }
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let behind = text.get(..at)?.ends_with(|c: char| c.is_ascii_digit());
    if first == ',' && behind && digits(rest.get(1..)?) == 3 {
        let message = "a number is typed without commas between its digits".to_owned();
        return Some(Correction { range: at..at + 1, instead: String::new(), message });
    }
    if let Some(closing) = closing_mark(first) {
        let inner = rest.get(first.len_utf8()..)?;
        let (inner, after) = match inner.char_indices().find(|(_, c)| closing.contains(c)) {
            Some((close, mark)) => (inner.get(..close)?, close + mark.len_utf8()),
            None => (inner.trim_end(), inner.trim_end().len()),
        };
        let range = at..at + first.len_utf8() + after;
        let message = format!("the quotation mark `{first}` is typed `\"` in a question");
        return Some(Correction { range, instead: format!("\"{}\"", inner.replace('"', "\\\"")), message });
    }
    if expected.slots.contains(&Slot::Factor) && first.is_whitespace() {
        let range = at..at + (rest.len() - rest.trim_start().len());
        let message = "a sign stands directly before its name".to_owned();
        return Some(Correction { range, instead: String::new(), message });
    }
    None
}

/// The marks that close a quotation of elsewhere.
fn closing_mark(opening: char) -> Option<&'static [char]> {
    match opening {
        '\u{201F}' => Some(&['\u{201C}', '\u{201D}', '\u{201F}', '"']),
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\'' | '`' => Some(&['\u{2018}', '\u{2019}', '\'', '`']),
        '«' | '»' => Some(&['«', '»']),
        _ => None,
    }
}

/// `find mechanism`, and a role before the name of a factor.
fn singular(text: &str, at: usize, typed: &str, expected: &Expected) -> Option<Correction> {
    let range = at..at + typed.len();
    if expected.words.contains(&"mechanisms") {
        let things = plural_of(typed)?;
        let message = format!("things are asked for in the plural: `{things}`");
        return Some(Correction { range, instead: things.word().to_owned(), message });
    }
    let follows = text.get(range.end..)?.trim_start();
    let named = follows.starts_with(['+', '-', '?', '"'])
        || (follows.starts_with(char::is_alphabetic) && !words::is_reserved(token(follows)));
    if expected.slots.contains(&Slot::Factor) && crate::theory::Role::from_word(typed).is_some() && named {
        let range = at..text.len() - follows.len();
        let message = format!("a factor is named without its role: `{typed}` is left out");
        return Some(Correction { range, instead: String::new(), message });
    }
    None
}

/// Words that are left out, and numbers in letters.
fn missing(at: usize, typed: &str, rest: &str, last: &str, expected: &Expected) -> Option<Correction> {
    let insert = |word: &str, message: &str| {
        let instead = if rest.is_empty() { format!(" {word}") } else { format!("{word} ") };
        Some(Correction { range: at..at, instead, message: message.to_owned() })
    };
    if expected.slots.contains(&Slot::Number) {
        let number = NUMBERS.iter().position(|word| word.eq_ignore_ascii_case(typed))? + 1;
        let message = "numbers are typed in digits".to_owned();
        return Some(Correction { range: at..at + typed.len(), instead: number.to_string(), message });
    }
    if !nearest(typed, expected.words.iter().copied()).is_empty() {
        return None;
    }
    let names = rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '+' | '-' | '"'));
    match expected.words.as_slice() {
        ["steps" | "step", ..] => insert("steps", "`within` takes a number of steps"),
        ["directly", "to"] if names && !words::is_reserved(typed) => insert("to", "`to` is missing"),
        ["from", "to"] if names && last.eq_ignore_ascii_case("paths") && !words::is_reserved(typed) => {
            insert("from", "`from` is missing")
        }
        _ => None,
    }
}

/// A name typed with blanks: hyphens stand in their place, and behind `mentioning` the words in quotes.
fn several_words(text: &str, at: usize, typed: &str, expected: &Expected) -> Option<Correction> {
    let before = text.get(..at)?;
    let begin = start_of_word(before);
    let plain = |word: &str| word.starts_with(char::is_alphabetic) && !words::is_reserved(word);
    if !plain(typed) || !plain(before.get(begin..)?.trim_end()) || begin == 0 {
        return None;
    }
    let slots = slots_at(before.get(..begin)?);
    if !slots.iter().any(|slot| slot.is_name()) || !nearest(typed, expected.words.iter().copied()).is_empty() {
        return None;
    }
    if slots.contains(&Slot::Text) {
        let mut end = at + typed.len();
        while let Some(rest) = text.get(end..) {
            let word = token(rest.trim_start());
            if !plain(word) {
                break;
            }
            end = text.len() - rest.trim_start().len() + word.len();
        }
        let message = "several words stand in quotes".to_owned();
        return Some(Correction { range: begin..end, instead: format!("\"{}\"", text.get(begin..end)?), message });
    }
    let message = "a name has hyphens in the place of blanks".to_owned();
    Some(Correction { range: before.trim_end().len()..at, instead: "-".to_owned(), message })
}

/// `search trust in partners`: words of the language among those that are looked for stand in quotes.
fn searched(text: &str, at: usize) -> Option<Correction> {
    let begin = text.len() - text.trim_start_matches(is_blank).len();
    let behind = begin + begins_with(text.get(begin..)?, "search")?;
    let sought = text.get(behind..)?;
    if sought.contains(['"', '\u{201C}', '\u{201D}', '\u{201E}', '\\']) || at < behind {
        return None;
    }
    let first = behind + blanks(sought);
    let words = sought.split_whitespace().map(|word| word.as_ptr() as usize - text.as_ptr() as usize).skip(1);
    let tail = |place: &usize| {
        let rest = text.get(*place..).unwrap_or_default();
        is_tail(token(rest)) && parses(&format!("search x {rest}"))
    };
    let end = words.into_iter().find(tail).unwrap_or(text.len());
    let typed = text.get(first..end)?.trim_end_matches(is_blank);
    if !typed.contains(char::is_alphanumeric) {
        return None;
    }
    let message = "words of the language are looked for in quotes".to_owned();
    Some(Correction { range: first..first + typed.len(), instead: format!("\"{typed}\""), message })
}

fn is_tail(word: &str) -> bool {
    ["where", "using", "with", "sort", "first", "as"].iter().any(|tail| tail.eq_ignore_ascii_case(word))
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// Where the last word of a text begins.
pub(super) fn start_of_word(text: &str) -> usize {
    let text = text.trim_end();
    text.trim_end_matches(|c: char| c.is_alphanumeric() || c == '-').len()
}

/// What may be named at the end of a text.
pub(super) fn slots_at(text: &str) -> Vec<Slot> {
    super::super::expected(text).slots
}

fn plural_of(word: &str) -> Option<Things> {
    Things::ALL.into_iter().find(|things| things.singular().eq_ignore_ascii_case(word))
}

/// A correction that says how something is written.
pub(super) fn written(range: Range<usize>, instead: &str, text: &str) -> Correction {
    let typed = text.get(range.clone()).unwrap_or_default();
    let message = if instead.is_empty() {
        format!("`{typed}` is left out")
    } else {
        format!("`{typed}` is written `{}` here", instead.trim_start())
    };
    Correction { range, instead: instead.to_owned(), message }
}

/// The longest of the phrases that a text begins with, and how long it stands there.
fn longest<'p>(phrases: &'p [Phrase], text: &str, last: &str) -> Option<(usize, &'p Phrase)> {
    phrases
        .iter()
        .filter(|phrase| phrase.behind.is_empty() || phrase.behind.eq_ignore_ascii_case(last))
        .filter_map(|phrase| begins_with(text, phrase.typed).map(|length| (length, phrase)))
        .max_by_key(|(length, phrase)| (*length, phrase.behind.len()))
}

/// How much of a text a phrase takes at its beginning, letter case and the width of white space aside.
pub(super) fn begins_with(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for (at, word) in phrase.split(' ').enumerate() {
        if at > 0 {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        let typed = rest.get(..word.len())?;
        if !typed.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = rest.get(word.len()..)?;
    }
    let same = |a: char, b: char| {
        if a.is_alphanumeric() { b.is_alphanumeric() || b == '-' } else { "=<>!".contains(a) && "=<>!".contains(b) }
    };
    match (phrase.chars().last(), rest.chars().next()) {
        (Some(a), Some(b)) if same(a, b) || (a == ',' && b.is_ascii_digit()) => None,
        _ => Some(text.len() - rest.len()),
    }
}
