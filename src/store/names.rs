//! Finding names while they are typed: by how they begin, or by how a later word of theirs begins.

use super::Store;
use crate::theory::{Name, RecordKind};
use std::collections::BTreeSet;

/// The bytes of names: the text, where each begins in it, and the kinds of their records.
pub(super) type AsBytes = (Vec<u8>, Vec<u8>, Vec<u8>);

/// Names in order, in one text, so that all of them are looked through in less time than a key is held down.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each name behind a line end.
    text: String,
    /// Where in it each name begins.
    starts: Vec<u32>,
    kinds: Vec<RecordKind>,
}

impl Names {
    /// No names.
    pub(super) const NONE: Names = Names { text: String::new(), starts: Vec::new(), kinds: Vec::new() };

    /// Takes in names that come in order. What does not fit into 4 GB is left out.
    pub(super) fn of<'n>(names: impl Iterator<Item = (RecordKind, &'n str)>) -> Names {
        let mut all = Names::default();
        for (kind, name) in names {
            all.text.push('\n');
            let Ok(start) = u32::try_from(all.text.len()) else { break };
            all.starts.push(start);
            all.text.push_str(name);
            all.kinds.push(kind);
        }
        all
    }

    /// The bytes.
    pub(super) fn to_bytes(&self) -> AsBytes {
        let number = |kind: &RecordKind| RecordKind::ALL.iter().position(|other| other == kind).unwrap_or(0);
        (
            self.text.as_bytes().to_vec(),
            self.starts.iter().flat_map(|start| start.to_le_bytes()).collect(),
            self.kinds.iter().map(|kind| number(kind) as u8).collect(),
        )
    }

    /// Reads them back.
    pub(super) fn from_bytes((text, starts, kinds): AsBytes) -> Option<Names> {
        let text = String::from_utf8(text).ok()?;
        let (starts, rest) = starts.as_chunks();
        let starts: Vec<u32> = starts.iter().map(|start| u32::from_le_bytes(*start)).collect();
        let kind = |number: &u8| RecordKind::ALL.get(usize::from(*number)).copied();
        let kinds: Vec<RecordKind> = kinds.iter().map(kind).collect::<Option<_>>()?;
        let fits = rest.is_empty() && starts.len() == kinds.len() && starts.is_sorted();
        fits.then_some(Names { text, starts, kinds })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The number of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let below = |at: usize| self.get(at).is_some_and(|(other, _)| other < name);
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if below(middle) { low = middle + 1 } else { high = middle }
        }
        self.get(low).is_some_and(|(other, _)| other == name).then_some(low)
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, RecordKind)> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// A name by its number, with the kind of its record.
    pub(super) fn get(&self, at: usize) -> Option<(&str, RecordKind)> {
        let start = *self.starts.get(at)? as usize;
        let end = self.starts.get(at + 1).map_or(self.text.len(), |next| *next as usize - 1);
        Some((self.text.get(start..end)?, *self.kinds.get(at)?))
    }

    /// The names that begin so.
    fn beginning<'n>(&'n self, prefix: &'n str) -> impl Iterator<Item = (&'n str, RecordKind)> {
        let rest = |start: &u32| self.text.get(*start as usize..).unwrap_or_default();
        let name = |start: &u32| rest(start).split('\n').next().unwrap_or_default();
        let first = self.starts.partition_point(|start| name(start) < prefix);
        (first..self.starts.len()).map_while(|at| self.get(at)).take_while(move |(name, _)| name.starts_with(prefix))
    }

    /// The names of which a word behind the first begins so; none where it has other signs than those of a name.
    fn within<'n>(&'n self, prefix: &str) -> impl Iterator<Item = (&'n str, RecordKind)> {
        let inner = format!("-{prefix}");
        let mut last = None;
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let found = from + self.text.get(from..)?.find(&inner)?;
                from = found + inner.len();
                let at = self.starts.partition_point(|start| *start as usize <= found).checked_sub(1)?;
                if last.replace(at) != Some(at) {
                    return self.get(at);
                }
            }
        })
    }
}

/// Names that were looked for: as many as were wanted, and how many there are.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Near {
    /// The first of them: those that begin so, in order, then those of which a later word does.
    pub names: Vec<(RecordKind, Name)>,
    /// How many there are in all.
    pub total: usize,
}

