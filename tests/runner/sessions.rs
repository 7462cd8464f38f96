//! `tests/sessions/*.session` and `tests/questions/*.session`: lines typed and what is answered, in one file.

use super::{
    case::{self, Case, Ran},
    transcript,
};
use because::session::{Session, Settings};
use std::path::Path;

pub(crate) fn cases() -> Vec<Case> {
    ["tests/sessions", "tests/questions"].iter().flat_map(|folder| case::in_folder(folder, "session", run)).collect()
}

/// Replays a file; lines are 100 columns wide.
pub(crate) fn run(path: &Path) -> Ran {
    let text = case::read(path)?;
    let found = transcript::replay(&text, &mut Session::new(Settings::default()))?;
    case::compare(path, &found)
}
