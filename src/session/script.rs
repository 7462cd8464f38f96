//! Scripts: records, questions and commands, one after the other.

use super::{Response, Session, response};
use crate::{
    diagnostic::Diagnostic,
    files,
    language::{self, Piece},
    render, resolve,
    text::{FileId, Span},
};
use std::ops::ControlFlow;

impl Session {
    /// Runs a text as a script, and gives each response to `give` as it comes; `give` may break off. The script stops
    /// at its first failure; records that were accepted before it stay, and the last response says so. Gives the
    /// exit code.
    pub fn run_script(&mut self, name: &str, bytes: Vec<u8>, give: &mut dyn FnMut(Response) -> ControlFlow<()>) -> u8 {
        let file = match files::decode(name, bytes, &mut self.texts) {
            Ok(decoded) => decoded.id,
            Err(fault) => {
                let response = self.faults(&[fault]);
                let exit = response.exit;
                let _ = give(response);
                return exit;
            }
        };
        let before = self.store.stamp().revision;
        let (mut exit, mut questions) = (0, 0);
        let stopped = self.pieces(file, &mut |response| {
            exit = exit.max(response.exit);
            questions += usize::from(!response.failed());
            give(response)
        });
        if let Some(at) = stopped {
            let revisions = self.store.stamp().revision - before;
            let _ = give(Response { err: self.stopped(at, revisions), exit, ..Response::default() });
        }
        exit
    }

    /// What became of a script that stopped at `at`.
    fn stopped(&self, at: Span, revisions: u64) -> String {
        let line = self.texts.line_column(at).map_or(1, |(line, _)| line);
        let kept = match revisions {
            0 => "nothing was changed before it",
            _ => "the records above it were accepted and stay",
        };
        format!("stopped at line {line}: {kept}, and nothing below it was looked at\n")
    }

    /// Takes the pieces of a text in turn, until one fails or somebody leaves; gives the place of a failed one that
    /// something stands behind.
    pub(super) fn pieces(&mut self, file: FileId, give: &mut dyn FnMut(Response) -> ControlFlow<()>) -> Option<Span> {
        let pieces = language::cut_script(self.texts.get(file).map_or("", |text| text.text.as_str()));
        let count = pieces.len();
        for (n, piece) in pieces.into_iter().enumerate() {
            let (Piece::Records(range) | Piece::Line(range)) = &piece;
            let span = Span::new(file, at(range.start), at(range.end));
            let response = match piece {
                Piece::Records(_) => self.add(span),
                Piece::Line(_) => self.line(span),
            };
            let (failed, leave) = (response.failed(), response.leave);
            if give(response).is_break() || leave {
                return None;
            }
            if failed {
                return (n + 1 < count || n > 0).then_some(span);
            }
        }
        None
    }

    /// Takes in records that were typed, as one revision.
    fn add(&mut self, span: Span) -> Response {
        let parsed = language::parse_records_at(span.file, span.start as usize, self.text(span));
        let mut diagnostics = parsed.diagnostics;
        let resolved = resolve::records(self.store.theory(), &parsed.records, &parsed.unread);
        diagnostics.extend(resolved.diagnostics);
        diagnostics.extend(super::loading::of_another_kind(self.store.theory(), &parsed.records));
        if diagnostics.iter().any(Diagnostic::is_error) {
            return self.faults(&diagnostics);
        }
        let accepted = self.accept(resolved.records);
        let notes = render::diagnostics(&diagnostics, &self.texts, &self.settings.err);
        Response::remark(response::ended(notes) + &super::loading::summary(accepted))
    }
}

fn at(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}
