//! Several writers and readers at once, and writers that are killed.

use crate::make::{changes, codes, entry, fill, folder, read};
use because::{
    diagnostic::Code,
    store::{
        Change, Lock, Revision,
        journal::{Disk, Event, Head, Journal},
    },
    theory::Name,
};
use std::{
    env, fs,
    io::{BufRead, BufReader},
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

const FOLDER: &str = "BECAUSE_TEST_WRITER";
const WHO: &str = "BECAUSE_TEST_WHO";
const ROUNDS: u64 = 40;

/// Commits: takes the lock, reads what was appended since, appends, lets go. Gives the new head.
fn commit(journal: &mut Disk, folder: &Path, known: Head, who: &str, round: u64) -> Head {
    let lock = Lock::take_within(folder, Duration::from_secs(60)).unwrap();
    let head = journal.read_from(known, &mut |_| ControlFlow::Continue(())).unwrap().head;
    let name = Name::new(&format!("{who}-{round}"));
    let mut named = [Change::Snapshot { name }].into_iter().chain(changes(round));
    journal.append(&lock, head, &entry(who), &mut named).unwrap().head
}

fn writer(folder: &Path, who: &str, rounds: u64, mut each: impl FnMut(Head, u64)) {
    let mut journal = Disk::at(folder);
    let mut head = Head::START;
    for round in 1..=rounds {
        head = commit(&mut journal, folder, head, who, round);
        each(head, round);
    }
}

fn snapshots(revisions: &[Revision], who: &str) -> Vec<String> {
    let of = |revision: &&Revision| revision.reason.as_deref() == Some(who);
    revisions
        .iter()
        .filter(of)
        .map(|revision| match &revision.changes[0] {
            Change::Snapshot { name } => name.to_string(),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn expected(who: &str, rounds: u64) -> Vec<String> {
    (1..=rounds).map(|round| format!("{who}-{round}")).collect()
}

#[test]
fn threads_take_turns_and_readers_never_see_a_part() {
    let folder = folder();
    Disk::create(folder.path()).unwrap();
    let path = folder.path();
    thread::scope(|scope| {
        let writers = ["anna", "bert", "cleo"].map(|who| scope.spawn(move || writer(path, who, ROUNDS, |_, _| {})));
        let mut seen = Head::START;
        while !writers.iter().all(thread::ScopedJoinHandle::is_finished) {
            let reading = Disk::at(path).read_from(seen, &mut |event| {
                if let Event::Begins(revision) = event {
                    assert!(revision.number > seen.number);
                }
                ControlFlow::Continue(())
            });
            seen = reading.unwrap().head;
        }
    });
    let revisions = read(path).unwrap();
    assert_eq!(revisions.len() as u64, 3 * ROUNDS);
    for who in ["anna", "bert", "cleo"] {
        assert_eq!(snapshots(&revisions, who), expected(who, ROUNDS));
    }
}

fn process(folder: &Path, who: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "--ignored", "--nocapture", "writers::alone"])
        .env(FOLDER, folder)
        .env(WHO, who)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "is started by the other tests"]
fn alone() {
    let folder = PathBuf::from(env::var_os(FOLDER).unwrap());
    let who = env::var(WHO).unwrap();
    let rounds = if who.starts_with("killed") { u64::MAX } else { ROUNDS };
    println!();
    writer(&folder, &who, rounds, |head, round| println!("kept {} {round}", head.number));
}

#[test]
fn processes_take_turns() {
    let folder = folder();
    Disk::create(folder.path()).unwrap();
    let children = ["anna", "bert"].map(|who| process(folder.path(), who));
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let revisions = read(folder.path()).unwrap();
    assert_eq!(revisions.len() as u64, 2 * ROUNDS);
    for who in ["anna", "bert"] {
        assert_eq!(snapshots(&revisions, who), expected(who, ROUNDS));
    }
}

#[test]
fn a_writer_that_is_killed_loses_nothing_that_it_acknowledged() {
    let folder = folder();
    Disk::create(folder.path()).unwrap();
    for round in 0..20 {
        let who = format!("killed-{round}");
        let mut child = process(folder.path(), &who);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.by_ref().any(|line| line.starts_with("kept ")), "it began to write");
        thread::sleep(Duration::from_micros(3_137 * round % 20_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let acknowledged = lines.filter(|line| line.starts_with("kept ")).count() as u64 + 1;
        let revisions = read(folder.path()).unwrap();
        let kept = snapshots(&revisions, &who);
        assert!(kept.len() as u64 >= acknowledged, "{} kept of {acknowledged}", kept.len());
        assert_eq!(kept, expected(&who, kept.len() as u64));
    }
}

#[test]
fn a_lock_that_is_held_is_told_and_let_go_with_its_holder() {
    let folder = folder();
    fill(folder.path(), 1);
    let held = Lock::take(folder.path()).unwrap();
    let fault = Lock::take_within(folder.path(), Duration::from_millis(20)).unwrap_err();
    assert_eq!(fault.code, Code::Locked);
    assert_eq!(fault.code.exit(), 4);
    assert!(fault.message.starts_with("another program is writing to "), "{}", fault.message);
    let waiting = thread::scope(|scope| {
        let waiting = scope.spawn(|| Lock::take(folder.path()).is_ok());
        thread::sleep(Duration::from_millis(50));
        drop(held);
        waiting.join().unwrap()
    });
    assert!(waiting, "a short commit of another program is waited for");
}

#[test]
fn a_writer_that_did_not_read_what_came_between_is_sent_back() {
    let folder = folder();
    let heads = fill(folder.path(), 2);
    let lock = Lock::take(folder.path()).unwrap();
    let before = fs::read(folder.path().join("journal.because")).unwrap();
    let late = Disk::at(folder.path()).append(&lock, heads[1], &entry("late"), &mut changes(2).into_iter());
    assert_eq!(codes(&late.unwrap_err()), [Code::Moved]);
    assert_eq!(fs::read(folder.path().join("journal.because")).unwrap(), before);
}
