//! Records of which it is sure, without reading it, that the text printed for them gives them again: all their values
//! are in their plainest spelling. Most records of a large load are such, and to read each back takes many times as long.
//!
//! It is no second rule of what reads back: of any other record nothing is said here, and the test below holds that what
//! is said is so.

use crate::theory::{
    Field, Name, NameOf, Record, RecordKind, Role, Value,
    fields::{self, FieldSpec, Takes},
};

/// The longest text that is looked at; a longer line may be refused.
const LONGEST: usize = 1 << 20;

/// Whether it is sure that the printed record reads back as this record, and as nothing else. Where it is not sure, it
/// may do so all the same.
///
/// ```
/// use because::{language, text::FileId};
/// let sure = |text| language::surely_reads_back(&language::parse_records(FileId(0), text).records[0].record);
/// assert!(sure("theme faith \"Faith\"\n  note \"in the plan\"\n"));
/// assert!(!sure("statement a\n  if [faith](+faith)\n"));
/// ```
pub fn surely_reads_back(record: &Record) -> bool {
    let of_table = !matches!(record.kind, RecordKind::Scale | RecordKind::Statement | RecordKind::Question);
    let header = record.counting.is_none() && is_name(&record.name) && record.label.as_deref().is_none_or(is_quotable);
    of_table && header && has_stance(record) && are_plain(record)
}

/// Evidence that names nothing is refused.
fn has_stance(record: &Record) -> bool {
    let stances = ["supports", "contradicts", "refines", "silent"];
    record.kind != RecordKind::Evidence || record.fields.iter().any(|field| stances.contains(&field.word))
}

fn are_plain(record: &Record) -> bool {
    let specs = fields::of(record.kind);
    record.fields.iter().enumerate().all(|(at, field)| {
        let Some(spec) = specs.iter().find(|spec| spec.word == field.word) else { return false };
        let before = record.fields.get(..at).unwrap_or_default();
        is_plain(spec, field) && (spec.repeats || before.iter().all(|other| other.word != field.word))
    })
}

fn is_plain(spec: &FieldSpec, field: &Field) -> bool {
    match (spec.takes, &field.value) {
        (Takes::Names(_), Value::Names(names)) => are_names(names),
        (Takes::Place, Value::Place { names, at }) => are_names(names) && at.as_deref().is_none_or(is_quotable),
        (Takes::Literals(role), Value::Groups(groups)) if role != Role::Actor => {
            let plain = |literals: &[crate::theory::Literal]| matches!(literals, [one] if is_name(&one.factor));
            !groups.is_empty() && groups.iter().all(|group| plain(&group.literals))
        }
        (Takes::Text, Value::Text(text)) => is_one_line(text),
        (Takes::Number, Value::Number(number)) => (0..1_000_000_000).contains(number),
        (Takes::Closed(words), Value::Word(word)) => words.contains(&word.as_str()),
        _ => false,
    }
}

fn are_names(names: &[NameOf]) -> bool {
    let plain = |name: &NameOf| is_name(&name.name) && name.number.is_none_or(|number| number < 1_000_000_000);
    !names.is_empty() && names.iter().all(plain)
}

/// Whether a name is in lower-case ASCII and no word of the language.
fn is_name(name: &Name) -> bool {
    let bytes = name.as_str().as_bytes();
    let of_name = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    bytes.first().is_some_and(u8::is_ascii_lowercase)
        && bytes.last() != Some(&b'-')
        && bytes.iter().all(of_name)
        && !bytes.windows(2).any(|two| two == b"--")
        && !super::plain::is_reserved(name.as_str())
}

/// Whether a text can stand between quotation marks on a line.
fn is_quotable(text: &str) -> bool {
    is_one_line(text) && !text.contains('"')
}

