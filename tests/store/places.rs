//! Folders that are missing, removed, locked, read-only, or of another format.

use crate::make::{codes, entry, gone, load, new, open, put, records, text};
use because::{
    diagnostic::Code,
    store::{Change, How, Lock, Store},
    theory::RecordKind,
};
use std::fs;

#[test]
fn a_folder_is_made_by_the_first_commit() {
    let (_folder, kb) = new();
    let kb = kb.join("deeper");
    let mut store = open(&kb);
    assert!(store.is_empty() && !kb.exists());
    assert_eq!((store.refresh(), store.check_journal()), (Ok(false), Ok(())));
    assert_eq!(store.rebuild().map_err(|faults| codes(&faults)), Err(vec![Code::Missing]));
    assert!(!kb.exists());
    put(&mut store, How::Typed, "theme a\n");
    assert_eq!(text(&open(&kb)), "theme a\n");
    assert_eq!(open(&kb).folder(), Some(kb.as_path()));
}

#[test]
fn what_is_no_folder_is_refused() {
    let (folder, kb) = new();
    fs::write(&kb, "a text").unwrap();
    assert_eq!(codes(&Store::open(&kb).unwrap_err()), [Code::Unreadable]);
    drop(folder);
}

#[test]
fn a_journal_that_went_missing_is_not_begun_anew() {
    let (_folder, kb) = new();
    let mut store = open(&kb);
    load(&mut store, &crate::make::large(1_500));
    store.let_go();
    fs::remove_file(kb.join("journal.because")).unwrap();
    let faults = Store::open(&kb).unwrap_err();
    assert_eq!(codes(&faults), [Code::Missing]);
    assert!(faults[0].message.contains("`index/stamp`"), "{}", faults[0].message);
    assert_eq!(codes(&store.refresh().unwrap_err()), [Code::Missing]);
}

#[test]
fn a_folder_that_is_removed_underneath_is_not_made_again() {
    let (_folder, kb) = new();
    let mut store = open(&kb);
    put(&mut store, How::Typed, "theme a\n");
    fs::remove_dir_all(&kb).unwrap();
    let change = vec![gone(RecordKind::Theme, "a")];
    let faults = store.commit(entry(How::Typed), change, |_, changes| Ok(changes)).unwrap_err();
    assert_eq!(codes(&faults), [Code::Missing]);
    assert!(!kb.exists());
    assert_eq!(store.refresh().map_err(|faults| codes(&faults)), Err(vec![Code::Missing]));
    assert_eq!(text(&store), "theme a\n", "what was known stays for as long as it is held");
}

#[test]
fn another_writer_is_waited_for_and_named() {
    let (_folder, kb) = new();
    let mut store = open(&kb);
    put(&mut store, How::Typed, "theme a\n");
    let held = Lock::take(&kb).unwrap();
    let changes = records("theme b\n").into_iter().map(Change::Put).collect();
    let faults = store.commit(entry(How::Typed), changes, |_, changes| Ok(changes)).unwrap_err();
    assert_eq!(codes(&faults), [Code::Locked]);
    drop(held);
    assert_eq!(put(&mut store, How::Typed, "theme b\n").revision, Some(2));
}

#[test]
fn journals_of_other_formats_are_refused_by_number() {
    for (format, word) in [("2", "newer version"), ("0", "backup")] {
        let (_folder, kb) = new();
        put(&mut open(&kb), How::Typed, "theme a\n");
        let path = kb.join("journal.because");
        let bytes = fs::read_to_string(&path).unwrap();
        fs::write(&path, bytes.replacen("because journal 1", &format!("because journal {format}"), 1)).unwrap();
        let faults = Store::open(&kb).unwrap_err();
        assert_eq!(codes(&faults), [Code::OtherFormat]);
        assert!(faults[0].message.contains(&format!("format {format}")));
        assert!(faults[0].help.as_ref().is_some_and(|help| help.contains(word)));
    }
}

#[cfg(unix)]
mod read_only {
    use super::*;
    use crate::somebody_else::{SomebodyElse, permit};
    use std::{env, path::Path};

    const FOLDER: &str = "BECAUSE_TEST_READ_ONLY";
    const KNOWN: &str = "BECAUSE_TEST_KNOWN";

    #[test]
    fn a_folder_that_can_only_be_read_is_answered_from() {
        let (folder, kb) = new();
        load(&mut open(&kb), &crate::make::large(1_500));
        fs::write(folder.path().join("known"), text(&open(&kb))).unwrap();
        permit(folder.path(), 0o555, 0o444);
        let somebody = SomebodyElse::with(&env::current_exe().unwrap(), &kb);
        let mut command = somebody.command();
        command.args(["--exact", "--ignored", "places::read_only::as_somebody_else"]);
        command.env(FOLDER, &kb).env(KNOWN, folder.path().join("known"));
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
        permit(folder.path(), 0o755, 0o644);
    }

    #[test]
    #[ignore = "is started by the test above"]
    fn as_somebody_else() {
        let (kb, known) = (env::var_os(FOLDER).unwrap(), env::var_os(KNOWN).unwrap());
        let opened = Store::open(Path::new(&kb)).unwrap();
        let mut store = opened.store;
        assert_eq!(opened.notes, []);
        assert_eq!(text(&store), fs::read_to_string(&known).unwrap());
        let (revisions, notes) = store.settled(|store| store.history().len()).unwrap();
        assert_eq!((revisions, codes(&notes)), (1, vec![Code::IndexNotUsed]), "sled cannot be read so");
        assert_eq!(text(&store), fs::read_to_string(known).unwrap());
        let changes = records("theme b\n").into_iter().map(Change::Put).collect();
        let faults = store.commit(entry(How::Typed), changes, |_, changes| Ok(changes)).unwrap_err();
        assert_eq!(codes(&faults), [Code::Unwritable]);
        assert_eq!(store.rebuild().map_err(|faults| codes(&faults)), Err(vec![Code::Unwritable]));
        assert_eq!(Store::recover(Path::new(&kb)).map_err(|faults| codes(&faults)).unwrap_err(), [Code::Unwritable]);
    }
}
