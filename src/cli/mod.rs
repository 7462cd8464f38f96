//! The command line: what is asked for, where answers go, and with what exit code it ends.

mod arguments;
mod manual;
mod output;
mod pager;
mod progress;
mod words;

use crate::{
    diagnostic::Diagnostic,
    files, render, repl,
    session::{self, Load, Response, Session, Settings},
    text::Texts,
};
use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use output::{Output, page_of};
use std::{
    ffi::OsString,
    io::{IsTerminal, Read},
    path::PathBuf,
};

/// How long a question may search before it answers with what was found until then.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// Runs the command that the words name, the name of the program before them; gives the exit code.
pub fn run(words: impl IntoIterator<Item = OsString>) -> u8 {
    let words: Vec<OsString> = words.into_iter().collect();
    let mut output = Output::default();
    let exit = match parse(&words) {
        Ok(arguments) => arguments.run(&mut output),
        Err(response) => output.give_last(response),
    };
    output.finish(exit)
}

fn parse(words: &[OsString]) -> Result<Arguments, Response> {
    let refuse = |fault: Diagnostic| {
        let settings = Settings { err: page_of(&std::io::stderr(), None, None), ..Settings::default() };
        Session::new(settings).faults(&[fault])
    };
    let separated = words::separate_loads(words).map_err(refuse)?;
    Arguments::try_parse_from(separated).map_err(|error| match words::refusal(&error, words) {
        Some(fault) => refuse(fault),
        None => Response::text(error.to_string()),
    })
}

impl Arguments {
    /// The settings that were chosen for good, where no option says otherwise, and the faults of their file. Only the
    /// author holds where no terminal is written to: what a script gets does not depend on whose machine it is.
    fn settings(&self) -> (Settings, Option<Response>) {
        let mut settings = self.own_settings();
        let file = set("BECAUSE_SETTINGS").map(PathBuf::from);
        settings.file = file.or_else(|| Some(repl::own_folder()?.join("settings")));
        let Some(file) = settings.file.clone().filter(|file| file.is_file()) else { return (settings, None) };
        let mut texts = Texts::default();
        let mut read = files::read(&[file], &mut texts);
        let mut chosen = settings.clone();
        for file in &read.files {
            let text = texts.get(file.id).map_or("", |text| text.text.as_str());
            read.diagnostics.extend(chosen.choose(file.id, text));
        }
        if self.author.is_none() && set("BECAUSE_AUTHOR").is_none() {
            settings.author.clone_from(&chosen.author);
        }
        if std::io::stdout().is_terminal() {
            let Settings { wide, pager, timer, .. } = chosen;
            settings = Settings { wide, pager, timer, format: self.format.or(chosen.format), ..settings };
            if self.color.is_none() {
                (settings.out.colour, settings.err.colour) = (chosen.out.colour, chosen.err.colour);
            }
        }
        let faults = render::diagnostics(&read.diagnostics, &texts, &settings.err);
        (settings, Some(faults).filter(|faults| !faults.is_empty()).map(Response::remark))
    }

    fn own_settings(&self) -> Settings {
        Settings {
            format: self.format,
            out: page_of(&std::io::stdout(), self.width, self.color),
            err: page_of(&std::io::stderr(), self.width, self.color),
            patience: Some(PATIENCE),
            progress: std::io::stderr().is_terminal().then_some(progress::says as fn(&str)),
            author: self
                .author
                .clone()
                .or_else(|| ["BECAUSE_AUTHOR", "USER", "LOGNAME", "USERNAME"].iter().find_map(|name| set(name)))
                .unwrap_or_else(|| Settings::default().author),
            reason: self.reason.clone(),
            now: set("BECAUSE_NOW"),
            ..Settings::default()
        }
    }

