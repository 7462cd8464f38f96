//! `search`: records in whose texts all the words occur, with the words in context.

use super::{
    Known,
    notes::several,
    rows::{Asked, Listing, Shape, Subject, Table, aside, column},
};
use crate::{
    answer::{Answer, Basis, Cell},
    diagnostic::{Code, Diagnostic, nearest},
    question::{Search, Sought, folded, runs},
    store::Store,
    theory::{Name, NameOf, Part, Record, RecordKind, Value, fields},
};
use std::{borrow::Cow, collections::BTreeSet, fmt::Debug, sync::LazyLock};

/// In which records the words of texts stand. It may name too many records, never too few.
pub trait Words: Debug {
    /// All words, in lower case.
    fn all(&self) -> Vec<String>;

    /// The records in whose texts all these words stand; `true` beside one stands for all words that begin so.
    fn holding(&self, words: &[(&str, bool)]) -> Vec<Name>;
}

impl Words for Store {
    fn all(&self) -> Vec<String> {
        self.words("")
    }

    fn holding(&self, words: &[(&str, bool)]) -> Vec<Name> {
        Store::holding(self, words)
    }
}

/// A record in whose texts all the words occur.
#[derive(Debug, Clone, Copy)]
struct Found<'k> {
    record: &'k Record,
    /// How often the words occur in all its texts.
    hits: usize,
    /// Which of its texts is shown.
    shown: usize,
    /// Where in it the first of the words stands.
    first: usize,
}

impl Found<'_> {
    /// The field of the text that is shown.
    fn field(&self) -> &'static str {
        texts(self.record).nth(self.shown).map_or("", |(field, _)| field)
    }

    /// The words in context.
    fn text(&self) -> String {
        texts(self.record).nth(self.shown).map_or_else(String::new, |(_, text)| in_context(&text, self.first))
    }
}

impl Subject for Found<'_> {
    fn record<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a Record> {
        Some(self.record)
    }

    fn basis(&self, _known: &Known<'_>) -> Basis {
        Basis::Record(NameOf { name: self.record.name.clone(), number: None })
    }
}

/// Answers `search WORD …`.
pub(crate) fn search(asked: &Asked<'_>, search: &Search) -> Result<Answer, Vec<Diagnostic>> {
    if asked.tail.using.is_some() {
        let message = "`using` belongs to questions that walk configurations";
        return Err(vec![Diagnostic::new(Code::DoesNotApply, message)]);
    }
    let known = asked.known;
    let mut subjects: Vec<Found<'_>> = match candidates(known, search) {
        Some(names) => {
            let records = names.iter().filter_map(|name| known.theory.get(name));
            records.filter_map(|record| found(record, search)).collect()
        }
        None => known.theory.records().filter_map(|record| found(record, search)).collect(),
    };
    subjects.sort_by(|a, b| b.hits.cmp(&a.hits).then_with(|| a.record.name.cmp(&b.record.name)));
    let empty = if subjects.is_empty() { nothing(known, search) } else { String::new() };
    asked.answer(Listing { table: table(), subjects, notes: Vec::new(), partial: false, empty })
}

