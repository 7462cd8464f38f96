//! What is done before and after clap: paths behind `--load`, and refusals in our own form.

use super::arguments::Arguments;
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    question::words,
    session,
    theory::RecordKind,
};
use clap::{
    CommandFactory,
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::ffi::{OsStr, OsString};

/// Gives every path behind a `--load` a `--load` of its own, so that `--load A B ask …` takes two paths and leaves the
/// command. Paths end at an option, at the word of a command (a path of that name is written `./ask`), and at what
/// can only be a question.
pub(super) fn separate_loads(words: &[OsString]) -> Result<Vec<OsString>, Diagnostic> {
    let command = Arguments::command();
    let ends = |word: &OsStr| {
        let text = word.to_string_lossy();
        text.starts_with('-') || command.find_subcommand(word).is_some() || is_question(&text)
    };
    let mut words = words.iter().cloned().peekable();
    let mut separated = Vec::new();
    while let Some(word) = words.next() {
        if word != "--load" {
            separated.push(word);
            continue;
        }
        let before = separated.len();
        while let Some(path) = words.next_if(|word| !ends(word)) {
            separated.extend(["--load".into(), path]);
        }
        if separated.len() == before {
            let fault = Diagnostic::new(Code::CommandLine, "`--load` needs a path behind it");
            return Err(fault.help("because --load kb ask 'find mechanisms'"));
        }
    }
    Ok(separated)
}

/// Whether a word of the command line is a whole question: the verb of one, and more behind it.
fn is_question(word: &str) -> bool {
    let mut words = word.split_whitespace();
    let first = words.next().unwrap_or_default();
    words.next().is_some() && is_verb(first) && !std::path::Path::new(word).exists()
}

fn is_verb(word: &str) -> bool {
    words::verb(word).is_some()
}

/// What clap refuses, as a fault with a remedy; none where it only gives help or its version.
pub(super) fn refusal(error: &clap::Error, words: &[OsString]) -> Option<Diagnostic> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return None;
    }
    if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) {
        return Some(misplaced(word, words).unwrap_or_else(|| no_command(word)));
    }
    if error.kind() == ErrorKind::MissingRequiredArgument {
        return Some(incomplete(words));
    }
    let text = error.to_string();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("For more"));
    let lines: Vec<&str> = lines.take_while(|line| !line.starts_with("Usage:")).collect();
    let tip = lines.iter().find_map(|line| line.strip_prefix("tip: "));
    let said: Vec<&str> = lines.iter().filter(|line| !line.starts_with("tip: ")).copied().collect();
    let said = said.join(" ");
    let said = said.trim_start_matches("error: ").replace('\'', "`");
    let help = tip.map_or_else(|| "because --help".to_owned(), |tip| tip.replace('\'', "`"));
    Some(Diagnostic::new(Code::CommandLine, said).help(help))
}

/// The command that is typed, with what has to follow it.
fn incomplete(words: &[OsString]) -> Diagnostic {
    let entry = words.iter().filter_map(|word| word.to_str()).find_map(|word| {
        session::COMMANDS.iter().find(|entry| entry.word == word && entry.place != session::Place::Prompt)
    });
    let Some(entry) = entry else {
        return Diagnostic::new(Code::CommandLine, "something is missing").help("because --help");
    };
    let fault = Diagnostic::new(Code::CommandLine, format!("`{}` is not finished", entry.word));
    fault.help(match entry.takes {
        session::Argument::Question => format!("because {} 'find mechanisms'", entry.word),
        _ => format!("because {}", entry.form),
    })
}

fn no_command(word: &str) -> Diagnostic {
    let first = word.split_whitespace().next().unwrap_or_default();
    if word.chars().all(|c| c.is_ascii_digit()) {
        return Diagnostic::new(
            Code::CommandLine,
            format!("`because {word}` opens row {word} of an answer at the prompt"),
        )
        .help("because");
    }
    if let Some(kind) = RecordKind::from_word(first) {
        return Diagnostic::new(Code::CommandLine, format!("`{kind}` begins a record, which is typed at the prompt"))
            .help("because");
    }
    let command = Arguments::command();
    let near = nearest(word, command.get_subcommands().map(clap::Command::get_name));
    let near: Vec<String> = near.iter().map(|near| format!("`{near}`")).collect();
    let fault = Diagnostic::new(Code::CommandLine, format!("there is no command `{word}`"));
    if near.is_empty() { fault.help("because --help") } else { fault.help(format!("near: {}", near.join(", "))) }
}

/// A question without `ask`, or a path without `--load`.
fn misplaced(word: &str, words: &[OsString]) -> Option<Diagnostic> {
    let first = word.split_whitespace().next().unwrap_or_default();
    let at = words.iter().position(|typed| *typed == *word)?;
    let texts = |words: &[OsString]| words.iter().map(|w| w.to_string_lossy().into_owned()).collect::<Vec<_>>();
    let before: Vec<String> = texts(&words[1..at]);
    let before = if before.is_empty() { String::new() } else { format!("{} ", before.join(" ")) };
    if is_verb(first) {
        let question = texts(&words[at..]).join(" ");
        let fault = Diagnostic::new(Code::CommandLine, "a question stands behind `ask`");
        let quote = if question.contains('\'') { '"' } else { '\'' };
        return Some(fault.help(format!("because {before}ask {quote}{question}{quote}")));
    }
    std::path::Path::new(word).exists().then(|| {
        Diagnostic::new(Code::CommandLine, format!("`{word}` is a path, and no command"))
            .help(format!("because --load {word}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separated(words: &str) -> Option<String> {
        let words: Vec<OsString> = words.split(',').map(OsString::from).collect();
        let separated = separate_loads(&words).ok()?;
        Some(separated.iter().map(|w| w.to_string_lossy().into_owned()).collect::<Vec<_>>().join(","))
    }

    #[test]
    fn the_table_of_commands_is_the_command_line() {
        let mut table: Vec<&str> = session::COMMANDS
            .iter()
            .filter(|entry| entry.place != session::Place::Prompt)
            .map(|entry| entry.word)
            .collect();
        let command = Arguments::command();
        let mut here: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        table.sort_unstable();
        here.sort_unstable();
        assert_eq!(here, table);
    }

    #[test]
    fn a_load_leaves_the_command() {
        for (typed, read) in [
            ("because,--load,kb,ask,find x", "because,--load,kb,ask,find x"),
            ("because,--load,a,b,ask,q", "because,--load,a,--load,b,ask,q"),
            ("because,--load,a,b,--load,c", "because,--load,a,--load,b,--load,c"),
            ("because,--load,a,--width,40,show,x", "because,--load,a,--width,40,show,x"),
            ("because,--load,a,find b,x", "because,--load,a,find b,x"),
            ("because,ask,q,--load,a,b", "because,ask,q,--load,a,--load,b"),
            ("because,--load=a,ask,q", "because,--load=a,ask,q"),
            ("because,--load,./ask,ask,q", "because,--load,./ask,ask,q"),
        ] {
            assert_eq!(separated(typed).as_deref(), Some(read));
        }
        assert_eq!(separated("because,--load,ask,q"), None);
    }
}
