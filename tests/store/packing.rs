//! When the index is made, and what is read from it.

use crate::make::{commit, entry, gone, large, load, new, open, put, records, text};
use because::{
    graph::Graph,
    store::{Change, How, PACKED_FROM, Store, index},
    theory::{Name, RecordKind},
};
use std::fs;

#[test]
fn the_commit_that_lets_the_tail_grow_packs_it() {
    let (_folder, kb) = new();
    let stamp = || index::stamp(&kb.join("index")).ok().map(|stamp| stamp.revision);
    let mut store = open(&kb);
    load(&mut store, &large(100));
    assert_eq!(stamp(), None, "a small knowledge base needs no index");
    let mut revision = 1;
    while stamp().is_none() {
        revision += 1;
        let before = fs::metadata(kb.join("journal.because")).unwrap().len();
        assert!(before <= PACKED_FROM);
        let quote = "word ".repeat(4_000);
        put(&mut store, How::Typed, &format!("evidence long{revision}\n  supports c1\n  quote \"{quote}\"\n"));
        assert_eq!(store.revision(), revision);
    }
    assert_eq!(stamp(), Some(revision));
    let length = fs::metadata(kb.join("journal.because")).unwrap().len();
    assert!(length > PACKED_FROM && length < PACKED_FROM + 30_000);
    put(&mut store, How::Typed, "theme behind\n");
    assert_eq!(stamp(), Some(revision), "little lies behind the index");
    let known = text(&store);
    store.let_go();
    let again = open(&kb);
    assert_eq!(again.stamp(), store.stamp());
    assert!(text(&again) == known);
    assert_eq!(again.len(), 200 + 4 + (revision as usize - 1) + 1);
}

#[test]
fn the_graph_is_the_same_however_it_is_had() {
    let (_folder, kb) = new();
    let mut store = open(&kb);
    load(&mut store, &large(2_000));
    let built = |store: &Store| Graph::build(&store.theory().clone());
    assert_eq!(*store.graph(), built(&store));
    assert!(store.graph().configurations.len() == 2_000);
    commit(&mut store, How::Typed, vec![gone(RecordKind::Cmoc, "c5"), gone(RecordKind::Evidence, "e5")]);
    put(&mut store, How::Typed, "factor aa\n\ncmoc zz\n  context +aa\n  outcome +y\n\nfactor x\n  kind of aa\n");
    let check = |store: Store| {
        assert_eq!(*store.graph(), built(&store));
        assert!(store.graph().claims.find("c5").is_none() && store.graph().claims.find("zz").is_some());
        assert!(!store.has_failed());
    };
    check(store);
    check(open(&kb));
}

#[test]
fn records_are_read_when_they_are_asked_for() {
    let (_folder, kb) = new();
    load(&mut open(&kb), &large(2_000));
    let mut store = open(&kb);
    let quote = |store: &Store| {
        let record = store.theory().find("e1234").cloned();
        record.and_then(|record| record.text("quote").map(str::to_owned))
    };
    assert_eq!(
        quote(&store).as_deref(),
        Some("they said so, number 1234, and meant it, as they would say again to whoever asked them: w2")
    );
    assert_eq!(store.theory().kind(&Name::new("e1234")), Some(RecordKind::Evidence));
    assert_eq!(store.theory().kind(&Name::new("nobody")), None);
    put(&mut store, How::Typed, "evidence e1234\n  from s\n  supports c1\n  quote \"otherwise\"\n");
    assert_eq!(quote(&store).as_deref(), Some("otherwise"));
    assert_eq!(store.theory().len(), store.len());
    assert_eq!(store.theory().records().count(), 4_004);
    let plain: Vec<_> = records(&large(2_000));
    assert_eq!(plain.len(), 4_004);
    for record in plain.iter().filter(|record| record.name.as_str() != "e1234") {
        assert_eq!(store.theory().get(&record.name).map(|known| &**known), Some(record));
    }
}

#[test]
fn nobody_holds_the_index_while_nothing_is_asked() {
    let (_folder, kb) = new();
    load(&mut open(&kb), &large(2_000));
    let mut one = open(&kb);
    let mut other = {
        one.let_go();
        open(&kb)
    };
    other.let_go();
    for name in ["e1", "e2", "e3"] {
        for store in [&mut one, &mut other] {
            let (found, notes) = store.settled(|store| store.theory().find(name).is_some()).unwrap();
            assert_eq!((found, notes), (true, vec![]));
        }
    }
}

#[test]
fn an_index_that_others_made_since_will_do() {
    let (_folder, kb) = new();
    load(&mut open(&kb), &large(2_000));
    let mut other = open(&kb);
    other.let_go();
    let mut one = open(&kb);
    put(&mut one, How::Typed, "theme mine\n");
    one.let_go();
    assert!(other.refresh().unwrap());
    one.rebuild().unwrap();
    one.let_go();
    // The other one has seen the revision that the new index holds.
    let (found, notes) = other.settled(|store| store.theory().find("e7").is_some()).unwrap();
    assert_eq!((found, notes.len()), (true, 0));
    // And here it has not.
    put(&mut one, How::Typed, "theme more\n");
    one.rebuild().unwrap();
    one.let_go();
    let before = other.stamp();
    let (found, notes) = other.settled(|store| (store.theory().find("e8").is_some(), store.stamp())).unwrap();
    assert_eq!((found, notes), ((true, before), vec![]), "what was known then can still be read");
    let (found, notes) = other.settled(|store| store.words("w").is_empty()).unwrap();
    assert_eq!((found, notes), (false, vec![]));
    assert_eq!(other.stamp(), one.stamp());
}

