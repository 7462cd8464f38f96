//! The parts of a statement: how a line becomes one, or a whole sentence several.

use super::{
    line::Line,
    near_code,
    print::print_group,
    record::Reader,
    sentence::{self, Coded},
    values::{Reading, quoted},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    theory::{Lead, Part, Role, Sentence, Value, fields::Takes},
};

impl Reader<'_> {
    pub(super) fn part(&mut self, line: &Line<'_>, lead: Lead, start: usize, alone: bool) {
        if lead.part.begins() || self.configurations == 0 {
            if matches!(lead.part, Part::InTurn | Part::Otherwise) && self.configurations == 0 {
                let length = sentence::opening(line.text()).map_or(start, |(_, length)| length);
                self.nothing_before(line.span(0, length), lead.part.word());
            }
            self.configurations += 1;
            self.coded.clear();
        }
        self.deep_words(line, Takes::Part(lead.part));
        let text = line.text().get(start..).unwrap_or_default();
        if text.is_empty() {
            let fault =
                Diagnostic::at(Code::EmptyField, line.whole(), format!("nothing follows {}", quoted(line.text())))
                    .help("put the words of the sentence behind it");
            self.diagnostics.push(fault);
            return;
        }
        if !(alone && lead.part == Part::If && !lead.ours) {
            return self.sentence(line, lead, start, text);
        }
        match cuts(text) {
            Ok(places) => {
                let mut lead = lead;
                let mut begin = 0;
                for at in places {
                    self.sentence(line, lead, start + begin, text[begin..at].trim_end());
                    let Some((next, length)) = sentence::lead(&text[at..]) else { return };
                    lead = next;
                    begin = at + length;
                }
                self.sentence(line, lead, start + begin, &text[begin..]);
            }
            Err(places) => self.unclear(line, start, &places),
        }
    }

    fn unclear(&mut self, line: &Line<'_>, start: usize, places: &[(usize, usize)]) {
        let mut spans = places.iter().map(|(at, length)| line.span(start + at, start + at + length));
        let Some(first) = spans.next() else { return };
        let mut fault = Diagnostic::at(Code::CutUnclear, first, "it is not told where this sentence is to be cut")
            .label("a part may begin here")
            .help("begin a line of its own with each part: `then …`, `because …`");
        for span in spans {
            fault = fault.related(span, "or here");
        }
        self.diagnostics.push(fault);
    }

    fn sentence(&mut self, line: &Line<'_>, lead: Lead, start: usize, text: &str) {
        let word = lead.part.word();
        let mark = text.trim() == "?";
        if mark && lead.ours && lead.role().is_some() {
            let span = line.span(start, start + text.len());
            self.push(word, Value::Part { lead, sentence: Sentence::default() }, span);
            return;
        }
        let mut reading = Reading::new(line, 0);
        let read = sentence::sentence(&mut reading, start, text, lead.role());
        self.absorb(reading);
        let span = line.span(start, start + text.len());
        let Some((sentence, codes)) = read else { return };
        let near = near_code::notes(line, start, text);
        if codes.is_empty() && near.is_empty() && !text.trim().is_empty() {
            self.diagnostics.push(
                Diagnostic::at(Code::UncodedPart, span, format!("nothing in this `{word}` part is coded")).help(
                    match mark && lead.role().is_some() {
                        true => format!("where it is not told, a colon says so: `{word}: ?`"),
                        false => "code a phrase: `[words](+factor)`, or `[words](context)` where no factor is settled"
                            .to_owned(),
                    },
                ),
            );
        }
        self.diagnostics.extend(near);
        self.inner_words(line, (start, text), &lead, &codes);
        for coded in &codes {
            self.coded(coded, &lead);
        }
        self.push(word, Value::Part { lead, sentence }, span);
    }

    fn coded(&mut self, coded: &Coded, lead: &Lead) {
        let role = coded.code.role;
        if coded.code.or {
            if !self.coded.iter().any(|before| role.is_none() || *before == role) {
                let literals: Vec<String> =
                    coded.code.groups.iter().map(|group| print_group(group, role == Some(Role::Actor))).collect();
                let literals = literals.join(", ");
                let (said, code) = match role {
                    Some(role) => (format!(" as {}", role.word()), format!("({} {literals})", role.word())),
                    None => (String::new(), format!("({literals})")),
                };
                let message = format!("no literal is coded{said} before this `or`");
                self.diagnostics.push(
                    Diagnostic::at(Code::NothingToJoin, coded.span, message).help(format!("leave `or` out: `{code}`")),
                );
            }
        } else if coded.code.role.or(lead.role()).is_none() {
            self.diagnostics.push(
                Diagnostic::at(
                    Code::RoleMissing,
                    coded.span,
                    format!("the role of this phrase is not told by `{}`", lead.part.word()),
                )
                .label("which role?")
                .help(format!(
                    "put the role before the factor: `(context {0})`, `(mechanism {0})`, `(outcome {0})`",
                    coded.code.groups.first().map_or_else(|| "+factor".to_owned(), |group| print_group(group, false))
                )),
            );
        }
        let before = self.coded.last().copied().flatten().filter(|_| coded.code.or);
        self.coded.push(role.or(before).or(lead.role()));
    }

    /// Notes an `if`, `then` or `because` inside a part of another role, where codes behind it have the role of the part.
    fn inner_words(&mut self, line: &Line<'_>, (start, text): (usize, &str), lead: &Lead, codes: &[Coded]) {
        let Some(role) = lead.role().filter(|_| !codes.is_empty()) else { return };
        let words: Vec<_> = loose_words(text)
            .filter_map(|(at, word)| {
                let (_, begins) = INNER.iter().find(|(inner, _)| inner.eq_ignore_ascii_case(word))?;
                Some((line.span(start + at, start + at + word.len()), word, *begins))
            })
            .collect();
        let mut codes = codes.iter().peekable();
        for (at, (span, word, begins)) in words.iter().enumerate() {
            while codes.next_if(|coded| coded.span.start < span.start).is_some() {}
            let next = words.get(at + 1).map_or(u32::MAX, |(span, ..)| span.start);
            let mut read = Vec::new();
            while let Some(coded) = codes.next_if(|coded| coded.span.start < next) {
                if coded.code.role.is_none() && !coded.code.or {
                    read.extend(coded.code.groups.iter().map(|group| format!("`{}`", print_group(group, false))));
                }
            }
            if read.is_empty() || *begins == role {
                continue;
            }
            let count = if let [_] = read.as_slice() { "counts" } else { "count" };
            let message = format!("`{word}` stands inside a `{}` part, with coded phrases behind it", lead.part.word());
            self.diagnostics.push(
                Diagnostic::at(Code::InnerLineWord, *span, message)
                    .label(format!("{} {count} as {}", read.join(", "), counted_as(role, read.len())))
                    .help(format!(
                        "if it begins a part, put `{word}` on a line of its own; if not, say the role in the code: `({role} \
                         +factor)`"
                    )),
            );
        }
    }
}

