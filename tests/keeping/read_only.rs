//! A knowledge base that may be read and not written: questions are answered, changes are refused, nothing is touched.

use crate::{
    made::{because, contents, counted, err, records, refused, said},
    somebody_else::{SomebodyElse, permit},
};
use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

/// The folder of a knowledge base with an index, and with something behind it, which nobody may write to.
fn made(folder: &Path) {
    fs::write(folder.join("a.because"), records(1_500)).unwrap();
    fs::write(folder.join("b.because"), "theme behind\n").unwrap();
    for file in ["a.because", "b.because"] {
        assert_eq!(because(folder, &["load", file]).status.code(), Some(0));
    }
    assert!(folder.join("because.kb/index/stamp").exists());
    fs::write(folder.join("new.because"), "theme new\n").unwrap();
    permit(folder, 0o555, 0o444);
}

#[test]
fn whoever_may_only_read_is_answered_and_refused_changes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(folder);
    let before = contents(folder);
    let somebody = SomebodyElse::with(Path::new(env!("CARGO_BIN_EXE_because")), &folder.join("because.kb"));
    let says = |words: &[&str]| said(&mut somebody.command(), folder, words);

    let answered = says(&["ask", "count cmocs as csv"]);
    assert_eq!(counted(&answered), 1_500);
    assert_eq!(err(&answered), "count cmocs as csv", "the index is read, and sled is not needed for it");
    let note = "note[N0404]: because.kb is read from its journal alone, without its index: it cannot be opened in a \
                folder where nothing can be written";
    let told = says(&["history"]);
    assert!(err(&told).starts_with(note), "{}", err(&told));
    assert_eq!(counted(&says(&["ask", "count themes as csv"])), 1);
    for words in [&["history"][..], &["history", "behind"], &["show", "c7"], &["check"], &["load", "a.because"]] {
        assert_eq!(says(words).status.code(), Some(0), "{words:?}");
    }
    let lock = "error[E0404]: because.kb/lock cannot be written: permission is denied";
    let unchanged = "help: nothing was changed; questions need no lock and are answered all the same";
    for words in [&["load", "new.because"][..], &["rebuild"], &["recover"]] {
        let output = says(words);
        refused(&output, 4, "");
        assert!(err(&output).contains(lock) && err(&output).contains(unchanged), "{words:?}: {}", err(&output));
    }
    refused(&says(&["save", "out"]), 4, "");
    permit(folder, 0o755, 0o644);
    assert!(contents(folder) == before, "nothing was touched");
    assert_eq!(because(folder, &["load", "new.because"]).status.code(), Some(0));
}

#[test]
fn whoever_may_not_look_is_not_told_that_nothing_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.because"), "theme a\n").unwrap();
    assert_eq!(because(folder, &["load", "a.because"]).status.code(), Some(0));
    let before = contents(folder);
    let kb = folder.join("because.kb");
    permit(folder, 0o755, 0o644);
    fs::set_permissions(&kb, fs::Permissions::from_mode(0o000)).unwrap();
    let somebody = SomebodyElse::with(Path::new(env!("CARGO_BIN_EXE_because")), &kb);
    for words in [&["ask", "find themes"][..], &["load", "a.because"], &["history"], &["save", "out"], &["rebuild"]] {
        let output = said(&mut somebody.command(), folder, words);
        refused(&output, 4, "error[E0402]: because.kb/journal.because cannot be read: permission is denied");
    }
    fs::set_permissions(&kb, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(contents(folder) == before, "nothing was touched");
}
