//! What was read, with its places.
//!
//! A record that was read is the record itself, as `theory` knows it, beside the places of the names in it: `resolve`
//! checks those names and reports them there. So there is one shape of a record, not two.

use crate::{
    question,
    text::Span,
    theory::{self, NameOf, fields::Wanted},
};

/// A record as read.
#[derive(Debug, Clone)]
pub struct Record {
    /// The record.
    pub record: theory::Record,
    /// The whole of its text, from its word to the end of its last field.
    pub span: Span,
    /// Its name in its first line.
    pub name_span: Span,
    /// The names in it that stand for other records.
    pub references: Vec<Reference>,
    /// Its fields, one span each, in the order of `record.fields`.
    pub field_spans: Vec<Span>,
    /// Whether every line of it could be read.
    pub whole: bool,
}

/// A question as read.
#[derive(Debug, Clone)]
pub struct Question {
    /// The question.
    pub question: question::Question,
    /// The whole of its text.
    pub span: Span,
    /// The names in it that stand for records.
    pub references: Vec<Reference>,
    /// Which of those stand in quotes, as typed: they may be labels. The question itself has such a text in the place
    /// of the name until it is resolved.
    pub quoted: Vec<(Span, String)>,
    /// The fields that its conditions, its order and its groups name.
    pub fields: Vec<(Span, String)>,
}

/// A name that stands for a record.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Its place.
    pub span: Span,
    /// The name.
    pub name: NameOf,
    /// What kind of record it has to be; none where any will do.
    pub wanted: Option<Wanted>,
}
