//! Questions to knowledge bases of several sizes, with SQLite beside those that one statement of SQL answers:
//!
//! ```text
//! cargo bench --bench questions -- 1000 10000
//! ```
//!
//! Each is read, looked up and answered in a process that runs and has been asked it once before; drawing the answer is
//! not in it. It measures and holds nothing to a limit: ratios within one run are what can be compared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it stops at what it did not expect, and prints what it measured"
)]

mod asked;
mod data;
mod measure;

use asked::Asked;
use because::{answer::Answer, language, query, resolve, store::Store, text::FileId};
use data::Data;
use measure::{median, median_within};
use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// The sizes that are measured where none is asked for.
const SIZES: [usize; 2] = [1_000, 10_000];

/// How long a question may search, as in the program.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long one question is asked again and again.
const SPAN: Duration = Duration::from_secs(3);

/// What one question took of one knowledge base.
struct Took {
    label: String,
    /// How many rows there are, and whether the search was cut.
    rows: Option<(usize, bool)>,
    ours: Duration,
    /// The same of SQLite: rows, and milliseconds.
    theirs: Option<(usize, f64)>,
}

fn main() {
    let asked: Vec<usize> = env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let python = python();
    let all: Vec<Vec<Took>> = sizes.iter().map(|size| measure(*size, python.as_deref())).collect();
    print_table(&sizes, &all);
}

fn measure(size: usize, python: Option<&Path>) -> Vec<Took> {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let data = Data::of(size);
    fs::write(folder.join("kb.because"), data.text()).unwrap();
    data.write_tables(&folder.join("tables")).unwrap();
    assert!(because(folder).args(["load", "kb.because"]).status().unwrap().success(), "the records can be loaded");
    let questions = asked::questions(&data);
    let middling = asked::middling(&data);
    let name = data.factors[middling].name.clone();
    drop(data);
    let peer = python.filter(|python| load_sqlite(python, folder));
    let store = Store::open(&folder.join("because.kb")).unwrap().store;
    let mut all: Vec<Took> = questions.iter().map(|asked| ours(&store, asked)).collect();
    drop(store);
    if let Some(python) = peer {
        let asked = questions.iter().zip(&mut all).filter_map(|(asked, took)| Some((asked.sql.as_deref()?, took)));
        let (lines, took): (Vec<&str>, Vec<&mut Took>) = asked.unzip();
        for (took, theirs) in took.into_iter().zip(theirs(python, folder, &lines, 9)) {
            took.theirs = Some(theirs);
        }
    }
    all.extend(processes(folder, &name, middling + 1, peer));
    all
}

/// Asks a question once, then as often as there is time for.
fn ours(store: &Store, asked: &Asked) -> Took {
    let first = answer(store, &asked.text);
    let ours = median_within(SPAN, || drop(answer(store, &asked.text)));
    eprintln!("{} rows, {:.2} ms: {}", first.rows.len(), milliseconds(ours), asked.text);
    Took { label: asked.label.clone(), rows: Some((first.rows.len(), first.partial)), ours, theirs: None }
}

fn answer(store: &Store, text: &str) -> Answer {
    let read = language::parse_question(FileId(0), 0, text).expect(text);
    let question = resolve::question(store.theory(), &read).expect(text);
    let known = query::Known { theory: store.theory(), graph: store.graph(), words: Some(store), stamp: store.stamp() };
    let budget = query::Budget { until: Instant::now().checked_add(PATIENCE), ..query::Budget::default() };
    query::run(&known, &question, &budget).expect(text)
}

