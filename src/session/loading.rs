//! Loading files and folders of records.

use super::{Response, Session, hanging, keeping::Prepared, load_report, load_report::Report};
use crate::{
    diagnostic::{Code, Diagnostic},
    files, language,
    language::ast,
    resolve,
    store::{Bases, How, LoadPlan, Prefer},
    text::{FileId, Span, Texts},
    theory::{Name, Record, Theory},
};
use std::{
    collections::BTreeSet,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::atomic::Ordering,
};

/// What is to be loaded, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Load {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Whose records are taken where both have something new.
    pub prefer: Prefer,
    /// Whether records that the files do not have are taken away.
    pub prune: bool,
    /// Whether it is only said what would change.
    pub dry_run: bool,
    /// Whether only changes to a knowledge base are worth a word, and what is newer in it: where a load comes before
    /// something else that was asked for.
    pub brief: bool,
    /// Why; where none is given, as the settings say.
    pub reason: Option<String>,
}

impl Session {
    /// Reads the records of files and folders, as one revision: all of them, or none and all the faults.
    pub fn load(&mut self, paths: &[PathBuf]) -> Response {
        self.load_as(&Load { paths: paths.to_vec(), ..Load::default() })
    }

    /// Does the same as it is asked for. What was refined here stays, unless the files have something new of it too:
    /// that is a conflict, and then nothing is loaded.
    pub fn load_as(&mut self, load: &Load) -> Response {
        let changed = self.change(|session| session.prepare_load(load));
        match changed {
            Ok((committed, report, mut response)) => {
                response.append(self.notes(&committed.notes));
                if !load.brief || committed.revision.is_some() && self.store.folder().is_some() {
                    response.append(self.remark(&format!("{}{}", report.summary, self.kept_in(committed.revision))));
                }
                report.newer.iter().for_each(|line| response.append(self.remark(line)));
                if let Some(line) = report.absent.filter(|_| !load.brief) {
                    response.append(self.remark(&line));
                }
                response
            }
            Err(response) => response,
        }
    }

    fn prepare_load(&mut self, load: &Load) -> Result<Prepared<Report>, Response> {
        // What is taken away anyway is no support for what the files name.
        let nothing = Theory::default();
        let known = if load.prune { &nothing } else { self.store.theory() };
        let reading = Reader { texts: &mut self.texts, settings: &self.settings }.read(&load.paths, known);
        let Some(reading) = reading else { return Err(stopped()) };
        if reading.diagnostics.iter().any(Diagnostic::is_error) {
            let faults: Vec<Diagnostic> = reading.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
            return Err(self.not_loaded(&faults, ""));
        }
        let (files, notes, places) = (reading.files, reading.diagnostics.len(), reading.places);
        self.progress(&format!("comparing {} with what is known", counted(places.len(), "record", "records")));
        let bases = Bases::beside(&reading.paths);
        let plan = self.store.plan_load_over(reading.records, &bases, load.prefer, load.prune);
        if !plan.conflicts.is_empty() {
            let faults = load_report::conflicts(&plan, &places.into_iter().collect(), &self.store);
            let sides = load_report::sides(&plan, self.settings.err.width);
            return Err(self.not_loaded(&faults, &sides));
        }
        if load.prune {
            self.nothing_hangs(&plan)?;
        }
        let faults = hanging::faults(self.store.theory(), &plan, &places);
        if !faults.is_empty() {
            return Err(self.not_loaded(&faults, ""));
        }
        let report = Report::of(files, notes, &plan, self.store.folder().is_some(), self.settings.terminal);
        if load.dry_run {
            return Err(Response::text(report.not_done(&plan, &self.store, self.settings.out.width)));
        }
        if self.is_stopped() {
            return Err(stopped());
        }
        // Nothing is told of these texts from here on, and large ones take much room beside what is written.
        reading.read.into_iter().for_each(|file| self.texts.let_go(file));
        Ok(Prepared { how: How::Load, reason: load.reason.clone(), changes: plan.changes, said: report })
    }

    fn not_loaded(&self, faults: &[Diagnostic], more: &str) -> Response {
        let mut response = self.faults(faults);
        response.err.push_str(more);
        response.err.push_str("nothing was loaded\n");
        response
    }

    /// Refuses to take away what a record names that stays as it is here.
    fn nothing_hangs(&mut self, plan: &LoadPlan) -> Result<(), Response> {
        let stay: Vec<&Name> = plan.older.iter().chain(&plan.kept).collect();
        if stay.is_empty() || plan.gone.is_empty() {
            return Ok(());
        }
        let gone: BTreeSet<&Name> = plan.gone.iter().collect();
        let text: Vec<String> =
            stay.iter().filter_map(|name| self.store.theory().get(name)).map(|r| language::print(r)).collect();
        let text = text.join("\n");
        let parsed = language::parse_records(FileId(0), &text);
        let mut left = self.store.theory().clone();
        for name in gone {
            left.remove(name);
        }
        let file = self.texts.add("<newer here>", &text);
        let place = |span: Span| Span::new(file, span.start, span.end);
        let mut faults = resolve::records(&left, &parsed.records, &[]).diagnostics;
        faults.retain(|fault| fault.code == Code::UnknownName);
        for fault in &mut faults {
            fault.span = fault.span.map(place);
            fault.related.iter_mut().for_each(|(span, _)| *span = place(*span));
            fault.message = fault.message.replace("nothing is called", "`--prune` would take away");
            fault.help = Some("`because save` writes out what is newer here; `--prefer files` takes the files'".into());
        }
        if faults.is_empty() { Ok(()) } else { Err(self.not_loaded(&faults, "")) }
    }

