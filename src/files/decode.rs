//! Bytes to text: UTF-8, with or without a byte order mark, and nothing that no text has.

use crate::{
    diagnostic::{Code, Diagnostic},
    text::{FileId, Span, Texts},
};

/// A text that was decoded and kept.
#[derive(Debug, Clone, Copy)]
pub struct Decoded {
    /// Its number among the texts.
    pub id: FileId,
    /// Whether a byte order mark stood before it.
    pub marked: bool,
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_MARKS: [(&[u8], &str); 2] = [(b"\xFF\xFE", "UTF-16 (little-endian)"), (b"\xFE\xFF", "UTF-16 (big-endian)")];

/// What documents of other programs begin with.
const DOCUMENTS: [(&[u8], &str); 4] = [
    (b"PK\x03\x04", "a document of Word, Excel or a program like them"),
    (b"\xD0\xCF\x11\xE0", "a document of an older Word or Excel"),
    (b"{\\rtf", "a document in rich text (RTF)"),
    (b"%PDF-", "a PDF"),
];

/// Keeps the bytes as a text named `name`. Line ends stay as they are; only a byte order mark is left out.
///
/// What is no text is a fault that marks the first byte of it: UTF-16, bytes that are not UTF-8, and NUL. A text
/// longer than 4 GB cannot be marked, and is refused.
pub fn decode(name: &str, mut bytes: Vec<u8>, texts: &mut Texts) -> Result<Decoded, Diagnostic> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Diagnostic::new(Code::Unreadable, format!("`{name}` is longer than 4 GB"))
            .help("cut it into several files"));
    }
    if let Some((_, encoding)) = UTF16_MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(Diagnostic::new(Code::NotText, format!("`{name}` is {encoding} text, not UTF-8"))
            .help("save it once more as UTF-8; most editors offer it under `Save as`, `Encoding`"));
    }
    if let Some((_, program)) = DOCUMENTS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Err(Diagnostic::new(Code::NotText, format!("`{name}` is {program}, and no plain text"))
            .help("save it as plain text (.txt) in UTF-8, as the program offers it under `Save as`"));
    }
    let marked = bytes.starts_with(UTF8_MARK);
    if marked {
        bytes.drain(..UTF8_MARK.len());
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(name, &error, texts)),
    };
    let nul = text.find('\0');
    let id = texts.add(name, text);
    match nul {
        None => Ok(Decoded { id, marked }),
        Some(at) => Err(mark(texts, id, at, 1, "a NUL character stands here; no text has one")
            .help("delete it in an editor, or save the text once more as plain text in UTF-8")),
    }
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error, texts: &mut Texts) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let byte = error.as_bytes().get(at).copied().unwrap_or_default();
    // The lossy text equals the bytes up to the fault, so that the place of the fault is the same in both.
    let id = texts.add(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
    let label = format!("the byte {byte:#04X} here is no part of a UTF-8 text");
    mark(texts, id, at, char::REPLACEMENT_CHARACTER.len_utf8(), &label)
        .help("save it once more as UTF-8; most editors offer it under `Save as`, `Encoding`")
}

fn mark(texts: &Texts, id: FileId, at: usize, length: usize, label: &str) -> Diagnostic {
    let end = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let span = Span::new(id, end(at), end(at + length));
    let name = texts.get(id).map_or("the text", |text| text.name.as_str());
    let line = texts.line_column(span).map_or(1, |(line, _)| line);
    let message = format!("`{name}` is not a text: byte {} (line {line}) cannot stand in one", at + 1);
    Diagnostic::at(Code::NotText, span, message).label(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> (String, Option<(u32, u32)>) {
        let mut texts = Texts::default();
        match decode("a.because", bytes.to_vec(), &mut texts) {
            Ok(_) => (String::new(), None),
            Err(fault) => (fault.message, fault.span.map(|span| (span.start, span.end))),
        }
    }

    #[test]
    fn a_byte_order_mark_is_left_out() {
        let mut texts = Texts::default();
        let decoded = decode("a", b"\xEF\xBB\xBFtheory x\r\n".to_vec(), &mut texts);
        assert!(decoded.is_ok_and(|d| d.marked));
        assert_eq!(texts.get(FileId(0)).map(|t| t.text.as_str()), Some("theory x\r\n"));
    }

    #[test]
    fn what_is_no_text_is_marked() {
        assert_eq!(
            fault(b"one\ntw\xE9o"),
            ("`a.because` is not a text: byte 7 (line 2) cannot stand in one".to_owned(), Some((6, 9)))
        );
        assert_eq!(fault(b"a\0b").1, Some((1, 2)));
        assert_eq!(fault(b"\xFF\xFEa\0").0, "`a.because` is UTF-16 (little-endian) text, not UTF-8");
        assert_eq!(
            fault(b"PK\x03\x04\x14\0").0,
            "`a.because` is a document of Word, Excel or a program like them, and no plain text"
        );
        assert_eq!(fault(b"{\\rtf1\\ansi").0, "`a.because` is a document in rich text (RTF), and no plain text");
        assert_eq!(fault("straße\r\n".as_bytes()).0, "");
    }
}
