//! What belongs elsewhere: clauses of other verbs and things, words of the language in the places of names.

use super::{
    super::{Expected, Slot},
    fault::example,
    foreign::begins_with,
    is_blank,
    place::{TextAt, token},
    remedy::{corrected, is_question, replacing, single_spaced},
    verb_of,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    question::{Things, words},
    theory::Role,
};

/// Tells what belongs elsewhere, if that is what is wrong.
pub(super) fn misplaced(at: &TextAt<'_>, place: usize, expected: &Expected) -> Option<Diagnostic> {
    groups_of_find(at, place, expected)
        .or_else(|| does_not_apply(at, place, expected))
        .or_else(|| word_as_name(at, place, expected))
        .or_else(|| several_ends(at, place, expected))
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
    let whole = is_question(&counted).then(|| single_spaced(&counted));
    let remedy = whole.map_or_else(|| "type `count statements by theme`".to_owned(), |whole| format!("type `{whole}`"));
    Some(
        Diagnostic::at(Code::DoesNotApply, at.span(place, place + typed), "`find` makes no groups")
            .label("`by` goes with `count`")
            .help(remedy),
    )
}

/// What people elsewhere call outcomes that are not wanted, and those that are.
const UNWANTED: [&str; 8] = ["negative", "undesired", "undesirable", "adverse", "bad", "poor", "unintended", "harmful"];
const WANTED: [&str; 6] = ["positive", "desired", "desirable", "good", "beneficial", "intended"];

/// Several ends of a chain where one factor is taken, or outcomes of a kind that is called otherwise.
fn several_ends(at: &TextAt<'_>, place: usize, expected: &Expected) -> Option<Diagnostic> {
    let rest = at.text.get(place..)?;
    let typed = token(rest);
    let chain =
        expected.words.contains(&"where") && !expected.words.contains(&"and") && expected.words.contains(&"within");
    if !chain || !matches!(typed.to_lowercase().as_str(), "and" | "or" | "," | "outcomes") {
        return None;
    }
    Some(
        Diagnostic::at(Code::BadQuestion, at.span(place, place + typed.len()), format!("`{typed}` does not fit here"))
            .label("one kind of thing, and one factor at each end of a chain, are asked for at a time")
            .help(of_worth(at.text, place).unwrap_or_else(|| one_by_one(at.text, place, typed))),
    )
}

/// The question with `wanted` or `unwanted` where another word for it stands.
fn of_worth(text: &str, place: usize) -> Option<String> {
    let before = text.get(..place)?;
    let word = token_before(before);
    let is = |words: &[&str]| words.iter().any(|other| other.eq_ignore_ascii_case(word));
    let ours = if is(&UNWANTED) {
        "unwanted"
    } else if is(&WANTED) {
        "wanted"
    } else {
        return None;
    };
    let opened = before.trim_end_matches(is_blank).strip_suffix(word)?;
    let whole = format!("{opened}{ours} {}", text.get(place..)?);
    is_question(&whole).then(|| format!("type `{}`", single_spaced(&whole)))
}

/// A question for each of several ends.
fn one_by_one(text: &str, place: usize, typed: &str) -> String {
    let before = text.get(..place).unwrap_or_default();
    let after = text.get(place + typed.len()..).unwrap_or_default();
    let first = single_spaced(before);
    let opened = first.rsplit_once(' ').map_or("", |(opened, _)| opened);
    let second = single_spaced(&format!("{opened} {after}"));
    match is_question(&first) && is_question(&second) {
        true => format!("ask one by one: `{first}`, then `{second}`"),
        false => format!("ask a question for each, {}", example(text)),
    }
}

/// The word before a place.
fn token_before(text: &str) -> &str {
    text.trim_end_matches(is_blank).rsplit(is_blank).next().unwrap_or_default()
}

/// A clause of another verb or of other things.
fn does_not_apply(at: &TextAt<'_>, place: usize, expected: &Expected) -> Option<Diagnostic> {
    let typed = token(at.text.get(place..)?);
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
        Diagnostic::at(
            Code::DoesNotApply,
            at.span(place, place + typed.len()),
            format!("`{word}` does not apply to {about}"),
        )
        .label(format!("`{word}` goes with {}", clause.goes_with))
        .help(remedy_of(at.text, place, word, verb, things)),
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
fn remedy_of(text: &str, place: usize, clause: &str, verb: &str, things: Option<Things>) -> String {
    let (before, rest) = (text.get(..place).unwrap_or_default(), text.get(place..).unwrap_or_default());
    let behind = rest.get(clause.len()..).unwrap_or_default();
    let counts = if verb == "count" { "count" } else { "find" };
    let meant = match (clause, verb, things) {
        ("mentioning", "paths", _) => vec![format!("find cmocs {rest}")],
        ("leading", _, Some(Things::Statements | Things::Cmocs)) => {
            let wider = rest.trim_start_matches(|c: char| !c.is_whitespace()).trim_start();
            let end = begins_with(wider, "to").and_then(|length| wider.get(length..)).unwrap_or_default();
            vec![format!("{counts} mechanisms {rest}"), format!("find cmocs mentioning {end}")]
        }
        ("leading", "find" | "count", _) => vec![format!("{counts} mechanisms {rest}")],
        ("in", _, Some(Things::Sources | Things::Cases)) => vec![format!("find statements {rest} with evidence")],
        ("from", _, Some(Things::Sources | Things::Cases)) => vec![format!("show {behind}")],
        ("without", "find" | "count", _) => {
            vec![format!("{counts} cmocs {rest}"), format!("{counts} cmocs without mechanism")]
        }
        _ => Vec::new(),
    };
    let left_out = std::iter::once(before.to_owned());
    let mut whole = meant.into_iter().chain(left_out).filter(|text| is_question(text)).map(|text| single_spaced(&text));
    match (whole.next(), whole.next()) {
        (Some(one), Some(other)) if clause == "leading" && other != single_spaced(before) => {
            format!("type `{one}` or `{other}`")
        }
        (Some(one), _) => format!("type `{one}`"),
        (None, _) => example(text),
    }
}

/// A word of the language where a name has to stand.
fn word_as_name(at: &TextAt<'_>, place: usize, expected: &Expected) -> Option<Diagnostic> {
    let typed = token(at.text.get(place..)?);
    let slot = expected.slots.iter().find(|slot| slot.is_name())?;
    let span = at.span(place, place + typed.len());
    let word = typed.to_lowercase();
    if Role::from_word(&word).is_some() || matches!(word.as_str(), "or" | "keeping") {
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
    let quoted =
        corrected(at.text, replacing(place, typed, &format!("\"{word}\""))).unwrap_or_else(|| format!("\"{word}\""));
    Some(match Things::from_word(&word).filter(|_| *slot == Slot::Record) {
        Some(things) => fault.help(format!("as a name it stands in quotes: `{quoted}`; all of them: `find {things}`")),
        None => fault.help(format!("as a name it stands in quotes: `{quoted}`")),
    })
}
