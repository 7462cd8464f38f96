//! Directions as people say them: `less trust`, `faith falls`, `increases trust`, `where trust is low`.

use super::{
    super::{Expected, Slot},
    foreign::{Correction, begins_with, slots_at, start_of_word, written},
    is_blank,
    place::token,
};
use crate::{
    question::{Things, words},
    theory::{RecordKind, fields},
};

/// Words before a factor.
const LESS: [&str; 19] = [
    "less",
    "fewer",
    "low",
    "lower",
    "poor",
    "weak",
    "weaker",
    "reduced",
    "decreased",
    "no",
    "little",
    "a lack of",
    "lack of",
    "loss of",
    "we lack",
    "we lose",
    "lack",
    "lose",
    "losing",
];
const MORE: [&str; 10] =
    ["more", "high", "higher", "greater", "strong", "stronger", "increased", "improved", "plenty of", "we have"];

/// Words behind a factor.
const FALLS: [&str; 20] = [
    "falls",
    "fall",
    "drops",
    "drop",
    "declines",
    "decline",
    "decreases",
    "decrease",
    "goes down",
    "is low",
    "are low",
    "is lower",
    "is weak",
    "is poor",
    "is lost",
    "is missing",
    "is absent",
    "is lacking",
    "low",
    "is not there",
];
const RISES: [&str; 14] = [
    "rises",
    "rise",
    "grows",
    "grow",
    "increases",
    "increase",
    "improves",
    "improve",
    "goes up",
    "is high",
    "are high",
    "is higher",
    "is strong",
    "high",
];

/// What something does to a factor.
const EFFECTS: [(&[&str], &str); 3] = [
    (
        &[
            "increase",
            "increases",
            "improve",
            "improves",
            "strengthen",
            "strengthens",
            "enhance",
            "enhances",
            "raise",
            "raises",
            "build",
            "builds",
            "boost",
            "boosts",
            "foster",
            "fosters",
            "promote",
            "promotes",
        ],
        "leading to +",
    ),
    (
        &[
            "reduce",
            "reduces",
            "decrease",
            "decreases",
            "lower",
            "lowers",
            "weaken",
            "weakens",
            "undermine",
            "undermines",
            "harm",
            "harms",
            "hinder",
            "hinders",
            "damage",
            "damages",
            "prevent",
            "prevents",
        ],
        "leading to -",
    ),
    (
        &[
            "cause",
            "causes",
            "affect",
            "affects",
            "influence",
            "influences",
            "explain",
            "explains",
            "produce",
            "produces",
            "bring about",
            "brings about",
            "contribute to",
            "contributes to",
        ],
        "leading to",
    ),
];

/// Values that are a direction.
const LOW: [&str; 6] = ["is low", "are low", "is lower", "is weak", "is poor", "is missing"];
const HIGH: [&str; 4] = ["is high", "are high", "is higher", "is strong"];

/// How a direction at a place is written.
pub(super) fn at_place(text: &str, at: usize, expected: &Expected) -> Option<Correction> {
    effect(text, at, expected)
        .or_else(|| before_name(text, at))
        .or_else(|| behind_name(text, at))
        .or_else(|| of_field(text, at, expected))
}

/// `mechanisms that increase trust`.
fn effect(text: &str, at: usize, expected: &Expected) -> Option<Correction> {
    let things = expected.words.contains(&"mechanisms");
    if !things && !expected.words.contains(&"leading") {
        return None;
    }
    let rest = text.get(at..)?;
    let opened =
        ["that can", "which can", "that", "which", "can", "may"].iter().find_map(|word| begins_with(rest, word));
    let skipped = opened.map_or(0, |length| length + blanks(rest.get(length..).unwrap_or_default()));
    let verbs = rest.get(skipped..)?;
    let (length, instead) = EFFECTS
        .iter()
        .flat_map(|(typed, instead)| typed.iter().filter_map(|typed| Some((begins_with(verbs, typed)?, *instead))))
        .max_by_key(|(length, _)| *length)?;
    let follows = verbs.get(length..)?;
    if follows.trim().is_empty() {
        return None;
    }
    let signed = follows.trim_start().starts_with(['+', '-', '?']);
    let instead = if signed { instead.trim_end_matches(['+', '-', ' ']) } else { instead };
    let instead = if things { format!("mechanisms {instead}") } else { instead.to_owned() };
    Some(written(at..at + skipped + length, &instead, text))
}

