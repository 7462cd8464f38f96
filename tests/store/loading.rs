//! What loading files changes: every rule of it, with and without an index, and over reopening.

use crate::make::{codes, commit, gone, load, names, new, open, put, records, text};
use because::{
    diagnostic::Code,
    store::{Change, How, LoadPlan, Prefer, Store},
    theory::{Name, RecordKind},
};

const ONE: &str = "theme a \"one\"\n\ntheme b \"one\"\n";
const TWO: &str = "theme a \"two\"\n\ntheme b \"one\"\n";

/// Runs a test on a store in memory, on a folder whose journal is replayed, and on one whose index is read.
fn everywhere(test: impl Fn(&mut dyn FnMut(Store) -> Store, Store)) {
    test(&mut |store| store, Store::in_memory());
    let (_folder, kb) = new();
    test(&mut |store| again(store, false), open(&kb));
    let (_folder, kb) = new();
    test(&mut |store| again(store, true), open(&kb));
}

/// The same knowledge base, opened anew.
fn again(mut store: Store, packed: bool) -> Store {
    let kb = store.folder().unwrap().to_owned();
    if packed {
        assert_eq!(store.rebuild().unwrap(), []);
    }
    let before = (store.stamp(), text(&store), store.len(), store.history());
    drop(store);
    let store = open(&kb);
    assert_eq!((store.stamp(), text(&store), store.len(), store.history()), before);
    store
}

fn plan(store: &Store, text: &str) -> LoadPlan {
    store.plan_load(records(text), Prefer::Neither, false)
}

#[test]
fn what_is_not_known_is_added_and_what_is_the_same_is_left() {
    everywhere(|again, mut store| {
        let first = plan(&store, ONE);
        assert_eq!((names(&first.added), first.same, first.changes.len()), (vec!["a", "b"], 0, 2));
        let committed = load(&mut store, ONE);
        assert_eq!((committed.revision, committed.tally.added), (Some(1), 2));
        let store = again(store);
        let second = plan(&store, ONE);
        assert_eq!((second.same, second), (2, LoadPlan { same: 2, ..LoadPlan::default() }));
    });
}

#[test]
fn nothing_new_makes_no_revision() {
    everywhere(|again, mut store| {
        load(&mut store, ONE);
        let mut store = again(store);
        let committed = put(&mut store, How::Typed, ONE);
        assert_eq!((committed.revision, committed.same, store.revision()), (None, 2, 1));
        let committed = commit(&mut store, How::Typed, vec![gone(RecordKind::Theme, "x")]);
        assert_eq!((committed.revision, store.revision()), (None, 1));
    });
}

#[test]
fn what_a_load_wrote_is_replaced_by_what_is_new() {
    everywhere(|again, mut store| {
        load(&mut store, ONE);
        let mut store = again(store);
        let found = plan(&store, TWO);
        assert_eq!((names(&found.changed), found.same), (vec!["a"], 1));
        let committed = load(&mut store, TWO);
        assert_eq!((committed.revision, committed.tally.changed), (Some(2), 1));
        assert_eq!(text(&store), "theme a \"two\"\n\ntheme b \"one\"\n");
    });
}

#[test]
fn what_is_older_in_the_files_stays_as_it_is_here() {
    everywhere(|again, mut store| {
        load(&mut store, ONE);
        put(&mut store, How::Typed, "theme a \"refined\"\n");
        let store = again(store);
        let found = plan(&store, ONE);
        assert_eq!((names(&found.older), found.same, found.changes.len()), (vec!["a"], 1, 0));
        let found = store.plan_load(records(ONE), Prefer::Here, false);
        assert_eq!((names(&found.older), found.changes.len()), (vec!["a"], 0));
        let found = store.plan_load(records(ONE), Prefer::Files, false);
        assert_eq!((names(&found.changed), found.older.len(), found.changes.len()), (vec!["a"], 0, 1));
    });
}

#[test]
fn an_older_load_is_older_too() {
    everywhere(|again, mut store| {
        load(&mut store, ONE);
        load(&mut store, TWO);
        let store = again(store);
        assert_eq!(names(&plan(&store, ONE).older), ["a"]);
    });
}

#[test]
fn what_both_changed_is_a_conflict_until_somebody_says_whose_it_is() {
    everywhere(|again, mut store| {
        load(&mut store, ONE);
        put(&mut store, How::Typed, "theme a \"refined\"\n");
        let mut store = again(store);
        let files = "theme a \"two\"\n\ntheme b \"one\"\n\ntheme c\n";
        let found = plan(&store, files);
        assert_eq!((found.changes.len(), found.conflicts.len()), (0, 1), "nothing is loaded");
        let conflict = &found.conflicts[0];
        assert_eq!(conflict.name.as_str(), "a");
        assert_eq!(conflict.ours.as_ref().map(|ours| ours.title()), Some("refined"));
        assert_eq!(conflict.theirs.title(), "two");
        let here = store.plan_load(records(files), Prefer::Here, false);
        assert_eq!((names(&here.kept), names(&here.added), here.conflicts.len()), (vec!["a"], vec!["c"], 0));
        let files = store.plan_load(records(files), Prefer::Files, false);
        assert_eq!((names(&files.changed), files.conflicts.len()), (vec!["a"], 0));
        commit(&mut store, How::Load, files.changes);
        assert_eq!(text(&store), "theme a \"two\"\n\ntheme b \"one\"\n\ntheme c\n");
        assert_eq!(names(&plan(&store, "theme a \"refined\"\n").older), ["a"]);
    });
}

