//! One change of a revision as text: a record in the language, or a line that begins with one of the journal's words.

use crate::{
    diagnostic::Diagnostic,
    language,
    store::Change,
    text::FileId,
    theory::{Name, Record, RecordKind},
};

/// Words of the journal that begin a line where a record might; no kind of record has them.
pub const WORDS: [&str; 4] = ["gone", "renamed", "merged", "snapshot"];

/// Why a piece of a revision cannot be read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotKnown {
    /// What is not known, in a few words.
    pub what: String,
    /// Which line of the piece it is, from 0.
    pub line: u64,
}

impl NotKnown {
    /// It is the first line of the piece.
    pub(super) fn first(what: impl Into<String>) -> NotKnown {
        NotKnown { what: what.into(), line: 0 }
    }
}

/// The text of a change, each line with its end.
pub fn print(change: &Change) -> String {
    match change {
        Change::Put(record) => language::print(record),
        Change::Gone { kind, name } => format!("gone {kind} {name}\n"),
        Change::Renamed { from, to } => format!("renamed {from} to {to}\n"),
        Change::Merged { from, into } => format!("merged {from} into {into}\n"),
        Change::Snapshot { name } => format!("snapshot {name}\n"),
    }
}

/// Reads the text of one change.
pub(super) fn read(text: &str) -> Result<Change, NotKnown> {
    let first = text.lines().next().unwrap_or_default();
    let words: Vec<&str> = first.split(' ').collect();
    let word = words.first().copied().unwrap_or_default();
    if RecordKind::from_word(word).is_some() {
        return record(text).map(Change::Put);
    }
    if !WORDS.contains(&word) {
        return Err(NotKnown::first(format!("the word `{}`", excerpt(word))));
    }
    let single = text.trim_end_matches('\n').len() == first.len();
    let change = match words.as_slice() {
        ["gone", kind, name] => {
            RecordKind::from_word(kind).zip(known(name)).map(|(kind, name)| Change::Gone { kind, name })
        }
        ["renamed", from, "to", to] => known(from).zip(known(to)).map(|(from, to)| Change::Renamed { from, to }),
        ["merged", from, "into", into] => {
            known(from).zip(known(into)).map(|(from, into)| Change::Merged { from, into })
        }
        ["snapshot", name] => known(name).map(|name| Change::Snapshot { name }),
        _ => None,
    };
    change.filter(|_| single).ok_or_else(|| NotKnown::first(format!("the line `{}`", excerpt(first))))
}

fn known(name: &str) -> Option<Name> {
    Name::has_form(name).then(|| Name::new(name))
}

fn record(text: &str) -> Result<Record, NotKnown> {
    let mut parsed = language::parse_records(FileId(0), text);
    if let Some(fault) = parsed.diagnostics.iter().find(|diagnostic| diagnostic.is_error()) {
        return Err(NotKnown { what: fault.message.clone(), line: line_of(fault, text) });
    }
    match (parsed.records.pop(), parsed.records.is_empty()) {
        (Some(read), true) => Ok(read.record),
        _ => Err(NotKnown::first(format!("`{}`", excerpt(text.lines().next().unwrap_or_default())))),
    }
}

fn line_of(fault: &Diagnostic, text: &str) -> u64 {
    let start = fault.span.map_or(0, |span| span.start as usize);
    text.bytes().take(start).filter(|byte| *byte == b'\n').count() as u64
}

/// Whether a change's text, as printed, gives the same change again and nothing else. It is read only where that is not
/// sure anyway.
pub(super) fn reads_back(change: &Change, text: &str) -> bool {
    if matches!(change, Change::Put(record) if language::surely_reads_back(record)) {
        return true;
    }
    let columns_kept = text.lines().skip(1).all(|line| line.is_empty() || line.starts_with(' '));
    columns_kept && text.ends_with('\n') && read(text).as_ref() == Ok(change)
}

/// The beginning of a text, for a message.
pub(super) fn excerpt(text: &str) -> String {
    let mut cut: String = text.chars().take(40).flat_map(char::escape_debug).collect();
    if text.chars().nth(40).is_some() {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_read_back() {
        let name = Name::new;
        for change in [
            Change::Gone { kind: RecordKind::Cmoc, name: name("old-one") },
            Change::Renamed { from: name("to"), to: name("into") },
            Change::Merged { from: name("into"), into: name("to") },
            Change::Snapshot { name: name("initial") },
        ] {
            let text = print(&change);
            assert!(reads_back(&change, &text), "{text}");
        }
    }

    #[test]
    fn words_not_known_are_named() {
        let what = |text| read(text).unwrap_err().what;
        assert_eq!(what("split a into b\n"), "the word `split`");
        assert_eq!(what("gone cmoc a b\n"), "the line `gone cmoc a b`");
        assert_eq!(what("gone cmoc a\n  because no\n"), "the line `gone cmoc a`");
        let fault = read("cmoc a\n  outcome +b\n  lessens c\n").unwrap_err();
        assert_eq!((fault.what.as_str(), fault.line), ("no field `lessens` in a cmoc", 2));
    }

    #[test]
    fn no_kind_of_record_has_a_word_of_the_journal() {
        for word in WORDS.iter().chain(&["revision", "end", "because"]) {
            assert_eq!(RecordKind::from_word(word), None);
        }
    }
}
