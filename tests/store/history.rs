//! What happened, as it is told.

use crate::make::{commit, gone, load, new, open, put, records, text};
use because::{
    language,
    store::{Change, Happened, How, Store, Tally},
    theory::{Name, RecordKind},
};

fn of(store: &Store, name: &str) -> Vec<String> {
    let past = store.history_of(&Name::new(name));
    past.iter()
        .map(|past| format!("{} {} {:?} by {}", past.told.revision, past.name, past.version.happened, past.version.how))
        .collect()
}

/// The same with and without an index, and with one that is older.
fn each_way(fill: impl Fn(&mut Store), check: impl Fn(&Store)) {
    let mut store = Store::in_memory();
    fill(&mut store);
    check(&store);
    let (_folder, kb) = new();
    fill(&mut open(&kb));
    check(&open(&kb));
    open(&kb).rebuild().unwrap();
    check(&open(&kb));
    let (_folder, kb) = new();
    load(&mut open(&kb), "theme zzz\n");
    assert_eq!(open(&kb).rebuild().unwrap(), []);
    let mut store = open(&kb);
    fill(&mut store);
    assert_eq!(store.history().len(), 5);
}

fn five(store: &mut Store) {
    load(store, "theme a \"one\"\n\ntheme b\n");
    put(store, How::Typed, "theme a \"two\"\n");
    commit(store, How::Typed, vec![gone(RecordKind::Theme, "b")]);
    put(store, How::UndoOf(3), "theme b\n");
}

#[test]
fn revisions_tell_what_they_changed() {
    each_way(five, |store| {
        let told = store.history();
        let tallies: Vec<_> = told.iter().map(|t| (t.revision, t.how, t.tally)).collect();
        let tally = |added, changed, gone| Tally { added, changed, gone };
        assert_eq!(
            tallies,
            [
                (1, How::Load, tally(2, 0, 0)),
                (2, How::Typed, tally(0, 1, 0)),
                (3, How::Typed, tally(0, 0, 1)),
                (4, How::UndoOf(3), tally(1, 0, 0)),
            ]
        );
        assert_eq!((told[0].by.as_str(), told[0].reason.as_deref()), ("A. Author", Some("a reason")));
        assert_eq!(told[0].at.to_string(), "2026-11-21T23:19:04Z");
    });
}

#[test]
fn a_record_has_its_versions_and_their_texts() {
    each_way(five, |store| {
        assert_eq!(of(store, "A"), ["1 a Added by load", "2 a Changed by typed"]);
        assert_eq!(of(store, "b"), ["1 b Added by load", "3 b Gone by typed", "4 b Added by undo of 3"]);
        assert_eq!(of(store, "c"), [""; 0]);
        let texts = store
            .history_of(&Name::new("a"))
            .into_iter()
            .map(|past| store.record_of(&past.version).unwrap().map(|record| language::print(&record)));
        assert_eq!(
            texts.collect::<Vec<_>>(),
            [Some("theme a \"one\"\n".to_owned()), Some("theme a \"two\"\n".to_owned())]
        );
        let past = store.history_of(&Name::new("b"));
        assert_eq!(store.record_of(&past[1].version).unwrap(), None);
        assert_eq!(past[1].version.happened, Happened::Gone);
    });
}

#[test]
fn old_names_lead_to_the_present_one() {
    let fill = |store: &mut Store| {
        load(store, "theme a \"one\"\n\ntheme m\n");
        let put = |text: &str| records(text).into_iter().map(Change::Put);
        let renamed = [Change::Renamed { from: Name::new("a"), to: Name::new("b") }];
        commit(store, How::Rename, renamed.into_iter().chain(put("theme b \"one\"\n")).collect());
        let merged = [Change::Merged { from: Name::new("m"), into: Name::new("b") }];
        commit(store, How::Merge, merged.into_iter().chain(put("theme b \"both\"\n")).collect());
        put_again(store);
    };
    each_way(fill, |store| {
        assert_eq!(text(store), "theme b \"both\"\n\ntheme c\n");
        assert_eq!((store.len(), store.present(&Name::new("a")).as_str()), (2, "b"));
        assert_eq!(store.present(&Name::new("m")).as_str(), "b");
        assert_eq!(store.present(&Name::new("c")).as_str(), "c");
        let past = of(store, "a");
        assert_eq!(
            past,
            [
                "1 a Added by load",
                "1 m Added by load",
                "2 a Renamed(Name(\"b\")) by rename",
                "2 b Added by rename",
                "3 b Changed by merge",
                "3 m Merged(Name(\"b\")) by merge",
            ]
        );
        assert_eq!(of(store, "b"), past);
    });
}

fn put_again(store: &mut Store) {
    put(store, How::Typed, "theme c\n");
}
