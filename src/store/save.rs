//! Writing out what is known, as files in the language.
//!
//! One file a theory, with the records whose `in` names it (the first by name, where it names several), and
//! `shared.because` with all others. They are written only into an empty folder, or one that was written so before: a
//! file in it, [`MARKER`], names what was written.

use super::{Digest, Store, Version, journal::Checksum};
use crate::{
    diagnostic::{Code, Diagnostic},
    files::{EXTENSION, reason},
    language,
    text::FileId,
    theory::{Name, Record, RecordKind},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// The file that says which files were written, each with its checksum.
const MARKER: &str = ".because-saved";
/// The file that says what each record was when it was written: a line with its digest and its name. What is changed in
/// the files after that is new, and no conflict, for as long as the record is the same here.
const BASE: &str = ".because-base";
/// Its first line.
const FIRST_LINE: &str = "because saved 1";
/// The file for what belongs to no theory.
const SHARED: &str = "shared";

/// What to do where a folder cannot be written to.
const INSTEAD: &str = "name an empty folder, or one that is not there yet";

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The files, in order, each with how many records it holds.
    pub files: Vec<(PathBuf, usize)>,
    /// Files that were written before and are no longer needed; they are gone.
    pub removed: Vec<PathBuf>,
}

impl Store {
    /// Writes all records in canonical form into a folder, which is made if it is missing. Loading it elsewhere gives
    /// the same records. Comments of the files that were loaded are not known here, and stay behind.
    ///
    /// Refuses a folder that holds something else, and one in which a file was changed since, unless all its records
    /// are known here. Each file is replaced as a whole.
    pub fn save(&self, folder: &Path) -> Result<Saved, Vec<Diagnostic>> {
        let before = Marker::read(folder)?;
        self.nothing_lost(folder, &before)?;
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        let mut marker = Marker::default();
        let mut files = Vec::new();
        let texts = self.file_texts();
        // What may be written is said before it is: a program that is stopped leaves a folder that it knows again.
        let announced = texts.keys().cloned().map(|file| (file, None)).chain(before.files.clone());
        Marker { files: announced.collect() }.write(folder)?;
        for (file, (text, count)) in texts {
            replace(&folder.join(&file), &text)?;
            marker.files.insert(file.clone(), Some(Checksum::of(text.as_bytes())));
            files.push((folder.join(file), count));
        }
        let mut removed = Vec::new();
        for file in before.files.keys().filter(|file| !marker.files.contains_key(*file)) {
            let path = folder.join(file);
            match fs::remove_file(&path) {
                Ok(()) => removed.push(path),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(unwritable(&path, &error)),
            }
        }
        replace(&folder.join(BASE), &self.base_text())?;
        marker.write(folder)?;
        Ok(Saved { files, removed })
    }

    fn base_text(&self) -> String {
        let mut text = String::new();
        self.each_record(&mut |record| {
            text.push_str(&format!("{} {}\n", Digest::of(&language::print(&record)), record.name));
        });
        text
    }

    /// The text of each file, and how many records it holds.
    fn file_texts(&self) -> BTreeMap<String, (String, usize)> {
        let mut sorted: BTreeMap<(String, RecordKind), Vec<String>> = BTreeMap::new();
        self.each_record(&mut |record| {
            let key = (file_of(&record), place_of(record.kind));
            sorted.entry(key).or_default().push(language::print(&record));
        });
        let mut files: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for ((file, _), records) in sorted {
            let (text, count) = files.entry(file).or_insert_with(|| (format!("language {}\n", language::VERSION), 0));
            for record in records {
                text.push('\n');
                text.push_str(&record);
                *count += 1;
            }
        }
        files
    }

