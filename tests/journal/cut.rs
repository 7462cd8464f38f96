//! A journal cut off at any byte: what was whole before the cut is read, what was not is set aside.

use crate::make::{FIRST, append_one, changes, codes, files, read, said, small, with};
use because::{
    diagnostic::Code,
    store::journal::{Disk, Head, Journal},
};
use std::fs;

#[test]
fn what_is_whole_before_the_cut_is_read_and_the_rest_is_set_aside() {
    let small = small(3);
    for cut in 0..small.bytes.len() {
        let whole = small.heads.iter().rfind(|head| head.length <= cut as u64).unwrap();
        let start = (whole.length as usize).max(FIRST.len());
        let unfinished = if cut < FIRST.len() { cut } else { cut - start };
        let folder = with(&small.bytes[..cut]);
        let journal = Disk::at(folder.path());
        let reading = journal.check().unwrap();
        assert_eq!((reading.head, reading.unfinished), (*whole, unfinished as u64), "cut at {cut}");
        let before = &small.revisions[..whole.number as usize];
        assert!(read(folder.path()).unwrap() == before, "cut at {cut}");
        assert_eq!(fs::read(journal.path()).unwrap(), &small.bytes[..cut], "reading changes nothing");

        let next = whole.number + 1;
        let notes = append_one(folder.path(), next).unwrap();
        let aside = folder.path().join(format!("journal.unfinished-{next}"));
        if cut > start {
            assert_eq!(codes(&notes), [Code::SetAside]);
            assert!(notes[0].message.contains(&format!("its {unfinished} bytes")), "{}", notes[0].message);
            assert_eq!(fs::read(&aside).unwrap(), &small.bytes[start..cut]);
        } else {
            assert!(notes.is_empty() && !aside.exists(), "cut at {cut}");
        }
        let after = read(folder.path()).unwrap();
        assert!(after[..before.len()] == *before && after[before.len()].changes == changes(next));
    }
}

#[test]
fn what_an_index_vouches_for_is_damaged_and_not_unfinished() {
    let small = small(3);
    let last = small.heads[3];
    for cut in 0..small.bytes.len() {
        let folder = with(&small.bytes[..cut]);
        let faults = Disk::at(folder.path()).vouched(Some(last)).check().unwrap_err();
        let codes = codes(&faults);
        assert!(codes.iter().all(|code| *code == Code::Damaged), "cut at {cut}: {faults:?}");
        let whole = small.heads.iter().filter(|head| head.length <= cut as u64).count() - 1;
        assert!(faults[0].message.contains("up to 3 when it was last read"), "{}", faults[0].message);
        assert!(files(folder.path()).contains(&"journal.whole".to_owned()));
        let saved = with(&fs::read(folder.path().join("journal.whole")).unwrap());
        assert!(said(&read(saved.path()).unwrap()) == said(&small.revisions[..whole]));
    }
    let folder = with(&small.bytes);
    assert_eq!(Disk::at(folder.path()).vouched(Some(last)).check().unwrap().head, last);
}

#[test]
fn a_head_that_was_read_vouches_for_itself() {
    let small = small(3);
    let folder = with(&small.bytes[..small.bytes.len() - 1]);
    let journal = Disk::at(folder.path());
    let faults = journal.read_from(small.heads[3], &mut |event| panic!("{event:?}")).unwrap_err();
    assert_eq!(codes(&faults), [Code::Damaged]);
    assert_eq!(journal.read_from(small.heads[2], &mut |event| panic!("{event:?}")).unwrap().head, small.heads[2]);
}

#[test]
fn what_was_set_aside_before_is_never_overwritten() {
    let small = small(2);
    let start = small.heads[1].length as usize;
    let folder = with(&small.bytes[..start + 10]);
    fs::write(folder.path().join("journal.unfinished-2"), "of another day").unwrap();
    append_one(folder.path(), 2).unwrap();
    let held = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(held("journal.unfinished-2"), b"of another day");
    assert_eq!(held("journal.unfinished-2-2"), &small.bytes[start..start + 10]);
}

#[test]
fn zeros_behind_the_end_are_unfinished() {
    let small = small(2);
    let folder = with(&[small.bytes.as_slice(), &[0; 5000]].concat());
    let reading = Disk::at(folder.path()).check().unwrap();
    assert_eq!((reading.head, reading.unfinished), (small.heads[2], 5000));
    assert_eq!(codes(&append_one(folder.path(), 3).unwrap()), [Code::SetAside]);
    assert_eq!(read(folder.path()).unwrap().len(), 3);
    assert_eq!(Disk::at(folder.path()).head().unwrap().map(|head: Head| head.number), Some(3));
}
