//! The knowledge base of a session: opening it, keeping up with what others write to it, and writing to it.

use super::{Response, Session, help, loading::counted, progress, response};
use crate::{
    diagnostic::{Code, Diagnostic},
    files, render,
    store::{self, Change, Committed, Entry, How, Store, Told},
    theory::Name,
};
use std::{collections::BTreeSet, path::Path};

/// How often a change is prepared anew because another program was faster.
const TRIES: u32 = 5;

/// What a session has written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// The revisions that it made.
    pub(super) revisions: Vec<u64>,
    /// The records that were typed and are kept nowhere.
    pub(super) unkept: BTreeSet<Name>,
    /// Whether it was said that they are kept nowhere.
    pub(super) warned: bool,
}

/// A change that is ready, and what there is to say of it when it is made.
pub(super) struct Prepared<T> {
    pub(super) how: How,
    pub(super) reason: Option<String>,
    pub(super) changes: Vec<Change>,
    pub(super) said: T,
}

impl Session {
    /// Takes the knowledge base in that folder into use. With `must_be_there`, a folder without one is a fault; without,
    /// the first change makes it.
    pub fn open(&mut self, folder: &Path, must_be_there: bool) -> Response {
        let opened = match Store::open_watched(folder, progress::watch(&self.settings)) {
            Ok(opened) => opened,
            Err(faults) => return self.faults(&faults),
        };
        if opened.store.revision() == 0 {
            let (texts, _) = files::find(&[folder.to_owned()]);
            if must_be_there || !texts.is_empty() {
                let fault = nothing_acknowledged(&opened.store, folder);
                return self.faults(&[fault.unwrap_or_else(|| no_knowledge_base(folder, !texts.is_empty()))]);
            }
        }
        self.store = opened.store;
        self.store.let_go();
        self.notes(&opened.notes)
    }

    /// How many records are known.
    pub fn count(&self) -> usize {
        self.store.len()
    }

    /// Where what is known is kept; none for a session in memory.
    pub fn folder(&self) -> Option<&Path> {
        self.store.folder()
    }

    /// Answers from what is known now, with what others have added since: where something could not be read from the
    /// index, that is mended and `ask` is asked again. Nobody is kept from the index behind it.
    pub(super) fn answered(&mut self, ask: impl FnMut(&mut Session) -> Response) -> Response {
        let mut response = match self.keep_up() {
            Ok(response) => response,
            Err(faults) => return self.faults(&faults),
        };
        match self.settled(ask) {
            Ok((answer, notes)) => {
                response.append(self.notes(&notes));
                response.append(answer);
                response
            }
            Err(faults) => self.faults(&faults),
        }
    }

    /// Asks something, and gives the answer if all of it could be read, with what there is to say about that.
    pub(super) fn settled<T>(
        &mut self,
        mut ask: impl FnMut(&mut Session) -> T,
    ) -> Result<(T, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut notes = Vec::new();
        loop {
            let answer = ask(self);
            self.store.let_go();
            if !self.store.has_failed() {
                return Ok((answer, notes));
            }
            notes.extend(self.store.mend()?);
        }
    }

    /// Takes in what others have added since, and says what it was.
    pub(super) fn keep_up(&mut self) -> Result<Response, Vec<Diagnostic>> {
        let before = self.store.revision();
        if !self.store.refresh()? {
            return Ok(Response::default());
        }
        let log = self.store.history();
        self.store.let_go();
        let came: Vec<&Told> = log.iter().filter(|told| told.revision > before).collect();
        let text = match came.as_slice() {
            [] => format!("what is known was read anew, up to revision {}", self.store.revision()),
            [told] => format!("revision {} came in: {}, by {}, {}", told.revision, told.how, told.by, tally(told)),
            [first, .., last] => {
                format!("revisions {} to {} came in, written by others", first.revision, last.revision)
            }
        };
        Ok(self.remark(&text))
    }

    /// Makes a change: prepares it, and commits it as one revision. Where another program was faster, it is prepared anew
    /// from what is known then. A response of `prepare` is given as it is, and nothing is changed.
    pub(super) fn change<T>(
        &mut self,
        mut prepare: impl FnMut(&mut Session) -> Result<Prepared<T>, Response>,
    ) -> Result<(Committed, T, Response), Response> {
        let mut said_before = self.keep_up().map_err(|faults| self.faults(&faults))?;
        for tries in 1.. {
            let (prepared, notes) = self.settled(&mut prepare).map_err(|faults| self.faults(&faults))?;
            said_before.append(self.notes(&notes));
            let Prepared { how, reason, changes, said } = match prepared {
                Ok(prepared) => prepared,
                Err(response) => {
                    said_before.append(response);
                    return Err(said_before);
                }
            };
            match self.commit(how, reason, changes) {
                Ok(committed) => return Ok((committed, said, said_before)),
                Err(faults) if tries < TRIES && faults.iter().all(|fault| fault.code == Code::Moved) => {}
                Err(faults) => {
                    said_before.append(self.faults(&faults));
                    return Err(said_before);
                }
            }
        }
        Err(said_before)
    }

