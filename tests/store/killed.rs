//! A writer that is killed at any moment: what it said was kept is whole, and nothing is there in part.
//!
//! `BECAUSE_ROUNDS=200 cargo test --test store killed` kills it as many times.

use crate::make::{entry, large, new, records};
use because::store::{Change, How, PACKED_FROM, Store};
use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

const FOLDER: &str = "BECAUSE_TEST_KILLED";
const START: &str = "BECAUSE_TEST_START";

/// The records of a commit: some, of one round, with a word in each that says which. Now and then so much that the
/// index is made.
fn round(number: u64) -> Vec<Change> {
    let filler = if number % 7 == 3 { PACKED_FROM as usize / 4 } else { 40 };
    let quote = "many words ".repeat(filler / 11);
    let text: String = (0..5)
        .map(|at| format!("theme r{number}-{at} \"round {number}\"\n  definition \"{quote}\"\n\n"))
        .chain([format!("theme last \"round {number}\"\n")])
        .collect();
    records(&text).into_iter().map(Change::Put).collect()
}

#[test]
#[ignore = "the writer that the test beside it kills"]
fn child() {
    let Some(kb) = env::var_os(FOLDER).map(PathBuf::from) else { return };
    let mut number: u64 = env::var(START).unwrap().parse().unwrap();
    let mut store = Store::open(&kb).unwrap().store;
    println!("\nready");
    loop {
        number += 1;
        let committed = store.commit(entry(How::Typed), round(number), |_, changes| Ok(changes)).unwrap();
        println!("\nkept {number} {}", committed.revision.unwrap());
        std::io::stdout().flush().unwrap();
    }
}

fn start(kb: &Path, from: u64) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "killed::child", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, kb).env(START, from.to_string());
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// Runs the writer until it has acknowledged some commits and a while longer, kills it, and gives what it acknowledged:
/// rounds, each with its revision.
fn killed_after(kb: &Path, from: u64, commits: u64, pause: Duration) -> BTreeMap<u64, u64> {
    let mut child = start(kb, from);
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(said.any(|line| line == "ready"), "the writer ended");
    let mut kept = BTreeMap::new();
    let mut note = |line: String| {
        if let ["kept", round, revision] = line.split(' ').collect::<Vec<_>>().as_slice() {
            kept.insert(round.parse().unwrap(), revision.parse().unwrap());
        }
        kept.len() as u64
    };
    while commits > 0 && said.next().map(&mut note).unwrap_or(commits) < commits {}
    thread::sleep(pause);
    child.kill().unwrap();
    child.wait().unwrap();
    for line in said {
        note(line);
    }
    kept
}

/// Checks that every acknowledged round is known whole, and every other whole or not at all. Gives the last that is
/// known.
fn check(kb: &Path, kept: &BTreeMap<u64, u64>, started: u64) -> u64 {
    let opened = Store::open(kb).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut store = opened.store;
    let last = kept.keys().last().copied().unwrap_or(started).max(started);
    let (known, _) = store
        .settled(|store| {
            let there = |round: u64| {
                let found = (0..5).filter(|at| {
                    let record = store.theory().find(&format!("r{round}-{at}"));
                    record.is_some_and(|record| record.title() == format!("round {round}"))
                });
                found.count()
            };
            let known =
                (started.saturating_sub(3)..=last + 2).map(|round| (round, there(round))).collect::<BTreeMap<_, _>>();
            (known, store.theory().find("last").map(|record| record.title().to_owned()), store.revision())
        })
        .unwrap();
    let (known, title, revision) = known;
    for round in kept.keys() {
        assert_eq!(known.get(round), Some(&5), "round {round} was acknowledged");
    }
    assert!(known.values().all(|count| matches!(count, 0 | 5)), "in part: {known:?}");
    let newest =
        known.iter().filter(|(round, count)| **count == 5 && **round > 0).map(|(round, _)| *round).max().unwrap_or(0);
    assert!(newest <= last + 1, "one more at most was under way");
    if newest > 0 {
        assert_eq!(title, Some(format!("round {newest}")));
        assert_eq!(revision, newest, "each round is one revision");
    }
    newest
}

#[test]
fn what_was_acknowledged_is_whole_whenever_the_writer_is_killed() {
    let rounds: u64 = env::var("BECAUSE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(25);
    let (_folder, kb) = new();
    let (mut newest, mut acknowledged) = (0, 0);
    let mut clock = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..rounds {
        clock ^= clock << 13;
        clock ^= clock >> 7;
        clock ^= clock << 17;
        let kept = killed_after(&kb, newest, clock % 4, Duration::from_micros((clock >> 8) % 20_000));
        acknowledged += kept.len();
        newest = check(&kb, &kept, newest);
    }
    assert!(acknowledged > rounds as usize / 2, "{acknowledged} commits in {rounds} rounds");
    assert_eq!(Store::open(&kb).unwrap().store.check_journal(), Ok(()));
}

#[test]
fn a_large_load_is_there_whole_or_not_at_all() {
    let rounds: u64 = env::var("BECAUSE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(25) / 8;
    let mut outcomes = [0, 0];
    for round in 0..rounds {
        let (_folder, kb) = new();
        fs::create_dir_all(&kb).unwrap();
        let mut child = {
            let mut command = Command::new(env::current_exe().unwrap());
            command.args(["--exact", "killed::loader", "--ignored", "--nocapture", "--test-threads=1"]);
            command.env(FOLDER, &kb).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
        };
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        while said.next().is_some_and(|line| line.is_ok_and(|line| line != "ready")) {}
        thread::sleep(Duration::from_millis(round * 977 % 1_500));
        child.kill().unwrap();
        child.wait().unwrap();
        let kept = said.map_while(Result::ok).any(|line| line == "kept");
        let count = Store::open(&kb).unwrap().store.len();
        assert!(count == 3_004 || count == 0 && !kept, "{count} records, kept: {kept}");
        outcomes[usize::from(count > 0)] += 1;
    }
    assert_eq!(outcomes.iter().sum::<u64>(), rounds);
}

#[test]
#[ignore = "the loader that the test beside it kills"]
fn loader() {
    let Some(kb) = env::var_os(FOLDER).map(PathBuf::from) else { return };
    let mut store = Store::open(&kb).unwrap().store;
    let changes = records(&large(1_500)).into_iter().map(Change::Put).collect();
    println!("\nready");
    store.commit(entry(How::Load), changes, |_, changes| Ok(changes)).unwrap();
    println!("\nkept");
}
