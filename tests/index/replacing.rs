//! One index takes the place of another, whole or not at all.

use crate::kept::{Kept, of_any_revision, stamp};
use because::store::index::{self, Reader, Unusable, Writer};
use std::{fs, path::Path};

/// The files and folders in an index, by name.
fn names(index: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        index.read_dir().unwrap().map(|found| found.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_next_index_takes_the_place_of_the_one_before() {
    let kb = tempfile::tempdir().unwrap();
    let index = kb.path().join("index");
    assert!(matches!(Reader::open(&index, of_any_revision), Err(Unusable::Absent)));
    for revision in 1..4 {
        let kept = Kept::of_revision(revision);
        kept.write(&index, &stamp(revision)).unwrap();
        let reader = Reader::open(&index, of_any_revision).unwrap();
        assert_eq!(reader.stamp(), &stamp(revision));
        assert!(kept.read(&reader).unwrap() == kept);
        assert_eq!(index::stamp(&index).unwrap(), stamp(revision));
        let names = names(&index);
        assert!(
            matches!(&names[..], [packed, stamp] if packed.starts_with("packed-") && stamp == "stamp"),
            "{names:?}"
        );
    }
}

#[test]
fn a_writer_that_is_dropped_leaves_what_was_there() {
    let kb = tempfile::tempdir().unwrap();
    let before = Kept::of_revision(1);
    before.write(kb.path(), &stamp(1)).unwrap();
    let writer = Writer::create(kb.path()).unwrap();
    Kept::of_revision(2).write_sections(&writer).unwrap();
    assert_eq!(names(kb.path()).len(), 3);
    drop(writer);
    assert_eq!(names(kb.path()).len(), 2);
    let reader = Reader::open(kb.path(), of_any_revision).unwrap();
    assert!(before.read(&reader).unwrap() == before);
}

#[test]
fn a_reader_keeps_the_index_that_it_opened() {
    let kb = tempfile::tempdir().unwrap();
    let (before, after) = (Kept::of_revision(1), Kept::of_revision(2));
    before.write(kb.path(), &stamp(1)).unwrap();
    let old = Reader::open(kb.path(), of_any_revision).unwrap();
    let late = Reader::open(kb.path(), of_any_revision).unwrap();
    assert_eq!(old.get("records", b"nothing").unwrap(), None);
    after.write(kb.path(), &stamp(2)).unwrap();
    let new = Reader::open(kb.path(), of_any_revision).unwrap();
    assert!(after.read(&new).unwrap() == after);
    if cfg!(unix) {
        assert!(before.read(&old).unwrap() == before);
        assert!(late.section("graph").unwrap() == before.sections["graph"]);
    }
    let why = late.get("records", b"nothing").unwrap_err();
    assert!(matches!(&why, Unusable::Mismatch(why) if why == "another program has made it anew"), "{why:?}");
}

#[test]
fn what_a_writer_left_that_was_cut_short_is_removed_by_the_next() {
    let kb = tempfile::tempdir().unwrap();
    for left in ["packed-0000000000000001", "packed-0000000000000002/blobs"] {
        fs::create_dir_all(kb.path().join(left)).unwrap();
    }
    fs::write(kb.path().join("packed-0000000000000001/db"), "half").unwrap();
    fs::write(kb.path().join("stamp.new"), "half").unwrap();
    assert!(matches!(Reader::open(kb.path(), of_any_revision), Err(Unusable::Absent)));
    Kept::of_revision(1).write(kb.path(), &stamp(1)).unwrap();
    assert_eq!(names(kb.path()).len(), 2);
}

#[test]
fn a_stamp_that_does_not_fit_is_refused_with_the_reason() {
    let kb = tempfile::tempdir().unwrap();
    Kept::of_revision(1).write(kb.path(), &stamp(1)).unwrap();
    let journal_ends = |found: &index::Stamp| match found.revision {
        2 => Ok(()),
        other => Err(format!("it was made at revision {other}, and the journal has another there")),
    };
    let why = Reader::open(kb.path(), journal_ends).unwrap_err();
    assert!(matches!(why, Unusable::Mismatch(_)) && why.is_mended_by_rebuilding());
    assert_eq!(why.to_string(), "it was made at revision 1, and the journal has another there");
}

#[test]
fn an_index_of_another_format_is_refused_by_its_number() {
    let kb = tempfile::tempdir().unwrap();
    Kept::of_revision(1).write(kb.path(), &stamp(1)).unwrap();
    let path = kb.path().join("stamp");
    let text = fs::read_to_string(&path).unwrap();
    for other in ["0", "2", "17"] {
        fs::write(&path, text.replacen("because index 3", &format!("because index {other}"), 1)).unwrap();
        let why = Reader::open(kb.path(), of_any_revision).unwrap_err();
        assert_eq!(why.to_string(), format!("it is of format {other}, and this program reads format 3"));
    }
}

#[test]
fn the_same_process_opens_it_again_at_once() {
    let kb = tempfile::tempdir().unwrap();
    let kept = Kept::of_revision(1);
    kept.write(kb.path(), &stamp(1)).unwrap();
    for _ in 0..100 {
        let reader = Reader::open(kb.path(), of_any_revision).unwrap();
        assert!(reader.section("graph").unwrap() == kept.sections["graph"]);
    }
}