#[test]
fn a_pack_that_was_cut_short_is_made_up_for_at_the_next_opening() {
    let (_folder, kb) = new();
    let mut journal = because::store::journal::Disk::create(&kb).unwrap();
    let lock = because::store::Lock::take(&kb).unwrap();
    let mut changes = records(&large(1_500)).into_iter().map(Change::Put);
    use because::store::journal::{Head, Journal};
    journal.append(&lock, Head::START, &entry(How::Load), &mut changes).unwrap();
    drop(lock);
    let opened = Store::open(&kb).unwrap();
    assert_eq!(crate::make::codes(&opened.notes), [because::diagnostic::Code::IndexMade]);
    assert!(opened.notes[0].message.ends_with("was made: there was none"), "{:?}", opened.notes);
    drop(opened);
    let mut more = records(&large(3_200)).into_iter().map(Change::Put);
    let lock = because::store::Lock::take(&kb).unwrap();
    let head = journal.head().unwrap().unwrap();
    journal.append(&lock, head, &entry(How::Load), &mut more).unwrap();
    drop(lock);
    let opened = Store::open(&kb).unwrap();
    assert_eq!((opened.notes, opened.store.len()), (vec![], 6_404));
    assert_eq!(index::stamp(&kb.join("index")).unwrap().revision, 2);
}

/// All that an index tells, with the records by what they are called, by what they name, and by their words.
fn told(store: &Store) -> impl PartialEq + std::fmt::Debug + use<> {
    let names = |names: Vec<Name>| names.iter().map(Name::to_string).collect::<Vec<_>>();
    let history = ["c7", "c8", "c10", "e9", "aaa"].map(|name| store.history_of(&Name::new(name)));
    let naming = ["c7", "c8", "s", "nobody"].map(|name| {
        let naming = store.theory().naming(&Name::new(name)).into_iter();
        naming.map(|record| record.name.to_string()).collect::<Vec<_>>()
    });
    let found = ["w1", "w2", "long", "early"].map(|word| names(store.postings(word)));
    let called = ["ea", "w"].map(|typed| names(store.called(typed, &|_| true, 5_000)));
    let present = ["c8", "c10"].map(|name| store.present(&Name::new(name)));
    let near = store.names_near("c1", &|_| true, 5_000);
    let words = (store.words("w"), found, called);
    (
        text(store),
        store.theory().titles(),
        store.graph().clone(),
        history,
        store.history(),
        (naming, words, present, near),
    )
}

#[test]
fn an_index_that_was_made_further_tells_what_one_tells_that_was_made_anew() {
    let (_folder, kb) = new();
    let mut store = open(&kb);
    load(&mut store, &large(2_000));
    let stamp = || index::stamp(&kb.join("index")).unwrap().revision;
    assert_eq!(stamp(), 1);
    let put = |text: &str| records(text).into_iter().map(Change::Put);
    let mut changes: Vec<Change> =
        put("factor aaa \"Early wins\"\n\ncmoc c7 \"Early\"\n  context +aaa\n  outcome -x\n").collect();
    changes.extend(put(
        "evidence zz\n  supports c7, nobody\n  quote \"w2 only here\"\n\ncmoc c9999\n  context +y\n  outcome +x\n",
    ));
    changes
        .extend([gone(RecordKind::Evidence, "e9"), Change::Renamed { from: Name::new("c8"), to: Name::new("c88888") }]);
    changes.extend(put("cmoc c88888\n  context +x\n  outcome +y\n"));
    changes.extend((0..40).flat_map(|at| {
        let quote = format!("long{at} ").repeat(1_200);
        put(&format!("evidence long{at}\n  supports c{at}.1\n  quote \"{}\"\n", quote.trim())).collect::<Vec<_>>()
    }));
    commit(&mut store, How::Typed, changes);
    assert_eq!(stamp(), 2, "it was made further");
    let further = told(&store);
    assert!(!store.has_failed());
    store.let_go();
    assert!(told(&open(&kb)) == further);
    store.rebuild().unwrap();
    let anew = told(&store);
    assert!(anew == further, "{anew:#?}\n{further:#?}");
    // And again, with something behind it that others wrote and did not pack.
    commit(&mut store, How::Typed, vec![gone(RecordKind::Cmoc, "c10"), gone(RecordKind::Factor(None), "aaa")]);
    assert_eq!(stamp(), 2);
    let quote = "more ".repeat(60_000);
    commit(
        &mut store,
        How::Typed,
        put(&format!("evidence more\n  supports c3\n  quote \"{}\"\n", quote.trim())).collect(),
    );
    assert_eq!(stamp(), 4);
    let further = told(&store);
    store.rebuild().unwrap();
    assert!(told(&store) == further);
}
