//! Making the index, whole, from the journal.

use super::{
    Version,
    called::Called,
    gathering::{Gathering, Titles},
    lies::Lies,
    version,
    words::{self, Words},
};
use crate::{
    diagnostic::Diagnostic,
    graph::Graph,
    store::{
        Doing, Watch,
        index::{Stamp, Unwritten, Writer},
        journal::{Disk, Event, Head, Journal},
        names::Names,
    },
    theory::{Name, Record, RecordKind, Theory},
};
use std::{collections::BTreeMap, ops::ControlFlow, panic, path::Path, thread};

/// Why the index was not made. What was there before is as it was.
#[derive(Debug)]
pub(in crate::store) enum NotPacked {
    /// The journal cannot be read.
    Journal(Vec<Diagnostic>),
    /// The index cannot be written.
    Index(Unwritten),
}

impl From<Vec<Diagnostic>> for NotPacked {
    fn from(faults: Vec<Diagnostic>) -> NotPacked {
        NotPacked::Journal(faults)
    }
}

impl From<Unwritten> for NotPacked {
    fn from(why: Unwritten) -> NotPacked {
        NotPacked::Index(why)
    }
}

/// Makes the index in the folder `index` from all of the journal. The caller holds the lock. Gives the head that the
/// index stands at; none where the journal has no revision, and no index is made.
pub(in crate::store) fn pack(journal: &Disk, index: &Path, watch: &Watch) -> Result<Option<Head>, NotPacked> {
    let mut gathering = Gathering::default();
    journal.read_from(Head::START, &mut |event| {
        if let Event::Change { place, .. } = &event {
            watch.tell(Doing::Reading { bytes: place.start });
        }
        gathering.take(event);
        ControlFlow::Continue(())
    })?;
    pack_gathered(gathering, index, watch)
}

/// Does so from what was gathered of all of the journal while it was written.
pub(in crate::store) fn pack_gathered(
    mut gathering: Gathering,
    index: &Path,
    watch: &Watch,
) -> Result<Option<Head>, NotPacked> {
    let Some(stamp) = gathering.head.as_ref().and_then(stamp_of) else { return Ok(None) };
    let order = Order::new(&gathering);
    let writer = writer(index, watch)?;
    write_titles(&writer, order.titles(&gathering))?;
    write_naming(&writer, &gathering, &order)?;
    let records = std::mem::take(&mut gathering.records);
    write_bytes(&writer, "state", &postcard::to_stdvec(&gathering.state).map_err(unwritten)?)?;
    // The graph is made beside the rest, from records that nothing else needs.
    let graph = thread::scope(|scope| -> Result<Vec<Part>, Unwritten> {
        let making = thread::Builder::new().name("graph".to_owned());
        let making = making.spawn_scoped(scope, || graph_of(records, &order)).map_err(Unwritten::System)?;
        write_versions(&writer, &gathering)?;
        write_log(&writer, &gathering)?;
        write_words(&writer, std::mem::take(&mut gathering.words), &order)?;
        Ok(making.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)))
    })?;
    graph.into_iter().try_for_each(|(name, bytes)| write_bytes(&writer, name, &bytes))?;
    write_names(&writer, order.known(&gathering).map(|(name, kind, _)| (kind, name.as_str())))?;
    write_places(&writer, order.known(&gathering).map(|(_, _, version)| version))?;
    finish(writer, &stamp, watch)?;
    Ok(gathering.head)
}

/// Begins an index, and tells how much of it is made.
pub(super) fn writer(index: &Path, watch: &Watch) -> Result<Writer, Unwritten> {
    let watch = watch.clone();
    Ok(Writer::create(index)?.telling(move |bytes| watch.tell(Doing::Packing { bytes })))
}

/// Finishes it, and tells so.
pub(super) fn finish(writer: Writer, stamp: &Stamp, watch: &Watch) -> Result<(), Unwritten> {
    watch.tell(Doing::Keeping);
    writer.finish(stamp)
}

