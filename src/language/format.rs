//! A text of records in canonical form, its comments kept where they stand.

use super::{
    cut::{self, Chunk, Comment},
    print, record, version,
};
use crate::{diagnostic::Diagnostic, text::FileId};

/// The canonical text of a file: every record as [`print`](super::print()) prints it, one blank line between records,
/// comments where they stood. Fails with all faults of the text if it has any.
pub fn format(file: FileId, text: &str) -> Result<String, Vec<Diagnostic>> {
    let cut = cut::cut(file, 0, text);
    let mut diagnostics = cut.diagnostics;
    let mut formatted = String::new();
    for chunk in &cut.chunks {
        let record = if version::is_version(chunk) {
            version::check(chunk, &mut diagnostics);
            None
        } else {
            match record::record(chunk, &mut diagnostics) {
                Some(record) => Some(record),
                None => continue,
            }
        };
        let mut block = above(&chunk.above);
        match record {
            None => block.push_str(&format!("language {}\n", version::VERSION)),
            Some(record) => print_record(&mut block, &record, chunk),
        }
        append(&mut formatted, &block);
    }
    append(&mut formatted, above(&cut.below).trim_end_matches('\n'));
    if !formatted.is_empty() && !formatted.ends_with('\n') {
        formatted.push('\n');
    }
    let faults: Vec<_> = diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    if faults.is_empty() { Ok(formatted) } else { Err(faults) }
}

fn append(text: &mut String, block: &str) {
    if !text.is_empty() && !block.is_empty() {
        text.push('\n');
    }
    text.push_str(block);
}

/// Comments above a record; a run of blank lines between them stays as one.
fn above(comments: &[Comment<'_>]) -> String {
    let mut text = String::new();
    let mut blank = false;
    for comment in comments {
        if comment.text.is_empty() {
            blank = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut blank) {
            text.push('\n');
        }
        text.push_str(comment.text);
        text.push('\n');
    }
    if blank {
        text.push('\n');
    }
    text
}

fn print_record(text: &mut String, record: &super::ast::Record, chunk: &Chunk<'_>) {
    let mut comments = chunk.within.iter().peekable();
    let mut write = |text: &mut String, until: usize| {
        while let Some(comment) = comments.next_if(|comment| comment.start < until) {
            text.push_str("  ");
            text.push_str(comment.text);
            text.push('\n');
        }
    };
    print::print_header(text, &record.record);
    let width = print::width(&record.record);
    for (field, span) in record.record.fields.iter().zip(&record.field_spans) {
        write(text, span.start as usize);
        print::print_field(text, field, width);
    }
    write(text, usize::MAX);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format_twice(text: &str) -> String {
        let once = format(FileId(0), text).unwrap();
        assert_eq!(format(FileId(0), &once).unwrap(), once);
        once
    }

    #[test]
    fn keeps_comments_where_they_stand() {
        let text = "# head\n\n# of it\nlanguage 1\n# a\ncmoc x\n\toutcome  trust # no comment here\n";
        assert!(format(FileId(0), text).is_err());
        let text = "# head\n\n\n# of it\nlanguage 1\n# a\ncmoc x\n\t# before\n\toutcome\n\t\ttrust,\n# in it\n\t\t-faith\n\t# last\n# below\n\n\n";
        assert_eq!(
            format_twice(text),
            "# head\n\n# of it\nlanguage 1\n\n# a\ncmoc x\n  # before\n  outcome  +trust, -faith\n  # in it\n  # last\n\n# below\n"
        );
    }
}
