//! What is said about a journal that cannot be read or written.

use super::{FORMAT, survey::Damage, whole::Saved};
use crate::{
    diagnostic::{Code, Diagnostic},
    files::reason,
};
use std::{
    io::{self, ErrorKind},
    path::Path,
};

pub(super) fn missing(journal: &Path) -> Diagnostic {
    Diagnostic::new(Code::Missing, format!("no journal lies at {}", journal.display()))
        .help("a knowledge base is a folder with the file `journal.because`; `because load PATH` makes one")
}

pub(super) fn unreadable(journal: &Path, error: &io::Error) -> Diagnostic {
    if error.kind() == ErrorKind::NotFound {
        return missing(journal);
    }
    Diagnostic::new(Code::Unreadable, format!("{} cannot be read: {}", journal.display(), reason(error)))
}

pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let fault = Diagnostic::new(Code::Unwritable, format!("{} cannot be written: {}", path.display(), reason(error)));
    match error.kind() {
        ErrorKind::NotFound => fault.help("was the folder moved or removed? The change was not kept"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            fault.help("the change was not kept, what was known before is; make room and give it again")
        }
        _ => fault.help("the change was not kept; what was known before is"),
    }
}

pub(super) fn no_lock(folder: &Path) -> Diagnostic {
    Diagnostic::new(Code::Locked, format!("the lock of {} is not held", folder.display()))
        .help("nothing was changed; give the command again")
}

pub(super) fn moved(journal: &str) -> Diagnostic {
    Diagnostic::new(Code::Moved, format!("{journal} was changed by another program after it was read"))
        .help("nothing was written; give the command again, and it is read anew")
}

pub(super) fn other_format(journal: &Path, format: u64) -> Diagnostic {
    let journal = journal.display();
    let fault =
        |what| Diagnostic::new(Code::OtherFormat, format!("{journal} is written in journal format {format}, {what}"));
    if format > FORMAT {
        fault(format!("and {FORMAT} is the newest known here")).help("a newer version of because reads it")
    } else {
        fault(format!("which no version has written; {FORMAT} is known here"))
            .help("put the journal back from a backup")
    }
}

pub(super) fn not_known_here(journal: &str, number: u64, lines: u64, what: &str) -> Diagnostic {
    let place = match lines {
        0 => "in its first line".to_owned(),
        1 => "one line below its first".to_owned(),
        lines => format!("{lines} lines below its first"),
    };
    Diagnostic::new(
        Code::NotKnownHere,
        format!("revision {number} in {journal} holds something that is not known here, {place}: {what}"),
    )
    .help("the revision is whole; a newer version of because wrote it, and reads it")
}

pub(super) fn not_kept(line: &str) -> Diagnostic {
    Diagnostic::new(Code::NotKept, format!("`{line}` was not written: its text would not read back as the same"))
        .help("nothing of the change was kept; `because save DIR` writes out what is known, to report this with")
}

pub(super) fn set_aside(journal: &Path, bytes: u64, number: u64, kept: &Path) -> Diagnostic {
    Diagnostic::new(
        Code::SetAside,
        format!(
            "revision {number} in {} was never finished, by a program that was stopped; its {bytes} bytes are now in {}",
            journal.display(),
            kept.display()
        ),
    )
    .help("look whether it holds something that was not given again since")
}

/// One fault for each damage, and what can be done.
pub(super) fn damaged(journal: &Path, damage: &[Damage], saved: &io::Result<Saved>) -> Vec<Diagnostic> {
    let remedy = match saved {
        Ok(saved) => format!(
            "`because recover` goes on with {} and keeps the damaged file; they are saved in {}",
            count(saved.revisions, "whole revision"),
            saved.path.display()
        ),
        Err(error) => format!(
            "what is whole could not be saved beside it ({}); copy the folder where it can be written, and give \
             `because recover` there",
            reason(error)
        ),
    };
    let beside = saved.as_ref().map(|saved| saved.left_out.as_slice()).unwrap_or_default();
    let faults = damage.iter().map(|damage| one_damage(journal, damage));
    let left_out = beside.iter().map(|(number, line)| {
        format!(
            "{} holds revision {number} twice, with different content; the one on line {line} is left out of what is \
             saved",
            journal.display()
        )
    });
    faults.chain(left_out).map(|message| Diagnostic::new(Code::Damaged, message).help(remedy.clone())).collect()
}

fn one_damage(journal: &Path, damage: &Damage) -> String {
    let file = journal.display();
    match damage {
        Damage::FirstLine { converted: true } => format!(
            "the line ends of {file} were converted, so no revision fits its checksum; the journal is to be copied \
             as it is"
        ),
        Damage::FirstLine { converted: false } => {
            format!("{file} does not begin with the line `because journal {FORMAT}`")
        }
        Damage::Bytes { start, line, lost: None } => {
            format!("{file} holds bytes on line {line} (byte {start}) that belong to no revision")
        }
        Damage::Bytes { start, line, lost: Some((first, last)) } if first == last => {
            format!(
                "revision {first} in {file} is damaged, on line {line} (byte {start}): it does not fit its checksum"
            )
        }
        Damage::Bytes { start, line, lost: Some((first, last)) } => {
            format!("revisions {first} to {last} in {file} are damaged, from line {line} (byte {start}) on")
        }
        Damage::Unbound { number, behind, start, line } if number <= behind => {
            format!("revision {number} in {file} stands behind revision {behind}, on line {line} (byte {start})")
        }
        Damage::Unbound { number, behind, start, line } => match number - behind {
            1 => format!(
                "revision {number} in {file}, on line {line} (byte {start}), was written behind another revision than \
                 the one that stands before it"
            ),
            2 => format!(
                "revision {} is missing from {file}, before revision {number} on line {line} (byte {start})",
                number - 1
            ),
            _ => format!(
                "revisions {} to {} are missing from {file}, before revision {number} on line {line} (byte {start})",
                behind + 1,
                number - 1
            ),
        },
        Damage::Vouched { number, last: 0, .. } => {
            format!("{file} held revisions up to {number} when it was last read, and none of them is whole now")
        }
        Damage::Vouched { number, last, start } => format!(
            "{file} held revisions up to {number} when it was last read, and is whole only up to revision {last} \
             (byte {start})"
        ),
    }
}

/// `one whole revision`, `2 whole revisions`.
pub(super) fn count(number: u64, thing: &str) -> String {
    match number {
        0 => format!("no {thing}"),
        1 => format!("one {thing}"),
        number => format!("the {number} {thing}s"),
    }
}
