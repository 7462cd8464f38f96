//! A disk that is full: what is not kept is told, and what was known stays.

use crate::{
    made::{because, counted, err, records, refused},
    mounted::{Mounted, ext4},
};
use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
};

/// Runs `test` on a small disk: one in memory, and one of the kind that most people have.
fn on_small_disks(test: impl Fn(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let (disk, image) = (folder.path().join("disk"), folder.path().join("image"));
    fs::create_dir(&disk).unwrap();
    if let Some(mounted) = Mounted::memory(&disk, "16m") {
        test(mounted.path());
    }
    if ext4(&image, 16).is_some()
        && let Some(mounted) = Mounted::image(&disk, &image)
    {
        test(mounted.path());
    }
}

/// Takes up all room but so many bytes, or a little more.
fn fill(disk: &Path, left: usize) {
    let mut filler = File::create(disk.join("filler")).unwrap();
    for piece in [vec![7; 64 << 10], vec![7; 4 << 10]] {
        while filler.write_all(&piece).and_then(|()| filler.sync_data()).is_ok() {}
    }
    let whole = filler.metadata().unwrap().len();
    filler.set_len(whole - left as u64).unwrap();
    filler.sync_all().unwrap();
}

#[test]
fn a_load_that_finds_no_room_is_not_kept_in_part() {
    on_small_disks(|disk| {
        let texts = tempfile::tempdir().unwrap();
        let text = |name: &str, text: String| {
            fs::write(texts.path().join(name), text).unwrap();
            texts.path().join(name).display().to_string()
        };
        let (small, large) = (text("small.because", records(10)), text("large.because", records(1_500)));
        assert_eq!(because(disk, &["load", &small]).status.code(), Some(0));
        let journal = fs::read(disk.join("because.kb/journal.because")).unwrap();
        fill(disk, 100 << 10);

        let full = because(disk, &["load", &large]);
        refused(&full, 4, "error[E0404]: because.kb/journal.because cannot be written: the disk is full");
        let remedy = "help: the change was not kept, what was known before is; make room and give it again";
        assert!(err(&full).contains(remedy), "{}", err(&full));
        assert!(fs::read(disk.join("because.kb/journal.because")).unwrap() == journal, "what was written is cut off");
        assert_eq!(counted(&because(disk, &["ask", "count cmocs as csv"])), 10);

        fs::remove_file(disk.join("filler")).unwrap();
        assert_eq!(because(disk, &["load", &large]).status.code(), Some(0));
        assert_eq!(counted(&because(disk, &["ask", "count cmocs as csv"])), 1_500);
        assert_eq!(because(disk, &["check"]).status.code(), Some(0));
        fs::remove_dir_all(disk.join("because.kb")).unwrap();
    });
}

#[test]
fn a_load_whose_index_finds_no_room_is_kept_and_answered_from() {
    on_small_disks(|disk| {
        let texts = tempfile::tempdir().unwrap();
        let file = texts.path().join("a.because");
        let text = records(1_500);
        fs::write(&file, &text).unwrap();
        fill(disk, text.len() + (150 << 10));
        let loaded = because(disk, &["load", &file.display().to_string()]);
        assert_eq!(loaded.status.code(), Some(0), "{loaded:?}");
        let said = err(&loaded);
        assert!(said.starts_with("note[N0404]: the index of because.kb was not made: "), "{said}");
        assert!(!said.contains("os error"), "{said}");
        assert!(said.contains("revision 1 of because.kb"), "{said}");
        let asked = because(disk, &["ask", "count cmocs as csv"]);
        assert_eq!(counted(&asked), 1_500);
        let said = err(&asked);
        assert!(said.starts_with("note[N0404]: because.kb is read from its journal alone"), "{said}");

        fs::remove_file(disk.join("filler")).unwrap();
        let made = because(disk, &["ask", "count cmocs as csv"]);
        assert_eq!(counted(&made), 1_500);
        assert!(err(&made).starts_with("note[N0403]: the index of because.kb was made"), "{}", err(&made));
        assert_eq!(err(&because(disk, &["ask", "count cmocs as csv"])), "count cmocs as csv");
        fs::remove_dir_all(disk.join("because.kb")).unwrap();
    });
}
