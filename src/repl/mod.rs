//! The prompt of the terminal: lines are read here and answered by the session.
//!
//! ```text
//! place ── what kind of thing stands at the cursor: from the grammar, the table of fields, the table of commands
//!   ├── completing ── what fits there         ├── hinting ── what is still to be typed
//!   └── painting ── words and names apart     helper ── these, for the line editor
//! ```
//!
//! All but the last two need no terminal, and are tested without one.

mod completing;
mod form;
mod greeting;
mod helper;
mod hinting;
mod history;
mod painting;
mod place;
mod waiting;

pub use history::folder as own_folder;

pub use completing::{Candidate, Candidates, candidates};
pub use hinting::{Hint, hint};
pub use painting::{Paint, paint};

use crate::session::{Response, Session, Typing};
use helper::Typist;
use rustyline::{
    ColorMode, CompletionType, Config, Editor, config::Configurer, error::ReadlineError, history::FileHistory,
};
use std::{
    cell::{Cell, RefCell},
    ops::ControlFlow,
    sync::atomic::{AtomicBool, Ordering},
};

const PROMPT: &str = "because> ";

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// What Ctrl-C sets while a question is being answered at the prompt.
pub fn interrupted() -> &'static AtomicBool {
    &INTERRUPTED
}

/// Reads lines until somebody leaves, and gives each response to `give`. Ctrl-C drops what was typed; Ctrl-D leaves.
/// Gives the exit code, which no answer changes: a person has seen the messages.
pub fn run(session: &mut Session, give: &mut dyn FnMut(Response) -> ControlFlow<()>) -> u8 {
    let greeting = greeting::greeting(session);
    // The names are read now, so that no key has to wait for them.
    session.begins_a_name("a");
    let knowledge_base = session.folder().map(std::path::Path::to_path_buf);
    let colour = session.settings().out.colour;
    let lent = RefCell::new(session);
    let mut editor = match editor(&lent, colour) {
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
    let mut told = false;
    let file = history::load(&mut editor, knowledge_base.as_deref());
    if give(parted(Response::text(greeting))).is_continue() {
        while let Some(entry) = read(&mut editor, &lent, give) {
            if !entry.trim().is_empty() {
                history::add(&mut editor, file.as_deref(), entry.trim_end());
            }
            let typed = Typing::whole(&entry);
            INTERRUPTED.store(false, Ordering::Relaxed);
            let waiting = waiting::Waiting::begin(&typed);
            let mut response = lent.borrow_mut().respond(&typed);
            drop(waiting);
            // Who mends a record has to know that it need not be typed again; once is enough.
            if response.failed() && !told && typed.trim_end().contains('\n') {
                told = true;
                response.append(Response::remark("The arrow up brings back what was typed, to be mended."));
            }
            let response = parted(response);
            let leave = response.leave;
            if give(response).is_break() || leave {
                break;
            }
        }
    }
    0
}

/// An empty line stands between an answer and the next prompt.
fn parted(mut response: Response) -> Response {
    if !response.last.is_empty() {
        response.last.push('\n');
    } else if !response.out.is_empty() {
        response.out.push('\n');
    } else if !response.err.is_empty() {
        response.err.push('\n');
    }
    response
}

fn editor<'s>(
    session: &'s RefCell<&'s mut Session>,
    colour: bool,
) -> rustyline::Result<Editor<Typist<'s>, FileHistory>> {
    let config = Config::builder()
        .auto_add_history(false)
        .completion_type(CompletionType::List)
        .completion_show_all_if_ambiguous(true)
        // More than are ever listed: nobody is asked whether to list them.
        .completion_prompt_limit(1_000)
        .history_ignore_space(true)
        .color_mode(if colour { ColorMode::Enabled } else { ColorMode::Disabled })
        .build();
    let mut editor = Editor::with_config(config)?;
    editor.set_max_history_size(history::MOST)?;
    editor.set_helper(Some(Typist { session, prompt: PROMPT.len(), cursor: Cell::new(0) }));
    Ok(editor)
}

/// Reads the next entry: a line, or the lines of a record, a question or a paste. None where somebody leaves.
fn read(
    editor: &mut Editor<Typist<'_>, FileHistory>,
    session: &RefCell<&mut Session>,
    give: &mut dyn FnMut(Response) -> ControlFlow<()>,
) -> Option<String> {
    loop {
        let response = match editor.readline(PROMPT) {
            Ok(entry) => return Some(entry),
            Err(ReadlineError::Interrupted) => {
                session.borrow_mut().forget_remedy();
                Response::default()
            }
            Err(ReadlineError::Eof) => {
                let response = session.borrow_mut().leave();
                if response.leave {
                    return None;
                }
                response
            }
            Err(error) => {
                let _ = give(Response::remark(format!("the terminal cannot be read: {error}")));
                return None;
            }
        };
        if give(response).is_break() {
            return None;
        }
    }
}
