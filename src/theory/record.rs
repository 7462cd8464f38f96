//! A record: its word, its name, its label and its fields.

use super::{Counting, Group, Lead, Level, Name, RecordKind, Role, Sentence};

/// One thing that is known, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its kind, told by its word.
    pub kind: RecordKind,
    /// Its name; one name stands for one record, whatever its kind.
    pub name: Name,
    /// The words that people read for it.
    pub label: Option<String>,
    /// What a scale counts; of no other kind.
    pub counting: Option<Counting>,
    /// Its fields in the order given.
    pub fields: Vec<Field>,
}

/// One field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its word in the table of fields.
    pub word: &'static str,
    /// Its value, of the kind that the table says.
    pub value: Value,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `in ioc-2021, ioc-2022`. A configuration is named with its number, `early-wins.1`.
    Names(Vec<NameOf>),
    /// `from aunger-2022 at "table 3"`.
    Place {
        /// The sources.
        names: Vec<NameOf>,
        /// Where in them, in the author's words.
        at: Option<String>,
    },
    /// A role line of a `cmoc` given as a list.
    Groups(Vec<Group>),
    /// A role line of a `cmoc` given as the published cell.
    Cell(Sentence),
    /// A part of a statement.
    Part {
        /// The word that opens it.
        lead: Lead,
        /// What follows; nothing, behind a word that is ours, where it is not known what stands there (`then: ?`).
        sentence: Sentence,
    },
    /// Free text; `\n` stands where a blank line parts paragraphs.
    Text(String),
    /// Several short texts.
    Texts(Vec<String>),
    /// A whole number.
    Number(i64),
    /// A day, `2026-11-21`, or a month or year of one.
    Date(String),
    /// One of a closed list of words, or a word of a scale.
    Word(String),
    /// The roles that are carried over from the configuration before.
    Roles(Vec<Role>),
    /// One level of a scale.
    Level(Level),
    /// A question, in its canonical reading.
    Question(String),
}

/// A name, or one configuration of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameOf {
    /// The record.
    pub name: Name,
    /// The number of the configuration, from 1, where one is meant.
    pub number: Option<u32>,
}

impl std::fmt::Display for NameOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.number {
            Some(number) => write!(f, "{}.{number}", self.name),
            None => write!(f, "{}", self.name),
        }
    }
}

impl Record {
    /// The records that it names in its fields, each as often as it does; literals are not counted among them.
    pub fn named(&self) -> impl Iterator<Item = &Name> {
        self.named_of().map(|name| &name.name)
    }

    /// The same with the numbers of the configurations that are meant.
    pub fn named_of(&self) -> impl Iterator<Item = &NameOf> {
        self.fields.iter().flat_map(|field| match &field.value {
            Value::Names(names) | Value::Place { names, .. } => names.as_slice(),
            _ => &[],
        })
    }

    /// The values of a field, in the order given.
    pub fn all<'r>(&'r self, word: &'r str) -> impl Iterator<Item = &'r Value> {
        self.fields.iter().filter(move |field| field.word == word).map(|field| &field.value)
    }

    /// The first value of a field.
    pub fn get(&self, word: &str) -> Option<&Value> {
        self.fields.iter().find(|field| field.word == word).map(|field| &field.value)
    }

    /// The names that a field gives, over all its lines.
    pub fn names(&self, word: &str) -> Vec<&NameOf> {
        let values = self.fields.iter().filter(|field| field.word == word).map(|field| &field.value);
        let names = values.flat_map(|value| match value {
            Value::Names(names) | Value::Place { names, .. } => names.as_slice(),
            _ => &[],
        });
        names.collect()
    }

    /// The first value of a field, where it is a text, a word or a date.
    pub fn text(&self, word: &str) -> Option<&str> {
        match self.get(word)? {
            Value::Text(text) | Value::Word(text) | Value::Date(text) | Value::Question(text) => Some(text),
            _ => None,
        }
    }

    /// The label, or the name where there is none.
    pub fn title(&self) -> &str {
        self.label.as_deref().unwrap_or(self.name.as_str())
    }

    /// What people call it: its label, and the other names of a factor.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        let others = self.all("also-called").flat_map(|value| match value {
            Value::Texts(texts) => texts.as_slice(),
            _ => &[],
        });
        self.label.iter().chain(others).map(String::as_str)
    }

    /// The sentence of a statement as published: its parts joined by single spaces, without codes and without the
    /// words that are ours. `None` for other kinds.
    pub fn sentence(&self) -> Option<String> {
        let mut text = String::new();
        let mut any = false;
        for field in &self.fields {
            if let Value::Part { lead, sentence } = &field.value {
                any = true;
                let body = sentence.text();
                let opening = if lead.ours { "" } else { lead.typed.as_str() };
                for piece in [opening, body.as_str()] {
                    if !piece.is_empty() {
                        if !text.is_empty() {
                            text.push(' ');
                        }
                        text.push_str(piece);
                    }
                }
            }
        }
        any.then_some(text)
    }
}

/// A text as titles are compared: in lower case, runs of white space as one space.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