/// The words that begin a part wherever they stand in a sentence, each with the role that its part gives.
const INNER: [(&str, Role); 4] =
    [("if", Role::Context), ("when", Role::Context), ("then", Role::Outcome), ("because", Role::Mechanism)];

/// `an outcome`, `contexts`.
fn counted_as(role: Role, count: usize) -> String {
    match (count, role) {
        (1, Role::Outcome | Role::Actor | Role::Intervention) => format!("an {role}"),
        (1, _) => format!("a {role}"),
        _ => role.plural().to_owned(),
    }
}

/// Where a whole sentence behind `If` is cut: at its one `then` and its one `because` after it. Where one of them
/// stands more than once, all places.
fn cuts(text: &str) -> Result<Vec<usize>, Vec<(usize, usize)>> {
    let places = |wanted: &str, from: usize| -> Vec<(usize, usize)> {
        loose_words(text)
            .filter(|(at, word)| *at >= from && word.eq_ignore_ascii_case(wanted))
            .map(|(at, word)| (at, word.len()))
            .collect()
    };
    let then = places("then", 0);
    let because = places("because", then.first().map_or(0, |(at, _)| *at));
    if then.len() > 1 || because.len() > 1 {
        let mut all: Vec<_> = then.into_iter().chain(because).collect();
        all.sort_unstable();
        return Err(all);
    }
    Ok(then.iter().chain(&because).map(|(at, _)| *at).collect())
}

/// The words of a sentence that stand outside brackets, codes and quotation marks.
fn loose_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut depth = 0usize;
    let mut quote: Option<char> = None;
    let mut begin: Option<usize> = None;
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let in_word = depth == 0 && quote.is_none() && (c.is_alphanumeric() || c == '-');
        match (in_word, begin) {
            (true, None) => begin = Some(at),
            (false, Some(from)) => {
                found.push((from, &text[from..at]));
                begin = None;
            }
            _ => {}
        }
        match (c, quote) {
            (c, Some(close)) if c == close => quote = None,
            (_, Some(_)) => {}
            ('[', None) => depth += 1,
            ('(', None) if before == ']' => depth += 1,
            ('(', None) if depth > 0 => depth += 1,
            (']' | ')', None) => depth = depth.saturating_sub(1),
            ('“' | '„', None) => quote = Some('”'),
            ('"', None) => quote = Some('"'),
            _ => {}
        }
        before = c;
    }
    if let Some(from) = begin {
        found.push((from, &text[from..]));
    }
    found.into_iter()
}
