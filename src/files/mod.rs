//! Files and folders: which ones are meant, their bytes as text, and replacing one as a whole.
//!
//! A path is a file, or a folder that is searched for files whose names end in `.because`. What cannot be read, and
//! what is no text, is reported for each file; the others are read all the same.

mod beginning;
mod decode;
mod folder;
mod replace;

pub use beginning::beginning;
pub use decode::{Decoded, decode};
pub use folder::{EXTENSION, find};
pub use replace::{create, put, replace};

use crate::{
    diagnostic::{Code, Diagnostic},
    text::{FileId, Texts},
};
use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// What was read.
#[derive(Debug, Default)]
pub struct Read {
    /// The files that are text, in order.
    pub files: Vec<ReadFile>,
    /// What could not be read, and what is no text.
    pub diagnostics: Vec<Diagnostic>,
}

/// One file that was read.
#[derive(Debug)]
pub struct ReadFile {
    /// Its number among the texts.
    pub id: FileId,
    /// Where it lies.
    pub path: PathBuf,
    /// Whether a byte order mark stood before the text; the text that was kept has none.
    pub marked: bool,
}

/// Reads files, and the files of folders, into `texts`. A file that is reached twice is read once.
///
/// ```
/// use because::{files, text::Texts};
/// let mut texts = Texts::default();
/// let read = files::read(&["no/such/folder".into()], &mut texts);
/// assert_eq!(read.diagnostics[0].code.id(), "E0401");
/// ```
pub fn read(paths: &[PathBuf], texts: &mut Texts) -> Read {
    let (found, diagnostics) = find(paths);
    let mut read = Read { files: Vec::new(), diagnostics };
    for path in found {
        match std::fs::read(&path) {
            Ok(bytes) => read_bytes(path, bytes, texts, &mut read),
            Err(error) => read.diagnostics.push(unreadable(&path, &error)),
        }
    }
    read
}

fn read_bytes(path: PathBuf, bytes: Vec<u8>, texts: &mut Texts, read: &mut Read) {
    let name = path.display().to_string();
    if bytes.starts_with(b"because journal ") {
        let message = format!("`{name}` is the journal of a knowledge base, and no text");
        let fault = Diagnostic::new(Code::NoTexts, message);
        return read.diagnostics.push(fault.help("because --kb DIR, with the folder that it lies in"));
    }
    match decode(&name, bytes, texts) {
        Ok(Decoded { id, marked }) => read.files.push(ReadFile { id, path, marked }),
        Err(fault) => read.diagnostics.push(fault),
    }
}

/// The fault of a file that is there and cannot be read.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let reason = reason(error);
    Diagnostic::new(Code::Unreadable, format!("`{}` cannot be read: {reason}", path.display()))
}

/// Why the machine would not, in words and without its number.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::QuotaExceeded => "the room allowed on this disk is used up".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        ErrorKind::NotFound => "it is not there".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::OutOfMemory => "it does not fit into memory".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}
