//! A disk that is full. It needs a small file system of its own, which only root can mount: elsewhere it is skipped,
//! with a message.
#![cfg(target_os = "linux")]

use crate::{
    kept::{Kept, of_any_revision, stamp},
    mounted::Mounted,
};
use because::store::index::{Reader, Unwritten};
use std::{sync::mpsc, thread, time::Duration};

#[test]
fn a_full_disk_is_told_and_what_was_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mounted) = Mounted::memory(folder.path(), "24m") else { return };
    let index = mounted.path().join("index");
    let before = Kept::of_revision(1);
    before.write(&index, &stamp(1)).unwrap();

    let mut large = Kept::of_revision(2);
    large.sections.insert("large".to_owned(), vec![7; 30_000_000]);
    let (done, told) = mpsc::channel();
    let place = index.clone();
    thread::spawn(move || done.send(large.write(&place, &stamp(2))));
    let refused = told.recv_timeout(Duration::from_secs(60)).unwrap().unwrap_err();
    assert!(matches!(refused, Unwritten::System(_) | Unwritten::File { .. }), "{refused:?}");
    let words = refused.to_string();
    assert!(words.contains("no storage space") || words.contains("No space left"), "{words}");

    let reader = Reader::open(&index, of_any_revision).unwrap();
    assert!(before.read(&reader).unwrap() == before);
    drop(reader);
    let after = Kept::of_revision(3);
    after.write(&index, &stamp(3)).unwrap();
    assert!(after.read(&Reader::open(&index, of_any_revision).unwrap()).unwrap() == after);
}
