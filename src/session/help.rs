//! The page of help at the prompt, made from the tables of verbs and commands.

use super::{COMMANDS, Place};
use crate::{question::words::VERBS, theory::RecordKind};

/// What can be typed at the prompt.
pub(super) fn page(width: usize) -> String {
    let questions = VERBS.iter().map(|verb| (verb.another, verb.what));
    let here = COMMANDS.iter().filter(|entry| entry.place != Place::CommandLine);
    let commands = here.filter(|entry| entry.word != "show").map(|entry| (entry.form, entry.help));
    let mut words: Vec<&str> = RecordKind::ALL.iter().map(|kind| kind.word()).collect();
    words.dedup();
    let records = format!(
        "Records begin with their word and end at an empty line: {}. `explain statement` lists the fields of one.",
        words.join(", ")
    );
    [list("Questions, for example:", questions, width), list("Commands:", commands, width), wrapped(&records, width)]
        .join("\n\n")
}

fn list<'a>(heading: &str, lines: impl Iterator<Item = (&'a str, &'a str)>, width: usize) -> String {
    let lines: Vec<(&str, &str)> = lines.collect();
    let longest = lines.iter().map(|(form, _)| form.chars().count()).max().unwrap_or(0);
    let indent = " ".repeat(longest + 4);
    let options = textwrap::Options::new(width.max(40)).subsequent_indent(&indent);
    let mut text = heading.to_owned();
    for (form, what) in lines {
        text.push('\n');
        text.push_str(&textwrap::fill(&format!("  {form:longest$}  {what}"), &options));
    }
    text
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
