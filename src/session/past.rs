//! `history`: what happened to all that is known, and to one record.

use super::{Response, Session, difference, keeping::tally, load_report::indented, response};
use crate::{
    answer::{Answer, Basis, Cell, Column, Row},
    diagnostic::{Code, Diagnostic},
    question::Format,
    render, resolve,
    store::{Happened, Past, Store, Told},
    theory::{Name, Record},
};

impl Session {
    /// Shows all revisions, or those of one record with what each changed in it.
    pub fn history(&mut self, name: Option<&str>) -> Response {
        self.answered(|session| match name {
            None => session.all_history(),
            Some(name) => session.history_of(name),
        })
    }

    fn all_history(&mut self) -> Response {
        if self.store.revision() == 0 && self.reads_as_text() {
            return Response::remark("nothing has happened yet: `load PATH` reads records, or type one");
        }
        let rows = self.store.history().iter().map(|told| (told_cells(told, tally(told)), None)).collect();
        self.table("history".to_owned(), rows)
    }

    fn history_of(&mut self, typed: &str) -> Response {
        let name = Name::new(typed.trim().trim_matches(['"', '`']));
        let past = self.store.history_of(&name);
        if past.is_empty() {
            let near = resolve::near_names(self.store.theory().titles().iter(), None, name.as_str());
            let fault = Diagnostic::new(Code::UnknownName, format!("nothing was ever called `{name}` here"));
            let help = if near.is_empty() {
                "`history` lists all revisions, `history NAME` what each changed in one record".to_owned()
            } else {
                format!("near: `{}`", near.join("`, `"))
            };
            return self.faults(&[fault.help(help)]);
        }
        let told = match told(&past, &self.store) {
            Ok(told) => told,
            Err(faults) => return self.faults(&faults),
        };
        let reading = format!("history {name}");
        if self.reads_as_text() {
            let mut text = reading;
            for (past, (what, lines)) in past.iter().zip(told) {
                let Told { revision, at, by, how, reason, .. } = &past.told;
                text.push_str(&format!("\n\nrevision {revision} · {at} · {by} · {how}"));
                if let Some(reason) = reason {
                    text.push_str(&format!(" · “{}”", reason.replace('\n', " ")));
                }
                text.push_str(&format!("\n  {what}"));
                if !lines.is_empty() {
                    text.push_str(&format!("\n{}", indented(&lines, self.settings.out.width)));
                }
            }
            return Response::text(text);
        }
        let rows = past.iter().zip(told);
        let rows = rows.map(|(past, (what, lines))| (told_cells(&past.told, what), Some(lines.join("\n")))).collect();
        self.table(reading, rows)
    }

    /// Whether answers are for people, and no rows for another program.
    fn reads_as_text(&self) -> bool {
        matches!(self.settings.format, None | Some(Format::Table | Format::List | Format::Tree))
    }

    fn table(&mut self, reading: String, rows: Vec<(Vec<Cell>, Option<String>)>) -> Response {
        let mut columns = vec!["revision", "when", "who", "how", "what", "reason"];
        if rows.iter().any(|(_, difference)| difference.is_some()) {
            columns.push("difference");
        }
        let columns: Vec<Column> =
            columns.into_iter().map(|name| Column { name: name.to_owned(), aside: false }).collect();
        let total = rows.len();
        let row = |(n, (mut cells, difference)): (usize, (Vec<Cell>, Option<String>))| {
            cells.extend(difference.map(Cell::Text));
            Row { n: n + 1, cells, basis: Basis::Counted(Vec::new()), trail: None }
        };
        let rows = rows.into_iter().enumerate().map(row).collect();
        let knowledge_base = self.store.stamp();
        let answer = Answer { reading, knowledge_base, columns, rows, total, ..Answer::default() };
        // Its rows rest on nothing that a trail could show.
        self.last = None;
        let format = self.settings.format.unwrap_or(Format::Table);
        let drawn = render::answer(&answer, format, &self.settings.out, self.store.theory());
        Response { out: response::ended(drawn.out), err: response::ended(drawn.err), ..Response::default() }
    }
}

fn told_cells(told: &Told, what: String) -> Vec<Cell> {
    vec![
        Cell::Number(i64::try_from(told.revision).unwrap_or(i64::MAX)),
        Cell::Word(told.at.to_string()),
        Cell::Text(told.by.clone()),
        Cell::Word(told.how.to_string()),
        Cell::Text(what),
        told.reason.clone().map_or(Cell::Nothing, Cell::Text),
    ]
}

/// What each revision made of a record: a word for it, and the lines that differ.
fn told(past: &[Past], store: &Store) -> Result<Vec<(String, Vec<String>)>, Vec<Diagnostic>> {
    let mut before: Option<Record> = None;
    let mut told = Vec::new();
    for past in past {
        let (what, lines) = match &past.version.happened {
            Happened::Added | Happened::Changed => {
                let after = store.record_of(&past.version)?;
                let lines = match (&before, &after) {
                    (Some(before), Some(after)) => difference::between(before, after),
                    (None, Some(after)) => difference::lines(after),
                    _ => Vec::new(),
                };
                before = after;
                let what = if past.version.happened == Happened::Added { "added" } else { "changed" };
                (what.to_owned(), lines)
            }
            Happened::Gone => {
                before = None;
                ("taken away".to_owned(), Vec::new())
            }
            Happened::Renamed(to) => (format!("renamed `{to}`"), Vec::new()),
            Happened::Merged(into) => (format!("merged into `{into}`"), Vec::new()),
        };
        told.push((what, lines));
    }
    Ok(told)
}
