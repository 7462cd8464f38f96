//! What the index is made from, gathered from the journal in one reading.

use super::{
    Digest, Happened, Told, Version, happened,
    lean::{lean, share_names},
    state::State,
    words::Words,
};
use crate::{
    store::{
        Change,
        journal::{Event, Head, Place},
    },
    theory::{Name, Record, RecordKind, Titled},
};
use foldhash::HashMap;
use std::collections::BTreeMap;

/// The label of a record, and its other names.
pub(super) type Titles = (Option<String>, Vec<String>);

/// All revisions of a journal, as the index needs them. Texts are left where they are.
#[derive(Debug, Default)]
pub(in crate::store) struct Gathering {
    /// The names that ever stood for something, in the order in which they came.
    pub(super) names: Vec<Name>,
    numbers: HashMap<Name, u32>,
    /// What happened, in order; each with the place of its name in `names`.
    pub(super) versions: Vec<(u32, Version)>,
    /// For each name, its last version, and what kind of record it is, where it is known.
    pub(super) known: Vec<Option<(u32, RecordKind)>>,
    /// For each name, the record that it stands for, without its texts.
    pub(super) records: Vec<Option<Record>>,
    /// For each name, the label and the other names of the record that it stands for.
    pub(super) titles: Vec<Titles>,
    /// The words of all versions, which are numbered in the order of `versions`.
    pub(super) words: Words,
    /// The revisions.
    pub(super) log: Vec<Told>,
    /// Names that were given up.
    pub(super) aliases: BTreeMap<Name, Name>,
    /// What is known in sum.
    pub(super) state: State,
    /// The head that was read to.
    pub(super) head: Option<Head>,
}

impl Gathering {
    /// Takes in what the journal gives.
    pub(in crate::store) fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Begins(heading) => self.log.push(Told::new(heading)),
            Event::Change { change, text, place } => self.change(change, text, place),
            Event::Ends(head) => self.head = Some(head),
        }
    }

    fn change(&mut self, change: Change, text: &str, place: Place) {
        let mut before = None;
        let is_known = |name: &Name| {
            before = self.last(name).map(|version| version.digest);
            before.is_some()
        };
        let Some((name, happened)) = happened(&change, is_known) else { return };
        if !matches!(change, Change::Put(_)) {
            before = self.last(&name).map(|version| version.digest);
        }
        let Some(told) = self.log.last_mut() else { return };
        told.tally.count(&happened);
        let (revision, how) = (told.revision, told.how);
        let digest = if matches!(change, Change::Put(_)) { Digest::of(text) } else { Digest::default() };
        if let Happened::Renamed(to) | Happened::Merged(to) = &happened {
            self.aliases.insert(name.clone(), to.clone());
        }
        if let Some(before) = before {
            self.state.remove(before);
        }
        let at = self.number(&name);
        let number = u32::try_from(self.versions.len()).unwrap_or(u32::MAX);
        self.versions.push((at, Version { revision, how, happened, place, digest }));
        let (known, titles, record) = match change {
            Change::Put(record) => {
                let Titled { label, others, .. } = Titled::of(&record);
                self.aliases.remove(&name);
                self.state.add(digest);
                self.words.add(number, &record);
                (Some((number, record.kind)), (label, others), Some(self.slim(record)))
            }
            _ => (None, Titles::default(), None),
        };
        let at = at as usize;
        let slots = (self.known.get_mut(at), self.titles.get_mut(at), self.records.get_mut(at));
        if let (Some(its_known), Some(its_titles), Some(its_record)) = slots {
            (*its_known, *its_titles, *its_record) = (known, titles, record);
        }
    }

    /// The record as the graph needs it. A name of which there is a copy already takes no more room.
    fn slim(&self, record: Record) -> Record {
        let mut record = lean(record);
        let share = |name: &mut Name| {
            if let Some((known, _)) = self.numbers.get_key_value(name) {
                *name = known.clone();
            }
        };
        share(&mut record.name);
        share_names(&mut record, &share);
        record
    }

    /// The version that a name stands for.
    fn last(&self, name: &Name) -> Option<&Version> {
        let at = *self.numbers.get(name)? as usize;
        let (number, _) = (*self.known.get(at)?)?;
        self.versions.get(number as usize).map(|(_, version)| version)
    }

    /// The place of a name among the names.
    pub(super) fn place_of(&self, name: &Name) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    fn number(&mut self, name: &Name) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.clone());
        self.known.push(None);
        self.titles.push(Titles::default());
        self.records.push(None);
        self.numbers.insert(name.clone(), number);
        number
    }
}
