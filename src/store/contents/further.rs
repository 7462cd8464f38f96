//! Making the index from the one before and from what happened since: neither the journal nor any record that did not
//! change is read.

use super::{
    Told, Version, Words,
    gathering::Titles,
    lies::Lies,
    pack::{NotPacked, broken, finish, stamp_of, write_bytes, write_names, write_titles, writer},
    packed::Packed,
    state::State,
    version, words,
};
use crate::{
    graph::Graph,
    store::{
        Watch,
        index::{Reader, Unusable, Unwritten, Writer},
        journal::Head,
    },
    theory::{Name, Record, RecordKind, Theory, Titled},
};
use std::{collections::BTreeMap, path::Path};

/// What happened since an index was made.
#[derive(Debug)]
pub(in crate::store) struct Since<'s> {
    /// What happened to each record.
    pub versions: &'s BTreeMap<Name, Vec<Version>>,
    /// The revisions.
    pub log: &'s [Told],
    /// Names that were given up; those that stand for something again have none.
    pub aliases: &'s BTreeMap<Name, Option<Name>>,
    /// What is known now, of which the records that changed are asked for.
    pub theory: &'s Theory,
    /// The same as numbers.
    pub graph: &'s Graph,
    /// The same in sum.
    pub state: State,
    /// The head of the journal.
    pub head: Head,
}

/// Why an index was not made so.
enum Failed {
    /// The one before cannot be read.
    Before,
    /// The new one cannot be written.
    Index(Unwritten),
}

impl From<Unusable> for Failed {
    fn from(_: Unusable) -> Failed {
        Failed::Before
    }
}

impl From<Unwritten> for Failed {
    fn from(why: Unwritten) -> Failed {
        Failed::Index(why)
    }
}

/// Makes the index in the folder `index` from the one that `packed` reads. The caller holds the lock. Says no where that
/// cannot be read: then all of it is to be made from the journal.
pub(in crate::store) fn pack_further(
    packed: &Packed,
    since: &Since<'_>,
    index: &Path,
    watch: &Watch,
) -> Result<bool, NotPacked> {
    match Further::new(packed, since).write(index, watch) {
        Ok(()) => Ok(true),
        Err(Failed::Before) => Ok(false),
        Err(Failed::Index(why)) => Err(why.into()),
    }
}

/// Stands for the number of a record that changed, or is gone.
const CHANGED: u32 = u32::MAX;

