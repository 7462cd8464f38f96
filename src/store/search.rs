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

    /// The records in whose texts all these words stand, by name; `true` beside one stands for all words that begin so.
    pub fn holding(&self, words: &[(&str, bool)]) -> Vec<Name> {
        let words: Vec<(String, bool)> = words.iter().map(|(word, begins)| (word.to_lowercase(), *begins)).collect();
        let mut names: Vec<Name> = match &self.packed {
            Some(packed) => {
                let all = packed.names();
                let numbers = all_of(&words, |word| packed.postings(word), |prefix| of_first(packed.words(prefix)));
                numbers.into_iter().filter_map(|at| all.get(at as usize)).map(|(_, name)| name.clone()).collect()
            }
            None => Vec::new(),
        };
        if !self.tail.versions.is_empty() {
            names.retain(|name| !self.tail.versions.contains_key(name));
            names.extend(all_of(
                &words,
                |word| self.tail.postings(&self.theory, word).cloned().collect(),
                |prefix| self.tail.words(&self.theory, prefix).into_iter().collect(),
            ));
            names.sort_unstable();
        }
        names
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

fn of_first<A, B>(pairs: Vec<(A, B)>) -> Vec<A> {
    pairs.into_iter().map(|(first, _)| first).collect()
}

/// What stands in the postings of each of these words, in order.
fn all_of<T: Ord>(
    words: &[(String, bool)],
    postings: impl Fn(&str) -> Vec<T>,
    beginning: impl Fn(&str) -> Vec<String>,
) -> Vec<T> {
    let mut all: Option<Vec<T>> = None;
    for (word, begins) in words {
        let mut here: Vec<T> = match begins {
            true => beginning(word).iter().flat_map(|word| postings(word)).collect(),
            false => postings(word),
        };
        here.sort_unstable();
        here.dedup();
        if let Some(all) = &all {
            here.retain(|one| all.binary_search(one).is_ok());
        }
        if here.is_empty() {
            return here;
        }
        all = Some(here);
    }
    all.unwrap_or_default()
}
