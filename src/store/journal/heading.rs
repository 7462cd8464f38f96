//! The heading of a revision: the line `revision N` and what it says of itself.

use super::{
    Checksum,
    change::{NotKnown, excerpt},
};
use crate::store::{Entry, How, Revision, revision::whole_seconds};
use jiff::Timestamp;

/// The text of a heading, from the line end that begins its frame to the end of its last field.
pub(super) fn print(number: u64, after: Option<Checksum>, entry: &Entry) -> String {
    let at = whole_seconds(entry.at);
    let by = words(&entry.by);
    let how = entry.how;
    let reason = entry.reason.as_deref().map(paragraphs).filter(|reason| !reason.is_empty());
    let reason = reason.map(|text| format!("  reason  \"{text}\"\n")).unwrap_or_default();
    format!("\nrevision {number}\n  at      {at}\n  by      \"{by}\"\n{reason}  how     {how}\n{}", print_after(after))
}

/// The line of a heading that binds a revision to the one before it.
pub(super) fn print_after(after: Option<Checksum>) -> String {
    match after {
        Some(checksum) => format!("{AFTER}{checksum}\n"),
        None => format!("{AFTER}-\n"),
    }
}

/// Reads the line that [`print_after`] writes.
pub(super) fn read_after(line: &str) -> Option<Option<Checksum>> {
    match line.strip_prefix(AFTER)?.strip_suffix('\n')? {
        "-" => Some(None),
        digits => Checksum::read(digits).map(Some),
    }
}

const AFTER: &str = "  after   ";

/// The number in a line `revision N`, its end included.
pub(super) fn read_number(line: &[u8]) -> Option<u64> {
    let digits = line.strip_prefix(b"revision ")?.strip_suffix(b"\n")?;
    whole_number(digits)
}

/// A number from 1 in its only spelling.
pub(super) fn whole_number(digits: &[u8]) -> Option<u64> {
    let plain = digits.first().is_some_and(|digit| *digit != b'0') && digits.iter().all(u8::is_ascii_digit);
    if plain { std::str::from_utf8(digits).ok()?.parse().ok() } else { None }
}

fn words(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A blank line stands between paragraphs, as in a record.
fn paragraphs(text: &str) -> String {
    let paragraphs: Vec<String> = text.lines().map(words).filter(|line| !line.is_empty()).collect();
    paragraphs.join("\n\n      ")
}

/// Reads a heading from its line `revision N` on; the changes are left empty.
pub(super) fn read(text: &str) -> Result<Revision, NotKnown> {
    let mut lines = text.split_inclusive('\n').zip(0u64..);
    let first = lines.next().map(|(line, _)| line).unwrap_or_default();
    let number = read_number(first.as_bytes());
    let number = number.ok_or_else(|| NotKnown::first(format!("the line `{}`", excerpt(first.trim_end()))))?;
    let (mut at, mut by, mut reason, mut how, mut after) = (None, None, None, None, None);
    for field in fields(lines) {
        let not_known = |what: &str| NotKnown { what: format!("{what} `{}`", excerpt(&field.value)), line: field.line };
        match field.word {
            "at" => at = Some(field.value.parse::<Timestamp>().map_err(|_| not_known("the time"))?),
            "by" => by = Some(unquoted(&field.value)),
            "reason" => reason = Some(unquoted(&field.value)),
            "how" => how = Some(How::read(&field.value).ok_or_else(|| not_known("the way"))?),
            "after" => after = Some(read_after(field.text).ok_or_else(|| not_known("the checksum"))?),
            word => return Err(NotKnown { what: format!("the field `{}`", excerpt(word)), line: field.line }),
        }
    }
    let missing = |word: &str| NotKnown::first(format!("a heading without `{word}`"));
    Ok(Revision {
        number,
        at: at.ok_or_else(|| missing("at"))?,
        by: by.ok_or_else(|| missing("by"))?,
        reason,
        how: how.ok_or_else(|| missing("how"))?,
        after: after.ok_or_else(|| missing("after"))?,
        changes: Vec::new(),
    })
}

/// A field of a heading.
struct Field<'t> {
    word: &'t str,
    value: String,
    /// Its first line as it stands.
    text: &'t str,
    line: u64,
}

