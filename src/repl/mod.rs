//! The prompt of the terminal: lines are read here and answered by the session.

mod history;

use crate::session::{Response, Session, Typing};
use rustyline::{
    Config, Editor,
    config::Configurer,
    error::ReadlineError,
    history::{FileHistory, History},
};
use std::{
    ops::ControlFlow,
    sync::atomic::{AtomicBool, Ordering},
};

const PROMPT: &str = "because> ";
/// While a record is open; an empty line ends it.
const GOING_ON: &str = "       | ";

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// What Ctrl-C sets while a question is being answered at the prompt.
pub fn interrupted() -> &'static AtomicBool {
    &INTERRUPTED
}

/// Reads lines until somebody leaves, and gives each response to `give`. Ctrl-C drops what was typed; Ctrl-D ends the
/// record that is open, and leaves where there is none.
/// Gives the exit code, which no answer changes: a person has seen the messages.
pub fn run(session: &mut Session, give: &mut dyn FnMut(Response) -> ControlFlow<()>) -> u8 {
    let mut editor = match editor() {
        Ok(editor) => editor,
        Err(error) => {
            let _ = give(Response {
                err: format!("the terminal cannot be used: {error}\n"),
                exit: 4,
                ..Response::default()
            });
            return 4;
        }
    };
    // Where the system does not allow it, Ctrl-C ends the program as it does elsewhere.
    let _ = ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::Relaxed));
    let history = history::load(&mut editor);
    if give(Response::text(greeting(session))).is_continue() {
        read(&mut editor, session, give);
    }
    history::save(&mut editor, history.as_deref());
    0
}

fn editor() -> rustyline::Result<Editor<(), FileHistory>> {
    let mut editor = Editor::with_config(Config::builder().auto_add_history(false).build())?;
    editor.set_max_history_size(2000)?;
    Ok(editor)
}

/// What a line of the terminal brought.
enum Line {
    Typed(String),
    Cleared,
    Ended,
    Unreadable(String),
}

fn read(
    editor: &mut Editor<(), FileHistory>,
    session: &mut Session,
    give: &mut dyn FnMut(Response) -> ControlFlow<()>,
) {
    let mut typing = Typing::default();
    loop {
        let typed = match line(editor, if typing.is_open() { GOING_ON } else { PROMPT }) {
            Line::Typed(line) => typing.push(&line),
            Line::Cleared => {
                let dropped = typing.is_open();
                typing.clear();
                if dropped && give(Response::remark("the record was dropped")).is_break() {
                    return;
                }
                None
            }
            Line::Ended if typing.is_open() => typing.finish(),
            Line::Ended => {
                let response = session.leave();
                let leave = response.leave;
                if give(response).is_break() || leave {
                    return;
                }
                None
            }
            Line::Unreadable(message) => {
                let mut last = typing.finish().map(|typed| session.respond(&typed)).unwrap_or_default();
                last.err.push_str(&message);
                let _ = give(last);
                return;
            }
        };
        let Some(typed) = typed else { continue };
        // A record is remembered whole, so that it can be mended whole. Remembering is a convenience: that it failed is
        // nothing to interrupt for.
        let _ = editor.history_mut().add(typed.trim_end());
        INTERRUPTED.store(false, Ordering::Relaxed);
        let response = session.respond(&typed);
        let leave = response.leave;
        if give(response).is_break() || leave {
            return;
        }
    }
}

fn line(editor: &mut Editor<(), FileHistory>, prompt: &str) -> Line {
    match editor.readline(prompt) {
        Ok(line) => Line::Typed(line),
        Err(ReadlineError::Interrupted) => Line::Cleared,
        Err(ReadlineError::Eof) => Line::Ended,
        Err(error) => Line::Unreadable(format!("the terminal cannot be read: {error}\n")),
    }
}

fn greeting(session: &Session) -> String {
    let known = match session.count() {
        0 => "nothing is known yet: `load PATH` reads records, or they are typed here".to_owned(),
        1 => "1 record".to_owned(),
        n => format!("{n} records"),
    };
    let kept = match session.folder() {
        Some(folder) => format!("what is typed and loaded is kept in {}", folder.display()),
        None => "what is typed is kept nowhere; `because --kb DIR` keeps it".to_owned(),
    };
    session.wrapped(&format!(
        "because {}, {known}\n{kept}\n\
         `find mechanisms` asks, `because 1` opens the trail of row 1, `.help` lists the rest",
        env!("CARGO_PKG_VERSION")
    ))
}
