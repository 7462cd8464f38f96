//! Lines typed one after the other, put together to what belongs together.

use crate::theory::{Name, RecordKind, fields};

/// Collects typed lines until a record is complete; everything else is complete with its line.
///
/// A record ends at an empty line; one that needs fields and has none yet waits for them over the first one. While it is
/// open, a line that begins with a word of its fields is taken as its field, even without an indent, and `.quit` ends
/// the record only. Several lines that come at once, as from a paste, are cut like a file.
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
    open: Option<RecordKind>,
    indent: Option<String>,
    /// Whether an empty line was passed over, because the record had no field yet.
    waited: bool,
    text: String,
}

impl Typing {
    /// Whether a record is open, and more lines are awaited.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Takes a line, without its end; gives the text that is complete with it.
    pub fn push(&mut self, line: &str) -> Option<String> {
        if line.contains('\n') {
            self.add(line);
            return self.finish();
        }
        let blank = line.trim().is_empty();
        let Some(kind) = self.open else {
            if blank || line.starts_with('#') {
                return None;
            }
            self.add(line);
            self.open = record_word(line);
            return if self.is_open() { None } else { self.finish() };
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
        } else if begins_field(kind, line) && !is_labelled_header(line) {
            let indented = format!("{}{line}", self.indent.as_deref().unwrap_or("  "));
            self.add(&indented);
        } else {
            self.add(line);
            match record_word(line) {
                Some(kind) => (self.open, self.indent) = (Some(kind), None),
                None => return self.finish(),
            }
        }
        None
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
    fn a_paste_is_whole() {
        assert_eq!(typed(&["theme a\n\ntheme b", "# remark", ""]), ["theme a\n\ntheme b\n"]);
    }
}
