//! Rows of a table pasted into one line of a `cmoc`: what would vanish in the published words of the line is a fault.

use super::{line::Line, record::Reader, values::quoted};
use crate::{
    diagnostic::{Code, Diagnostic},
    theory::{Name, Role, fields::Takes},
};

impl Reader<'_> {
    /// The fault of a role line, whose value begins at `start`, in which a further role begins, or in which a literal
    /// stands among published words.
    pub(super) fn further_part(&self, line: &Line<'_>, start: usize, field: &str) -> Option<Diagnostic> {
        self.cell_of_another_role(line, start, field).or_else(|| loose_literal(line, start, field))
    }

    /// Behind a tab, a cell that is a role, or begins with one as a line would.
    fn cell_of_another_role(&self, line: &Line<'_>, start: usize, field: &str) -> Option<Diagnostic> {
        let tabs = line.tabs();
        tabs.iter().enumerate().filter(|(_, at)| **at > start).find_map(|(n, at)| {
            let end = tabs.get(n + 1).copied().unwrap_or(line.text().len());
            let cell = line.text().get(*at..end)?.trim_end();
            let (spec, length) = self.spec(cell)?;
            let rest = cell.get(length..)?;
            let begins =
                rest.is_empty() || cell[..length].ends_with(':') || rest.trim_start().starts_with(['+', '-', '?', '[']);
            if !(begins && matches!(spec.takes, Takes::Literals(_))) {
                return None;
            }
            let until = tabs.get(n + 2).copied().unwrap_or(line.text().len());
            let value = if rest.is_empty() { line.text().get(end..until)? } else { rest };
            Some(one_role_a_line(line, (*at, *at + length), field, spec.word, value))
        })
    }
}

/// A literal that stands among published words, outside brackets; or a role between two coded phrases.
fn loose_literal(line: &Line<'_>, start: usize, field: &str) -> Option<Diagnostic> {
    let text = line.text().get(start..)?;
    if !text.contains("](") {
        return None;
    }
    let mut role: Option<(usize, &str)> = None;
    for (at, word) in outside_brackets(text) {
        let literal = word.strip_prefix(['+', '-']).filter(|name| name.len() > 2 && Name::has_form(name));
        let (begin, end) = (start + at, start + at + word.len());
        if literal.is_some() {
            return Some(match role {
                Some((from, role)) => {
                    one_role_a_line(line, (start + from, start + from + role.len()), field, role, word)
                }
                None => Diagnostic::at(
                    Code::BadLiterals,
                    line.span(begin, end),
                    format!("{} stands among published words", quoted(word)),
                )
                .label("no words are coded to it")
                .help(format!("code the words, `[words]({word})`; or give it a line of its own, `{field} {word}`")),
            });
        }
        let bare = word.trim_end_matches(':');
        role = Role::from_word(bare).map(|_| (at, bare));
        if let Some((from, role)) = role {
            let (before, behind) = (text[..from].trim_end(), text[from + word.len()..].trim_start());
            if before.ends_with(')') && behind.starts_with('[') {
                return Some(one_role_a_line(line, (start + from, start + from + role.len()), field, role, behind));
            }
        }
    }
    None
}

fn one_role_a_line(line: &Line<'_>, (from, to): (usize, usize), field: &str, role: &str, value: &str) -> Diagnostic {
    let role = role.to_lowercase();
    let value = value.trim();
    let short: String = value.chars().take(48).collect();
    let cut = if short.len() < value.len() { " …" } else { "" };
    Diagnostic::at(Code::BadLiterals, line.span(from, to), format!("`{role}` stands in the line of `{field}`"))
        .label("one role a line")
        .help(format!("begin a line of its own with it: `{role} {short}{cut}`"))
}

/// The words of a text that stand outside brackets, each with its offset.
fn outside_brackets(text: &str) -> Vec<(usize, &str)> {
    let mut depth = 0usize;
    let mut begin = None;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let outside = depth == 0 && !c.is_whitespace() && !"()[],;".contains(c);
        match (outside, begin) {
            (true, None) => begin = Some(at),
            (false, Some(from)) => {
                found.push((from, &text[from..at]));
                begin = None;
            }
            _ => {}
        }
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found.extend(begin.map(|from| (from, &text[from..])));
    found
}
