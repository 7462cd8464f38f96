//! `tests/errors/README.md`: the gallery of messages. It is made from the cases, so that every message can be read as a
//! person meets it; `BECAUSE_BLESS=1` writes it.

use super::{
    case::{self, Case, Ran},
    errors,
};
use because::diagnostic::Code;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Messages that do not let somebody go on well enough yet, each with what is missing.
const POOR: &[(&str, &str)] = &[];

pub(crate) fn cases() -> Vec<Case> {
    vec![Case::new("errors/README.md", run)]
}

fn run() -> Ran {
    let mut files: Vec<PathBuf> = fs::read_dir(errors::FOLDER)
        .map_err(|error| error.to_string())?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e != "txt" && e != "md"))
        .collect();
    files.sort();
    let mut gallery =
        "# The gallery of messages\n\nEvery message with what brings it about, as a person meets it. This page is \
        made from the cases beside it\n(`BECAUSE_BLESS=1 cargo test --test runner errors` writes it).\n"
            .to_owned();
    if !POOR.is_empty() {
        gallery.push_str("\nPoor until mended:\n\n");
        for (name, missing) in POOR {
            if !files.iter().any(|path| stem(path) == *name) {
                return Err(format!("{name} is called poor, and is no case"));
            }
            gallery.push_str(&format!("- `{name}`: {missing}\n"));
        }
    }
    for code in Code::ALL {
        let own: Vec<&PathBuf> = files.iter().filter(|path| stem(path).starts_with(code.id())).collect();
        gallery.push_str(&format!("\n## {} {}\n\n{}\n", code.id(), code.title(), code.explanation()));
        if own.is_empty() {
            gallery.push_str("\nNo case: see `tests/runner/coverage.rs`.\n");
        }
        for path in own {
            gallery.push_str(&picture(path)?);
        }
    }
    case::compare(&Path::new(errors::FOLDER).join("README.md"), &gallery)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A case: what is typed or read, and what is answered.
fn picture(path: &Path) -> Result<String, String> {
    let text = String::from_utf8_lossy(&fs::read(path).map_err(|error| error.to_string())?).into_owned();
    let heading = format!("\n**{}**\n", stem(path));
    // What is no text would not be a picture.
    if text.contains(['\0', char::REPLACEMENT_CHARACTER]) || text.len() > 4_000 {
        return Ok(format!("{heading}\nThe case is no text that could be shown.\n{}", answer(path)?));
    }
    Ok(format!("{heading}\n{}{}", block(&text), answer(path)?))
}

/// The message of a case that has it in a file beside.
fn answer(path: &Path) -> Result<String, String> {
    if path.extension().is_none_or(|extension| extension != "because") {
        return Ok(String::new());
    }
    Ok(format!("\n{}", block(&case::read(&path.with_extension("txt"))?)))
}

/// A fenced block; its fence is longer than any in the text.
fn block(text: &str) -> String {
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}text\n{}\n{fence}\n", text.trim_end())
}
