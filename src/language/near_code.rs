//! What looks like a code and is none, since its phrase does not stand in square brackets directly before it:
//! `they have time (+time)`, `[they have time] (+time)`, `[they have time][+time]`.

use super::{line::Line, values::quoted};
use crate::{
    diagnostic::{Code, Diagnostic},
    theory::{Name, Role},
};

/// The longest code and the longest phrase that are looked for, in bytes.
const LONGEST: usize = 120;

/// Something that looks like a code.
pub(super) struct NearCode<'t> {
    /// Where it begins in the text.
    pub at: usize,
    /// The whole of it with its brackets.
    pub typed: &'t str,
    /// As it was meant.
    pub meant: String,
}

/// Everything in a text that looks like a code and is none.
pub(super) fn near_codes(text: &str) -> Vec<NearCode<'_>> {
    let mut found = Vec::new();
    for (at, open) in text.char_indices().filter(|(_, c)| matches!(c, '(' | '[')) {
        let close = if open == '(' { ')' } else { ']' };
        let before = text.get(..at).unwrap_or_default();
        let inside = text.get(at + 1..).unwrap_or_default();
        if open == '(' && before.ends_with(']') {
            continue;
        }
        let end = inside.char_indices().take_while(|(n, _)| *n < LONGEST).find(|(_, c)| "()[]".contains(*c));
        let Some((length, _)) = end.filter(|(_, c)| *c == close) else { continue };
        let (code, after) = (&inside[..length], &inside[length + 1..]);
        if is_code(code) && !after.starts_with('(') {
            let meant = format!("[{}]({})", phrase(before), code.trim());
            found.push(NearCode { at, typed: &text[at..at + length + 2], meant });
        }
    }
    found
}

/// A note for each of them.
pub(super) fn notes(line: &Line<'_>, start: usize, text: &str) -> Vec<Diagnostic> {
    let note = |near: NearCode<'_>| {
        let span = line.span(start + near.at, start + near.at + near.typed.len());
        let message = format!("{} is read as words, and codes nothing", quoted(near.typed));
        Diagnostic::at(Code::UncodedPart, span, message)
            .help(format!("put the phrase in square brackets directly before it: `{}`", near.meant))
    };
    near_codes(text).into_iter().map(note).collect()
}

/// Whether all that stands between two brackets are literals with their signs, perhaps behind a role.
fn is_code(code: &str) -> bool {
    let mut literals = 0;
    for word in code.split([' ', ',']).filter(|word| !word.is_empty()) {
        match word.strip_prefix(['+', '-', '–', '−', '?']) {
            // "(+ve)" is how a finding is written
            Some(name) if Name::has_form(name) && !name.eq_ignore_ascii_case("ve") => literals += 1,
            None if word.eq_ignore_ascii_case("or") || Role::from_word(word).is_some() => {}
            _ => return false,
        }
    }
    literals > 0
}

/// The phrase that was meant: what stands in brackets before, else the words before, back to the last pause.
fn phrase(before: &str) -> String {
    let before = before.trim_end();
    let from = before.len().saturating_sub(LONGEST);
    let from = (from..before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(before.len());
    let near = before.get(from..).unwrap_or_default();
    if let Some(bracketed) = near.strip_suffix(']') {
        return bracketed.rsplit('[').next().unwrap_or_default().to_owned();
    }
    let clause = near.rsplit([',', ';', ':', '.', '(', ')', '[', ']', '“', '”']).next().unwrap_or_default();
    let words: Vec<&str> = clause.split_whitespace().collect();
    let last = words.get(words.len().saturating_sub(6)..).unwrap_or_default();
    if last.is_empty() { "words".to_owned() } else { last.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_code_is_near_one() {
        let meant = |text: &str| near_codes(text).into_iter().map(|near| near.meant).collect::<Vec<_>>();
        assert_eq!(meant("If, at first, patients have time (+time) so"), ["[patients have time](+time)"]);
        assert_eq!(
            meant("[a][+a] and [b b] (-b or –c) of (outcome +d)"),
            ["[a](+a)", "[b b](-b or –c)", "[of](outcome +d)"]
        );
        for text in ["[a](+a)", "HIV (+ve)", "(see p. 7)", "(C)", "[sic]", "(+)", "[+a](+a)", "(+a", "(-)", "(if)"] {
            assert!(near_codes(text).is_empty(), "{text}");
        }
    }
}
