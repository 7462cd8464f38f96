//! The words of the command line.

use crate::{question::Format, session, store::Prefer};
use anstream::ColorChoice;
use clap::{
    Parser, Subcommand, builder::NonEmptyStringValueParser, builder::PossibleValuesParser, builder::TypedValueParser,
};
use clap_complete::Shell;
use std::path::PathBuf;

/// A knowledge base for realist evaluation, with a language to write programme theories in and to question them.
#[derive(Debug, Parser)]
#[command(
    name = "because",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "Without a command, questions and records are read from the terminal, or from standard input.\n\n\
                  A knowledge base is a folder: that of --kb, else of $BECAUSE_KB, else ./because.kb if it is there. \
                  Without one, what is loaded with --load and typed is known for as long as the program runs; \
                  `because load PATH` makes ./because.kb.\n\n\
                  Exit codes: 0 fine, 1 a check failed, 2 the command line, 3 the text or the question, 4 the \
                  knowledge base or a file, 130 stopped by Ctrl-C."
)]
pub(super) struct Arguments {
    /// Read the records of these files and folders first
    #[arg(long, global = true, value_name = "PATH", num_args = 1)]
    pub(super) load: Vec<PathBuf>,

    /// The folder of the knowledge base [default: $BECAUSE_KB, else ./because.kb if it is there]
    #[arg(long, global = true, value_name = "DIR", value_parser = folder())]
    pub(super) kb: Option<PathBuf>,

    /// The author of what is changed [default: $BECAUSE_AUTHOR, else the login name]
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) author: Option<String>,

    /// Why it is changed
    #[arg(long, global = true, value_name = "TEXT")]
    pub(super) reason: Option<String>,

    /// How answers are written, where the question does not say it
    #[arg(long, global = true, value_name = "FORMAT", value_parser = formats())]
    pub(super) format: Option<Format>,

    /// How many columns a line may take [default: those of the terminal, else 100]
    #[arg(long, global = true, value_name = "N", value_parser = columns)]
    pub(super) width: Option<u16>,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", value_parser = colours())]
    pub(super) color: Option<ColorChoice>,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = session::help("ask"))]
    Ask {
        /// The question, best in quotes: 'find mechanisms leading to +trust'
        #[arg(required = true, num_args = 1..)]
        question: Vec<String>,
    },
    #[command(about = session::help("show"))]
    Show {
        /// The name of the record
        name: String,
    },
    #[command(about = session::help("run"))]
    Run {
        /// The name of the question
        #[arg(required_unless_present = "all")]
        name: Option<String>,
        /// Ask all that are kept, in the order of their names
        #[arg(long, conflicts_with = "name")]
        all: bool,
    },
    #[command(about = session::help("load"))]
    Load {
        /// Files and folders
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Whose records are taken where both have something new
        #[arg(long, value_name = "files|here", value_parser = preferences())]
        prefer: Option<Prefer>,
        /// Take away what these files do not have
        #[arg(long)]
        prune: bool,
        /// Only say what would change
        #[arg(long)]
        dry_run: bool,
    },
    #[command(about = session::help("save"))]
    Save {
        /// An empty folder, one that is not there yet, or one that was saved into before
        #[arg(value_name = "DIR", value_parser = folder())]
        folder: PathBuf,
    },
    #[command(about = session::help("history"))]
    History {
        /// The name of a record
        name: Option<String>,
    },
    #[command(about = session::help("rebuild"))]
    Rebuild,
    #[command(about = session::help("recover"))]
    Recover,
    #[command(about = session::help("check"))]
    Check {
        /// Files and folders [default: the whole knowledge base, else the folder one is in]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Let notes fail the check too
        #[arg(long)]
        strict: bool,
    },
    #[command(about = session::help("fmt"))]
    Fmt {
        /// Files and folders
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Write nothing; name the files that would change, and end with 1 if there are any
        #[arg(long)]
        check: bool,
    },
    #[command(about = session::help("explain"))]
    Explain {
        /// The code of a message (E0203), a kind of record, a role, a verb, a term (literal)
        #[arg(required = true, num_args = 1..)]
        word: Vec<String>,
    },
    #[command(about = session::help("completions"))]
    Completions {
        /// The shell
        shell: Shell,
    },
    #[command(about = session::help("manual"))]
    Manual,
    #[command(about = session::help("help"))]
    Help {
        /// A command, or a word to explain
        word: Vec<String>,
    },
}

fn columns(typed: &str) -> Result<u16, &'static str> {
    typed.parse().ok().filter(|columns| *columns > 0).ok_or("a whole number from 1 to 65535 expected")
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let parser = PossibleValuesParser::new(Format::ALL.map(Format::word));
    parser.map(|word| Format::ALL.into_iter().find(|format| format.word() == word).unwrap_or(Format::Table))
}

fn folder() -> impl TypedValueParser<Value = PathBuf> {
    NonEmptyStringValueParser::new().map(PathBuf::from)
}

fn preferences() -> impl TypedValueParser<Value = Prefer> {
    let parser = PossibleValuesParser::new(["files", "here"]);
    parser.map(|word| if word == "files" { Prefer::Files } else { Prefer::Here })
}

fn colours() -> impl TypedValueParser<Value = ColorChoice> {
    PossibleValuesParser::new(["auto", "always", "never"]).map(|word| match word.as_str() {
        "always" => ColorChoice::Always,
        "never" => ColorChoice::Never,
        _ => ColorChoice::Auto,
    })
}
