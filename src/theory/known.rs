//! All that is known: records by name.

use super::{Name, Record, RecordKind, Titled};
use elsa::FrozenMap;
use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet, HashSet},
    fmt,
    sync::Arc,
};

/// Where records lie that are read only when they are asked for.
pub trait Shelf {
    /// The record with that name, if it lies there. What cannot be read is not given; the shelf remembers that, and
    /// its owner asks it.
    fn fetch(&self, name: &Name) -> Option<Record>;

    /// The names of all records that lie there, in order.
    fn names(&self) -> Vec<Name>;

    /// The kind of the record with that name, if it lies there.
    fn kind(&self, name: &Name) -> Option<RecordKind> {
        self.fetch(name).map(|record| record.kind)
    }

    /// The names of the records there that are of these kinds, in order.
    fn of_kind(&self, accepts: &dyn Fn(RecordKind) -> bool) -> Vec<Name> {
        self.names().into_iter().filter(|name| self.kind(name).is_some_and(accepts)).collect()
    }

    /// Gives all records that lie there to `each`, in order.
    fn each(&self, each: &mut dyn FnMut(Record)) {
        self.names().iter().filter_map(|name| self.fetch(name)).for_each(each);
    }

    /// What all records that lie there are called, in the order of their names.
    fn titles(&self) -> Vec<Titled> {
        let mut titles = Vec::new();
        self.each(&mut |record| titles.push(Titled::of(&record)));
        titles
    }

    /// The records there that name this one in a field, in order.
    fn naming(&self, name: &Name) -> Vec<Name> {
        let mut naming = Vec::new();
        self.each(&mut |record| {
            if record.named().any(|named| named == name) {
                naming.push(record.name);
            }
        });
        naming
    }
}

/// The records of a knowledge base, by name. The order of loading leaves no trace in it.
///
/// Records may lie on a [`Shelf`]; one that is asked for is read then and kept. What is put here stands before what
/// lies on the shelf.
#[derive(Default)]
pub struct Theory {
    /// Records put here, and names taken away from the shelf.
    here: BTreeMap<Name, Option<Arc<Record>>>,
    shelf: Option<Box<dyn Shelf>>,
    /// Records that were fetched; a name that the shelf does not have is kept too.
    fetched: FrozenMap<Name, Box<Option<Arc<Record>>>>,
    /// Set when all were.
    all_fetched: OnceCell<()>,
}

impl Theory {
    /// A theory whose records lie on a shelf.
    pub fn on(shelf: Box<dyn Shelf>) -> Theory {
        Theory { shelf: Some(shelf), ..Theory::default() }
    }

    /// The record with that name.
    pub fn get(&self, name: &Name) -> Option<&Arc<Record>> {
        if let Some(here) = self.here.get(name) {
            return here.as_ref();
        }
        let shelf = self.shelf.as_ref()?;
        if let Some(fetched) = self.fetched.get(name) {
            return fetched.as_ref();
        }
        let record = shelf.fetch(name).map(Arc::new);
        self.fetched.insert(name.clone(), Box::new(record)).as_ref()
    }

    /// The record whose name is that text, in any letter case.
    pub fn find(&self, name: &str) -> Option<&Arc<Record>> {
        self.get(&Name::new(name))
    }

    /// What kind of record has that name. The record itself is not read for it.
    pub fn kind(&self, name: &Name) -> Option<RecordKind> {
        match (self.here.get(name), &self.shelf) {
            (Some(here), _) => here.as_ref().map(|record| record.kind),
            (None, Some(shelf)) => shelf.kind(name),
            (None, None) => None,
        }
    }

    /// Puts a record in the place of the one with its name, which it gives back.
    pub fn insert(&mut self, record: Record) -> Option<Arc<Record>> {
        let before = self.get(&record.name).cloned();
        self.here.insert(record.name.clone(), Some(Arc::new(record)));
        before
    }

    /// Takes a record away, and gives it back.
    pub fn remove(&mut self, name: &Name) -> Option<Arc<Record>> {
        let before = self.get(name).cloned();
        if self.shelf.is_some() {
            self.here.insert(name.clone(), None);
        } else {
            self.here.remove(name);
        }
        before
    }

    /// All names, in order.
    pub fn names(&self) -> Vec<Name> {
        let Some(shelf) = &self.shelf else {
            return self.here.keys().cloned().collect();
        };
        let mut names: BTreeSet<Name> = shelf.names().into_iter().collect();
        for (name, record) in &self.here {
            match record {
                Some(_) => names.insert(name.clone()),
                None => names.remove(name),
            };
        }
        names.into_iter().collect()
    }

    /// What all records are called, by name. The records themselves are not read for it.
    pub fn titles(&self) -> Vec<Titled> {
        let Some(shelf) = &self.shelf else {
            return self.here.values().flatten().map(|record| Titled::of(record)).collect();
        };
        let mut titles = shelf.titles();
        if !self.here.is_empty() {
            titles.retain(|title| !self.here.contains_key(&title.name));
            titles.extend(self.here.values().flatten().map(|record| Titled::of(record)));
            titles.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        }
        titles
    }

