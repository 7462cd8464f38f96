//! The words of what is known, and the records in which each stands.

use crate::theory::{Record, Value, fields};
use foldhash::HashMap;
use std::borrow::Cow;

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
    if text.is_ascii() {
        let of_word = |byte: &u8| byte.is_ascii_alphanumeric();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(skipped) = bytes.get(at..).and_then(|rest| rest.iter().position(of_word)) {
            let start = at + skipped;
            let rest = bytes.get(start..).unwrap_or_default();
            at = start + rest.iter().position(|byte| !of_word(byte)).unwrap_or(rest.len());
            each(lower(text.get(start..at).unwrap_or_default(), word));
        }
        return;
    }
    for part in text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        each(lower(part, word));
    }
}

/// A word in lower case; most are so already.
fn lower<'w>(part: &'w str, word: &'w mut String) -> &'w str {
    if part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return part;
    }
    word.clear();
    if part.is_ascii() {
        word.push_str(part);
        word.make_ascii_lowercase();
    } else {
        word.extend(part.chars().flat_map(char::to_lowercase));
    }
    word
}

/// In which records each word stands, while it is gathered. Records come by rising numbers.
///
/// A large text has ten million words, and each is looked up: so most lie beside their numbers, not behind a pointer.
#[derive(Debug, Default)]
pub(in crate::store) struct Words {
    short: HashMap<Short, Postings>,
    long: HashMap<Box<str>, Postings>,
    word: String,
}

/// A word of at most 16 bytes, filled up with zeros, which stand in no word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Short(u128);

impl Short {
    fn of(word: &str) -> Option<Short> {
        let mut bytes = [0; size_of::<u128>()];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Some(Short(u128::from_le_bytes(bytes)))
    }

    fn word(self) -> Box<str> {
        let bytes = self.0.to_le_bytes();
        let word = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
        std::str::from_utf8(word).unwrap_or_default().into()
    }
}

/// How many bytes of postings stand beside the word.
const LAST: usize = 19;

/// The numbers of the records in which a word stands, each as its distance from the one before: seven bits a byte, the
/// lowest first.
#[derive(Debug, Default)]
struct Postings {
    bytes: Vec<u8>,
    /// The bytes behind those, and how many they are.
    last: [u8; LAST],
    held: u8,
    /// The number that comes behind the last one at the earliest; 0 where there is none yet.
    next: u32,
}

impl Postings {
    fn add(&mut self, number: u32) {
        if number < self.next {
            return;
        }
        let mut distance = number - self.next.saturating_sub(1);
        while distance >= 0x80 {
            self.push(distance as u8 | 0x80);
            distance >>= 7;
        }
        self.push(distance as u8);
        self.next = number.saturating_add(1);
    }

    fn push(&mut self, byte: u8) {
        if usize::from(self.held) == LAST {
            self.bytes.extend_from_slice(&self.last);
            self.held = 0;
        }
        if let Some(free) = self.last.get_mut(usize::from(self.held)) {
            *free = byte;
            self.held += 1;
        }
    }

    fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.bytes;
        bytes.extend_from_slice(self.last.get(..usize::from(self.held)).unwrap_or_default());
        bytes
    }

    fn numbers(&self) -> Vec<u32> {
        let last = self.last.get(..usize::from(self.held)).unwrap_or_default();
        from_bytes(&[&self.bytes, last].concat()).unwrap_or_default()
    }
}

impl Words {
    /// Adds the words of a record.
    pub(in crate::store) fn add(&mut self, number: u32, record: &Record) {
        let Words { short, long, word } = self;
        for text in texts_of(record) {
            each_word(&text, word, |word| match Short::of(word) {
                Some(word) => short.entry(word).or_default().add(number),
                None => match long.get_mut(word) {
                    Some(postings) => postings.add(number),
                    None => long.entry(word.into()).or_default().add(number),
                },
            });
        }
    }

    /// The words in order, each with its numbers.
    pub(in crate::store) fn sorted(self) -> impl Iterator<Item = (Box<str>, Vec<u32>)> {
        let short = self.short.into_iter().map(|(word, postings)| (word.word(), postings));
        let mut words: Vec<_> = short.chain(self.long).collect();
        words.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        words.into_iter().map(|(word, postings)| (word, from_bytes(&postings.into_bytes()).unwrap_or_default()))
    }

    /// The words that begin so.
    pub(in crate::store) fn beginning(&self, prefix: &str) -> Vec<String> {
        let short = self.short.keys().filter(|word| word.0.to_le_bytes().starts_with(prefix.as_bytes()));
        let long = self.long.keys().filter(|word| word.starts_with(prefix)).cloned();
        short.map(|word| word.word()).chain(long).map(String::from).collect()
    }

    /// The numbers of the records in which a word stands.
    pub(in crate::store) fn numbers(&self, word: &str) -> Vec<u32> {
        let postings = match Short::of(word) {
            Some(short) => self.short.get(&short),
            None => self.long.get(word),
        };
        postings.map(Postings::numbers).unwrap_or_default()
    }
}

/// Rising numbers as bytes.
pub(super) fn to_bytes(numbers: &[u32]) -> Vec<u8> {
    let mut postings = Postings::default();
    numbers.iter().for_each(|number| postings.add(*number));
    postings.into_bytes()
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
        for numbers in [
            vec![],
            vec![0],
            vec![0, 1, 127, 128, 300, 70_000],
            vec![u32::MAX],
            (0..100u32).map(|n| n * n).collect::<Vec<u32>>(),
        ] {
            assert_eq!(from_bytes(&to_bytes(&numbers)).as_ref(), Some(&numbers));
        }
        assert_eq!(from_bytes(&[0x80]), None);
        assert_eq!(from_bytes(&[0xff; 8]), None);
    }

    #[test]
    fn words_of_any_length_are_found_again() {
        let label = "a abcdefghijklmno abcdefghijklmnop abcdefghijklmnopq éééééééé éééééééé1";
        let text = format!("theme t \"{label}\"\n\ntheme u \"a abcdefghijklmnopq\"\n");
        let mut words = Words::default();
        for (number, read) in (0..).zip(language::parse_records(FileId(0), &text).records) {
            words.add(number, &read.record);
        }
        for word in label.split(' ') {
            let both = ["a", "abcdefghijklmnopq"].contains(&word);
            assert_eq!(words.numbers(word), if both { vec![0, 1] } else { vec![0] }, "{word}");
        }
        assert!(words.numbers("abcdefghijklmn").is_empty());
        assert_eq!(words.beginning("é").len(), 2);
        let sorted: Vec<Box<str>> = words.sorted().map(|(word, _)| word).collect();
        assert_eq!(sorted.join(" "), label);
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
                "place [1]",
                "quoted [1]",
                "told [1]",
                "wins [0]",
                "words [1, 2]",
                "élan [0]"
            ]
        );
    }
}