    /// Refuses to write where something would be lost.
    fn nothing_lost(&self, folder: &Path, before: &Marker) -> Result<(), Vec<Diagnostic>> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                let message = format!("{} is a file, and records are saved into a folder", folder.display());
                return Err(vec![Diagnostic::new(Code::Unwritable, message).help(INSTEAD)]);
            }
            Err(error) => return Err(unwritable(folder, &error)),
        };
        let mut faults = Vec::new();
        for entry in entries {
            let name = entry.map_err(|error| unwritable(folder, &error))?.file_name();
            let known = name.to_str().and_then(|name| before.files.get(name));
            match known {
                _ if name == MARKER || name == BASE || is_half_written(&name) => {}
                None => return Err(vec![not_ours(folder, &name)]),
                Some(checksum) => faults.extend(self.changed_since(&folder.join(&name), *checksum)?),
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    /// The fault of a file that was changed since it was written, and says something that is not known here.
    fn changed_since(&self, path: &Path, checksum: Option<Checksum>) -> Result<Option<Diagnostic>, Vec<Diagnostic>> {
        let bytes = fs::read(path).map_err(|error| unwritable(path, &error))?;
        if Some(Checksum::of(&bytes)) == checksum {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&bytes);
        let read = language::parse_records(FileId(0), &text);
        let unread = read.diagnostics.iter().any(Diagnostic::is_error);
        let unknown = read.records.iter().find(|read| !self.was_known(&read.record));
        let what = match unknown {
            Some(read) => format!("its record `{}` is not known here so", read.record.name),
            None if unread => "it cannot be read".to_owned(),
            None => return Ok(None),
        };
        let message = format!("{} was changed since it was saved, and {what}", path.display());
        let path = path.display().to_string();
        let help = if path.contains(' ') { format!("load \"{path}\" first") } else { format!("load {path} first") };
        Ok(Some(Diagnostic::new(Code::NotEmpty, message).help(help)))
    }

    /// Whether a record is known, or was once.
    fn was_known(&self, record: &Record) -> bool {
        let digest = Digest::of(&language::print(record));
        self.versions(&record.name).iter().any(|version: &Version| version.is_known() && version.digest == digest)
    }
}

/// The file that a record goes into.
fn file_of(record: &Record) -> String {
    let theory = match record.kind {
        RecordKind::Theory => Some(&record.name),
        _ => record.names("in").into_iter().map(|name| &name.name).min(),
    };
    format!("{}.{EXTENSION}", theory.map_or(SHARED, Name::as_str))
}

/// Where a kind stands in a file. Factors stand together, whatever their role.
fn place_of(kind: RecordKind) -> RecordKind {
    if kind.is_factor() { RecordKind::Factor(None) } else { kind }
}

/// What records were when files were saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bases(HashMap<Name, Digest>);

impl Bases {
    /// What is told beside these files, where a save wrote them. What cannot be read is as if it were not there.
    pub fn beside(files: &[PathBuf]) -> Bases {
        let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
        let mut bases = HashMap::new();
        for folder in folders {
            let text = fs::read_to_string(folder.join(BASE)).unwrap_or_default();
            let line = |line: &str| {
                let (digest, name) = line.split_once(' ')?;
                Some((Name::new(name), Digest::read(digest)?))
            };
            bases.extend(text.lines().filter_map(line));
        }
        Bases(bases)
    }

    /// Whether the files have that record from this version of it.
    pub(super) fn has(&self, name: &Name, version: &Version) -> bool {
        version.is_known() && self.0.get(name) == Some(&version.digest)
    }
}

/// The files that were written, each with the checksum of its text; none where writing it was not finished.
#[derive(Debug, Default)]
struct Marker {
    files: BTreeMap<String, Option<Checksum>>,
}

impl Marker {
    fn read(folder: &Path) -> Result<Marker, Vec<Diagnostic>> {
        let path = folder.join(MARKER);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Marker::default());
            }
            Err(error) => return Err(unwritable(&path, &error)),
        };
        let mut lines = text.lines();
        if lines.next() != Some(FIRST_LINE) {
            return Ok(Marker::default());
        }
        // Whatever stands there, only files of this folder are ever written or removed.
        let plain = |file: &str| file.ends_with(EXTENSION) && !file.contains(['/', '\\']);
        let files = lines.filter_map(|line| line.split_once(' ')).filter(|(_, file)| plain(file));
        Ok(Marker { files: files.map(|(sum, file)| (file.to_owned(), Checksum::read(sum))).collect() })
    }

    fn write(&self, folder: &Path) -> Result<(), Vec<Diagnostic>> {
        let mut text = format!("{FIRST_LINE}\n");
        for (file, checksum) in &self.files {
            let checksum = checksum.map_or_else(|| "-".to_owned(), |checksum| checksum.to_string());
            text.push_str(&format!("{checksum} {file}\n"));
        }
        replace(&folder.join(MARKER), &text)
    }
}

const HALF_WRITTEN: &str = ".new";

fn is_half_written(name: &std::ffi::OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with('.') && name.ends_with(HALF_WRITTEN))
}

/// Writes a file beside its place, brings it to disk, and puts it there.
fn replace(path: &Path, text: &str) -> Result<(), Vec<Diagnostic>> {
    let mut hidden = OsString::from(".");
    hidden.push(path.file_name().unwrap_or_default());
    hidden.push(HALF_WRITTEN);
    let beside = path.with_file_name(hidden);
    let write = || -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        if cfg!(unix) { path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all()) } else { Ok(()) }
    };
    write().map_err(|error| {
        // What is reported is why it failed; the file beside is of no more use.
        let _ = fs::remove_file(&beside);
        unwritable(path, &error)
    })
}

fn unwritable(path: &Path, error: &io::Error) -> Vec<Diagnostic> {
    vec![Diagnostic::new(Code::Unwritable, format!("{} cannot be written: {}", path.display(), reason(error)))]
}

fn not_ours(folder: &Path, name: &std::ffi::OsStr) -> Diagnostic {
    let message = format!(
        "{} holds `{}`, which was not saved there from a knowledge base",
        folder.display(),
        name.to_string_lossy()
    );
    if folder.join("journal.because").exists() {
        let message = format!("{} is a knowledge base: what is known is kept there as it is", folder.display());
        return Diagnostic::new(Code::NotEmpty, message).help(format!("to have it as files too, {INSTEAD}"));
    }
    Diagnostic::new(Code::NotEmpty, message).help(INSTEAD)
}
