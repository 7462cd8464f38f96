//! What the tests beside it run, and run it on.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// The program, in a folder.
pub(crate) fn because(folder: &Path, words: &[&str]) -> Output {
    said(&mut Command::new(env!("CARGO_BIN_EXE_because")), folder, words)
}

/// What a command says that runs the program, in a folder.
pub(crate) fn said(command: &mut Command, folder: &Path, words: &[&str]) -> Output {
    command.args(words).current_dir(folder).env_remove("BECAUSE_KB").env_remove("BECAUSE_NOW");
    command.stdin(Stdio::null()).output().expect("the program runs")
}

/// What it says on standard error, in one line.
pub(crate) fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks an exit code, and that what it says on standard error begins so.
#[track_caller]
pub(crate) fn refused(output: &Output, exit: i32, beginning: &str) {
    let err = err(output);
    assert_eq!(output.status.code(), Some(exit), "{err}");
    assert!(err.starts_with(beginning), "{err}");
}

/// The number that a question `count … as csv` is answered with.
#[track_caller]
pub(crate) fn counted(output: &Output) -> u64 {
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", err(output));
    out.lines().last().and_then(|line| line.split(',').next_back()?.parse().ok()).expect("a count")
}

/// Records of so many configurations, some 300 bytes each.
pub(crate) fn records(configurations: usize) -> String {
    let mut text = "source s\n\nfactor x\n\nfactor y \"Why\"\n".to_owned();
    for number in 0..configurations {
        text += &format!(
            "\ncmoc c{number}\n  context +x\n  outcome -y\n\nevidence e{number}\n  from s at \"p. {number}\"\n  \
             supports c{number}\n  quote \"they said so, number {number}, and meant it, as they would say again to \
             whoever asked them\"\n"
        );
    }
    text
}

/// Every file in a folder, with what it holds.
pub(crate) fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(contents(&path)) } else { found.push((path.clone(), fs::read(&path).unwrap())) }
    }
    found.sort();
    found
}