impl Store {
    /// The names, of records of the kinds that `accepts` takes, that begin with `typed` or of which a later word does, in
    /// any letter case; at most `most` of them.
    pub fn names_near(&self, typed: &str, accepts: &dyn Fn(RecordKind) -> bool, most: usize) -> Near {
        let typed = Name::new(typed);
        let typed = typed.as_str();
        let mut near = Near::default();
        if typed.chars().any(|c| !c.is_alphanumeric() && c != '-') {
            return near;
        }
        let changed = self.tail.spelled(&self.theory);
        let unchanged = self.packed.as_ref().map(|packed| packed.spelled());
        let stands = |name: &str| self.tail.versions.is_empty() || !self.tail.versions.contains_key(name);
        let beginning = unchanged.into_iter().flat_map(|all| all.beginning(typed)).filter(|(name, _)| stands(name));
        let mut first: Vec<_> = beginning.chain(changed.beginning(typed)).filter(|(_, kind)| accepts(*kind)).collect();
        if unchanged.is_some() && !self.tail.versions.is_empty() {
            first.sort_unstable_by_key(|(name, _)| *name);
        }
        near.total = first.len();
        near.names.extend(first.into_iter().take(most).map(|(name, kind)| (kind, Name::new(name))));
        if !typed.is_empty() {
            let within = unchanged.into_iter().flat_map(|all| all.within(typed)).filter(|(name, _)| stands(name));
            for (name, kind) in within.chain(changed.within(typed)) {
                if accepts(kind) && !name.starts_with(typed) {
                    near.total += 1;
                    if near.names.len() < most {
                        near.names.push((kind, Name::new(name)));
                    }
                }
            }
        }
        near
    }
}

impl Store {
    /// The records, of the kinds that `accepts` takes, that are called so: of which a word of the label, or of another
    /// name, begins with `typed`, in any letter case. By the word, then by name, each once; at most `most` of them.
    pub fn called(&self, typed: &str, accepts: &dyn Fn(RecordKind) -> bool, most: usize) -> Vec<Name> {
        let typed = typed.to_lowercase();
        let mut found: Vec<(String, Name)> = Vec::new();
        if let Some(packed) = &self.packed {
            let mut take = |word: &str, name: &str, kind: RecordKind| {
                if accepts(kind) && !self.tail.versions.contains_key(name) {
                    found.push((word.to_owned(), Name::new(name)));
                }
                found.len() < most
            };
            packed.each_called(&typed, &mut take);
        }
        let changed =
            self.tail.called(&self.theory, &typed).filter(|(_, name)| self.theory.kind(name).is_some_and(accepts));
        found.extend(changed.take(most).map(|(word, name)| (word.to_owned(), name.clone())));
        found.sort_unstable();
        let mut seen = BTreeSet::new();
        let names = found.into_iter().map(|(_, name)| name).filter(|name| seen.insert(name.clone()));
        names.take(most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language,
        store::{Change, Entry, How},
        text::FileId,
    };

    fn names(near: &Near) -> Vec<&str> {
        near.names.iter().map(|(_, name)| name.as_str()).collect()
    }

    #[test]
    fn names_are_found_by_their_beginning_and_by_later_words() {
        let mut store = Store::in_memory();
        let text = "factor quick-wins\n\nfactor wins\n\nfactor winter\n\nfactor owing-wins-wins\n\ntheme win\n\nfactor é-wins\n";
        let changes = language::parse_records(FileId(0), text).records.into_iter().map(|read| Change::Put(read.record));
        let at = crate::store::now(None).unwrap();
        let entry = Entry { at, by: "A. Author".into(), reason: None, how: How::Typed };
        store.commit(entry, changes.collect(), |_, changes| Ok(changes)).unwrap();
        let all = store.names_near("WIN", &|_| true, 9);
        assert_eq!(names(&all), ["win", "wins", "winter", "owing-wins-wins", "quick-wins", "é-wins"]);
        let factors = store.names_near("win", &RecordKind::is_factor, 2);
        assert_eq!((names(&factors), factors.total), (vec!["wins", "winter"], 5));
        assert_eq!(store.names_near("", &|_| true, 9).total, 6);
        assert_eq!(store.names_near("wins ", &|_| true, 9).total, 0);
    }

    #[test]
    fn records_are_found_by_what_they_are_called() {
        let mut store = Store::in_memory();
        let text = "factor a \"Winning early\"\n  also-called \"Quick wins\"\n\ntheme b \"A winter\"\n\nfactor c \"No winner\"\n";
        let changes = language::parse_records(FileId(0), text).records.into_iter().map(|read| Change::Put(read.record));
        let at = crate::store::now(None).unwrap();
        let entry = Entry { at, by: "A. Author".into(), reason: None, how: How::Typed };
        store.commit(entry, changes.collect(), |_, changes| Ok(changes)).unwrap();
        let found = |typed, most| store.called(typed, &|_| true, most).iter().map(Name::to_string).collect::<Vec<_>>();
        assert_eq!(found("WIN", 9), ["c", "a", "b"]);
        assert_eq!(
            (found("win", 2), found("quick", 9), found("z", 9).len()),
            (vec!["c".into(), "a".into()], vec!["a".into()], 0)
        );
        assert_eq!(store.called("win", &RecordKind::is_factor, 9).len(), 2);
    }
}
