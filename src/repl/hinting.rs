//! Hints: what is still to be typed, shown behind the cursor in grey.

use super::{
    form,
    place::{Place, field_of, place},
};
use crate::{
    language,
    question::words,
    render,
    session::{COMMANDS, at_prompt},
    theory::{RecordKind, fields},
};

/// What is shown behind the cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// The rest of the word that is being typed, where only one can be meant.
    pub word: String,
    /// What is still to be typed behind it.
    pub form: String,
}

/// What is still to be typed behind a text, cut to so many columns; nothing where there is nothing to say.
///
/// ```
/// let hint = because::repl::hint("paths fr", 40);
/// assert_eq!(hint.map(|hint| hint.word + &hint.form).as_deref(), Some("om FACTOR to FACTOR [within N steps] …"));
/// ```
pub fn hint(before: &str, columns: usize) -> Option<Hint> {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let typing = before.ends_with(|c: char| !c.is_whitespace());
    let hint = match place(before) {
        Place::Opening if line.is_empty() => return None,
        Place::Opening => opening(line)?,
        Place::Command(entry) => left_of(entry.form, line, &|_| true)?,
        Place::Question(begin) => question(before.get(begin..)?)?,
        Place::Header(kind) => left_of(&header(kind), line, &|_| true)?,
        Place::FieldWord(kind, typed) => field_word(kind, typed)?,
        Place::Value(kind, spec, from) => {
            let empty = before.get(from..).is_some_and(|value| value.trim().is_empty());
            if !empty || typing || field_of(kind, line).is_none() {
                return None;
            }
            Hint { word: String::new(), form: format!("{} — {}", render::takes(spec.takes), spec.help) }
        }
        Place::Code(from) if before.get(from..).is_some_and(str::is_empty) => {
            Hint { word: String::new(), form: "[ROLE] +FACTOR or -FACTOR)".to_owned() }
        }
        Place::Code(_) | Place::Free => return None,
    };
    let lead = if typing && !hint.form.is_empty() { " " } else { "" };
    let room = columns.saturating_sub(hint.word.chars().count() + lead.len());
    let form = fitted(&hint.form, room);
    let form = if form.is_empty() { form } else { format!("{lead}{form}") };
    Some(Hint { word: hint.word, form }).filter(|hint| *hint != Hint::default())
}

/// The first word of a line, once it is told which is meant.
fn opening(line: &str) -> Option<Hint> {
    let verbs = words::VERBS.iter().map(|verb| verb.word);
    let commands = COMMANDS.iter().filter(|entry| at_prompt(entry.word).is_some()).map(|entry| entry.word);
    let kinds = RecordKind::ALL.iter().map(|kind| kind.word());
    let typed = line.trim_start().to_lowercase();
    let mut meant: Vec<&str> = verbs.chain(commands).chain(kinds).filter(|word| word.starts_with(&typed)).collect();
    if let Some(whole) = meant.iter().copied().find(|word| *word == typed) {
        meant = vec![whole];
    }
    let [word] = meant.as_slice() else { return None };
    let form = match (words::verb(word), at_prompt(word), RecordKind::from_word(word)) {
        (Some(verb), ..) => whole_form(verb),
        (_, Some(entry), _) => entry.form.to_owned(),
        (.., kind) => header(kind?),
    };
    let rest = word.get(typed.len()..).filter(|_| typed.len() > 1 || *word == typed)?;
    Some(Hint { word: rest.to_owned(), form: form::rest(&form, &[word], &|_| true) })
}

fn question(question: &str) -> Option<Hint> {
    let verb = words::verb(question.split_whitespace().next()?)?;
    let typed = question.ends_with(|c: char| !c.is_whitespace());
    let word = question.rsplit(char::is_whitespace).next().unwrap_or_default();
    let before = question.get(..question.len() - word.len()).unwrap_or_default();
    let is_word = |text: &str| language::expected(before).words.contains(&text.to_lowercase().as_str());
    // A word that is not whole yet is looked at from before it.
    let probe =
        if typed && !words::is_reserved(word) && !is_word(word) { before.to_owned() } else { format!("{question} ") };
    if typed && !fits_behind(before, word) {
        return None;
    }
    let expected = language::expected(&format!("{question} "));
    if let ([only], []) = (expected.words.as_slice(), expected.slots.as_slice())
        && !typed
    {
        return Some(Hint { word: String::new(), form: (*only).to_owned() });
    }
    let whole = expected.words;
    let begun = language::expected(&probe).words;
    left_of(&whole_form(verb), question, &|word| {
        (whole.is_empty() && begun.is_empty()) || whole.contains(&word) || begun.contains(&word)
    })
}

/// Whether a word, whole or begun, can stand behind a text.
fn fits_behind(before: &str, word: &str) -> bool {
    let expected = language::expected(before);
    let word = word.to_lowercase();
    // Signs, numbers and words in quotes are for the parser to tell; so is the verb.
    let is_word = word.chars().all(|c| c.is_alphanumeric() || c == '-') && word.starts_with(char::is_alphabetic);
    let known = before.trim().is_empty() || (expected.words.is_empty() && expected.slots.is_empty());
    known || !is_word || !expected.slots.is_empty() || expected.words.iter().any(|own| own.starts_with(&word))
}

