//! The blocks of the manual: what a document shows is what comes out.
//!
//! In a document's fenced blocks, `because` holds records without a fault of their own, `session` a transcript, and
//! `console` command lines with their output. The records of a document are known to the transcripts below them, as
//! soon as all that they name stands there; a transcript that begins with `load` has a session of its own. Commands are
//! run in a folder that the document has for itself; it holds `kb`, and each block of records whose introduction names a
//! file (`garden.because`). Commands of other programs (`$ cargo …`) are not run, nor is their output compared.

use super::{
    case::{self, Case, Outcome, Ran},
    cli, transcript,
};
use because::{
    language,
    session::{Session, Settings},
    text::FileId,
};
use std::path::{Path, PathBuf};

pub(crate) fn cases() -> Vec<Case> {
    let mut documents = vec![PathBuf::from("README.md")];
    for folder in ["src", "grammar", "kb"] {
        find(Path::new(folder), &mut documents);
    }
    documents.sort();
    let case = |path: PathBuf| Case::new(path.display().to_string(), move || run(&path));
    documents.into_iter().map(case).collect()
}

fn find(folder: &Path, documents: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            find(&path, documents);
        } else if path.file_name().is_some_and(|name| name == "README.md") {
            documents.push(path);
        }
    }
}

fn run(path: &Path) -> Ran {
    let text = case::read(path)?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    cli::fill(folder.path(), Path::new("")).map_err(|error| error.to_string())?;
    let mut known = Known { session: Session::new(Settings::default()), waiting: Vec::new() };
    let mut found = String::new();
    let mut introduction = "";
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        found.push_str(line);
        if !line.trim().is_empty() && !line.starts_with("```") {
            introduction = line;
        }
        let Some(kind) = line.strip_prefix("```").map(str::trim) else { continue };
        let mut block = String::new();
        let mut end = "";
        for line in lines.by_ref() {
            if line.trim_end() == "```" {
                end = line;
                break;
            }
            block.push_str(line);
        }
        if let Some(name) = file_of(introduction).filter(|_| kind == "because") {
            std::fs::write(folder.path().join(name), &block).map_err(|error| error.to_string())?;
        }
        found.push_str(&match kind {
            "because" => known.records(block)?,
            "session" => known.transcript(&block)?,
            "console" => console(&block, folder.path())?,
            _ => block,
        });
        found.push_str(end);
    }
    if text == found { Ok(Outcome::Passed) } else { case::compare(path, &found) }
}

/// What a document has said until now.
struct Known {
    session: Session,
    /// Blocks of records that name something that the document has not shown yet.
    waiting: Vec<String>,
}

impl Known {
    fn records(&mut self, block: String) -> Result<String, String> {
        let parsed = language::parse_records(FileId(0), &block);
        if let Some(fault) = parsed.diagnostics.iter().find(|diagnostic| diagnostic.is_error()) {
            return Err(format!("{}:\n{block}", fault.message));
        }
        self.waiting.push(block.clone());
        Ok(block)
    }

    fn transcript(&mut self, block: &str) -> Result<String, String> {
        if block.starts_with("> load ") {
            return transcript::replay(block, &mut Session::new(Settings::default()));
        }
        if !self.session.respond(&self.waiting.join("\n")).failed() {
            self.waiting.clear();
        }
        transcript::replay(block, &mut self.session)
    }
}

/// The file that the introduction of a block names: a word in backticks that ends in `.because`.
fn file_of(introduction: &str) -> Option<&str> {
    introduction.split('`').skip(1).step_by(2).find(|word| word.ends_with(".because") && !word.contains([' ', '/']))
}

fn console(block: &str, folder: &Path) -> Result<String, String> {
    let mut found = String::new();
    let mut lines = block.lines().peekable();
    while let Some(line) = lines.next() {
        found.push_str(&format!("{line}\n"));
        let Some(command) = line.strip_prefix("$ ") else { continue };
        let expected: Vec<&str> = std::iter::from_fn(|| lines.next_if(|line| !line.starts_with("$ "))).collect();
        let ours = command.split_whitespace().any(|word| word == "because");
        if !ours || command.starts_with("cargo ") {
            found.extend(expected.iter().map(|line| format!("{line}\n")));
            continue;
        }
        let output = cli::shell(command, folder)?;
        for stream in [&output.stderr, &output.stdout] {
            let text = String::from_utf8_lossy(stream);
            found.extend(text.lines().map(|line| format!("{}\n", line.trim_end())));
        }
        if lines.peek().is_some() {
            found.push('\n');
        }
    }
    Ok(found)
}
