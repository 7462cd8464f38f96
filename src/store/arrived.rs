//! Revisions as they are read from the journal, each whole before any of it counts.

use super::{
    Change, Digest, Doing, Told, Watch,
    journal::{Event, Head, Journal, Place},
};
use crate::diagnostic::Diagnostic;
use std::ops::ControlFlow;

/// A revision that was read.
#[derive(Debug)]
pub(super) struct Arrived {
    /// What it tells of itself; nothing is counted yet.
    pub told: Told,
    /// Its changes, each with its place and the digest of its text.
    pub changes: Vec<(Change, Place, Digest)>,
    /// The head that the journal has with it.
    pub head: Head,
}

/// Gives each revision behind `from` to `each`. Fails where the journal does; the revisions before the fault were
/// given then.
pub(super) fn each(
    journal: &dyn Journal,
    from: Head,
    watch: &Watch,
    mut each: impl FnMut(Arrived),
) -> Result<(), Vec<Diagnostic>> {
    let mut open: Option<Arrived> = None;
    journal.read_from(from, &mut |event| {
        match event {
            Event::Begins(heading) => {
                open = Some(Arrived { told: Told::new(heading), changes: Vec::new(), head: from });
            }
            Event::Change { change, text, place } => {
                watch.tell(Doing::Reading { bytes: place.start });
                if let Some(open) = &mut open {
                    let digest = if matches!(change, Change::Put(_)) { Digest::of(text) } else { Digest::default() };
                    open.changes.push((change, place, digest));
                }
            }
            Event::Ends(head) => {
                if let Some(arrived) = open.take() {
                    each(Arrived { head, ..arrived });
                }
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(())
}
