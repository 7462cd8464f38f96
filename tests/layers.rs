//! The house rules that a machine can hold: a module uses only what stands below it, and the rest of `src/README.md`'s
//! invariants on where things may stand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it skips"
)]

use std::{fs, path::Path};

/// The modules from top to bottom.
const LAYERS: [&str; 16] = [
    "cli",
    "repl",
    "session",
    "render",
    "check",
    "query",
    "store",
    "graph",
    "resolve",
    "language",
    "files",
    "answer",
    "question",
    "theory",
    "diagnostic",
    "text",
];

/// What a module may not use although it stands below: theories and questions know no places in texts.
const APART: [(&str, &[&str]); 2] = [("theory", &["text", "diagnostic"]), ("question", &["text", "diagnostic"])];

/// One source file: its modules from the top of the package, and its lines without comments and tests.
struct Source {
    path: String,
    modules: Vec<String>,
    text: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[], &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, modules: &[String], found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("src can be read").flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let mut inner = modules.to_vec();
        if path.is_dir() {
            inner.push(name);
            collect(&path, &inner, found);
        } else if let Some(stem) = name.strip_suffix(".rs") {
            if !["mod", "lib", "main"].contains(&stem) {
                inner.push(stem.to_owned());
            }
            let text = fs::read_to_string(&path).expect("a source file is text");
            // Tests may print, read the surroundings and use what stands above.
            let test = inner.iter().any(|module| module == "tests");
            let code = text.lines().take_while(|line| !test && line.trim() != "#[cfg(test)]");
            let code = code.filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let path = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            found.push(Source { path, modules: inner, text, code });
        }
    }
}

/// The modules of the package that a file names: behind `crate::`, or behind as many `super::` as lead to the top.
fn used(source: &Source) -> Vec<String> {
    let up = "super::".repeat(source.modules.len());
    let mut used = Vec::new();
    for root in ["crate::", up.as_str()] {
        if root.is_empty() {
            continue;
        }
        for (at, _) in source.code.match_indices(root) {
            if source.code[..at].ends_with("super::") {
                continue;
            }
            let behind = &source.code[at + root.len()..];
            match behind.strip_prefix('{') {
                Some(list) => used.extend(heads(list)),
                None => used.push(identifier(behind)),
            }
        }
    }
    used.retain(|name| !name.is_empty() && name != "super");
    used
}

/// The first words of the paths in a `{…}` list, given without its opening brace.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut fresh, mut heads) = (0, true, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                heads.push(identifier(&list[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    heads
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| *layer == module)
}

#[test]
fn a_module_uses_only_what_stands_below_it() {
    let mut broken = Vec::new();
    for source in sources() {
        let Some(own) = source.modules.first() else { continue };
        let Some(height) = layer(own) else {
            broken.push(format!("{}: `{own}` stands in no layer", source.path));
            continue;
        };
        for used in used(&source) {
            let apart = APART.iter().any(|(module, not)| module == own && not.contains(&used.as_str()));
            match layer(&used) {
                Some(other) if other >= height && !apart => {}
                _ => broken.push(format!("{}: `{own}` uses `{used}`", source.path)),
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_layer_is_a_module_of_the_package() {
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("src/lib.rs");
    let mut declared: Vec<&str> =
        root.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut layers = LAYERS.to_vec();
    declared.sort_unstable();
    layers.sort_unstable();
    assert_eq!(declared, layers);
}

#[test]
fn things_stand_where_they_belong() {
    let rules: [(&[&str], &[&str]); 4] = [
        (&["pest"], &["src/language/"]),
        (&["println!", "eprintln!", "print!", "eprint!", "io::stdout", "io::stderr"], &["src/cli/", "src/repl/"]),
        (&["std::fs", "fs::File", "File::open", "OpenOptions"], &["src/files/", "src/store/", "src/repl/history.rs"]),
        (&["std::env::var", "env::var"], &["src/cli/", "src/repl/"]),
    ];
    let mut broken = Vec::new();
    for source in sources() {
        for (words, places) in rules {
            let here = places.iter().any(|place| source.path.replace('\\', "/").starts_with(place));
            for word in words.iter().filter(|word| !here && names(&source.code, word)) {
                broken.push(format!("{}: `{word}` belongs into {}", source.path, places.join(", ")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Whether the code holds the word, not as the end of a longer one.
fn names(code: &str, word: &str) -> bool {
    let before = |at: usize| code[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
    code.match_indices(word).any(|(at, _)| before(at))
}

#[test]
fn a_file_says_what_it_is_and_holds_one_concept() {
    let mut broken = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > 500 {
            broken.push(format!("{}: {lines} lines", source.path));
        }
        let first = source.text.lines().next().unwrap_or_default();
        let included = source.path.ends_with("lib.rs") && first.starts_with("#![doc = include_str!");
        if !first.starts_with("//! ") && !included {
            broken.push(format!("{}: its first line does not say what it is", source.path));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_reader_of_this_table_sees_what_is_used() {
    let source = |modules: &[&str], code: &str| Source {
        path: String::new(),
        modules: modules.iter().map(|&m| m.to_owned()).collect(),
        text: String::new(),
        code: code.to_owned(),
    };
    let braces = "use crate::{\n    answer::{Answer, Row},\n    query,\n};\nfn f() { crate::text::Span }";
    assert_eq!(used(&source(&["render"], braces)), ["answer", "query", "text"]);
    assert_eq!(used(&source(&["a", "b"], "super::super::cli::run(); super::x")), ["cli"]);
    assert_eq!(used(&source(&["a"], "use super::{cli, text};")), ["cli", "text"]);
}
