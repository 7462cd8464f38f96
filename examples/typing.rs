//! How long a key takes at the prompt, on a knowledge base that is named: `cargo run --release --example typing -- KB`.
//! Each text is typed key by key; told are the slowest key, what all of them take on average, and Tab at the end.

use because::{
    repl::{candidates, hint, paint},
    session::{Session, Settings, Typing},
};
use std::{
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

const TYPED: [&str; 8] = [
    "find mechanisms leading to +c",
    "paths from c5 to o1",
    "show zaz",
    "show 201",
    "find statements where theme = t",
    "history mee",
    "cmoc new\n  context +c1, -c2\n  outcome +o",
    "statement new\n  If [people meet](context +sch",
];

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let Some(folder) = std::env::args().nth(1) else {
        return writeln!(out, "the folder of a knowledge base is missing");
    };
    let began = Instant::now();
    let mut session = Session::new(Settings::default());
    let opened = session.open(Path::new(&folder), true);
    writeln!(out, "{}{} records, opened in {:.1?}", opened.err, session.count(), began.elapsed())?;
    for text in TYPED {
        let (mut slowest, mut all, mut keys) = (Duration::ZERO, Duration::ZERO, 0);
        for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let before = &text[..end];
            let began = Instant::now();
            std::hint::black_box((hint(before, 80), paint(&session, before, end), Typing::open_behind(before)));
            slowest = slowest.max(began.elapsed());
            all += began.elapsed();
            keys += 1;
        }
        let first = Instant::now();
        let found = candidates(&session, text, 30);
        let first = first.elapsed();
        let again = Instant::now();
        std::hint::black_box(candidates(&session, text, 30));
        writeln!(
            out,
            "{text:45?} key {:>9.2?}, slowest {slowest:>9.2?}; Tab {first:>9.2?}, again {:>9.2?}: {} of {}",
            all / keys,
            again.elapsed(),
            found.list.len(),
            found.list.len() + found.more,
        )?;
    }
    Ok(())
}
