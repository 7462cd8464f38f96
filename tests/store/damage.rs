//! An index that is damaged, missing or unreadable gives the same answers, or words; never a record less.

use crate::make::{codes, folder, large, load, new, open, put};
use because::{
    answer::Stamp,
    diagnostic::{Code, Diagnostic},
    language,
    store::{How, Store},
    theory::Name,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// What is asked of each damaged knowledge base.
#[derive(Debug, PartialEq)]
struct Answers {
    stamp: Stamp,
    texts: String,
    claims: usize,
    words: Vec<String>,
    found: Vec<Name>,
    history: usize,
    versions: usize,
}

fn ask(store: &mut Store) -> (Answers, Vec<Diagnostic>) {
    let asked = store.settled(|store| Answers {
        stamp: store.stamp(),
        texts: store.theory().records().map(|record| language::print(record)).collect(),
        claims: store.graph().claims.len(),
        words: store.words("w"),
        found: store.postings("w3"),
        history: store.history().len(),
        versions: store.history_of(&Name::new("c3")).len(),
    });
    asked.unwrap()
}

/// A knowledge base with an index, something behind it, and what is known in it.
fn made(cmocs: usize) -> (TempDir, PathBuf, Answers) {
    let (folder, kb) = new();
    let mut store = open(&kb);
    load(&mut store, &large(cmocs));
    store.rebuild().unwrap();
    put(&mut store, How::Typed, "cmoc c3\n  context -x\n  outcome +y\n\ntheme behind\n");
    let (answers, notes) = ask(&mut store);
    assert_eq!((notes, answers.claims, answers.history, answers.versions), (vec![], cmocs, 2, 2));
    assert!(kb.join("index/stamp").exists());
    (folder, kb, answers)
}

/// How many make a knowledge base that is small, and needs no index; and one that needs one.
const SMALL: usize = 100;
const LARGE: usize = 1_500;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The same answers after the index was hurt; says whether a note told of it.
fn hurt(kb: &Path, answers: &Answers, what: &str, hurt: impl FnOnce(&Path)) -> bool {
    let scratch = folder();
    let hurt_kb = scratch.path().join("review.kb");
    copy(kb, &hurt_kb);
    hurt(&hurt_kb.join("index"));
    let opened = Store::open(&hurt_kb).unwrap_or_else(|faults| panic!("{what}: {faults:?}"));
    let (mut store, mut notes) = (opened.store, opened.notes);
    let (found, more) = ask(&mut store);
    notes.extend(more);
    assert!(found == *answers, "{what}");
    let known = [Code::IndexMade, Code::IndexNotUsed];
    assert!(notes.iter().all(|note| known.contains(&note.code)), "{what}: {notes:?}");
    assert!(notes.len() <= 1, "{what}: {notes:?}");
    drop(store);
    let mended = Store::open(&hurt_kb).unwrap();
    assert_eq!(mended.notes, [], "{what}: it is mended for good");
    !notes.is_empty()
}

#[test]
fn an_index_that_is_gone_is_made_anew_where_it_is_needed() {
    for cmocs in [SMALL, LARGE] {
        let (_folder, kb, answers) = made(cmocs);
        let needed = cmocs == LARGE;
        assert!(!hurt(&kb, &answers, "nothing", |_| {}));
        assert_eq!(hurt(&kb, &answers, "deleted", |index| fs::remove_dir_all(index).unwrap()), needed);
        assert_eq!(hurt(&kb, &answers, "no stamp", |index| fs::remove_file(index.join("stamp")).unwrap()), needed);
        assert!(hurt(&kb, &answers, "a stamp that is none", |index| {
            fs::remove_dir_all(index).unwrap();
            fs::create_dir(index).unwrap();
            fs::write(index.join("stamp"), "because index 3\n").unwrap();
        }));
    }
}

#[test]
fn an_index_that_was_cut_or_zeroed_is_made_anew() {
    let (_folder, kb, answers) = made(SMALL);
    for file in files(&kb.join("index")) {
        let name = file.strip_prefix(kb.join("index")).unwrap().to_owned();
        let length = fs::metadata(&file).unwrap().len();
        for kept in [0, length / 2, length.saturating_sub(1)] {
            hurt(&kb, &answers, &format!("{} cut to {kept}", name.display()), |index| {
                let file = fs::OpenOptions::new().write(true).open(index.join(&name)).unwrap();
                file.set_len(kept).unwrap();
            });
        }
        hurt(&kb, &answers, &format!("{} zeroed", name.display()), |index| {
            fs::write(index.join(&name), vec![0; length as usize]).unwrap();
        });
    }
}

#[test]
fn bits_that_flip_never_lose_a_record() {
    let (_folder, kb, answers) = made(SMALL);
    let all = files(&kb.join("index"));
    for file in ["db", "flat"] {
        let path = all.iter().find(|path| path.ends_with(file)).unwrap();
        let name = path.strip_prefix(kb.join("index")).unwrap();
        let length = fs::metadata(path).unwrap().len() as usize;
        let mut told = 0;
        for place in 0..40usize {
            let (at, bit) = ((place * 2_654_435_761 + 12_345) % length, place % 8);
            told += usize::from(hurt(&kb, &answers, &format!("bit {bit} of byte {at} of {file}"), |index| {
                let mut bytes = fs::read(index.join(name)).unwrap();
                bytes[at] ^= 1 << bit;
                fs::write(index.join(name), bytes).unwrap();
            }));
        }
        assert!(told > 0, "some of the flips are noticed");
    }
}

#[test]
fn an_index_of_another_format_or_another_journal_is_made_anew() {
    let (_folder, kb, answers) = made(SMALL);
    let other = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        move |index: &Path| {
            let stamp = index.join("stamp");
            let text = fs::read_to_string(&stamp).unwrap().replacen(&from, &to, 1);
            fs::write(stamp, text).unwrap();
        }
    };
    assert!(hurt(&kb, &answers, "newer", other("because index 3", "because index 4")));
    assert!(hurt(&kb, &answers, "older", other("because index 3", "because index 2")));
    let (_folder, others, _) = made(SMALL);
    let mut store = open(&others);
    put(&mut store, How::Typed, "theme another\n");
    store.rebuild().unwrap();
    put(&mut store, How::Typed, "theme more\n");
    drop(store);
    // The journal of the other one, longer than the one that this index was made from.
    let scratch = folder();
    let mixed = scratch.path().join("review.kb");
    copy(&others, &mixed);
    fs::remove_dir_all(mixed.join("index")).unwrap();
    copy(&kb.join("index"), &mixed.join("index"));
    let mut opened = Store::open(&mixed).unwrap();
    assert_eq!(ask(&mut opened.store).0.stamp, ask(&mut open(&others)).0.stamp);
}

