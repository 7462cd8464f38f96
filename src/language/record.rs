//! A chunk of text to a record.

use super::{
    ast, astray,
    cut::Chunk,
    grammar::Rule,
    instead,
    line::Line,
    near_code, plain, remedy, sentence,
    values::{self, Reading, quoted},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    text::Span,
    theory::{
        Counting, Field, Level, Name, Part, Record, RecordKind, Role, Value,
        fields::{self, FieldSpec, Takes},
    },
};

/// Reads one chunk; what cannot be read is reported, and the rest is read all the same.
pub(super) fn record(chunk: &Chunk<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<ast::Record> {
    let before = diagnostics.len();
    let line = &chunk.header;
    let word = first_word(line.text());
    let Some(kind) = RecordKind::from_word(word) else {
        diagnostics.push(astray::no_such_record(line, word));
        return None;
    };
    let header = match too_long(line) {
        None => header(line, word.len(), kind, diagnostics),
        Some(fault) => {
            diagnostics.push(fault);
            None
        }
    };
    let mut reader = Reader {
        kind,
        fields: Vec::new(),
        spans: Vec::new(),
        references: Vec::new(),
        diagnostics,
        configurations: 0,
        coded: Vec::new(),
        name: header.as_ref().map_or_else(|| "NAME".to_owned(), |header| header.name.to_string()),
        table: false,
    };
    let alone = lone_if(kind, &chunk.fields);
    for line in &chunk.fields {
        reader.field(line, alone);
    }
    let (mut fields, mut spans, mut references) = (reader.fields, reader.spans, reader.references);
    fields.shrink_to_fit();
    spans.shrink_to_fit();
    references.shrink_to_fit();
    let header = header?;
    let read = !diagnostics.iter().skip(before).any(Diagnostic::is_error);
    let astray = diagnostics.iter().skip(before).any(|fault| fault.code == Code::NoSuchField);
    let record = Record { kind, name: header.name, label: header.label, counting: header.counting, fields };
    let span = line.span(0, 0).to(Span { start: chunk_end(chunk), end: chunk_end(chunk), ..line.whole() });
    let ast = ast::Record { record, span, name_span: header.span, references, field_spans: spans, whole: read };
    if !astray {
        whole(&ast, chunk, diagnostics);
    }
    Some(ast)
}

/// Which of the chunk's fields is an `If` that is the only part of its statement.
fn lone_if(kind: RecordKind, lines: &[Line<'_>]) -> bool {
    let mut parts = lines.iter().filter_map(|line| sentence::opening(line.text())).map(|(part, _)| part);
    kind == RecordKind::Statement && parts.next() == Some(Part::If) && parts.next().is_none()
}

/// How long a logical line may be, in bytes.
const LONGEST: usize = 4 << 20;

fn too_long(line: &Line<'_>) -> Option<Diagnostic> {
    let length = line.text().len();
    let start = first_word(line.text()).len().min(40);
    let start = (0..=start).rev().find(|at| line.text().is_char_boundary(*at)).unwrap_or(0);
    (length > LONGEST).then(|| {
        Diagnostic::at(Code::TooLong, line.span(0, start), format!("this line goes on for {} MB", length >> 20))
            .label(format!("{} MB at most", LONGEST >> 20))
            .help("perhaps a line end or a closing quotation mark is missing")
    })
}

fn chunk_end(chunk: &Chunk<'_>) -> u32 {
    u32::try_from(chunk.end).unwrap_or(u32::MAX)
}

/// The first word of a line.
pub(super) fn first_word(text: &str) -> &str {
    text.split([' ', '\t', '\u{A0}']).next().unwrap_or_default()
}

/// The name that a record which could not be read was probably meant to have.
pub(super) fn likely_name(chunk: &Chunk<'_>) -> Option<Name> {
    let text = chunk.header.text();
    let rest = text.get(first_word(text).len()..).unwrap_or_default();
    let before_label = rest.split(['"', '“', '„']).next().unwrap_or_default();
    remedy::name(before_label).map(|name| Name::new(&name))
}

/// The first line of a record, its word left out.
pub(super) struct Header {
    pub name: Name,
    pub label: Option<String>,
    pub counting: Option<Counting>,
    /// Where the word `counting` stands.
    counts: Option<Span>,
    /// Where the name stands.
    pub span: Span,
}

fn header(line: &Line<'_>, word: usize, kind: RecordKind, diagnostics: &mut Vec<Diagnostic>) -> Option<Header> {
    let text = line.text();
    let start = word + text.get(word..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let mut reading = Reading::new(line, start);
    let typed = first_word(reading.text());
    if !typed.is_empty()
        && (Role::from_word(typed).is_some() || ["or", "keeping"].iter().any(|w| w.eq_ignore_ascii_case(typed)))
    {
        diagnostics.push(
            Diagnostic::at(
                Code::ReservedName,
                reading.span(0, typed.len()),
                format!("{} is a word of the language and no name", quoted(typed)),
            )
            .help(format!("another name, such as `{kind} {typed}-1`")),
        );
        return None;
    }
    if let Some((at, name, label)) = plain::header(reading.text()) {
        let (span, label) = (reading.span(at.start, at.end), label.map(str::to_owned));
        return Some(Header { name, label, counting: None, counts: None, span });
    }
    let Some(header) = header_by_grammar(&mut reading) else {
        let fault = reading.diagnostics.pop()?;
        diagnostics.push(match instead::behind_label(reading.text()) {
            Some((at, rest)) => behind_label(&reading, kind, at, rest),
            None => header_help(fault, kind, reading.text()),
        });
        return None;
    };
    if let Some(counts) = header.counts.filter(|_| kind != RecordKind::Scale) {
        diagnostics.push(
            Diagnostic::at(Code::BadHeader, counts, "`counting` belongs to a scale")
                .help(format!("leave it out: `{kind} {}`", header.name)),
        );
        return None;
    }
    Some(header)
}

/// Reads what stands behind the word of a first line by its entry rule; leaves the fault in `reading`.
pub(super) fn header_by_grammar(reading: &mut Reading<'_, '_>) -> Option<Header> {
    let mut walk = reading.parse(Rule::one_header, Code::BadHeader, header_expected(reading.text()))?;
    let name = walk.take_if(Rule::name)?;
    let span = reading.place(&name);
    let name = Name::new(name.as_str());
    let label = walk.take_if(Rule::label).and_then(values::inner_text);
    let counts = walk.take_if(Rule::COUNTING).map(|pair| reading.place(&pair));
    let counting = walk.take_if(Rule::counted).and_then(|pair| {
        Counting::ALL.into_iter().find(|counting| counting.word().eq_ignore_ascii_case(pair.as_str()))
    });
    Some(Header { name, label, counting, counts, span })
}

fn header_expected(text: &str) -> &'static str {
    if text.is_empty() { "a name" } else { "a name, and a label in quotes," }
}

/// The fault of what follows the label of a first line.
fn behind_label(reading: &Reading<'_, '_>, kind: RecordKind, at: usize, rest: &str) -> Diagnostic {
    let word = first_word(rest);
    let fault = Diagnostic::at(
        Code::BadHeader,
        reading.span(at, at + word.len()),
        format!("{} does not fit here", quoted(word)),
    );
    let fault = fault.label("the first line ends with the label");
    if fields::find(kind, word.trim_end_matches([':', ','])).is_some() {
        return fault.help(format!("a line of its own, two spaces before it: `  {rest}`"));
    }
    fault.help("leave it out, or put it into the quotes; more stands in lines of its own below")
}

fn header_help(fault: Diagnostic, kind: RecordKind, text: &str) -> Diagnostic {
    if let Some(help) = astray::sentence_in_header(text).filter(|_| kind == RecordKind::Statement) {
        return fault.help(help);
    }
    let before_label = text.split(['"', '“', '„']).next().unwrap_or_default();
    if before_label.trim().is_empty() {
        return fault.help(named_by_label(kind, text));
    }
    if let Some((name, label)) = unquoted_label(text) {
        return fault.help(format!("a label stands in quotes: `{kind} {name} \"{label}\"`"));
    }
    if let Some(name) = remedy::name(before_label) {
        return fault.help(format!("a name is one word; hyphens join several: `{kind} {name}`"));
    }
    fault.help(format!("write `{kind} short-name \"Label that people read\"`; a name starts with a letter"))
}

/// A first line with a label and no name: a name made of the words of the label, and what stands behind it below.
fn named_by_label(kind: RecordKind, text: &str) -> String {
    let mut parts = text.trim_start().trim_start_matches(['"', '“', '„']).splitn(2, ['"', '”', '“']);
    let (label, behind) = (parts.next().unwrap_or_default().trim(), parts.next().unwrap_or_default().trim());
    let words: Vec<&str> = label.split_whitespace().take(3).collect();
    let Some(name) = remedy::name(&words.join(" ")) else {
        return format!("write `{kind} short-name \"Label that people read\"`");
    };
    let first = format!("a name stands before the label: `{kind} {name} \"{label}\"`");
    if behind.is_empty() { first } else { format!("{first}\n`  {behind}`") }
}

/// A name in lower case and a label that begins with a capital, or behind an equals sign, but stands in no quotes or has
/// that sign before it: `trust Trust`, `trust = "Trust"`.
fn unquoted_label(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.trim().split_once(char::is_whitespace)?;
    let label = rest.trim_start_matches([' ', '=', ':']).trim_matches(['"', '“', '”']);
    let is_name = Name::has_form(name) && !name.contains(char::is_uppercase);
    let is_label = label.starts_with(char::is_uppercase) && !label.contains(['"', '“', '”']);
    (is_name && is_label).then_some((name, label))
}

/// What was read of a record so far.
pub(super) struct Reader<'d> {
    pub kind: RecordKind,
    pub fields: Vec<Field>,
    spans: Vec<Span>,
    references: Vec<ast::Reference>,
    pub diagnostics: &'d mut Vec<Diagnostic>,
    /// Configurations begun so far.
    pub configurations: usize,
    /// The roles of the phrases coded in the present one, as far as they are told.
    pub coded: Vec<Option<Role>>,
    /// Its name, where its first line could be read.
    pub name: String,
    /// Whether it was told that a table of roles stands in a statement.
    pub table: bool,
}

impl Reader<'_> {
    fn field(&mut self, line: &Line<'_>, alone: bool) {
        if let Some(fault) = too_long(line) {
            self.diagnostics.push(fault);
            return;
        }
        if self.kind == RecordKind::Scale {
            return self.scale_line(line);
        }
        if self.kind == RecordKind::Statement
            && let Some((lead, start)) = sentence::lead(line.text())
        {
            return self.part(line, lead, start, alone);
        }
        let Some((spec, length)) = self.spec(line.text()) else {
            let fault = self.no_such_field(line);
            self.diagnostics.extend(fault);
            return;
        };
        self.deep_words(line, spec.takes);
        let rest = line.text().get(length..).unwrap_or_default();
        let start = length + (rest.len() - rest.trim_start().len());
        if rest.trim().is_empty() {
            let span = line.span(0, length);
            let fault =
                Diagnostic::at(Code::EmptyField, span, format!("`{}` has no value", spec.word)).label(spec.help);
            let choices = match spec.takes {
                Takes::Closed(words) => format!("; one of: {}", words.join(", ")),
                _ => String::new(),
            };
            let fault = fault.help(format!("for example `{} {}`{choices}", spec.word, instead::sample(spec.takes)));
            self.diagnostics.push(fault);
            return;
        }
        if !spec.repeats
            && let Some(at) = self.fields.iter().position(|field| field.word == spec.word)
        {
            let fault = Diagnostic::at(
                Code::RepeatedField,
                line.span(0, length),
                format!("`{}` stands here a second time", spec.word),
            )
            .label("it may stand once")
            .help("leave one of them out");
            let fault = match self.spans.get(at) {
                Some(first) => fault.related(*first, "the first one"),
                None => fault,
            };
            self.diagnostics.push(fault);
            return;
        }
        if spec.takes == Takes::Roles && self.configurations < 2 {
            self.nothing_before(line.span(0, length), "keeping");
        }
        if let Takes::Literals(_) = spec.takes {
            if let Some(fault) = self.further_part(line, start, spec.word) {
                self.diagnostics.push(fault);
                return;
            }
            if rest.contains("](") || rest.trim_start().starts_with(['"', '“', '„', '«']) {
                self.diagnostics.extend(near_code::notes(line, length, rest));
            }
        }
        let mut reading = Reading::new(line, start);
        let value = values::value(&mut reading, spec.takes);
        self.absorb(reading);
        if let Some(value) = value {
            self.push(spec.word, value, line.whole());
        }
    }

    pub(super) fn push(&mut self, word: &'static str, value: Value, span: Span) {
        self.fields.push(Field { word, value });
        self.spans.push(span);
    }

    pub(super) fn absorb(&mut self, reading: Reading<'_, '_>) {
        self.references.extend(reading.references);
        self.diagnostics.extend(reading.diagnostics);
    }

    /// The field that a line begins with, and the length of its word.
    pub(super) fn spec(&self, text: &str) -> Option<(&'static FieldSpec, usize)> {
        if self.kind == RecordKind::Cmoc {
            let short =
                [("c:", "context"), ("i:", "intervention"), ("a:", "actor"), ("m:", "mechanism"), ("o:", "outcome")];
            let head = text.get(..2).unwrap_or_default().to_lowercase();
            if let Some((_, word)) = short.iter().find(|(spelling, _)| *spelling == head) {
                return fields::find(self.kind, word).map(|spec| (spec, 2));
            }
        }
        fields::of(self.kind)
            .iter()
            .filter(|spec| !matches!(spec.takes, Takes::Part(_)))
            .filter_map(|spec| {
                let length = spec.word.len();
                let head = text.get(..length)?;
                let after = text[length..].chars().next();
                let colon = usize::from(after == Some(':'));
                (head.eq_ignore_ascii_case(spec.word) && after.is_none_or(|c| c.is_whitespace() || c == ':'))
                    .then_some((spec, length + colon))
            })
            .max_by_key(|(_, length)| *length)
    }

    fn scale_line(&mut self, line: &Line<'_>) {
        if let Some(rest) = line.text().strip_prefix("note ") {
            self.push("note", Value::Text(values::without_quotes(rest.trim()).to_owned()), line.whole());
            return;
        }
        let mut reading = Reading::new(line, 0);
        let level = values::level(&mut reading);
        self.absorb(reading);
        let Some(level) = level else { return };
        let before = self.fields.iter().rev().find_map(|field| match &field.value {
            Value::Level(level) => Some(level),
            _ => None,
        });
        let rises = match (before.and_then(|b| b.range), level.range) {
            (Some((_, Some(most))), Some((least, _))) => least > most,
            (Some((_, None)), Some(_)) => false,
            _ => true,
        };
        let twice = self.fields.iter().any(|field| matches!(&field.value, Value::Level(l) if l.word == level.word));
        if twice || !rises {
            let fault = |message: String| Diagnostic::at(Code::BadLevel, line.whole(), message);
            let fault = match before {
                _ if twice => fault(format!("the level `{}` stands twice", level.word)).help("leave one of them out"),
                Some(Level { word, range: Some((_, Some(most))) }) => {
                    fault(format!("the counts of `{}` do not lie above those of `{word}`", level.word))
                        .label(format!("`{word}` goes up to {most}"))
                        .help(format!("levels go from least to most, so this one begins at {}", most + 1))
                }
                _ => fault(format!("the counts of `{}` do not lie above those before", level.word))
                    .help("levels go from least to most; the one without an end stands last"),
            };
            self.diagnostics.push(fault);
            return;
        }
        self.push("level", Value::Level(level), line.whole());
    }

    pub(super) fn nothing_before(&mut self, span: Span, word: &str) {
        self.diagnostics.push(
            Diagnostic::at(Code::NothingBefore, span, format!("`{word}` builds on a configuration before it"))
                .label("none stands before it in this statement")
                .help("begin with what it goes on from, in lines such as `If …` and `then …`"),
        );
    }

    /// Notes a continuation line that begins with a word that could begin a field.
    pub(super) fn deep_words(&mut self, line: &Line<'_>, takes: Takes) {
        let whole = line.text();
        if line.breaks().is_empty() {
            return;
        }
        if matches!(takes, Takes::Text) && whole.contains(['"', '“', '„', '«']) {
            return;
        }
        let name =
            if self.kind == RecordKind::Statement { sentence::opening(whole).map(|(p, _)| p.word()) } else { None };
        let field = name.or_else(|| self.spec(whole).map(|(spec, _)| spec.word)).unwrap_or_default();
        for at in line.breaks() {
            let text = whole.get(*at..).unwrap_or_default();
            let part = if self.kind == RecordKind::Statement { sentence::opening(text).map(|(_, l)| l) } else { None };
            let Some(length) = part.or_else(|| self.spec(text).map(|(_, length)| length)) else { continue };
            let word = text.get(..length).unwrap_or_default();
            self.diagnostics.push(
                Diagnostic::at(
                    Code::DeepLineWord,
                    line.span(*at, at + length),
                    format!("begins with `{word}` but stands deeper than the fields: read as the rest of `{field}`"),
                )
                .help(format!("to begin a field, indent `{word}` like the fields above")),
            );
        }
    }
}

