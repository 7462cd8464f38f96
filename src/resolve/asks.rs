//! The questions that intents ask, with the names of a sentence put in.

use super::{
    intent::{LOSES, SAYS, SOURCES},
    sentence::{Meant, Sentence, is},
};
use crate::question::Things;

/// The factor that is named, if it is one only.
pub(super) fn only(sentence: &Sentence) -> Option<&str> {
    match sentence.factors.as_slice() {
        [one] => Some(one.name.as_str()),
        _ => None,
    }
}

/// The first two factors, that which brings something about before that which it brings about.
pub(super) fn pair(sentence: &Sentence) -> Option<(&str, &str)> {
    match sentence.factors.as_slice() {
        [one, other, ..] => Some((one.name.as_str(), other.name.as_str())),
        _ => None,
    }
}

/// `can trust grow without capacity`: what is asked for, and what is not there.
pub(super) fn without(sentence: &Sentence) -> Option<(&str, &str)> {
    let at = sentence.place("without")?;
    let behind = sentence.factors.get(1).is_some_and(|other| other.at() > at);
    let before = sentence.factors.first().is_some_and(|one| one.at() < at);
    if behind && before { pair(sentence) } else { None }
}

/// `what would change if there were more capacity`: what is supposed, where nothing else is named.
pub(super) fn supposed(sentence: &Sentence) -> Option<String> {
    let at = sentence.place("if")?;
    let factor = only(sentence).filter(|_| sentence.factors.iter().all(|one| one.at() > at))?;
    let less = if sentence.has(&["no", "not", "without"]) { "-" } else { sentence.sign };
    Some(format!("suppose {}{factor}", less.trim_start_matches('+')))
}

pub(super) fn paths(sentence: &Sentence) -> Option<String> {
    pair(sentence).map(|(from, to)| format!("paths from {from} to {to}"))
}

pub(super) fn actor(sentence: &Sentence) -> Option<&str> {
    sentence.factors.iter().find(|one| one.is_actor()).map(|one| one.name.as_str())
}

/// The kind of thing that a sentence asks for.
pub(super) fn things(sentence: &Sentence) -> Option<Things> {
    let mut words = sentence.words.iter();
    words
        .find_map(|word| super::remedy::singular_or_plural(word))
        .filter(|things| matches!(things, Things::Role(_) | Things::Factors))
}

/// A verb, and behind a word the factor that is named.
pub(super) fn with(sentence: &Sentence, verb: &str, word: &str) -> String {
    only(sentence).map_or_else(|| verb.to_owned(), |factor| format!("{verb} {word} {factor}"))
}

/// The claims that a sentence asks for.
pub(super) fn claims(sentence: &Sentence) -> &'static str {
    if sentence.has(&["statement*", "sentence*"]) { "statements" } else { "cmocs" }
}

pub(super) fn mentioning(sentence: &Sentence) -> String {
    only(sentence).map_or_else(String::new, |factor| format!(" mentioning {factor}"))
}

pub(super) fn evidence(sentence: &Sentence) -> Vec<String> {
    match (&sentence.claim, sentence.factors.first()) {
        (Some(claim), _) => vec![format!("find evidence where of = {}", claim.name)],
        (None, Some(factor)) => vec![format!("find evidence mentioning {}", factor.name)],
        (None, None) => {
            let named =
                |word: &&str| !SOURCES.iter().chain(SAYS).chain(&["evidence", "quot*"]).any(|other| is(word, other));
            let words: Vec<&str> = sentence.left().filter(named).collect();
            if words.is_empty() { Vec::new() } else { vec![format!("search {}", words.join(" "))] }
        }
    }
}

pub(super) fn for_whom(sentence: &Sentence) -> Vec<String> {
    let fails = sentence.has(&["not", "fail*", "wrong", "barrier*", "never"]) || sentence.has(LOSES);
    let sign = if fails { "-" } else { sentence.sign };
    let from = |at: usize| sentence.place("from").is_some_and(|place| place < at);
    match sentence.factors.iter().find(|one| !one.is_actor()) {
        Some(factor) if from(factor.at()) => vec![format!("find outcomes from {sign}{}", factor.name)],
        Some(factor) => vec![format!("find contexts leading to {sign}{}", factor.name)],
        None if fails => vec!["find contexts leading to unwanted outcomes".to_owned()],
        None => vec!["find contexts leading to wanted outcomes".to_owned()],
    }
}

pub(super) fn why(sentence: &Sentence) -> Vec<String> {
    match (sentence.factors.as_slice(), sentence.sign) {
        ([], _) => Vec::new(),
        ([one], "") => vec![format!("why +{}", one.name), format!("why -{}", one.name)],
        ([one], sign) => vec![format!("why {sign}{}", one.name)],
        _ => paths(sentence).into_iter().collect(),
    }
}

pub(super) fn effects(sentence: &Sentence) -> Vec<String> {
    let Some(factor) = only(sentence) else { return paths(sentence).into_iter().collect() };
    let at = sentence.factors.first().map_or(0, Meant::at);
    let on_it = ["on", "for", "affects", "affect", "influences", "influence"]
        .iter()
        .any(|word| sentence.place(word).is_some_and(|place| place < at && at - place <= 2));
    match on_it {
        true => vec![leading(factor)],
        false => vec![format!("find outcomes from {}{factor}", sentence.sign)],
    }
}

pub(super) fn leading(to: &str) -> String {
    format!("find factors leading to {to}")
}
