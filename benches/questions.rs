//! Questions to knowledge bases of several sizes, with SQLite beside those that one statement of SQL answers:
//!
//! ```text
//! cargo bench --bench questions -- 1000 10000
//! cargo bench --bench questions -- 100000 suppose
//! ```
//!
//! A word leaves the questions in whose line it stands.
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
mod peers;

use asked::Asked;
use because::{answer::Answer, language, query, resolve, store::Store, text::FileId};
use measure::{median, median_within, milliseconds};
use peers::{because, load_sqlite, script};
use std::{
    env,
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// The sizes that are measured where none is asked for.
const SIZES: [usize; 2] = [1_000, 10_000];

/// How long a question may search, as in the program.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long one question is asked again and again.
const SPAN: Duration = Duration::from_secs(3);

/// What is asked of a whole process.
const PROCESS: &str = "whole process of `because ask` of the middling X, directly";

/// What one question took of one knowledge base.
#[derive(Clone)]
struct Took {
    label: String,
    /// How many rows there are, and whether the search was cut.
    rows: Option<(usize, bool)>,
    ours: Duration,
    /// The same of SQLite: rows, and milliseconds.
    theirs: Option<(usize, f64)>,
}

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let asked: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let only: Vec<&String> = words.iter().filter(|word| word.parse::<usize>().is_err()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let python = peers::python("sqlite3");
    let wanted = |label: &str| only.iter().all(|word| label.contains(word.as_str()));
    let all: Vec<Vec<Took>> = sizes.iter().map(|size| measure(*size, &wanted, python.as_deref())).collect();
    print_table(&sizes, &all);
}

fn measure(size: usize, wanted: &dyn Fn(&str) -> bool, python: Option<&Path>) -> Vec<Took> {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (data, store) = peers::prepare(size, folder);
    let mut questions = asked::questions(&data);
    questions.retain(|asked| wanted(&asked.label));
    let middling = asked::middling(&data);
    let name = data.factors[middling].name.clone();
    drop(data);
    let peer = python.filter(|python| load_sqlite(python, folder));
    let mut all: Vec<Took> = questions.iter().flat_map(|asked| ours(&store, asked)).collect();
    drop(store);
    if let Some(python) = peer {
        let asked = questions.iter().filter_map(|asked| Some((&asked.label, asked.sql.as_deref()?)));
        let (labels, lines): (Vec<&String>, Vec<&str>) = asked.unzip();
        for (label, theirs) in labels.into_iter().zip(theirs(python, folder, &lines, 9)) {
            let took = all.iter_mut().find(|took| took.label == *label);
            took.expect("it was asked here too").theirs = Some(theirs);
        }
    }
    if wanted(PROCESS) {
        all.extend(processes(folder, &name, middling + 1, peer));
    }
    all
}

/// Asks a question once, then as often as there is time for; of several that are measured together the median and the
/// worst are told.
fn ours(store: &Store, asked: &Asked) -> Vec<Took> {
    let mut all: Vec<Took> = asked
        .texts
        .iter()
        .map(|text| {
            let first = answer(store, text);
            let ours = median_within(SPAN, || drop(answer(store, text)));
            eprintln!("{} rows, {:.2} ms: {text}", first.rows.len(), milliseconds(ours));
            Took { label: asked.label.clone(), rows: Some((first.rows.len(), first.partial)), ours, theirs: None }
        })
        .collect();
    if let [_, _, ..] = all.as_slice() {
        all.sort_by_key(|took| took.ours);
        let told = [("median", all.len() / 2), ("worst", all.len() - 1)];
        all = told.map(|(which, at)| Took { label: format!("{}, {which}", asked.label), ..all[at].clone() }).into();
    }
    all
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
        label: format!("{PROCESS}; {label}"),
        rows: None,
        ours,
        theirs: theirs.map(|time| (0, milliseconds(time))),
    };
    let Some(python) = peer else { return vec![row("no peer", None)] };
    let line = folder.join("line");
    fs::write(&line, format!("direct\t{number}\n")).unwrap();
    let script = || {
        let mut command = Command::new(python);
        command.arg(script("sqlite_questions.py")).arg(folder.join("db")).arg("1");
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

/// What SQLite took for each line: rows, and the median of so many runs in milliseconds.
fn theirs(python: &Path, folder: &Path, lines: &[&str], runs: usize) -> Vec<(usize, f64)> {
    let file = folder.join("lines");
    fs::write(&file, lines.join("\n")).unwrap();
    let mut command = Command::new(python);
    command.arg(script("sqlite_questions.py")).arg(folder.join("db")).arg(runs.to_string());
    let told = command.stdin(File::open(file).unwrap()).output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let read = |line: &str| line.split_once(' ').map(|(rows, time)| (rows.parse().unwrap(), time.parse().unwrap()));
    told.lines().filter_map(read).collect()
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
