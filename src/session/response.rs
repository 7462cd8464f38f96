//! What comes back for a line, a script or a command.

use crate::diagnostic::Diagnostic;

/// What there is to say, and how it ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// For standard output: an answer, a trail, a text.
    pub out: String,
    /// For standard error: faults, notes, and the reading where the output is data.
    pub err: String,
    /// The exit code of a program that ends with it: 0 where nothing failed.
    pub exit: u8,
    /// Whether somebody asked to leave.
    pub leave: bool,
    /// What is said behind all of it, on standard error.
    pub last: String,
    /// Whether a pager may show it, where it is taller than the screen.
    pub paged: bool,
    /// Whether its lines may be wider than the screen, so that the pager moves sideways.
    pub wide: bool,
}

impl Response {
    /// A text that was asked for.
    pub fn text(text: impl Into<String>) -> Response {
        Response { out: ended(text.into()), ..Response::default() }
    }

    /// A remark on what was done. It goes to standard error, so that standard output holds answers alone.
    pub fn remark(text: impl Into<String>) -> Response {
        Response { err: ended(text.into()), ..Response::default() }
    }

    /// Whether something failed.
    pub fn failed(&self) -> bool {
        self.exit != 0
    }

    /// Takes another one behind this one. Of two exit codes the higher one stays.
    pub fn append(&mut self, next: Response) {
        self.out.push_str(&next.out);
        self.err.push_str(&next.err);
        self.last.push_str(&next.last);
        self.exit = self.exit.max(next.exit);
        self.leave |= next.leave;
        self.paged |= next.paged;
        self.wide |= next.wide;
    }
}

/// The exit code that diagnostics lead to: the highest of theirs.
pub(super) fn exit(diagnostics: &[Diagnostic]) -> u8 {
    diagnostics.iter().map(|diagnostic| diagnostic.code.exit()).max().unwrap_or(0)
}

/// The text with a line end behind it, if it says anything.
pub(super) fn ended(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
