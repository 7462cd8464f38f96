//! Questions, and the trails of their rows.

use super::{Response, Session, response};
use crate::{
    answer::{Answer, Row, Trail},
    diagnostic::{Code, Diagnostic},
    language, query,
    question::Format,
    render::{self, Page},
    resolve,
    text::{FileId, Span},
};
use std::time::{Duration, Instant};

/// How many rows of an answer that a page cuts can still be opened by `because N`.
const OPENED: usize = 1_000;

impl Session {
    /// Answers the question at a place.
    pub(super) fn question(&mut self, span: Span) -> Response {
        self.answered(|session| session.asked(span))
    }

    fn asked(&mut self, span: Span) -> Response {
        match self.answer(span) {
            Ok((answer, format, limited)) => {
                let page = self.settings.page();
                let page = Page { limit: page.limit.filter(|_| limited), ..page };
                let drawn = render::answer(&answer, format, &page, self.store.theory());
                self.last = Some(answer);
                Response { out: response::ended(drawn.out), err: response::ended(drawn.err), ..Response::default() }
            }
            Err(faults) => {
                self.remedy = faults.first().and_then(remedy);
                self.faults(&faults)
            }
        }
    }

    /// The answer to the question at a place, its format, and whether a page may cut it: a number of rows that was asked
    /// for is given.
    fn answer(&mut self, span: Span) -> Result<(Answer, Format, bool), Vec<Diagnostic>> {
        let typed = self.text(span);
        let read = language::parse_question(span.file, span.start, typed)
            .map_err(|faults| resolve::remedied(self.store.theory(), typed, faults))?;
        let question =
            resolve::question(self.store.theory(), &read).map_err(|faults| self.with_nothing_known(faults, span))?;
        let format = question.tail.format.or(self.settings.format).unwrap_or(Format::Table);
        let until = self.settings.patience.and_then(|patience| Instant::now().checked_add(patience));
        let seen = self.seen(format, question.tail.first.is_none());
        let budget = query::Budget { stop: self.settings.stop, until, seen, ..query::Budget::default() };
        let answer = query::run(&self.prepared(), &question, &budget);
        let answer =
            answer.map_err(|faults| faults.into_iter().map(|fault| placed(fault, &read.fields)).collect::<Vec<_>>())?;
        Ok((answer, format, question.tail.first.is_none()))
    }

    /// What of an answer is looked at, here or by `because N`; `cut` tells whether a page may cut it.
    fn seen(&self, format: Format, cut: bool) -> query::Seen {
        let paged = matches!(format, Format::Table | Format::List | Format::Tree);
        let program = matches!(format, Format::Csv | Format::Json);
        let page = self.settings.page().limit.filter(|_| cut && paged);
        query::Seen { rows: page.map_or(usize::MAX, |limit| limit.max(OPENED)), asides: program }
    }

    /// The answer to a question, or what was found of it in so short a time; the last answer stays. None where it cannot
    /// be asked.
    pub(super) fn tried(&self, question: &str, patience: Duration) -> Option<Answer> {
        let read = language::parse_question(FileId(0), 0, question).ok()?;
        let question = resolve::question(self.store.theory(), &read).ok()?;
        let until = Instant::now().checked_add(patience);
        let budget = query::Budget { stop: self.settings.stop, until, ..query::Budget::default() };
        query::run(&self.prepared(), &question, &budget).ok()
    }

    /// Where nothing is known at all, a name that stands for nothing has a remedy of its own.
    fn with_nothing_known(&self, mut faults: Vec<Diagnostic>, span: Span) -> Vec<Diagnostic> {
        if self.store.is_empty() {
            let at_prompt = self.texts.get(span.file).is_some_and(|text| text.name == "<prompt>");
            let remedy = if at_prompt { "`load PATH` reads records" } else { "because --load PATH …" };
            for fault in faults.iter_mut().filter(|fault| fault.code == Code::UnknownName) {
                fault.help = Some(format!("nothing is loaded; {remedy}"));
            }
        }
        faults
    }

    /// What is known, ready to be asked.
    fn prepared(&self) -> query::Known<'_> {
        let store = &self.store;
        query::Known { theory: store.theory(), graph: store.graph(), words: Some(store), stamp: store.stamp() }
    }

    /// Opens the trail of a row of the last answer.
    pub(super) fn trail(&mut self, row: usize, full: bool) -> Response {
        self.answered(|session| match session.find_trail(row) {
            Ok(trail) => Response::text(render::trail(&trail, &session.settings.page(), full)),
            Err(fault) => session.faults(&[*fault]),
        })
    }

    fn find_trail(&mut self, n: usize) -> Result<Trail, Box<Diagnostic>> {
        let Some(last) = self.last.take() else {
            return Err(no_row("nothing was asked yet", "ask a question first: find mechanisms"));
        };
        let found = self.row_of(&last, n);
        self.last = Some(last);
        found
    }

    fn row_of(&mut self, last: &Answer, n: usize) -> Result<Trail, Box<Diagnostic>> {
        if last.knowledge_base.revision != self.store.revision() {
            return Err(no_row("what is known has changed since the last answer", &last.reading));
        }
        let row: Option<&Row> = last.rows.iter().find(|row| row.n == n);
        match row {
            Some(row) => Ok(query::trail(&self.prepared(), row)),
            None => Err(no_row(&format!("there is no row {n} in the last answer"), &rows(last))),
        }
    }
}

fn rows(answer: &Answer) -> String {
    match (answer.rows.first(), answer.rows.last()) {
        (Some(first), Some(last)) if first.n != last.n => format!("its rows are {} to {}", first.n, last.n),
        (Some(only), _) => format!("its only row is {}", only.n),
        _ => "it has no rows".to_owned(),
    }
}

fn no_row(message: &str, help: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::NoSuchRow, message).help(help))
}

/// What a fault says to type, where that is one line whole.
fn remedy(fault: &Diagnostic) -> Option<String> {
    let (line, _) = fault.help.as_deref()?.split_once("type `")?.1.split_once('`')?;
    let begins = line.split_whitespace().nth(1).is_some();
    begins.then(|| line.to_owned())
}

/// A fault that the engine found and that names a field of the question gets the place of that field.
fn placed(mut fault: Diagnostic, fields: &[(Span, String)]) -> Diagnostic {
    if fault.span.is_none() {
        let named = fields.iter().find(|(_, field)| fault.message.contains(&format!("`{field}`")));
        fault.span = named.map(|(span, _)| *span);
    }
    fault
}
