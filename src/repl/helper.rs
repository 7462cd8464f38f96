//! What the line editor asks while a line is typed, answered from what is known.

use super::{
    completing::{Candidates, MOST, candidates},
    hinting,
    painting::{Paint, paint},
};
use crate::session::{Session, Typing};
use rustyline::{
    Context, Helper,
    completion::{Completer, Pair},
    config::CompletionType,
    highlight::{CmdKind, Highlighter},
    hint::{Hint, Hinter},
    validate::{ValidationContext, ValidationResult, Validator},
};
use std::{borrow::Cow, cell::RefCell, fmt::Write};

/// Up to how many bytes a text is painted: a paste of whole files is not typed.
const PAINTED: usize = 16_000;
/// What stands between a candidate and what it is.
const GAP: &str = "  ";
const END: &str = "\u{1b}[0m";
const FAINT: &str = "\u{1b}[2m";

/// The helper of the editor. The session is lent to it while a line is typed.
pub(super) struct Typist<'s> {
    pub(super) session: &'s RefCell<&'s mut Session>,
    /// The columns that the prompt takes.
    pub(super) prompt: usize,
}

impl Helper for Typist<'_> {}

impl Completer for Typist<'_> {
    type Candidate = Pair;

    fn complete(&self, line: &str, cursor: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let Ok(session) = self.session.try_borrow() else { return Ok((cursor, Vec::new())) };
        let before = line.get(..cursor).unwrap_or_default();
        // A list of words takes several columns, one of names a line for each.
        let found = candidates(&session, before, MOST.min(screen().1.max(30)));
        Ok((found.start, listed(&found, before.get(found.start..).unwrap_or_default(), screen())))
    }
}

/// Columns and rows of the terminal.
fn screen() -> (usize, usize) {
    let size = terminal_size::terminal_size();
    size.map_or((80, 24), |(columns, rows)| (usize::from(columns.0), usize::from(rows.0)))
}

/// Candidates as the editor lists them: with what each is, one in a line, as many as fit the screen. The last one says how
/// many more there are, and puts in what is typed already.
fn listed(found: &Candidates, typed: &str, (columns, rows): (usize, usize)) -> Vec<Pair> {
    let told = found.list.iter().any(|candidate| !candidate.about.is_empty());
    let room = if told { rows.saturating_sub(4).max(3) } else { found.list.len() };
    let shown = if found.list.len() > room { room - 1 } else { found.list.len() };
    let longest = found.list.iter().take(shown).map(|candidate| candidate.text.chars().count()).max().unwrap_or(0);
    let width = longest.min(columns / 2);
    let mut pairs: Vec<Pair> = Vec::new();
    for candidate in found.list.iter().take(shown) {
        let mut display = candidate.text.clone();
        if told {
            let about = candidate.about.split_whitespace().collect::<Vec<_>>().join(" ");
            display = format!("{:width$}{GAP}{about}", candidate.text);
            // Names are never cut, what stands beside them is.
            let most = columns.saturating_sub(1).max(candidate.text.chars().count() + 1);
            if display.chars().count() > most {
                display = display.chars().take(most - 1).collect::<String>() + "…";
            }
            // More than half of the screen, so that the editor puts each in a line of its own.
            display = format!("{display:least$}", least = columns / 2 + 1);
        }
        pairs.push(Pair { display, replacement: candidate.text.clone() });
    }
    if let ([only], true) = (pairs.as_mut_slice(), found.spaced && found.more == 0) {
        only.replacement.push(' ');
    }
    let more = found.more + found.list.len() - shown;
    if more > 0 {
        let display = format!("… and {more} more: the next letters narrow them down");
        pairs.push(Pair { display, replacement: typed.to_owned() });
    }
    pairs
}

/// A hint: its word is put in by the right arrow, its form is only shown.
#[derive(Debug)]
pub(super) struct Shown {
    text: String,
    word: String,
}

impl Hint for Shown {
    fn display(&self) -> &str {
        &self.text
    }

    fn completion(&self) -> Option<&str> {
        Some(self.word.as_str()).filter(|word| !word.is_empty())
    }
}

impl Hinter for Typist<'_> {
    type Hint = Shown;

    fn hint(&self, line: &str, cursor: usize, _: &Context<'_>) -> Option<Shown> {
        if cursor < line.len() || line.len() > PAINTED {
            return None;
        }
        let (columns, _) = screen();
        let last = line.rsplit('\n').next().unwrap_or_default().chars().count();
        let prompt = if line.contains('\n') { 0 } else { self.prompt };
        let hint = hinting::hint(line, columns.saturating_sub(prompt + last + 1))?;
        Some(Shown { text: format!("{}{}", hint.word, hint.form), word: hint.word })
    }
}

impl Highlighter for Typist<'_> {
    fn highlight<'l>(&self, line: &'l str, cursor: usize) -> Cow<'l, str> {
        let Ok(session) = self.session.try_borrow() else { return Cow::Borrowed(line) };
        if line.len() > PAINTED || !session.settings().out.colour {
            return Cow::Borrowed(line);
        }
        let mut painted = String::with_capacity(line.len() * 2);
        for (how, text) in paint(&session, line, cursor) {
            // A colour ends with its line: some terminals would carry it over otherwise.
            match (how, text.strip_suffix('\n')) {
                (Paint::Plain, _) => painted.push_str(text),
                (how, Some(text)) => drop(writeln!(painted, "{}{text}{END}", how.code())),
                (how, None) => drop(write!(painted, "{}{text}{END}", how.code())),
            }
        }
        Cow::Owned(painted)
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        match self.session.try_borrow().is_ok_and(|session| session.settings().out.colour) {
            true => Cow::Owned(format!("{FAINT}{hint}{END}")),
            false => Cow::Borrowed(hint),
        }
    }

    fn highlight_candidate<'c>(&self, candidate: &'c str, _: CompletionType) -> Cow<'c, str> {
        let colour = self.session.try_borrow().is_ok_and(|session| session.settings().out.colour);
        match candidate.split_once(GAP).filter(|_| colour) {
            Some((name, about)) => Cow::Owned(format!("{name}{GAP}{FAINT}{about}{END}")),
            None => Cow::Borrowed(candidate),
        }
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        kind != CmdKind::MoveCursor
    }
}

impl Validator for Typist<'_> {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let open = Typing::open_behind(&format!("{}\n", context.input())).is_some();
        Ok(if open { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repl::completing::Candidate;

    #[test]
    fn a_list_fits_the_screen_and_says_what_it_leaves_out() {
        let one = |n: usize| Candidate { text: format!("factor-{n}"), about: "A label that is rather long".to_owned() };
        let found = Candidates { start: 0, list: (10..60).map(one).collect(), more: 7, spaced: true };
        let pairs = listed(&found, "fac", (30, 12));
        assert_eq!(pairs.len(), 8);
        assert!(pairs.iter().all(|pair| pair.display.chars().count() < 60));
        assert_eq!(pairs[0].display, "factor-10  A label that is r…");
        assert!(pairs[7].display.starts_with("… and 50 more"));
        assert_eq!(pairs[7].replacement, "fac");
    }
}
