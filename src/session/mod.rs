//! A session: what is known, what was asked last, and how answers are written.
//!
//! Everything that is typed at the prompt, stands in a script or is given on the command line goes through a
//! [`Session`]; it prints nothing and reads no terminal, so that the tests drive it as a person does.

mod asking;
mod checking;
mod chosen;
mod command;
mod commands;
mod difference;
mod elsewhere;
mod entry;
mod examples;
mod explain;
mod formatting;
mod glossary;
mod hanging;
mod help;
mod keeping;
mod kept;
mod load_report;
mod loading;
mod naming;
mod past;
mod progress;
mod repairing;
mod response;
mod saving;
mod script;
mod settings;
mod switches;
mod worked;

pub use commands::{Argument, COMMANDS, Entry, Place, at_prompt, help};
pub use entry::{Open, Typing};
pub use explain::{explain, explained};
pub use formatting::format_files;
pub use glossary::{GLOSSARY, Term};
pub use loading::Load;
pub use naming::{Fitting, Named};
pub use response::Response;
pub use settings::Settings;

use crate::{
    answer::Answer,
    diagnostic::{Code, Diagnostic},
    language, render,
    store::Store,
    text::{FileId, Span, Texts},
    theory::Theory,
};
use command::Command;
use keeping::Written;
use std::time::Instant;

/// What is known, what was asked last, and how answers are written.
///
/// ```
/// use because::session::{Session, Settings};
/// let mut session = Session::new(Settings::default());
/// let response = session.respond("cmoc a\n  context +x\n  outcome +y\n");
/// assert_eq!((response.exit, session.known().len()), (3, 0)); // `x` and `y` are not declared
/// let response = session.respond("factor x\n\nfactor y\n\ncmoc a\n  context +x\n  outcome +y\n");
/// assert_eq!((response.exit, session.known().len()), (0, 3));
/// ```
#[derive(Debug, Default)]
pub struct Session {
    texts: Texts,
    store: Store,
    written: Written,
    last: Option<Answer>,
    settings: Settings,
    worked: Vec<String>,
    /// What the last fault said to type.
    remedy: Option<String>,
}

impl Session {
    /// A session in which nothing is known.
    pub fn new(settings: Settings) -> Session {
        let store = Store::in_memory().watched(progress::watch(&settings));
        Session { settings, store, ..Session::default() }
    }

    /// All that is known.
    pub fn known(&self) -> &Theory {
        self.store.theory()
    }

    /// How answers are written.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The question or command that the last fault said to type, where it said one.
    pub fn remedy(&self) -> Option<&str> {
        self.remedy.as_deref()
    }

    /// Forgets what the last fault said to type.
    pub fn forget_remedy(&mut self) {
        self.remedy = None;
    }

    /// Answers what was typed at the prompt: records, a question, a command, or several of these. What stands behind
    /// the first failure is not looked at.
    pub fn respond(&mut self, typed: &str) -> Response {
        let (began, timed) = (Instant::now(), self.settings.timer);
        let file = self.texts.add("<prompt>", typed);
        let mut response = Response::default();
        self.remedy = None;
        self.pieces(file, &mut |next| {
            response.append(next);
            std::ops::ControlFlow::Continue(())
        });
        response.paged = self.settings.terminal && self.settings.pager;
        response.wide = self.settings.wide;
        response.last = self.took(began.elapsed(), timed);
        response
    }

    /// Answers one question that was given on the command line.
    pub fn ask(&mut self, question: &str) -> Response {
        let file = self.texts.add("<command line>", question);
        match span_of(file, 0, question) {
            Ok(span) => self.question(span),
            Err(fault) => self.faults(&[fault]),
        }
    }

    /// Shows one record whole, as the question `show NAME` does.
    pub fn show(&mut self, name: &str) -> Response {
        let is_word = |fault: &Diagnostic| fault.code == Code::WordAsName;
        let plain = format!("show {name}");
        match language::parse_question(FileId(0), 0, &plain) {
            Err(faults) if faults.iter().any(is_word) => self.ask(&format!("show \"{name}\"")),
            _ => self.ask(&plain),
        }
    }

    /// What diagnostics look like, and the exit code that they lead to.
    pub fn faults(&self, diagnostics: &[Diagnostic]) -> Response {
        let err = response::ended(render::diagnostics(diagnostics, &self.texts, &self.settings.err));
        Response { err, exit: response::exit(diagnostics), ..Response::default() }
    }

    /// A line that is a question or a command.
    fn line(&mut self, span: Span) -> Response {
        match command::read(self.text(span), span, self.store.folder()) {
            Some(Ok(command)) => self.command(command),
            Some(Err(fault)) => self.faults(&[*fault]),
            None => self.question(span),
        }
    }

    fn command(&mut self, command: Command) -> Response {
        match command {
            Command::Because { row, full } => self.trail(row, full),
            Command::Load(load) => self.load_as(&load),
            Command::Save(folder) => self.save(&folder),
            Command::History(name) => self.history(name.as_deref()),
            Command::Run(name) => self.run_kept(name.as_deref()),
            Command::Explain(word) => self.explain(&word),
            Command::Format(format) => {
                self.settings.format = Some(format);
                Response::remark(format!("answers are written as {format}"))
            }
            Command::Switch(switch, on) => self.switch(switch, on),
            Command::Keep(setting) => self.keep_setting(*setting),
            Command::Script(file) => self.write_script(&file),
            Command::Help(None) => self.help_page(),
            Command::Help(Some(word)) => self.help_on(&word),
            Command::Quit => self.leave(),
        }
    }

    /// What a code, a word of the language or a term means.
    pub fn explain(&self, word: &str) -> Response {
        match explain(word, self.settings.out.width) {
            Ok(text) => Response::text(text),
            Err(mut fault) => {
                if self.store.theory().find(word.trim()).is_some() {
                    fault.help = Some(format!("show {}", word.trim()));
                }
                self.faults(&[fault])
            }
        }
    }

    fn text(&self, span: Span) -> &str {
        let text = self.texts.get(span.file).map_or("", |text| text.text.as_str());
        text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}

/// The place of a part of a text; the fault of a text that is too long to have places.
fn span_of(file: FileId, start: usize, text: &str) -> Result<Span, Diagnostic> {
    match (u32::try_from(start), u32::try_from(start + text.len())) {
        (Ok(start), Ok(end)) => Ok(Span::new(file, start, end)),
        _ => Err(Diagnostic::new(Code::Unreadable, "the text is longer than 4 GB")),
    }
}
