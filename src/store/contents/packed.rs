//! Reading the index: records and what else is asked for, each only when it is.

use super::{Told, Version, gathering::Titles, state, state::State, version, words};
use crate::{
    graph::Graph,
    language,
    store::{
        index::{Reader, Stamp, Unusable},
        names::Names,
    },
    text::FileId,
    theory::{Name, Record, RecordKind, Shelf, Titled},
};
use std::{
    cell::{OnceCell, RefCell},
    path::{Path, PathBuf},
    rc::Rc,
};

/// Of how many names the versions are looked up one by one; for more, all are read in one go.
const FEW: usize = 2_000;

/// An index in use. It is opened when something is read from it, stays open until [`Packed::let_go`], and then lets
/// others in. What cannot be read is not given, and is told by [`Packed::fault`]: answers since are not to be used.
#[derive(Debug)]
pub(in crate::store) struct Packed {
    index: PathBuf,
    /// The journal that it was made from. One that is made in its place, from more of it, is not read.
    stamp: Stamp,
    reader: RefCell<Option<Rc<Reader>>>,
    fault: RefCell<Option<Unusable>>,
    names: OnceCell<Vec<(RecordKind, Name)>>,
    spelled: OnceCell<Names>,
    state: State,
}

impl Packed {
    /// Opens the index with that stamp.
    pub(in crate::store) fn open(index: &Path, stamp: Stamp) -> Result<Rc<Packed>, Unusable> {
        let reader = open(index, &stamp)?;
        let state = reader.section("state")?;
        let state = postcard::from_bytes(&state).map_err(|_| does_not_read("state"))?;
        Ok(Rc::new(Packed {
            index: index.to_owned(),
            stamp,
            reader: RefCell::new(Some(Rc::new(reader))),
            fault: RefCell::default(),
            names: OnceCell::new(),
            spelled: OnceCell::new(),
            state,
        }))
    }

    /// Lets others open it, until something is read again.
    pub(in crate::store) fn let_go(&self) {
        self.reader.take();
    }

    /// Whether something could not be read since it was opened.
    pub(in crate::store) fn has_failed(&self) -> bool {
        self.fault.borrow().is_some()
    }

    /// What could not be read.
    pub(in crate::store) fn take_fault(&self) -> Option<Unusable> {
        self.fault.take()
    }

    /// What it holds in sum.
    pub(in crate::store) fn state(&self) -> State {
        self.state
    }

    /// The graph.
    pub(in crate::store) fn graph(&self) -> Option<Graph> {
        self.read(|reader| postcard::from_bytes(&reader.section("graph")?).map_err(|_| does_not_read("graph")))
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
        if let Some(names) = self.names.get() {
            return names;
        }
        let names = self
            .read(|reader| state::names_from_bytes(&reader.section("names")?).ok_or_else(|| does_not_read("names")));
        names.map_or(&[], |names| self.names.get_or_init(|| names))
    }

    /// What all records are called, in the order of their names.
    fn all_titles(&self) -> Vec<Titled> {
        let titles: Option<Vec<(u32, Titles)>> =
            self.read(|reader| postcard::from_bytes(&reader.section("titles")?).map_err(|_| does_not_read("titles")));
        let mut titles = titles.unwrap_or_default().into_iter().peekable();
        let titled = |((kind, name), number): (&(RecordKind, Name), u32)| {
            let (label, others) = titles.next_if(|(at, _)| *at == number).map(|(_, titles)| titles).unwrap_or_default();
            Titled { kind: *kind, name: name.clone(), label, others }
        };
        self.names().iter().zip(0..).map(titled).collect()
    }

    /// The names of the records that name this one in a field.
    fn all_naming(&self, name: &Name) -> Vec<Name> {
        let bytes = self.read(|reader| reader.get("naming", name.as_str().as_bytes())).flatten().unwrap_or_default();
        let numbers = self.read(|_| words::from_bytes(&bytes).ok_or_else(|| does_not_read("naming")));
        let names = self.names();
        let name = |number: u32| names.get(number as usize).map(|(_, name)| name.clone());
        numbers.unwrap_or_default().into_iter().filter_map(name).collect()
    }

    /// The names of all records, to be looked through.
    pub(in crate::store) fn spelled(&self) -> &Names {
        self.spelled.get_or_init(|| Names::of(self.names().iter().map(|(kind, name)| (*kind, name))))
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
        self.read(|reader| {
            for entry in reader.range::<&[u8]>("records", ..)? {
                each(record(&entry?.1).ok_or_else(|| does_not_read("records"))?);
            }
            Ok(())
        });
    }

    /// Reads; what fails is remembered, and nothing is tried again after it.
    fn read<T>(&self, read: impl FnOnce(&Reader) -> Result<T, Unusable>) -> Option<T> {
        if self.has_failed() {
            return None;
        }
        match self.reader().and_then(|reader| read(&reader)) {
            Ok(found) => Some(found),
            Err(why) => {
                self.fault.replace(Some(why));
                None
            }
        }
    }

    fn reader(&self) -> Result<Rc<Reader>, Unusable> {
        if let Some(reader) = self.reader.borrow().as_ref() {
            return Ok(Rc::clone(reader));
        }
        let reader = Rc::new(open(&self.index, &self.stamp)?);
        self.reader.replace(Some(Rc::clone(&reader)));
        Ok(reader)
    }
}

impl Shelf for Rc<Packed> {
    fn fetch(&self, name: &Name) -> Option<Record> {
        let text = self.read(|reader| reader.get("records", name.as_str().as_bytes())).flatten()?;
        self.read(|_| record(&text).ok_or_else(|| does_not_read("records")))
    }

    fn names(&self) -> Vec<Name> {
        Packed::names(self).iter().map(|(_, name)| name.clone()).collect()
    }

    fn kind(&self, name: &Name) -> Option<RecordKind> {
        let names = Packed::names(self);
        let at = names.binary_search_by(|(_, other)| other.cmp(name)).ok()?;
        names.get(at).map(|(kind, _)| *kind)
    }

    fn of_kind(&self, accepts: &dyn Fn(RecordKind) -> bool) -> Vec<Name> {
        Packed::names(self).iter().filter(|(kind, _)| accepts(*kind)).map(|(_, name)| name.clone()).collect()
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

fn open(index: &Path, stamp: &Stamp) -> Result<Reader, Unusable> {
    Reader::open(index, |found| match found == stamp {
        true => Ok(()),
        false => Err("another program has made it anew".to_owned()),
    })
}

/// The record with that text.
fn record(text: &[u8]) -> Option<Record> {
    let mut parsed = language::parse_records(FileId(0), std::str::from_utf8(text).ok()?);
    match (parsed.records.pop(), parsed.records.is_empty()) {
        (Some(read), true) => Some(read.record),
        _ => None,
    }
}

fn does_not_read(section: &str) -> Unusable {
    Unusable::Inconsistent { section: section.to_owned(), what: "an entry does not read" }
}
