//! Small journals, and what is read from them.

use because::{
    diagnostic::{Code, Diagnostic},
    language,
    store::{
        Change, Entry, How, Lock, Revision,
        journal::{Disk, Head, Journal, revisions},
    },
    text::FileId,
    theory::{Name, Record, RecordKind},
};
use std::{fs, path::Path};
use tempfile::TempDir;

/// A folder in memory where there is one, so that waiting for a disk does not make the tests slow.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

pub(crate) fn entry(reason: &str) -> Entry {
    let at = "2026-11-21T23:19:04Z".parse().unwrap();
    Entry { at, by: "A. Author".into(), reason: Some(reason.into()), how: How::Typed }
}

pub(crate) fn records(text: &str) -> Vec<Record> {
    let parsed = language::parse_records(FileId(0), text);
    assert_eq!(parsed.diagnostics, []);
    parsed.records.into_iter().map(|read| read.record).collect()
}

/// The changes of the n-th revision of the small journal.
pub(crate) fn changes(number: u64) -> Vec<Change> {
    let statement = format!(
        "statement early-wins\n  If       the collaboration can deliver [‘quick wins’](+quick-wins)\n  \
         then     they can improve [trust](+trust)\n  note     \"version {number}\n\n      end 1 2 3\"\n"
    );
    let mut changes: Vec<Change> = records(&statement).into_iter().map(Change::Put).collect();
    if number > 1 {
        changes.push(Change::Gone { kind: RecordKind::Cmoc, name: Name::new(&format!("old-{number}")) });
    }
    changes
}

/// Appends so many revisions to the journal in that folder, one commit each, and gives the heads.
pub(crate) fn fill(folder: &Path, count: u64) -> Vec<Head> {
    let mut journal = Disk::create(folder).unwrap();
    let mut heads = vec![Head::START];
    for number in 1..=count {
        let lock = Lock::take(folder).unwrap();
        let (after, entry) = (*heads.last().unwrap(), entry(&format!("reason {number}")));
        let appended = journal.append(&lock, after, &entry, &mut changes(number).into_iter()).unwrap();
        assert_eq!(appended.notes, []);
        heads.push(appended.head);
    }
    heads
}

/// A journal of so many revisions: its bytes, its heads, and its revisions.
pub(crate) struct Small {
    pub(crate) bytes: Vec<u8>,
    pub(crate) heads: Vec<Head>,
    pub(crate) revisions: Vec<Revision>,
}

pub(crate) fn small(count: u64) -> Small {
    let folder = folder();
    let heads = fill(folder.path(), count);
    let bytes = fs::read(folder.path().join("journal.because")).unwrap();
    Small { bytes, heads, revisions: read(folder.path()).unwrap() }
}

/// A folder with a journal of those bytes.
pub(crate) fn with(bytes: &[u8]) -> TempDir {
    let folder = folder();
    fs::write(folder.path().join("journal.because"), bytes).unwrap();
    folder
}

pub(crate) fn read(folder: &Path) -> Result<Vec<Revision>, Vec<Diagnostic>> {
    revisions(&Disk::at(folder), Head::START)
}

/// Appends one more revision behind what can be read, and gives the notes.
pub(crate) fn append_one(folder: &Path, number: u64) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
    let mut journal = Disk::at(folder);
    let lock = Lock::take(folder).unwrap();
    let head = journal.check()?.head;
    let entry = entry(&format!("reason {number}"));
    Ok(journal.append(&lock, head, &entry, &mut changes(number).into_iter())?.notes)
}

pub(crate) fn codes(faults: &[Diagnostic]) -> Vec<Code> {
    faults.iter().map(|fault| fault.code).collect()
}

/// What the revisions say, without what binds them to one another.
pub(crate) fn said(revisions: &[Revision]) -> Vec<Revision> {
    revisions.iter().map(|revision| Revision { after: None, ..revision.clone() }).collect()
}

/// A journal of so many revisions, each of which does no more than name a state.
pub(crate) fn tiny(count: u64) -> Small {
    let folder = folder();
    let mut journal = Disk::create(folder.path()).unwrap();
    let lock = Lock::take(folder.path()).unwrap();
    let mut heads = vec![Head::START];
    for number in 1..=count {
        let entry = Entry { reason: None, by: "A".into(), ..entry("") };
        let mut named = [Change::Snapshot { name: Name::new(&format!("s{number}")) }].into_iter();
        let head = heads[heads.len() - 1];
        heads.push(journal.append(&lock, head, &entry, &mut named).unwrap().head);
    }
    Small { bytes: fs::read(journal.path()).unwrap(), heads, revisions: read(folder.path()).unwrap() }
}

/// The bytes of each frame with its `end` line.
pub(crate) fn frames(small: &Small) -> Vec<&[u8]> {
    let starts = small.heads.iter().map(|head| (head.length as usize).max(FIRST.len()));
    let starts: Vec<usize> = starts.collect();
    starts.windows(2).map(|ends| &small.bytes[ends[0]..ends[1]]).collect()
}

pub(crate) const FIRST: &[u8] = b"because journal 1\n";

/// A journal of these frames.
pub(crate) fn joined(frames: &[&[u8]]) -> Vec<u8> {
    [FIRST].iter().chain(frames).flat_map(|bytes| bytes.iter().copied()).collect()
}

/// The names of the files in a folder.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
