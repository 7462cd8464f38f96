//! The real program in a pseudo-terminal, and what stands on its screen.

use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    process::{Child, Command},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// How long something may take to come up on the screen, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(25);

/// A terminal in which the program runs.
pub(crate) struct Terminal {
    pty: Arc<pty_process::blocking::Pty>,
    screen: Arc<Mutex<vt100::Parser>>,
    child: Child,
}

impl Terminal {
    /// Starts the program in a terminal of so many rows and columns, in a folder that holds its data too. None, with a
    /// message, where there are no pseudo-terminals.
    pub(crate) fn start(folder: &Path, (rows, columns): (u16, u16), words: &[&str]) -> Option<Terminal> {
        let opened = pty_process::blocking::open();
        let (pty, pts) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                eprintln!("skipped: no pseudo-terminal is to be had here: {error}");
                return None;
            }
        };
        pty.resize(pty_process::Size::new(rows, columns)).expect("a size");
        let command = pty_process::blocking::Command::new(env!("CARGO_BIN_EXE_because"))
            .args(words)
            .current_dir(folder)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("TERM", "xterm-256color")
            .env("LC_ALL", "C.UTF-8")
            .env("USER", "evaluator")
            .env("HOME", folder)
            .env("XDG_DATA_HOME", folder.join("data"));
        let child = command.spawn(pts).expect("the program starts");
        let pty = Arc::new(pty);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(size(rows), size(columns), 500)));
        let (from, to) = (Arc::clone(&pty), Arc::clone(&screen));
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = (&*from).read(&mut bytes) {
                to.lock().expect("the screen").process(&bytes[..count]);
            }
        });
        Some(Terminal { pty, screen, child })
    }

    /// Types keys.
    pub(crate) fn keys(&self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).expect("keys are taken");
    }

    /// Types keys, and waits until the screen shows a text.
    pub(crate) fn shows(&self, keys: &str, text: &str) {
        self.keys(keys);
        self.wait(text, |screen| screen.contains(text));
    }

    /// Slows the program down until the screen shows a text, so that what it does lasts long on any machine.
    pub(crate) fn shows_slowed(&self, text: &str) {
        let signal = |name: &str| {
            let told = format!("kill -{name} {}", self.child.id());
            assert!(Command::new("sh").args(["-c", &told]).status().is_ok_and(|status| status.success()), "{told}");
        };
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE && !self.text().contains(text) {
            signal("STOP");
            std::thread::sleep(Duration::from_millis(300));
            signal("CONT");
            std::thread::sleep(Duration::from_millis(20));
        }
        self.shows("", text);
    }

    /// Drops what was typed, and waits for a fresh prompt.
    pub(crate) fn clear(&self) {
        let before = self.text().matches("because>").count();
        self.keys("\u{3}");
        let fresh = |screen: &str| screen.trim_end().ends_with("because>");
        self.wait("a fresh prompt", |screen| {
            fresh(screen) && (screen.matches("because>").count() > before || before > 20)
        });
    }

    /// What stands on the screen.
    pub(crate) fn text(&self) -> String {
        self.screen.lock().expect("the screen").screen().contents()
    }

    /// Whether a text stands on the screen in faint letters.
    pub(crate) fn is_faint(&self, text: &str) -> bool {
        let parser = self.screen.lock().expect("the screen");
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        (0..rows.get()).any(|row| {
            let cells = (0..columns.get()).filter_map(|column| screen.cell(row, column));
            let faint: String =
                cells.map(|cell| if cell.dim() { cell.contents().to_owned() } else { "\0".to_owned() }).collect();
            faint.replace('\0', "").contains(&text.replace(' ', "")) || faint.contains(text)
        })
    }

    /// The colour in which the last such text on the screen begins.
    pub(crate) fn colour_of(&self, text: &str) -> Option<vt100::Color> {
        self.cell_of(text).map(|cell| cell.fgcolor())
    }

    /// Whether the last such text on the screen begins underlined.
    pub(crate) fn is_underlined(&self, text: &str) -> bool {
        self.cell_of(text).is_some_and(|cell| cell.underline())
    }

    /// The cell in which the last such text on the screen begins.
    fn cell_of(&self, text: &str) -> Option<vt100::Cell> {
        let parser = self.screen.lock().expect("the screen");
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        (0..rows.get()).rev().find_map(|row| {
            let line: Vec<_> = (0..columns.get()).filter_map(|column| screen.cell(row, column)).collect();
            let shown: Vec<String> = line.iter().map(|cell| cell.contents().to_owned()).collect();
            let at = (0..shown.len()).rev().find(|at| shown[*at..].concat().starts_with(text))?;
            Some(line[at].clone())
        })
    }

    /// Waits until the screen is as wanted.
    pub(crate) fn wait(&self, what: &str, wanted: impl Fn(&str) -> bool) {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if wanted(&self.text()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the screen does not show {what:?}:\n{}", self.text());
    }

    /// Waits until the program has ended; gives its exit code.
    pub(crate) fn ends(mut self) -> Option<i32> {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().expect("its end") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the program does not end:\n{}", self.text());
    }
}

fn size(n: u16) -> NonZero<u16> {
    NonZero::new(n).expect("a screen has rows and columns")
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