/// A part of the graph: its name, its bytes.
type Part = (&'static str, Vec<u8>);

/// The graph of these records, as bytes.
fn graph_of(mut records: Vec<Option<Record>>, order: &Order) -> Vec<Part> {
    let sorted = order.all.iter().filter_map(|at| records.get_mut(*at as usize)?.take());
    Graph::build(&sorted.collect::<Theory>()).parts().collect()
}

/// What the index says of the journal that it was made from.
pub(super) fn stamp_of(head: &Head) -> Option<Stamp> {
    let checksum = head.checksum?;
    Some(Stamp { revision: head.number, journal_length: head.length, journal_checksum: checksum.to_string() })
}

/// The order of the names.
struct Order {
    /// The names that ever stood for something, as places in the gathering.
    all: Vec<u32>,
    /// For each version, the number of its record; none where another took its place.
    numbers: Vec<Option<u32>>,
}

impl Order {
    fn new(gathering: &Gathering) -> Order {
        let mut all: Vec<u32> = (0..).take(gathering.names.len()).collect();
        all.sort_unstable_by_key(|at| &gathering.names[*at as usize]);
        let mut numbers = vec![None; gathering.versions.len()];
        let known = all.iter().filter_map(|at| gathering.known[*at as usize]);
        for (number, (version, _)) in (0u32..).zip(known) {
            numbers[version as usize] = Some(number);
        }
        Order { all, numbers }
    }

    /// What the records that are known are called, each with its number.
    fn titles<'g>(&'g self, gathering: &'g Gathering) -> impl Iterator<Item = (u32, &'g Titles)> {
        let known = self.all.iter().map(|at| *at as usize).filter(|at| gathering.known[*at].is_some());
        (0..).zip(known.map(|at| &gathering.titles[at]))
    }

    /// The records that are known, in order: name, kind, version.
    fn known<'g>(&'g self, gathering: &'g Gathering) -> impl Iterator<Item = (&'g Name, RecordKind, &'g Version)> {
        self.all.iter().filter_map(|at| {
            let (version, kind) = gathering.known[*at as usize]?;
            Some((&gathering.names[*at as usize], kind, &gathering.versions[version as usize].1))
        })
    }
}

pub(super) fn write_names<'n>(
    writer: &Writer,
    names: impl Iterator<Item = (RecordKind, &'n str)>,
) -> Result<(), Unwritten> {
    let (text, starts, kinds) = Names::of(names).to_bytes();
    write_bytes(writer, "names", &text)?;
    write_bytes(writer, "name-starts", &starts)?;
    write_bytes(writer, "kinds", &kinds)
}

/// Texts stay where they are in the journal.
fn write_places<'v>(writer: &Writer, versions: impl Iterator<Item = &'v Version>) -> Result<(), Unwritten> {
    let mut bytes = Vec::new();
    for Version { place, digest, .. } in versions {
        Lies { place: *place, digest: *digest }.put(&mut bytes).ok_or_else(|| broken("places"))?;
    }
    write_bytes(writer, "places", &bytes)
}

/// What records are called, each with its number, in order.
pub(super) fn write_titles<'t>(
    writer: &Writer,
    titles: impl Iterator<Item = (u32, &'t Titles)>,
) -> Result<(), Unwritten> {
    let titles: Vec<_> = titles.filter(|(_, (label, others))| label.is_some() || !others.is_empty()).collect();
    write_bytes(writer, "titles", &postcard::to_stdvec(&titles).map_err(unwritten)?)?;
    let called = Called::of(titles.into_iter());
    let (words, numbers) = called.to_bytes();
    write_bytes(writer, "called", words)?;
    write_bytes(writer, "called-by", &numbers)
}