    /// Says what is being done while it takes long.
    pub(super) fn progress(&self, what: &str) {
        if let Some(progress) = self.settings.progress {
            progress(what);
        }
    }

    fn is_stopped(&self) -> bool {
        self.settings.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }
}

fn stopped() -> Response {
    Response { exit: 130, ..Response::remark("stopped: nothing was loaded") }
}

/// What files hold.
pub(super) struct Reading {
    /// How many files were read.
    pub(super) files: usize,
    /// Where they lie.
    pub(super) paths: Vec<PathBuf>,
    /// The texts that they are.
    pub(super) read: Vec<FileId>,
    /// Their records, resolved.
    pub(super) records: Vec<Record>,
    /// Where the records stand, in the order of the texts.
    pub(super) places: Vec<(Name, Span)>,
    /// All faults and notes.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads files and folders into texts.
pub(super) struct Reader<'a> {
    pub(super) texts: &'a mut Texts,
    pub(super) settings: &'a super::Settings,
}

impl Reader<'_> {
    /// Reads files and folders beside what is known; nothing where somebody stopped it.
    pub(super) fn read(&mut self, paths: &[PathBuf], known: &Theory) -> Option<Reading> {
        let (found, mut diagnostics) = files::find(paths);
        let (mut records, mut unread, mut files, mut ids) = (Vec::new(), Vec::new(), 0, Vec::new());
        let mut files_missing = !diagnostics.is_empty();
        for (at, path) in found.iter().enumerate() {
            if self.settings.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
                return None;
            }
            if let Some(progress) = self.settings.progress {
                progress(&format!(
                    "reading {} of {}: {}",
                    at + 1,
                    counted(found.len(), "file", "files"),
                    path.display()
                ));
            }
            let read = files::read(std::slice::from_ref(path), self.texts);
            files_missing |= !read.diagnostics.is_empty();
            diagnostics.extend(read.diagnostics);
            files += read.files.len();
            ids.extend(read.files.iter().map(|file| file.id));
            for file in read.files {
                let text = self.texts.get(file.id).map_or("", |text| text.text.as_str());
                let parsed = language::parse_large(file.id, text, &mut |read| self.told(path, read, text.len()))?;
                if records.is_empty() {
                    records = parsed.records;
                } else {
                    records.extend(parsed.records);
                }
                unread.extend(parsed.unread);
                diagnostics.extend(parsed.diagnostics);
            }
        }
        if let Some(progress) = self.settings.progress {
            progress(&format!("looking up the names in {}", counted(records.len(), "record", "records")));
        }
        let places = records.iter().map(|read| (read.record.name.clone(), read.name_span)).collect();
        let of_another_kind = of_another_kind(known, &records);
        let mut resolved = resolve::into_records(known, records, &unread);
        if files_missing {
            // What is unknown here may stand in a file that could not be read.
            resolved.diagnostics.retain(|fault| fault.code != Code::UnknownName);
        }
        diagnostics.extend(resolved.diagnostics);
        diagnostics.extend(of_another_kind);
        Some(Reading { files, paths: found, read: ids, records: resolved.records, places, diagnostics })
    }

    /// Says how much of a file has been read; breaks off where somebody stopped it.
    fn told(&self, path: &Path, read: usize, whole: usize) -> ControlFlow<()> {
        if let Some(progress) = self.settings.progress {
            progress(&format!("reading {}: {} of {} MB", path.display(), read >> 20, whole >> 20));
        }
        let stopped = self.settings.stop.is_some_and(|stop| stop.load(Ordering::Relaxed));
        if stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The faults of new records whose names stand for records of another kind already: other records name those.
pub(super) fn of_another_kind(known: &Theory, records: &[ast::Record]) -> Vec<Diagnostic> {
    let fault = |new: &ast::Record| {
        let (name, old) = (&new.record.name, known.kind(&new.record.name)?);
        let same = old == new.record.kind || old.is_factor() && new.record.kind.is_factor();
        let message = || format!("the name `{name}` is used already, for a {old}");
        let help = || format!("another name, such as `{name}-2`");
        let label = "one name stands for one record";
        (!same).then(|| Diagnostic::at(Code::NameTwice, new.name_span, message()).label(label).help(help()))
    };
    records.iter().filter_map(fault).collect()
}

/// `1 file`, `2 files`.
pub(super) fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}
