//! Lines that begin with no word of the language: sentences without their record, tables, numbering, bullets.

use super::{
    line::Line,
    record::{Reader, first_word},
    remedy, sentence,
    values::quoted,
};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    question::words,
    theory::{Part, RecordKind, Role, fields},
};

/// The fault of a line at column 0 that begins no record.
pub(super) fn no_such_record(line: &Line<'_>, word: &str) -> Diagnostic {
    let text = line.text();
    let diagnostic =
        Diagnostic::at(Code::NoSuchRecord, line.span(0, word.len()), format!("no record begins with {}", quoted(word)));
    let bare = word.trim_end_matches([':', ',']);
    let rest = text.get(word.len()..).unwrap_or_default().trim();
    if let Some(kind) = RecordKind::from_word(bare).filter(|_| word.ends_with(':')) {
        return with_colon(diagnostic, kind, rest);
    }
    if let Some(plain) = unadorned(text) {
        return diagnostic.label("the word of a record expected").help(format!(
            "a sentence belongs to a statement, and begins with its own words:\n{}",
            statement("s1", &plain)
        ));
    }
    if let Some((part, _)) = sentence::opening(text) {
        let diagnostic = diagnostic.label(format!("`{}` opens a part of a statement", part.word()));
        return if matches!(part, Part::If | Part::Because) {
            diagnostic.help(format!("a sentence belongs to a statement, and is indented:\n{}", statement("s1", text)))
        } else {
            diagnostic.help("begin it with two spaces, below the line `statement NAME`")
        };
    }
    if words::verb(bare).is_some() && (!rest.is_empty() || text == bare) {
        return diagnostic.label("this begins a question, and no record").help(format!(
            "ask it at the prompt, or as `because ask '{text}'`; a question that is kept is a record:\n`question \
             q1`\n`  asks {text}`"
        ));
    }
    if RecordKind::ALL.iter().any(|kind| fields::find(*kind, bare).is_some()) {
        return diagnostic
            .label("this is a field, and a field is indented")
            .help(format!("begin the line with two spaces: `  {bare} …`"));
    }
    let near = nearest(bare, RecordKind::ALL.iter().map(|kind| kind.word()));
    if !near.is_empty() {
        return diagnostic.label("the word of a record expected").help(format!("near: `{}`", near.join("`, `")));
    }
    let diagnostic = diagnostic.label("the word of a record expected, or an indented line");
    if text.contains("](") || text.split_whitespace().nth(5).is_some() {
        let whole = statement("s1", &format!("says {text}"));
        return diagnostic.help(format!("a sentence belongs to a statement, and is indented:\n{whole}"));
    }
    let all: Vec<&str> = RecordKind::ALL.iter().map(|kind| kind.word()).collect();
    diagnostic.help(format!("a record begins with one of: {}", all.join(", ")))
}

/// `Context: GP buy-in` at column 0: a factor to be declared, or a line of a table.
fn with_colon(diagnostic: Diagnostic, kind: RecordKind, rest: &str) -> Diagnostic {
    let diagnostic = diagnostic.label("no colon stands behind the word of a record");
    if kind == RecordKind::Statement {
        return diagnostic.help(format!("a sentence is indented below its statement:\n{}", statement("s1", rest)));
    }
    let label = rest.trim_matches(['"', '“', '”']);
    let declared = match remedy::name(label) {
        Some(name) => format!("`{kind} {name} \"{}\"` declares {}, no colon", short(label), kind.with_article()),
        None => format!("`{kind} short-name \"Label that people read\"`"),
    };
    match kind {
        RecordKind::Factor(Some(_)) => diagnostic.help(format!(
            "{declared}; to code a configuration, a line `cmoc NAME` stands above and two spaces before this one"
        )),
        _ => diagnostic.help(declared),
    }
}

/// What to type where a sentence stands in the first line of a statement: `Statement 1: If …`.
pub(super) fn sentence_in_header(text: &str) -> Option<String> {
    let (name, rest) = text.split_once(':')?;
    let (rest, name) = (rest.trim(), remedy::name(name).or_else(|| remedy::name(&format!("s{}", name.trim())))?);
    let opens = sentence::opening(rest).is_some() || rest.contains("](") || rest.split_whitespace().nth(3).is_some();
    opens.then(|| format!("the sentence stands in a line of its own:\n{}", statement(&name, rest)))
}

