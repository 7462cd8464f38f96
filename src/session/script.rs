//! Scripts: records, questions and commands, one after the other.

use super::{Response, Session, response};
use crate::{
    diagnostic::Diagnostic,
    files,
    language::{self, Piece},
    render, resolve,
    store::How,
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
        let before = self.store.revision();
        let mut exit = 0;
        let stopped = self.pieces(file, &mut |response| {
            exit = exit.max(response.exit);
            give(response)
        });
        if stopped {
            let err = match self.store.revision() - before {
                0 => "the script stops here: nothing was changed before, and nothing below was looked at\n",
                _ => {
                    "the script stops here: the records before were accepted and stay, and nothing below was looked at\n"
                }
            };
            let _ = give(Response { err: err.to_owned(), exit, ..Response::default() });
        }
        exit
    }

    /// Takes the pieces of a text in turn, until one fails or somebody leaves; tells whether one failed that another
    /// stands beside.
    pub(super) fn pieces(&mut self, file: FileId, give: &mut dyn FnMut(Response) -> ControlFlow<()>) -> bool {
        let pieces = language::cut_script(self.texts.get(file).map_or("", |text| text.text.as_str()));
        let count = pieces.len();
        for piece in pieces {
            let (Piece::Records(range) | Piece::Line(range)) = &piece;
            let span = Span::new(file, at(range.start), at(range.end));
            let response = match piece {
                Piece::Records(_) => self.add(span),
                Piece::Line(_) => self.line(span),
            };
            let (failed, leave) = (response.failed(), response.leave);
            if give(response).is_break() || leave {
                return false;
            }
            if failed {
                return count > 1;
            }
        }
        false
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
        let accepted = match self.accept(resolved.records, How::Typed) {
            Ok(accepted) => accepted,
            Err(faults) => return self.faults(&faults),
        };
        let notes = render::diagnostics(&diagnostics, &self.texts, &self.settings.err);
        Response::remark(response::ended(notes) + &super::loading::summary(&accepted))
    }
}

fn at(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}
