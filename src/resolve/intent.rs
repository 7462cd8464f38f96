//! What somebody who has not read the manual may want to know, by the words of the sentence, and how it is asked here.

use super::{
    asks::{
        actor, claims, effects, evidence, for_whom, leading, mentioning, only, pair, paths, supposed, things, why,
        with, without,
    },
    sentence::{Sentence, stem},
};
use crate::theory::{Titled, folded};

/// One thing that may be wanted: a line more is one intent more.
struct Intent {
    /// Whether the words of a sentence say so.
    means: fn(&Sentence) -> bool,
    /// The questions that ask for it, the likeliest first, with the factors that the sentence names put in.
    asks: fn(&Sentence) -> Vec<String>,
}

/// What stands for a single source in people's words.
pub(super) const SOURCES: &[&str] = &[
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
pub(super) const SAYS: &[&str] = &[
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

/// What people say of what stands behind a claim.
const BACKED: &[&str] = &["evidence*", "support*", "backed", "proof", "proven", "grounded"];
/// What people say of whoever is the worse for it.
pub(super) const LOSES: &[&str] =
    &["lose", "loses", "loser*", "losing", "suffer*", "harm*", "left out", "left behind", "worse off"];

/// What opens the trail of the last answer's first row.
const TRAIL: &str = "because 1";
/// What lists the changes.
const CHANGES: &str = "history";

/// Whether a remedy is no question but a command of the prompt.
pub(super) fn is_command(remedy: &str) -> bool {
    [TRAIL, CHANGES].contains(&remedy)
}

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
        means: |s| {
            s.factors.is_empty()
                && s.has(&["version*", "changed", "changes", "revision*", "history", "edited", "new since"])
        },
        asks: |_| vec![CHANGES.to_owned()],
    },
    Intent {
        means: |s| {
            let says = s.has(SAYS) || s.has(&["know", "come from", "comes from"]);
            s.factors.is_empty()
                && s.claim.is_none()
                && says
                && s.has(&["that", "this", "so", "it"])
                && s.words.len() <= 6
        },
        asks: |_| vec![TRAIL.to_owned()],
    },
    Intent {
        means: |s| s.claim.is_none() && s.has(&["weak*", "thin", "poor*"]) && s.has(BACKED),
        asks: |s| vec![format!("find {}{} sort by sources", claims(s), mentioning(s))],
    },
    Intent {
        means: |s| s.claim.is_none() && s.has(&["best", "well", "strong*", "good"]) && s.has(BACKED),
        asks: |s| match things(s) {
            Some(things) if s.factors.is_empty() => {
                vec![format!("find {things} sort by evidence-through descending")]
            }
            _ => vec![format!("find {}{} sort by sources descending", claims(s), mentioning(s))],
        },
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
        means: |s| {
            s.has(&["rival*", "alternative*", "competing", "another explanation", "other explanation*", "what else"])
        },
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
                    "should ask",
                    "ask next",
                    "next interview*",
                    "find out",
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
                || (s.has(&["who"]) && s.has(LOSES))
                || (s.has(&["who"]) && s.has(&["gain*", "win", "wins", "better off", "profit*"]))
        },
        asks: for_whom,
    },
    Intent {
        means: |s| without(s).is_some(),
        asks: |s| without(s).into_iter().map(|(one, other)| format!("why +{one} given -{other}")).collect(),
    },
    Intent { means: |s| supposed(s).is_some(), asks: |s| supposed(s).into_iter().collect() },
    Intent {
        means: |s| only(s).is_some() && s.has(&["what works", "what does work", "what can work"]),
        asks: |s| only(s).into_iter().map(|factor| format!("find outcomes from {factor}")).collect(),
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
                "important",
                "importance",
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
    let asks = INTENTS.iter().find(|intent| (intent.means)(&sentence)).map(|intent| (intent.asks)(&sentence));
    let asks = asks.unwrap_or_default();
    match (only(&sentence), partly_named(titles, &sentence)) {
        (Some(to), Some(from)) if asks == [leading(to)] => vec![format!("paths from {from} to {to}"), leading(to)],
        _ => asks,
    }
}

/// The one factor in whose name a word stands that names nothing by itself: `deprivation`, of `deprived-neighbourhood`.
fn partly_named<'t>(titles: &'t [Titled], sentence: &Sentence) -> Option<&'t str> {
    let named = |word: &str| {
        let stands = |called: &&Titled| called.name.as_str().split('-').any(|part| stem(part) == stem(word));
        let mut found = titles.iter().filter(|called| called.kind.is_factor()).filter(stands);
        found.next().filter(|_| found.next().is_none())
    };
    sentence.left().find_map(named).map(|called| called.name.as_str())
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
