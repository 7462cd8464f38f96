//! Lines typed one after the other, put together to what belongs together.

use crate::{
    diagnostic::Code,
    language,
    question::words,
    text::FileId,
    theory::{Name, RecordKind, fields},
};

/// What is open, so that more lines belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A record of that kind.
    Record(RecordKind),
    /// A question that stops inside a quotation or a parenthesis, or behind a word that joins.
    Question,
}

/// Collects typed lines until a record or a question is complete; everything else is complete with its line.
///
/// A record ends at an empty line; one that needs fields and has none yet waits for them over the first one. While it is
/// open, a line that begins with a word of its fields is taken as its field, even without an indent, and `.quit` ends
/// the record only. A record whose first line cannot be read is complete at once, so that its fault is told.
/// Several lines that come at once, as from a paste, are cut like a file ([`Typing::whole`]).
///
/// ```
/// use because::session::Typing;
/// let mut typing = Typing::default();
/// assert_eq!(typing.push("mechanism trust"), None);
/// assert_eq!(typing.push("wanted more"), None);
/// assert_eq!(typing.push("").as_deref(), Some("mechanism trust\n  wanted more\n"));
/// assert_eq!(typing.push("find mechanisms").as_deref(), Some("find mechanisms\n"));
/// ```
#[derive(Debug, Default)]
pub struct Typing {
    open: Option<Open>,
    indent: Option<String>,
    /// Whether an empty line was passed over, because the record had no field yet.
    waited: bool,
    text: String,
}

impl Typing {
    /// Whether a record or a question is open, and more lines are awaited.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What is open behind the lines of a text, and the byte at which it begins.
    pub fn open_behind(text: &str) -> Option<(Open, usize)> {
        let mut typing = Typing::default();
        let (mut begin, mut at) = (0, 0);
        for line in text.split_inclusive('\n') {
            let before = typing.open;
            typing.push(line.trim_end_matches(['\n', '\r']));
            if before.is_none() || (typing.open != before && record_word(line).is_some()) {
                begin = at;
            }
            at += line.len();
        }
        typing.open.map(|open| (open, begin))
    }

    /// Several lines that were typed or pasted, as one text: fields that stand at the start of a line are indented, and
    /// so are the further lines of a question.
    pub fn whole(lines: &str) -> String {
        let mut typing = Typing::default();
        let mut text = String::new();
        for line in lines.lines() {
            let continues = !typing.is_open() && line.starts_with(char::is_whitespace) && !line.trim().is_empty();
            match typing.push(line) {
                Some(done) if continues => text.push_str(&done),
                Some(done) => {
                    text.push_str(&done);
                    if line.trim().is_empty() {
                        text.push('\n');
                    }
                }
                None if line.trim().is_empty() && !typing.is_open() => text.push('\n'),
                None => {}
            }
        }
        text.push_str(&typing.finish().unwrap_or_default());
        text
    }

    /// Takes a line, without its end; gives the text that is complete with it.
    pub fn push(&mut self, line: &str) -> Option<String> {
        if line.contains('\n') {
            return Some(Typing::whole(line)).filter(|text| !text.trim().is_empty());
        }
        let blank = line.trim().is_empty();
        let kind = match self.open {
            None if blank || line.starts_with('#') => return None,
            None => return self.begin(line),
            Some(Open::Question) => return self.go_on(line),
            Some(Open::Record(kind)) => kind,
        };
        if blank {
            if needs_fields(kind) && !self.has_fields() && !std::mem::replace(&mut self.waited, true) {
                return None;
            }
            return self.finish();
        }
        if line.trim() == ".quit" {
            return self.finish();
        }
        if line.starts_with(char::is_whitespace) || line.starts_with('#') {
            if self.indent.is_none() && !line.starts_with('#') {
                self.indent = Some(line.chars().take_while(|c| c.is_whitespace()).collect());
            }
            self.add(line);
        } else if (begins_field(kind, line) || begins_nothing_else(line)) && !is_labelled_header(line) {
            let indented = format!("{}{line}", self.indent.as_deref().unwrap_or("  "));
            self.add(&indented);
        } else {
            self.add(line);
            match record_word(line) {
                Some(kind) => (self.open, self.indent) = (Some(Open::Record(kind)), None),
                None => return self.finish(),
            }
        }
        None
    }

    /// Takes the first line of something.
    fn begin(&mut self, line: &str) -> Option<String> {
        self.add(line);
        self.open = match record_word(line) {
            Some(kind) => header_reads(line).then_some(Open::Record(kind)),
            None => language::goes_on(line).then_some(Open::Question),
        };
        if self.is_open() { None } else { self.finish() }
    }

    /// Takes a further line of a question; an empty one ends it.
    fn go_on(&mut self, line: &str) -> Option<String> {
        if line.trim().is_empty() {
            return self.finish();
        }
        self.add(&format!("  {}", line.trim_start()));
        if language::goes_on(&self.text) { None } else { self.finish() }
    }

    /// Whether the record that is open has a field.
    fn has_fields(&self) -> bool {
        self.text.lines().rfind(|line| !line.starts_with('#')).is_some_and(|line| line.starts_with(char::is_whitespace))
    }

    /// What was typed until now, where the lines end before the record does.
    pub fn finish(&mut self) -> Option<String> {
        let text = std::mem::take(self).text;
        (!text.is_empty()).then_some(text)
    }

