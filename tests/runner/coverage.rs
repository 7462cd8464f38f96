//! Every message of the table has a case in `tests/errors`, and every verb and command one in a session or on a command
//! line.

use super::{
    case::{Case, Outcome, Ran},
    errors,
};
use because::{
    diagnostic::Code,
    question::words::VERBS,
    session::{COMMANDS, Place},
};
use std::fs;

/// Messages that no case can bring about, each with its reason.
const EXCUSED: &[(Code, &str)] = &[
    (Code::Locked, "tests/journal brings it about and holds its words"),
    (Code::Moved, "tests/journal brings it about and holds its words"),
    (Code::NotKnownHere, "tests/journal brings it about and holds its words"),
    (Code::NotKept, "the journal's own tests bring it about; nothing that can be typed does"),
    (Code::BudgetSpent, "takes more than five million steps; query's own tests hold it"),
];

pub(crate) fn cases() -> Vec<Case> {
    vec![
        Case::new("errors/every message has a case", every_message_has_a_case),
        Case::new("sessions/every verb and command has a case", every_word_is_typed),
    ]
}

fn every_message_has_a_case() -> Ran {
    let names: Vec<String> = fs::read_dir(errors::FOLDER)
        .map_err(|error| error.to_string())?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.ends_with(".txt"))
        .collect();
    let has_case = |code: Code| names.iter().any(|name| name.starts_with(&format!("{}-", code.id())));
    let excused = |code: Code| EXCUSED.iter().any(|(excused, _)| *excused == code);
    let without: Vec<&str> =
        Code::ALL.iter().filter(|code| !has_case(**code) && !excused(**code)).map(|code| code.id()).collect();
    let needless: Vec<&str> = EXCUSED.iter().filter(|(code, _)| has_case(*code)).map(|(code, _)| code.id()).collect();
    let strange: Vec<&String> =
        names.iter().filter(|name| name.get(..5).and_then(Code::from_id).is_none() && *name != "README.md").collect();
    if without.is_empty() && needless.is_empty() && strange.is_empty() {
        return Ok(Outcome::Passed);
    }
    Err(format!(
        "without a case: {without:?}\nexcused, but with a case: {needless:?}\nnames of no message: {strange:?}"
    ))
}

/// The lines of the files of a folder that are typed: what stands behind the sign.
fn typed(folder: &str, extension: &str, sign: &str) -> Result<Vec<String>, String> {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())?.flatten() {
        if entry.path().extension().is_some_and(|other| other == extension) {
            let text = fs::read_to_string(entry.path()).map_err(|error| error.to_string())?;
            lines.extend(text.lines().filter_map(|line| line.strip_prefix(sign)).map(str::to_owned));
        }
    }
    Ok(lines)
}

/// What is typed at the prompt stands in a session, or in what is piped on a command line; the rest behind `because`.
fn every_word_is_typed() -> Ran {
    let mut prompt = typed("tests/sessions", "session", "> ")?;
    prompt.extend(typed("tests/questions", "session", "> ")?);
    let shell = typed("tests/cli", "cli", "$ ")?;
    let begins = |word: &str| prompt.iter().any(|line| line == word || line.starts_with(&format!("{word} ")));
    let piped = |word: &str| shell.iter().any(|line| line.contains(&format!("\\n{word} ")));
    let given = |word: &str| {
        shell.iter().flat_map(|line| line.split(';')).any(|command| {
            let words: Vec<&str> = command.split_whitespace().collect();
            words.iter().position(|one| *one == "because").is_some_and(|at| words[at..].contains(&word))
        })
    };
    let verbs = VERBS.iter().map(|verb| verb.word).chain(["why not", "why +", "why -", "because 1 full"]);
    let given_why = prompt.iter().any(|line| line.starts_with("why ") && line.contains(" given "));
    let mut without: Vec<&str> = verbs
        .filter(|verb| !begins(verb) && !prompt.iter().any(|line| verb.ends_with(['+', '-']) && line.starts_with(verb)))
        .collect();
    without.extend((!given_why).then_some("why … given"));
    for entry in COMMANDS {
        let (at_prompt, in_shell) = (entry.place != Place::CommandLine, entry.place != Place::Prompt);
        if (at_prompt && !begins(entry.word) && !piped(entry.word)) || (in_shell && !given(entry.word)) {
            without.push(entry.word);
        }
    }
    if without.is_empty() { Ok(Outcome::Passed) } else { Err(format!("typed nowhere: {without:?}")) }
}