/// `less trust`, whose first word was taken for the name.
fn before_name(text: &str, at: usize) -> Option<Correction> {
    let before = text.get(..at)?;
    let mut begin = start_of_word(before);
    if before.get(..begin)?.ends_with([' ', '\u{A0}'])
        && before.get(start_of_word(before.get(..begin)?)..begin)?.trim() == "a"
    {
        begin = start_of_word(before.get(..begin)?);
    }
    if !slots_at(before.get(..begin)?).contains(&Slot::Factor) {
        return None;
    }
    let typed = text.get(begin..)?;
    let of = |phrases: &[&str]| phrases.iter().filter_map(|phrase| begins_with(typed, phrase)).max();
    let (length, sign) = match (of(&LESS), of(&MORE)) {
        (Some(length), _) => (length, "-"),
        (None, Some(length)) => (length, "+"),
        (None, None) => return None,
    };
    let follows = typed.get(length..)?;
    let name = token(follows.trim_start());
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '"') || words::is_reserved(name) {
        return None;
    }
    let message = format!("`{}` is written `{sign}` before the name", typed.get(..length)?);
    Some(Correction { range: begin..begin + length + blanks(follows), instead: sign.to_owned(), message })
}

/// `faith falls`.
fn behind_name(text: &str, at: usize) -> Option<Correction> {
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let of = |phrases: &[&str]| phrases.iter().filter_map(|phrase| begins_with(rest, phrase)).max();
    let (length, sign) = match (of(&FALLS), of(&RISES)) {
        (Some(length), _) => (length, "-"),
        (None, Some(length)) => (length, "+"),
        (None, None) => return None,
    };
    let begin = start_of_word(before);
    let name = before.get(begin..)?.trim_end();
    let opened = before.get(..begin)?;
    let unsigned = opened.trim_end_matches(['+', '-', '?', '\u{2013}', '\u{2212}']);
    if name.is_empty() || words::is_reserved(name) || !slots_at(unsigned).contains(&Slot::Factor) {
        return None;
    }
    let message = format!("`{}` is written `{sign}` before the name", rest.get(..length)?);
    Some(Correction {
        range: unsigned.len()..at + length,
        instead: format!("{sign}{}", name.trim_start_matches('-')),
        message,
    })
}

/// `where trust is low`, `where text contains "turnover"`: no field has it so.
fn of_field(text: &str, at: usize, expected: &Expected) -> Option<Correction> {
    if !expected.words.contains(&"=") {
        return None;
    }
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let begin = start_of_word(before);
    let field = before.get(begin..)?.trim_end();
    let opened = before.get(..begin)?.trim_end_matches(is_blank);
    let place = start_of_word(opened);
    if !opened.get(place..)?.eq_ignore_ascii_case("where") {
        return None;
    }
    let of = |phrases: &[&str]| phrases.iter().filter_map(|phrase| begins_with(rest, phrase)).max();
    if let Some(length) = of(&["contains", "contain", "includes", "include", "mentions", "mention", "has"]) {
        return Some(written(place..at + length, "mentioning", text));
    }
    let (length, sign) = match (of(&LOW), of(&HIGH)) {
        (Some(length), _) => (length, "-"),
        (None, Some(length)) => (length, "+"),
        (None, None) => return None,
    };
    if is_field(field) {
        return None;
    }
    let things = text.split(is_blank).filter(|word| !word.is_empty()).nth(1).and_then(Things::from_word)?;
    let leading = matches!(things, Things::Role(_) | Things::Factors);
    let instead = format!("{} {sign}{field}", if leading { "leading to" } else { "mentioning" });
    Some(written(place..at + length, &instead, text))
}

fn is_field(word: &str) -> bool {
    RecordKind::ALL.iter().any(|kind| fields::of(*kind).iter().any(|spec| spec.word.eq_ignore_ascii_case(word)))
        || ["evidence", "sources", "cases", "against", "silent", "weakest"]
            .iter()
            .any(|count| count.eq_ignore_ascii_case(word))
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
