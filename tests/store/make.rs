//! Small knowledge bases, and what is known in them.

use because::{
    diagnostic::{Code, Diagnostic},
    language,
    store::{Change, Committed, Entry, How, Prefer, Store},
    text::FileId,
    theory::{Name, Record, RecordKind},
};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder in memory where there is one, so that waiting for a disk does not make the tests slow.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// A folder with room for a knowledge base, which is not there yet.
pub(crate) fn new() -> (TempDir, PathBuf) {
    let folder = folder();
    let kb = folder.path().join("review.kb");
    (folder, kb)
}

pub(crate) fn open(kb: &Path) -> Store {
    let opened = Store::open(kb).unwrap();
    assert_eq!(opened.notes, []);
    opened.store
}

pub(crate) fn entry(how: How) -> Entry {
    let at = "2026-11-21T23:19:04Z".parse().unwrap();
    Entry { at, by: "A. Author".into(), reason: Some("a reason".into()), how }
}

pub(crate) fn records(text: &str) -> Vec<Record> {
    let parsed = language::parse_records(FileId(0), text);
    let faults: Vec<_> = parsed.diagnostics.iter().filter(|fault| fault.is_error()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    parsed.records.into_iter().map(|read| read.record).collect()
}

/// Commits the records of a text, without a look at what they replace.
pub(crate) fn put(store: &mut Store, how: How, text: &str) -> Committed {
    commit(store, how, records(text).into_iter().map(Change::Put).collect())
}

pub(crate) fn commit(store: &mut Store, how: How, changes: Vec<Change>) -> Committed {
    store.commit(entry(how), changes, |_, changes| Ok(changes)).unwrap()
}

pub(crate) fn load(store: &mut Store, text: &str) -> Committed {
    let plan = store.plan_load(records(text), Prefer::Neither, false);
    assert_eq!(plan.conflicts, []);
    commit(store, How::Load, plan.changes)
}

pub(crate) fn gone(kind: RecordKind, name: &str) -> Change {
    Change::Gone { kind, name: Name::new(name) }
}

/// All that is known, as text.
pub(crate) fn text(store: &Store) -> String {
    let text = store.theory().records().map(|record| language::print(record)).collect::<Vec<_>>().join("\n");
    assert!(!store.has_failed(), "all of it was read");
    text
}

/// A theory with enough in it that an index is made: some thousand pieces of evidence.
pub(crate) fn large(evidence: usize) -> String {
    let mut text = "theory t\n\nsource s\n\nfactor x\n\nfactor y \"Why\"\n\n".to_owned();
    for number in 0..evidence {
        text += &format!(
            "cmoc c{number}\n  in t\n  context +x\n  outcome -y\n\nevidence e{number}\n  from s at \"p. {number}\"\n  \
             supports c{number}\n  quote \"they said so, number {number}, and meant it, as they would say again to whoever asked them: w{}\"\n\n",
            number % 7
        );
    }
    text
}

pub(crate) fn codes(faults: &[Diagnostic]) -> Vec<Code> {
    faults.iter().map(|fault| fault.code).collect()
}

pub(crate) fn names(names: &[Name]) -> Vec<&str> {
    names.iter().map(Name::as_str).collect()
}
