//! Words and the records in which they stand, in the index and behind it.

use crate::make::{commit, gone, load, names, new, open, put};
use because::{
    store::{How, Store},
    theory::RecordKind,
};

const KNOWN: &str = "factor x \"Staff turnover\"\n  definition \"people Leave\"\n\n\
    statement s\n  says [People](context +x) stay\n\nsource src\n  url \"hidden\"\n\n\
    evidence e\n  from src\n  supports s\n  quote \"they leave, élan and all\"\n";

fn check(store: &Store) {
    assert_eq!(names(&store.postings("Leave")), ["e", "x"]);
    assert_eq!(names(&store.postings("people")), ["s", "x"]);
    assert_eq!(names(&store.postings("ÉLAN")), ["e"]);
    assert_eq!(store.postings("hidden"), []);
    assert_eq!(store.postings("leav"), []);
    assert_eq!(store.words("sta"), ["staff", "stay"]);
    assert_eq!(store.words("é"), ["élan"]);
    assert_eq!(store.words("zz"), [""; 0]);
    assert_eq!(store.words("").len(), 9);
}

#[test]
fn words_are_found_wherever_they_lie() {
    let mut store = Store::in_memory();
    load(&mut store, KNOWN);
    check(&store);
    let (_folder, kb) = new();
    load(&mut open(&kb), KNOWN);
    check(&open(&kb));
    open(&kb).rebuild().unwrap();
    check(&open(&kb));
}

#[test]
fn what_changed_behind_the_index_is_found_as_it_is_now() {
    let (_folder, kb) = new();
    load(&mut open(&kb), KNOWN);
    let mut store = open(&kb);
    store.rebuild().unwrap();
    put(&mut store, How::Typed, "evidence e\n  from src\n  supports s\n  quote \"they stay\"\n");
    commit(&mut store, How::Typed, vec![gone(RecordKind::Statement, "s")]);
    put(&mut store, How::Typed, "factor y \"Staff morale\"\n");
    let check = |store: &Store| {
        assert_eq!(names(&store.postings("stay")), ["e"]);
        assert_eq!(names(&store.postings("staff")), ["x", "y"]);
        assert_eq!(names(&store.postings("leave")), ["x"]);
        assert_eq!(store.words("e"), [""; 0], "`élan` is a word of what was");
        assert_eq!(store.words("é"), [""; 0]);
        assert_eq!(store.words("m"), ["morale"]);
        assert!(!store.has_failed());
    };
    check(&store);
    drop(store);
    check(&open(&kb));
}
