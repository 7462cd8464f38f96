//! Two stores on one folder, as two programs have them.

use crate::make::{large, load, new, open, put, text};
use because::store::How;
use std::thread;

#[test]
fn what_one_commits_the_other_sees() {
    let (_folder, kb) = new();
    let (mut one, mut other) = (open(&kb), open(&kb));
    put(&mut one, How::Typed, "theme a\n");
    assert!(other.is_empty());
    assert!(other.refresh().unwrap());
    assert!(!other.refresh().unwrap());
    assert_eq!(other.stamp(), one.stamp());
    put(&mut other, How::Typed, "theme b\n");
    // A commit reads what the other one appended, without being told.
    put(&mut one, How::Typed, "theme c\n");
    assert_eq!((one.revision(), text(&one).as_str()), (3, "theme a\n\ntheme b\n\ntheme c\n"));
    assert_eq!(one.history_of(&because::theory::Name::new("b")).len(), 1);
}

#[test]
fn a_large_load_beside_an_open_store_is_seen_and_its_index_taken() {
    let (_folder, kb) = new();
    let (mut one, mut other) = (open(&kb), open(&kb));
    put(&mut other, How::Typed, "theme a\n");
    load(&mut one, &large(1_500));
    assert!(other.refresh().unwrap());
    let (counts, notes) = other.settled(|store| (store.len(), store.graph().claims.len())).unwrap();
    assert_eq!((counts, notes), ((3_005, 1_500), vec![]));
    assert_eq!(other.stamp(), one.stamp());
}

#[test]
fn writers_take_turns_and_lose_nothing() {
    let (_folder, kb) = new();
    let writers: Vec<_> = (0..3)
        .map(|who| {
            let kb = kb.clone();
            thread::spawn(move || {
                let mut store = because::store::Store::open(&kb).unwrap().store;
                for round in 0..15 {
                    let committed =
                        put(&mut store, How::Typed, &format!("theme w{who}-{round}\n\ntheme last \"{who} {round}\"\n"));
                    assert!(committed.revision.is_some());
                }
            })
        })
        .collect();
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    let store = open(&kb);
    assert_eq!((store.revision(), store.len()), (45, 46));
    assert_eq!(store.history_of(&because::theory::Name::new("last")).len(), 45);
}
