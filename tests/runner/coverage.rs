//! Every message of the table has a case in `tests/errors`.

use super::{
    case::{Case, Outcome, Ran},
    errors,
};
use because::diagnostic::Code;

/// Messages that no case can bring about, each with its reason.
const EXCUSED: &[(Code, &str)] = &[
    (Code::Unreadable, "permissions are not kept in a repository, and whoever is root reads everything"),
    (Code::Unwritable, "as above"),
    (Code::TooLong, "a case of four megabytes is no case; a test of the language holds it"),
    (Code::Locked, "tests/journal brings it about and holds its words"),
    (Code::Damaged, "tests/journal brings it about and holds its words"),
    (Code::OtherFormat, "tests/journal brings it about and holds its words"),
    (Code::Moved, "tests/journal brings it about and holds its words"),
    (Code::NotKnownHere, "tests/journal brings it about and holds its words"),
    (Code::NotKept, "the journal's own tests bring it about; nothing that can be typed does"),
    (Code::SetAside, "tests/journal brings it about and holds its words"),
    (Code::Recovered, "tests/journal brings it about and holds its words"),
    (Code::BudgetSpent, "takes more than five million steps; query's own tests hold it"),
];

pub(crate) fn cases() -> Vec<Case> {
    vec![Case::new("errors/every message has a case", every_message_has_a_case)]
}

fn every_message_has_a_case() -> Ran {
    let names: Vec<String> = std::fs::read_dir(errors::FOLDER)
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
