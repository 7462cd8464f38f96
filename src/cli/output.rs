//! Where responses go: standard output and standard error, each with its own width and colour.

use super::{pager, progress};
use crate::{files, render::Page, repl, session::Response};
use anstream::{AutoStream, ColorChoice, stream::RawStream};
use std::{
    io::{self, ErrorKind, IsTerminal, Write},
    ops::ControlFlow,
    sync::atomic::{AtomicBool, Ordering},
};

/// Width of lines where there is no terminal to ask.
const WIDTH: usize = 100;
/// Rows that a terminal is shown, where it is not lower than that: the reading, the heading and the notes stand around them.
const ROWS: usize = 20;
/// Lines that stand around the rows.
const AROUND: usize = 10;
/// Rows that are shown in any case.
const LEAST: usize = 5;

/// Writes responses, and keeps whether it still can.
#[derive(Debug, Default)]
pub(super) struct Output {
    /// Set when a reader has closed its pipe: nothing more is written, and that is no failure.
    closed: bool,
    /// Set when writing failed otherwise, as on a full disk.
    failed: bool,
}

impl Output {
    /// Writes a response, what there is to say about it before it itself; breaks off where nobody reads any more.
    pub(super) fn give(&mut self, response: Response) -> ControlFlow<()> {
        progress::over();
        let err = write(io::stderr().lock(), &response.err);
        let paged = response.paged && io::stdout().is_terminal() && pager::show(&response.out, response.wide);
        let out = if paged { Ok(()) } else { write_answer(&response.out) };
        let last = write(io::stderr().lock(), &response.last);
        for result in [err, out, last] {
            match result {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::BrokenPipe => self.closed = true,
                Err(error) => self.report(&error),
            }
        }
        if self.closed || self.failed { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Writes a response and gives its exit code.
    pub(super) fn give_last(&mut self, response: Response) -> u8 {
        let exit = response.exit;
        let _ = self.give(response);
        exit
    }

    /// The exit code, with what became of writing.
    pub(super) fn finish(&self, exit: u8) -> u8 {
        if self.failed { exit.max(4) } else { exit }
    }

    fn report(&mut self, error: &io::Error) {
        self.failed = true;
        // Where standard error cannot be written either, the exit code still tells.
        let _ = writeln!(io::stderr(), "error[E0404]: the answer cannot be written: {}", files::reason(error));
    }
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// How much is written before Ctrl-C is looked at.
const AT_ONCE: usize = 64 * 1024;

/// Writes to standard output until Ctrl-C at the prompt stops it, which is said in a line of its own.
fn write_answer(text: &str) -> io::Result<()> {
    let stop = repl::interrupted();
    // Whoever stopped the search wants to see what was found.
    stop.store(false, Ordering::Relaxed);
    if write_until(io::stdout().lock(), text, stop)? {
        return Ok(());
    }
    write(io::stdout().lock(), "\n")?;
    write(io::stderr().lock(), "The rest of the answer is not written.\n\n")
}

/// Writes until it is stopped, and tells whether all was written.
fn write_until(mut stream: impl Write, text: &str, stop: &AtomicBool) -> io::Result<bool> {
    for part in text.as_bytes().chunks(AT_ONCE) {
        if stop.load(Ordering::Relaxed) {
            return Ok(false);
        }
        stream.write_all(part)?;
    }
    stream.flush()?;
    Ok(true)
}

/// What a stream is: its width, whether it takes colour, and how many rows it is shown. `NO_COLOR` and `CLICOLOR` are
/// honoured unless colour was asked for.
pub(super) fn page_of(stream: &impl RawStream, width: Option<u16>, color: Option<ColorChoice>) -> Page {
    let terminal = stream.is_terminal();
    let size = terminal_size::terminal_size().filter(|_| terminal);
    let measured = || size.map(|(columns, _)| columns.0);
    let rows = || size.map_or(ROWS, |(_, rows)| usize::from(rows.0).saturating_sub(AROUND).clamp(LEAST, ROWS));
    let colour = match color.unwrap_or(ColorChoice::Auto) {
        ColorChoice::Auto => AutoStream::choice(stream) != ColorChoice::Never,
        ColorChoice::Never => false,
        ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
    };
    Page { width: width.or_else(measured).map_or(WIDTH, usize::from), colour, limit: terminal.then(rows) }
}

#[cfg(test)]
mod tests {
    use super::{AT_ONCE, write_until};
    use std::{
        io::{Result, Write},
        sync::atomic::{AtomicBool, Ordering},
    };

    /// Somebody who presses Ctrl-C when the first part is there.
    struct Reader<'a> {
        read: usize,
        stop: &'a AtomicBool,
    }

    impl Write for Reader<'_> {
        fn write(&mut self, part: &[u8]) -> Result<usize> {
            self.read += part.len();
            self.stop.store(true, Ordering::Relaxed);
            Ok(part.len())
        }

        fn flush(&mut self) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn writing_is_stopped_between_two_parts() -> Result<()> {
        let stop = AtomicBool::new(false);
        let mut reader = Reader { read: 0, stop: &stop };
        assert!(!write_until(&mut reader, &"x".repeat(3 * AT_ONCE), &stop)?);
        assert_eq!(reader.read, AT_ONCE);
        stop.store(false, Ordering::Relaxed);
        assert!(write_until(&mut reader, "all of it", &stop)?);
        Ok(())
    }
}