/// An index in the making.
struct Further<'s> {
    packed: &'s Packed,
    reader: &'s Reader,
    since: &'s Since<'s>,
    /// The names of all records in order, each with its kind, and with its number before where it did not change.
    names: Vec<(RecordKind, &'s str, Option<u32>)>,
    /// For each number before, the number now.
    now: Vec<u32>,
    /// The records that changed and are known, with their numbers.
    fresh: Vec<(u32, &'s Record)>,
}

impl<'s> Further<'s> {
    fn new(packed: &'s Packed, since: &'s Since<'s>) -> Further<'s> {
        let reader = packed.reader();
        let mut further = Further { packed, reader, since, names: Vec::new(), now: Vec::new(), fresh: Vec::new() };
        let mut changed = since.versions.keys().peekable();
        for ((name, kind), number) in packed.spelled().iter().zip(0..) {
            while let Some(other) = changed.next_if(|other| other.as_str() < name) {
                further.add_changed(other);
            }
            if let Some(same) = changed.next_if(|other| other.as_str() == name) {
                further.now.push(CHANGED);
                further.add_changed(same);
                continue;
            }
            further.now.push(further.next());
            further.names.push((kind, name, Some(number)));
        }
        changed.for_each(|other| further.add_changed(other));
        further
    }

    fn next(&self) -> u32 {
        u32::try_from(self.names.len()).unwrap_or(CHANGED)
    }

    fn add_changed(&mut self, name: &'s Name) {
        if let Some(record) = self.since.theory.get(name) {
            self.fresh.push((self.next(), record));
            self.names.push((record.kind, name.as_str(), None));
        }
    }

    fn write(&self, index: &Path, watch: &Watch) -> Result<(), Failed> {
        let stamp = stamp_of(&self.since.head).ok_or(Failed::Before)?;
        let writer = writer(index, watch)?;
        let state = postcard::to_stdvec(&self.since.state).map_err(|_| broken("state"))?;
        write_bytes(&writer, "state", &state)?;
        write_names(&writer, self.names.iter().map(|(kind, name, _)| (*kind, *name)))?;
        self.places(&writer)?;
        self.titles(&writer)?;
        for (name, bytes) in self.since.graph.parts() {
            write_bytes(&writer, name, &bytes)?;
        }
        self.naming(&writer)?;
        self.versions(&writer)?;
        self.log(&writer)?;
        self.words(&writer)?;
        match self.packed.has_failed() {
            // Not all names, or not all of the graph, could be read.
            true => Err(Failed::Before),
            false => Ok(finish(writer, &stamp, watch)?),
        }
    }

    fn places(&self, writer: &Writer) -> Result<(), Failed> {
        let before = self.reader.section("places")?;
        let mut places = Vec::with_capacity(self.names.len() * Lies::WIDTH);
        for (_, name, number) in &self.names {
            match number {
                Some(number) => {
                    let start = *number as usize * Lies::WIDTH;
                    places.extend_from_slice(before.get(start..start + Lies::WIDTH).ok_or(Failed::Before)?);
                }
                None => {
                    let last = self.since.versions.get(*name).and_then(|versions| versions.last());
                    let Version { place, digest, .. } = last.ok_or(Failed::Before)?;
                    Lies { place: *place, digest: *digest }.put(&mut places).ok_or_else(|| broken("places"))?;
                }
            }
        }
        Ok(write_bytes(writer, "places", &places)?)
    }

    fn titles(&self, writer: &Writer) -> Result<(), Failed> {
        let before: Vec<(u32, Titles)> =
            postcard::from_bytes(&self.reader.section("titles")?).map_err(|_| Failed::Before)?;
        let kept = before.into_iter().filter_map(|(number, titles)| Some((self.now(number)?, titles)));
        let fresh = self.fresh.iter().map(|(number, record)| {
            let Titled { label, others, .. } = Titled::of(record);
            (*number, (label, others))
        });
        let mut all: Vec<(u32, Titles)> = kept.chain(fresh).collect();
        all.sort_unstable_by_key(|(number, _)| *number);
        Ok(write_titles(writer, all.iter().map(|(number, titles)| (*number, titles)))?)
    }

    /// The number now of a record that did not change.
    fn now(&self, before: u32) -> Option<u32> {
        self.now.get(before as usize).copied().filter(|now| *now != CHANGED)
    }

    /// Numbers before, as numbers now, and those that came, in order.
    fn numbers(&self, before: Option<&[u8]>, came: Option<Vec<u32>>) -> Result<Option<Vec<u32>>, Failed> {
        let before = before.map_or(Some(Vec::new()), words::from_bytes).ok_or(Failed::Before)?;
        let kept = before.into_iter().filter_map(|number| self.now(number));
        let mut numbers: Vec<u32> = kept.chain(came.into_iter().flatten()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Ok(Some(numbers).filter(|numbers| !numbers.is_empty()))
    }

    fn naming(&self, writer: &Writer) -> Result<(), Failed> {
        let mut came: BTreeMap<Vec<u8>, Vec<u32>> = BTreeMap::new();
        for (number, record) in &self.fresh {
            for name in record.named() {
                came.entry(name.as_str().as_bytes().to_vec()).or_default().push(*number);
            }
        }
        let mut entries = writer.entries("naming")?;
        self.merged("naming", came, |key, before, came| {
            if let Some(numbers) = self.numbers(before, came)? {
                entries.put(key, &words::to_bytes(&numbers))?;
            }
            Ok(())
        })?;
        Ok(entries.close()?)
    }

    fn versions(&self, writer: &Writer) -> Result<(), Failed> {
        let came = self.since.versions.iter().map(|(name, versions)| (name.as_str().as_bytes().to_vec(), versions));
        let mut entries = writer.entries("versions")?;
        self.merged("versions", came.collect(), |key, before, came| {
            let before = before.map_or(Some(Vec::new()), version::from_bytes).ok_or(Failed::Before)?;
            let all: Vec<&Version> = before.iter().chain(came.into_iter().flatten()).collect();
            entries.put(key, &version::to_bytes(&all).ok_or_else(|| broken("versions"))?)?;
            Ok(())
        })?;
        Ok(entries.close()?)
    }

    fn log(&self, writer: &Writer) -> Result<(), Failed> {
        let came = self.since.log.iter().map(|told| (told.revision.to_be_bytes().to_vec(), told));
        let mut log = writer.entries("log")?;
        self.merged("log", came.collect(), |key, before, came| {
            let came = came.and_then(Told::to_bytes);
            log.put(key, came.as_deref().or(before).ok_or_else(|| broken("log"))?)?;
            Ok(())
        })?;
        log.close()?;
        let came = self.since.aliases.iter().map(|(old, new)| (old.as_str().as_bytes().to_vec(), new.as_ref()));
        let mut aliases = writer.entries("aliases")?;
        self.merged("aliases", came.collect(), |key, before, came| {
            let now = came.map_or(before, |new| new.map(|new| new.as_str().as_bytes()));
            if let Some(now) = now {
                aliases.put(key, now)?;
            }
            Ok(())
        })?;
        Ok(aliases.close()?)
    }

    fn words(&self, writer: &Writer) -> Result<(), Failed> {
        let mut fresh = Words::default();
        self.fresh.iter().for_each(|(number, record)| fresh.add(*number, record));
        let came = fresh.sorted().map(|(word, numbers)| (word.as_bytes().to_vec(), numbers));
        let (mut words, mut postings) = (writer.entries("words")?, writer.entries("postings")?);
        self.merged("postings", came.collect(), |key, before, came| {
            if let Some(numbers) = self.numbers(before, came)? {
                words.put(key, &u32::try_from(numbers.len()).unwrap_or(u32::MAX).to_be_bytes())?;
                postings.put(key, &words::to_bytes(&numbers))?;
            }
            Ok(())
        })?;
        words.close()?;
        Ok(postings.close()?)
    }

    /// Gives each entry of a section to `each`, in order, with what came under its key; and what came under keys that were
    /// not there.
    fn merged<T>(
        &self,
        section: &str,
        came: BTreeMap<Vec<u8>, T>,
        mut each: impl FnMut(&[u8], Option<&[u8]>, Option<T>) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        let mut came = came.into_iter().peekable();
        for entry in self.reader.range::<&[u8]>(section, ..)? {
            let (key, value) = entry?;
            while let Some((new, came)) = came.next_if(|(new, _)| *new < key) {
                each(&new, None, Some(came))?;
            }
            let same = came.next_if(|(new, _)| *new == key).map(|(_, came)| came);
            each(&key, Some(&value), same)?;
        }
        came.try_for_each(|(new, came)| each(&new, None, Some(came)))
    }
}
