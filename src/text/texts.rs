//! The texts that were read, each with its name.

use super::{FileId, Span};

/// One text with the name that messages give it.
#[derive(Debug, Clone)]
pub struct Text {
    /// What messages call it: a path, or `<stdin>`, or `<prompt>`.
    pub name: String,
    /// The text itself.
    pub text: String,
}

/// All texts that messages may point into.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    texts: Vec<Text>,
}

impl Texts {
    /// Keeps a text and gives its number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.texts.push(Text { name: name.into(), text: text.into() });
        id
    }

    /// The text with that number, if there is one.
    pub fn get(&self, id: FileId) -> Option<&Text> {
        self.texts.get(id.0 as usize)
    }

    /// Line and column (both from 1; columns in characters) of the start of a span.
    pub fn line_column(&self, span: Span) -> Option<(usize, usize)> {
        let before = self.get(span.file)?.text.get(..span.start as usize)?;
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Some((line, column))
    }
}
