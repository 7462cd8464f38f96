//! What somebody who has not read the manual may want to know, by the words of the sentence, and how it is asked here.

use super::sentence::Sentence;
use crate::{
    question::Things,
    theory::{Titled, folded},
};

/// One thing that may be wanted: a line more is one intent more.
struct Intent {
    /// Whether the words of a sentence say so.
    means: fn(&Sentence) -> bool,
    /// The questions that ask for it, the likeliest first, with the factors that the sentence names put in.
    asks: fn(&Sentence) -> Vec<String>,
}

/// What stands for a single source in people's words.
const SOURCES: &[&str] = &[
    "source*",
    "stud*",
    "paper*",
    "article*",
    "interview*",
    "report",
    "reports",
    "participant*",
    "respondent*",
    "author*",
];
/// What people do who say something.
const SAYS: &[&str] = &[
    "say",
    "says",
    "said",
    "think",
    "thinks",
    "thought",
    "mention",
    "mentions",
    "mentioned",
    "talk",
    "talks",
    "claim*",
    "believe*",
    "told",
    "reported",
    "state",
    "states",
    "stated",
    "argue*",
    "describe*",
];

/// All of them; the first whose words stand in a sentence is taken.
const INTENTS: &[Intent] = &[
    Intent {
        means: |s| {
            s.has(&["loop*", "feedback", "circle*", "circular*", "cycle*", "cyclic*", "spiral*", "vicious", "virtuous"])
        },
        asks: |s| vec![with(s, "loops", "through")],
    },
    Intent {
        means: |s| s.has(&["contradict*", "conflict*", "disagree*", "inconsisten*", "opposite", "opposing"]),
        asks: |s| vec![with(s, "conflicts", "for")],
    },
    Intent {
        means: |s| s.has(&["one", "single"]) && s.has(SOURCES),
        asks: |s| vec![format!("find cmocs{} where sources = 1", mentioning(s))],
    },
    Intent {
        means: |s| {
            s.has(&["no evidence", "without evidence", "no support", "unsupported", "untested", "unproven"])
                || (s.has(&["no", "without", "not", "lack*"])
                    && s.has(&["evidence", "supported", "source*", "studies"]))
        },
        asks: |s| vec![format!("find cmocs{} where evidence = 0", mentioning(s))],
    },
    Intent {
        means: |s| s.has(&["rival*", "alternative*", "competing", "another explanation", "other explanation*"]),
        asks: |s| vec![with(s, "rivals", "for")],
    },
    Intent {
        means: |s| s.has(&["pattern*", "recur*", "regularit*", "again and again"]),
        asks: |s| vec![with(s, "patterns", "for")],
    },
    Intent {
        means: |s| {
            s.has(&["evidence", "proof", "quote*", "quotation*"])
                || ((s.has(&["who"]) || s.has(SOURCES)) && s.has(SAYS))
        },
        asks: evidence,
    },
    Intent {
        means: |s| {
            s.has(&[
                "robust*", "fragile", "certain", "sure", "reliable", "rely", "relies", "solid", "hang*", "rest",
                "rests",
            ])
        },
        asks: |s| match pair(s) {
            Some((from, to)) => vec![format!("robustness from {from} to {to}")],
            None => vec![format!("find cmocs{} sort by sources", mentioning(s))],
        },
    },
    Intent {
        means: |s| {
            s.factors.is_empty()
                && s.has(&[
                    "gap*",
                    "missing",
                    "lack*",
                    "incomplete",
                    "not know*",
                    "unknown",
                    "unclear",
                    "weak*",
                    "still need*",
                ])
        },
        asks: |_| vec!["gaps".to_owned()],
    },
    Intent {
        means: |s| {
            s.has(&["how many", "number of"])
                && things(s).is_some()
                && s.has(&["evidence", "stud*", "source*", "paper*"])
        },
        asks: |s| {
            things(s).into_iter().map(|things| format!("find {things} sort by evidence-through descending")).collect()
        },
    },
    Intent {
        means: |s| s.has(&["most", "often", "frequent*", "important"]) && things(s).is_some() && s.factors.is_empty(),
        asks: |s| {
            things(s).into_iter().map(|things| format!("find {things} sort by configurations descending")).collect()
        },
    },
    Intent {
        means: |s| actor(s).is_some() && s.factors.len() == 1,
        asks: |s| actor(s).into_iter().map(|actor| format!("find cmocs where actor = {actor}")).collect(),
    },
    Intent {
        means: |s| {
            s.has(&["whom", "benefit*", "context*", "circumstance*", "condition*", "barrier*", "enabler*"])
                || s.has(&["when", "where", "not work", "fail*", "go wrong", "goes wrong"])
        },
        asks: for_whom,
    },
    Intent { means: |s| s.has(&["why", "cause*", "reason*", "explain*", "make", "makes", "because"]), asks: why },
    Intent {
        means: |s| {
            s.has(&[
                "happen*",
                "effect*",
                "consequence*",
                "result*",
                "follow*",
                "impact*",
                "affect*",
                "influence*",
                "matter*",
                "protect*",
                "role",
                "good",
                "bad",
            ])
        },
        asks: effects,
    },
    Intent {
        means: |s| s.has(&["theory", "theories"]) && s.factors.is_empty() && s.words.len() <= 5,
        asks: |_| vec!["find theories".to_owned()],
    },
    Intent {
        means: |s| s.has(&["cmo*", "configuration*", "statement*", "sentence*"]) && only(s).is_some(),
        asks: |s| {
            let things = if s.has(&["cmo*", "configuration*"]) { "cmocs" } else { "statements" };
            vec![format!("find {things}{}", mentioning(s))]
        },
    },
    Intent { means: |s| s.factors.len() >= 2, asks: |s| paths(s).into_iter().collect() },
    Intent {
        means: |s| {
            !s.sign.is_empty() || s.has(&["help*", "support*", "achieve*", "what can", "how can", "how do", "do about"])
        },
        asks: |s| match only(s) {
            Some(factor) => {
                vec![format!("find mechanisms leading to {}{factor}", s.sign), format!("why {}{factor}", s.sign)]
            }
            None => Vec::new(),
        },
    },
];

