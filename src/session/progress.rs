//! What is being done while it takes long, in words.

use super::{Settings, loading::counted};
use crate::store::{Doing, Watch};
use std::{
    cell::Cell,
    mem::{Discriminant, discriminant},
    time::{Duration, Instant},
};

/// How long goes by before the same is told again, further on: a store tells each record.
const PAUSE: Duration = Duration::from_millis(100);

/// Tells what a store is doing as the settings say.
pub(super) fn watch(settings: &Settings) -> Watch {
    let Some(progress) = settings.progress else { return Watch::default() };
    let told: Cell<Option<(Discriminant<Doing>, Instant)>> = Cell::new(None);
    Watch::new(move |doing| {
        let (kind, now) = (discriminant(&doing), Instant::now());
        if told.get().is_none_or(|(before, at)| before != kind || now - at >= PAUSE) {
            told.set(Some((kind, now)));
            progress(&words(doing));
        }
    })
}

fn words(doing: Doing) -> String {
    match doing {
        Doing::Comparing { done, whole } => format!("comparing {done} of {} with what is known", records(whole)),
        Doing::Writing { done, whole } => format!("writing {done} of {}", changes(whole)),
        Doing::Reading { bytes } => format!("reading the journal: {} MB", bytes >> 20),
        Doing::Taking { done, whole } => format!("taking in {done} of {}", changes(whole)),
        Doing::Packing { bytes } => format!("making the index: {} MB", bytes >> 20),
        Doing::Linking => "making the graph that questions run on".to_owned(),
        Doing::Keeping => "bringing the index to disk".to_owned(),
    }
}

fn records(n: usize) -> String {
    counted(n, "record", "records")
}

fn changes(n: usize) -> String {
    counted(n, "change", "changes")
}
