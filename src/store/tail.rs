//! What happened since the index was made, in memory: all that happened, where there is no index.

use super::{Told, Version, contents::Words, names::Names, words_of};
use crate::theory::{Name, Theory};
use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

/// The revisions behind the index.
#[derive(Debug, Default)]
pub(super) struct Tail {
    /// What happened to each record.
    pub versions: BTreeMap<Name, Vec<Version>>,
    /// The revisions.
    pub log: Vec<Told>,
    /// Names that were given up; those that stand for something again have none.
    pub aliases: BTreeMap<Name, Option<Name>>,
    words: OnceCell<(Words, Vec<Name>)>,
    spelled: OnceCell<Names>,
    called: OnceCell<BTreeMap<String, BTreeSet<Name>>>,
}

impl Tail {
    /// Forgets what was made from it; it is about to change.
    pub(super) fn changes(&mut self) {
        self.words = OnceCell::new();
        self.spelled = OnceCell::new();
        self.called = OnceCell::new();
    }

    /// The words that begin so.
    pub(super) fn words(&self, theory: &Theory, prefix: &str) -> BTreeSet<String> {
        self.gathered(theory).0.beginning(prefix).map(str::to_owned).collect()
    }

    /// The records in which a word stands, by name.
    pub(super) fn postings<'t>(&'t self, theory: &Theory, word: &str) -> impl Iterator<Item = &'t Name> {
        let (words, names) = self.gathered(theory);
        words.numbers(word).into_iter().filter_map(|number| names.get(number as usize))
    }

    /// The names of the records that changed and are known, to be looked through.
    pub(super) fn spelled(&self, theory: &Theory) -> &Names {
        self.spelled.get_or_init(|| {
            Names::of(self.versions.keys().filter_map(|name| theory.kind(name).map(|kind| (kind, name.as_str()))))
        })
    }

    /// The words of labels and other names that begin so, in order, each with the records that are called so.
    pub(super) fn called<'t>(
        &'t self,
        theory: &Theory,
        prefix: &'t str,
    ) -> impl Iterator<Item = (&'t str, &'t Name)> + use<'t> {
        let all = self.called.get_or_init(|| {
            let mut all: BTreeMap<String, BTreeSet<Name>> = BTreeMap::new();
            for record in self.versions.keys().filter_map(|name| theory.get(name)) {
                for word in record.titles().flat_map(words_of) {
                    all.entry(word).or_default().insert(record.name.clone());
                }
            }
            all
        });
        let beginning = all.range(prefix.to_owned()..).take_while(move |(word, _)| word.starts_with(prefix));
        beginning.flat_map(|(word, names)| names.iter().map(|name| (word.as_str(), name)))
    }

    /// The words of the records that changed, and the names of those.
    fn gathered(&self, theory: &Theory) -> &(Words, Vec<Name>) {
        self.words.get_or_init(|| {
            let names: Vec<Name> = self.versions.keys().cloned().collect();
            let mut words = Words::default();
            for (number, name) in (0..).zip(&names) {
                if let Some(record) = theory.get(name) {
                    words.add(number, record);
                }
            }
            (words, names)
        })
    }
}