fn table<'k>() -> Table<Found<'k>> {
    static KINDS: LazyLock<Vec<&str>> = LazyLock::new(|| RecordKind::ALL.iter().map(|kind| kind.word()).collect());
    let columns = vec![
        column("id", Shape::Word, |_, row: &Found<'_>| Cell::Word(row.record.name.to_string())),
        column("kind", Shape::Closed(KINDS.as_slice()), |_, row: &Found<'_>| {
            Cell::Word(row.record.kind.word().to_owned())
        }),
        column("field", Shape::Word, |_, row: &Found<'_>| Cell::Word(row.field().to_owned())),
        column("text", Shape::Text, |_, row: &Found<'_>| Cell::Text(row.text())),
        aside("hits", Shape::Number, |_, row: &Found<'_>| Cell::Number(i64::try_from(row.hits).unwrap_or(i64::MAX))),
    ];
    Table { things: "records", columns, kinds: &RecordKind::ALL, counted: false, roles: false }
}

/// The record, if all the words occur in its texts. The text in which most of them do is shown.
fn found<'k>(record: &'k Record, search: &Search) -> Option<Found<'k>> {
    let mut seen = vec![false; search.words.len()];
    let mut here = seen.clone();
    let mut best: Option<((usize, usize), Found<'k>)> = None;
    let mut hits = 0;
    for (shown, (_, text)) in texts(record).enumerate() {
        here.fill(false);
        let (mut count, mut first) = (0, None);
        for (start, end) in runs(&text) {
            let Some(word) = text.get(start..end) else { continue };
            let mut hit = false;
            for (at, _) in search.words.iter().enumerate().filter(|(_, sought)| sought.is_typed(word)) {
                (here[at], seen[at], hit) = (true, true, true);
            }
            if hit {
                count += 1;
                first.get_or_insert(start);
            }
        }
        hits += count;
        let measure = (here.iter().filter(|here| **here).count(), count);
        if let Some(first) = first.filter(|_| best.as_ref().is_none_or(|(most, _)| measure > *most)) {
            best = Some((measure, Found { record, hits: 0, shown, first }));
        }
    }
    let (_, found) = best.filter(|_| seen.iter().all(|seen| *seen))?;
    Some(Found { hits, ..found })
}

/// The texts of a record that are searched, each with its field: its label and other names, its sentence as published, the
/// published cells of a `cmoc`, its free texts, and where in a source it stands.
fn texts(record: &Record) -> impl Iterator<Item = (&'static str, Cow<'_, str>)> {
    let label = record.label.as_deref().map(|label| ("label", Cow::Borrowed(label)));
    let others =
        record.titles().skip(usize::from(record.label.is_some())).map(|other| ("also-called", Cow::Borrowed(other)));
    let sentence = record.sentence().map(|sentence| ("text", Cow::Owned(sentence)));
    let of_fields = record.fields.iter().filter_map(|field| match &field.value {
        Value::Text(text) if fields::SEARCHED.contains(&field.word) => Some((field.word, Cow::Borrowed(text.as_str()))),
        Value::Place { at: Some(at), .. } => Some((field.word, Cow::Borrowed(at.as_str()))),
        Value::Cell(cell) => Some((field.word, Cow::Owned(cell.text()))),
        _ => None,
    });
    label.into_iter().chain(others).chain(sentence).chain(of_fields)
}

/// About how many characters of a text are shown.
const SHOWN: usize = 100;
/// How many of them stand before the first word that was found.
const BEFORE: usize = 30;

/// The text around a place, cut between words, with `…` where it is cut.
fn in_context(text: &str, first: usize) -> String {
    if text.chars().nth(SHOWN + BEFORE).is_none() {
        return on_one_line(text);
    }
    // Only what is shown is counted: a text may be long.
    let back = |text: &str, count: usize| text.char_indices().rev().nth(count - 1).map_or(0, |(byte, _)| byte);
    let mut start = text.get(..first).map_or(0, |before| back(before, BEFORE)).min(back(text, SHOWN));
    let rest = text.get(start..).unwrap_or_default();
    let mut end = rest.char_indices().nth(SHOWN).map_or(text.len(), |(byte, _)| start + byte);
    if start > 0 {
        let blank = text.get(start..first).and_then(|before| before.find(char::is_whitespace));
        start += blank.unwrap_or(0);
    }
    if end < text.len() {
        let shown = text.get(first..end).unwrap_or_default();
        end = shown.rfind(char::is_whitespace).map_or(end, |blank| first + blank);
    }
    let cut = |is: bool| if is { "…" } else { "" };
    format!("{}{}{}", cut(start > 0), on_one_line(text.get(start..end).unwrap_or_default()), cut(end < text.len()))
}

/// The words of a text with one blank between them.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The records that may hold all the words, from the index; none where there is no index, or only words that the
/// opening of any sentence may hold, which are in no index.
fn candidates(known: &Known<'_>, search: &Search) -> Option<Vec<Name>> {
    let index = known.words?;
    let words = search.words.iter().filter(|sought| !opens_parts(sought));
    let words: Vec<(&str, bool)> = words.map(|sought| (sought.text.as_str(), sought.beginning)).collect();
    (!words.is_empty()).then(|| index.holding(&words))
}

/// Whether a word may be one that opens a part of a sentence.
fn opens_parts(sought: &Sought) -> bool {
    let spellings = Part::WORDS.iter().flat_map(|(_, spellings)| spellings.iter());
    spellings.flat_map(|spelling| spelling.split(' ')).any(|word| sought.is(word))
}

/// What was looked through, and words that are near to those that stand nowhere.
fn nothing(known: &Known<'_>, search: &Search) -> String {
    let all = vocabulary(known);
    let quoted = |words: Vec<&Sought>| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let stands = |sought: &Sought| opens_parts(sought) || all.iter().any(|word| sought.is(word));
    let nowhere: Vec<&Sought> = search.words.iter().filter(|sought| !stands(sought)).collect();
    let records = several(known.theory.len(), "record");
    let note = match nowhere.len() {
        0 => format!("none of {records} holds all of {}", quoted(search.words.iter().collect())),
        1 => format!("{} stands in no text of {records}", quoted(nowhere)),
        _ => format!("{} stand in no text of {records}", quoted(nowhere)),
    };
    let mut near = search.clone();
    let mut mended = false;
    for sought in &mut near.words {
        if stands(sought) {
            continue;
        }
        match nearest(&sought.text, all.iter().map(String::as_str)).first() {
            Some(word) => (sought.text, sought.beginning, mended) = ((*word).to_owned(), false, true),
            None => return note,
        }
    }
    if mended { format!("{note}; near: `search {near}`") } else { note }
}

/// All the words that stand in texts.
fn vocabulary(known: &Known<'_>) -> BTreeSet<String> {
    if let Some(index) = known.words {
        return index.all().into_iter().collect();
    }
    let mut words = BTreeSet::new();
    for record in known.theory.records() {
        for (_, text) in texts(record) {
            words.extend(runs(&text).filter_map(|(start, end)| text.get(start..end)).map(folded));
        }
    }
    words
}
