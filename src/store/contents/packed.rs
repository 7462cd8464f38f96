//! Reading the index: records and what else is asked for, each only when it is.

use super::{Digest, Told, Version, called::Called, gathering::Titles, lies::Lies, state::State, version, words};
use crate::{
    graph::{Graph, Parts},
    language,
    store::{
        index::{Reader, Stamp, Unusable},
        journal::{Disk, PlaceTexts},
        names::Names,
    },
    text::FileId,
    theory::{Name, Record, RecordKind, Shelf, Titled},
};
use std::{
    cell::{Cell, OnceCell, RefCell},
    path::Path,
    rc::Rc,
};

/// Of how many names the versions are looked up one by one; for more, all are read in one go.
const FEW: usize = 2_000;

/// How many names are looked for where they lie before all are read: a look costs twenty blocks, and all names take
/// milliseconds where there are many.
const FEW_LOOKED_FOR: u32 = 20;

/// An index in use. Its files stay open; sled is opened when something is read from it, and stays so until
/// [`Packed::let_go`] lets others in. What cannot be read is not given, and is told by [`Packed::take_fault`]: answers
/// since are not to be used.
#[derive(Debug)]
pub(in crate::store) struct Packed {
    reader: Reader,
    journal: Disk,
    /// The journal, open while records are read from it.
    texts: RefCell<Option<PlaceTexts>>,
    fault: RefCell<Option<Unusable>>,
    spelled: OnceCell<Names>,
    /// How many names were looked for before all were read.
    looked: Cell<u32>,
    names: OnceCell<Vec<(RecordKind, Name)>>,
    called: OnceCell<Called>,
    state: State,
}

impl Packed {
    /// Opens the index with that stamp, made from that journal.
    pub(in crate::store) fn open(index: &Path, stamp: &Stamp, journal: Disk) -> Result<Rc<Packed>, Unusable> {
        let reader = Reader::open(index, |found| match found == stamp {
            true => Ok(()),
            false => Err("another program has made it anew".to_owned()),
        })?;
        let state = postcard::from_bytes(&reader.section("state")?).map_err(|_| does_not_read("state"))?;
        Ok(Rc::new(Packed {
            reader,
            journal,
            texts: RefCell::default(),
            fault: RefCell::default(),
            spelled: OnceCell::new(),
            looked: Cell::new(0),
            names: OnceCell::new(),
            called: OnceCell::new(),
            state,
        }))
    }

    /// Lets others open sled, until something is read from it again.
    pub(in crate::store) fn let_go(&self) {
        self.reader.let_go();
        self.texts.take();
    }

    /// Whether something could not be read since it was opened.
    pub(in crate::store) fn has_failed(&self) -> bool {
        self.fault.borrow().is_some()
    }

    /// What could not be read.
    pub(in crate::store) fn take_fault(&self) -> Option<Unusable> {
        self.fault.take()
    }

    /// The index itself.
    pub(super) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// What it holds in sum.
    pub(in crate::store) fn state(&self) -> State {
        self.state
    }

    /// The graph, which reads its parts from here when they are asked for.
    pub(in crate::store) fn graph(self: &Rc<Packed>) -> Option<Graph> {
        let parts: Rc<dyn Parts> = Rc::clone(self) as Rc<dyn Parts>;
        Graph::lying(&parts)
    }

    /// The digest of a record; none for a name that stands for none.
    pub(in crate::store) fn digest(&self, name: &Name) -> Option<Digest> {
        self.lies(self.number(name)?).map(|lies| lies.digest)
    }

    /// The number of the record with that name. The first few that are asked for are looked for where the names lie;
    /// then all names are read.
    fn number(&self, name: &Name) -> Option<usize> {
        let looked = self.looked.get();
        if self.spelled.get().is_some() || looked == FEW_LOOKED_FOR {
            return self.spelled().find(name.as_str());
        }
        self.looked.set(looked + 1);
        self.read(|reader| look_for(reader, name.as_str())).flatten()
    }

