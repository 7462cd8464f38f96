//! The lines of the prompt that are commands.

use super::{COMMANDS, Load, elsewhere};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    question::Format,
    store::Prefer,
    text::Span,
};
use std::path::{Path, PathBuf};

/// A line of the prompt that is a command and no question.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// `because N [full]`.
    Because {
        /// The row.
        row: usize,
        /// Whether nothing is left out.
        full: bool,
    },
    /// `load PATH...`.
    Load(Load),
    /// `save DIR`.
    Save(PathBuf),
    /// `history [NAME]`.
    History(Option<String>),
    /// `explain WORD`.
    Explain(String),
    /// `.format FORMAT`.
    Format(Format),
    /// `.run NAME`; none for all.
    Run(Option<String>),
    /// `.wide on`, `.pager off` …: a setting, and its new value, if one is given.
    Switch(Switch, Option<bool>),
    /// `.format FORMAT keep`, `.wide on keep` …: a setting that holds from now on.
    Keep(Box<Command>),
    /// `.script FILE`.
    Script(PathBuf),
    /// `.help`, or `.help WORD`.
    Help(Option<String>),
    /// `.quit`.
    Quit,
}

/// A setting of the terminal that is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Switch {
    /// `.wide`.
    Wide,
    /// `.pager`.
    Pager,
    /// `.timer`.
    Timer,
}

/// Reads a line as a command; none where it is a question. `span` is the place of the line, `kept` the folder in which
/// what is known is kept.
pub(super) fn read(line: &str, span: Span, kept: Option<&Path>) -> Option<Result<Command, Box<Diagnostic>>> {
    let word = line.split_whitespace().next()?;
    let rest = line.trim_start().get(word.len()..).unwrap_or_default().trim();
    let settings = [".format", ".wide", ".pager", ".timer"].contains(&word.to_lowercase().as_str());
    let for_good = rest.strip_suffix("keep").filter(|before| settings && !before.ends_with(char::is_alphanumeric));
    let rest = for_good.map_or(rest, str::trim_end);
    let first = Typed { word, rest, kept, span: part(line, word, span), rest_span: part(line, rest, span) };
    let command = match word.to_lowercase().as_str() {
        "because" => first.because(),
        "load" => first.load(),
        "save" => first.save(),
        "history" => Ok(Command::History((!rest.is_empty()).then(|| rest.to_owned()))),
        "explain" if rest.is_empty() => {
            Err(first.fault(Code::NoSuchTerm, "`explain` needs a word").help("explain literal"))
        }
        "explain" => Ok(Command::Explain(rest.to_owned())),
        ".run" => first.run(),
        ".format" => first.format(),
        ".wide" => first.switch(Switch::Wide),
        ".pager" => first.switch(Switch::Pager),
        ".timer" => first.switch(Switch::Timer),
        ".script" => first.script(),
        ".help" | "help" | "?" => Ok(Command::Help((!rest.is_empty()).then(|| rest.to_owned()))),
        ".quit" | "quit" | "exit" | "q" | ":q" | "bye" if rest.is_empty() => Ok(Command::Quit),
        ".quit" => Ok(Command::Quit),
        dotted if dotted.starts_with('.') => Err(first.unknown()),
        _ => return elsewhere::fault(&first).map(|fault| Err(Box::new(fault))),
    };
    let command = if for_good.is_some() { command.map(|setting| Command::Keep(Box::new(setting))) } else { command };
    Some(command.map_err(Box::new))
}

pub(super) struct Typed<'a> {
    pub(super) word: &'a str,
    pub(super) rest: &'a str,
    /// Where what is known is kept.
    pub(super) kept: Option<&'a Path>,
    pub(super) span: Span,
    rest_span: Span,
}

