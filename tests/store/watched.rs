//! What a store says that it is doing while that takes long.

use crate::make::{entry, large, new, records};
use because::store::{Change, Doing, How, Store, Watch};
use std::{cell::RefCell, mem::discriminant, path::Path, rc::Rc};

type Said = Rc<RefCell<Vec<Doing>>>;

fn watched(kb: &Path) -> (Store, Said) {
    let said = Said::default();
    let told = Rc::clone(&said);
    let watch = Watch::new(move |doing| told.borrow_mut().push(doing));
    (Store::open_watched(kb, watch).unwrap().store, said)
}

/// What was said since, the first and the last of each kind, in order; it rose between them.
fn steps(said: &Said) -> Vec<Doing> {
    let all = std::mem::take(&mut *said.borrow_mut());
    let kinds = all.chunk_by(|one, other| discriminant(one) == discriminant(other));
    let ends = kinds.flat_map(|same| {
        assert!(same.is_sorted_by_key(how_far), "{same:?}");
        let mut ends = vec![same[0], same[same.len() - 1]];
        ends.dedup();
        ends
    });
    ends.collect()
}

fn how_far(doing: &Doing) -> u64 {
    match *doing {
        Doing::Comparing { done, .. } | Doing::Writing { done, .. } | Doing::Taking { done, .. } => done as u64,
        Doing::Reading { bytes } | Doing::Packing { bytes } => bytes,
        Doing::Linking | Doing::Keeping => 0,
    }
}

#[test]
fn a_load_tells_each_record_that_it_writes_and_how_much_of_the_index_is_made() {
    let (_folder, kb) = new();
    let (mut store, said) = watched(&kb);
    let changes: Vec<Change> = records(&large(1_500)).into_iter().map(Change::Put).collect();
    let whole = changes.len();
    store.commit(entry(How::Load), changes, |_, changes| Ok(changes)).unwrap();
    let told = steps(&said);
    let [
        Doing::Comparing { done: 0, .. },
        Doing::Comparing { .. },
        Doing::Writing { done: 0, whole: first },
        Doing::Writing { done: last, .. },
        Doing::Packing { .. },
        Doing::Packing { bytes },
        Doing::Keeping,
    ] = told[..]
    else {
        panic!("{told:?}")
    };
    assert_eq!((first, last), (whole, whole - 1));
    let flat = std::fs::read_dir(kb.join("index")).unwrap().flatten().map(|entry| entry.path().join("flat"));
    let flat = flat.filter_map(|path| path.metadata().ok()).map(|file| file.len()).max().unwrap();
    assert!(bytes > flat / 2, "{bytes} bytes, of which {flat} are to lie in one file");
}

#[test]
fn an_index_that_is_made_anew_tells_how_much_was_read() {
    let (_folder, kb) = new();
    let (mut store, _) = watched(&kb);
    let changes = records(&large(1_500)).into_iter().map(Change::Put).collect();
    store.commit(entry(How::Load), changes, |_, changes| Ok(changes)).unwrap();
    std::fs::remove_dir_all(kb.join("index")).unwrap();
    let journal = std::fs::metadata(kb.join("journal.because")).unwrap().len();
    let (_, said) = watched(&kb);
    let told = steps(&said);
    let [Doing::Reading { .. }, Doing::Reading { bytes }, Doing::Packing { .. }, Doing::Packing { .. }, Doing::Keeping] =
        told[..]
    else {
        panic!("{told:?}")
    };
    assert!(bytes > journal * 9 / 10 && bytes < journal, "{bytes} of {journal}");
}
