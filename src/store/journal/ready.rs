//! Changes made ready to be written: printed, and known to read back.
//!
//! Where there are many, another thread does that for the next ones while these are written.

use super::{change, frame::NotWritten};
use crate::store::Change;
use std::{
    io, iter,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

/// How many changes are made ready at a time.
const BATCH: usize = 1_000;

/// A change that can be written.
#[derive(Debug)]
pub(super) struct Ready {
    /// The change.
    pub change: Change,
    /// Its text.
    pub text: String,
}

impl Ready {
    /// Prints the change, and reads it back.
    fn new(change: Change) -> Result<Ready, NotWritten> {
        let text = change::print(&change);
        if change::reads_back(&change, &text) {
            return Ok(Ready { change, text });
        }
        Err(NotWritten::NotKept(text.lines().next().unwrap_or_default().to_owned()))
    }
}

type Batch = Result<Vec<Ready>, NotWritten>;

fn batch(changes: Vec<Change>) -> Batch {
    changes.into_iter().map(Ready::new).collect()
}

/// Gives the changes to `each`, in order, until one cannot be written.
pub(super) fn each(
    changes: &mut dyn Iterator<Item = Change>,
    mut each: impl FnMut(Ready) -> Result<(), NotWritten>,
) -> Result<(), NotWritten> {
    let mut take = || iter::from_fn(|| changes.next()).take(BATCH).collect::<Vec<Change>>();
    let first = take();
    if first.len() < BATCH {
        return batch(first)?.into_iter().try_for_each(each);
    }
    // A thread is one batch ahead: two are under way at most, so no channel is ever full.
    let (to, raw) = sync_channel(2);
    let (done, from) = sync_channel(2);
    thread::scope(|scope| {
        thread::Builder::new().name("printing".to_owned()).spawn_scoped(scope, move || prepare(&raw, &done))?;
        let to: SyncSender<Vec<Change>> = to;
        let mut under_way = usize::from(to.send(first).is_ok());
        while under_way > 0 {
            let next = take();
            if !next.is_empty() {
                under_way += usize::from(to.send(next).is_ok());
            }
            let gone = |_| io::Error::other("what was to be written was not printed");
            let ready: Batch = from.recv().map_err(gone)?;
            ready?.into_iter().try_for_each(&mut each)?;
            under_way -= 1;
        }
        Ok(())
    })
}

fn prepare(raw: &Receiver<Vec<Change>>, done: &SyncSender<Batch>) {
    for changes in raw {
        if done.send(batch(changes)).is_err() {
            return;
        }
    }
}