    /// Forgets what was typed.
    pub fn clear(&mut self) {
        *self = Typing::default();
    }

    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// Whether a record of that kind is nothing without fields.
fn needs_fields(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Statement | RecordKind::Cmoc | RecordKind::Evidence | RecordKind::Scale)
}

/// Whether nothing is wrong with the first line of a record by itself.
fn header_reads(line: &str) -> bool {
    let of_header = |code: Code| matches!(code, Code::BadHeader | Code::ReservedName | Code::NoSuchRecord);
    !language::parse_records(FileId(0), line).diagnostics.iter().any(|fault| of_header(fault.code))
}

fn record_word(line: &str) -> Option<RecordKind> {
    line.split_whitespace().next().and_then(RecordKind::from_word)
}

/// Whether the line begins with a field of that kind of record, whose word may be of two or three words.
fn begins_field(kind: RecordKind, line: &str) -> bool {
    let mut words = line.split_whitespace().map(|word| word.trim_end_matches([',', ':']));
    let mut typed = String::new();
    (0..3).any(|_| {
        let Some(word) = words.next() else { return false };
        if !typed.is_empty() {
            typed.push(' ');
        }
        typed.push_str(word);
        fields::find(kind, &typed).is_some()
    })
}

/// Whether the line begins no record, no question and no command: it was meant for the record that is open, whose fault
/// then tells what is wrong with it.
fn begins_nothing_else(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let begins = record_word(line).is_some()
        || words::verb(first).is_some()
        || super::at_prompt(first).is_some()
        || first.starts_with(['.', '?'])
        || ["help", "quit", "exit"].contains(&first);
    !begins
}

/// Whether the line has a word, a name and a label in quotes, as only the first line of a record has.
fn is_labelled_header(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next().and_then(RecordKind::from_word).is_some()
        && words.next().is_some_and(Name::has_form)
        && words.next().is_some_and(|word| word.starts_with(['"', '“', '”', '„']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(lines: &[&str]) -> Vec<String> {
        let mut typing = Typing::default();
        let mut ready: Vec<String> = lines.iter().filter_map(|line| typing.push(line)).collect();
        ready.extend(typing.finish());
        ready
    }

    #[test]
    fn fields_at_the_start_of_a_line_belong_to_the_open_record() {
        assert_eq!(
            typed(&["statement s", "    in t", "Because, [x](+x)", "as a result [y](+y)", "theme a", ""]),
            ["statement s\n    in t\n    Because, [x](+x)\n    as a result [y](+y)\n    theme a\n"]
        );
    }

    #[test]
    fn a_new_record_and_a_question_end_the_open_one() {
        assert_eq!(
            typed(&["theme a", "theme b \"B\"", "mechanism trust \"Trust\"", "find mechanisms"]),
            ["theme a\ntheme b \"B\"\nmechanism trust \"Trust\"\nfind mechanisms\n"]
        );
    }

    #[test]
    fn a_record_that_needs_fields_waits_for_them_over_one_empty_line() {
        assert_eq!(typed(&["statement s", "", "says x", ""]), ["statement s\n  says x\n"]);
        assert_eq!(typed(&["cmoc c", "", "", "find cmocs"]), ["cmoc c\n", "find cmocs\n"]);
        assert_eq!(typed(&["theme a", "", "find themes"]), ["theme a\n", "find themes\n"]);
    }

    #[test]
    fn quit_ends_an_open_record_only() {
        assert_eq!(typed(&["theme a", ".quit", ".quit"]), ["theme a\n", ".quit\n"]);
    }

    #[test]
    fn a_paste_is_cut_like_a_file() {
        assert_eq!(typed(&["theme a\n\ntheme b", "# remark", ""]), ["theme a\n\ntheme b\n"]);
        let pasted = "statement s\n  If [x](+x)\n\n  then [y](+y)\n\nfind cmocs\ncmoc c\ncontext +x\n\n\n";
        let whole = "statement s\n  If [x](+x)\n\n  then [y](+y)\n\nfind cmocs\ncmoc c\n  context +x\n\n\n";
        assert_eq!(Typing::whole(pasted).trim_end(), whole.trim_end());
    }

    #[test]
    fn a_question_goes_on_behind_what_is_open() {
        assert_eq!(typed(&["find cmocs where (a = 1 and", "b = 2)"]), ["find cmocs where (a = 1 and\n  b = 2)\n"]);
        assert_eq!(
            typed(&["find cmocs where a = 1 or", "", "find cmocs"]),
            ["find cmocs where a = 1 or\n", "find cmocs\n"]
        );
        assert_eq!(typed(&["find", "find mechanisms leading to"]), ["find\n", "find mechanisms leading to\n"]);
    }

    #[test]
    fn a_header_that_cannot_be_read_is_told_at_once() {
        assert_eq!(typed(&["mechanism trust \"Tru", "theme a"]), ["mechanism trust \"Tru\n", "theme a\n"]);
        assert_eq!(typed(&["Evidence shows that trust grows"]), ["Evidence shows that trust grows\n"]);
    }

    #[test]
    fn what_is_open_is_told_with_its_place() {
        let open = |text: &str| Typing::open_behind(text);
        assert_eq!(open("theme a\n\ncmoc c\n  context +x\n"), Some((Open::Record(RecordKind::Cmoc), 9)));
        assert_eq!(open("theme a\n\nfind cmocs where (\n"), Some((Open::Question, 9)));
        assert_eq!(open("theme a\n\n"), None);
    }
}
