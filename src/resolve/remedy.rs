//! What to type in the place of a line that is no question, made from the names that are known.

use super::{intent, question::question, repair::repaired};
use crate::{
    diagnostic::{Code, Diagnostic},
    language::{parse_question, suggestion},
    question::{Things, words},
    text::FileId,
    theory::{Name, Record, Theory, folded},
};
use std::collections::HashMap;

/// How many words of a line are looked at.
const LONGEST: usize = 40;
/// How many words one name or label has at most.
const WORDS: usize = 8;

/// The faults of a line that is no question, with a remedy that can be answered: the line corrected, with the names
/// and labels that are known put into it. Where none is found the faults stay as they are.
pub fn remedied(theory: &Theory, typed: &str, mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let [fault] = faults.as_mut_slice() else { return faults };
    let searches = typed.split_whitespace().next().is_some_and(|verb| verb.eq_ignore_ascii_case("search"));
    let mends = match fault.code {
        _ if searches => false,
        // It ends too early: the form of its verb tells what is missing.
        _ if fault.span.is_some_and(|span| span.start == span.end) => false,
        Code::NoSuchVerb => !typed.trim().chars().all(|c| c.is_ascii_digit()),
        Code::BadQuestion | Code::DoesNotApply => true,
        _ => false,
    };
    // What the message itself says to type is left alone if it can be answered.
    let told = fault.help.as_deref().map_or_else(Vec::new, quoted_questions);
    let likely = |help: &str| help.contains("for example") || help.ends_with("in all texts");
    let is_example = fault.help.as_deref().is_some_and(likely);
    let named_so = named(theory, typed) == typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let answered = |whole: &String| understood(theory, whole).as_ref() == Some(whole);
    if !mends || (named_so && !told.is_empty() && !is_example && told.iter().all(answered)) {
        return faults;
    }
    let found = remedy(theory, typed);
    if !found.is_empty() && found != told {
        let until = fault.help.as_deref().is_some_and(|help| help.starts_with("until then"))
            || fault.message.ends_with("not answered yet");
        if fault.code == Code::NoSuchVerb && !until {
            // The remedy says more than a list of all verbs.
            fault.label = Some("a question begins with its verb".to_owned());
            if let Some((word, verb)) = fault.message.split_once(" is written `")
                && !found.iter().any(|whole| verb.strip_suffix("` here").is_some_and(|verb| whole.starts_with(verb)))
            {
                fault.message = format!("no question begins with {word}");
            }
        }
        let list: Vec<String> = found.iter().map(|whole| format!("`{whole}`")).collect();
        fault.help = Some(format!("{}type {}", if until { "until then, " } else { "" }, list.join(" or ")));
    }
    faults
}

/// Questions that a line may have meant and that can be answered, the likeliest first; none where no name is known.
///
/// ```
/// use because::{language, resolve, text::FileId, theory::Theory};
/// let parsed = language::parse_records(FileId(0), "context quick-wins \"Quick wins\"\nmechanism trust\n");
/// let mut theory = Theory::default();
/// for record in resolve::records(&theory, &parsed.records, &parsed.unread).records {
///     theory.insert(record);
/// }
/// assert_eq!(resolve::remedy(&theory, "how do quick wins lead to trust?"), ["paths from quick-wins to trust"]);
/// assert_eq!(resolve::remedy(&theory, "trust"), ["show trust", "find statements mentioning trust"]);
/// ```
pub fn remedy(theory: &Theory, typed: &str) -> Vec<String> {
    if typed.split_whitespace().count() > LONGEST {
        return Vec::new();
    }
    let line = named(theory, typed.trim().trim_end_matches(['?', '.', '!']).trim_end());
    let bare = without_find(&line);
    if let Some(record) = record_of(theory, bare) {
        return about(record);
    }
    let corrected = suggestion(&line);
    let as_it_is = |whole: &String| understood(theory, whole).as_ref() == Some(whole);
    if let Some(whole) = corrected.clone().filter(as_it_is) {
        return vec![whole];
    }
    let leading = format!("find factors leading to {bare}");
    if let Some(whole) = suggestion(&leading).filter(|whole| understood(theory, whole).as_ref() == Some(whole)) {
        return vec![whole];
    }
    let titles = theory.titles();
    let meant = |questions: Vec<String>| {
        let answered = |whole: &String| intent::is_command(whole) || as_it_is(whole);
        let questions: Vec<String> = questions.into_iter().filter(answered).collect();
        (!questions.is_empty()).then_some(questions)
    };
    // The words that stand there say more than a name that is merely near to one of them.
    let of_line = || if line == typed { None } else { meant(intent::questions(&titles, &line)) };
    let by_words = meant(intent::questions(&titles, typed)).or_else(of_line);
    let begins_with_verb = words::verb(line.split_whitespace().next().unwrap_or_default()).is_some();
    if let (Some(questions), false) = (&by_words, begins_with_verb) {
        return questions.clone();
    }
    if let Some(whole) = corrected.and_then(|whole| understood(theory, &whole)) {
        return vec![whole];
    }
    by_words
        .or_else(|| meant(of_names(theory, &line)))
        .or_else(|| meant(intent::called_so(&titles, &line).into_iter().collect()))
        .unwrap_or_default()
}

