//! Loading and opening a large knowledge base, each to be measured in a process of its own:
//!
//! ```text
//! python3 gen.py 100000 DIR; cargo test --release --test store --no-run
//! BECAUSE_LOAD=DIR/kb.because BECAUSE_KB=DIR/review.kb /usr/bin/time -v BINARY --ignored --exact measure::loading
//! BECAUSE_KB=DIR/review.kb BECAUSE_ASK='find …' /usr/bin/time -v BINARY --ignored --exact measure::asking --nocapture
//! ```

use crate::make::{commit, entry};
use because::{
    files, language, query, resolve,
    store::{How, Prefer, Store},
    text::{FileId, Texts},
    theory::Theory,
};
use std::{env, path::PathBuf, time::Instant};

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

#[test]
#[ignore = "measures a large knowledge base, made by hand"]
fn loading() {
    let (Some(file), Some(kb)) = (set("BECAUSE_LOAD"), set("BECAUSE_KB")) else { return };
    let start = Instant::now();
    let mut store = Store::open(&kb).unwrap().store;
    println!("opened {:?}", start.elapsed());
    let resolved = {
        let mut texts = Texts::default();
        let read = files::read(&[file], &mut texts);
        let text = texts.get(read.files[0].id).unwrap();
        let parsed = language::parse_records(read.files[0].id, &text.text);
        println!("parsed {:?}, {} MB", start.elapsed(), resident());
        let resolved = resolve::into_records(store.theory(), parsed.records, &parsed.unread);
        assert_eq!(resolved.diagnostics, []);
        println!("resolved {:?}, {} MB", start.elapsed(), resident());
        resolved
    };
    let plan = store.plan_load(resolved.records, Prefer::Neither, false);
    println!("planned {:?}, {} MB: {} same", start.elapsed(), resident(), plan.same);
    let committed = store.commit(entry(How::Load), plan.changes, |_, changes| Ok(changes)).unwrap();
    println!("committed {:?}, {} MB: {committed:?}", start.elapsed(), resident());
    let _ = commit;
}

#[test]
#[ignore = "measures a large knowledge base, made by hand"]
fn asking() {
    let (Some(kb), Ok(asked)) = (set("BECAUSE_KB"), env::var("BECAUSE_ASK")) else { return };
    let start = Instant::now();
    let mut store = Store::open(&kb).unwrap().store;
    println!("opened {:?}, {} MB", start.elapsed(), resident());
    let (rows, _) = store
        .settled(|store| {
            store.graph();
            println!("graph {:?}, {} MB", start.elapsed(), resident());
            let read = language::parse_question(FileId(0), 0, &asked).unwrap();
            let question = resolve::question(store.theory(), &read).unwrap();
            let known =
                query::Known { theory: store.theory(), graph: store.graph(), stamp: store.stamp(), words: None };
            query::run(&known, &question, &query::Budget::default()).unwrap().total
        })
        .unwrap();
    println!("answered {:?}, {} MB: {rows} rows", start.elapsed(), resident());
    let _: &Theory = store.theory();
}

/// How much memory the process takes, in MB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() / 1024
}
