//! Sentences: the word that opens a line, the words, and the phrases with their codes.

use super::{
    grammar::{Grammar, Rule},
    remedy,
    values::{self, Reading, quoted},
    walk::Walk,
};
use crate::{
    diagnostic::{Code as Message, Diagnostic},
    text::Span,
    theory::{Code, Group, Lead, Part, Role, Run, Sentence},
};
use pest::{Parser, iterators::Pair};

/// The opening of a line of a statement, if it begins with a line-word, and where the rest begins.
pub(super) fn lead(text: &str) -> Option<(Lead, usize)> {
    let (part, mut end) = opening(text)?;
    let mut condition = false;
    if matches!(part, Part::However | Part::Also) {
        let rest = text.get(end..).unwrap_or_default();
        let comma = rest.len() - rest.trim_start_matches([',', ' ']).len();
        let after = text.get(end + comma..).unwrap_or_default();
        if comma > 0
            && let Some((Part::If, length)) = opening(after)
        {
            condition = true;
            end += comma + length;
        }
    }
    let rest = text.get(end..).unwrap_or_default();
    let ours = rest.starts_with(':');
    let punctuation = rest.len() - rest.trim_start_matches([',', ';', ':', '–', '—']).len();
    let end = end + punctuation;
    let typed = if part == Part::Says { String::new() } else { text.get(..end).unwrap_or_default().to_owned() };
    let skip = text.get(end..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    Some((Lead { part, typed, ours: ours && part != Part::Says, condition }, end + skip))
}

/// The line-word that a text begins with, and its length.
pub(super) fn opening(text: &str) -> Option<(Part, usize)> {
    let mut best: Option<(Part, usize)> = None;
    for (part, spellings) in Part::WORDS {
        for spelling in spellings {
            let fits = text.get(..spelling.len()).is_some_and(|head| head.eq_ignore_ascii_case(spelling))
                && !text[spelling.len()..]
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '\'' || c == '’');
            if fits && best.is_none_or(|(_, length)| spelling.len() > length) {
                best = Some((part, spelling.len()));
            }
        }
    }
    best
}

/// A code, and where it stands.
pub(super) struct Coded {
    /// The place of the phrase with its code.
    pub span: Span,
    /// Its code.
    pub code: Code,
}

/// Reads the rest of a line as a sentence; gives the codes with their places beside it.
pub(super) fn sentence(
    reading: &mut Reading<'_, '_>,
    skip: usize,
    text: &str,
    role: Option<Role>,
) -> Option<(Sentence, Vec<Coded>)> {
    let pairs = match Grammar::parse(Rule::one_sentence, text) {
        Ok(pairs) => pairs,
        Err(_) => {
            let fault = fault(reading, skip, text);
            reading.diagnostics.push(fault);
            return None;
        }
    };
    let mut sentence = Sentence::default();
    let mut codes = Vec::new();
    let mut walk = Walk::into(Walk::over(pairs).take_if(Rule::sentence)?);
    while let Some(pair) = walk.take_any() {
        if pair.as_rule() == Rule::words {
            sentence.runs.push(Run::Words(unescape(pair.as_str())));
            continue;
        }
        let span = reading.span(skip + pair.as_span().start(), skip + pair.as_span().end());
        let mut inside = Walk::into(pair);
        let words = inside.take_if(Rule::phrase_words).map(|words| unescape(words.as_str())).unwrap_or_default();
        let Some(pair) = inside.take_if(Rule::code) else { continue };
        let code = code(reading, skip, pair, role);
        codes.push(Coded { span, code: code.clone() });
        sentence.runs.push(Run::Phrase { words, code });
    }
    Some((sentence, codes))
}

/// Reads a published cell of a `cmoc`.
pub(super) fn cell(reading: &mut Reading<'_, '_>, skip: usize, text: &str) -> Option<Sentence> {
    sentence(reading, skip, text, None).map(|(sentence, _)| sentence)
}

fn code(reading: &mut Reading<'_, '_>, skip: usize, pair: Pair<'_, Rule>, role: Option<Role>) -> Code {
    let mut code = Code { role: None, or: false, groups: Vec::new() };
    let mut walk = Walk::into(pair);
    if let Some(pair) = walk.take_if(Rule::role) {
        code.role = Role::from_word(pair.as_str());
    }
    code.or = walk.take_if(Rule::OR).is_some();
    if let Some(pair) = walk.take_if(Rule::groups) {
        let role = code.role.or(role).unwrap_or(Role::Context);
        code.groups = values::groups(reading, skip, pair, role);
    }
    if !code.or && code.groups.iter().all(Group::is_unknown) && code.groups.len() <= 1 {
        code.groups.clear();
    }
    code
}

