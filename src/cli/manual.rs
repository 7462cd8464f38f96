//! The manual page, and what shells need for completion: both made from the table of commands and the tables of the
//! language.

use super::arguments::Arguments;
use crate::{
    diagnostic::Diagnostic,
    files,
    question::words,
    session::{self, Place, Response},
    theory::{RecordKind, fields},
};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io;

/// What a shell needs to complete commands and options.
pub(super) fn completions(shell: Shell) -> Response {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "because", &mut script);
    Response::text(String::from_utf8_lossy(&script))
}

/// The manual page in the form that `man` reads.
pub(super) fn manual() -> Result<Response, Diagnostic> {
    let page = page().map_err(|error| files::unreadable("the manual".as_ref(), &error))?;
    Ok(Response::text(page))
}

fn page() -> io::Result<String> {
    let mut command = Arguments::command();
    command.build();
    let man = Man::new(command);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    let entries = |place: fn(Place) -> bool| session::COMMANDS.iter().filter(move |entry| place(entry.place));
    let forms = |entries: &mut dyn Iterator<Item = &session::Entry>| -> Vec<(String, String)> {
        entries.map(|entry| (entry.form.to_owned(), entry.help.to_owned())).collect()
    };
    section(&mut page, "COMMANDS", &forms(&mut entries(|place| place != Place::Prompt)));
    section(&mut page, "QUESTIONS", &questions());
    section(&mut page, "AT THE PROMPT", &forms(&mut entries(|place| place != Place::CommandLine)));
    section(&mut page, "RECORDS", &records());
    let extra = Arguments::command().get_after_help().map(ToString::to_string).unwrap_or_default();
    section(&mut page, "NOTES", &[]);
    for paragraph in extra.split("\n\n") {
        page.push_str(&format!("{}\n.PP\n", plain(paragraph)));
    }
    Ok(page)
}

/// Each verb with its form, what it is for and an example.
fn questions() -> Vec<(String, String)> {
    let verbs =
        words::VERBS.iter().map(|verb| (verb.form.to_owned(), format!("{}. For example: {}", verb.what, verb.example)));
    let tail = ("and behind each".to_owned(), words::TAIL_FORM.to_owned());
    verbs.chain([tail]).collect()
}

/// Each kind of record with its fields.
fn records() -> Vec<(String, String)> {
    let mut kinds: Vec<RecordKind> = Vec::new();
    for kind in RecordKind::ALL {
        if !matches!(kind, RecordKind::Factor(Some(_))) {
            kinds.push(kind);
        }
    }
    let of = |kind: &RecordKind| match fields::of(*kind) {
        [] => "its lines are its levels, from the lowest".to_owned(),
        specs => specs.iter().map(|spec| spec.word).collect::<Vec<_>>().join(", "),
    };
    let name = |kind: &RecordKind| match kind {
        RecordKind::Factor(None) => "factor, context, intervention, actor, mechanism, resource, reasoning, outcome",
        kind => kind.word(),
    };
    kinds.iter().map(|kind| (name(kind).to_owned(), of(kind))).collect()
}

/// A section whose entries each have a heading in bold and a text.
fn section(page: &mut String, heading: &str, entries: &[(String, String)]) {
    page.push_str(&format!(".SH {heading}\n"));
    for (form, text) in entries {
        page.push_str(&format!(".TP\n\\fB{}\\fR\n{}\n", plain(form), plain(text)));
    }
}

/// A text in which nothing is a command of roff.
fn plain(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('\n', " ");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_page_has_every_command_verb_and_kind_of_record() {
        let page = page().unwrap().replace("\\-", "-").replace("\\&", "");
        let mut words: Vec<&str> = session::COMMANDS.iter().map(|entry| entry.form).collect();
        words.extend(words::VERBS.iter().map(|verb| verb.example));
        words.extend(RecordKind::ALL.iter().map(|kind| kind.word()));
        for word in words {
            assert!(page.contains(word), "{word}");
        }
        assert!(page.lines().all(|line| !line.starts_with('\'')));
    }
}
