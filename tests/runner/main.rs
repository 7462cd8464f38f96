//! Runs the text cases: a case is a file, and adding one is all it takes. `tests/README.md` says how each kind looks.
//!
//! ```text
//! cargo test --test runner               all of them
//! cargo test --test runner E0203         those whose name holds that
//! BECAUSE_BLESS=1 cargo test --test runner   write down what comes out now; read the difference before committing
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it skips"
)]
#![expect(clippy::print_stdout, reason = "the runner reports to the terminal, as libtest does")]

mod case;
mod cli;
mod coverage;
mod docs;
mod errors;
mod gallery;
mod kept;
mod sessions;
mod syntax;
mod transcript;

use case::{Case, Outcome};
use std::{panic, process::ExitCode, time::Instant};

fn main() -> ExitCode {
    if let Some(code) = kept::replayed() {
        return code;
    }
    let filters: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let exact = std::env::args().any(|word| word == "--exact");
    let wanted = |case: &Case| {
        let fits = |filter: &String| if exact { case.name == *filter } else { case.name.contains(filter) };
        filters.is_empty() || filters.iter().any(fits)
    };
    let all: Vec<Case> = [
        syntax::cases,
        errors::cases,
        coverage::cases,
        gallery::cases,
        sessions::cases,
        kept::cases,
        cli::cases,
        docs::cases,
    ]
    .iter()
    .flat_map(|cases| cases())
    .collect();
    let count = all.len();
    let cases: Vec<Case> = all.into_iter().filter(wanted).collect();
    if std::env::args().any(|word| word == "--list") {
        cases.iter().for_each(|case| println!("{}: test", case.name));
        return ExitCode::SUCCESS;
    }
    run(&cases, count - cases.len())
}

fn run(cases: &[Case], filtered: usize) -> ExitCode {
    println!("\nrunning {} tests", cases.len());
    let started = Instant::now();
    let mut failures = Vec::new();
    for case in cases {
        let outcome = panic::catch_unwind(|| case.run()).unwrap_or_else(|_| Err("it panicked".to_owned()));
        let word = match &outcome {
            Ok(Outcome::Passed) => "ok",
            Ok(Outcome::Written) => "written down",
            Err(_) => "FAILED",
        };
        println!("test {} ... {word}", case.name);
        if let Err(reason) = outcome {
            failures.push((&case.name, reason));
        }
    }
    for (name, reason) in &failures {
        println!("\n---- {name} ----\n{reason}");
    }
    let word = if failures.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {} passed; {} failed; 0 ignored; 0 measured; {filtered} filtered out; finished in {:.2}s\n",
        cases.len() - failures.len(),
        failures.len(),
        started.elapsed().as_secs_f64()
    );
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