    /// The records that name this one in a field, by name; no others are read for it.
    pub fn naming(&self, name: &Name) -> Vec<&Arc<Record>> {
        self.naming_any(&HashSet::from_iter([name]))
    }

    /// The records that name one of these in a field, by name.
    pub fn naming_any(&self, names: &HashSet<&Name>) -> Vec<&Arc<Record>> {
        let shelved: BTreeSet<Name> = match &self.shelf {
            Some(shelf) => names.iter().flat_map(|name| shelf.naming(name)).collect(),
            None => BTreeSet::new(),
        };
        let shelved = shelved.iter().filter(|other| !self.here.contains_key(*other));
        let mut naming: Vec<&Arc<Record>> = shelved.filter_map(|other| self.get(other)).collect();
        let names_one = |record: &&Arc<Record>| record.named().any(|named| names.contains(named));
        naming.extend(self.here.values().flatten().filter(names_one));
        naming.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        naming
    }

    /// All records, by name.
    pub fn records(&self) -> Box<dyn Iterator<Item = &Arc<Record>> + '_> {
        match self.shelf {
            None => Box::new(self.here.values().flatten()),
            Some(_) => {
                self.fetch_all();
                Box::new(self.names().into_iter().filter_map(|name| self.get(&name)))
            }
        }
    }

    /// The records of these kinds, by name. Others are read for it only where there are fewer of them.
    pub fn of_kind(&self, accepts: impl Fn(RecordKind) -> bool) -> Vec<&Arc<Record>> {
        let shelved = self.shelf.as_ref().map_or_else(Vec::new, |shelf| shelf.of_kind(&accepts));
        if 2 * shelved.len() > self.len() {
            return self.records().filter(|record| accepts(record.kind)).collect();
        }
        let shelved = shelved.iter().filter(|name| !self.here.contains_key(*name)).filter_map(|name| self.get(name));
        let here = self.here.values().flatten().filter(|record| accepts(record.kind));
        let mut records: Vec<&Arc<Record>> = shelved.chain(here).collect();
        records.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        records
    }

    /// Reads all records from the shelf in one go, which takes less time than one by one.
    fn fetch_all(&self) {
        let Some(shelf) = self.shelf.as_ref().filter(|_| self.all_fetched.get().is_none()) else { return };
        shelf.each(&mut |record| {
            if self.fetched.get(&record.name).is_none() {
                self.fetched.insert(record.name.clone(), Box::new(Some(Arc::new(record))));
            }
        });
        self.all_fetched.get_or_init(|| ());
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        match self.shelf {
            None => self.here.len(),
            Some(_) => self.names().len(),
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl FromIterator<Record> for Theory {
    /// A theory of these records; the last of those with one name stands for it.
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Theory {
        let here = records.into_iter().map(|record| (record.name.clone(), Some(Arc::new(record)))).collect();
        Theory { here, ..Theory::default() }
    }
}

impl Clone for Theory {
    /// A copy that needs no shelf: every record is read.
    fn clone(&self) -> Theory {
        let here = self.records().map(|record| (record.name.clone(), Some(Arc::clone(record)))).collect();
        Theory { here, ..Theory::default() }
    }
}

impl fmt::Debug for Theory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.records().map(|record| (&record.name, record))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Wooden(Vec<&'static str>);

    impl Shelf for Wooden {
        fn fetch(&self, name: &Name) -> Option<Record> {
            self.0.contains(&name.as_str()).then(|| record(name.as_str(), "on the shelf"))
        }

        fn names(&self) -> Vec<Name> {
            self.0.iter().map(|name| Name::new(name)).collect()
        }
    }

    fn record(name: &str, label: &str) -> Record {
        Record {
            kind: RecordKind::Theme,
            name: Name::new(name),
            label: Some(label.to_owned()),
            counting: None,
            fields: Vec::new(),
        }
    }

    #[test]
    fn what_is_put_here_stands_before_the_shelf() {
        let mut theory = Theory::on(Box::new(Wooden(vec!["a", "b", "c"])));
        assert_eq!(theory.len(), 3);
        theory.insert(record("b", "here"));
        theory.insert(record("d", "here"));
        theory.remove(&Name::new("c"));
        let labels: Vec<_> = theory.records().map(|record| format!("{} {}", record.name, record.title())).collect();
        assert_eq!(labels, ["a on the shelf", "b here", "d here"]);
        assert!(theory.find("c").is_none() && theory.find("x").is_none());
        let titles: Vec<_> = theory.titles().iter().map(|t| format!("{} {:?}", t.name, t.label)).collect();
        assert_eq!(titles, ["a Some(\"on the shelf\")", "b Some(\"here\")", "d Some(\"here\")"]);
        assert_eq!(theory.clone().names(), theory.names());
        let of = |kind| theory.of_kind(|other| other == kind).len();
        assert_eq!((of(RecordKind::Theme), of(RecordKind::Theory)), (3, 0));
    }
}
