//! A program run as somebody who may read everything here and write nothing. Whoever is root may write everywhere, so
//! then it is run as the user `nobody`.

#![allow(dead_code, reason = "each of the tests that share it uses what it needs")]

use std::{
    fs,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// The number of the user `nobody`.
const NOBODY: u32 = 65_534;

/// Somebody who may not write to a folder, with a copy of a program that everybody may start.
pub(crate) struct SomebodyElse {
    place: TempDir,
    is_nobody: bool,
}

impl SomebodyElse {
    /// With that program; may not write to `folder`, whose permissions say so.
    pub(crate) fn with(program: &Path, folder: &Path) -> SomebodyElse {
        let place = tempfile::tempdir().unwrap();
        let somebody = SomebodyElse { place, is_nobody: fs::write(folder.join("probe"), "").is_ok() };
        if somebody.is_nobody {
            fs::remove_file(folder.join("probe")).unwrap();
        }
        fs::copy(program, somebody.program()).unwrap();
        for path in [somebody.place.path(), &somebody.program()] {
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        somebody
    }

    fn program(&self) -> PathBuf {
        self.place.path().join("program")
    }

    /// A command that runs the program.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(self.program());
        if self.is_nobody {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.current_dir(self.place.path());
        command
    }
}

/// Gives a folder and all in it these permissions: `file` for files, `folder` for folders.
pub(crate) fn permit(path: &Path, folder: u32, file: u32) {
    let is_folder = path.is_dir();
    if is_folder {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        for found in path.read_dir().unwrap() {
            permit(&found.unwrap().path(), folder, file);
        }
    }
    fs::set_permissions(path, fs::Permissions::from_mode(if is_folder { folder } else { file })).unwrap();
}
