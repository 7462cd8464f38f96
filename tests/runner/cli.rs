//! `tests/cli/*.cli`: command lines, run with the real program, with what they write and their exit codes.
//!
//! Remarks may stand above, behind `# `. A line `$ because …` is run by `sh` in a folder of its own, which holds `kb` and a copy of the folder beside the
//! case that carries its name. Standard output follows, then standard error with `! ` before its lines, then
//! `[exit 3]` where the exit code is not 0.

use super::case::{self, Case, Ran};
use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

pub(crate) fn cases() -> Vec<Case> {
    case::in_folder("tests/cli", "cli", run)
}

/// Runs the command lines of a file.
pub(crate) fn run(path: &Path) -> Ran {
    let text = case::read(path)?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    fill(folder.path(), &path.with_extension("")).map_err(|error| error.to_string())?;
    let mut found = String::new();
    let mut blank = false;
    let remarks = text.lines().take_while(|line| line.starts_with('#'));
    for line in remarks.chain(text.lines().filter(|line| line.starts_with("$ "))) {
        if std::mem::replace(&mut blank, true) {
            found.push('\n');
        }
        found.push_str(line);
        found.push('\n');
        match line.strip_prefix("$ ") {
            Some(command) => found.push_str(&drawn(&shell(command, folder.path())?)),
            None => blank = false,
        }
    }
    case::compare(path, &found)
}

/// What it wrote, as cases hold it.
pub(crate) fn drawn(output: &Output) -> String {
    let mut text = lines(&output.stdout, "");
    text.push_str(&lines(&output.stderr, "! "));
    match output.status.code() {
        Some(0) => {}
        Some(code) => text.push_str(&format!("[exit {code}]\n")),
        None => text.push_str("[killed]\n"),
    }
    text
}

fn lines(bytes: &[u8], before: &str) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.lines().map(|line| format!("{}\n", format!("{before}{line}").trim_end())).collect()
}

/// Runs one command line by `sh`, the program under test in its path, in surroundings that are always the same.
pub(crate) fn shell(command: &str, folder: &Path) -> Result<Output, String> {
    let program = Path::new(env!("CARGO_BIN_EXE_because"));
    let mut path = program.parent().map(|folder| folder.as_os_str().to_owned()).unwrap_or_default();
    path.push(":/usr/local/bin:/usr/bin:/bin");
    Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_DATA_HOME", folder)
        .env("BECAUSE_NOW", "2026-11-21T23:19:04Z")
        .env("USER", "evaluator")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("sh: {error}"))
}

/// Copies `kb` into a folder, and what lies in `own`, if that is there.
pub(crate) fn fill(folder: &Path, own: &Path) -> io::Result<()> {
    copy(Path::new("kb"), &folder.join("kb"))?;
    if own.is_dir() { copy(own, folder) } else { Ok(()) }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, name): (PathBuf, _) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