#[test]
fn an_index_that_breaks_while_it_is_in_use_is_made_anew_and_asked_again() {
    let (_folder, kb, answers) = made(LARGE);
    let mut store = open(&kb);
    store.let_go();
    fs::remove_dir_all(kb.join("index")).unwrap();
    let (found, notes) = ask(&mut store);
    assert!(found == answers);
    assert_eq!(codes(&notes), [Code::IndexMade]);
    // And where it cannot be made either, the journal is read.
    store.let_go();
    fs::remove_dir_all(kb.join("index")).unwrap();
    fs::write(kb.join("index"), "in the way").unwrap();
    let (found, notes) = ask(&mut store);
    assert!(found == answers);
    assert_eq!(codes(&notes), [Code::IndexNotUsed]);
    assert!(put(&mut store, How::Typed, "theme last\n").revision.is_some());
}

#[test]
fn an_index_that_another_reader_holds_is_done_without() {
    let (_folder, kb, answers) = made(LARGE);
    let holder = open(&kb);
    assert!(!holder.words("w").is_empty());
    let opened = Store::open(&kb).unwrap();
    let mut store = opened.store;
    assert_eq!(opened.notes, []);
    let (claims, notes) = store.settled(|store| store.graph().claims.len()).unwrap();
    assert_eq!((claims, notes), (answers.claims, vec![]), "what is no entry can be read beside it");
    let (found, notes) = ask(&mut store);
    assert!(found == answers);
    assert_eq!(codes(&notes), [Code::IndexNotUsed]);
    assert!(put(&mut store, How::Typed, "theme last\n").revision.is_some());
    drop(holder);
    assert!(open(&kb).theory().find("last").is_some());
}

#[test]
fn a_damaged_journal_is_refused_and_recovered() {
    let (_folder, kb, _) = made(LARGE);
    put(&mut open(&kb), How::Typed, "theme last\n");
    let path = kb.join("journal.because");
    let whole = fs::read(&path).unwrap();
    let mut bytes = whole.clone();
    let at = bytes.len() - 400;
    bytes[at] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let faults = Store::open(&kb).unwrap_err();
    assert_eq!(codes(&faults), [Code::Damaged]);
    assert_eq!(Code::Damaged.exit(), 4);
    assert!(Store::recover(&kb).unwrap().is_some());
    assert!(Store::recover(&kb).unwrap().is_none());
    let opened = Store::open(&kb).unwrap();
    assert_eq!(opened.store.check_journal(), Ok(()));
    assert!(opened.store.theory().find("last").is_some() && opened.store.theory().find("behind").is_none());
    // Cut below what the index vouches for.
    let (_folder, kb, _) = made(LARGE);
    let mut store = open(&kb);
    let at = index_length(&kb) - 10;
    store.let_go();
    let bytes = fs::read(kb.join("journal.because")).unwrap();
    fs::write(kb.join("journal.because"), &bytes[..at]).unwrap();
    assert_eq!(codes(&store.refresh().unwrap_err()), [Code::Damaged]);
    assert_eq!(codes(&Store::open(&kb).unwrap_err()), [Code::Damaged]);
    assert!(Store::recover(&kb).unwrap().is_some());
    assert_eq!(Store::open(&kb).unwrap().store.len(), 0);
}

#[test]
fn a_text_that_is_another_in_the_journal_is_never_shown() {
    let (_folder, kb, answers) = made(LARGE);
    let path = kb.join("journal.because");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, whole.replacen("number 77,", "number 78,", 1)).unwrap();
    let mut store = open(&kb);
    let (claims, notes) = store.settled(|store| store.graph().claims.len()).unwrap();
    assert_eq!((claims, notes), (answers.claims, vec![]), "nothing of it is read for this");
    let faults = store.settled(|store| store.theory().find("e77").is_some()).unwrap_err();
    assert_eq!(codes(&faults), [Code::Damaged]);
    fs::write(&path, whole).unwrap();
    assert!(ask(&mut open(&kb)).0 == answers);
}

fn index_length(kb: &Path) -> usize {
    because::store::index::stamp(&kb.join("index")).unwrap().journal_length as usize
}
