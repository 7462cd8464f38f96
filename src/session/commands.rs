//! The table of commands. Help at the prompt, the help of the command line, completion, the manual and the tests are
//! made from it.

/// Where a command is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the prompt and in scripts.
    Prompt,
    /// On the command line, behind `because`.
    CommandLine,
    /// In both.
    Both,
}

/// What stands behind the word of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// Nothing.
    Nothing,
    /// A question.
    Question,
    /// The name of a record.
    Name,
    /// The name of a question that is kept.
    Kept,
    /// The number of a row.
    Row,
    /// Files and folders.
    Path,
    /// A code, a word of the language or a term.
    Word,
    /// A format of answers.
    Format,
    /// `on` or `off`.
    OnOff,
}

/// One command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Its word.
    pub word: &'static str,
    /// How it is written.
    pub form: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// How it may be typed, and what it does, in the fewest words, for the page of help; empty outside the prompt.
    pub brief: (&'static str, &'static str),
    /// Where it is typed.
    pub place: Place,
    /// What stands behind its word.
    pub takes: Argument,
}

const fn entry(word: &'static str, form: &'static str, help: &'static str, place: Place, takes: Argument) -> Entry {
    Entry { word, form, help, brief: ("", ""), place, takes }
}

impl Entry {
    const fn briefly(self, form: &'static str, what: &'static str) -> Entry {
        Entry { brief: (form, what), ..self }
    }
}

/// All commands, in the order of the help.
pub const COMMANDS: &[Entry] = &[
    entry("ask", "ask QUESTION", "answer one question", Place::CommandLine, Argument::Question),
    entry(
        "run",
        "run NAME | run --all",
        "ask a question that is kept, or all of them",
        Place::CommandLine,
        Argument::Kept,
    ),
    entry("show", "show NAME", "show one record whole, with where it is used", Place::Both, Argument::Name),
    entry(
        "because",
        "because N [full]",
        "open the evidence trail of row N of the last answer",
        Place::Prompt,
        Argument::Row,
    )
    .briefly("because 1", "open row 1"),
    entry(
        "load",
        "load PATH...",
        "read the records of files and folders, as one revision",
        Place::Both,
        Argument::Path,
    )
    .briefly("load PATH", "read files"),
    entry("save", "save DIR", "write all records into a folder, one file for each theory", Place::Both, Argument::Path)
        .briefly("save DIR", "write files"),
    entry(
        "history",
        "history [NAME]",
        "list the revisions, or those of one record with what each changed",
        Place::Both,
        Argument::Name,
    )
    .briefly("history", "changes"),
    entry("rebuild", "rebuild", "make the index anew from the journal", Place::CommandLine, Argument::Nothing),
    entry(
        "recover",
        "recover",
        "go on with all that is whole of a damaged journal",
        Place::CommandLine,
        Argument::Nothing,
    ),
    entry(
        "check",
        "check [PATH...]",
        "look for faults, and for what deserves a second look",
        Place::CommandLine,
        Argument::Path,
    ),
    entry("fmt", "fmt PATH...", "write files in canonical form; comments stay", Place::CommandLine, Argument::Path),
    entry(
        "explain",
        "explain WORD",
        "explain the code of a message, a word of the language, a term",
        Place::Both,
        Argument::Word,
    )
    .briefly("explain WORD", "a meaning"),
    entry(".run", ".run NAME", "ask a question that is kept; `.run all` asks them all", Place::Prompt, Argument::Kept)
        .briefly(".run NAME", "ask again"),
    entry(
        ".format",
        ".format FORMAT [keep]",
        "choose how answers are written: table list tree csv json md records; `keep`: from now on",
        Place::Prompt,
        Argument::Format,
    )
    .briefly(".format list", "as list"),
    entry(
        ".wide",
        ".wide [on|off] [keep]",
        "let lines be as wide as they need; the pager scrolls sideways",
        Place::Prompt,
        Argument::OnOff,
    )
    .briefly(".wide", "long lines"),
    entry(
        ".pager",
        ".pager [on|off] [keep]",
        "show what is taller than the screen page by page",
        Place::Prompt,
        Argument::OnOff,
    )
    .briefly(".pager off", "no pages"),
    entry(".timer", ".timer [on|off] [keep]", "say how long each answer took", Place::Prompt, Argument::OnOff)
        .briefly(".timer", "time taken"),
    entry(
        ".script",
        ".script FILE",
        "write the lines of this session that worked into a file, to be run again",
        Place::Prompt,
        Argument::Path,
    )
    .briefly(".script FILE", "keep lines"),
    entry(
        "completions",
        "completions SHELL",
        "write what a shell needs to complete commands: bash, elvish, fish, powershell, zsh",
        Place::CommandLine,
        Argument::Nothing,
    ),
    entry("manual", "manual", "write the manual page, for `man`", Place::CommandLine, Argument::Nothing),
    entry(
        "help",
        "help [WORD]",
        "list the commands, or explain one, as `explain` does",
        Place::CommandLine,
        Argument::Word,
    ),
    entry(
        ".help",
        ".help [WORD]",
        "list what can be typed; with a verb or a command, its form and examples",
        Place::Prompt,
        Argument::Word,
    )
    .briefly(".help find", "more of one"),
    entry(".quit", ".quit", "leave", Place::Prompt, Argument::Nothing).briefly(".quit", "leave"),
];

/// The line of help of a command; empty for a word that is none.
pub fn help(word: &str) -> &'static str {
    COMMANDS.iter().find(|entry| entry.word == word).map_or("", |entry| entry.help)
}

/// The command of the prompt with that word, in any letter case. `show` is none: it begins a question.
pub fn at_prompt(word: &str) -> Option<&'static Entry> {
    let here = COMMANDS.iter().filter(|entry| entry.place != Place::CommandLine && entry.word != "show");
    here.into_iter().find(|entry| entry.word.eq_ignore_ascii_case(word))
}
