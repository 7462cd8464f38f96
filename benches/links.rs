//! What leads to what, asked of the engine's table of links and of other programs: databases, and packages for graphs.
//!
//! ```text
//! cargo bench --bench links -- 1000 10000 100000
//! PYTHON=/path/to/python cargo bench --bench links -- 100000
//! ```
//!
//! All are asked the same of the same data in one run, and what they answer is compared: a difference is told as a fault.
//! What Python does not find is left out. `peers/linked.py` says what each question means.

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

use because::graph::Graph;
use data::Data;
use measure::{median_within, milliseconds};
use std::{
    collections::BTreeMap,
    env,
    fs::{self, File},
    hint::black_box,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// The sizes that are measured where none is asked for.
const SIZES: [usize; 2] = [1_000, 10_000];

/// The other programs, those that are databases first.
const PEERS: [&str; 4] = ["sqlite", "duckdb", "igraph", "networkx"];
/// How many of them are databases.
const DATABASES: usize = 2;

/// After how many seconds a program is no longer waited for.
const CAP: u32 = 10;

/// How long one question is asked again and again.
const SPAN: Duration = Duration::from_secs(1);

/// A question, as it is asked here and there.
struct Question {
    label: String,
    /// The line for `peers/linked.py`.
    line: String,
    asked: Box<dyn Fn(&Graph) -> String>,
}

/// What came of a question: how long it took, and what came out of it; or a word where nothing did.
#[derive(Clone)]
struct Took {
    time: Result<f64, String>,
    out: String,
}

fn main() {
    let asked: Vec<usize> = env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let modules = PEERS.map(|peer| if peer == "sqlite" { "sqlite3" } else { peer });
    let pythons = modules.map(peers::python);
    let mut faults = Vec::new();
    for size in sizes {
        measure(size, &pythons, &mut faults);
    }
    match faults.as_slice() {
        [] => println!("\nAll that answered answered the same."),
        faults => faults.iter().for_each(|fault| println!("\n**Answers differ**: {fault}")),
    }
}

fn measure(size: usize, pythons: &[Option<PathBuf>; PEERS.len()], faults: &mut Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (data, store) = peers::prepare(size, folder);
    let graph = store.graph();
    let start = Instant::now();
    black_box(graph.links());
    let (links, start) = (milliseconds(start.elapsed()), Instant::now());
    black_box(graph.network());
    let network = milliseconds(start.elapsed());
    println!("\n{size} configurations, {} edges; links made in {links:.1} ms, folded in {network:.1} ms\n", {
        graph.network().edges()
    });
    let questions = questions(&data, graph);
    let ours: Vec<Took> = questions.iter().map(|question| ours(graph, question)).collect();
    let theirs: Vec<Vec<Took>> = PEERS
        .iter()
        .zip(pythons)
        .map(|(peer, python)| {
            let none = Took { time: Err("–".to_owned()), out: String::new() };
            python.as_deref().map_or(vec![none; questions.len()], |python| theirs(peer, python, folder, &questions))
        })
        .collect();
    println!(
        "| question | out | because, ms | {} | best peer | best database |",
        PEERS.map(|peer| format!("{peer}, ms")).join(" | ")
    );
    println!("| --- | --- | ---: |{} ---: | ---: |", " ---: |".repeat(PEERS.len()));
    for (at, question) in questions.iter().enumerate() {
        let beside: Vec<&Took> = theirs.iter().map(|all| &all[at]).collect();
        print_row(question, &ours[at], &beside);
        for (peer, took) in PEERS.iter().zip(&beside) {
            if took.time.is_ok() && took.out != ours[at].out {
                faults.push(format!("{size}, {}: {} here, {} from {peer}", question.label, ours[at].out, took.out));
            }
        }
    }
}

/// The questions of one size. Factors are numbered from 1 in the tables, by name here.
fn questions(data: &Data, graph: &Graph) -> Vec<Question> {
    let number = |factor: usize| graph.factors.find(&data.factors[factor].name).unwrap();
    let linked = asked::linked(data);
    let mut all = Vec::new();
    let mut ask = |label: String, line: String, asked: Box<dyn Fn(&Graph) -> String>| {
        all.push(Question { label, line, asked });
    };
    for (which, of) in linked.outcomes {
        let at = number(of);
        let asked = move |graph: &Graph| direct(graph, at);
        ask(format!("mechanisms of X, counted; X {which}"), format!("direct\t{}", of + 1), Box::new(asked));
    }
    for (which, of) in linked.outcomes {
        let at = number(of);
        let asked = move |graph: &Graph| {
            let found = graph.network().upstream(at);
            (found.len() - usize::from(found.contains(&at))).to_string()
        };
        ask(format!("everything upstream of X; X {which}"), format!("upstream\t{}", of + 1), Box::new(asked));
    }
    for (which, from, to) in &linked.pairs {
        let (a, b) = (number(*from), number(*to));
        let line = format!("paths\t{}\t{}", from + 1, to + 1);
        ask(format!("first 100 paths; {which}"), line, Box::new(move |graph| paths(graph, a, b)));
    }
    let weak = |graph: &Graph| graph.evidence.weak(3, 2).len().to_string();
    ask("weakly evidenced configurations".to_owned(), "weak".to_owned(), Box::new(weak));
    let opposite = |graph: &Graph| graph.both_ways().len().to_string();
    ask("opposite directions".to_owned(), "opposite".to_owned(), Box::new(opposite));
    for (which, from, to) in &linked.pairs {
        let (a, b) = (number(*from), number(*to));
        let asked = move |graph: &Graph| graph.network().disjoint_routes(a, b, 2).to_string();
        ask(
            format!("routes that share no edge; {which}"),
            format!("routes\t{}\t{}", from + 1, to + 1),
            Box::new(asked),
        );
    }
    all
}

/// The mechanisms that lead to a factor, with their names: how many, and the most links of one.
fn direct(graph: &Graph, factor: u32) -> String {
    let rows = graph.network().mechanisms_of(factor);
    let rows: Vec<(&str, u32, u32, u32)> =
        rows.map(|(from, tally)| (graph.factors[from].as_str(), tally.count(), tally.more, tally.less)).collect();
    format!("{} {}", rows.len(), rows.first().map_or(0, |(_, count, ..)| *count))
}

/// The first 100 paths: how many, and how many there are of each length.
fn paths(graph: &Graph, from: u32, to: u32) -> String {
    let paths = graph.network().paths(from, to, 6, 100);
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    for path in &paths {
        *lengths.entry(path.factors.len() - 1).or_default() += 1;
    }
    let lengths = lengths.iter().map(|(length, count)| format!(" {length}:{count}"));
    format!("{}{}", paths.len(), lengths.collect::<String>())
}

fn ours(graph: &Graph, question: &Question) -> Took {
    let out = (question.asked)(graph);
    let time = median_within(SPAN, || drop(black_box((question.asked)(graph))));
    Took { time: Ok(milliseconds(time)), out }
}

/// What another program took for each question.
fn theirs(peer: &str, python: &Path, folder: &Path, questions: &[Question]) -> Vec<Took> {
    if peer == "sqlite" {
        assert!(peers::load_sqlite(python, folder), "the tables can be loaded");
    }
    let lines: Vec<&str> = questions.iter().map(|question| question.line.as_str()).collect();
    let file = folder.join("lines");
    fs::write(&file, lines.join("\n")).unwrap();
    let mut command = Command::new(python);
    command.arg(peers::script("linked.py")).arg(peer).arg(folder.join("tables")).arg(folder.join("db"));
    let told = command.arg(CAP.to_string()).stdin(File::open(file).unwrap()).output().unwrap();
    let faults = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "{peer}: {faults}");
    let read = |line: &str| {
        let (time, out) = line.split_once('\t').unwrap();
        let time = time.parse().map_err(|_| if time == "long" { format!("> {CAP} s") } else { time.to_owned() });
        Took { time, out: out.to_owned() }
    };
    let told: Vec<Took> = String::from_utf8_lossy(&told.stdout).lines().map(read).collect();
    assert_eq!(told.len(), questions.len(), "{peer} answers each: {faults}");
    eprintln!("{peer} has answered");
    told
}

fn print_row(question: &Question, ours: &Took, theirs: &[&Took]) {
    let cell = |took: &Took| match &took.time {
        Ok(time) if *time < 0.1 => format!("{time:.4}"),
        Ok(time) => format!("{time:.2}"),
        Err(word) => word.clone(),
    };
    let ratio = |theirs: &[&Took]| {
        let best = theirs.iter().filter_map(|took| took.time.as_ref().ok()).copied().reduce(f64::min);
        let mine = ours.time.as_ref().ok().copied();
        best.zip(mine).map_or_else(String::new, |(best, mine)| format!("{:.1}", best / mine))
    };
    let cells: Vec<String> = theirs.iter().map(|took| cell(took)).collect();
    println!(
        "| {} | {} | {} | {} | {} | {} |",
        question.label,
        ours.out,
        cell(ours),
        cells.join(" | "),
        ratio(theirs),
        ratio(&theirs[..DATABASES])
    );
}
