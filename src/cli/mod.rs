//! The command line: what is asked for, where answers go, and with what exit code it ends.

mod arguments;
mod output;
mod words;

use crate::{
    diagnostic::Diagnostic,
    files, repl,
    session::{self, Response, Session, Settings},
};
use arguments::{Arguments, Command};
use clap::Parser;
use output::{Output, page_of};
use std::{
    ffi::OsString,
    io::{IsTerminal, Read},
    path::PathBuf,
};

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
    fn settings(&self) -> Settings {
        Settings {
            format: self.format,
            out: page_of(&std::io::stdout(), self.width, self.color),
            err: page_of(&std::io::stderr(), self.width, self.color),
            stop: None,
        }
    }

    fn run(self, output: &mut Output) -> u8 {
        let settings = self.settings();
        let at_prompt = self.command.is_none() && std::io::stdin().is_terminal();
        let stop = at_prompt.then(repl::interrupted);
        let mut session = Session::new(Settings { stop, ..settings.clone() });
        let loaded = self.load_into(&mut session);
        let loads = loaded.is_some();
        if let Some(failed) = loaded.filter(Response::failed) {
            return output.give_last(failed);
        }
        match self.command {
            None if at_prompt => repl::run(&mut session, &mut |response| output.give(response)),
            None => script(&mut session, output),
            Some(Command::Ask { question }) => output.give_last(session.ask(&question.join(" "))),
            Some(Command::Show { name }) => output.give_last(session.show(&name)),
            Some(Command::Explain { word }) => output.give_last(session.explain(&word.join(" "))),
            Some(Command::Check { paths, strict }) => {
                let paths = if paths.is_empty() && !loads { vec![PathBuf::from(".")] } else { paths };
                output.give_last(session.check(&paths, strict))
            }
            Some(Command::Fmt { paths, check }) => {
                output.give_last(session::format_files(&paths, check, &settings.err))
            }
        }
    }

    fn load_into(&self, session: &mut Session) -> Option<Response> {
        (!self.load.is_empty()).then(|| session.load(&self.load))
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