    /// Where the text of a record stands.
    fn lies(&self, number: usize) -> Option<Lies> {
        let width = Lies::WIDTH as u64;
        self.read(|reader| {
            let bytes = reader.part("places", number as u64 * width, width)?;
            Lies::take(&bytes).ok_or_else(|| does_not_read("places"))
        })
    }

    /// The record whose text stands there.
    fn record(&self, lies: Lies) -> Option<Record> {
        self.read(|_| {
            let mut texts = self.texts.borrow_mut();
            if texts.is_none() {
                *texts = Some(self.journal.texts().map_err(|_| other_text())?);
            }
            let text = texts.as_mut().and_then(|texts| texts.at(lies.place).ok());
            let text = text.filter(|text| Digest::of(text) == lies.digest).ok_or_else(other_text)?;
            record(text).ok_or_else(other_text)
        })
    }

    /// The versions of a record; none for a name that never stood for one.
    pub(in crate::store) fn versions(&self, name: &Name) -> Vec<Version> {
        let bytes = self.read(|reader| reader.get("versions", name.as_str().as_bytes())).flatten();
        let versions = bytes.map_or(Some(Vec::new()), |bytes| version::from_bytes(&bytes));
        self.read(|_| versions.ok_or_else(|| does_not_read("versions"))).unwrap_or_default()
    }

    /// Gives the versions of each of these records to `each`, with the place of its name; the names are in order.
    pub(in crate::store) fn each_versions(&self, names: &[&Name], each: &mut dyn FnMut(usize, &[Version])) {
        if names.len() < FEW {
            for (at, name) in names.iter().enumerate() {
                each(at, &self.versions(name));
            }
            return;
        }
        self.read(|reader| {
            let mut at = 0;
            for entry in reader.range::<&[u8]>("versions", ..)? {
                let (key, value) = entry?;
                while names.get(at).is_some_and(|name| name.as_str().as_bytes() < key.as_slice()) {
                    each(at, &[]);
                    at += 1;
                }
                if names.get(at).is_some_and(|name| name.as_str().as_bytes() == key.as_slice()) {
                    each(at, &version::from_bytes(&value).ok_or_else(|| does_not_read("versions"))?);
                    at += 1;
                }
            }
            (at..names.len()).for_each(|at| each(at, &[]));
            Ok(())
        });
    }

    /// What a revision tells of itself.
    pub(in crate::store) fn told(&self, revision: u64) -> Option<Told> {
        let bytes = self.read(|reader| reader.get("log", &revision.to_be_bytes())).flatten()?;
        self.read(|_| Told::from_bytes(&bytes).ok_or_else(|| does_not_read("log")))
    }

    /// What all revisions tell.
    pub(in crate::store) fn log(&self) -> Vec<Told> {
        let log = self.read(|reader| {
            let told = reader.range::<&[u8]>("log", ..)?;
            told.map(|entry| Told::from_bytes(&entry?.1).ok_or_else(|| does_not_read("log"))).collect()
        });
        log.unwrap_or_default()
    }

    /// The name that stands for one that was given up.
    pub(in crate::store) fn alias(&self, name: &Name) -> Option<Name> {
        let bytes = self.read(|reader| reader.get("aliases", name.as_str().as_bytes())).flatten()?;
        String::from_utf8(bytes).ok().map(|name| Name::new(&name))
    }

    /// The names that were given up, each with the one that stands for it.
    pub(in crate::store) fn aliases(&self) -> Vec<(Name, Name)> {
        let name = |bytes: Vec<u8>| String::from_utf8(bytes).map(|name| Name::new(&name));
        let aliases = self.read(|reader| {
            let entries = reader.range::<&[u8]>("aliases", ..)?;
            entries
                .map(|entry| {
                    let (old, new) = entry?;
                    name(old).ok().zip(name(new).ok()).ok_or_else(|| does_not_read("aliases"))
                })
                .collect()
        });
        aliases.unwrap_or_default()
    }

