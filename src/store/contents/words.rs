//! The words of what is known, and the records in which each stands.

use crate::theory::{Record, Value, fields};
use std::{borrow::Cow, collections::HashMap};

/// The words of a text, in lower case, in its order: letters and digits that stand together.
///
/// ```
/// use because::store::words_of;
/// assert_eq!(words_of("‘Quick wins’, e.g. IT-systems"), ["quick", "wins", "e", "g", "it", "systems"]);
/// ```
pub fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut String::new(), |word| words.push(word.to_owned()));
    words
}

/// The texts of a record that are searched: its label and its other names, its sentence, its free texts, and where in a
/// source something stands.
fn texts_of(record: &Record) -> impl Iterator<Item = Cow<'_, str>> {
    let label = record.titles().map(Cow::Borrowed);
    label.chain(record.fields.iter().filter_map(|field| match &field.value {
        Value::Text(text) if fields::SEARCHED.contains(&field.word) => Some(Cow::Borrowed(text.as_str())),
        Value::Place { at: Some(at), .. } => Some(Cow::Borrowed(at.as_str())),
        Value::Part { sentence, .. } | Value::Cell(sentence) => Some(Cow::Owned(sentence.text())),
        _ => None,
    }))
}

fn each_word(text: &str, word: &mut String, mut each: impl FnMut(&str)) {
    for part in text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        word.clear();
        if part.is_ascii() {
            word.push_str(part);
            word.make_ascii_lowercase();
        } else {
            word.extend(part.chars().flat_map(char::to_lowercase));
        }
        each(word);
    }
}

/// In which records each word stands, while it is gathered. Records come by rising numbers.
#[derive(Debug, Default)]
pub(in crate::store) struct Words {
    postings: HashMap<Box<str>, Postings>,
    word: String,
}

/// The numbers of the records in which a word stands, each as its distance from the one before: seven bits a byte, the
/// lowest first.
#[derive(Debug, Default)]
struct Postings {
    bytes: Vec<u8>,
    last: Option<u32>,
}

impl Postings {
    fn add(&mut self, number: u32) {
        if self.last == Some(number) {
            return;
        }
        let mut distance = number - self.last.unwrap_or(0);
        while distance >= 0x80 {
            self.bytes.push(distance as u8 | 0x80);
            distance >>= 7;
        }
        self.bytes.push(distance as u8);
        self.last = Some(number);
    }
}

impl Words {
    /// Adds the words of a record.
    pub(in crate::store) fn add(&mut self, number: u32, record: &Record) {
        let postings = &mut self.postings;
        for text in texts_of(record) {
            each_word(&text, &mut self.word, |word| match postings.get_mut(word) {
                Some(postings) => postings.add(number),
                None => postings.entry(word.into()).or_default().add(number),
            });
        }
    }

    /// The words in order, each with its numbers.
    pub(in crate::store) fn sorted(self) -> impl Iterator<Item = (Box<str>, Vec<u32>)> {
        let mut words: Vec<_> = self.postings.into_iter().collect();
        words.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        words.into_iter().map(|(word, postings)| (word, from_bytes(&postings.bytes).unwrap_or_default()))
    }

    /// The words that begin so.
    pub(in crate::store) fn beginning<'w>(&'w self, prefix: &'w str) -> impl Iterator<Item = &'w str> {
        self.postings.keys().map(AsRef::as_ref).filter(move |word: &&str| word.starts_with(prefix))
    }

    /// The numbers of the records in which a word stands.
    pub(in crate::store) fn numbers(&self, word: &str) -> Vec<u32> {
        self.postings.get(word).and_then(|postings| from_bytes(&postings.bytes)).unwrap_or_default()
    }
}

/// Rising numbers as bytes.
pub(super) fn to_bytes(numbers: &[u32]) -> Vec<u8> {
    let mut postings = Postings::default();
    numbers.iter().for_each(|number| postings.add(*number));
    postings.bytes
}

/// Reads them back.
pub(super) fn from_bytes(bytes: &[u8]) -> Option<Vec<u32>> {
    let (mut numbers, mut last) = (Vec::new(), 0u32);
    let (mut distance, mut shift) = (0u32, 0);
    for byte in bytes {
        distance |= u32::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            last = last.checked_add(distance)?;
            numbers.push(last);
            (distance, shift) = (0, 0);
        }
    }
    (shift == 0).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language, text::FileId};

    #[test]
    fn numbers_come_back() {
        for numbers in [vec![], vec![0], vec![0, 1, 127, 128, 300, 70_000], vec![u32::MAX]] {
            assert_eq!(from_bytes(&to_bytes(&numbers)).as_ref(), Some(&numbers));
        }
        assert_eq!(from_bytes(&[0x80]), None);
        assert_eq!(from_bytes(&[0xff; 8]), None);
    }

    #[test]
    fn what_is_searched_is_what_people_wrote_as_text() {
        let text = "statement s \"Label\"\n  in t\n  if [early Wins](+early-wins) come\n  then ÉLAN grows\n  doi hidden\n\n\
            evidence e\n  from src at \"place\"\n  supports s\n  quote \"quoted Words\"\n  paraphrase told\n\n\
            cmoc c\n  context [cell words](+x)\n  outcome +y\n";
        let mut words = Words::default();
        for (number, read) in (0..).zip(language::parse_records(FileId(0), text).records) {
            words.add(number, &read.record);
        }
        let found: Vec<String> = words.sorted().map(|(word, at)| format!("{word} {at:?}")).collect();
        assert_eq!(
            found,
            [
                "cell [2]",
                "come [0]",
                "early [0]",
                "grows [0]",
                "label [0]",
                "quoted [1]",
                "told [1]",
                "place [1]",
                "wins [0]",
                "words [1, 2]",
                "élan [0]"
            ]
        );
    }
}
