//! A writer that is killed at any moment: what it said was kept is whole, and nothing is there in part.
//!
//! `BECAUSE_ROUNDS=200 cargo test --test store killed` kills it as many times.

use crate::make::{entry, large, new, records};
use because::store::{Change, How, PACKED_FROM, Store};
use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader, Lines, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
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

/// A process that commits round after round behind `from`.
pub(crate) fn commits(kb: &Path, from: u64) -> Child {
    started("killed::child", kb, from)
}

/// A process that loads [`LOADED`] records at once.
pub(crate) fn loads(kb: &Path) -> Child {
    started("killed::loader", kb, 0)
}

/// This binary, as one of the tests below that are ignored otherwise.
fn started(test: &str, kb: &Path, from: u64) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, kb).env(START, from.to_string());
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// A process that writes, and what it says.
pub(crate) struct Writer {
    pub(crate) child: Child,
    said: Lines<BufReader<ChildStdout>>,
    /// Whether it said that the load was kept.
    pub(crate) loaded: bool,
    /// The rounds that it acknowledged, each with its revision.
    pub(crate) kept: BTreeMap<u64, u64>,
}

impl Writer {
    /// Waits until it is ready to write.
    pub(crate) fn ready(mut child: Child) -> Writer {
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        while said.next().expect("the writer ended").unwrap() != "ready" {}
        Writer { child, said, loaded: false, kept: BTreeMap::new() }
    }

    /// Waits until it has acknowledged so many commits.
    pub(crate) fn wait_for(&mut self, commits: u64) {
        while (self.kept.len() as u64) < commits && self.listen() {}
    }

    /// Kills it, and hears what else it said before.
    pub(crate) fn kill(mut self) -> Writer {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        while self.listen() {}
        self
    }

    fn listen(&mut self) -> bool {
        let Some(Ok(line)) = self.said.next() else { return false };
        match line.split(' ').collect::<Vec<_>>().as_slice() {
            ["kept", round, revision] => {
                self.kept.insert(round.parse().unwrap(), revision.parse().unwrap());
            }
            ["kept"] => self.loaded = true,
            _ => {}
        }
        true
    }
}

/// Checks that every acknowledged round is known whole, and every other whole or not at all. Gives the last that is
/// known.
pub(crate) fn check(kb: &Path, kept: &BTreeMap<u64, u64>, started: u64) -> u64 {
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
    let rounds = rounds(25);
    let (_folder, kb) = new();
    let (mut newest, mut acknowledged) = (0, 0);
    let mut moments = Moments::default();
    for _ in 0..rounds {
        let mut writer = Writer::ready(commits(&kb, newest));
        writer.wait_for(moments.below(4));
        thread::sleep(Duration::from_micros(moments.below(20_000)));
        let kept = writer.kill().kept;
        acknowledged += kept.len();
        newest = check(&kb, &kept, newest);
    }
    assert!(acknowledged > rounds as usize / 2, "{acknowledged} commits in {rounds} rounds");
    assert_eq!(Store::open(&kb).unwrap().store.check_journal(), Ok(()));
}

#[test]
fn a_large_load_is_there_whole_or_not_at_all() {
    let rounds = rounds(25) / 8;
    let mut outcomes = Outcomes::default();
    let mut moments = Moments::default();
    let (_folder, kb) = new();
    let whole = time_of_load(&kb);
    for _ in 0..rounds {
        let (_folder, kb) = new();
        let writer = Writer::ready(loads(&kb));
        thread::sleep(moments.within(whole));
        let loaded = writer.kill().loaded;
        outcomes.add(check_load(&kb, loaded), loaded);
    }
    outcomes.say(rounds, whole);
}

/// How long a load takes that nobody stops.
pub(crate) fn time_of_load(kb: &Path) -> Duration {
    let mut writer = Writer::ready(loads(kb));
    let began = Instant::now();
    while !writer.loaded && writer.listen() {}
    let whole = began.elapsed();
    assert!(writer.kill().loaded);
    whole
}

/// What became of loads that were stopped.
#[derive(Default)]
pub(crate) struct Outcomes {
    gone: u64,
    whole: u64,
    acknowledged: u64,
}

impl Outcomes {
    pub(crate) fn add(&mut self, is_whole: bool, acknowledged: bool) {
        let outcome = match (is_whole, acknowledged) {
            (_, true) => &mut self.acknowledged,
            (true, false) => &mut self.whole,
            (false, false) => &mut self.gone,
        };
        *outcome += 1;
    }

    /// Says how many there were of each; `whole` is how long a load takes that nobody stops.
    pub(crate) fn say(&self, rounds: u64, whole: Duration) {
        let Outcomes { gone, whole: before, acknowledged } = self;
        assert_eq!(gone + before + acknowledged, rounds);
        eprintln!(
            "{rounds} loads of {whole:.1?}, stopped: {gone} not there at all, {before} whole and not yet acknowledged, \
             {acknowledged} acknowledged"
        );
    }
}

/// How many records a load brings.
const LOADED: usize = 3_004;

/// Checks that a load is known whole, or not at all where it was not acknowledged; says which.
pub(crate) fn check_load(kb: &Path, acknowledged: bool) -> bool {
    let count = Store::open(kb).unwrap_or_else(|faults| panic!("{faults:?}")).store.len();
    assert!(count == LOADED || count == 0 && !acknowledged, "{count} records, acknowledged: {acknowledged}");
    count > 0
}

/// How many rounds were asked for, or how many there are otherwise.
pub(crate) fn rounds(otherwise: u64) -> u64 {
    env::var("BECAUSE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(otherwise)
}

/// Moments that look random and are the same in each run.
pub(crate) struct Moments(u64);

impl Default for Moments {
    fn default() -> Moments {
        Moments(0x2545_f491_4f6c_dd1d)
    }
}

impl Moments {
    /// The next moment of something that takes so long, up to a little behind it.
    pub(crate) fn within(&mut self, whole: Duration) -> Duration {
        whole.mul_f64(self.below(1_200) as f64 / 1_000.0)
    }

    /// The next number, below that limit.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 8) % limit
    }
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
