//! Loading, keeping and opening knowledge bases of several sizes, with SQLite beside it where Python has it:
//!
//! ```text
//! cargo bench --bench keeping -- 1000 10000 100000
//! ```
//!
//! It measures and holds nothing to a limit. Ratios within one run are what can be compared: machines differ, and so
//! does what else they do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it stops at what it did not expect, and prints what it measured"
)]

mod data;
mod measure;
mod peers;

use because::store::Store;
use data::Data;
use measure::median;
use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The sizes that are measured where none is asked for.
const SIZES: [usize; 2] = [1_000, 10_000];

fn main() {
    let asked: Vec<usize> = env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    println!("| cmocs | what | load, s | of it CPU, s | peak, MB | disk, MB | open, ms | one question, ms |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for size in sizes {
        measure(size);
    }
}

fn measure(size: usize) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    {
        let data = Data::of(size);
        fs::write(folder.join("kb.because"), data.text()).unwrap();
        data.write_tables(&folder.join("tables")).unwrap();
    }
    let beside = sqlite(folder);
    let because = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_because"));
        command.current_dir(folder).env_remove("BECAUSE_KB");
        command
    };
    let loaded = run(because().args(["load", "kb.because"])).expect("the records can be loaded");
    let kb = folder.join("because.kb");
    let open = median(9, || {
        let start = Instant::now();
        drop(Store::open(&kb).unwrap());
        start.elapsed()
    });
    let one = median(9, || run(because().args(["ask", "count cmocs as csv"])).expect("it is answered").wall);
    let ours = megabytes(&kb);
    let row = |what: &str, ran: &Ran, disk: f64, rest: &str| {
        let Ran { wall, cpu, peak } = ran;
        println!(
            "| {size} | {what} | {:.2} | {:.2} | {peak:.0} | {disk:.1} | {rest} |",
            wall.as_secs_f64(),
            cpu.as_secs_f64()
        );
    };
    let milliseconds = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
    row("because", &loaded, ours, &format!("{} | {}", milliseconds(open), milliseconds(one)));
    let Some((theirs, disk)) = beside else { return };
    row("SQLite", &theirs, disk, " |");
    let share = |ours: Duration, theirs: Duration| ours.as_secs_f64() / theirs.as_secs_f64();
    println!(
        "| {size} | because to SQLite | {:.2} | {:.2} | {:.1} | {:.1} |  | |",
        share(loaded.wall, theirs.wall),
        share(loaded.cpu, theirs.cpu),
        loaded.peak / theirs.peak,
        ours / disk
    );
}

/// Loads the tables into SQLite, with a full-text index; gives what that took, and the megabytes on disk. None where
/// Python or its SQLite is not there.
fn sqlite(folder: &Path) -> Option<(Ran, f64)> {
    let python = peers::python("sqlite3")?;
    let base = folder.join("sqlite");
    fs::create_dir(&base).unwrap();
    let ran =
        run(Command::new(python).arg(peers::script("sqlite.py")).arg(folder.join("tables")).arg(base.join("db")))?;
    Some((ran, megabytes(&base)))
}

/// What a process took.
struct Ran {
    /// From its start to its end.
    wall: Duration,
    /// Time of processors, to hundredths of a second, its threads together.
    cpu: Duration,
    /// The most memory that it took, in megabytes of 1,000,000 bytes.
    peak: f64,
}

/// Runs a program, and looks at it every few milliseconds; none where it cannot be run, or fails.
fn run(command: &mut Command) -> Option<Ran> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let (mut cpu, mut peak) = (Duration::ZERO, 0.0);
    loop {
        if let Some((so_far, most)) = look(child.id()) {
            (cpu, peak) = (so_far, most);
        }
        if let Some(status) = child.try_wait().unwrap() {
            return status.success().then(|| Ran { wall: start.elapsed(), cpu, peak });
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// The time and the most memory that a process took until now, as Linux tells.
fn look(process: u32) -> Option<(Duration, f64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = most.trim().trim_end_matches(" kB").parse().ok()?;
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let ticks = stat.rsplit(") ").next()?.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
    Some((Duration::from_millis(ticks.sum::<u64>() * 10), kilobytes * 1024.0 / 1e6))
}

/// What the files in a folder hold, in megabytes of 1,000,000 bytes.
fn megabytes(folder: &Path) -> f64 {
    let sizes = fs::read_dir(folder).unwrap().flatten().map(|entry| match entry.path() {
        path if path.is_dir() => megabytes(&path),
        path => fs::metadata(path).unwrap().len() as f64 / 1e6,
    });
    sizes.sum()
}