/// The form of a verb with what every question may end with.
fn whole_form(verb: &words::VerbForm) -> String {
    let (form, remark) =
        verb.form.split_once(';').map_or((verb.form, String::new()), |(f, r)| (f, format!("; {}", r.trim())));
    format!("{form} {}{remark}", words::TAIL_FORM)
}

/// What is left of a form behind a text; its last word may be the beginning of one of the form.
fn left_of(form: &str, typed: &str, fits: &dyn Fn(&str) -> bool) -> Option<Hint> {
    let quoted = typed.matches('"').count() % 2 == 1;
    if quoted {
        return None;
    }
    let words = words_of(typed);
    if let Some((begun, before)) = words.split_last().filter(|_| typed.ends_with(char::is_alphanumeric))
        && let Some(whole) = form::going_on(form, before, begun, fits)
    {
        let mut words = before.to_vec();
        words.push(&whole);
        let word = whole.get(begun.len()..).unwrap_or_default().to_owned();
        return Some(Hint { word, form: form::rest(form, &words, fits) });
    }
    let form = form::rest(form, &words, fits);
    (!form.is_empty()).then(|| Hint { word: String::new(), form })
}

/// The words of a text; what stands in quotes is one, and a comparison is three.
fn words_of(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = match rest.strip_prefix('"').map(|inner| inner.find('"')) {
            Some(Some(end)) => end + 2,
            Some(None) => rest.len(),
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        let (word, behind) = rest.split_at(end);
        words.push(word);
        rest = behind.trim_start();
    }
    words
}

fn header(kind: RecordKind) -> String {
    match kind {
        RecordKind::Scale => "scale NAME [counting evidence|sources|cases]".to_owned(),
        kind => format!("{kind} NAME [\"LABEL\"]"),
    }
}

/// A line of a record that is empty yet, or the beginning of a word.
fn field_word(kind: RecordKind, typed: &str) -> Option<Hint> {
    if typed.is_empty() {
        let words: Vec<&str> = fields::of(kind).iter().map(|spec| spec.word).collect();
        let form = match words.is_empty() {
            true => "an empty line ends the record; its lines are levels, from the lowest: few 1 to 2".to_owned(),
            false => format!("an empty line ends the record; fields: {}", words.join(", ")),
        };
        return Some(Hint { word: String::new(), form });
    }
    let lower = typed.to_lowercase();
    let mut meant: Vec<_> = fields::of(kind).iter().filter(|spec| spec.word.starts_with(&lower)).collect();
    if let Some(whole) = fields::find(kind, typed) {
        meant = vec![whole];
    }
    let [spec] = meant.as_slice() else { return None };
    let word = spec.word.get(typed.len()..).unwrap_or_default().to_owned();
    Some(Hint { word, form: format!("{} — {}", render::takes(spec.takes), spec.help) })
}

/// The text, with options shortened to their first word and cut behind a part of it, where it is longer than so many
/// columns.
fn fitted(text: &str, columns: usize) -> String {
    let length = |text: &str| text.chars().count();
    if length(text) <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for part in parts_of(text) {
        let room = columns.saturating_sub(length(&short) + 2);
        let begun =
            part.strip_prefix('[').and_then(|inner| inner.split_once(' ')).map(|(word, _)| format!("[{word} …]"));
        let part =
            if length(part) <= room { Some(part.to_owned()) } else { begun.filter(|begun| length(begun) <= room) };
        let Some(part) = part else { break };
        short.push_str(&part);
        short.push(' ');
    }
    if short.is_empty() { short } else { short + "…" }
}

/// The words of a text and what stands in brackets, each as one part.
fn parts_of(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = text.split(|c: char| {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ' ' && depth == 0
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_what_is_being_typed_is_shown() {
        let shown = |before: &str| hint(before, 60).map(|hint| hint.word + &hint.form).unwrap_or_default();
        assert_eq!(shown("s"), "");
        assert_eq!(shown("sho"), "w NAME [where CONDITION] [using cmocs where CONDITION] …");
        assert_eq!(shown("show"), " NAME [where CONDITION] [using cmocs where CONDITION] …");
        assert!(shown("paths from trust to ").starts_with("FACTOR [within N steps] ["));
        assert!(shown("find mechanisms lead").starts_with("ing [directly] to FACTOR"));
        assert_eq!(shown("history "), "[NAME]");
        assert_eq!(shown("mechanism "), "NAME [\"LABEL\"]");
        assert_eq!(shown("mechanism trust "), "[\"LABEL\"]");
        assert!(shown("cmoc c\n").starts_with("an empty line ends the record; fields: in, theme"));
        assert!(shown("factor f\nlevel ").starts_with("micro, meso, macro — the level"));
        assert!(shown("factor f\nlev").starts_with("el micro, meso, macro — the level"));
        assert_eq!(shown("statement s\n  If [x]("), " [ROLE] +FACTOR or -FACTOR)");
        assert_eq!(shown("find cmocs where evidence >= 2 "), "[from FACTOR or SOURCE] [in THEORY] [mentioning …] …");
        assert!(shown("find mechanisms ").starts_with("[leading …] [from FACTOR or SOURCE] "));
        assert!(shown("find mechanisms leading to ").starts_with("FACTOR, wanted outcomes or unwanted outcomes "));
        assert!(shown("find mechanisms leading to tru").starts_with(" [from FACTOR or SOURCE]"));
        assert_eq!(shown("find mechanisms leading trust"), "");
        assert_eq!(shown("find contexts leading to unwanted "), "outcomes");
    }
}
