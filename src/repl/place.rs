//! What kind of thing stands at the cursor: a word that opens a line, a place in a question, a field of a record and
//! its value, a code, an argument of a command.

use crate::{
    session::{self, Open, Typing},
    theory::{
        RecordKind,
        fields::{self, FieldSpec, Takes},
    },
};

/// What stands at the end of a text, which is what was typed up to the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place<'t> {
    /// The first word of a line: of a question, a record or a command.
    Opening,
    /// Behind the word of a command.
    Command(&'static session::Entry),
    /// In a question, which begins at that byte.
    Question(usize),
    /// In the first line of a record, behind its word.
    Header(RecordKind),
    /// The word of a field; the text is the line up to the cursor.
    FieldWord(RecordKind, &'t str),
    /// Behind the word of a field, whose value begins at that byte.
    Value(RecordKind, &'static FieldSpec, usize),
    /// Inside `](`, behind that byte.
    Code(usize),
    /// A remark, or something that is no word of the language.
    Free,
}

/// What stands at the end of a text.
pub(super) fn place(before: &str) -> Place<'_> {
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let (above, line) = before.split_at(line_start);
    if line.starts_with('#') {
        return Place::Free;
    }
    match Typing::open_behind(above) {
        Some((Open::Record(kind), begin)) => in_record(before, kind, begin, line_start),
        Some((Open::Question, begin)) => Place::Question(begin),
        None => opening(line, line_start),
    }
}

/// A line that begins something.
fn opening(line: &str, start: usize) -> Place<'static> {
    let word = line.split_whitespace().next().unwrap_or_default();
    let is_behind = line.trim_start().len() > word.len();
    if !is_behind {
        return if line.starts_with([' ', '\t']) && !word.is_empty() { Place::Free } else { Place::Opening };
    }
    if let Some(entry) = session::at_prompt(word) {
        return Place::Command(entry);
    }
    match RecordKind::from_word(word) {
        Some(kind) => Place::Header(kind),
        None => Place::Question(start),
    }
}

/// A line of a record that begins at a byte.
fn in_record(before: &str, kind: RecordKind, begin: usize, line_start: usize) -> Place<'_> {
    let coded = matches!(kind, RecordKind::Statement | RecordKind::Cmoc);
    let record = before.get(begin..).unwrap_or_default();
    if let Some(at) = record.rfind("](").filter(|_| coded) {
        let code = begin + at + 2;
        if before.get(code..).is_some_and(|code| !code.contains([')', '\n'])) {
            return Place::Code(code);
        }
    }
    let line = before.get(line_start..).unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    if let Some((spec, behind)) = field_of(kind, line) {
        return Place::Value(kind, spec, line_start + behind);
    }
    let text = line.get(indent..).unwrap_or_default();
    let wraps = indent > 0 && indent > field_indent(record) && text.contains(char::is_whitespace);
    match (wraps, last_field(kind, record)) {
        (true, Some((spec, behind))) => Place::Value(kind, spec, begin + behind),
        _ if kind == RecordKind::Scale => Place::Free,
        _ => Place::FieldWord(kind, text),
    }
}

/// The field with which a line begins, if something stands behind its word; where its value begins in the line.
pub(super) fn field_of(kind: RecordKind, line: &str) -> Option<(&'static FieldSpec, usize)> {
    let start = line.len() - line.trim_start().len();
    let text = line.get(start..)?;
    let ends = text.match_indices(|c: char| c.is_whitespace() || c == ',' || c == ':');
    let words = ends.take(3).filter_map(|(end, mark)| Some((text.get(..end)?, start + end + mark.len())));
    let mut found: Vec<_> = words.filter_map(|(word, behind)| Some((fields::find(kind, word)?, behind))).collect();
    found.pop()
}

/// The last field of a record that begins a line, and where its value begins.
fn last_field(kind: RecordKind, record: &str) -> Option<(&'static FieldSpec, usize)> {
    let mut at = 0;
    let mut last = None;
    for line in record.split_inclusive('\n').skip(1) {
        at += record.get(at..).and_then(|rest| rest.find('\n')).map_or(0, |end| end + 1);
        last = field_of(kind, line).map(|(spec, behind)| (spec, at + behind)).or(last);
    }
    last
}

/// The indent of the first field of a record.
fn field_indent(record: &str) -> usize {
    record.lines().nth(1).map_or(0, |line| line.len() - line.trim_start().len())
}

/// Whether a field takes literals or names, so that what is typed there can be told to be known or not.
pub(super) fn takes_names(spec: &FieldSpec) -> bool {
    matches!(spec.takes, Takes::Names(_) | Takes::Place | Takes::Literals(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_place_is_told() {
        let value = |before: &str| match place(before) {
            Place::Value(_, spec, at) => format!("{} {}", spec.word, &before[at..]),
            other => format!("{other:?}"),
        };
        assert_eq!(place(""), Place::Opening);
        assert_eq!(place("find"), Place::Opening);
        assert_eq!(place("find m"), Place::Question(0));
        assert_eq!(place("theme a\n\nfind cmocs where (\nevi"), Place::Question(9));
        assert_eq!(
            place("mechanism trust \"T"),
            Place::Header(RecordKind::Factor(Some(crate::theory::Role::Mechanism)))
        );
        assert_eq!(place("statement s\n  th"), Place::FieldWord(RecordKind::Statement, "th"));
        assert_eq!(place("statement s\nin tu"), Place::FieldWord(RecordKind::Statement, "in tu").into_field());
        assert_eq!(value("statement s\n  in ioc, "), "in ioc, ");
        assert_eq!(value("statement s\n  in turn [x"), "in turn [x");
        assert_eq!(value("statement s\n  If x\n     and y"), "if x\n     and y");
        assert_eq!(value("factor f\nkind of tr"), "kind of tr");
        assert_eq!(place("statement s\n  If [x](+tr"), Place::Code(21));
        assert!(matches!(place(".format js"), Place::Command(entry) if entry.word == ".format"));
        assert_eq!(place("# rem"), Place::Free);
    }

    impl Place<'_> {
        /// `in tu` is a value of `in` until it is whole.
        fn into_field(self) -> Place<'static> {
            match self {
                Place::FieldWord(kind, text) => {
                    let (spec, _) = field_of(kind, text).unwrap();
                    Place::Value(kind, spec, 15)
                }
                _ => Place::Free,
            }
        }
    }
}
