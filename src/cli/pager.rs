//! Showing what is taller than the screen: by the pager of the system, `$PAGER` or `less`, which people know and which
//! keeps its own keys, searching and mouse. Where there is none, everything is written.

use std::{
    io::{self, ErrorKind, Write},
    process::{Command, Stdio},
};

/// What `less` says below a page, in the place of a colon: who never met it would not know how to leave.
const KEYS: &str = "-PsSpace shows more, q goes back";
/// The same, where lines go on beyond the screen.
const WIDE_KEYS: &str = "-PsThe arrows show what stands aside, Space shows more, q goes back";

/// Shows a text by the pager if it is taller than the screen, or wider where it may be; tells whether it did.
pub(super) fn show(text: &str, may_be_wide: bool) -> bool {
    let Some((columns, rows)) = terminal_size::terminal_size() else { return false };
    let (columns, rows) = (usize::from(columns.0), usize::from(rows.0));
    let wide = may_be_wide && text.lines().any(|line| width(line) > columns);
    // The prompt below takes a line too.
    let height: usize = text.lines().map(|line| width(line).div_ceil(columns).max(1)).sum();
    if height < rows && !wide {
        return false;
    }
    run(text, wide).unwrap_or(false)
}

/// How many columns a line takes, less than that where it holds colours.
fn width(line: &str) -> usize {
    let mut columns = 0;
    let mut in_code = false;
    for c in line.chars() {
        match (in_code, c) {
            (false, '\u{1b}') => in_code = true,
            (true, 'm') => in_code = false,
            (true, _) => {}
            (false, _) => columns += 1,
        }
    }
    columns
}

/// Gives the text to the pager. `less` is asked to keep colours and what was shown, and to chop what is wider than the
/// screen rather than to wrap it.
fn run(text: &str, wide: bool) -> io::Result<bool> {
    let own = std::env::var("PAGER").ok().filter(|pager| !pager.trim().is_empty());
    let mut command = match &own {
        Some(pager) => {
            let mut words = pager.split_whitespace();
            let mut command = Command::new(words.next().unwrap_or("less"));
            command.args(words);
            command
        }
        None => {
            let mut command = Command::new("less");
            command.arg(if wide { WIDE_KEYS } else { KEYS });
            command
        }
    };
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", if wide { "RXS" } else { "RX" });
    }
    let mut pager = match command.stdin(Stdio::piped()).spawn() {
        Ok(pager) => pager,
        Err(_) => return Ok(false),
    };
    let written = pager.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    pager.wait()?;
    match written {
        // Somebody who leaves the pager has seen enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_take_no_room() {
        assert_eq!(width("\u{1b}[1mtrust\u{1b}[0m → faith"), 13);
    }
}
