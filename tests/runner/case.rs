//! A case, and comparing what comes out with what was written down.

use similar::{ChangeTag, TextDiff};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// How a case that did not fail ended.
pub(crate) enum Outcome {
    /// As expected.
    Passed,
    /// What came out was written down as the new expectation.
    Written,
}

/// What running a case gives: the reason of a failure in words.
pub(crate) type Ran = Result<Outcome, String>;

/// One case.
pub(crate) struct Case {
    /// Its name: folder and file.
    pub name: String,
    run: Box<dyn Fn() -> Ran + std::panic::RefUnwindSafe>,
}

impl Case {
    /// A case with a name of its own.
    pub(crate) fn new(name: impl Into<String>, run: impl Fn() -> Ran + std::panic::RefUnwindSafe + 'static) -> Case {
        Case { name: name.into(), run: Box::new(run) }
    }

    /// Runs it.
    pub(crate) fn run(&self) -> Ran {
        (self.run)()
    }
}

/// One case for each file of a folder below the package whose name ends so.
pub(crate) fn in_folder(folder: &str, extension: &str, run: fn(&Path) -> Ran) -> Vec<Case> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).map_or_else(
        |_| Vec::new(),
        |entries| {
            entries
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.extension().is_some_and(|e| e == extension))
                .collect()
        },
    );
    files.sort();
    let case = |path: PathBuf| {
        let name = path.strip_prefix("tests").unwrap_or(&path).display().to_string();
        Case::new(name, move || run(&path))
    };
    files.into_iter().map(case).collect()
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Compares what came out with a file, or writes it down with `BECAUSE_BLESS=1`.
pub(crate) fn compare(path: &Path, found: &str) -> Ran {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        return Ok(Outcome::Passed);
    }
    if std::env::var_os("BECAUSE_BLESS").is_some() {
        fs::write(path, found).map_err(|error| format!("{}: {error}", path.display()))?;
        return Ok(Outcome::Written);
    }
    Err(format!("{} (- expected, + found)\n{}", path.display(), difference(&expected, found)))
}

fn difference(expected: &str, found: &str) -> String {
    let diff = TextDiff::from_lines(expected, found);
    let mut text = String::new();
    for group in diff.grouped_ops(3) {
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            text.push_str(&format!("{sign} {}\n", change.value().trim_end_matches('\n')));
        }
        text.push_str("  …\n");
    }
    text
}
