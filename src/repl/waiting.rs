//! What is said while an answer takes long: that it is looked for, and how to stop it.

use crate::question::words;
use std::{
    io::{self, IsTerminal, Write},
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::Duration,
};

/// How long an answer may take before anything is said.
const PATIENCE: Duration = Duration::from_secs(2);
/// What is said; the line is taken away when the answer is there.
const SAID: &str = "still looking; Ctrl-C stops it and shows what was found";

/// Somebody waits for an answer, until this is dropped.
pub(super) struct Waiting {
    over: Option<Sender<()>>,
    watch: Option<JoinHandle<()>>,
}

impl Waiting {
    /// Begins to wait for the answer to what was typed. Where that is no question, no terminal is written to, or no
    /// thread is to be had, nothing is said.
    pub(super) fn begin(typed: &str) -> Waiting {
        let asks = typed.split_whitespace().next().is_some_and(|word| words::verb(word).is_some());
        if !asks || !io::stderr().is_terminal() {
            return Waiting { over: None, watch: None };
        }
        let (over, ends) = mpsc::channel::<()>();
        let watch = thread::Builder::new().spawn(move || {
            if ends.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                say(SAID);
                let _ = ends.recv();
                say("");
            }
        });
        Waiting { over: Some(over), watch: watch.ok() }
    }
}

/// Writes a line in the place of the last one. Where the terminal cannot be written to, there is nobody to tell.
fn say(what: &str) {
    let mut terminal = io::stderr().lock();
    let _ = write!(terminal, "\r\u{1b}[K{what}").and_then(|()| terminal.flush());
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.over.take());
        if let Some(watch) = self.watch.take() {
            let _ = watch.join();
        }
    }
}
