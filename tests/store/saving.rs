//! Writing out what is known, and reading it again elsewhere.

use crate::make::{codes, commit, folder, gone, large, load, new, open, put, records, text};
use because::{
    diagnostic::Code,
    files, language,
    store::{Change, How, Store},
    text::Texts,
    theory::RecordKind,
};
use std::{fs, path::Path};

const KNOWN: &str = "theory t1\n\ntheory t2\n\nsource s\n\ntheme th\n  in t2, t1\n\nfactor x\n  in t2\n\nmechanism y\n\n\
    statement st\n  in t1\n  if [x](+x)\n  then [y](+y)\n\nevidence e\n  from s\n  supports st\n  quote \"one\n\n      two\"\n";

/// The records of a folder, loaded into a store of its own.
fn loaded(folder: &Path) -> Store {
    let mut texts = Texts::default();
    let read = files::read(&[folder.to_owned()], &mut texts);
    assert_eq!(read.diagnostics, []);
    let mut changes = Vec::new();
    for file in read.files {
        let parsed = language::parse_records(file.id, &texts.get(file.id).unwrap().text);
        assert_eq!(parsed.diagnostics, []);
        changes.extend(parsed.records.into_iter().map(|read| Change::Put(read.record)));
    }
    let mut store = Store::in_memory();
    commit(&mut store, How::Load, changes);
    store
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().flatten().map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_saved_and_loaded_elsewhere_is_the_same() {
    let mut store = Store::in_memory();
    load(&mut store, KNOWN);
    let folder = folder();
    let to = folder.path().join("out");
    let saved = store.save(&to).unwrap();
    let counts: Vec<_> =
        saved.files.iter().map(|(file, n)| (file.file_name().unwrap().to_str().unwrap(), *n)).collect();
    assert_eq!(counts, [("shared.because", 3), ("t1.because", 3), ("t2.because", 2)]);
    assert_eq!(names(&to), [".because-base", ".because-saved", "shared.because", "t1.because", "t2.because"]);
    assert_eq!(loaded(&to).stamp().digest, store.stamp().digest);
    let t1 = fs::read_to_string(to.join("t1.because")).unwrap();
    assert!(t1.starts_with("language 1\n\ntheory t1\n\ntheme th\n  in       t2, t1\n\nstatement st\n"), "{t1}");
    let again = store.save(&to).unwrap();
    assert_eq!((again.files, again.removed), (saved.files, vec![]));
    assert_eq!(fs::read_to_string(to.join("t1.because")).unwrap(), t1);
}

#[test]
fn a_large_one_with_changes_behind_its_index_is_saved_as_it_is_now() {
    let (folder, kb) = new();
    let mut store = open(&kb);
    load(&mut store, &large(1_500));
    put(&mut store, How::Typed, "cmoc c3\n  in t\n  context -x\n  outcome +y\n\ntheme aa\n\ntheme zz\n");
    commit(&mut store, How::Typed, vec![gone(RecordKind::Evidence, "e9")]);
    let to = folder.path().join("out");
    store.save(&to).unwrap();
    let read = loaded(&to);
    assert_eq!((read.stamp().digest, text(&read)), (store.stamp().digest, text(&store)));
}

#[test]
fn files_that_are_no_longer_needed_are_removed() {
    let mut store = Store::in_memory();
    load(&mut store, KNOWN);
    let to = folder();
    store.save(to.path()).unwrap();
    let less = [("t2", RecordKind::Theory), ("x", RecordKind::Factor(None)), ("th", RecordKind::Theme)];
    commit(&mut store, How::Typed, less.iter().map(|(name, kind)| gone(*kind, name)).collect());
    let saved = store.save(to.path()).unwrap();
    assert_eq!(saved.removed, [to.path().join("t2.because")]);
    assert_eq!(names(to.path()), [".because-base", ".because-saved", "shared.because", "t1.because"]);
    assert_eq!(loaded(to.path()).stamp().digest, store.stamp().digest);
}

#[test]
fn nothing_of_others_is_written_over() {
    let mut store = Store::in_memory();
    load(&mut store, KNOWN);
    let to = folder();
    fs::write(to.path().join("notes.txt"), "mine").unwrap();
    let faults = store.save(to.path()).unwrap_err();
    assert_eq!(codes(&faults), [Code::NotEmpty]);
    assert!(faults[0].message.contains("`notes.txt`"));
    assert_eq!(names(to.path()), ["notes.txt"]);
    fs::remove_file(to.path().join("notes.txt")).unwrap();
    store.save(to.path()).unwrap();
    fs::write(to.path().join("more.because"), "theme mine\n").unwrap();
    assert_eq!(codes(&store.save(to.path()).unwrap_err()), [Code::NotEmpty]);
}

#[test]
fn what_was_changed_since_is_kept_until_it_is_known() {
    let mut store = Store::in_memory();
    load(&mut store, KNOWN);
    let to = folder();
    store.save(to.path()).unwrap();
    let path = to.path().join("shared.because");
    let edited = fs::read_to_string(&path).unwrap().replace("source s\n", "source s \"edited\"\n");
    fs::write(&path, &edited).unwrap();
    put(&mut store, How::Typed, "theme th \"refined\"\n  in t2, t1\n");
    let faults = store.save(to.path()).unwrap_err();
    assert_eq!(codes(&faults), [Code::NotEmpty]);
    assert!(faults[0].message.ends_with("its record `s` is not known here so"), "{}", faults[0].message);
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
    load(&mut store, "source s \"edited\"\n");
    store.save(to.path()).unwrap();
    assert_eq!(loaded(to.path()).stamp().digest, store.stamp().digest);
    assert_eq!(records(&fs::read_to_string(&path).unwrap())[0].title(), "edited");
}

#[test]
fn the_marker_names_only_files_of_its_own_folder() {
    let to = folder();
    let inner = to.path().join("out");
    fs::create_dir(&inner).unwrap();
    fs::write(to.path().join("other.because"), "theme other\n").unwrap();
    fs::write(inner.join(".because-saved"), "because saved 1\n- ../other.because\n").unwrap();
    let mut store = Store::in_memory();
    load(&mut store, "theme a\n");
    assert_eq!(store.save(&inner).unwrap().removed, [""; 0].map(std::path::PathBuf::from));
    assert!(to.path().join("other.because").exists());
}
