//! What is wrong with a text that is no question, and what to type instead.

use super::{
    super::{
        Expected, Slot,
        expected::{drop_used, from_error},
        grammar::{Grammar, Rule},
    },
    foreign::{Correction, at_beginning, at_place, begins_with},
    is_blank, outside_quotes, verb_of,
};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    question::{Things, words},
    text::{FileId, Span},
};
use pest::{
    Parser,
    error::{Error, InputLocation},
    iterators::Pair,
};

/// A text with where it stands in its file.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextAt<'t> {
    pub(super) file: FileId,
    pub(super) offset: u32,
    pub(super) text: &'t str,
}

impl TextAt<'_> {
    /// The place of a stretch of the text in the file.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| self.offset.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        Span::new(self.file, place(start), place(end))
    }

    /// The place of a pair in the file.
    pub(super) fn span_of(&self, pair: &Pair<'_, Rule>) -> Span {
        self.span(pair.as_span().start(), pair.as_span().end())
    }
}

/// How long a text may be for its whole corrected form to be shown.
const SHOWN: usize = 160;
/// How many corrections are tried one after the other.
const TRIES: usize = 8;

/// The verbs that are answered, with examples.
pub(super) fn forms() -> String {
    let examples: Vec<String> = words::VERBS.iter().map(|verb| format!("`{}`", verb.example)).collect();
    format!("for example {}", examples.join(", "))
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
        return Err(Diagnostic::at(Code::NoSuchVerb, span, format!("questions with `{word}` are not answered yet"))
            .label("the word is reserved for them")
            .help(format!("answered are: {}; {}", verbs(), forms())));
    }
    if let Some(correction) = correction {
        let span = at.span(correction.range.start, correction.range.end);
        return Err(Diagnostic::at(Code::NoSuchVerb, span, correction.message.clone())
            .label(format!("a question begins with one of: {}", verbs()))
            .help(remedy(at.text, correction)));
    }
    let fault = Diagnostic::at(Code::NoSuchVerb, span, format!("no question begins with `{}`", excerpt(typed, 40)))
        .label(format!("found `{}`; expected one of: {}", excerpt(typed, 40), verbs()));
    Err(match nearest(typed, words::VERBS.iter().map(|verb| verb.word)).as_slice() {
        [] => fault.help(forms()),
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
    let particular = groups_of_find(at, place, &expected)
        .or_else(|| does_not_apply(at, typed, span, &expected))
        .or_else(|| word_as_name(at, place, &expected))
        .or_else(|| several_ends(at, place, &expected));
    if let Some(fault) = particular {
        return fault;
    }
    drop_used(at.text.get(..place).unwrap_or_default(), &mut expected.words);
    let end = at.text.trim_end_matches(is_blank).len();
    if rest.trim_start_matches(is_blank).is_empty() {
        return Diagnostic::at(Code::BadQuestion, at.span(end, end), "the question is not finished")
            .label(format!("it ends here; {}", wanted(&expected)))
            .help(example(at.text));
    }
    let shown = excerpt(typed, 40);
    let fault =
        Diagnostic::at(Code::BadQuestion, span, format!("`{shown}` does not fit here")).label(found(typed, &expected));
    match near(typed, &expected).as_slice() {
        [] => fault.help(example(at.text)),
        [word] => {
            let near = replacing(place, typed, word);
            fault.help(remedy(at.text, near))
        }
        several => fault.help(format!("near: {}", listed(several))),
    }
}

/// `find … by FIELD`, which `count` answers.
fn groups_of_find(at: &TextAt<'_>, place: usize, expected: &Expected) -> Option<Diagnostic> {
    let rest = at.text.get(place..)?;
    let typed = ["grouped by", "group by", "per", "by"].into_iter().find_map(|phrase| begins_with(rest, phrase))?;
    let begin = at.text.len() - at.text.trim_start_matches(is_blank).len();
    if verb_of(at.text)?.word != "find" || !expected.words.contains(&"where") {
        return None;
    }
    let counted = format!("count{} by{}", at.text.get(begin + "find".len()..place)?, rest.get(typed..)?);
    let whole =
        if counted.len() <= SHOWN && correction_of(&counted).is_ok() { Some(single_spaced(&counted)) } else { None };
    let remedy = whole.map_or_else(|| "type `count statements by theme`".to_owned(), |whole| format!("type `{whole}`"));
    Some(
        Diagnostic::at(Code::DoesNotApply, at.span(place, place + typed), "`find` makes no groups")
            .label("`by` goes with `count`")
            .help(remedy),
    )
}

/// Several ends of a chain, or `unwanted outcomes`, where one factor is taken.
fn several_ends(at: &TextAt<'_>, place: usize, expected: &Expected) -> Option<Diagnostic> {
    let typed = token(at.text.get(place..)?);
    let chain =
        expected.words.contains(&"where") && !expected.words.contains(&"and") && expected.words.contains(&"within");
    let before = token_before(at.text.get(..place)?);
    let outcomes = matches!(before.to_lowercase().as_str(), "wanted" | "unwanted");
    if !chain && !outcomes || !matches!(typed.to_lowercase().as_str(), "and" | "or" | "," | "outcomes") {
        return None;
    }
    Some(
        Diagnostic::at(Code::BadQuestion, at.span(place, place + typed.len()), format!("`{typed}` does not fit here"))
            .label("one kind of thing, and one factor at each end of a chain, are asked for at a time")
            .help("ask a question for each; `and` and `or` join conditions behind `where`"),
    )
}

/// The word before a place.
fn token_before(text: &str) -> &str {
    text.trim_end_matches(is_blank).rsplit(is_blank).next().unwrap_or_default()
}

/// A clause of another verb or of other things.
fn does_not_apply(at: &TextAt<'_>, typed: &str, span: Span, expected: &Expected) -> Option<Diagnostic> {
    let clause = CLAUSES.iter().find(|clause| clause.word.eq_ignore_ascii_case(typed))?;
    if !expected.words.contains(&"where") {
        return None;
    }
    let mut words = at.text.split(is_blank).filter(|word| !word.is_empty());
    let verb = verb_of(at.text)?.word;
    let things = words.nth(1).and_then(Things::from_word).filter(|_| matches!(verb, "find" | "count"));
    let about = things.map_or_else(|| format!("`{verb}`"), |things| format!("`{verb} {things}`"));
    let word = clause.word;
    Some(
        Diagnostic::at(Code::DoesNotApply, span, format!("`{word}` does not apply to {about}"))
            .label(format!("`{word}` goes with {}", clause.goes_with))
            .help(remedy_of(word, verb, things)),
    )
}

/// A clause with what it narrows.
struct Clause {
    word: &'static str,
    goes_with: &'static str,
}

const CLAUSES: [Clause; 7] = [
    Clause { word: "leading", goes_with: "roles and factors: `find mechanisms leading to +trust`" },
    Clause { word: "within", goes_with: "chains: `leading to`, `from FACTOR` and `paths`" },
    Clause { word: "from", goes_with: "roles, factors, statements, cmocs, evidence, themes, theories and `paths`" },
    Clause { word: "in", goes_with: "roles, factors, statements, cmocs, evidence and themes" },
    Clause { word: "mentioning", goes_with: "`find` and `count`: `find statements mentioning trust`" },
    Clause { word: "without", goes_with: "statements and cmocs: `find cmocs without mechanism`" },
    Clause { word: "by", goes_with: "`count`: `count statements by theme`" },
];

/// What to type in the place of a clause that does not apply.
fn remedy_of(clause: &str, verb: &str, things: Option<Things>) -> String {
    match (clause, verb, things) {
        ("in", "paths", _) => "type `using cmocs where theory = NAME`".to_owned(),
        ("mentioning", "paths", _) => "type `using cmocs where …`, or `find cmocs mentioning FACTOR`".to_owned(),
        ("leading", "paths", _) => {
            "a chain leads from its first factor to its last: `paths from FACTOR to FACTOR`".to_owned()
        }
        (_, "show", _) => "`show` takes one name; type `find …` to look for several things".to_owned(),
        ("leading", _, Some(Things::Statements | Things::Cmocs)) => {
            "type `find mechanisms leading to FACTOR`, or `find cmocs where outcome = +FACTOR`".to_owned()
        }
        ("in", _, Some(Things::Sources | Things::Cases)) => {
            "type `find statements in THEORY with evidence`, which gives their sources".to_owned()
        }
        ("from", _, Some(Things::Sources | Things::Cases)) => "type `show NAME` for one of them".to_owned(),
        ("without", ..) => "type `find statements without ROLE`, or `where evidence = 0`".to_owned(),
        _ => "leave it out, or narrow the rows with `where`".to_owned(),
    }
}

/// A word of the language where a name has to stand.
fn word_as_name(at: &TextAt<'_>, place: usize, expected: &Expected) -> Option<Diagnostic> {
    let typed = token(at.text.get(place..)?);
    let slot = expected.slots.iter().find(|slot| slot.is_name())?;
    let span = at.span(place, place + typed.len());
    let word = typed.to_lowercase();
    if crate::theory::Role::from_word(&word).is_some() || matches!(word.as_str(), "or" | "keeping") {
        return Some(
            Diagnostic::at(Code::ReservedName, span, format!("`{word}` is a word of the language and never a name"))
                .label(format!("{} is needed here", slot.noun()))
                .help(example(at.text)),
        );
    }
    if !words::is_reserved(&word) {
        return None;
    }
    let fault = Diagnostic::at(Code::WordAsName, span, format!("`{word}` is a word of the question language"))
        .label(format!("{} is needed here", slot.noun()));
    let quoted = corrected(at.text, replacing(place, typed, &format!("\"{word}\"")))
        .map_or_else(|| format!("\"{word}\""), |whole| whole);
    Some(match Things::from_word(&word).filter(|_| *slot == Slot::Record) {
        Some(things) => fault.help(format!("as a name it stands in quotes: `{quoted}`; all of them: `find {things}`")),
        None => fault.help(format!("as a name it stands in quotes: `{quoted}`")),
    })
}

/// What was found, and what would fit.
fn found(typed: &str, expected: &Expected) -> String {
    format!("found `{}`; {}", excerpt(typed, 40), wanted(expected))
}

/// What would fit: slots before words.
fn wanted(expected: &Expected) -> String {
    let words = expected.words.iter().map(|word| match word.chars().next() {
        Some(c) if c.is_alphabetic() => (*word).to_owned(),
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
fn example(text: &str) -> String {
    verb_of(text).map_or_else(forms, |verb| format!("for example `{}`", verb.example))
}

fn replacing(place: usize, typed: &str, instead: &str) -> Correction {
    Correction { range: place..place + typed.len(), instead: instead.to_owned(), message: String::new() }
}

/// The corrected question where correcting makes one, else what to type at this place.
fn remedy(text: &str, correction: Correction) -> String {
    let instead = correction.instead.clone();
    match corrected(text, correction) {
        Some(whole) => format!("type `{whole}`"),
        None if instead.is_empty() => example(text),
        None => format!("type `{}`; {}", instead.trim_end(), example(text)),
    }
}

/// The text with a correction, and with those that it needs then, if that makes a question.
fn corrected(text: &str, first: Correction) -> Option<String> {
    if text.len() > SHOWN {
        return None;
    }
    let mut text = text.to_owned();
    let mut next = Some(first);
    for _ in 0..TRIES {
        let Correction { range, instead, .. } = next?;
        text.replace_range(range, &instead);
        match correction_of(&text) {
            Ok(()) => return Some(single_spaced(&text)),
            Err(further) => next = further,
        }
    }
    None
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
fn single_spaced(text: &str) -> String {
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

fn place_of(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(place) | InputLocation::Span((place, _)) => place,
    }
}

/// The word, the quotation, the run of comparison signs or the single sign that a text begins with.
pub(super) fn token(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    let is_number = |c: char| is_word(c) || c == '.';
    let is_sign = |c: char| "=<>!≠≤≥&|".contains(c);
    let length = match text.chars().next() {
        None => 0,
        Some('\u{201C}' | '\u{201E}' | '\u{201D}') => {
            text.char_indices().skip(1).find(|(_, c)| "\u{201C}\u{201D}".contains(*c)).map_or(3, |(close, _)| close + 3)
        }
        Some('"') => text.get(1..).and_then(|inner| inner.find('"')).map_or(1, |close| close + 2),
        Some(c) if c.is_ascii_digit() => text.find(|c| !is_number(c)).unwrap_or(text.len()),
        Some(c) if is_word(c) => text.find(|c| !is_word(c)).unwrap_or(text.len()),
        Some(c) if is_sign(c) => text.find(|c| !is_sign(c)).unwrap_or(text.len()),
        Some(c) => c.len_utf8(),
    };
    text.get(..length).unwrap_or_default()
}

/// A text cut to a number of characters, for messages.
pub(super) fn excerpt(text: &str, width: usize) -> String {
    match text.char_indices().nth(width) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
