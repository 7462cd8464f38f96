//! File systems of a size of their own, which only root can mount: elsewhere a test that needs one is skipped, with a
//! message.

#![allow(dead_code, reason = "each of the tests that share it uses what it needs")]

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

/// A file system that is mounted at a path, and unmounted when this is dropped.
#[derive(Debug)]
pub(crate) struct Mounted(PathBuf);

impl Mounted {
    /// Mounts a file system in memory, of a size such as `24m`.
    pub(crate) fn memory(at: &Path, size: &str) -> Option<Mounted> {
        mount(at, &["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
    }

    /// Mounts the file system that an image holds.
    pub(crate) fn image(at: &Path, image: &Path) -> Option<Mounted> {
        mount(at, &["-o", "loop", &image.to_string_lossy()])
    }

    /// Where it is mounted.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let umount = |how: &[&str]| Command::new("umount").args(how).arg(&self.0).output();
        if !umount(&[]).is_ok_and(|done| done.status.success()) {
            let _ = umount(&["--lazy"]);
        }
    }
}

fn mount(at: &Path, how: &[&str]) -> Option<Mounted> {
    let mounted = Command::new("mount").args(how).arg(at).output();
    let is_there = mounted.is_ok_and(|done| done.status.success());
    if !is_there {
        eprintln!("skipped: only root can mount a file system, and not everywhere");
    }
    is_there.then(|| Mounted(at.to_owned()))
}

/// Makes the image of an empty ext4 file system of so many megabytes; none where the program for it is missing.
pub(crate) fn ext4(image: &Path, megabytes: u64) -> Option<()> {
    let _ = fs::remove_file(image);
    File::create(image).unwrap().set_len(megabytes << 20).unwrap();
    let made = Command::new("mkfs.ext4").args(["-q", "-F"]).arg(image).output();
    let is_made = made.is_ok_and(|done| done.status.success());
    if !is_made {
        eprintln!("skipped: `mkfs.ext4` is not here");
    }
    is_made.then_some(())
}
