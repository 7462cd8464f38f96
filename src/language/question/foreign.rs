//! What people from elsewhere type, and how it is written here.

use super::super::{Expected, Slot};
use crate::question::{Things, words};
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

/// One phrase of elsewhere.
struct Phrase {
    /// The word that has been read before it and is replaced with it; usually none.
    behind: &'static str,
    /// The phrase.
    typed: &'static str,
    /// How it is written here; nothing where it is left out.
    instead: &'static str,
}

const fn phrase(typed: &'static str, instead: &'static str) -> Phrase {
    Phrase { behind: "", typed, instead }
}

const fn behind(behind: &'static str, typed: &'static str, instead: &'static str) -> Phrase {
    Phrase { behind, typed, instead }
}

/// How people begin questions elsewhere.
const BEGINNINGS: &[Phrase] = &[
    phrase("show me all the", "find"),
    phrase("show me the", "find"),
    phrase("show me all", "find"),
    phrase("show me", "find"),
    phrase("show all", "find"),
    phrase("list all", "find"),
    phrase("list the", "find"),
    phrase("list", "find"),
    phrase("what are the", "find"),
    phrase("what are", "find"),
    phrase("what is", "show"),
    phrase("what leads to", "find mechanisms leading to"),
    phrase("what", "find"),
    phrase("which", "find"),
    phrase("who", "find actors"),
    phrase("whom", "find actors"),
    phrase("give me", "find"),
    phrase("give", "find"),
    phrase("get", "find"),
    phrase("display", "find"),
    phrase("select distinct * from", "find"),
    phrase("select * from", "find"),
    phrase("select distinct", "find"),
    phrase("select", "find"),
    phrase("match", "find"),
    phrase("return", "find"),
    phrase("how many", "count"),
    phrase("number of", "count"),
    phrase("path", "paths"),
    phrase("chains", "paths"),
    phrase("chain", "paths"),
    phrase("routes", "paths"),
    phrase("route", "paths"),
    phrase("describe", "show"),
];