/// One question as a whole process, beside Python with SQLite and beside the shell of SQLite.
fn processes(folder: &Path, name: &str, number: usize, peer: Option<&Path>) -> Vec<Took> {
    let question = format!("find mechanisms leading directly to {name} as csv");
    let whole = |command: &mut Command| {
        let start = Instant::now();
        let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        done.is_ok_and(|status| status.success()).then(|| start.elapsed())
    };
    let ours = median(9, || whole(because(folder).args(["ask", &question])).expect("it is answered"));
    let row = |label: &str, theirs: Option<Duration>| Took {
        label: format!("whole process of `because ask` of the middling X, directly; {label}"),
        rows: None,
        ours,
        theirs: theirs.map(|time| (0, milliseconds(time))),
    };
    let Some(python) = peer else { return vec![row("no peer", None)] };
    let line = folder.join("line");
    fs::write(&line, format!("direct\t{number}\n")).unwrap();
    let script = || {
        let mut command = Command::new(python);
        command.arg(peers("sqlite_questions.py")).arg(folder.join("db")).arg("1");
        whole(command.stdin(File::open(&line).unwrap())).expect("the script answers")
    };
    let sql = format!(
        "select f.handle, f.name, count(*) n, sum(l.sign > 0), sum(l.sign < 0) from link l join factor f on f.id = l.src \
         where l.dst = {number} group by l.src order by n desc"
    );
    let shell = || whole(Command::new("sqlite3").arg(folder.join("db")).arg(&sql).stdin(Stdio::null()));
    let shell = shell().map(|_| median(9, || shell().expect("it did before")));
    vec![row("SQLite with Python", Some(median(9, script))), row("the `sqlite3` shell", shell)]
}

fn because(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_because"));
    command.current_dir(folder).env_remove("BECAUSE_KB");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The program behind `python3`, which may be a script that looks for it; none where it is not there, or has no SQLite.
fn python() -> Option<PathBuf> {
    let told = Command::new("python3").args(["-c", "import sqlite3, sys; print(sys.executable)"]).output().ok()?;
    told.status.success().then(|| PathBuf::from(String::from_utf8_lossy(&told.stdout).trim()))
}

fn peers(script: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers").join(script)
}

fn load_sqlite(python: &Path, folder: &Path) -> bool {
    let mut command = Command::new(python);
    command.arg(peers("sqlite.py")).arg(folder.join("tables")).arg(folder.join("db"));
    command.status().is_ok_and(|status| status.success())
}

/// What SQLite took for each line: rows, and the median of so many runs in milliseconds.
fn theirs(python: &Path, folder: &Path, lines: &[&str], runs: usize) -> Vec<(usize, f64)> {
    let file = folder.join("lines");
    fs::write(&file, lines.join("\n")).unwrap();
    let mut command = Command::new(python);
    command.arg(peers("sqlite_questions.py")).arg(folder.join("db")).arg(runs.to_string());
    let told = command.stdin(File::open(file).unwrap()).output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let read = |line: &str| line.split_once(' ').map(|(rows, time)| (rows.parse().unwrap(), time.parse().unwrap()));
    told.lines().filter_map(read).collect()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A Markdown table with the sizes side by side.
fn print_table(sizes: &[usize], all: &[Vec<Took>]) {
    let heads = sizes.iter().map(|size| format!(" {size}: rows | because, ms | SQLite, ms | ratio |"));
    println!("| question |{}", heads.collect::<String>());
    println!("| --- |{}", " ---: | ---: | ---: | ---: |".repeat(sizes.len()));
    let Some(first) = all.first() else { return };
    for Took { label, .. } in first {
        let of = |size: &Vec<Took>| size.iter().find(|took| took.label == *label).map_or(" | | | |".to_owned(), cells);
        println!("| {label} |{}", all.iter().map(of).collect::<String>());
    }
}

fn cells(took: &Took) -> String {
    let ours = milliseconds(took.ours);
    let rows = match (took.rows, took.theirs) {
        (Some((rows, cut)), theirs) => {
            let beside = theirs.map_or(String::new(), |(rows, _)| format!(" · {rows}"));
            format!("{rows}{}{beside}", if cut { ", cut" } else { "" })
        }
        (None, _) => String::new(),
    };
    let theirs = took.theirs.map_or(" |".to_owned(), |(_, theirs)| format!("{theirs:.2} | {:.2}", ours / theirs));
    format!(" {rows} | {ours:.2} | {theirs} |")
}
