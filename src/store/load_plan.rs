//! What loading files would change: what is new in them, what is older than here, and what cannot be told.

use super::{Bases, Change, Digest, Doing, Store, Version};
use crate::{
    language,
    theory::{Name, Record, RecordKind},
};
use foldhash::HashSet;
use std::{ops::ControlFlow, sync::Arc};

/// How many absent records are named.
const NAMED: usize = 20;

/// Whose records are taken where files and what is known here both have something that the other does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Prefer {
    /// Nobody's: such a record is a conflict, and nothing is loaded.
    #[default]
    Neither,
    /// Those of the files, also where they are older.
    Files,
    /// Those that are known here.
    Here,
}

/// What loading records would change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoadPlan {
    /// Records that are not known here.
    pub added: Vec<Name>,
    /// Records that would take the place of those known here.
    pub changed: Vec<Name>,
    /// How many are known as they are.
    pub same: usize,
    /// Records that are newer here: the files have them as they were here before.
    pub older: Vec<Name>,
    /// Records that both changed, and that are left as they are here because [`Prefer::Here`] was said.
    pub kept: Vec<Name>,
    /// Records that both changed. While there is one, nothing is to be loaded, and `changes` is empty.
    pub conflicts: Vec<Conflict>,
    /// Records that are known here and that the files do not have; they are left alone.
    pub absent: Absent,
    /// Records that the files do not have, and that would be gone.
    pub gone: Vec<Name>,
    /// What to commit.
    pub changes: Vec<Change>,
}

/// A record that was changed here, and otherwise in the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Its name.
    pub name: Name,
    /// As it is known here; none where it was taken away here.
    pub ours: Option<Arc<Record>>,
    /// As it is in the files.
    pub theirs: Record,
}

/// Records that the files do not have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Absent {
    /// How many.
    pub count: usize,
    /// The first of them, by name; 20 at most.
    pub first: Vec<Name>,
}

/// What is to be done with a record of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Same,
    Added,
    Changed,
    Older,
    Kept,
    Conflict,
}

impl Store {
    /// Finds out what loading these records, each of another name, would change. With `prune`, what the files do not
    /// have is gone.
    ///
    /// A record that is the same here stays. One that is not known is added. One that equals an earlier version of the
    /// record here is older: ours stays, also where that is that the record was taken away. Otherwise the files have
    /// something new: it takes the place of ours if a load wrote that, and is a conflict if it was written here.
    pub fn plan_load(&self, records: Vec<Record>, prefer: Prefer, prune: bool) -> LoadPlan {
        self.plan_load_over(records, &Bases::default(), prefer, prune)
    }

    /// The same for files that a save wrote, as `bases` tells: what was changed in them since is new, and takes the place
    /// of a record that is here as it was saved, whoever wrote that.
    pub fn plan_load_over(&self, records: Vec<Record>, bases: &Bases, prefer: Prefer, prune: bool) -> LoadPlan {
        let judged = self.judge(&records, bases, prefer, prune);
        LoadPlan::new(records, judged)
    }

    fn judge(&self, records: &[Record], bases: &Bases, prefer: Prefer, prune: bool) -> Judged {
        let (verdicts, known) = self.verdicts(records, bases, prefer);
        let mut judged = Judged { verdicts, ..Judged::default() };
        let conflicts = records.iter().zip(&judged.verdicts).filter(|(_, verdict)| **verdict == Verdict::Conflict);
        judged.ours = conflicts.map(|(record, _)| self.theory.get(&record.name).cloned()).collect();
        let count = self.len().saturating_sub(known);
        if count == 0 {
            return judged;
        }
        let names: HashSet<&Name> = records.iter().map(|record| &record.name).collect();
        if prune {
            self.each_name(&mut |kind, name| {
                if !names.contains(name) {
                    judged.gone.push((kind, name.clone()));
                }
                ControlFlow::Continue(())
            });
        } else {
            judged.absent = Absent { count, first: self.first_absent(&names) };
        }
        judged
    }

    /// What is to be done with each record, and how many of them are known here.
    fn verdicts(&self, records: &[Record], bases: &Bases, prefer: Prefer) -> (Vec<Verdict>, usize) {
        let order = self.in_order(records.iter().map(|record| &record.name).zip(0..).collect());
        let names: Vec<&Name> = order.iter().map(|(name, _)| *name).collect();
        let mut verdicts = vec![Verdict::Added; records.len()];
        let mut known = 0;
        self.each_versions(&names, &mut |place, versions| {
            let Some((_, at)) = order.get(place) else { return };
            self.watch.tell(Doing::Comparing { done: place, whole: order.len() });
            known += usize::from(versions.last().is_some_and(Version::is_known));
            verdicts[*at] = self.verdict(&records[*at], versions, bases, prefer);
        });
        (verdicts, known)
    }