#[test]
fn what_was_typed_first_is_a_conflict_too() {
    everywhere(|again, mut store| {
        put(&mut store, How::Typed, "theme a \"typed\"\n");
        let store = again(store);
        assert_eq!(plan(&store, ONE).conflicts.len(), 1);
        assert_eq!(plan(&store, "theme a \"typed\"\n").same, 1);
    });
}

#[test]
fn what_was_taken_away_here_is_not_brought_back_by_older_files() {
    everywhere(|again, mut store| {
        load(&mut store, ONE);
        commit(&mut store, How::Typed, vec![gone(RecordKind::Theme, "a")]);
        let store = again(store);
        assert_eq!(store.len(), 1);
        let found = plan(&store, ONE);
        assert_eq!((names(&found.older), found.same, found.changes.len()), (vec!["a"], 1, 0));
        let found = store.plan_load(records(ONE), Prefer::Files, false);
        assert_eq!(names(&found.added), ["a"]);
        let found = plan(&store, TWO);
        assert_eq!((found.conflicts.len(), found.conflicts[0].ours.is_none()), (1, true));
    });
}

#[test]
fn what_pruning_took_away_comes_back_with_its_files() {
    everywhere(|again, mut store| {
        load(&mut store, ONE);
        let pruned = store.plan_load(records("theme b \"one\"\n"), Prefer::Neither, true);
        assert_eq!((names(&pruned.gone), pruned.same, pruned.changes.len()), (vec!["a"], 1, 1));
        commit(&mut store, How::Load, pruned.changes);
        assert_eq!(text(&store), "theme b \"one\"\n");
        let mut store = again(store);
        assert_eq!(names(&plan(&store, ONE).added), ["a"]);
        load(&mut store, ONE);
        assert_eq!(text(&store), ONE);
    });
}

#[test]
fn absent_records_are_left_alone_and_counted() {
    everywhere(|again, mut store| {
        let many: String = (0..30).map(|n| format!("theme t{n:02}\n\n")).collect();
        load(&mut store, &many);
        put(&mut store, How::Typed, "theme a\n");
        let store = again(store);
        let found = plan(&store, "theme t00\n\ntheme t01\n\ntheme new\n");
        assert_eq!(found.absent.count, 29);
        assert_eq!(found.absent.first.len(), 20);
        assert_eq!(names(&found.absent.first[..3]), ["a", "t02", "t03"]);
        assert_eq!((names(&found.added), found.gone.len()), (vec!["new"], 0));
        let found = store.plan_load(records("theme t00\n"), Prefer::Neither, true);
        assert_eq!((found.gone.len(), found.changes.len(), found.absent.count), (30, 30, 0));
        assert_eq!(found.changes[0], gone(RecordKind::Theme, "a"));
    });
}

#[test]
fn a_load_of_very_many_records_finds_the_same() {
    let (_folder, kb) = new();
    let mut store = open(&kb);
    let all = crate::make::large(2_000);
    load(&mut store, &all);
    put(&mut store, How::Typed, "theme a\n\ncmoc c7\n  context +x\n  outcome -y\n");
    drop(store);
    let store = open(&kb);
    let found = plan(&store, &all);
    assert_eq!((found.same, names(&found.older), found.changes.len()), (4_003, vec!["c7"], 0));
    assert_eq!((found.absent.count, names(&found.absent.first)), (1, vec!["a"]));
    let half = all
        .replace("number 3,", "number three,")
        .replace("cmoc c9\n", "cmoc new9\n")
        .replace("evidence e9\n", "evidence f9\n")
        .replace("supports c9\n", "supports new9\n");
    let found = plan(&store, &half);
    assert_eq!((names(&found.changed), found.absent.count), (vec!["e3"], 3));
    assert_eq!(names(&found.added), ["new9", "f9"]);
    let pruned = store.plan_load(records(&half), Prefer::Neither, true);
    assert_eq!(names(&pruned.gone), ["a", "c9", "e9"]);
}

#[test]
fn who_comes_second_looks_again() {
    let (_folder, kb) = new();
    let (mut one, mut other) = (open(&kb), open(&kb));
    load(&mut one, ONE);
    other.refresh().unwrap();
    let planned = other.plan_load(records(TWO), Prefer::Neither, false).changes;
    put(&mut one, How::Typed, "theme a \"refined\"\n");
    // Nothing came in: the check is not asked.
    let committed = one.commit(crate::make::entry(How::Typed), vec![], |_, _| panic!("not asked")).unwrap();
    assert_eq!(committed.revision, None);
    let mut asked = 0;
    let refused = other.commit(crate::make::entry(How::Load), planned.clone(), |store, changes| {
        asked += 1;
        assert_eq!(changes, planned);
        assert_eq!(store.revision(), 2);
        let again = changes.into_iter().filter_map(|change| match change {
            Change::Put(record) => Some(record),
            _ => None,
        });
        let plan = store.plan_load(again.collect(), Prefer::Neither, false);
        assert_eq!(plan.conflicts.len(), 1);
        Err(vec![because::diagnostic::Diagnostic::new(Code::Moved, "a conflict")])
    });
    assert_eq!((asked, codes(&refused.unwrap_err())), (1, vec![Code::Moved]));
    assert_eq!((other.revision(), one.stamp()), (2, other.stamp()));
    assert_eq!(text(&other), "theme a \"refined\"\n\ntheme b \"one\"\n");
    assert!(other.theory().get(&Name::new("a")).is_some());
}
