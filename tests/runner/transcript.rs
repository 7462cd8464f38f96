//! Lines typed and what is answered, as `.session` files and documents hold them.
//!
//! A typed line has `> ` before it, the empty line that ends a record is a bare `>`; what follows is the answer. Lines
//! before the first typed one are records or remarks: they are taken in without an answer. A line behind `$ ` is run by
//! a shell.

use super::cli;
use because::session::{Response, Session, Typing};
use std::path::Path;

/// Types the lines of a transcript into a session, and gives the transcript with what is answered now.
pub(crate) fn replay(transcript: &str, session: &mut Session) -> Result<String, String> {
    let first = transcript.lines().position(is_typed).unwrap_or(usize::MAX);
    let preamble: String = transcript.lines().take(first).map(|line| format!("{line}\n")).collect();
    let response = session.respond(&preamble);
    if response.failed() {
        return Err(format!("the records above the first typed line have a fault:\n{}", response.err));
    }
    let mut found = preamble;
    let mut typing = Typing::default();
    let mut lines = transcript.lines().skip(first).filter(|line| is_typed(line)).peekable();
    while let Some(line) = lines.next() {
        found.push_str(line);
        found.push('\n');
        if let Some(command) = line.strip_prefix("$ ") {
            found.push_str(&cli::drawn(&cli::shell(command, Path::new("."))?));
            if lines.peek().is_some() {
                found.push('\n');
            }
            continue;
        }
        let typed = typing.push(line.strip_prefix("> ").unwrap_or(""));
        let typed = typed.or_else(|| if lines.peek().is_none() { typing.finish() } else { None });
        if let Some(typed) = typed {
            let answer = answer(&session.respond(&typed));
            found.push_str(&answer);
            if lines.peek().is_some() && !answer.is_empty() {
                found.push('\n');
            }
        }
    }
    Ok(found)
}

/// What a person sees of a response, without the blanks at the ends of lines.
pub(crate) fn answer(response: &Response) -> String {
    let text = format!("{}{}{}", response.err, response.out, response.last);
    let lines: Vec<&str> = text.trim_matches('\n').lines().map(str::trim_end).collect();
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" }
}

fn is_typed(line: &str) -> bool {
    line.starts_with("> ") || line == ">" || line.starts_with("$ ")
}