    fn verdict(&self, record: &Record, versions: &[Version], bases: &Bases, prefer: Prefer) -> Verdict {
        let Some((last, earlier)) = versions.split_last() else { return Verdict::Added };
        let digest = Digest::of(&language::print(record));
        let replaces = if last.is_known() { Verdict::Changed } else { Verdict::Added };
        if last.is_known() && last.digest == digest {
            return Verdict::Same;
        }
        if !last.is_known() && last.was_loaded() {
            return Verdict::Added;
        }
        if earlier.iter().any(|version| version.is_known() && version.digest == digest) {
            return if prefer == Prefer::Files { replaces } else { Verdict::Older };
        }
        // Another version of this program may have printed the same record otherwise.
        if last.is_known() && self.theory.get(&record.name).is_some_and(|ours| **ours == *record) {
            return Verdict::Same;
        }
        match prefer {
            _ if last.was_loaded() || bases.has(&record.name, last) => Verdict::Changed,
            Prefer::Files => replaces,
            Prefer::Here => Verdict::Kept,
            Prefer::Neither => Verdict::Conflict,
        }
    }

    fn first_absent(&self, names: &HashSet<&Name>) -> Vec<Name> {
        let mut first = Vec::new();
        self.each_name(&mut |_, name| {
            if !names.contains(name) {
                first.push(name.clone());
            }
            if first.len() < NAMED { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        first
    }

    /// Puts names in the order in which their versions are looked up: any will do where there is no index.
    pub(super) fn in_order<'n>(&self, mut names: Vec<(&'n Name, usize)>) -> Vec<(&'n Name, usize)> {
        if self.packed.is_some() {
            names.sort_unstable();
        }
        names
    }

    /// Gives the versions of each name to `each`, with the place of the name; the names are
    /// [in order](Store::in_order).
    pub(super) fn each_versions(&self, names: &[&Name], each: &mut dyn FnMut(usize, &[Version])) {
        let Some(packed) = &self.packed else {
            for (at, name) in names.iter().enumerate() {
                each(at, self.tail.versions.get(*name).map_or(&[], Vec::as_slice));
            }
            return;
        };
        packed.each_versions(names, &mut |at, versions| match names.get(at).and_then(|n| self.tail.versions.get(*n)) {
            None => each(at, versions),
            Some(behind) => each(at, &[versions, behind].concat()),
        });
    }

    /// Gives the names of all records in order, with their kinds, until `each` breaks off.
    fn each_name(&self, each: &mut dyn FnMut(RecordKind, &Name) -> ControlFlow<()>) {
        let behind = self.tail.versions.keys().filter_map(|name| self.theory.get(name));
        let mut behind = behind.map(|record| (record.kind, &record.name)).peekable();
        let packed = self.packed.as_ref().map_or(&[][..], |packed| packed.names());
        for (kind, name) in packed.iter().filter(|(_, name)| !self.tail.versions.contains_key(name)) {
            while let Some((kind, name)) = behind.next_if(|(_, before)| *before < name) {
                if each(kind, name).is_break() {
                    return;
                }
            }
            if each(*kind, name).is_break() {
                return;
            }
        }
        for (kind, name) in behind {
            if each(kind, name).is_break() {
                return;
            }
        }
    }
}

/// What was found out about records of files.
#[derive(Debug, Default)]
struct Judged {
    /// What is to be done with each.
    verdicts: Vec<Verdict>,
    /// What is known here for each of the conflicts, in order.
    ours: Vec<Option<Arc<Record>>>,
    absent: Absent,
    gone: Vec<(RecordKind, Name)>,
}

impl LoadPlan {
    fn new(records: Vec<Record>, judged: Judged) -> LoadPlan {
        let mut plan = LoadPlan { absent: judged.absent, ..LoadPlan::default() };
        let mut ours = judged.ours.into_iter();
        for (record, verdict) in records.into_iter().zip(judged.verdicts) {
            let name = record.name.clone();
            match verdict {
                Verdict::Same => plan.same += 1,
                Verdict::Added | Verdict::Changed => {
                    let list = if verdict == Verdict::Added { &mut plan.added } else { &mut plan.changed };
                    list.push(name);
                    plan.changes.push(Change::Put(record));
                }
                Verdict::Older => plan.older.push(name),
                Verdict::Kept => plan.kept.push(name),
                Verdict::Conflict => {
                    plan.conflicts.push(Conflict { name, ours: ours.next().flatten(), theirs: record });
                }
            }
        }
        for (kind, name) in judged.gone {
            plan.gone.push(name.clone());
            plan.changes.push(Change::Gone { kind, name });
        }
        if !plan.conflicts.is_empty() {
            plan.changes = Vec::new();
        }
        plan
    }
}
