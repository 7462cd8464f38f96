//! The document flow of a review: what is identified is screened, and of that some is included, so the counts never
//! rise. Where they do, a digit is often wrong, or two counts are of different things.

use crate::{
    diagnostic::{Code, Diagnostic},
    language::ast,
    text::Span,
    theory::{RecordKind, Value},
};

/// The steps of a flow, from what was found to what was used.
const STEPS: [&str; 3] = ["identified", "screened", "included"];

/// A note for each count of a source that is more than the one stated before it in the flow.
pub(super) fn rises(read: &ast::Record) -> Vec<Diagnostic> {
    if read.record.kind != RecordKind::Source {
        return Vec::new();
    }
    let stated: Vec<(&str, i64, Span)> = STEPS.iter().filter_map(|step| count(read, step)).collect();
    let pairs = stated.windows(2).filter_map(|pair| match pair {
        [before, after] if after.1 > before.1 => Some(note(*before, *after)),
        _ => None,
    });
    pairs.collect()
}

fn count<'a>(read: &ast::Record, step: &'a str) -> Option<(&'a str, i64, Span)> {
    let (field, span) = read.record.fields.iter().zip(&read.field_spans).find(|(field, _)| field.word == step)?;
    match &field.value {
        Value::Number(count) => Some((step, *count, *span)),
        _ => None,
    }
}

fn note((earlier, fewer, at): (&str, i64, Span), (later, more, span): (&str, i64, Span)) -> Diagnostic {
    Diagnostic::at(Code::FlowRises, span, format!("more is {later} than {earlier}: {more} of {fewer}"))
        .related(at, format!("`{earlier}` is told here"))
        .help("each count is a part of the one before it; what was found in other ways counts as identified too")
}
