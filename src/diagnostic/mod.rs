//! Faults and notes as values: what is wrong, where, what was expected, and what to type instead.
//!
//! One table ([`Code`]) names every message; `because explain E0203` and the gallery of messages come from it.
//! `render` draws them.

mod code;
mod suggest;

pub use code::{Code, Severity};
pub use suggest::nearest;

use crate::text::Span;

/// One fault or note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which message it is.
    pub code: Code,
    /// What is wrong, in the person's words.
    pub message: String,
    /// The smallest text that shows it.
    pub span: Option<Span>,
    /// What stands beside the mark: expected and found.
    pub label: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<(Span, String)>,
    /// A remedy that can be typed.
    pub help: Option<String>,
    /// The words that would have done, where it is one of a list: what completion offers there.
    pub choices: Vec<String>,
}

impl Diagnostic {
    /// Makes one that marks a text.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { span: Some(span), ..Diagnostic::new(code, message) }
    }

    /// Makes one that marks nothing.
    pub fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        let (span, label, help) = (None, None, None);
        Diagnostic { code, message: message.into(), span, label, related: Vec::new(), help, choices: Vec::new() }
    }

    /// Says what stands beside the mark.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = Some(label.into());
        self
    }

    /// Says what to type instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Says which words would have done.
    #[must_use]
    pub fn choices(mut self, choices: impl IntoIterator<Item = impl Into<String>>) -> Diagnostic {
        self.choices = choices.into_iter().map(Into::into).collect();
        self
    }

    /// Marks another place too.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Diagnostic {
        self.related.push((span, label.into()));
        self
    }

    /// Whether it stops what was to be done.
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}
