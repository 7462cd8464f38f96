//! The line at a terminal that says what is being done while it takes long.

use std::{
    io::{self, Write},
    sync::Mutex,
    time::{Duration, Instant},
};
use textwrap::core::display_width;

/// How long something may take before anything is said of it.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many characters at the end of a line stay where it is too long: they tell how far it is.
const END: usize = 24;

/// How wide the line is where the terminal does not tell how wide it is.
const WIDTH: u16 = 80;

/// Something that is being done.
struct Doing {
    since: Instant,
    /// Whether a line stands there.
    shown: bool,
}

static DOING: Mutex<Option<Doing>> = Mutex::new(None);

/// Says what is being done, in one line that the next takes the place of.
pub(super) fn says(what: &str) {
    let Ok(mut doing) = DOING.lock() else { return };
    let doing = doing.get_or_insert_with(|| Doing { since: Instant::now(), shown: false });
    if doing.since.elapsed() >= PATIENCE {
        let columns = terminal_size::terminal_size().map_or(WIDTH, |(columns, _)| columns.0);
        show(&fitting(what, usize::from(columns.saturating_sub(1))));
        doing.shown = true;
    }
}

/// Takes the line away.
pub(super) fn over() {
    let Ok(mut doing) = DOING.lock() else { return };
    if doing.take().is_some_and(|doing| doing.shown) {
        show("");
    }
}

fn show(line: &str) {
    let mut terminal = io::stderr().lock();
    // Where the terminal cannot be written to, there is nobody to tell.
    let _ = write!(terminal, "\r\u{1b}[K{line}").and_then(|()| terminal.flush());
}

/// A line that is no wider than that; what is left out of it is its middle.
fn fitting(line: &str, width: usize) -> String {
    if display_width(line) <= width {
        return line.to_owned();
    }
    let end: String = line.chars().rev().take(END.min(width / 2)).collect::<Vec<_>>().into_iter().rev().collect();
    let mut beginning: String = line.chars().collect();
    while !beginning.is_empty() && display_width(&beginning) + 1 + display_width(&end) > width {
        beginning.pop();
    }
    if width == 0 { String::new() } else { format!("{beginning}…{end}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_keeps_its_end() {
        let line = format!("reading {}/kb.because: 26 of 93 MB", "schöner/".repeat(20));
        for width in [40, 79, 119] {
            let fitted = fitting(&line, width);
            assert!(fitted.starts_with("reading ") && fitted.ends_with(": 26 of 93 MB"), "{fitted}");
            assert_eq!(display_width(&fitted), width);
            assert_eq!(fitting("short", width), "short");
        }
        assert!(display_width(&fitting("読む読む読む読む読む読む", 11)) <= 11, "wide letters count twice");
        assert_eq!(fitting("reading", 0), "");
    }
}
