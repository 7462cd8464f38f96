//! What is wrong with a text that is no question, and what to type instead.

use super::{
    super::{
        Expected,
        expected::{drop_used, from_error},
        grammar::Rule,
    },
    foreign::{at_beginning, at_place},
    is_blank,
    misplaced::misplaced,
    place::{TextAt, excerpt, place_of, token},
    remedy::{corrected, corrected_whole, remedy, replacing},
    verb_of,
};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    question::words,
};
use pest::error::Error;

/// Verbs whose examples stand for all.
const FIRST_VERBS: [&str; 5] = ["find", "count", "paths", "suppose", "show"];

/// Some of the verbs that are answered, with examples.
pub(super) fn forms() -> String {
    let first = words::VERBS.iter().filter(|verb| FIRST_VERBS.contains(&verb.word));
    let examples: Vec<String> = first.map(|verb| format!("`{}`", verb.example)).collect();
    format!("for example\n{}", examples.join("\n"))
}

/// The verbs that are answered, as a list.
fn verbs() -> String {
    words::VERBS.map(|verb| verb.word).join(", ")
}

/// Tells a text that does not begin with a verb.
pub(super) fn check_verb(at: &TextAt<'_>, begin: usize) -> Result<(), Diagnostic> {
    let typed = token(at.text.get(begin..).unwrap_or_default());
    let span = at.span(begin, begin + typed.len());
    let correction = at_beginning(at.text, begin);
    if words::verb(typed).is_some() && correction.is_none() {
        return Ok(());
    }
    if words::LATER.iter().any(|word| word.eq_ignore_ascii_case(typed)) {
        let word = typed.to_lowercase();
        let help = match correction.and_then(|correction| corrected(at.text, correction)) {
            Some(whole) => format!("until then, type `{whole}`"),
            None => format!("answered are: {}; {}", verbs(), forms()),
        };
        return Err(Diagnostic::at(Code::NoSuchVerb, span, format!("questions with `{word}` are not answered yet"))
            .label("the word is reserved for them")
            .help(help));
    }
    if !typed.is_empty() && typed.chars().all(|c| c.is_ascii_digit()) {
        return Err(Diagnostic::at(
            Code::NoSuchVerb,
            span,
            format!("no question begins with `{}`", excerpt(typed, 40)),
        )
        .label("found a number")
        .help(format!("`because {}` opens row {0} of the last answer", excerpt(typed, 40))));
    }
    if let Some(correction) = correction {
        let span = at.span(correction.range.start, correction.range.end);
        return Err(Diagnostic::at(Code::NoSuchVerb, span, correction.message.clone())
            .label("a question begins with its verb")
            .help(remedy(at.text, correction)));
    }
    let fault = Diagnostic::at(Code::NoSuchVerb, span, format!("no question begins with `{}`", excerpt(typed, 40)))
        .label(format!("found `{}`; expected one of: {}", excerpt(typed, 40), verbs()));
    Err(match nearest(typed, words::VERBS.iter().map(|verb| verb.word)).as_slice() {
        [] => fault.help(words_alone(at.text).unwrap_or_else(forms)),
        [word] => {
            let near = replacing(begin, typed, word);
            fault.help(remedy(at.text, near))
        }
        several => fault.help(format!("near: {}", listed(several))),
    })
}

/// Tells why the grammar did not take a text.
pub(super) fn not_understood(at: &TextAt<'_>, error: &Error<Rule>) -> Diagnostic {
    let place = place_of(error);
    let mut expected = from_error(error);
    let rest = at.text.get(place..).unwrap_or_default();
    let typed = token(rest);
    let span = at.span(place, place + typed.len());
    if let Some(correction) = at_place(at.text, place, &expected) {
        let end = if correction.range.is_empty() { place + typed.len() } else { correction.range.end };
        let span = at.span(correction.range.start, end);
        return Diagnostic::at(Code::BadQuestion, span, correction.message.clone())
            .label(found(typed, &expected))
            .help(remedy(at.text, correction));
    }
    if let Some(fault) = misplaced(at, place, &expected) {
        return fault;
    }
    drop_used(at.text.get(..place).unwrap_or_default(), &mut expected.words);
    let end = at.text.trim_end_matches(is_blank).len();
    if rest.trim_start_matches(is_blank).is_empty() {
        let form = verb_of(at.text).map(|verb| verb.form.split(';').next().unwrap_or_default());
        // A form that is longer says less than an example.
        let whole = form.filter(|form| form.len() <= 80).map(|form| format!("the whole is {form}; "));
        return Diagnostic::at(Code::BadQuestion, at.span(end, end), "the question is not finished")
            .label(format!("it ends here; {}", wanted(&expected)))
            .help(whole.unwrap_or_default() + &example(at.text));
    }
    let shown = excerpt(typed, 40);
    let fault =
        Diagnostic::at(Code::BadQuestion, span, format!("`{shown}` does not fit here")).label(found(typed, &expected));
    match near(typed, &expected).as_slice() {
        [] => fault.help(looked_for(at, place, &expected).unwrap_or_else(|| example(at.text))),
        [word] => {
            let near = replacing(place, typed, word);
            fault.help(remedy(at.text, near))
        }
        several => fault.help(format!("near: {}", listed(several))),
    }
}

/// `turnover`: a few words and no verb are looked for.
fn words_alone(text: &str) -> Option<String> {
    let words = text.trim_matches(is_blank);
    if !words.starts_with(char::is_alphabetic) || words.split(is_blank).count() > 4 {
        return None;
    }
    let whole = corrected_whole(&format!("search {words}"))?;
    Some(format!("`{whole}` looks for it in all texts"))
}

/// `find turnover`: what is asked for is no kind of thing, so it is looked for as words.
fn looked_for(at: &TextAt<'_>, place: usize, expected: &Expected) -> Option<String> {
    let words = expected.words.contains(&"mechanisms").then(|| at.text.get(place..))??;
    let whole = corrected_whole(&format!("search {}", words.trim()))?;
    Some(format!("`{whole}` looks for it in all texts"))
}

/// What was found, and what would fit.
fn found(typed: &str, expected: &Expected) -> String {
    format!("found `{}`; {}", excerpt(typed, 40), wanted(expected))
}

/// What would fit: slots before words.
fn wanted(expected: &Expected) -> String {
    let words = expected.words.iter().map(|word| match word.chars().next() {
        Some(c) if c.is_alphabetic() && expected.words.len() + expected.slots.len() > 1 => (*word).to_owned(),
        _ => format!("`{word}`"),
    });
    let all: Vec<String> = expected.slots.iter().map(|slot| slot.noun().to_owned()).chain(words).collect();
    match all.as_slice() {
        [] => "the question should end here".to_owned(),
        [one] => format!("expected {one}"),
        several => format!("expected one of: {}", several.join(", ")),
    }
}

/// The words of the language near to what was typed.
fn near(typed: &str, expected: &Expected) -> Vec<&'static str> {
    if typed.len() > 30 { Vec::new() } else { nearest(typed, expected.words.iter().copied()) }
}

/// An example of the verb that a text begins with.
pub(super) fn example(text: &str) -> String {
    verb_of(text).map_or_else(forms, |verb| format!("for example `{}`", verb.example))
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
