//! The words of labels and of other names, so that a record is found by what people call it while they type.

use super::{gathering::Titles, words_of};
use std::collections::BTreeMap;

/// Words in order, each with the numbers of the records that are called so.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Called {
    /// The words, each with a line end behind it.
    words: String,
    /// Where each word begins.
    lines: Vec<usize>,
    /// For each word, where its numbers begin, and behind the last one how many there are; then the numbers.
    numbers: Vec<u32>,
}

impl Called {
    /// Takes in what records are called, each with its number, in order.
    pub(super) fn of<'t>(titles: impl Iterator<Item = (u32, &'t Titles)>) -> Called {
        let mut all: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, (label, others)) in titles {
            for word in label.iter().chain(others).flat_map(|title| words_of(title)) {
                let numbers = all.entry(word).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
        }
        let mut count = 0;
        let mut starts = vec![0];
        for numbers in all.values() {
            count += numbers.len();
            starts.push(u32::try_from(count).unwrap_or(u32::MAX));
        }
        let words: String = all.keys().flat_map(|word| [word, "\n"]).collect();
        let numbers = starts.into_iter().chain(all.into_values().flatten()).collect();
        Called { lines: lines(&words), words, numbers }
    }

    /// The words as bytes, and the numbers.
    pub(super) fn to_bytes(&self) -> (&[u8], Vec<u8>) {
        (self.words.as_bytes(), self.numbers.iter().flat_map(|number| number.to_le_bytes()).collect())
    }

    /// Reads them back.
    pub(super) fn from_bytes(words: Vec<u8>, numbers: &[u8]) -> Option<Called> {
        let words = String::from_utf8(words).ok()?;
        let (chunks, rest) = numbers.as_chunks();
        let numbers = chunks.iter().map(|chunk| u32::from_le_bytes(*chunk)).collect::<Vec<u32>>();
        let called = Called { lines: lines(&words), words, numbers };
        let last = *called.numbers.get(called.lines.len())? as usize;
        (rest.is_empty() && called.numbers.len() == called.lines.len() + 1 + last).then_some(called)
    }

    /// The words that begin so, in order, each with the numbers of the records that are called so.
    pub(in crate::store) fn beginning<'c>(&'c self, prefix: &'c str) -> impl Iterator<Item = (&'c str, &'c [u32])> {
        let first = self.lines.partition_point(|line| self.word(*line) < prefix);
        let all = (first..self.lines.len()).map(|at| (self.word(self.lines[at]), self.of_word(at)));
        all.take_while(move |(word, _)| word.starts_with(prefix))
    }

    fn word(&self, line: usize) -> &str {
        self.words.get(line..).and_then(|rest| rest.split('\n').next()).unwrap_or_default()
    }

    fn of_word(&self, at: usize) -> &[u32] {
        let items = self.numbers.get(self.lines.len() + 1..).unwrap_or(&[]);
        let range = self.numbers.get(at).zip(self.numbers.get(at + 1));
        range.and_then(|(start, end)| items.get(*start as usize..*end as usize)).unwrap_or(&[])
    }
}

/// Where the lines of a text begin, each of which ends with a line end.
fn lines(text: &str) -> Vec<usize> {
    let mut lines = vec![0];
    lines.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
    lines.pop();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_found_by_the_words_that_they_are_called() {
        let titles: [Titles; 3] = [
            (Some("Quick wins, quick".to_owned()), vec!["Early victory".to_owned()]),
            (None, vec!["winter".to_owned()]),
            (Some("Wins".to_owned()), Vec::new()),
        ];
        let called = Called::of((3..).zip(&titles));
        let found = |called: &Called, prefix: &str| {
            let found = called.beginning(prefix).map(|(word, numbers)| format!("{word} {numbers:?}"));
            found.collect::<Vec<_>>()
        };
        assert_eq!(found(&called, "win"), ["wins [3, 5]", "winter [4]"]);
        assert_eq!(found(&called, "quick"), ["quick [3]"]);
        assert_eq!((found(&called, "z").len(), found(&called, "").len()), (0, 5));
        let (words, numbers) = called.to_bytes();
        assert_eq!(Called::from_bytes(words.to_vec(), &numbers).as_ref(), Some(&called));
        assert_eq!(Called::from_bytes(words.to_vec(), &numbers[4..]), None);
        let none = Called::of(std::iter::empty());
        let (words, numbers) = none.to_bytes();
        assert_eq!(Called::from_bytes(words.to_vec(), &numbers), Some(none));
    }
}
