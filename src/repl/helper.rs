//! What the line editor asks while a line is typed, answered from what is known.

use super::{
    completing::{Candidates, MOST, candidates},
    hinting,
    painting::{Paint, paint},
};
use crate::session::{Open, Session, Typing};
use rustyline::{
    Context, Helper,
    completion::{Completer, Pair},
    config::CompletionType,
    highlight::{CmdKind, Highlighter},
    hint::{Hint, Hinter},
    validate::{ValidationContext, ValidationResult, Validator},
};
use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    fmt::Write,
};

/// Up to how many bytes a text is painted: a paste of whole files is not typed.
const PAINTED: usize = 16_000;
/// What stands between a candidate and what it is.
const GAP: &str = "  ";
const END: &str = "\u{1b}[0m";
const FAINT: &str = "\u{1b}[2m";
/// What stands behind a line that the right arrow puts in.
const TAKES: &str = "  (→ takes it)";
/// What is said on Enter within the first line of a record that needs more lines.
const MIDDLE: &str = "   (the key End, then Enter, goes on below)";

/// The helper of the editor. The session is lent to it while a line is typed.
pub(super) struct Typist<'s> {
    pub(super) session: &'s RefCell<&'s mut Session>,
    /// The columns that the prompt takes.
    pub(super) prompt: usize,
    /// Where the cursor stood last, which a validator is not told.
    pub(super) cursor: Cell<usize>,
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

impl Typist<'_> {
    /// What the last fault said to type, if it fits into the line.
    fn remedy(&self, columns: usize) -> Option<Shown> {
        let session = self.session.try_borrow().ok()?;
        let word = session.remedy()?.to_owned();
        let text = format!("{word}{TAKES}");
        (self.prompt + text.chars().count() < columns).then_some(Shown { text, word })
    }
}

impl Hinter for Typist<'_> {
    type Hint = Shown;

    fn hint(&self, line: &str, cursor: usize, _: &Context<'_>) -> Option<Shown> {
        self.cursor.set(cursor);
        if cursor < line.len() || line.len() > PAINTED {
            return None;
        }
        let (columns, _) = screen();
        if line.is_empty() {
            return self.remedy(columns);
        }
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

    fn highlight_char(&self, _: &str, cursor: usize, kind: CmdKind) -> bool {
        self.cursor.set(cursor);
        kind != CmdKind::MoveCursor
    }
}

impl Validator for Typist<'_> {
    /// Enter goes on below what is open. Before the end of a text, as where an earlier line was mended, it takes the text
    /// as if the empty line stood there already: a line break in the middle would cut it in two.
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(on_enter(context.input(), self.cursor.get()))
    }
}

fn on_enter(text: &str, cursor: usize) -> ValidationResult {
    let open = |ends: &str| Typing::open_behind(&format!("{text}{ends}")).map(|(open, _)| open);
    let within = text.get(cursor..).is_some_and(|behind| !behind.trim().is_empty());
    match open("\n") {
        None => ValidationResult::Valid(None),
        Some(Open::Record(_)) if within && open("\n\n").is_none() => ValidationResult::Valid(None),
        Some(Open::Record(_)) if within => ValidationResult::Invalid(Some(MIDDLE.to_owned())),
        Some(_) => ValidationResult::Incomplete,
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

    #[test]
    fn enter_within_a_record_never_cuts_it_in_two() {
        let record = "mechanism trust\nwanted more";
        let goes_on = |text: &str, cursor| matches!(on_enter(text, cursor), ValidationResult::Incomplete);
        let taken = |text: &str, cursor| matches!(on_enter(text, cursor), ValidationResult::Valid(_));
        assert!(goes_on(record, record.len()));
        assert!(taken(record, 15) && taken(record, record.len() - 2));
        assert!(taken(&format!("{record}\n"), record.len() + 1));
        assert!(matches!(on_enter("statement a", 9), ValidationResult::Invalid(Some(_))));
        assert!(goes_on("statement a", 11));
    }
}