/// What only the whole record shows.
fn whole(ast: &ast::Record, chunk: &Chunk<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let record = &ast.record;
    match record.kind {
        RecordKind::Statement if record.sentence().is_none() => {
            let faulty = chunk.fields.iter().any(|line| sentence::opening(line.text()).is_some());
            if !faulty {
                diagnostics.push(
                    Diagnostic::at(Code::NoSentence, ast.name_span, format!("`{}` has no sentence", record.name))
                        .help("add `  If …`, `  then …`, `  because …`, or the whole sentence after `  says`"),
                );
            }
        }
        RecordKind::Evidence => {
            let stances = ["supports", "contradicts", "refines", "silent"];
            let tried = chunk.fields.iter().any(|line| stances.contains(&first_word(line.text())));
            if !tried {
                diagnostics.push(
                    Diagnostic::at(
                        Code::Nameless,
                        ast.name_span,
                        format!("`{}` does not say what it is evidence of", record.name),
                    )
                    .help("add `  supports NAME`, `  contradicts NAME`, `  refines NAME` or `  silent NAME`"),
                );
            }
        }
        RecordKind::Question if record.get("asks").is_none() => {
            let tried = chunk.fields.iter().any(|line| first_word(line.text()).trim_end_matches(':') == "asks");
            if !tried {
                diagnostics.push(
                    Diagnostic::at(Code::EmptyQuestion, ast.name_span, format!("`{}` asks nothing", record.name))
                        .help("add `  asks QUESTION`, for example `  asks find mechanisms leading to +trust`"),
                );
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::parse_records, text::FileId};

    #[test]
    fn a_line_of_several_megabytes_is_refused_and_reading_goes_on() {
        let long = "x".repeat(LONGEST);
        let parsed =
            parse_records(FileId(0), &format!("theory a\n  note {long}\n  stage initial\ntheory {long}\ntheory b\n"));
        let codes: Vec<_> = parsed.diagnostics.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [Code::TooLong, Code::TooLong]);
        let names: Vec<_> =
            parsed.records.iter().map(|read| (read.record.name.as_str(), read.record.fields.len())).collect();
        assert_eq!(names, [("a", 1), ("b", 0)]);
    }
}