impl Typed<'_> {
    pub(super) fn fault(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::at(code, self.span, message)
    }

    fn load(&self) -> Result<Command, Diagnostic> {
        let load = read_load(&words(self.rest)).map_err(|message| {
            let help = "load PATH... [--prefer files|here] [--prune] [--dry-run] [--reason TEXT]";
            Diagnostic::at(Code::BadQuestion, self.rest_span, message).help(help)
        })?;
        if load.paths.is_empty() {
            return Err(self.fault(Code::BadQuestion, "`load` needs a path").help("load kb"));
        }
        Ok(Command::Load(load))
    }

    fn save(&self) -> Result<Command, Diagnostic> {
        match words(self.rest).as_slice() {
            [folder] if !folder.is_empty() => Ok(Command::Save(path(folder))),
            [] | [_] => Err(self.fault(Code::BadQuestion, "`save` takes one folder").help(match self.kept {
                Some(folder) => format!(
                    "what is typed and loaded is kept already, in `{}`; `save saved` writes it as files too",
                    folder.display()
                ),
                None => "save saved".to_owned(),
            })),
            several => {
                let fault = Diagnostic::at(Code::BadQuestion, self.rest_span, "`save` takes one folder");
                Err(fault.help(format!("one with blanks in its name stands in quotes: save \"{}\"", several.join(" "))))
            }
        }
    }

    fn run(&self) -> Result<Command, Diagnostic> {
        match words(self.rest).as_slice() {
            [all] if matches!(all.as_str(), "all" | "--all") => Ok(Command::Run(None)),
            [name] => Ok(Command::Run(Some(name.clone()))),
            _ => Err(self
                .fault(Code::BadQuestion, "`.run` takes the name of a question that is kept")
                .help("`find questions` lists them; `.run all` asks them all")),
        }
    }

    fn script(&self) -> Result<Command, Diagnostic> {
        match words(self.rest).as_slice() {
            [file] if !file.is_empty() => Ok(Command::Script(path(file))),
            _ => Err(self.fault(Code::NoSuchCommand, "`.script` takes the name of one file").help(".script today.txt")),
        }
    }

    fn switch(&self, switch: Switch) -> Result<Command, Diagnostic> {
        let on = match self.rest.to_lowercase().as_str() {
            "" => None,
            "on" | "yes" => Some(true),
            "off" | "no" => Some(false),
            _ => {
                let message = format!("`{}` is on or off", self.word);
                let fault = Diagnostic::at(Code::NoSuchCommand, self.rest_span, message);
                return Err(fault.help(format!("{} on, {} off", self.word, self.word)));
            }
        };
        Ok(Command::Switch(switch, on))
    }

    fn because(&self) -> Result<Command, Diagnostic> {
        if let Some(fault) = elsewhere::is_sentence(self).then(|| elsewhere::sentence(self)).flatten() {
            return Err(fault);
        }
        if let Some(remedy) = elsewhere::behind_because(self) {
            return Err(self
                .fault(Code::NoSuchCommand, "`because` stands before a command in a shell, and not here")
                .help(remedy));
        }
        let mut words = self.rest.split_whitespace();
        let row = words.next().and_then(|word| word.parse().ok());
        match (row, words.next(), words.next()) {
            (Some(row), None, None) => Ok(Command::Because { row, full: false }),
            (Some(row), Some(full), None) if full.eq_ignore_ascii_case("full") => {
                Ok(Command::Because { row, full: true })
            }
            _ => Err(Diagnostic::at(
                Code::NoSuchRow,
                if self.rest.is_empty() { self.span } else { self.rest_span },
                "`because` takes the number of a row of the last answer",
            )
            .help("because 1")),
        }
    }

    fn format(&self) -> Result<Command, Diagnostic> {
        let format = Format::ALL.into_iter().find(|format| format.word().eq_ignore_ascii_case(self.rest));
        format.map(Command::Format).ok_or_else(|| {
            let words = Format::ALL.map(Format::word);
            let near = nearest(self.rest, words);
            let help = if near.is_empty() { words.join(", ") } else { quoted(&near) };
            let message = match self.rest {
                "" => "`.format` takes the name of a format".to_owned(),
                typed => format!("there is no format `{typed}`"),
            };
            let span = if self.rest.is_empty() { self.span } else { self.rest_span };
            let lead = if near.is_empty() { "formats" } else { "near" };
            Diagnostic::at(Code::NoSuchCommand, span, message).help(format!("{lead}: {help}"))
        })
    }

    fn unknown(&self) -> Diagnostic {
        let dotted = COMMANDS.iter().map(|entry| entry.word).filter(|word| word.starts_with('.'));
        let near = nearest(self.word, dotted);
        if let Some(remedy) = elsewhere::without_dot(self) {
            return self.fault(Code::NoSuchCommand, format!("there is no command `{}`", self.word)).help(remedy);
        }
        let fault = self.fault(Code::NoSuchCommand, format!("there is no command `{}`", self.word));
        if near.is_empty() {
            fault.help("`.help` lists the commands")
        } else {
            fault.help(format!("near: {}", quoted(&near)))
        }
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The span of a part of a line, which begins at the start of `span`.
fn part(line: &str, part: &str, span: Span) -> Span {
    let offset = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize).min(line.len());
    let start = span.start + u32::try_from(offset).unwrap_or(0);
    Span::new(span.file, start, start + u32::try_from(part.len()).unwrap_or(0))
}

/// A path as it was typed: `~/` begins at the own folder, as in a shell.
fn path(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/").or((typed == "~").then_some("")), std::env::home_dir()) {
        (Some(rest), Some(own)) => own.join(rest),
        _ => PathBuf::from(typed),
    }
}

/// Words with white space between; one with white space in it stands in quotes.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (word, behind) = match first {
            '"' | '\'' => rest[1..].split_once(first).unwrap_or((&rest[1..], "")),
            _ => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}

/// Paths and options, in any order; what is wrong with them otherwise.
fn read_load(words: &[String]) -> Result<Load, String> {
    let mut load = Load::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--prefer" => {
                load.prefer = match words.next().map(String::as_str) {
                    Some("files") => Prefer::Files,
                    Some("here") => Prefer::Here,
                    _ => return Err("`--prefer` takes `files` or `here`".to_owned()),
                }
            }
            "--prune" => load.prune = true,
            "--dry-run" => load.dry_run = true,
            "--reason" => {
                load.reason = Some(words.next().ok_or("`--reason` takes a text in quotes")?.clone());
            }
            option if option.starts_with("--") => return Err(format!("`load` has no option `{option}`")),
            typed => load.paths.push(path(typed)),
        }
    }
    Ok(load)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    #[test]
    fn paths_with_blanks_stand_in_quotes() {
        assert_eq!(words("kb \"my folder\"  'a b' c"), ["kb", "my folder", "a b", "c"]);
        assert_eq!(words("\"open"), ["open"]);
    }

    #[test]
    fn a_load_takes_the_options_of_the_command_line() {
        let load = read_load(&words("a --prefer here b --prune --dry-run --reason \"read again\""));
        let paths = vec![PathBuf::from("a"), PathBuf::from("b")];
        let reason = Some("read again".to_owned());
        assert_eq!(load, Ok(Load { paths, prefer: Prefer::Here, prune: true, dry_run: true, brief: false, reason }));
        for wrong in ["a --prefer", "a --prefer ours", "--reason", "a --force"] {
            assert!(read_load(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_dot_word_never_reaches_the_parser() {
        for line in [".", ".x", "..", ".format", ".formt json", ". quit", ".hélp"] {
            assert!(matches!(read(line, Span::new(FileId(0), 0, 9), None), Some(Err(_))), "{line}");
        }
        assert!(read("find mechanisms", Span::new(FileId(0), 0, 15), None).is_none());
    }
}