    fn commit(&mut self, how: How, reason: Option<String>, changes: Vec<Change>) -> Result<Committed, Vec<Diagnostic>> {
        let at = store::now(self.settings.now.as_deref()).map_err(|fault| vec![fault])?;
        let reason = reason.or_else(|| self.settings.reason.clone());
        let entry = Entry { at, by: self.settings.author.clone(), reason, how };
        let unkept = if how == How::Typed && self.store.folder().is_none() { names(&changes) } else { Vec::new() };
        let committed = self.store.commit(entry, changes, |_, _| Err(vec![faster()]));
        self.store.let_go();
        let committed = committed?;
        self.written.revisions.extend(committed.revision);
        if committed.revision.is_some() && !unkept.is_empty() {
            self.written.unkept.extend(unkept);
            self.written.warned = false;
        }
        Ok(committed)
    }

    /// Where a revision was kept, behind a summary: `: revision 3 of review.kb`; nothing in memory.
    pub(super) fn kept_in(&self, revision: Option<u64>) -> String {
        match (revision, self.store.folder()) {
            (Some(revision), Some(folder)) => format!(": revision {revision} of {}", folder.display()),
            _ => String::new(),
        }
    }

    /// Leaves. At a terminal, records that are kept nowhere are named first, and only the second time it is left.
    pub fn leave(&mut self) -> Response {
        if self.settings.terminal && !self.written.warned && !self.written.unkept.is_empty() {
            self.written.warned = true;
            let text = format!(
                "{}, and no knowledge base was named (`because --kb DIR` keeps what is typed). `save DIR` writes all \
                 records to files; leaving again forgets them",
                unkept(self.written.unkept.len())
            );
            return self.remark(&text);
        }
        Response { leave: true, ..Response::default() }
    }

    /// What to say at the end of a script whose records are kept nowhere.
    pub(super) fn forgotten(&self) -> Response {
        match self.written.unkept.len() {
            0 => Response::default(),
            n => self.remark(&format!("{}: `because --kb DIR` keeps what is typed", unkept(n))),
        }
    }

    /// Notes, drawn.
    pub(super) fn notes(&self, notes: &[Diagnostic]) -> Response {
        let drawn = render::diagnostics(notes, &self.texts, &self.settings.err);
        Response { err: response::ended(drawn), ..Response::default() }
    }

    /// A text with its paragraphs wrapped to the width of standard output.
    pub fn wrapped(&self, text: &str) -> String {
        help::wrapped(text, self.settings.out.width)
    }

    /// A remark, in lines that fit.
    pub(super) fn remark(&self, text: &str) -> Response {
        Response::remark(help::wrapped(text, self.settings.err.width))
    }
}

/// How much a revision changed: `3 records added, 1 changed`.
pub(super) fn tally(told: &Told) -> String {
    let parts = [(told.tally.added, "added"), (told.tally.changed, "changed"), (told.tally.gone, "gone")];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(", ") }
}

fn names(changes: &[Change]) -> Vec<Name> {
    let name = |change: &Change| if let Change::Put(record) = change { Some(record.name.clone()) } else { None };
    changes.iter().filter_map(name).collect()
}

fn unkept(n: usize) -> String {
    format!("{} kept nowhere", counted(n, "typed record is", "typed records are"))
}

fn faster() -> Diagnostic {
    Diagnostic::new(Code::Moved, "other programs kept writing meanwhile, so the change was not made")
        .help("nothing was changed; give it again")
}

/// The fault of a knowledge base whose first revision was never finished; none where there is no journal.
fn nothing_acknowledged(store: &Store, folder: &Path) -> Option<Diagnostic> {
    let folder = folder.display();
    let (message, aside) = match store.unfinished()? {
        0 => (format!("nothing was kept in `{folder}` yet: it has a journal without a revision"), ""),
        bytes => (
            format!(
                "nothing was kept in `{folder}` yet: whoever wrote its first revision was stopped before that was \
                 finished ({bytes} bytes)"
            ),
            "; what is unfinished is then set aside",
        ),
    };
    Some(Diagnostic::new(Code::Missing, message).help(format!("give the `load` again that was stopped{aside}")))
}

fn no_knowledge_base(folder: &Path, texts: bool) -> Diagnostic {
    let folder = folder.display();
    if texts {
        let fault = Diagnostic::new(Code::Missing, format!("`{folder}` is a folder of texts, and no knowledge base"));
        return fault.help(format!("because --load {folder} …, or because --kb because.kb load {folder}"));
    }
    Diagnostic::new(Code::Missing, format!("there is no knowledge base at `{folder}`"))
        .help("`because load PATH` reads records into one, and makes it")
}