    /// The names of all records in order, each with its kind.
    pub(in crate::store) fn names(&self) -> &[(RecordKind, Name)] {
        self.names.get_or_init(|| self.spelled().iter().map(|(name, kind)| (kind, Name::new(name))).collect())
    }

    /// What all records are called, in the order of their names.
    fn all_titles(&self) -> Vec<Titled> {
        let titles: Option<Vec<(u32, Titles)>> =
            self.read(|reader| postcard::from_bytes(&reader.section("titles")?).map_err(|_| does_not_read("titles")));
        let mut titles = titles.unwrap_or_default().into_iter().peekable();
        let titled = |((name, kind), number): ((&str, RecordKind), u32)| {
            let (label, others) = titles.next_if(|(at, _)| *at == number).map(|(_, titles)| titles).unwrap_or_default();
            Titled { kind, name: Name::new(name), label, others }
        };
        self.spelled().iter().zip(0..).map(titled).collect()
    }

    /// The names of the records that name this one in a field.
    fn all_naming(&self, name: &Name) -> Vec<Name> {
        let bytes = self.read(|reader| reader.get("naming", name.as_str().as_bytes())).flatten().unwrap_or_default();
        let numbers = self.read(|_| words::from_bytes(&bytes).ok_or_else(|| does_not_read("naming")));
        let name = |number: u32| self.spelled().get(number as usize).map(|(name, _)| Name::new(name));
        numbers.unwrap_or_default().into_iter().filter_map(name).collect()
    }

    /// The names of all records, to be looked through.
    pub(in crate::store) fn spelled(&self) -> &Names {
        const NONE: &Names = &Names::NONE;
        if let Some(spelled) = self.spelled.get() {
            return spelled;
        }
        let spelled = self.read(|reader| {
            let bytes = (reader.section("names")?, reader.section("name-starts")?, reader.section("kinds")?);
            Names::from_bytes(bytes).ok_or_else(|| does_not_read("names"))
        });
        spelled.map_or(NONE, |spelled| self.spelled.get_or_init(|| spelled))
    }

    /// Gives the words of labels and other names that begin so to `each`, in order, each with the name and kind of a
    /// record that is called so, until it wants no more.
    pub(in crate::store) fn each_called(&self, prefix: &str, each: &mut dyn FnMut(&str, &str, RecordKind) -> bool) {
        let called = self.read(|reader| match self.called.get() {
            Some(called) => Ok(called),
            None => {
                let read = Called::from_bytes(reader.section("called")?, &reader.section("called-by")?);
                let read = read.ok_or_else(|| does_not_read("called"))?;
                Ok(self.called.get_or_init(|| read))
            }
        });
        for (word, numbers) in called.into_iter().flat_map(|called| called.beginning(prefix)) {
            for (name, kind) in numbers.iter().filter_map(|number| self.spelled().get(*number as usize)) {
                if !each(word, name, kind) {
                    return;
                }
            }
        }
    }

    /// The words that begin so, in order, each with the number of records in which it stands.
    pub(in crate::store) fn words(&self, prefix: &str) -> Vec<(String, u32)> {
        let words = self.read(|reader| {
            let mut words = Vec::new();
            for entry in reader.range("words", prefix.as_bytes()..)? {
                let (word, count) = entry?;
                if !word.starts_with(prefix.as_bytes()) {
                    break;
                }
                let count = count.try_into().map(u32::from_be_bytes).ok();
                let word = String::from_utf8(word).ok().zip(count);
                words.push(word.ok_or_else(|| does_not_read("words"))?);
            }
            Ok(words)
        });
        words.unwrap_or_default()
    }

    /// The numbers of the records in which a word stands, rising.
    pub(in crate::store) fn postings(&self, word: &str) -> Vec<u32> {
        let bytes = self.read(|reader| reader.get("postings", word.as_bytes())).flatten().unwrap_or_default();
        self.read(|_| words::from_bytes(&bytes).ok_or_else(|| does_not_read("postings"))).unwrap_or_default()
    }

