//! What is drawn, compared whole.

mod colours;
mod explanations;
mod formats;
mod limits;
mod messages;
mod names;
mod samples;
mod tables;
mod trails;

use super::Page;
use crate::{answer::Answer, question::Format, theory::Theory};

/// A page without colours on which twenty rows are shown.
fn page(width: usize) -> Page {
    Page { width, colour: false, limit: Some(20) }
}

/// What is drawn of an answer, standard error first.
fn answered(answer: &Answer, format: Format, width: usize) -> String {
    let drawn = super::answer(answer, format, &page(width), &Theory::default());
    drawn.err + &drawn.out
}

/// Compares drawings; the expected one begins on a line of its own.
#[track_caller]
fn assert_drawn(drawn: &str, expected: &str) {
    let expected = expected.strip_prefix('\n').unwrap_or(expected);
    let difference = similar::TextDiff::from_lines(expected, drawn);
    assert!(drawn == expected, "expected (-) and drawn (+) differ:\n{}", difference.unified_diff().context_radius(9));
}
