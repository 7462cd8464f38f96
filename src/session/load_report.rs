//! What there is to say of a load: what it brought, what it left alone, and what it could not decide.

use super::{difference, help, loading::counted};
use crate::{
    diagnostic::{Code, Diagnostic},
    store::{Change, Conflict, LoadPlan, Store},
    text::Span,
    theory::{Name, Record},
};
use std::collections::BTreeMap;

/// How many names a line gives, and how many conflicts are drawn.
const NAMED: usize = 20;

/// What came of a load, each without a line end.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// What was added, changed and taken away.
    pub(super) summary: String,
    /// What is newer here, or changed on both sides, and was left alone.
    pub(super) newer: Vec<String>,
    /// What the files do not have.
    pub(super) absent: Option<String>,
}

impl Report {
    /// What the plan will have brought. Records that the files do not have are worth a line only where what is known is
    /// kept: in memory, files are often loaded one after the other.
    pub(super) fn of(files: usize, notes: usize, plan: &LoadPlan, kept: bool, at_prompt: bool) -> Report {
        let files = counted(files, "file", "files");
        let mut summary = format!("{files}: {}", tally(&plan.added, &plan.changed, plan.same, &plan.gone));
        if notes > 0 {
            summary.push_str(&format!(" ({}; `because check` shows them)", counted(notes, "note", "notes")));
        }
        let mut newer = Vec::new();
        if !plan.older.is_empty() {
            let (records, them) = match plan.older.len() {
                1 => ("record is", "it"),
                _ => ("records are", "them"),
            };
            newer.push(format!(
                "{} {records} newer here than in the files: {}. `{}save DIR` writes {them} out; `--prefer files` \
                 takes the files'",
                plan.older.len(),
                named(&plan.older),
                if at_prompt { "" } else { "because " }
            ));
        }
        if !plan.kept.is_empty() {
            let records = counted(plan.kept.len(), "record", "records");
            newer.push(format!("{records} changed here and in the files, left as here: {}", named(&plan.kept)));
        }
        Report { summary, newer, absent: (plan.absent.count > 0 && kept).then(|| absent(plan)) }
    }

    /// What would have changed, where nothing was to be.
    pub(super) fn not_done(&self, plan: &LoadPlan, store: &Store, width: usize) -> String {
        let mut lines = vec![format!("nothing is changed (`--dry-run`); this would be: {}", self.summary)];
        lines.extend(self.newer.iter().chain(&self.absent).cloned());
        if !plan.added.is_empty() {
            lines.push(format!("added: {}", named(&plan.added)));
        }
        let mut text = help::wrapped(&lines.join("\n"), width);
        for change in &plan.changes {
            if let Change::Put(record) = change
                && let Some(before) = store.theory().get(&record.name)
            {
                text.push_str(&format!("\n\n{}", changed(before, record, width)));
            }
        }
        text
    }
}

fn absent(plan: &LoadPlan) -> String {
    let count = plan.absent.count;
    let more = match count - plan.absent.first.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (records, stay) = if count == 1 { ("record", "stays") } else { ("records", "stay") };
    format!(
        "{count} {records} here, not in the files, {stay}: {}{more}. `--prune` takes away what the files do not have",
        joined(&plan.absent.first)
    )
}

/// What becomes of records, in words: `3 records added, 1 record changed (trust), 2 records known already`.
pub(super) fn tally(added: &[Name], changed: &[Name], same: usize, gone: &[Name]) -> String {
    let mut parts = Vec::new();
    if !added.is_empty() || changed.len() + same + gone.len() == 0 {
        parts.push(format!("{} added", counted(added.len(), "record", "records")));
    }
    if !changed.is_empty() {
        parts.push(format!("{} changed ({})", counted(changed.len(), "record", "records"), named(changed)));
    }
    if !gone.is_empty() {
        parts.push(format!("{} taken away ({})", counted(gone.len(), "record", "records"), named(gone)));
    }
    if same > 0 {
        parts.push(format!("{} known already", counted(same, "record", "records")));
    }
    parts.join(", ")
}

/// How a record changes: its name, and the lines that differ.
pub(super) fn changed(before: &Record, after: &Record, width: usize) -> String {
    format!("{} changes:\n{}", after.name, indented(&difference::between(before, after), width))
}

/// Lines of a record, set in and wrapped.
pub(super) fn indented(lines: &[String], width: usize) -> String {
    let options = textwrap::Options::new(width.clamp(40, 100))
        .initial_indent("  ")
        .subsequent_indent("      ")
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    lines.iter().map(|line| textwrap::fill(line, &options)).collect::<Vec<_>>().join("\n")
}

/// A fault for each conflict, at the place where the file has the record.
pub(super) fn conflicts(plan: &LoadPlan, places: &BTreeMap<Name, Span>, store: &Store) -> Vec<Diagnostic> {
    let fault = |conflict: &Conflict| {
        let name = &conflict.name;
        let message = format!("`{name}` was changed here, and otherwise in the files");
        let mut fault = Diagnostic::new(Code::LoadConflict, message);
        fault.span = places.get(name).copied();
        if let Some(last) = store.history_of(name).pop() {
            let what = if conflict.ours.is_some() { "changed" } else { "taken away" };
            fault = fault.label(format!("{what} here in revision {}, by {}", last.told.revision, last.told.by));
        }
        fault
    };
    let mut faults: Vec<Diagnostic> = plan.conflicts.iter().take(NAMED).map(fault).collect();
    let help = "`--prefer here` leaves such records as they are here, `--prefer files` takes the files'";
    if let Some(last) = faults.last_mut() {
        let more = plan.conflicts.len().saturating_sub(NAMED);
        let more = if more > 0 { format!("{more} more were changed in both; ") } else { String::new() };
        last.help = Some(more + help);
    }
    faults
}

/// Both sides of each conflict.
pub(super) fn sides(plan: &LoadPlan, width: usize) -> String {
    let mut text = String::new();
    for conflict in plan.conflicts.iter().take(NAMED) {
        text.push_str(&format!("\n{}, here (-) and in the files (+):\n", conflict.name));
        let lines = match &conflict.ours {
            Some(ours) => difference::between(ours, &conflict.theirs),
            None => difference::lines(&conflict.theirs).into_iter().map(|line| format!("+ {line}")).collect(),
        };
        text.push_str(&format!("{}\n", indented(&lines, width)));
    }
    text.push('\n');
    text
}

/// The first names, and how many more there are.
fn named(names: &[Name]) -> String {
    let first = joined(&names[..names.len().min(NAMED)]);
    match names.len().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

fn joined(names: &[Name]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
