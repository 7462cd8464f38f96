//! The folder of an index: makings side by side, the stamp that takes one into use, and bringing files to disk.

use super::{Unwritten, stamp::Contents};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

const PREFIX: &str = "packed-";

/// The folder of a making.
pub(super) fn packed(index: &Path, making: u64) -> PathBuf {
    index.join(format!("{PREFIX}{making:016x}"))
}

/// Makes the folder of a new making, and the index's own where there is none. What earlier ones left that were cut
/// short is removed.
pub(super) fn begin(index: &Path) -> Result<(u64, PathBuf), Unwritten> {
    fs::create_dir_all(index).map_err(at(index))?;
    remove_others(index, Contents::read(index).ok().map(|contents| contents.making));
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos() as u64;
    let mut making = clock ^ u64::from(std::process::id()).rotate_left(40);
    loop {
        let folder = packed(index, making);
        match fs::create_dir(&folder) {
            Ok(()) => return Ok((making, folder)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => making = making.wrapping_add(1),
            Err(error) => return Err(at(&folder)(error)),
        }
    }
}

/// Takes a making into use: brings its files to disk, then puts the stamp in place.
pub(super) fn take_into_use(index: &Path, contents: &Contents) -> Result<(), Unwritten> {
    let folder = packed(index, contents.making);
    sync(&folder)?;
    sync_folder(index)?;
    let beside = index.join("stamp.new");
    let mut file = File::create(&beside).map_err(at(&beside))?;
    file.write_all(contents.to_text().as_bytes()).and_then(|()| file.sync_all()).map_err(at(&beside))?;
    let stamp = index.join("stamp");
    fs::rename(&beside, &stamp).map_err(at(&stamp))?;
    sync_folder(index)?;
    index.parent().filter(|above| !above.as_os_str().is_empty()).map_or(Ok(()), sync_folder)?;
    remove_others(index, Some(contents.making));
    Ok(())
}

/// Removes the folder of a making that is not finished, as far as that can be. Its files are emptied first: sled lets
/// go of them late, and until then a file that is only removed takes room on a disk that may be full.
pub(super) fn abandon(folder: &Path) {
    for found in folder.read_dir().into_iter().flatten().flatten() {
        if found.path().is_file() {
            let _ = OpenOptions::new().write(true).truncate(true).open(found.path());
        }
    }
    let _ = fs::remove_dir_all(folder);
}

/// Removes the folder of every making but one. One that cannot be removed, as when somebody reads in it on a system
/// that minds, is left to the next time.
fn remove_others(index: &Path, kept: Option<u64>) {
    let kept = kept.map(|making| packed(index, making));
    for found in index.read_dir().into_iter().flatten().flatten() {
        let is_making = found.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        if is_making && Some(found.path()) != kept {
            let _ = fs::remove_dir_all(found.path());
        }
    }
}

/// Brings a folder and all in it to disk.
fn sync(folder: &Path) -> Result<(), Unwritten> {
    for found in folder.read_dir().map_err(at(folder))? {
        let path = found.map_err(at(folder))?.path();
        if path.is_dir() {
            sync(&path)?;
        } else {
            // Some systems bring only files to disk that were opened for writing.
            let file = OpenOptions::new().write(true).open(&path).map_err(at(&path))?;
            file.sync_all().map_err(at(&path))?;
        }
    }
    sync_folder(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Unwritten> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), Unwritten> {
    Ok(())
}

fn at(path: &Path) -> impl Fn(io::Error) -> Unwritten {
    let path = path.to_owned();
    move |error| Unwritten::File { path: path.clone(), error }
}
