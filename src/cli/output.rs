//! Where responses go: standard output and standard error, each with its own width and colour.

use super::{pager, progress};
use crate::{files, render::Page, session::Response};
use anstream::{AutoStream, ColorChoice, stream::RawStream};
use std::{
    io::{self, ErrorKind, IsTerminal, Write},
    ops::ControlFlow,
};

/// Width of lines where there is no terminal to ask.
pub(super) const WIDTH: usize = 100;
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
        let out = if paged { Ok(()) } else { write(io::stdout().lock(), &response.out) };
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

pub(super) fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    stream.write_all(text.as_bytes())?;
    stream.flush()
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
