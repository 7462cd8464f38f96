//! Revisions dropped, swapped, put in twice, put in from elsewhere; line ends converted; other first lines.

use crate::make::{FIRST, append_one, codes, files, frames, joined, read, said, small, with};
use because::{
    diagnostic::{Code, Diagnostic},
    store::{Lock, Revision, journal::Disk},
};
use std::path::Path;

fn messages(faults: &[Diagnostic], folder: &Path) -> Vec<String> {
    let folder = format!("{}/", folder.display());
    faults.iter().map(|fault| fault.message.replace(&folder, "")).collect()
}

/// What is said of a journal of those bytes, and what is whole of it.
fn found(bytes: &[u8]) -> (Vec<String>, Vec<Revision>) {
    let folder = with(bytes);
    let faults = read(folder.path()).unwrap_err();
    assert!(codes(&faults).iter().all(|code| *code == Code::Damaged), "{faults:?}");
    for fault in &faults {
        assert!(fault.help.as_deref().unwrap().contains("`because recover`"), "{fault:?}");
    }
    assert_eq!(codes(&append_one(folder.path(), 9).unwrap_err()), codes(&faults), "nothing is appended");
    assert_eq!(std::fs::read(folder.path().join("journal.because")).unwrap(), bytes);
    let lock = Lock::take(folder.path()).unwrap();
    Disk::at(folder.path()).recover(&lock).unwrap().unwrap();
    drop(lock);
    let whole = read(folder.path()).unwrap();
    append_one(folder.path(), 9).unwrap();
    let after = read(folder.path()).unwrap();
    assert_eq!(after.len(), whole.len() + 1);
    assert_eq!(after[whole.len()].number, whole.last().map_or(0, |last| last.number) + 1);
    (messages(&faults, folder.path()), whole)
}

/// Where a journal's revision that begins at this byte is said to stand.
fn at(bytes: &[u8], start: u64) -> String {
    let line = bytes.iter().take(start as usize + 1).filter(|byte| **byte == b'\n').count() + 1;
    format!("on line {line} (byte {start})")
}

fn numbers(revisions: &[Revision]) -> Vec<u64> {
    revisions.iter().map(|revision| revision.number).collect()
}

#[test]
fn a_revision_that_is_missing_is_noticed() {
    let small = small(5);
    let frames = frames(&small);
    let (messages, whole) = found(&joined(&[frames[0], frames[1], frames[3], frames[4]]));
    let place = at(&small.bytes, small.heads[2].length);
    assert_eq!(messages, [format!("revision 3 is missing from journal.because, before revision 4 {place}")]);
    assert_eq!(numbers(&whole), [1, 2, 4, 5]);
    let kept: Vec<Revision> = small.revisions.iter().filter(|revision| revision.number != 3).cloned().collect();
    assert!(said(&whole) == said(&kept));
    let (messages, whole) = found(&joined(&frames[3..]));
    assert_eq!(messages, ["revisions 1 to 3 are missing from journal.because, before revision 4 on line 3 (byte 18)"]);
    assert_eq!(numbers(&whole), [4, 5]);
}

#[test]
fn revisions_that_were_swapped_are_put_in_order() {
    let small = small(5);
    let frames = frames(&small);
    let swapped = joined(&[frames[0], frames[1], frames[3], frames[2], frames[4]]);
    let (messages, whole) = found(&swapped);
    assert_eq!(messages.len(), 3, "{messages:?}");
    let place = at(&small.bytes, small.heads[2].length);
    assert_eq!(messages[0], format!("revision 3 is missing from journal.because, before revision 4 {place}"));
    let length = (small.heads[2].length as usize + frames[3].len()) as u64;
    let place = at(&swapped, length);
    assert_eq!(messages[1], format!("revision 3 in journal.because stands behind revision 4, {place}"));
    let place = at(&swapped, small.heads[4].length);
    assert_eq!(messages[2], format!("revision 4 is missing from journal.because, before revision 5 {place}"));
    assert!(whole == small.revisions, "put in order they are as they were");
}

#[test]
fn a_revision_that_stands_twice_counts_once() {
    let small = small(3);
    let frames = frames(&small);
    let (messages, whole) = found(&joined(&[frames[0], frames[1], frames[1], frames[2]]));
    let place = at(&small.bytes, small.heads[2].length);
    assert_eq!(messages, [format!("revision 2 in journal.because stands behind revision 2, {place}")]);
    assert!(whole == small.revisions);
}

#[test]
fn a_revision_of_another_journal_is_left_out_and_named() {
    let (own, longer) = (small(3), small(4));
    let folder = with(&own.bytes[..own.heads[2].length as usize]);
    append_one(folder.path(), 7).unwrap();
    let bytes = std::fs::read(folder.path().join("journal.because")).unwrap();
    let strange = &bytes[own.heads[2].length as usize..];
    let frames = frames(&longer);
    let forked = joined(&[frames[0], frames[1], strange, frames[2], frames[3]]);
    let (messages, whole) = found(&forked);
    assert_eq!(messages.len(), 2, "{messages:?}");
    let second = at(&forked, own.heads[2].length + strange.len() as u64);
    assert_eq!(messages[0], format!("revision 3 in journal.because stands behind revision 3, {second}"));
    let line = at(&forked, own.heads[2].length);
    let line = line.split_once(" (").unwrap().0;
    let says = format!("journal.because holds revision 3 twice, with different content; the one {line} is left out");
    assert!(messages[1].starts_with(&says), "{messages:?}");
    assert!(whole == longer.revisions, "the one that revision 4 follows is taken");
    assert_eq!(numbers(&whole), [1, 2, 3, 4]);
    let (messages, whole) = found(&joined(&[frames[0], strange, frames[3]]));
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[1].contains("was written behind another revision than the one that stands before it"));
    assert_eq!(numbers(&whole), [1, 3, 4]);
}

