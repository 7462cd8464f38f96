//! `search`: the words that are looked for.

use super::words;
use std::fmt::{self, Display, Formatter};

/// `search quick wins`: all of these words occur in the texts of a record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// The words, each once, in the order in which they were typed.
    pub words: Vec<Sought>,
}

/// One word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// Letters and digits, in lower case.
    pub text: String,
    /// Whether words that only begin so are found too: it was typed with `*` behind it.
    pub beginning: bool,
}

impl Search {
    /// The words of a text: letters and digits that stand together; a `*` directly behind one belongs to it.
    ///
    /// ```
    /// use because::question::Search;
    /// assert_eq!(Search::new("Quick-wins, turn*").to_string(), "quick wins turn*");
    /// ```
    pub fn new(text: &str) -> Search {
        let mut words: Vec<Sought> = Vec::new();
        for (start, end) in runs(text) {
            let typed = text.get(start..end).unwrap_or_default();
            let beginning = text.get(end..).is_some_and(|rest| rest.starts_with('*'));
            let word = Sought { text: folded(typed), beginning };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Search { words }
    }
}

impl Sought {
    /// Whether a word of a text, in lower case, is this one.
    pub fn is(&self, word: &str) -> bool {
        if self.beginning { word.starts_with(&self.text) } else { word == self.text }
    }

    /// Whether a word of a text, in any letter case, is this one.
    pub fn is_typed(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.is(&folded(word));
        }
        let begins = word.get(..self.text.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(&self.text));
        begins && (self.beginning || word.len() == self.text.len())
    }
}

/// Where the words of a text stand, in bytes: letters and digits that stand together.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(char::is_alphanumeric)?;
        let word = text.get(start..)?;
        let end = start + word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        from = end;
        Some((start, end))
    })
}

/// A word in lower case.
pub fn folded(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

impl Display for Search {
    /// The words as they are typed; in quotes where one of them is a word of the language.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // letters in circles and squares are no letters to the grammar outside quotation marks
        let strange = |c: char| matches!(c, '\u{2000}'..='\u{2BFF}' | '\u{1F100}'..='\u{1F1FF}');
        let plain = |word: &Sought| !words::is_reserved(&word.text) && !word.text.contains(strange);
        let quote = if self.words.iter().all(plain) { "" } else { "\"" };
        f.write_str(quote)?;
        for (at, word) in self.words.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{word}")?;
        }
        f.write_str(quote)
    }
}

impl Display for Sought {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.text, if self.beginning { "*" } else { "" })
    }
}
