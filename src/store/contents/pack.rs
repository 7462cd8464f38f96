//! Making the index, whole, from the journal.

use super::{
    Digest, Version,
    gathering::Gathering,
    state, version,
    words::{self, Words},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    graph::Graph,
    store::{
        index::{Stamp, Unwritten, Writer},
        journal::{Disk, Head, Journal},
    },
    theory::{Name, Record, RecordKind, Theory},
};
use std::{ops::ControlFlow, panic, path::Path, thread};

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
pub(in crate::store) fn pack(journal: &Disk, index: &Path) -> Result<Option<Head>, NotPacked> {
    let mut gathering = Gathering::default();
    journal.read_from(Head::START, &mut |event| {
        gathering.take(event);
        ControlFlow::Continue(())
    })?;
    pack_gathered(gathering, journal, index)
}

/// Does so from what was gathered of all of the journal while it was written.
pub(in crate::store) fn pack_gathered(
    mut gathering: Gathering,
    journal: &Disk,
    index: &Path,
) -> Result<Option<Head>, NotPacked> {
    let Some(stamp) = gathering.head.as_ref().and_then(stamp_of) else { return Ok(None) };
    let order = Order::new(&gathering);
    let writer = Writer::create(index)?;
    write_titles(&writer, &gathering, &order)?;
    write_naming(&writer, &gathering, &order)?;
    let records = std::mem::take(&mut gathering.records);
    write_bytes(&writer, "state", &postcard::to_stdvec(&gathering.state).map_err(unwritten)?)?;
    // The graph is made beside what is small, from records that nothing else needs. The texts, for which sled takes much
    // room, come when those are let go.
    let graph = thread::scope(|scope| {
        let making = thread::Builder::new().name("graph".to_owned());
        let making = making.spawn_scoped(scope, || graph_of(records, &order)).map_err(Unwritten::System)?;
        write_versions(&writer, &gathering)?;
        write_log(&writer, &gathering)?;
        write_words(&writer, std::mem::take(&mut gathering.words), &order)?;
        making.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)).map_err(NotPacked::Index)
    })?;
    write_bytes(&writer, "graph", &graph)?;
    drop(graph);
    write_records(&writer, &gathering, &order, journal)?;
    writer.finish(&stamp)?;
    Ok(gathering.head)
}

/// The graph of these records, as bytes.
fn graph_of(mut records: Vec<Option<Record>>, order: &Order) -> Result<Vec<u8>, Unwritten> {
    let sorted = order.all.iter().filter_map(|at| records.get_mut(*at as usize)?.take());
    postcard::to_stdvec(&Graph::build(&sorted.collect::<Theory>())).map_err(unwritten)
}

/// What the index says of the journal that it was made from.
fn stamp_of(head: &Head) -> Option<Stamp> {
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

    /// The records that are known, in order: name, kind, version.
    fn known<'g>(&'g self, gathering: &'g Gathering) -> impl Iterator<Item = (&'g Name, RecordKind, &'g Version)> {
        self.all.iter().filter_map(|at| {
            let (version, kind) = gathering.known[*at as usize]?;
            Some((&gathering.names[*at as usize], kind, &gathering.versions[version as usize].1))
        })
    }
}

/// The texts are copied from where they stand in the journal.
fn write_records(writer: &Writer, from: &Gathering, order: &Order, journal: &Disk) -> Result<(), NotPacked> {
    let mut texts = journal.texts()?;
    let mut records = writer.entries("records")?;
    for (name, _, version) in order.known(from) {
        let text = texts.at(version.place)?;
        if Digest::of(text) != version.digest {
            let message = format!("{} was changed by another program while it was read", journal.path().display());
            let fault = Diagnostic::new(Code::Moved, message);
            return Err(NotPacked::Journal(vec![fault.help("give the command again, and it is read anew")]));
        }
        records.put(name.as_str().as_bytes(), text.as_bytes())?;
    }
    records.close()?;
    let names = state::names_to_bytes(order.known(from).map(|(name, kind, _)| (kind, name)));
    Ok(write_bytes(writer, "names", &names.ok_or_else(|| broken("names"))?)?)
}

fn write_titles(writer: &Writer, from: &Gathering, order: &Order) -> Result<(), Unwritten> {
    let known = order.all.iter().map(|at| *at as usize).filter(|at| from.known[*at].is_some());
    let titles = known.zip(0u32..).map(|(at, number)| (number, &from.titles[at]));
    let titles: Vec<_> = titles.filter(|(_, (label, others))| label.is_some() || !others.is_empty()).collect();
    write_bytes(writer, "titles", &postcard::to_stdvec(&titles).map_err(unwritten)?)
}

/// Which records name which, by numbers.
fn write_naming(writer: &Writer, from: &Gathering, order: &Order) -> Result<(), Unwritten> {
    let mut ranks = vec![0u32; order.all.len()];
    for (rank, at) in (0..).zip(&order.all) {
        ranks[*at as usize] = rank;
    }
    let known = order.all.iter().filter_map(|at| from.records[*at as usize].as_ref());
    let mut naming: Vec<(u32, u32)> = Vec::new();
    for (number, record) in (0u32..).zip(known) {
        let named = record.named().filter_map(|name| from.place_of(name));
        naming.extend(named.map(|at| (ranks[at as usize], number)));
    }
    naming.sort_unstable();
    naming.dedup();
    let mut entries = writer.entries("naming")?;
    for same in naming.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((rank, _)) = same.first() else { continue };
        let name = &from.names[order.all[*rank as usize] as usize];
        let numbers: Vec<u32> = same.iter().map(|(_, number)| *number).collect();
        entries.put(name.as_str().as_bytes(), &words::to_bytes(&numbers))?;
    }
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

fn write_bytes(writer: &Writer, name: &str, bytes: &[u8]) -> Result<(), Unwritten> {
    let mut section = writer.section(name)?;
    section.push(bytes)?;
    section.close()
}

fn unwritten(error: postcard::Error) -> Unwritten {
    Unwritten::System(std::io::Error::other(error))
}

fn broken(section: &str) -> Unwritten {
    Unwritten::System(std::io::Error::other(format!("its section `{section}` cannot be written as bytes")))
}