/// The fields of a heading: a line indented by two spaces begins one, what stands deeper continues it.
fn fields<'t>(lines: impl Iterator<Item = (&'t str, u64)>) -> Vec<Field<'t>> {
    let mut fields: Vec<Field<'t>> = Vec::new();
    for (text, line) in lines {
        let body = text.trim();
        let deeper = text.starts_with("   ");
        match fields.last_mut() {
            _ if body.is_empty() => {}
            Some(field) if deeper => {
                field.value.push('\n');
                field.value.push_str(body);
            }
            _ => {
                let (word, value) = body.split_once(' ').unwrap_or((body, ""));
                fields.push(Field { word, value: value.trim_start().to_owned(), text, line });
            }
        }
    }
    fields
}

fn unquoted(text: &str) -> String {
    text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(by: &str, reason: Option<&str>) -> Entry {
        let at = "2026-11-21T23:19:04Z".parse().unwrap();
        Entry { at, by: by.into(), reason: reason.map(Into::into), how: How::UndoOf(5) }
    }

    #[test]
    fn is_printed_as_the_format_says() {
        let after = Checksum::read("b1946ac92492d2347c6235b4d2611184");
        let text = print(7, after, &entry("A. Author", Some("quick wins need capacity")));
        assert_eq!(
            text,
            "\nrevision 7\n  at      2026-11-21T23:19:04Z\n  by      \"A. Author\"\n  \
             reason  \"quick wins need capacity\"\n  how     undo of 5\n  after   b1946ac92492d2347c6235b4d2611184\n"
        );
    }

    #[test]
    fn any_author_and_reason_reads_back() {
        for (by, reason, kept) in [
            ("", None, None),
            ("A \"B\" C", Some("\"quoted\""), Some("\"quoted\"")),
            ("\"", Some("\"\"\""), Some("\"\"\"")),
            ("A\tB\u{0}C", Some("one\r\n\r\n  after   -\nrevision 9\n\n"), Some("one\nafter -\nrevision 9")),
            ("end 7 412 5", Some(" \n "), None),
            ("Ω\u{2028}é", Some("# no comment"), Some("# no comment")),
        ] {
            let text = print(1, None, &entry(by, reason));
            assert_eq!(text.matches("\n  after   ").count(), 1, "{text}");
            let read = read(&text[1..]).unwrap();
            assert_eq!(read.by, words(by));
            assert_eq!(read.reason.as_deref(), kept);
            assert_eq!((read.number, read.after, read.how), (1, None, How::UndoOf(5)));
        }
    }

    #[test]
    fn fields_not_known_are_named() {
        let text = print(3, None, &entry("A", None));
        let fault = read(&text[1..].replace("  how     undo of 5", "  how     split of 5")).unwrap_err();
        assert_eq!((fault.what.as_str(), fault.line), ("the way `split of 5`", 3));
        let fault = read(&text[1..].replace("  how ", "  sign \"x\"\n  how ")).unwrap_err();
        assert_eq!(fault.what, "the field `sign`");
        let fault = read("revision 3\n  at      2026-11-21T23:19:04Z\n").unwrap_err();
        assert_eq!(fault.what, "a heading without `by`");
    }

    #[test]
    fn numbers_have_one_spelling() {
        assert_eq!(read_number(b"revision 12\n"), Some(12));
        for line in ["revision 012\n", "revision 0\n", "revision +1\n", "revision 1", "revision 1 \n", "revision \n"] {
            assert_eq!(read_number(line.as_bytes()), None, "{line}");
        }
    }
}
