//! `tests/kept/*.session`: what is typed at the prompt of a knowledge base that is kept, in a folder of its own.
//!
//! They are written as in `tests/sessions`; a line behind `$ ` is run by a shell in between. The prompt is that of
//! `because --kb review.kb`, and a copy of the folder beside the case that carries its name lies around it. Each runs in
//! a process of its own, which has that folder as its own: paths are typed and answered as a person sees them.

use super::{
    case::{self, Case, Ran},
    cli, transcript,
};
use because::session::{Session, Settings};
use std::{
    path::Path,
    process::{Command, ExitCode},
};

/// Tells the process which case it is to replay.
const REPLAYED: &str = "BECAUSE_TEST_REPLAYED";

pub(crate) fn cases() -> Vec<Case> {
    case::in_folder("tests/kept", "session", run)
}

fn run(path: &Path) -> Ran {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    cli::fill(folder.path(), &path.with_extension("")).map_err(|error| error.to_string())?;
    let (program, whole) = (std::env::current_exe(), path.canonicalize());
    let (program, whole) = (program.map_err(|error| error.to_string())?, whole.map_err(|error| error.to_string())?);
    let ran = Command::new(program).current_dir(folder.path()).env(REPLAYED, whole).env("HOME", "home").output();
    let ran = ran.map_err(|error| error.to_string())?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into_owned());
    }
    case::compare(path, &String::from_utf8_lossy(&ran.stdout))
}

/// Replays the case that this process was started for; none in any other process.
pub(crate) fn replayed() -> Option<ExitCode> {
    let path = std::env::var_os(REPLAYED)?;
    match case::read(Path::new(&path)).and_then(|text| replay(&text)) {
        Ok(found) => {
            print!("{found}");
            Some(ExitCode::SUCCESS)
        }
        Err(reason) => {
            eprintln!("{reason}");
            Some(ExitCode::FAILURE)
        }
    }
}

fn replay(text: &str) -> Result<String, String> {
    let now = Some("2026-11-21T23:19:04Z".to_owned());
    let mut session =
        Session::new(Settings { terminal: true, author: "evaluator".to_owned(), now, ..Settings::default() });
    let opened = session.open(Path::new("review.kb"), false);
    if opened.failed() {
        return Err(opened.err);
    }
    transcript::replay(text, &mut session)
}
