//! Lines that are typed as in other programs, or in another place: each is told what to type instead.

use super::{at_prompt, command::Typed};
use crate::{
    diagnostic::{Code, Diagnostic},
    language,
    question::words,
    theory::{Part, RecordKind},
};
use std::path::Path;

/// Words of other programs, and what is typed here.
const OTHERS: &[(&[&str], &str)] = &[
    (&["exit()", "quit()", "close", "leave", "end", ":wq", "logout"], ".quit"),
    (&["clear", "cls"], "Ctrl-L clears the screen"),
    (&["print"], "`show NAME` shows a record whole; a question that ends with `as md` can be pasted into a document"),
    (
        &["export", "download"],
        "`save DIR` writes the records; a question that ends with `as csv` gives rows for a spreadsheet",
    ),
    (&["import", "open", "read", "upload"], "load PATH"),
    (&["delete", "remove", "drop"], "a statement with the field `status retired` is left out of answers, and kept"),
    (
        &["edit", "change", "update", "rename"],
        "`show NAME as records` gives its text; typed again with its changes, it takes the place of what stood",
    ),
    (&["undo", "revert"], "`history NAME` shows what stood before; typed again, it stands again"),
    (
        &["commit", "store", "write", "saveas", "backup"],
        "what is typed is kept at once where there is a knowledge base; `save DIR` writes it as files",
    ),
    (&["version"], "in a shell: because --version"),
    (&["menu", "commands", "options", "start", "hello", "hi", "tutorial", "manual"], ".help"),
];

/// Words with which people begin what they want to add.
const ADDING: [&str; 7] = ["add", "new", "create", "insert", "define", "declare", "make"];

/// The fault of a line that is typed elsewhere, or as elsewhere; none where it can be a question.
pub(super) fn fault(typed: &Typed<'_>) -> Option<Diagnostic> {
    let word = typed.word.to_lowercase();
    if words::verb(&word).is_some() {
        return None;
    }
    let is_label = word.strip_suffix(':').is_some_and(|word| RecordKind::from_word(word).is_some());
    if is_sentence(typed) || is_label {
        return sentence(typed);
    }
    if ADDING.contains(&word.as_str()) {
        return Some(adding(typed));
    }
    let remedy =
        of_other_place(&word, typed.rest, typed.kept).or_else(|| of_other_programs(&word).map(str::to_owned))?;
    Some(typed.fault(Code::NoSuchCommand, format!("`{}` is not a command here", typed.word)).help(remedy))
}

/// Whether a line is a sentence as statements hold them: it opens with one of their words, and goes on.
pub(super) fn is_sentence(typed: &Typed<'_>) -> bool {
    let word = typed.word.trim_end_matches([',', ':']).to_lowercase();
    let opens = Part::WORDS.iter().any(|(_, spellings)| spellings.contains(&word.as_str()));
    let is_question = typed.rest.ends_with('?');
    // `if trust falls` asks what would follow; a sentence goes on behind its condition.
    let rest = format!(" {} ", typed.rest.to_lowercase());
    let goes_on = [" then ", " because ", ", ", "]("].iter().any(|sign| rest.contains(sign)) || rest.ends_with(". ");
    let condition = ["if", "when", "where"].contains(&word.as_str());
    opens && !is_question && typed.rest.split_whitespace().count() > 2 && (goes_on || !condition)
}

/// The fault of a line that can only belong to a record, told as it is of files.
pub(super) fn sentence(typed: &Typed<'_>) -> Option<Diagnostic> {
    let line = format!("{} {}", typed.word, typed.rest);
    let read = language::parse_records_at(typed.span.file, typed.span.start as usize, &line);
    read.diagnostics.into_iter().find(Diagnostic::is_error)
}

fn adding(typed: &Typed<'_>) -> Diagnostic {
    let fault = typed.fault(Code::NoSuchCommand, format!("`{}` is not a command here", typed.word));
    let rest = typed.rest.trim_start_matches("a ").trim_start_matches("an ").trim_start_matches("the ");
    let kind = rest.split_whitespace().next().and_then(RecordKind::from_word);
    fault.help(match kind {
        Some(_) if rest.contains(' ') => format!("a record begins with its word: type `{rest}`"),
        Some(kind) => format!("a record begins with its word: type `{kind} short-name`"),
        None => "a record begins with its word: `mechanism short-name \"Label\"`, `statement short-name`; Tab shows \
                 which there are"
            .to_owned(),
    })
}

/// What to type where a command of the shell stands behind `because`, as on the command line.
pub(super) fn behind_because(typed: &Typed<'_>) -> Option<String> {
    let word = typed.rest.split_whitespace().next()?.to_lowercase();
    let rest = typed.rest.get(word.len()..).unwrap_or_default().trim();
    if words::verb(&word).is_some() || at_prompt(&word).is_some() {
        return Some(format!("type {}", typed.rest));
    }
    of_other_place(&word, rest, typed.kept)
}

/// What is typed in a shell, without a word before it, or with a dot.
fn of_other_place(word: &str, rest: &str, kept: Option<&Path>) -> Option<String> {
    let dotted = format!(".{word}");
    Some(match word {
        "ask" if rest.is_empty() => "a question is typed as it is: find mechanisms".to_owned(),
        "ask" => format!("a question is typed as it is: {rest}"),
        "completions" | "manual" if !rest.contains(' ') => format!("in a shell: because {word}"),
        "check" | "fmt" => format!("in a shell: because {word} PATH"),
        "rebuild" | "recover" => match kept.map(|folder| folder.display().to_string()) {
            Some(folder) if folder.contains(' ') => format!("in a shell: because --kb \"{folder}\" {word}"),
            Some(folder) => format!("in a shell: because --kb {folder} {word}"),
            None => format!("in a shell: because --kb DIR {word}; what is known here is kept in no folder"),
        },
        _ if at_prompt(&dotted).is_some() => format!("{dotted} {rest}").trim_end().to_owned(),
        _ => return None,
    })
}

fn of_other_programs(word: &str) -> Option<&'static str> {
    OTHERS.iter().find(|(words, _)| words.contains(&word)).map(|(_, remedy)| *remedy)
}

/// What to type where a dot stands before a word that has none, or that other programs have.
pub(super) fn without_dot(typed: &Typed<'_>) -> Option<String> {
    let word = typed.word.trim_start_matches('.').to_lowercase();
    if let Some(entry) = at_prompt(&word) {
        return Some(format!("without a dot: {}", entry.form));
    }
    if let Some(verb) = words::verb(&word) {
        return Some(format!("a question has no dot: {}", verb.example));
    }
    match word.as_str() {
        "exit" | "q" | "bye" => Some(".quit".to_owned()),
        _ => of_other_programs(&word).map(str::to_owned),
    }
}