/// Whether nothing in a text parts lines, or would be joined when it is read.
fn is_one_line(text: &str) -> bool {
    let mut space = false;
    text.len() <= LONGEST
        && text.bytes().all(|byte| {
            let twice = space && byte == b' ';
            space = byte == b' ';
            byte >= b' ' && !twice
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::{parse_records, print},
        text::FileId,
        theory::{Direction, Group, Literal},
    };
    use proptest::{prelude::*, sample::select};

    /// Texts that come close to what is plain, put together of pieces.
    fn text() -> impl Strategy<Value = String> {
        let pieces = [
            "a",
            "quick wins",
            "Faith",
            " ",
            "  ",
            "\n",
            "\r",
            "\t",
            "\u{B}",
            "\u{85}",
            "\u{A0}",
            "\u{2028}",
            "\"",
            "“",
            "”",
            "«",
            "„",
            "#",
            "[",
            "](",
            "](+a)",
            "\\[",
            "(",
            " at ",
            "counting",
            ":",
            "supports x",
            "\u{FEFF}",
            "\u{7F}",
            "\0",
            "é",
            "1",
            ",",
        ];
        prop::collection::vec(select(pieces.to_vec()), 0..5).prop_map(|pieces| pieces.concat())
    }

    fn name() -> impl Strategy<Value = Name> {
        let names =
            ["a", "trust", "x-2", "or", "keeping", "context", "at", "of", "a-", "a--b", "é", "2a", "", "in", "a b"];
        select(names.to_vec()).prop_map(Name::new)
    }

    fn names() -> impl Strategy<Value = Vec<NameOf>> {
        let number = prop::option::of(select(vec![0, 1, 7, 999_999_999, 1_000_000_000, u32::MAX]));
        prop::collection::vec((name(), number).prop_map(|(name, number)| NameOf { name, number }), 0..3)
    }

    fn groups() -> impl Strategy<Value = Vec<Group>> {
        let direction = select(vec![Direction::More, Direction::Less, Direction::Unsaid]);
        let literal = (name(), direction).prop_map(|(factor, direction)| Literal { factor, direction });
        let literals = prop::collection::vec(literal, 0..3);
        prop::collection::vec(literals.prop_map(|literals| Group { literals }), 0..3)
    }

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            names().prop_map(Value::Names),
            (names(), prop::option::of(text())).prop_map(|(names, at)| Value::Place { names, at }),
            groups().prop_map(Value::Groups),
            text().prop_map(Value::Text),
            select(vec![0, 7, 2022, -1, i64::MAX]).prop_map(Value::Number),
            select(vec!["initial", "article", "current", "more", "", "a b"]).prop_map(|w| Value::Word(w.to_owned())),
            text().prop_map(Value::Date),
            prop::collection::vec(text(), 0..2).prop_map(Value::Texts),
        ]
    }

    /// Values of the kind that a field takes come more often than others.
    fn field(kind: RecordKind) -> impl Strategy<Value = Field> {
        let words: Vec<&'static str> = fields::of(kind).iter().map(|spec| spec.word).chain(["note", "quote"]).collect();
        (select(words), prop::collection::vec(value(), 6)).prop_map(move |(word, values)| {
            let takes = fields::of(kind).iter().find(|spec| spec.word == word).map(|spec| spec.takes);
            let fits = |value: &Value| {
                matches!(
                    (takes, value),
                    (Some(Takes::Names(_)), Value::Names(_))
                        | (Some(Takes::Place), Value::Place { .. })
                        | (Some(Takes::Literals(_)), Value::Groups(_))
                        | (Some(Takes::Text), Value::Text(_))
                        | (Some(Takes::Number), Value::Number(_))
                        | (Some(Takes::Closed(_)), Value::Word(_))
                )
            };
            let fitting = values.iter().find(|value| fits(value)).or(values.first()).cloned();
            Field { word, value: fitting.unwrap_or(Value::Number(1)) }
        })
    }

    fn record() -> impl Strategy<Value = Record> {
        select(RecordKind::ALL.to_vec()).prop_flat_map(|kind| {
            let fields = prop::collection::vec(field(kind), 0..3);
            (name(), prop::option::of(text()), fields).prop_map(move |(name, label, fields)| Record {
                kind,
                name,
                label,
                counting: None,
                fields,
            })
        })
    }

    fn reads_back(record: &Record) -> bool {
        let text = print(record);
        let parsed = parse_records(FileId(0), &text);
        let begins = text.lines().skip(1).all(|line| line.is_empty() || line.starts_with(' '));
        let faults = parsed.diagnostics.iter().any(crate::diagnostic::Diagnostic::is_error);
        begins && !faults && parsed.records.len() == 1 && parsed.records[0].record == *record
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_sure_is_so(record in record()) {
            prop_assert!(!surely_reads_back(&record) || reads_back(&record), "{}", print(&record));
        }
    }

    #[test]
    fn what_most_people_write_is_sure() {
        let text = "factor x \"X – ‘y’\"\n  definition \"what “x” is\"\n  kind of y\n\nsource s \"S (2020)\"\n  kind article\n  \
            year 2020\n\ncmoc c\n  in t\n  context +x, -y\n  outcome ?z\n  status refuted\n\nevidence e\n  from s at \"p. 7\"\n  \
            supports c, a.1\n  quote \"so \"it\" is\"\n";
        let parsed = parse_records(FileId(0), text);
        assert_eq!(parsed.records.len(), 4, "{:?}", parsed.diagnostics);
        for read in &parsed.records {
            assert!(surely_reads_back(&read.record), "{}", print(&read.record));
        }
        for text in ["scale degree\n  low\n", "cmoc c\n  outcome [x](+x)\n", "source s\n  date 2020\n"] {
            let parsed = parse_records(FileId(0), text);
            assert!(parsed.records.iter().all(|read| !surely_reads_back(&read.record)), "{text}");
        }
    }
}