    fn run(self, output: &mut Output) -> u8 {
        let (settings, faults) = self.settings();
        if let Some(faults) = faults {
            let _ = output.give(faults);
        }
        let at_prompt = self.command.is_none() && std::io::stdin().is_terminal();
        let stop = at_prompt.then(repl::interrupted);
        let mut session = Session::new(Settings { stop, terminal: at_prompt, ..settings.clone() });
        match self.prepare(&mut session) {
            response if response.failed() => return output.give_last(response),
            response => drop(output.give(response)),
        }
        let loads = !self.load.is_empty();
        let folder = self.folder();
        match self.command {
            None if at_prompt => repl::run(&mut session, &mut |response| output.give(response)),
            None => script(&mut session, output),
            Some(Command::Ask { question }) => output.give_last(session.ask(&question.join(" "))),
            Some(Command::Show { name }) => output.give_last(session.show(&name)),
            Some(Command::Run { name, .. }) => output.give_last(session.run_kept(name.as_deref())),
            Some(Command::Load { paths, prefer, prune, dry_run }) => {
                let load = Load { paths, prefer: prefer.unwrap_or_default(), prune, dry_run, ..Load::default() };
                output.give_last(session.load_as(&load))
            }
            Some(Command::Save { folder }) => output.give_last(session.save(&folder)),
            Some(Command::History { name }) => output.give_last(session.history(name.as_deref())),
            Some(Command::Rebuild) => output.give_last(session.rebuild()),
            Some(Command::Recover) => output.give_last(session.recover(&folder.unwrap_or_else(|| DEFAULT.into()))),
            Some(Command::Explain { word }) => output.give_last(session.explain(&word.join(" "))),
            Some(Command::Completions { shell }) => output.give_last(manual::completions(shell)),
            Some(Command::Manual) => {
                output.give_last(manual::manual().unwrap_or_else(|fault| session.faults(&[fault])))
            }
            Some(Command::Help { word }) => output.give_last(help(&session, &word)),
            Some(Command::Check { paths, strict }) => output.give_last(match paths.is_empty() {
                true if session.folder().is_some() => session.check_all(strict),
                true if !loads => session.check(&[PathBuf::from(".")], strict),
                _ => session.check(&paths, strict),
            }),
            Some(Command::Fmt { paths, check }) => {
                output.give_last(session::format_files(&paths, check, &settings.err))
            }
        }
    }

    /// Opens the knowledge base, if there is one, and loads what is to be loaded first.
    fn prepare(&self, session: &mut Session) -> Response {
        let mut response = Response::default();
        if let Some(folder) = self.folder().filter(|_| self.opens()) {
            let writes = matches!(self.command, None | Some(Command::Load { .. })) || !self.load.is_empty();
            response = session.open(&folder, !writes);
        }
        if !response.failed() && !self.load.is_empty() {
            response.append(session.load_as(&Load { paths: self.load.clone(), brief: true, ..Load::default() }));
        }
        response
    }

    /// The folder of the knowledge base: the one that is named, else the usual one where it is there, or where the
    /// command can do nothing without one.
    fn folder(&self) -> Option<PathBuf> {
        let named = self.kb.clone().or_else(|| set("BECAUSE_KB").map(PathBuf::from));
        let usual = PathBuf::from(DEFAULT);
        let needed = match self.command {
            Some(Command::Load { .. } | Command::Rebuild | Command::Recover) => true,
            Some(Command::Save { .. } | Command::History { .. }) => self.load.is_empty(),
            _ => false,
        };
        named.or_else(|| (needed || usual.is_dir()).then_some(usual))
    }

    /// Whether the command has to do with what is known. Files are checked beside a knowledge base only where that is
    /// named: what was loaded of them once would hide what they lack now.
    fn opens(&self) -> bool {
        match &self.command {
            Some(Command::Recover | Command::Help { .. } | Command::Fmt { .. } | Command::Explain { .. }) => false,
            Some(Command::Completions { .. } | Command::Manual) => false,
            Some(Command::Check { paths, .. }) if !paths.is_empty() || !self.load.is_empty() => {
                self.kb.is_some() || set("BECAUSE_KB").is_some()
            }
            _ => true,
        }
    }
}

/// The folder of a knowledge base where none is named.
const DEFAULT: &str = "because.kb";

/// What a variable is set to, if it says anything.
fn set(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The help of the command line, or of one of its commands, or what a word means.
fn help(session: &Session, word: &[String]) -> Response {
    let mut command = Arguments::command();
    command.build();
    match word {
        [] => Response::text(command.render_help().to_string()),
        [one] if command.find_subcommand(one).is_some() => {
            let found = command.find_subcommand_mut(one);
            Response::text(found.map(|found| found.render_help().to_string()).unwrap_or_default())
        }
        words => session.explain(&words.join(" ")),
    }
}

/// Runs standard input as a script: it is read whole, and stops at its first failure.
fn script(session: &mut Session, output: &mut Output) -> u8 {
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
        let fault = files::unreadable("standard input".as_ref(), &error);
        return output.give_last(session.faults(&[fault]));
    }
    session.run_script("<stdin>", bytes, &mut |response| output.give(response))
}
