//! Finding records by the words of their texts.

use super::Store;
use crate::theory::Name;
use std::collections::BTreeSet;

impl Store {
    /// The words that begin so, in order, in lower case: those of labels and other names, sentences, published cells,
    /// free texts and places.
    pub fn words(&self, prefix: &str) -> Vec<String> {
        let prefix = prefix.to_lowercase();
        let mut words = self.tail.words(&self.theory, &prefix);
        if let Some(packed) = &self.packed {
            let packed = packed.words(&prefix).into_iter();
            // A word may stand only in records that have changed since.
            let whole = self.tail.versions.is_empty();
            let here = packed.filter(|(word, count)| whole || self.stands_still(word, *count));
            words.extend(here.map(|(word, _)| word));
        }
        words.into_iter().collect()
    }

    /// The records in whose texts a word stands, by name.
    pub fn postings(&self, word: &str) -> Vec<Name> {
        let word = word.to_lowercase();
        let mut names: BTreeSet<Name> = self.tail.postings(&self.theory, &word).cloned().collect();
        names.extend(self.packed_postings(&word).cloned());
        names.into_iter().collect()
    }

    /// The records in the index, and unchanged since, in which a word stands.
    fn packed_postings<'s>(&'s self, word: &str) -> impl Iterator<Item = &'s Name> {
        let (names, numbers) = match &self.packed {
            Some(packed) => (packed.names(), packed.postings(word)),
            None => (&[][..], Vec::new()),
        };
        let found = numbers.into_iter().filter_map(|number| names.get(number as usize));
        found.map(|(_, name)| name).filter(|name| !self.tail.versions.contains_key(*name))
    }

    /// Whether a word of the index stands in a record that is unchanged since.
    fn stands_still(&self, word: &str, count: u32) -> bool {
        count as usize > self.tail.versions.len() || self.packed_postings(word).next().is_some()
    }
}
