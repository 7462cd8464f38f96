//! A journal in memory: for as long as the program runs.

use super::{
    Appended, Event, FIRST_LINE, Head, Journal, Place, Reading, change, faults,
    frame::NotWritten,
    replay::replay,
    survey::{Survey, survey},
    tape,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    store::{Change, Entry, Lock},
};
use std::{
    io::{self, Cursor},
    ops::ControlFlow,
};

const NAME: &str = "the journal in memory";

/// A journal in memory; its bytes are those that a file would have.
#[derive(Debug, Clone)]
pub struct Memory {
    tape: Cursor<Vec<u8>>,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory { tape: Cursor::new(FIRST_LINE.as_bytes().to_vec()) }
    }
}

impl Memory {
    /// Its bytes, as a file would have them.
    pub fn bytes(&self) -> &[u8] {
        self.tape.get_ref()
    }

    /// The change whose text stands at that place.
    pub fn change_at(&self, place: Place) -> Option<Change> {
        let start = usize::try_from(place.start).ok()?;
        let end = start.checked_add(usize::try_from(place.length).ok()?)?;
        let text = std::str::from_utf8(self.bytes().get(start..end)?).ok()?;
        change::read(text).ok()
    }

    fn look(&self, from: Head) -> Result<Survey, Vec<Diagnostic>> {
        survey(&mut Cursor::new(self.bytes()), from)
            .map_err(|error| vec![failed(&error)])?
            .ok_or_else(|| vec![faults::moved(NAME)])
    }
}

fn failed(error: &io::Error) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, format!("{NAME} cannot be read: {error}"))
}

impl Journal for Memory {
    fn append_telling(
        &mut self,
        _: &Lock,
        after: Head,
        entry: &Entry,
        changes: &mut dyn Iterator<Item = Change>,
        each: &mut dyn FnMut(Event<'_>),
    ) -> Result<Appended, Vec<Diagnostic>> {
        if !self.look(after)?.frames.is_empty() {
            return Err(vec![faults::moved(NAME)]);
        }
        match tape::append(&mut self.tape, after, entry, changes, each) {
            Ok(head) => Ok(Appended { head, notes: Vec::new() }),
            Err(NotWritten::Failed(error)) => Err(vec![failed(&error)]),
            Err(NotWritten::NotKept(line)) => Err(vec![faults::not_kept(&line)]),
        }
    }

    fn read_from(
        &self,
        from: Head,
        each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
    ) -> Result<Reading, Vec<Diagnostic>> {
        let survey = self.look(from)?;
        replay(&mut Cursor::new(self.bytes()), &survey, from, each)
            .map_err(|stopped| vec![stopped.fault(NAME, |error| failed(&error))])
    }
}
