//! Questions that are kept in the knowledge base, asked again.

use super::{Response, Session, response};
use crate::{
    diagnostic::{Code, Diagnostic},
    question::Format,
    resolve,
    theory::{Name, Record, RecordKind},
};
use std::sync::Arc;

impl Session {
    /// Asks the question that is kept under a name; all of them, in the order of their names, where none is given.
    pub fn run_kept(&mut self, name: Option<&str>) -> Response {
        let all = self.kept();
        let Some(typed) = name else {
            return match all.is_empty() {
                true => {
                    Response::remark("no questions are kept; `question NAME` with a line `asks QUESTION` keeps one")
                }
                false => self.run_each(&all),
            };
        };
        let name = Name::new(typed.trim().trim_matches(['"', '`']));
        match all.iter().find(|record| record.name == name) {
            Some(record) => self.run_each(std::slice::from_ref(record)),
            None => self.faults(&[no_such(&all, &name)]),
        }
    }

    /// The questions that are kept, by name.
    fn kept(&self) -> Vec<Arc<Record>> {
        let records = self.store.theory().records();
        let mut all: Vec<Arc<Record>> = records.filter(|one| one.kind == RecordKind::Question).cloned().collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    fn run_each(&mut self, questions: &[Arc<Record>]) -> Response {
        let mut response = Response::default();
        for record in questions {
            let mut next = match record.text("asks") {
                Some(question) => self.ask(question),
                None => self.faults(&[asks_nothing(&record.name)]),
            };
            if let Some(heading) = self.heading(record).filter(|_| !next.failed()) {
                next.out.insert_str(0, &response::ended(heading));
            }
            if !response.out.is_empty() && !next.out.is_empty() {
                response.out.push('\n');
            }
            response.append(next);
        }
        response
    }

    /// What stands above an answer that is for people: which question it is, in its label's words.
    fn heading(&self, record: &Record) -> Option<String> {
        let asked = record.text("asks").unwrap_or_default();
        let own = Format::ALL.into_iter().find(|format| asked.ends_with(&format!(" as {format}")));
        match own.or(self.settings.format).unwrap_or(Format::Table) {
            Format::Table | Format::List | Format::Tree => Some(match &record.label {
                Some(label) => format!("{} “{label}”", record.name),
                None => record.name.to_string(),
            }),
            Format::Md => Some(format!("## {}\n", record.title())),
            Format::Csv | Format::Json | Format::Records => None,
        }
    }
}

fn asks_nothing(name: &Name) -> Diagnostic {
    Diagnostic::new(Code::EmptyQuestion, format!("`{name}` asks nothing")).help("give it a line `asks QUESTION`")
}

fn no_such(all: &[Arc<Record>], name: &Name) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownName, format!("no question is kept under the name `{name}`"));
    let near = resolve::near_names(all.iter().map(AsRef::as_ref), None, name.as_str());
    match (near.is_empty(), all.is_empty()) {
        (false, _) => fault.help(format!("near: `{}`", near.join("`, `"))),
        (true, true) => fault.help("no questions are kept; `question NAME` with a line `asks QUESTION` keeps one"),
        (true, false) => fault.help("`find questions` lists them"),
    }
}
