//! What is saved of a damaged journal stays saved, and the damaged one is kept.

use crate::make::{append_one, codes, files, frames, joined, read, said, small, with};
use because::{
    diagnostic::Code,
    store::{
        Lock,
        journal::{Disk, Head, Journal},
    },
};
use std::fs;

#[test]
fn nothing_is_recovered_where_nothing_is_damaged() {
    let small = small(2);
    for length in [small.bytes.len(), small.bytes.len() - 3] {
        let folder = with(&small.bytes[..length]);
        let lock = Lock::take(folder.path()).unwrap();
        assert_eq!(Disk::at(folder.path()).recover(&lock), Ok(None));
        assert_eq!(files(folder.path()), ["journal.because", "lock"]);
    }
}

#[test]
fn every_damaged_journal_is_kept_under_a_name_of_its_own() {
    let small = small(3);
    let frames = frames(&small);
    let damaged = joined(&[frames[0], frames[2]]);
    let folder = with(&damaged);
    fs::create_dir(folder.path().join("index")).unwrap();
    let stamp = folder.path().join("index/stamp");
    for name in ["journal.damaged", "journal.damaged-2", "journal.damaged-3"] {
        fs::write(folder.path().join("journal.because"), &damaged).unwrap();
        fs::write(&stamp, "made from what is damaged").unwrap();
        let lock = Lock::take(folder.path()).unwrap();
        let recovered = Disk::at(folder.path()).recover(&lock).unwrap().unwrap();
        assert_eq!(recovered.kept, folder.path().join(name));
        assert_eq!(fs::read(&recovered.kept).unwrap(), damaged);
        assert_eq!((recovered.revisions, codes(&recovered.notes)), (2, vec![Code::Recovered]));
        let message = &recovered.notes[0].message;
        assert!(message.contains("goes on with the 2 whole revisions; lost: revision 2; the damaged file is kept"));
        assert!(!stamp.exists(), "an index of what was damaged vouches for nothing");
    }
}

#[test]
fn what_was_saved_stays_saved_while_the_damage_grows() {
    let small = small(4);
    let frames = frames(&small);
    let folder = with(&joined(&[frames[0], frames[1], frames[3]]));
    read(folder.path()).unwrap_err();
    fs::write(folder.path().join("journal.because"), joined(&[frames[0], frames[3]])).unwrap();
    let faults = read(folder.path()).unwrap_err();
    assert!(faults[0].help.as_deref().unwrap().contains("goes on with the 3 whole revisions"), "{faults:?}");
    let lock = Lock::take(folder.path()).unwrap();
    Disk::at(folder.path()).recover(&lock).unwrap().unwrap();
    let numbers: Vec<u64> = read(folder.path()).unwrap().iter().map(|revision| revision.number).collect();
    assert_eq!(numbers, [1, 2, 4]);
    assert_eq!(files(folder.path()), ["journal.because", "journal.damaged", "lock"]);
}

#[test]
fn what_was_saved_of_another_journal_gives_way_and_is_kept() {
    let (one, other) = (small(3), small(6));
    let folder = with(&joined(&[frames(&other)[0], frames(&other)[4], frames(&other)[5]]));
    read(folder.path()).unwrap_err();
    let saved = fs::read(folder.path().join("journal.whole")).unwrap();
    fs::write(folder.path().join("journal.because"), joined(&[frames(&one)[1], frames(&one)[2]])).unwrap();
    read(folder.path()).unwrap_err();
    assert_eq!(fs::read(folder.path().join("journal.whole-2")).unwrap(), saved);
    let now = with(&fs::read(folder.path().join("journal.whole")).unwrap());
    assert!(said(&read(now.path()).unwrap()) == said(&one.revisions[1..]));
}

#[test]
fn a_journal_cut_at_the_end_of_a_revision_is_damaged_where_more_was_read() {
    let small = small(3);
    let folder = with(&small.bytes[..small.heads[2].length as usize]);
    let mut journal = Disk::at(folder.path()).vouched(Some(small.heads[3]));
    let faults = journal.read_from(Head::START, &mut |event| panic!("{event:?}")).unwrap_err();
    assert_eq!(codes(&faults), [Code::Damaged]);
    assert!(faults[0].message.contains("is whole only up to revision 2"), "{faults:?}");
    let lock = Lock::take(folder.path()).unwrap();
    assert_eq!(journal.recover(&lock).unwrap().unwrap().revisions, 2);
    drop(lock);
    assert!(journal.check().is_ok(), "what vouched for the damaged one does so no longer");
    append_one(folder.path(), 3).unwrap();
    assert!(read(folder.path()).unwrap() == small.revisions);
}
