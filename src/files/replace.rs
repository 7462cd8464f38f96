//! Replacing a file as a whole, so that a reader finds either what was there or what is new.

use super::reason;
use crate::diagnostic::{Code, Diagnostic};
use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Writes `text` beside the file, brings it to disk, and puts it in the place of the file. Permissions are kept, and a
/// link stays a link. Where anything fails, what the file held before is still there.
pub fn replace(path: &Path, text: &str) -> Result<(), Diagnostic> {
    replace_in_steps(path, text).map_err(|error| {
        Diagnostic::new(Code::Unwritable, format!("`{}` cannot be written: {}", path.display(), reason(&error)))
    })
}

/// Writes a text into a file that is not there yet.
pub fn create(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let created = OpenOptions::new().write(true).create_new(true).open(path);
    created.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all())).map_err(|error| {
        let path = path.display();
        match error.kind() {
            io::ErrorKind::AlreadyExists => Diagnostic::new(Code::Unwritable, format!("`{path}` is there already"))
                .help("another name; nothing is written over"),
            _ => Diagnostic::new(Code::Unwritable, format!("`{path}` cannot be written: {}", reason(&error))),
        }
    })
}

/// Writes a text as a whole file, whether or not it is there; the folders above it are made.
pub fn put(path: &Path, text: &str) -> Result<(), Diagnostic> {
    if path.exists() {
        return replace(path, text);
    }
    let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    made.map_err(|error| {
        Diagnostic::new(Code::Unwritable, format!("`{}` cannot be written: {}", path.display(), reason(&error)))
    })?;
    create(path, text)
}

fn replace_in_steps(path: &Path, text: &str) -> io::Result<()> {
    let real = std::fs::canonicalize(path)?;
    let permissions = std::fs::metadata(&real)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let beside = beside(&real)?;
    let written = write(&beside, text, permissions).and_then(|()| std::fs::rename(&beside, &real));
    if written.is_err() {
        // The failed write is what is reported; the file beside it is of no more use.
        let _ = std::fs::remove_file(&beside);
    }
    written?;
    sync_folder(&real)
}

fn write(beside: &Path, text: &str, permissions: std::fs::Permissions) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(beside)?;
    file.write_all(text.as_bytes())?;
    file.set_permissions(permissions)?;
    file.sync_all()
}

/// A hidden name in the same folder, which a search of the folder leaves out.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.new", std::process::id()));
    Ok(path.with_file_name(hidden))
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