/// Phrases by a word of ours that would fit at their place.
const PHRASES: &[(&str, &[Phrase])] = &[
    (
        "mechanisms",
        &[
            phrase("all", ""),
            phrase("the", ""),
            phrase("any", ""),
            phrase("every", ""),
            phrase("me", ""),
            phrase("* from", ""),
            phrase("*", ""),
            phrase("configurations", "cmocs"),
            phrase("configuration", "cmocs"),
            phrase("cmos", "cmocs"),
            phrase("cmo", "cmocs"),
            phrase("papers", "sources"),
            phrase("studies", "sources"),
            phrase("interviews", "sources"),
            phrase("references", "sources"),
            phrase("quotes", "evidence"),
            phrase("quotations", "evidence"),
            phrase("evidences", "evidence"),
            phrase("sites", "cases"),
            phrase("clusters", "themes"),
            phrase("sentences", "statements"),
            phrase("people", "actors"),
        ],
    ),
    (
        "=",
        &[
            phrase("===", "="),
            phrase("==", "="),
            phrase(":=", "="),
            phrase(":", "="),
            phrase("=>", ">="),
            phrase("=<", "<="),
            phrase("<>", "!="),
            phrase("!==", "!="),
            phrase("≠", "!="),
            phrase("≥", ">="),
            phrase("≤", "<="),
            phrase("is less than or equal to", "<="),
            phrase("less than or equal to", "<="),
            phrase("is greater than or equal to", ">="),
            phrase("greater than or equal to", ">="),
            phrase("is less than", "<"),
            phrase("less than", "<"),
            phrase("is fewer than", "<"),
            phrase("fewer than", "<"),
            phrase("below", "<"),
            phrase("under", "<"),
            phrase("is more than", ">"),
            phrase("more than", ">"),
            phrase("is greater than", ">"),
            phrase("greater than", ">"),
            phrase("above", ">"),
            phrase("over", ">"),
            phrase("is at least", ">="),
            phrase("at least", ">="),
            phrase("is at most", "<="),
            phrase("at most", "<="),
            phrase("is not equal to", "!="),
            phrase("not equal to", "!="),
            phrase("is not", "!="),
            phrase("isn't", "!="),
            phrase("is equal to", "="),
            phrase("equal to", "="),
            phrase("equals", "="),
            phrase("is unknown", "= ?"),
            phrase("is missing", "= ?"),
            phrase("is null", "= ?"),
            phrase("like", "="),
            phrase("is", "="),
        ],
    ),
    (
        "and",
        &[
            phrase("&&", "and"),
            phrase("&", "and"),
            phrase("but not", "and not"),
            phrase("but", "and"),
            phrase("||", "or"),
            phrase("|", "or"),
        ],
    ),
    ("not", &[phrase("!", "not")]),
    (
        "leading",
        &[
            phrase("that leads to", "leading to"),
            phrase("that lead to", "leading to"),
            phrase("which leads to", "leading to"),
            phrase("which lead to", "leading to"),
            phrase("that cause", "leading to"),
            phrase("that produce", "leading to"),
            phrase("leads into", "leading to"),
            phrase("leads to", "leading to"),
            phrase("lead to", "leading to"),
            phrase("resulting in", "leading to"),
            phrase("causing", "leading to"),
            phrase("producing", "leading to"),
            phrase("towards", "leading to"),
            phrase("toward", "leading to"),
            phrase("to", "leading to"),
            phrase("->", "leading to"),
            phrase("→", "leading to"),
        ],
    ),
    ("to", &[phrase("into", "to"), phrase("towards", "to"), phrase("->", "to"), phrase("→", "to")]),
    ("without", &[phrase("that have no", "without"), phrase("have no", "without"), phrase("lacking", "without")]),
    ("mirrors", &[behind("with", "no", "without")]),
    (
        "mechanism",
        &[
            behind("without", "evidence", "where evidence = 0"),
            behind("without", "sources", "where sources = 0"),
            behind("without", "source", "where sources = 0"),
            behind("without", "cases", "where cases = 0"),
            behind("without", "quotes", "where evidence = 0"),
            phrase("any", ""),
            phrase("a", ""),
            phrase("an", ""),
            phrase("contexts", "context"),
            phrase("interventions", "intervention"),
            phrase("actors", "actor"),
            phrase("mechanisms", "mechanism"),
            phrase("resources", "resource"),
            phrase("reasonings", "reasoning"),
            phrase("outcomes", "outcome"),
        ],
    ),
    (
        "mentioning",
        &[
            phrase("that mention", "mentioning"),
            phrase("which mention", "mentioning"),
            phrase("mentions", "mentioning"),
            phrase("mention", "mentioning"),
            phrase("containing", "mentioning"),
            phrase("about", "mentioning"),
            phrase("matching", "mentioning"),
        ],
    ),
    ("by", &[phrase("grouped by", "by"), phrase("group by", "by"), phrase("per", "by")]),
    (
        "where",
        &[
            phrase("limit", "first"),
            phrase("top", "first"),
            phrase("ordered by", "sort by"),
            phrase("order by", "sort by"),
            phrase("sorted by", "sort by"),
            phrase("having", "where"),
            phrase("whose", "where"),
            phrase("when", "where"),
            phrase("that have", "where"),
            phrase("which have", "where"),
        ],
    ),
    (
        "within",
        &[
            phrase("in at most", "within"),
            phrase("at most", "within"),
            phrase("up to", "within"),
            phrase("max", "within"),
        ],
    ),
    ("descending", &[phrase("desc", "descending"), phrase("asc", ""), phrase("ascending", "")]),
    (
        "md",
        &[
            phrase("markdown", "md"),
            phrase("excel", "csv"),
            phrase("spreadsheet", "csv"),
            phrase("text", "list"),
            phrase("lines", "list"),
        ],
    ),
];