/// A statement and the beginning of its sentence, as lines to type.
fn statement(name: &str, sentence: &str) -> String {
    let sentence = if sentence::opening(sentence).is_some() { sentence.to_owned() } else { format!("says {sentence}") };
    format!("`statement {name}`\n`  {}`", short(&sentence))
}

/// The first words of a text.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(7).collect();
    let more = if text.split_whitespace().nth(7).is_some() { " …" } else { "" };
    words.join(" ") + more
}

/// A line of a sentence without the numbering, the bullet or the stars before its first word; none where there are
/// none, or where something else stands behind them.
fn unadorned(text: &str) -> Option<String> {
    let bulleted = text.trim_start_matches(['•', '-', '–', '—', '*', '·', '▪', '◦', '_', '>', ' ', '\u{A0}']);
    let numbered = bulleted.trim_start_matches('(').trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let numbered = match numbered.len() < bulleted.len() {
        true => numbered.trim_start_matches([')', '.', ':', ' ', '*', '_', '\u{A0}']),
        false => bulleted,
    };
    let plain: String = numbered.split_whitespace().take(8).collect::<Vec<_>>().join(" ").replace(['*', '_'], "");
    (numbered.len() < text.len() && sentence::opening(&plain).is_some()).then_some(plain)
}

impl Reader<'_> {
    /// The fault of a line that begins with no field of its record; none where one such line was reported for all.
    pub(super) fn no_such_field(&mut self, line: &Line<'_>) -> Option<Diagnostic> {
        let word = first_word(line.text());
        let bare = word.trim_end_matches([':', ',']);
        let kind = self.kind;
        let message = format!("no field {} in {}", quoted(bare), kind.with_article());
        let fault = Diagnostic::at(Code::NoSuchField, line.span(0, word.len()), message);
        if kind == RecordKind::Statement {
            if is_role(word) {
                let name = &self.name;
                return (!std::mem::replace(&mut self.table, true)).then(|| {
                    fault.label("a role of its own line").help(format!(
                        "a table of roles is a `cmoc`: write `cmoc {name}` instead of `statement {name}`"
                    ))
                });
            }
            if let Some(plain) = unadorned(line.text()) {
                return Some(
                    fault
                        .label("no word of the sentence")
                        .help(format!("leave the numbering, the bullet or the `*` out: `{}`", short(&plain))),
                );
            }
            if ["and", "or", "which", "that", "to", "by", "with"].iter().any(|word| word.eq_ignore_ascii_case(bare)) {
                return Some(fault.label("unknown field").help("what continues the line above stands deeper than it"));
            }
        }
        let words: Vec<&str> = fields::of(kind).iter().map(|spec| spec.word).collect();
        let spellings = Part::WORDS.iter().flat_map(|(_, spellings)| spellings.iter().copied());
        let candidates: Vec<&str> = match kind {
            RecordKind::Statement => words.iter().copied().chain(spellings).collect(),
            _ => words.clone(),
        };
        let near = nearest(bare, candidates);
        if !near.is_empty() {
            return Some(fault.label("unknown field").help(format!("near: `{}`", near.join("`, `"))));
        }
        if let Some(parts) = turned(line.text()).filter(|_| kind == RecordKind::Statement) {
            return Some(fault.label("begins no part of the sentence").help(parts));
        }
        let fault = fault.label(format!("{} has: {}", kind.with_article(), words.join(", ")));
        Some(match kind {
            RecordKind::Statement => fault.help(
                "a sentence in another frame is written whole after `says`; what continues a field stands deeper",
            ),
            _ => fault.help("what continues the field above stands deeper than it"),
        })
    }
}

/// What to type where a sentence begins with its outcome: `Patients come if they have time`.
fn turned(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let at = [" if ", " when ", " because "].iter().filter_map(|word| lower.find(word)).min()?;
    let (outcome, rest) = (text.get(..at)?, text.get(at + 1..)?);
    Some(format!(
        "a line for each part; `then:` begins the outcome, and its colon keeps the word out of the text:\n`  then: {}`\n`  {}`",
        short(outcome),
        short(rest)
    ))
}

/// Whether a word opens a line of a table of roles.
fn is_role(word: &str) -> bool {
    let letters = ["c:", "i:", "a:", "m:", "o:"];
    Role::from_word(word.trim_end_matches(':').trim_end_matches('s')).is_some()
        || letters.iter().any(|letter| letter.eq_ignore_ascii_case(word))
}