fn unescape(text: &str) -> String {
    if text.contains("\\[") { text.replace("\\[", "[") } else { text.to_owned() }
}

/// Says which bracket or code could not be read: marks the first one that is wrong.
fn fault(reading: &Reading<'_, '_>, skip: usize, text: &str) -> Diagnostic {
    let mut open: Option<usize> = None;
    let mut escaped = false;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("\\[") {
            escaped = open.is_none();
            at += 2;
        } else if rest.starts_with("](") && std::mem::take(&mut escaped) {
            at += 2;
        } else if rest.starts_with("](") {
            let inside = at + 2;
            let Some(length) = text[inside..].find([')', '[']).filter(|end| text[inside + end..].starts_with(')'))
            else {
                let end = (at + 2).max(text[..].len().min(at + 40));
                let end = (at..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at);
                return Diagnostic::at(
                    Message::UnclosedCode,
                    reading.span(skip + at, skip + end),
                    "the code is not closed",
                )
                .label("a `)` is missing")
                .help(closed_code(text, open, at));
            };
            let code = &text[inside..inside + length];
            if open.is_none() {
                return Diagnostic::at(
                    Message::UnclosedCode,
                    reading.span(skip + at, skip + inside + length + 1),
                    "a code without a phrase before it",
                )
                .label("no `[` opens the phrase")
                .help("write `[words](+factor)`");
            }
            if Grammar::parse(Rule::one_code, code).is_err() {
                return bad_code(reading.span(skip + inside, skip + inside + length), code);
            }
            open = None;
            at = inside + length + 1;
        } else if let Some(after) = rest.strip_prefix('[') {
            let close = after.find(['[', ']']).filter(|end| after[*end..].starts_with(']'));
            if let Some(end) = close.filter(|end| !after[end + 1..].starts_with('(')) {
                at += end + 2;
            } else if let Some(first) = open {
                return unclosed(reading.span(skip + first, skip + first + 1));
            } else {
                open = Some(at);
                at += 1;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    unclosed(reading.span(skip + open.unwrap_or(0), skip + open.map_or(text.len(), |at| at + 1)))
}

/// The code that opens at a place, closed behind what could be one.
fn closed_code(text: &str, open: Option<usize>, at: usize) -> String {
    let phrase = open.and_then(|open| text.get(open + 1..at)).unwrap_or("words");
    let typed = text.get(at + 2..).unwrap_or_default();
    let codes = typed.match_indices([' ', '.', ',', ';']).map(|(end, _)| &typed[..end]).chain([typed]);
    let code = codes.filter(|code| Grammar::parse(Rule::one_code, code).is_ok()).max_by_key(|code| code.len());
    match code.filter(|_| phrase.len() <= 60) {
        Some(code) => format!("close it behind the code: `[{phrase}]({code})`"),
        None => "write `[words](+factor)`".to_owned(),
    }
}

fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::at(Message::UnclosedCode, span, "this bracket is not closed")
        .label("`](…)` is missing")
        .help("write `[words](+factor)`, or `\\[` for a bracket that is plain text")
}

/// The fault of a code that could not be read, with what it was probably meant to be.
fn bad_code(span: Span, code: &str) -> Diagnostic {
    let diagnostic = Diagnostic::at(Message::BadCode, span, format!("{} is no code", quoted(code)))
        .label("a direction and a factor expected, such as `+trust`");
    let trimmed = code.trim();
    if trimmed.is_empty() {
        return diagnostic.help("write `(context)` where only the role is known, or `(?)` for the unknown");
    }
    let first = trimmed.split([' ', ':']).next().unwrap_or_default();
    let (role, rest) = match Role::from_word(first) {
        Some(role) => (format!("{role} "), trimmed.get(first.len()..).unwrap_or_default()),
        None => (String::new(), trimmed),
    };
    let list = rest.trim_start_matches([':', ' ']);
    let shown = |literals: &str| format!("({role}{literals})");
    if list.len() < rest.len() && rest.trim_start().starts_with(':') && Grammar::parse(Rule::one_groups, list).is_ok() {
        return diagnostic.help(format!("leave the colon out: `{}`", shown(list)));
    }
    let at = values::stops(Rule::one_groups, list);
    let few = list.split_whitespace().count();
    match (remedy::literals(list, at, shown), remedy::name(list)) {
        (Some(help), _) => diagnostic.help(help),
        (None, Some(name)) if (2..=4).contains(&few) => {
            diagnostic.help(format!("a name has hyphens where words have spaces: `{}`", shown(&format!("+{name}"))))
        }
        _ if list.contains(['+', '−', '–', '—', '↑', '↓']) => {
            diagnostic.help("the sign is a plain `+` or `-` in front of a name: `(-attendance)`")
        }
        _ => diagnostic.help("a bracket that is plain text is written `\\[`"),
    }
}
