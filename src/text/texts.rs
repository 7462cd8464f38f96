//! The texts that were read, each with its name.

use super::{FileId, Span};
use std::cell::OnceCell;

/// One text with the name that messages give it.
#[derive(Debug, Clone)]
pub struct Text {
    /// What messages call it: a path, or `<stdin>`, or `<prompt>`.
    pub name: String,
    /// The text itself.
    pub text: String,
    /// Where its lines begin, once that is asked for: of most texts it never is.
    lines: OnceCell<Vec<u32>>,
}

impl Text {
    /// The line (from 1) that holds an offset, and where that line begins.
    pub fn line(&self, offset: usize) -> (usize, usize) {
        let lines = self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.filter_map(|(at, _)| u32::try_from(at + 1).ok())).collect()
        });
        let at = lines.partition_point(|start| *start as usize <= offset).max(1);
        (at, lines.get(at - 1).map_or(0, |start| *start as usize))
    }
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
        self.texts.push(Text { name: name.into(), text: text.into(), lines: OnceCell::new() });
        id
    }

    /// The text with that number, if there is one.
    pub fn get(&self, id: FileId) -> Option<&Text> {
        self.texts.get(id.0 as usize)
    }

    /// Lets go of what a text says, once nothing is to be told of it any more. Its name and its number stay.
    pub fn let_go(&mut self, id: FileId) {
        if let Some(text) = self.texts.get_mut(id.0 as usize) {
            text.text = String::new();
            text.lines = OnceCell::new();
        }
    }

    /// Line and column (both from 1; columns in characters) of the start of a span.
    pub fn line_column(&self, span: Span) -> Option<(usize, usize)> {
        let text = self.get(span.file)?;
        let (line, start) = text.line(span.start as usize);
        let column = text.text.get(start..span.start as usize)?.chars().count() + 1;
        Some((line, column))
    }
}
