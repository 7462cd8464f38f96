//! The lines of a session that worked, and writing them down as a script.

use super::{Response, Session};
use crate::{files, text::Span};
use std::path::Path;

impl Session {
    /// Remembers what was typed, unless it was for the terminal alone.
    pub(super) fn remember(&mut self, span: Span) {
        let typed = self.text(span);
        let first = typed.split_whitespace().next().unwrap_or_default();
        let of_terminal = first.starts_with(['.', '?']) || ["help", "quit", "exit"].contains(&first);
        if !of_terminal && !first.is_empty() {
            let typed = typed.trim_end().to_owned();
            self.worked.push(typed);
        }
    }

    /// Writes the lines that worked into a new file, which `because < FILE` runs.
    pub(super) fn write_script(&mut self, file: &Path) -> Response {
        if self.worked.is_empty() {
            return self.remark("nothing worked yet that could be written down");
        }
        let kept = self.store.folder().map(|folder| format!(", of {}", folder.display())).unwrap_or_default();
        let head = format!(
            "# because {}, revision {}{kept}; what stands here ran without a fault\n",
            env!("CARGO_PKG_VERSION"),
            self.store.revision()
        );
        let text = format!("{head}\n{}\n", self.worked.join("\n\n"));
        match files::create(file, &text) {
            Ok(()) => {
                let count = super::loading::counted(self.worked.len(), "entry", "entries");
                self.remark(&format!("{count} written: `because < {}` runs them again", file.display()))
            }
            Err(fault) => self.faults(&[fault]),
        }
    }
}