#[test]
fn bytes_between_revisions_are_noticed() {
    let small = small(3);
    let frames = frames(&small);
    for strange in
        [b"<<<<<<< ours\n".as_slice(), b"\n", b"x", b"end 1 2 3\n", b"revision 2\n", &[0; 70_000], &[0xFF, b'\n']]
    {
        let (messages, whole) = found(&joined(&[frames[0], strange, frames[1], frames[2]]));
        assert_eq!(messages.len(), 1, "{messages:?}");
        let place = format!("(byte {})", small.heads[1].length);
        assert!(messages[0].contains(&place), "{messages:?}");
        assert!(whole == small.revisions, "{strange:?}");
    }
    let mut close = joined(&frames);
    close.remove(frames[0].len() + FIRST.len());
    let (messages, whole) = found(&close);
    assert_eq!((messages.len(), whole == small.revisions), (1, true), "{messages:?}");
}

#[test]
fn several_damages_are_all_named() {
    let small = small(6);
    let mut bytes = small.bytes.clone();
    for number in [2, 4] {
        bytes[small.heads[number].length as usize - 80] ^= 1;
    }
    let (messages, whole) = found(&bytes);
    assert_eq!(messages.len(), 2);
    for (message, number) in messages.iter().zip([2u64, 4]) {
        let place = at(&bytes, small.heads[number as usize - 1].length);
        let says = format!("revision {number} in journal.because is damaged, {place}: it does not fit its checksum");
        assert_eq!(*message, says);
    }
    assert_eq!(numbers(&whole), [1, 3, 5, 6]);
    let mut bytes = small.bytes.clone();
    let from = small.heads[1].length as usize;
    bytes[from..small.heads[3].length as usize].fill(0);
    let (messages, whole) = found(&bytes);
    let line = bytes[..from].iter().filter(|byte| **byte == b'\n').count() + 1;
    let says = format!("revisions 2 to 3 in journal.because are damaged, from line {line} (byte {from}) on");
    assert_eq!(messages, [says]);
    assert_eq!(numbers(&whole), [1, 4, 5, 6]);
}

#[test]
fn converted_line_ends_are_converted_back() {
    let small = small(3);
    let converted = String::from_utf8(small.bytes.clone()).unwrap().replace('\n', "\r\n");
    let (messages, whole) = found(converted.as_bytes());
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with("the line ends of journal.because were converted"), "{messages:?}");
    assert!(whole == small.revisions);
}

#[test]
fn another_first_line_is_damage_and_what_follows_is_whole() {
    let small = small(2);
    for first in ["because jornal 1\n", "", "\n\n\n", "\u{FEFF}because journal 1\n", "because journal one\n"] {
        let bytes = [first.as_bytes(), &small.bytes[FIRST.len()..]].concat();
        let (messages, whole) = found(&bytes);
        assert!(messages[0].contains("does not begin with the line `because journal 1`"), "{messages:?}");
        assert_eq!(numbers(&whole), [1, 2], "{first:?}");
    }
    let (messages, whole) = found(b"<html>\n<body>not found</body>\n</html>\n");
    assert_eq!((messages.len(), whole.len()), (1, 0));
}

#[test]
fn another_format_is_refused_by_its_number() {
    let small = small(2);
    for (number, says) in [("2", "1 is the newest known here"), ("10", "newest"), ("0", "no version has written")] {
        let first = format!("because journal {number}\n");
        let folder = with(&[first.as_bytes(), &small.bytes[FIRST.len()..]].concat());
        let faults = read(folder.path()).unwrap_err();
        assert_eq!(codes(&faults), [Code::OtherFormat]);
        assert!(faults[0].message.contains(&format!("journal format {number}, ")), "{faults:?}");
        assert!(faults[0].message.contains(says), "{faults:?}");
        assert_eq!(codes(&append_one(folder.path(), 3).unwrap_err()), [Code::OtherFormat]);
        let lock = Lock::take(folder.path()).unwrap();
        assert_eq!(codes(&Disk::at(folder.path()).recover(&lock).unwrap_err()), [Code::OtherFormat]);
        assert_eq!(files(folder.path()), ["journal.because", "lock"]);
    }
}

#[test]
fn a_word_of_a_newer_version_is_refused_by_name() {
    let small = small(2);
    let frames = frames(&small);
    for (word, what) in [
        ("split early-wins into a, b", "the word `split`"),
        ("cmoc a\n  outcome  +b\n  lessens  c", "no field `lessens` in a cmoc"),
        ("gone thing old-2", "the line `gone thing old-2`"),
    ] {
        let frame = String::from_utf8(frames[1].to_vec()).unwrap();
        let body = frame.split_once("\nend ").unwrap().0.replace("gone cmoc old-2", word) + "\n";
        let checksum = because::store::journal::Checksum::of(body.as_bytes());
        let sealed = format!("{body}end 2 {} {checksum}\n", body.len());
        let folder = with(&joined(&[frames[0], sealed.as_bytes()]));
        let faults = read(folder.path()).unwrap_err();
        assert_eq!(codes(&faults), [Code::NotKnownHere]);
        assert!(faults[0].message.contains("revision 2 in ") && faults[0].message.ends_with(what), "{faults:?}");
        assert!(faults[0].message.contains(if word.contains('\n') { "16 lines below" } else { "14 lines below" }));
        assert!(faults[0].help.as_deref().unwrap().contains("newer version"), "{faults:?}");
    }
}
