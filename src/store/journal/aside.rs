//! Files beside the journal: made under names that are free, never over what is there.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

/// Keeps the file under a free name in its folder too: `NAME`, or `NAME-2`, `NAME-3` …
pub(super) fn keep(file: &Path, folder: &Path, name: &str) -> io::Result<PathBuf> {
    free(folder, name, |to| match fs::hard_link(file, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(&File::open(file)?, 0, to),
        linked => linked,
    })
}

/// Copies what stands behind `start` into a new file under a free name.
pub(super) fn set_aside(file: &File, start: u64, folder: &Path, name: &str) -> io::Result<PathBuf> {
    free(folder, name, |to| copy(file, start, to))
}

/// Makes a file under the first of these names that is free; `make` fails where the name is taken.
fn free(folder: &Path, name: &str, make: impl Fn(&Path) -> io::Result<()>) -> io::Result<PathBuf> {
    let mut path = folder.join(name);
    let mut number = 2u64;
    loop {
        match make(&path) {
            Ok(()) => break,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                path = folder.join(format!("{name}-{number}"));
                number += 1;
            }
            Err(error) => return Err(error),
        }
    }
    sync_folder(folder)?;
    Ok(path)
}

fn copy(mut from: &File, start: u64, to: &Path) -> io::Result<()> {
    let mut made = OpenOptions::new().write(true).create_new(true).open(to)?;
    from.seek(SeekFrom::Start(start))?;
    let copied = io::copy(&mut from.by_ref(), &mut made).and_then(|_| made.sync_all());
    if copied.is_err() {
        // A copy in part would only take up the name; what it was made from is still there.
        let _ = fs::remove_file(to);
    }
    copied
}

/// Returns once the names in a folder outlast a loss of power. Where folders cannot be opened (Windows), the system
/// sees to it by itself.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

/// The same for the folder that a folder lies in, where that may be opened.
pub(super) fn sync_above(folder: &Path) -> io::Result<()> {
    let above = fs::canonicalize(folder)?;
    match above.parent().map(sync_folder) {
        Some(Err(error)) if error.kind() != ErrorKind::PermissionDenied => Err(error),
        _ => Ok(()),
    }
}

/// Makes a folder, and those above it that are missing, each to last.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync_above(folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal");
        fs::write(&file, "one, two").unwrap();
        let opened = File::open(&file).unwrap();
        let first = set_aside(&opened, 3, folder.path(), "journal.unfinished-8").unwrap();
        let second = set_aside(&opened, 5, folder.path(), "journal.unfinished-8").unwrap();
        let third = keep(&file, folder.path(), "journal.unfinished-8").unwrap();
        let held: Vec<_> = [first, second, third]
            .iter()
            .map(|path| (path.file_name().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
            .collect();
        assert_eq!(
            held,
            [
                ("journal.unfinished-8".into(), ", two".to_owned()),
                ("journal.unfinished-8-2".into(), "two".to_owned()),
                ("journal.unfinished-8-3".into(), "one, two".to_owned()),
            ]
        );
    }
}
