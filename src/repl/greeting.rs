//! What the prompt says first.

use crate::session::Session;

/// What is known, where it is kept, and what can be typed; where nothing is known, the three ways to begin.
pub(super) fn greeting(session: &Session) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let kept = match session.folder() {
        Some(folder) => format!("What is typed and loaded is kept in {}.", folder.display()),
        None => "What is typed is kept nowhere; `because --kb DIR` keeps it.".to_owned(),
    };
    let known = match session.count() {
        0 => {
            return session.wrapped(&format!(
                "because {version}. Nothing is known yet. Three ways to begin:\n\
                 \x20 load FOLDER      reads texts that are written in the language: load kb\n\
                 \x20 mechanism trust  begins a record; Tab shows what fits, an empty line ends it\n\
                 \x20 .help            lists the questions, the commands and the kinds of record\n\
                 {kept}"
            ));
        }
        1 => "1 record".to_owned(),
        n => format!("{n} records"),
    };
    session.wrapped(&format!(
        "because {version}, {known}. {kept}\n\
         Ask with `find mechanisms`, open row 1 with `because 1`; Tab shows what fits, `.help` lists the rest."
    ))
}
