//! Folders and files that cannot be read or written, in words.

use crate::make::{append_one, changes, codes, entry, fill, folder, read};
use because::{
    diagnostic::Code,
    store::{
        Lock,
        journal::{Disk, Head, Journal},
    },
};
use std::fs;

#[test]
fn a_new_journal_has_its_folder_and_what_git_needs_to_know() {
    let folder = folder();
    let inner = folder.path().join("review/2026.kb");
    let journal = Disk::create(&inner).unwrap();
    assert_eq!(fs::read_to_string(journal.path()).unwrap(), "because journal 1\n");
    assert!(fs::read_to_string(inner.join(".gitattributes")).unwrap().contains("journal.* -text"));
    assert_eq!(journal.head(), Ok(Some(Head::START)));
    fs::write(inner.join(".gitattributes"), "journal.* -text # ours\n").unwrap();
    fill(&inner, 1);
    Disk::create(&inner).unwrap();
    assert_eq!(read(&inner).unwrap().len(), 1, "what is there is left alone");
    assert_eq!(fs::read_to_string(inner.join(".gitattributes")).unwrap(), "journal.* -text # ours\n");
}

#[test]
fn a_journal_that_is_not_there_is_missing() {
    let folder = folder();
    assert_eq!(codes(&read(folder.path()).unwrap_err()), [Code::Missing]);
    assert_eq!(Lock::take(&folder.path().join("nowhere")).unwrap_err().code, Code::Missing);
}

#[test]
fn a_folder_removed_under_the_program_is_told() {
    let folder = folder();
    let inner = folder.path().join("review.kb");
    let heads = fill(&inner, 2);
    let mut journal = Disk::at(&inner);
    let lock = Lock::take(&inner).unwrap();
    fs::remove_dir_all(&inner).unwrap();
    let faults = journal.append(&lock, heads[2], &entry("late"), &mut changes(3).into_iter()).unwrap_err();
    assert_eq!(codes(&faults), [Code::Unwritable]);
    assert!(faults[0].message.ends_with("journal.because cannot be written: it is not there"), "{faults:?}");
    assert_eq!(codes(&journal.check().unwrap_err()), [Code::Missing]);
    assert!(!inner.exists(), "and nothing is made in its place");
}

#[test]
fn a_folder_in_place_of_the_file_cannot_be_read() {
    let folder = folder();
    fs::create_dir(folder.path().join("journal.because")).unwrap();
    let faults = read(folder.path()).unwrap_err();
    assert_eq!(codes(&faults), [Code::Unreadable]);
    fs::create_dir(folder.path().join("lock")).unwrap();
    assert_eq!(Lock::take(folder.path()).unwrap_err().code, Code::Unwritable);
}

#[test]
fn a_file_in_place_of_the_folder_cannot_be_written() {
    let folder = folder();
    let file = folder.path().join("review.kb");
    fs::write(&file, "text").unwrap();
    assert_eq!(codes(&Disk::create(&file).unwrap_err()), [Code::Unwritable]);
    assert_eq!(codes(&Disk::create(file.join("inner")).unwrap_err()), [Code::Unwritable]);
}

#[test]
fn the_lock_of_another_folder_opens_nothing() {
    let (one, other) = (folder(), folder());
    let heads = fill(one.path(), 1);
    Disk::create(other.path()).unwrap();
    for lock in [Lock::take(other.path()).unwrap(), Lock::unneeded()] {
        let mut journal = Disk::at(one.path());
        let faults = journal.append(&lock, heads[1], &entry("no"), &mut changes(2).into_iter()).unwrap_err();
        assert_eq!(codes(&faults), [Code::Locked]);
        assert_eq!(codes(&journal.recover(&lock).unwrap_err()), [Code::Locked]);
    }
    append_one(one.path(), 2).unwrap();
}

#[cfg(target_os = "linux")]
mod read_only {
    use super::*;
    use crate::somebody_else::{SomebodyElse, permit};
    use std::env;

    const FOLDER: &str = "BECAUSE_TEST_READ_ONLY";

    #[test]
    fn a_folder_that_may_only_be_read_is_read() {
        let folder = folder();
        fill(folder.path(), 2);
        permit(folder.path(), 0o555, 0o444);
        let somebody = SomebodyElse::with(&env::current_exe().unwrap(), folder.path());
        let mut command = somebody.command();
        command.args(["--exact", "--ignored", "refused::read_only::as_somebody_else"]);
        let output = command.env(FOLDER, folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
        permit(folder.path(), 0o755, 0o644);
    }

    #[test]
    #[ignore = "is started by the test above"]
    fn as_somebody_else() {
        let folder = std::path::PathBuf::from(env::var_os(FOLDER).unwrap());
        assert_eq!(read(&folder).unwrap().len(), 2);
        let fault = Lock::take(&folder).unwrap_err();
        assert_eq!(fault.code, Code::Unwritable);
        assert!(fault.message.contains("lock cannot be written"), "{}", fault.message);
        let faults = Disk::at(&folder).vouched(Some(Head { number: 3, length: 9999, checksum: None })).check();
        let faults = faults.unwrap_err();
        assert_eq!(codes(&faults), [Code::Damaged]);
        assert!(faults[0].help.as_deref().unwrap().contains("could not be saved beside it (permission is denied)"));
    }
}