/// Questions that a sentence may have meant, the likeliest first; none where its words say nothing that is known here.
pub(super) fn questions(titles: &[Titled], text: &str) -> Vec<String> {
    let sentence = Sentence::of(titles, text);
    INTENTS.iter().find(|intent| (intent.means)(&sentence)).map_or_else(Vec::new, |intent| (intent.asks)(&sentence))
}

/// How to see what things are called here of which a sentence speaks in other words: the factors in whose label or other
/// names one of its words stands, else the texts in which they do.
pub(super) fn called_so(titles: &[Titled], text: &str) -> Option<String> {
    let sentence = Sentence::of(titles, text);
    let factors = || titles.iter().filter(|called| called.kind.is_factor());
    let stands = |word: &&str| factors().any(|called| called.titles().any(|title| folded(title).contains(*word)));
    if let Some(word) = sentence.left().filter(stands).max_by_key(|word| word.chars().count()) {
        return Some(format!("find factors mentioning \"{word}\""));
    }
    let words: Vec<&str> = sentence.left().collect();
    (1..=2).contains(&words.len()).then(|| format!("search {}", words.join(" ")))
}

/// The factor that is named, if it is one only.
fn only(sentence: &Sentence) -> Option<&str> {
    match sentence.factors.as_slice() {
        [one] => Some(one.name.as_str()),
        _ => None,
    }
}

/// The first two factors, that which brings something about before that which it brings about.
fn pair(sentence: &Sentence) -> Option<(&str, &str)> {
    match sentence.factors.as_slice() {
        [one, other, ..] => Some((one.name.as_str(), other.name.as_str())),
        _ => None,
    }
}

fn paths(sentence: &Sentence) -> Option<String> {
    pair(sentence).map(|(from, to)| format!("paths from {from} to {to}"))
}

fn actor(sentence: &Sentence) -> Option<&str> {
    sentence.factors.iter().find(|one| one.is_actor()).map(|one| one.name.as_str())
}

/// The kind of thing that a sentence asks for.
fn things(sentence: &Sentence) -> Option<Things> {
    let mut words = sentence.words.iter();
    words
        .find_map(|word| super::remedy::singular_or_plural(word))
        .filter(|things| matches!(things, Things::Role(_) | Things::Factors))
}

/// A verb, and behind a word the factor that is named.
fn with(sentence: &Sentence, verb: &str, word: &str) -> String {
    only(sentence).map_or_else(|| verb.to_owned(), |factor| format!("{verb} {word} {factor}"))
}

fn mentioning(sentence: &Sentence) -> String {
    only(sentence).map_or_else(String::new, |factor| format!(" mentioning {factor}"))
}

fn evidence(sentence: &Sentence) -> Vec<String> {
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

fn is(word: &str, wanted: &str) -> bool {
    wanted.strip_suffix('*').map_or(word == wanted, |begins| word.starts_with(begins))
}

fn for_whom(sentence: &Sentence) -> Vec<String> {
    let fails = sentence.has(&["not", "fail*", "wrong", "barrier*", "never"]);
    let sign = if fails { "-" } else { sentence.sign };
    let from = |at: usize| sentence.place("from").is_some_and(|place| place < at);
    match sentence.factors.iter().find(|one| !one.is_actor()) {
        Some(factor) if from(factor.at()) => vec![format!("find outcomes from {sign}{}", factor.name)],
        Some(factor) => vec![format!("find contexts leading to {sign}{}", factor.name)],
        None if fails => vec!["find contexts leading to unwanted outcomes".to_owned()],
        None => vec!["find contexts leading to wanted outcomes".to_owned()],
    }
}

fn why(sentence: &Sentence) -> Vec<String> {
    match (sentence.factors.as_slice(), sentence.sign) {
        ([], _) => Vec::new(),
        ([one], "") => vec![format!("why +{}", one.name), format!("why -{}", one.name)],
        ([one], sign) => vec![format!("why {sign}{}", one.name)],
        _ => paths(sentence).into_iter().collect(),
    }
}

fn effects(sentence: &Sentence) -> Vec<String> {
    let Some(factor) = only(sentence) else { return paths(sentence).into_iter().collect() };
    let at = sentence.factors.first().map_or(0, super::sentence::Meant::at);
    let on_it = ["on", "for", "affects", "affect", "influences", "influence"]
        .iter()
        .any(|word| sentence.place(word).is_some_and(|place| place < at && at - place <= 2));
    match on_it {
        true => vec![format!("find factors leading to {factor}")],
        false => vec![format!("find outcomes from {}{factor}", sentence.sign)],
    }
}
