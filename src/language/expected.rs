//! What may stand at a place of a question: the words and the kinds of slot, read off a parse that fails there.
//!
//! Messages and completion ask here alike.

use super::{
    grammar::{Grammar, Rule},
    told::told,
};
use pest::{
    Parser,
    error::{Error, ErrorVariant},
};

/// What may stand at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    /// Where the word begins that is being typed there, in bytes from the start of the text.
    pub start: usize,
    /// Words and signs of the language, in the order of the reference.
    pub words: Vec<&'static str>,
    /// Kinds of thing that a person names or fills in.
    pub slots: Vec<Slot>,
}

/// A kind of thing that a person names or fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A factor, with or without its direction, by name or by label in quotes.
    Factor,
    /// A source, by name or by label in quotes.
    Source,
    /// A theory, by name or by label in quotes.
    Theory,
    /// Any record, by name or by label in quotes.
    Record,
    /// The number of a configuration.
    Ordinal,
    /// A field of a record, a count or a column of the answer.
    Field,
    /// What a field is compared with.
    Value,
    /// Words in quotes.
    Text,
    /// Words that are looked for.
    Words,
    /// A whole number.
    Number,
}

impl Slot {
    /// What messages call it.
    pub fn noun(self) -> &'static str {
        match self {
            Slot::Factor => "a factor",
            Slot::Source => "a source",
            Slot::Theory => "a theory",
            Slot::Record => "a name",
            Slot::Ordinal => "the number of a configuration",
            Slot::Field => "a field",
            Slot::Value => "a value",
            Slot::Text => "words in quotes",
            Slot::Words => "words to look for",
            Slot::Number => "a whole number",
        }
    }

    /// Whether it is filled by the name of a record.
    pub fn is_name(self) -> bool {
        matches!(self, Slot::Factor | Slot::Source | Slot::Theory | Slot::Record)
    }
}

/// What may stand at the end of a text, which is a question up to the cursor; a word being typed at the end of it
/// counts as not there yet.
///
/// ```
/// use because::language::{Slot, expected};
/// assert!(expected("find mech").words.contains(&"mechanisms"));
/// assert_eq!(expected("find mechanisms leading to ").slots, [Slot::Factor]);
/// ```
pub fn expected(text: &str) -> Expected {
    let start = start_of_last_word(text);
    let before = text.get(..start).unwrap_or_default();
    if super::question::depth_exceeded(before).is_some() {
        return Expected { start, ..Expected::default() };
    }
    // no rule accepts this character, so the parse fails just behind the text
    let probe = format!("{}\u{1}", super::question::on_one_line(before));
    let mut expected = match Grammar::parse(Rule::one_question, &probe) {
        Ok(_) => Expected::default(),
        Err(error) => from_error(&error),
    };
    expected.start = start;
    drop_used(before, &mut expected.words);
    expected
}

/// What goes on with a clause, and stands before what begins the next one.
const GOES_ON: [&str; 7] = [")", "and", "or", "descending", ",", "directly", "leading"];

/// What the parser would have taken where it failed.
pub(super) fn from_error(error: &Error<Rule>) -> Expected {
    let mut expected = Expected::default();
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else { return expected };
    for told in positives.iter().map(|rule| told(*rule)) {
        for word in told.words {
            if !expected.words.contains(word) {
                expected.words.push(word);
            }
        }
        for slot in told.slots {
            if !expected.slots.contains(slot) {
                expected.slots.push(*slot);
            }
        }
    }
    let (mut near, far): (Vec<&str>, Vec<&str>) = expected.words.iter().partition(|word| GOES_ON.contains(word));
    near.sort_by_key(|word| GOES_ON.iter().position(|other| other == word));
    near.extend(far);
    expected.words = near;
    // a chain has both its ends before anything else is worth naming
    if expected.words.contains(&"within") && expected.words.contains(&"to") {
        expected.words.retain(|word| matches!(*word, "from" | "to"));
    }
    expected
}

/// Leaves out the openings of clauses that a question, whole up to here, has already.
pub(super) fn drop_used(before: &str, words: &mut Vec<&'static str>) {
    let before = super::question::on_one_line(before);
    let Ok(mut pairs) = Grammar::parse(Rule::one_question, &before) else { return };
    let Some(verb) = pairs.next() else { return };
    let mut withs = 0;
    for clause in verb.into_inner() {
        let Some(opening) = clause.clone().into_inner().next() else { continue };
        match (clause.as_rule(), told(opening.as_rule()).words) {
            (Rule::with, _) => withs += 1,
            (_, [word]) => words.retain(|other| other != word),
            _ => {}
        }
    }
    if withs >= 2 {
        words.retain(|word| *word != "with");
    }
}

/// Where the word begins that stands unfinished at the end of a text; an open quotation counts as one word.
fn start_of_last_word(text: &str) -> usize {
    if let Some(open) = super::question::open_quote(text) {
        return open;
    }
    let word = text.trim_end_matches(|c: char| c.is_alphanumeric() || c == '-' || c == '.');
    let typed = text.get(word.len()..).unwrap_or_default();
    // a minus before a name is its sign, and a number is whole as soon as it is typed
    word.len() + (typed.len() - typed.trim_start_matches('-').len())
}