/// Which records name which, by numbers.
fn write_naming(writer: &Writer, from: &Gathering, order: &Order) -> Result<(), Unwritten> {
    let mut ranks = vec![0u32; order.all.len()];
    for (rank, at) in (0..).zip(&order.all) {
        ranks[*at as usize] = rank;
    }
    let known = order.all.iter().filter_map(|at| from.records[*at as usize].as_ref());
    let mut naming: Vec<(u32, u32)> = Vec::new();
    // Names that never stood for anything may do so later.
    let mut others: BTreeMap<&Name, Vec<u32>> = BTreeMap::new();
    for (number, record) in (0u32..).zip(known) {
        for name in record.named() {
            match from.place_of(name) {
                Some(at) => naming.push((ranks[at as usize], number)),
                None => others.entry(name).or_default().push(number),
            }
        }
    }
    naming.sort_unstable();
    naming.dedup();
    let mut others = others.into_iter().peekable();
    let mut entries = writer.entries("naming")?;
    let mut put = |name: &Name, numbers: &[u32]| entries.put(name.as_str().as_bytes(), &words::to_bytes(numbers));
    for same in naming.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((rank, _)) = same.first() else { continue };
        let name = &from.names[order.all[*rank as usize] as usize];
        while let Some((other, numbers)) = others.next_if(|(other, _)| *other < name) {
            put(other, &numbers)?;
        }
        put(name, &same.iter().map(|(_, number)| *number).collect::<Vec<u32>>())?;
    }
    others.try_for_each(|(other, numbers)| put(other, &numbers))?;
    entries.close()
}

fn write_versions(writer: &Writer, from: &Gathering) -> Result<(), Unwritten> {
    let mut sorted: Vec<u32> = (0..).take(from.versions.len()).collect();
    sorted.sort_by_key(|at| &from.names[from.versions[*at as usize].0 as usize]);
    let mut entries = writer.entries("versions")?;
    for same in sorted.chunk_by(|one, other| from.versions[*one as usize].0 == from.versions[*other as usize].0) {
        let versions: Vec<&Version> = same.iter().map(|at| &from.versions[*at as usize].1).collect();
        let Some(first) = same.first() else { continue };
        let name = &from.names[from.versions[*first as usize].0 as usize];
        let bytes = version::to_bytes(&versions).ok_or_else(|| broken("versions"))?;
        entries.put(name.as_str().as_bytes(), &bytes)?;
    }
    entries.close()
}

fn write_log(writer: &Writer, from: &Gathering) -> Result<(), Unwritten> {
    let mut log = writer.entries("log")?;
    for told in &from.log {
        log.put(&told.revision.to_be_bytes(), &told.to_bytes().ok_or_else(|| broken("log"))?)?;
    }
    log.close()?;
    let mut aliases = writer.entries("aliases")?;
    for (old, new) in &from.aliases {
        aliases.put(old.as_str().as_bytes(), new.as_str().as_bytes())?;
    }
    aliases.close()
}

fn write_words(writer: &Writer, gathered: Words, order: &Order) -> Result<(), Unwritten> {
    let (mut words, mut postings) = (writer.entries("words")?, writer.entries("postings")?);
    for (word, versions) in gathered.sorted() {
        let mut numbers: Vec<u32> =
            versions.iter().filter_map(|version| order.numbers.get(*version as usize).copied().flatten()).collect();
        if numbers.is_empty() {
            continue;
        }
        numbers.sort_unstable();
        let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        words.put(word.as_bytes(), &count.to_be_bytes())?;
        postings.put(word.as_bytes(), &words::to_bytes(&numbers))?;
    }
    words.close()?;
    postings.close()
}

pub(super) fn write_bytes(writer: &Writer, name: &str, bytes: &[u8]) -> Result<(), Unwritten> {
    let mut section = writer.section(name)?;
    section.push(bytes)?;
    section.close()
}

fn unwritten(error: postcard::Error) -> Unwritten {
    Unwritten::System(std::io::Error::other(error))
}

pub(super) fn broken(section: &str) -> Unwritten {
    Unwritten::System(std::io::Error::other(format!("its section `{section}` cannot be written as bytes")))
}
