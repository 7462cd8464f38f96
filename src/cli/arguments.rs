//! The words of the command line.

use crate::{question::Format, session};
use anstream::ColorChoice;
use clap::{Parser, Subcommand, builder::PossibleValuesParser, builder::TypedValueParser};
use std::path::PathBuf;

/// A knowledge base for realist evaluation, with a language to write programme theories in and to question them.
#[derive(Debug, Parser)]
#[command(
    name = "because",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = "Without a command, questions and records are read from the terminal, or from standard input.\n\n\
                  Exit codes: 0 fine, 1 a check failed, 2 the command line, 3 the text or the question, 4 a file, \
                  130 stopped by Ctrl-C."
)]
pub(super) struct Arguments {
    /// Read the records of these files and folders first
    #[arg(long, global = true, value_name = "PATH", num_args = 1)]
    pub(super) load: Vec<PathBuf>,

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
    #[command(about = session::help("check"))]
    Check {
        /// Files and folders [default: the folder one is in]
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
}

fn columns(typed: &str) -> Result<u16, &'static str> {
    typed.parse().ok().filter(|columns| *columns > 0).ok_or("a whole number from 1 to 65535 expected")
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let parser = PossibleValuesParser::new(Format::ALL.map(Format::word));
    parser.map(|word| Format::ALL.into_iter().find(|format| format.word() == word).unwrap_or(Format::Table))
}

fn colours() -> impl TypedValueParser<Value = ColorChoice> {
    PossibleValuesParser::new(["auto", "always", "never"]).map(|word| match word.as_str() {
        "always" => ColorChoice::Always,
        "never" => ColorChoice::Never,
        _ => ColorChoice::Auto,
    })
}
