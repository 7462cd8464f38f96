//! Which files are meant by paths.

use super::unreadable;
use crate::diagnostic::{Code, Diagnostic, nearest};
use std::{
    collections::BTreeSet,
    io::ErrorKind,
    path::{Path, PathBuf},
};

/// How the names of files in the language end.
pub const EXTENSION: &str = "because";

/// The files that the paths stand for, each once, folders searched from top to bottom in the order of names. Hidden
/// files and folders are left out, unless a path names them, and so are knowledge bases, whose journals are no texts to
/// be read or written by hand; links are followed, and a folder is searched once.
pub fn find(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let mut search = Search::default();
    for path in paths {
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() && is_knowledge_base(path) => {
                search.diagnostics.push(knowledge_base(path));
            }
            Ok(metadata) if metadata.is_dir() => search.top(path),
            Ok(metadata) if !metadata.is_file() && !is_given(path) => search.diagnostics.push(no_file(path)),
            Ok(_) => search.file(path.clone()),
            Err(error) if error.kind() == ErrorKind::NotFound => search.diagnostics.push(missing(path)),
            Err(error) => search.diagnostics.push(unreadable(path, &error)),
        }
    }
    (search.files, search.diagnostics)
}

#[derive(Default)]
struct Search {
    files: Vec<PathBuf>,
    /// What was reached already, as real paths; a circle of links ends here.
    reached: BTreeSet<PathBuf>,
    /// How many files were met, and folders that were searched before.
    wanted: usize,
    /// How many files of other names were passed over.
    others: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Search {
    fn top(&mut self, folder: &Path) {
        let (wanted, others, faults) = (self.wanted, self.others, self.diagnostics.len());
        self.folder(folder);
        if self.wanted == wanted && self.diagnostics.len() == faults {
            self.diagnostics.push(no_texts(folder, self.others - others));
        }
    }

    fn folder(&mut self, folder: &Path) {
        if !self.first_time(folder) {
            self.wanted += 1;
            return;
        }
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.diagnostics.push(unreadable(folder, &error)),
        };
        let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        for name in names {
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            let path = join(folder, Path::new(&name));
            let wanted = path.extension().is_some_and(|e| e == EXTENSION);
            match std::fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() && is_knowledge_base(&path) => {}
                Ok(metadata) if metadata.is_dir() => self.folder(&path),
                Ok(metadata) if wanted && metadata.is_file() => self.file(path),
                Err(error) if wanted => self.diagnostics.push(unreadable(&path, &error)),
                Ok(metadata) if metadata.is_file() => self.others += 1,
                _ => {}
            }
        }
    }

    fn file(&mut self, path: PathBuf) {
        self.wanted += 1;
        if self.first_time(&path) {
            self.files.push(path);
        }
    }

    fn first_time(&mut self, path: &Path) -> bool {
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.reached.insert(real)
    }
}

/// The name in the folder, as it would be typed: without `./` in front.
fn join(folder: &Path, name: &Path) -> PathBuf {
    if folder == Path::new(".") { name.to_owned() } else { folder.join(name) }
}

fn missing(path: &Path) -> Diagnostic {
    let fault = Diagnostic::new(Code::Missing, format!("there is no file or folder `{}`", path.display()));
    let near = neighbours(path);
    let near: Vec<String> = near.iter().map(|path| format!("`{}`", path.display())).collect();
    let typed = path.to_string_lossy();
    match near.as_slice() {
        [] if typed.contains('*') => {
            fault.help("a shell makes names of `*`, and this is none: name the folder, and all texts in it are read")
        }
        [] if typed.contains("://") => fault.help("files and folders are read; fetch it first"),
        [] if path.is_relative() => {
            fault.help("a path begins at the folder in which because was started; Tab shows what lies there")
        }
        [] => fault,
        near => fault.help(format!("near: {}", near.join(", "))),
    }
}

/// Whether what is read there was given by whoever started the program, as a shell does for `<(…)` and `< FILE`.
fn is_given(path: &Path) -> bool {
    ["/dev/stdin", "/dev/fd", "/dev/null", "/proc/self/fd"].iter().any(|given| path.starts_with(given))
}

/// The fault of a pipe or a device: nobody may ever write to it, or it may never end.
fn no_file(path: &Path) -> Diagnostic {
    let path = path.display();
    let fault = Diagnostic::new(Code::Unreadable, format!("`{path}` is a pipe or a device, and no file"));
    fault.help(format!("in a shell: because load /dev/stdin < {path}"))
}

/// What lies beside a missing path under a similar name.
fn neighbours(path: &Path) -> Vec<PathBuf> {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return Vec::new() };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let Ok(entries) = std::fs::read_dir(parent.unwrap_or(Path::new("."))) else { return Vec::new() };
    let mut names: Vec<String> = entries.flatten().filter_map(|e| e.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    let near = nearest(name, names.iter().map(String::as_str));
    near.into_iter().map(|name| parent.map_or_else(|| PathBuf::from(name), |parent| parent.join(name))).collect()
}

/// The file that makes a folder a knowledge base.
const JOURNAL: &str = "journal.because";

fn is_knowledge_base(folder: &Path) -> bool {
    folder.join(JOURNAL).exists()
}

fn knowledge_base(folder: &Path) -> Diagnostic {
    let folder = folder.display();
    let message = format!("`{folder}` is a knowledge base, and no folder of texts");
    Diagnostic::new(Code::NoTexts, message).help(format!("because --kb {folder} …"))
}

fn no_texts(folder: &Path, others: usize) -> Diagnostic {
    let message = format!("no file in `{}` ends in `.{EXTENSION}`", folder.display());
    let help = match others {
        0 => "a single file of any name can be given by its path".to_owned(),
        1 => format!("one other file lies there; end its name in `.{EXTENSION}`, or give it by its path"),
        others => format!("{others} other files lie there; end their names in `.{EXTENSION}`, or give one by its path"),
    };
    Diagnostic::new(Code::NoTexts, message).help(help)
}
