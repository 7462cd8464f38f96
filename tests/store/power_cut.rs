//! A cut of the power, as near as can be had: the knowledge base lies on an ext4 file system in an image, the writer is
//! stopped at some moment, and the image is copied as it is then: what the system still holds in memory is not in it.
//! The copy is mounted, which plays back the journal of the file system as after a cut, and is where the next round
//! goes on. A disk with a cache of its own that forgets is not played.
//!
//! `BECAUSE_ROUNDS=20 cargo test --test store power_cut` cuts as often. It needs root and loop devices, and is skipped
//! with a message where it has none.

use crate::{
    killed::{Moments, Outcomes, Writer, check, check_load, commits, loads, rounds, time_of_load},
    make,
    mounted::{Mounted, ext4},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// A disk, of which a copy takes its place at each cut.
struct Disk {
    folder: TempDir,
    mounted: Option<Mounted>,
}

impl Disk {
    fn new() -> Option<Disk> {
        let folder = make::folder();
        fs::create_dir(folder.path().join("disk")).unwrap();
        ext4(&folder.path().join("image"), 48)?;
        let mut disk = Disk { folder, mounted: None };
        disk.mount()?;
        Some(disk)
    }

    fn mount(&mut self) -> Option<()> {
        self.mounted = Some(Mounted::image(&self.folder.path().join("disk"), &self.folder.path().join("image"))?);
        Some(())
    }

    fn kb(&self) -> PathBuf {
        self.folder.path().join("disk/review.kb")
    }

    /// Cuts the power while the writer is at work, and gives what that had acknowledged until then.
    fn cut(&mut self, writer: Writer) -> Writer {
        stop(writer.child.id());
        let (image, copy) = (self.folder.path().join("image"), self.folder.path().join("copy"));
        fs::copy(&image, &copy).unwrap();
        let writer = writer.kill();
        self.mounted = None;
        fs::rename(copy, image).unwrap();
        self.mount().expect("it could be mounted before");
        writer
    }
}

/// Stops a process, and waits until all its threads stand still.
fn stop(process: u32) {
    let stopped = Command::new("kill").args(["-STOP", &process.to_string()]).status().unwrap();
    assert!(stopped.success());
    let tasks = PathBuf::from(format!("/proc/{process}/task"));
    while fs::read_dir(&tasks).unwrap().flatten().any(|task| !stands_still(&task.path())) {
        thread::sleep(Duration::from_millis(1));
    }
}

fn stands_still(task: &Path) -> bool {
    let stat = fs::read_to_string(task.join("stat")).unwrap_or_default();
    stat.rsplit(") ").next().is_some_and(|state| state.starts_with(['T', 'Z']))
}

#[test]
fn what_was_acknowledged_is_whole_after_the_power_was_cut() {
    let Some(mut disk) = Disk::new() else { return };
    let rounds = rounds(6);
    let (mut newest, mut acknowledged) = (0, 0);
    let mut moments = Moments::default();
    for round in 0..rounds {
        if round % 5 == 0 {
            // A cut is worst while folders and files are new.
            disk = Disk::new().expect("there was one before");
            newest = 0;
        }
        let mut writer = Writer::ready(commits(&disk.kb(), newest));
        writer.wait_for(moments.below(12));
        thread::sleep(Duration::from_micros(moments.below(20_000)));
        let kept = disk.cut(writer).kept;
        acknowledged += kept.len();
        newest = check(&disk.kb(), &kept, newest);
    }
    assert!(acknowledged as u64 >= rounds, "{acknowledged} commits in {rounds} rounds");
    eprintln!("{rounds} cuts, {acknowledged} commits acknowledged, none lost");
}

#[test]
fn a_load_is_there_whole_or_not_at_all_after_the_power_was_cut() {
    let rounds = rounds(6) / 2;
    let mut outcomes = Outcomes::default();
    let mut moments = Moments::default();
    let Some(disk) = Disk::new() else { return };
    let whole = time_of_load(&disk.kb());
    for _ in 0..rounds {
        let mut disk = Disk::new().expect("there was one before");
        let writer = Writer::ready(loads(&disk.kb()));
        thread::sleep(moments.within(whole));
        let loaded = disk.cut(writer).loaded;
        outcomes.add(check_load(&disk.kb(), loaded), loaded);
    }
    outcomes.say(rounds, whole);
}