/// The question as it is understood here: its names looked up, and mended where one is near. None where it cannot be.
fn understood(theory: &Theory, whole: &str) -> Option<String> {
    let read = parse_question(FileId(0), 0, whole).ok()?;
    match question(theory, &read) {
        Ok(_) => Some(whole.to_owned()),
        Err(_) => repaired(theory, &read).map(|question| question.to_string()),
    }
}

/// The questions that stand between backticks in a help.
fn quoted_questions(help: &str) -> Vec<String> {
    let inside = help.split('`').skip(1).step_by(2);
    inside
        .filter(|text| words::verb(text.split_whitespace().next().unwrap_or_default()).is_some())
        .map(str::to_owned)
        .collect()
}

fn without_find(line: &str) -> &str {
    let rest = line.trim_start();
    ["find ", "show "].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest).trim()
}

/// The record that a text names, with or without a sign.
fn record_of<'t>(theory: &'t Theory, text: &str) -> Option<&'t Record> {
    let name = text.trim_start_matches(['+', '-', '?']).trim_matches('"');
    if text.contains(char::is_whitespace) || words::is_reserved(name) {
        return None;
    }
    theory.find(name).map(AsRef::as_ref)
}

/// What can be asked of one record.
fn about(record: &Record) -> Vec<String> {
    let name = &record.name;
    let mut all = vec![format!("show {name}")];
    if record.kind.is_factor() {
        all.push(format!("find statements mentioning {name}"));
    }
    all
}

/// A question made of the names alone, and of the things that are asked for.
fn of_names(theory: &Theory, line: &str) -> Vec<String> {
    let mut found: Vec<&Record> = Vec::new();
    let mut things = None;
    for word in line.split(|c: char| c.is_whitespace() || c == ',') {
        let word = word.trim_matches(['(', ')', '"', '\'', '.', '?']);
        match record_of(theory, word) {
            Some(record) if !found.iter().any(|other| other.name == record.name) => found.push(record),
            _ => things = things.or_else(|| singular_or_plural(word)),
        }
    }
    let factors: Vec<&Record> = found.iter().copied().filter(|record| record.kind.is_factor()).collect();
    match (factors.as_slice(), found.as_slice(), things) {
        ([], [], _) => Vec::new(),
        ([], [record, ..], _) => about(record),
        ([factor], _, Some(Things::Role(_) | Things::Factors)) => {
            vec![format!("find {} leading to {}", things.map_or("factors", Things::word), factor.name)]
        }
        ([factor], _, Some(things)) => vec![format!("find {things} mentioning {}", factor.name)],
        ([factor], _, None) => about(factor),
        ([from, to, ..], ..) => vec![format!("paths from {} to {}", from.name, to.name)],
    }
}

pub(super) fn singular_or_plural(word: &str) -> Option<Things> {
    Things::from_word(word)
        .or_else(|| Things::ALL.into_iter().find(|things| things.singular().eq_ignore_ascii_case(word)))
}

/// The line with the names of records in the places of their labels, and of names that are typed with blanks;
/// quotations are left alone.
fn named(theory: &Theory, line: &str) -> String {
    let titles = titles(theory);
    let words = line.split_whitespace().collect::<Vec<_>>();
    let mut text: Vec<String> = Vec::new();
    let mut at = 0;
    let mut quoted = false;
    while let Some(word) = words.get(at) {
        let marks = word.chars().filter(|c| matches!(c, '"' | '\u{201C}' | '\u{201D}' | '\u{201E}')).count();
        let run =
            if quoted || marks > 0 { None } else { longest_name(theory, &titles, words.get(at..).unwrap_or_default()) };
        quoted ^= marks % 2 == 1;
        match run {
            Some((length, name)) => {
                let sign: String = word.chars().take_while(|c| matches!(c, '+' | '-' | '?')).collect();
                text.push(format!("{sign}{name}"));
                at += length;
            }
            None => {
                text.push((*word).to_owned());
                at += 1;
            }
        }
    }
    text.join(" ")
}

/// The longest run of words that is the name or the label of a record, from the first word on.
fn longest_name(theory: &Theory, titles: &HashMap<String, Option<Name>>, words: &[&str]) -> Option<(usize, Name)> {
    (1..=words.len().min(WORDS)).rev().find_map(|length| {
        let run = words.get(..length)?;
        let typed = run.join(" ").to_lowercase();
        let plain = typed.trim_start_matches(['+', '-', '?']);
        if length == 1 && (words::is_reserved(plain) || theory.find(plain).is_some()) {
            return None;
        }
        let hyphened = plain.replace(' ', "-");
        let record = (length > 1 && Name::has_form(&hyphened)).then(|| theory.find(&hyphened)).flatten();
        let name = record.map(|record| record.name.clone()).or_else(|| titles.get(plain).cloned().flatten())?;
        (!words::is_reserved(name.as_str())).then_some((length, name))
    })
}

/// The names of records by their labels and other names; none for one that several have.
fn titles(theory: &Theory) -> HashMap<String, Option<Name>> {
    let mut titles: HashMap<String, Option<Name>> = HashMap::new();
    for record in theory.titles() {
        for title in record.titles().map(folded) {
            titles
                .entry(title)
                .and_modify(|name| {
                    if name.as_ref() != Some(&record.name) {
                        *name = None;
                    }
                })
                .or_insert_with(|| Some(record.name.clone()));
        }
    }
    titles
}