    /// Gives each record to `each`, by name; nothing of them is kept here.
    pub(in crate::store) fn each_record(&self, each: &mut dyn FnMut(Record)) {
        let places = self.read(|reader| reader.section("places")).unwrap_or_default();
        for lies in places.chunks_exact(Lies::WIDTH).filter_map(Lies::take) {
            match self.record(lies) {
                Some(record) => each(record),
                None => return,
            }
        }
    }

    /// Reads; what fails is remembered, and nothing is tried again after it.
    fn read<T>(&self, read: impl FnOnce(&Reader) -> Result<T, Unusable>) -> Option<T> {
        if self.has_failed() {
            return None;
        }
        match read(&self.reader) {
            Ok(found) => Some(found),
            Err(why) => {
                self.fault.replace(Some(why));
                None
            }
        }
    }
}

impl Parts for Packed {
    fn part(&self, name: &str) -> Option<Vec<u8>> {
        self.read(|reader| reader.section(name))
    }

    fn does_not_read(&self, name: &str) {
        self.read(|_| Err::<(), _>(does_not_read(name)));
    }
}

impl Shelf for Rc<Packed> {
    fn fetch(&self, name: &Name) -> Option<Record> {
        self.record(self.lies(self.number(name)?)?)
    }

    fn names(&self) -> Vec<Name> {
        self.spelled().iter().map(|(name, _)| Name::new(name)).collect()
    }

    fn kind(&self, name: &Name) -> Option<RecordKind> {
        let number = self.number(name)?;
        if let Some(spelled) = self.spelled.get() {
            return spelled.get(number).map(|(_, kind)| kind);
        }
        let kind = self.read(|reader| reader.part("kinds", number as u64, 1))?;
        RecordKind::ALL.get(usize::from(*kind.first()?)).copied()
    }

    fn of_kind(&self, accepts: &dyn Fn(RecordKind) -> bool) -> Vec<Name> {
        self.spelled().iter().filter(|(_, kind)| accepts(*kind)).map(|(name, _)| Name::new(name)).collect()
    }

    fn each(&self, each: &mut dyn FnMut(Record)) {
        self.each_record(each);
    }

    fn titles(&self) -> Vec<Titled> {
        self.all_titles()
    }

    fn naming(&self, name: &Name) -> Vec<Name> {
        self.all_naming(name)
    }
}

/// The number of a name, looked for where the names lie.
fn look_for(reader: &Reader, name: &str) -> Result<Option<usize>, Unusable> {
    let (count, end) = (reader.length("kinds")?, reader.length("names")?);
    let text = |at: u64| {
        let starts = reader.part("name-starts", at * 4, 4 * (count - at).min(2))?;
        let starts: Vec<u64> = starts.as_chunks().0.iter().map(|start| u64::from(u32::from_le_bytes(*start))).collect();
        match *starts {
            [start, next] if start < next => reader.part("names", start, next - 1 - start),
            [start] if start <= end => reader.part("names", start, end - start),
            _ => Err(does_not_read("name-starts")),
        }
    };
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if text(middle)?.as_slice() < name.as_bytes() { low = middle + 1 } else { high = middle }
    }
    let is_there = low < count && text(low)? == name.as_bytes();
    Ok(usize::try_from(low).ok().filter(|_| is_there))
}

/// The record with that text.
fn record(text: &str) -> Option<Record> {
    let mut parsed = language::parse_records(FileId(0), text);
    match (parsed.records.pop(), parsed.records.is_empty()) {
        (Some(read), true) => Some(read.record),
        _ => None,
    }
}

fn other_text() -> Unusable {
    Unusable::Inconsistent { section: "places".to_owned(), what: "a place has another text in the journal" }
}

fn does_not_read(section: &str) -> Unusable {
    Unusable::Inconsistent { section: section.to_owned(), what: "an entry does not read" }
}