const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// How the beginning of a question is written, where it is typed as elsewhere.
pub(super) fn at_beginning(text: &str, begin: usize) -> Option<Correction> {
    let rest = text.get(begin..)?;
    let first = super::fault::token(rest);
    if let Some(things) = Things::from_word(first).or_else(|| plural_of(first)) {
        return Some(Correction {
            range: begin..begin + first.len(),
            instead: format!("find {things}"),
            message: "the verb is missing".to_owned(),
        });
    }
    let (length, found) = longest(BEGINNINGS, rest, "")?;
    let follows = rest.get(length..)?.trim_start();
    let of_show = words::verb(first).is_some();
    if of_show && follows.is_empty() {
        return None;
    }
    // `show me early-wins` asks for one thing
    let one = of_show && Things::from_word(super::fault::token(follows)).is_none();
    Some(written(begin..begin + length, if one { "show" } else { found.instead }, text))
}

/// How the text at a place is written, where it is typed as elsewhere.
pub(super) fn at_place(text: &str, at: usize, expected: &Expected) -> Option<Correction> {
    let rest = text.get(at..)?;
    if let Some(correction) = marks(text, at, expected) {
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
    let token = super::fault::token(rest);
    let after = rest.get(token.len()..).map_or("", |after| super::fault::token(after.trim_start()));
    let begin = before.len() - last.len();
    if expected.words.contains(&"mirrors") && after.starts_with(['=', '!', '<', '>']) {
        return Some(written(begin..before.len(), "where", text));
    }
    let joint = matches!(token.to_lowercase().as_str(), "and" | "or" | ",");
    if joint && expected.words.iter().any(|word| word.eq_ignore_ascii_case(after)) {
        return Some(written(at..at + token.len(), "", text));
    }
    singular(text, at, token, expected).or_else(|| missing(at, token, rest, last, expected))
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
fn singular(text: &str, at: usize, token: &str, expected: &Expected) -> Option<Correction> {
    let range = at..at + token.len();
    if expected.words.contains(&"mechanisms") {
        let things = plural_of(token)?;
        let message = format!("things are asked for in the plural: `{things}`");
        return Some(Correction { range, instead: things.word().to_owned(), message });
    }
    let follows = text.get(range.end..)?.trim_start();
    let named = follows.starts_with(['+', '-', '?', '"'])
        || (follows.starts_with(char::is_alphabetic) && !words::is_reserved(super::fault::token(follows)));
    if expected.slots.contains(&Slot::Factor) && crate::theory::Role::from_word(token).is_some() && named {
        let range = at..text.len() - follows.len();
        let message = format!("a factor is named without its role: `{token}` is left out");
        return Some(Correction { range, instead: String::new(), message });
    }
    None
}

/// Words that are left out, and numbers in letters.
fn missing(at: usize, token: &str, rest: &str, last: &str, expected: &Expected) -> Option<Correction> {
    let insert = |word: &str, message: &str| {
        Some(Correction { range: at..at, instead: format!("{word} "), message: message.to_owned() })
    };
    if expected.slots.contains(&Slot::Number) {
        let number = NUMBERS.iter().position(|word| word.eq_ignore_ascii_case(token))? + 1;
        let message = "numbers are typed in digits".to_owned();
        return Some(Correction { range: at..at + token.len(), instead: number.to_string(), message });
    }
    if !crate::diagnostic::nearest(token, expected.words.iter().copied()).is_empty() {
        return None;
    }
    let names = rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '+' | '-' | '"'));
    match expected.words.as_slice() {
        ["steps" | "step", ..] => insert("steps", "`within` takes a number of steps"),
        ["directly", "to"] if names && !words::is_reserved(token) => insert("to", "`to` is missing"),
        ["from", "to"] if names && last.eq_ignore_ascii_case("paths") && !words::is_reserved(token) => {
            insert("from", "`from` is missing")
        }
        _ => None,
    }
}

fn plural_of(word: &str) -> Option<Things> {
    Things::ALL.into_iter().find(|things| things.singular().eq_ignore_ascii_case(word))
}

/// A correction that says how something is written.
fn written(range: Range<usize>, instead: &str, text: &str) -> Correction {
    let typed = text.get(range.clone()).unwrap_or_default();
    let message = if instead.is_empty() {
        format!("`{typed}` is left out")
    } else {
        format!("`{typed}` is written `{instead}` here")
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
        (Some(a), Some(b)) if same(a, b) => None,
        _ => Some(text.len() - rest.len()),
    }
}
