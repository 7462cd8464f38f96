//! The page of help at the prompt, made from the tables of verbs and commands.

use super::{COMMANDS, Entry};
use crate::{
    question::words::{VERBS, VerbForm},
    theory::RecordKind,
};

/// How many columns a command takes.
const COMMAND: usize = 26;

/// What can be typed at the prompt, on a screen of 24 lines; the examples are those of the verbs, in their order.
pub(super) fn page(examples: &[String], width: usize) -> String {
    let mut words: Vec<&str> = RecordKind::ALL.iter().map(|kind| kind.word()).collect();
    words.dedup();
    let records = format!("A record ends at an empty line (`explain statement`): {}.", words.join(", "));
    let heading = "Ask (`.help find` tells more of one; Tab shows what fits):";
    [heading.to_owned(), questions(examples, width), "Commands (`.help load`):".to_owned(), commands(width)]
        .into_iter()
        .chain([wrapped(&records, width)])
        .collect::<Vec<_>>()
        .join("\n")
}

/// A line for each verb: an example, and beside it what it asks for.
fn questions(examples: &[String], width: usize) -> String {
    let length = |text: &str| text.chars().count();
    let most = width.saturating_sub(4 + VERBS.iter().map(|verb| length(verb.brief)).max().unwrap_or(0));
    let column = examples.iter().map(|example| length(example)).filter(|length| *length <= most).max().unwrap_or(0);
    // Each has one line, so a long example may have to speak for itself.
    let line = |(verb, example): (&VerbForm, &String)| match length(example) + 4 + length(verb.brief) <= width {
        true => format!("  {example:column$}  {}", verb.brief),
        false => format!("  {example}"),
    };
    VERBS.iter().zip(examples).map(line).collect::<Vec<_>>().join("\n")
}

/// The commands, several in a line.
fn commands(width: usize) -> String {
    let longest = COMMANDS.iter().map(|entry| entry.brief.0.len()).max().unwrap_or(0);
    let all: Vec<String> = COMMANDS
        .iter()
        .filter(|entry| !entry.brief.0.is_empty())
        .map(|Entry { brief: (form, what), .. }| format!("{:COMMAND$}", format!("{form:longest$}  {what}")))
        .collect();
    let lines = all.chunks((width.saturating_sub(2) / COMMAND).max(1));
    lines.map(|line| format!("  {}", line.concat().trim_end())).collect::<Vec<_>>().join("\n")
}

/// A form on lines of its own, indented, its further lines deeper.
pub(super) fn hanging(form: &str, width: usize) -> String {
    let options = textwrap::Options::new(width.clamp(40, 100))
        .initial_indent("    ")
        .subsequent_indent("        ")
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(form, &options)
}

/// The text with its paragraphs wrapped; indented lines and tables stay as they are.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let options = textwrap::Options::new(width.clamp(40, 100))
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let wrap = |line: &str| if line.starts_with(' ') { line.to_owned() } else { textwrap::fill(line, &options) };
    text.lines().map(wrap).collect::<Vec<_>>().join("\n")
}
