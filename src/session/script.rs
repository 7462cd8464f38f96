//! Scripts: records, questions and commands, one after the other.

use super::{Response, Session, hanging, keeping::Prepared, load_report, response};
use crate::{
    diagnostic::Diagnostic,
    files,
    language::{self, Piece},
    render, resolve,
    store::{Change, How, LoadPlan},
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
        let before = self.written.revisions.len();
        let mut exit = 0;
        let stopped = self.pieces(file, &mut |response| {
            exit = exit.max(response.exit);
            give(response)
        });
        let mut last = if stopped { self.stopped(before) } else { Response::default() };
        if !stopped {
            last.append(self.forgotten());
        }
        if !last.err.is_empty() {
            let _ = give(Response { exit, ..last });
        }
        exit
    }

    /// Where a script stopped, and what became of the records before that.
    fn stopped(&self, before: usize) -> Response {
        let made = self.written.revisions.get(before..).unwrap_or_default();
        let text = match (made, self.store.folder()) {
            ([], _) => "nothing was changed before".to_owned(),
            (_, None) => {
                "the records before were accepted, and are kept nowhere (`because --kb DIR` keeps what is typed)"
                    .to_owned()
            }
            ([one], Some(folder)) => {
                format!("the records before stay, as revision {one} of {}", folder.display())
            }
            ([first, .., last], Some(folder)) => {
                format!("the records before stay, as revisions {first} to {last} of {}", folder.display())
            }
        };
        self.remark(&format!("the script stops here: {text}, and nothing below was looked at"))
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
            if !failed {
                self.remember(span);
            }
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
        match self.change(|session| session.prepare_typed(span)) {
            Ok((committed, typed, mut response)) => {
                response.append(self.notes(&committed.notes));
                let kept = self.kept_in(committed.revision);
                response.append(Response { err: typed.notes, ..Response::default() });
                response.append(self.remark(&format!("{}{kept}", typed.summary)));
                response
            }
            Err(response) => response,
        }
    }

    fn prepare_typed(&mut self, span: Span) -> Result<Prepared<Typed>, Response> {
        let parsed = language::parse_records_at(span.file, span.start as usize, self.text(span));
        let mut diagnostics = parsed.diagnostics;
        let resolved = resolve::records(self.store.theory(), &parsed.records, &parsed.unread);
        diagnostics.extend(resolved.diagnostics);
        diagnostics.extend(super::loading::of_another_kind(self.store.theory(), &parsed.records));
        let known = self.store.theory();
        resolve::worded(known, &self.texts, &mut diagnostics);
        if diagnostics.iter().any(Diagnostic::is_error) {
            return Err(self.faults(&diagnostics));
        }
        let mut plan = LoadPlan::default();
        let mut notes = response::ended(render::diagnostics(&diagnostics, &self.texts, &self.settings.err));
        for record in &resolved.records {
            match self.store.theory().get(&record.name) {
                None => plan.added.push(record.name.clone()),
                Some(before) if **before == *record => plan.same += 1,
                Some(before) => {
                    plan.changed.push(record.name.clone());
                    if self.settings.terminal {
                        notes.push_str(&format!("{}\n", load_report::changed(before, record, self.settings.err.width)));
                    }
                }
            }
        }
        let summary = load_report::tally(&plan.added, &plan.changed, plan.same, &[]);
        plan.changes = resolved.records.into_iter().map(Change::Put).collect();
        let places: Vec<_> = parsed.records.iter().map(|read| (read.record.name.clone(), read.name_span)).collect();
        let faults = hanging::faults(self.store.theory(), &plan, &places);
        if !faults.is_empty() {
            return Err(self.faults(&faults));
        }
        Ok(Prepared { how: How::Typed, reason: None, changes: plan.changes, said: Typed { notes, summary } })
    }
}

/// What there is to say of records that were typed.
struct Typed {
    /// Notes on them, and at a terminal what they change.
    notes: String,
    /// What became of them, in one line.
    summary: String,
}

fn at(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}
