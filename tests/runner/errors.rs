//! `tests/errors/E0203-unknown-name.because`: the smallest text with a fault, and the whole message in a `.txt` file
//! beside. Lines `# question: …` at its top are typed once the records are loaded. Faults of a prompt or of a command
//! line have a `.session` or `.cli` file of that name instead.

use super::{
    case::{self, Case, Ran},
    cli, sessions, transcript,
};
use because::session::{Response, Session, Settings};
use std::path::{Path, PathBuf};

/// Where the cases lie.
pub(crate) const FOLDER: &str = "tests/errors";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = case::in_folder(FOLDER, "because", run);
    cases.extend(case::in_folder(FOLDER, "session", sessions::run));
    cases.extend(case::in_folder(FOLDER, "cli", cli::run));
    cases
}

fn run(path: &Path) -> Ran {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&bytes);
    let questions: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("# question:")).collect();
    let mut session = Session::new(Settings::default());
    let paths = [PathBuf::from(path)];
    let mut found = String::new();
    if questions.is_empty() {
        // The summary of the check is no part of the message.
        found = transcript::answer(&Response { out: String::new(), ..session.check(&paths, false) });
    } else {
        let loaded = session.load(&paths);
        if loaded.failed() {
            return Err(format!("the records have a fault themselves:\n{}", loaded.err));
        }
        for question in questions {
            let question = question.strip_prefix(' ').unwrap_or(question);
            let gap = if found.is_empty() { "" } else { "\n" };
            let answer = transcript::answer(&session.respond(question));
            found.push_str(&format!("{gap}> {question}\n{answer}"));
        }
    }
    let code = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.get(..5)).unwrap_or_default();
    if !found.contains(&format!("[{code}]:")) {
        return Err(format!("no message {code} comes out, but:\n{found}"));
    }
    case::compare(&path.with_extension("txt"), &found)
}
