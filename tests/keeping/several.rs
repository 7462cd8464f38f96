//! A knowledge base that several use at once, or that somebody takes away.

use crate::made::because;
use because::session::{Response, Session, Settings};
use std::{
    fs::{self, OpenOptions},
    path::Path,
    sync::atomic::AtomicBool,
};

/// A session on the knowledge base in that folder.
fn session(folder: &Path) -> Session {
    session_as(folder, Settings::default())
}

fn session_as(folder: &Path, settings: Settings) -> Session {
    let mut session = Session::new(Settings { now: Some("2026-11-21T23:19:04Z".to_owned()), ..settings });
    let opened = session.open(folder, false);
    assert_eq!((opened.exit, opened.err.as_str()), (0, ""));
    session
}

fn counts(response: &Response) -> Option<&str> {
    response.out.lines().last()
}

#[test]
fn what_one_writes_the_other_sees_before_its_next_question() {
    let folder = tempfile::tempdir().unwrap();
    let kb = folder.path().join("review.kb");
    let mut one = session(&kb);
    let mut other = session_as(&kb, Settings { author: "B. Author".to_owned(), ..Settings::default() });
    assert_eq!(one.respond("theme a\n").exit, 0);

    let answer = other.respond("count themes as csv");
    assert!(answer.err.starts_with("revision 1 came in: typed, by unknown, 1 added\n"), "{}", answer.err);
    assert_eq!(counts(&answer), Some("1,1"));
    for theme in ["b", "c"] {
        assert_eq!(one.respond(&format!("theme {theme}\n")).exit, 0);
    }
    // A change takes in first what came meanwhile, and is read beside it.
    let changed = other.respond("theme a \"A\"\n");
    let lines: Vec<&str> = changed.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", changed.err);
    assert_eq!(lines[0], "revisions 2 to 3 came in, written by others");
    assert!(lines[1].starts_with("1 record changed (a): revision 4 of "), "{}", lines[1]);
    assert_eq!(counts(&one.respond("count themes as csv")), Some("1,3"));
    assert_eq!(one.respond("because 1").exit, 0);
    assert_eq!(other.respond("theme d\n").exit, 0);
    let stale = one.respond("because 1");
    assert!(stale.err.contains("what is known has changed since the last answer"), "{}", stale.err);
}

#[test]
fn an_open_prompt_keeps_nobody_from_loading() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.because"), "theme a\n\ntheme b\n").unwrap();
    let kb = folder.path().join("because.kb");
    let mut prompt = session(&kb);
    assert_eq!(prompt.respond("theme c\n").exit, 0);
    assert_eq!(because(folder.path(), &["rebuild"]).status.code(), Some(0));
    assert_eq!(counts(&prompt.respond("count themes as csv")), Some("1,1"));
    // The index is in use by the prompt from here on, and nobody holds it.
    let loaded = because(folder.path(), &["load", "a.because"]);
    assert_eq!(loaded.status.code(), Some(0), "{}", String::from_utf8_lossy(&loaded.stderr));
    assert_eq!(because(folder.path(), &["rebuild"]).status.code(), Some(0));
    assert_eq!(counts(&prompt.respond("count themes as csv")), Some("1,3"));
}

#[test]
fn while_another_program_writes_a_change_waits_and_then_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.because"), "theme a\n").unwrap();
    assert_eq!(because(folder.path(), &["load", "a.because"]).status.code(), Some(0));
    let lock = OpenOptions::new().write(true).open(folder.path().join("because.kb/lock")).unwrap();
    lock.lock().unwrap();
    fs::write(folder.path().join("a.because"), "theme b\n").unwrap();
    let refused = because(folder.path(), &["load", "a.because"]);
    assert_eq!(refused.status.code(), Some(4));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.starts_with("error[E0405]: another program is writing to because.kb\n"), "{said}");
    let asked = because(folder.path(), &["ask", "count themes as csv"]);
    assert_eq!((asked.status.code(), asked.stdout), (Some(0), b"n,count\n1,1\n".to_vec()));
    drop(lock);
    assert_eq!(because(folder.path(), &["load", "a.because"]).status.code(), Some(0));
}

#[test]
fn a_folder_that_is_taken_away_is_named_and_a_folder_put_back_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (kb, away) = (folder.path().join("review.kb"), folder.path().join("away.kb"));
    let mut prompt = session(&kb);
    assert_eq!(prompt.respond("theme a\n").exit, 0);
    fs::rename(&kb, &away).unwrap();
    for typed in ["count themes", "theme b\n", "history"] {
        let response = prompt.respond(typed);
        assert_eq!(response.exit, 4, "{typed}: {}", response.err);
        assert!(response.err.starts_with("error[E0401]: no journal lies at "), "{typed}: {}", response.err);
    }
    assert_eq!(prompt.respond("explain literal").exit, 0);
    fs::rename(&away, &kb).unwrap();
    assert_eq!(counts(&prompt.respond("count themes as csv")), Some("1,1"));
    assert_eq!(prompt.respond("theme b\n").exit, 0);
}

#[test]
fn at_a_terminal_a_change_is_shown_and_nothing_is_forgotten_without_a_word() {
    let mut prompt = Session::new(Settings { terminal: true, ..Settings::default() });
    assert_eq!(prompt.respond("mechanism trust\n  wanted  more\n").err, "1 record added\n");
    let changed = prompt.respond("mechanism trust\n  wanted  less\n").err;
    assert_eq!(changed, "trust changes:\n  - wanted more\n  + wanted less\n1 record changed (trust)\n");
    let first = prompt.respond(".quit");
    assert!(!first.leave && first.err.starts_with("1 typed record is kept nowhere"), "{}", first.err);
    assert!(prompt.respond(".quit").leave);

    let folder = tempfile::tempdir().unwrap();
    let kept = session_as(&folder.path().join("review.kb"), Settings { terminal: true, ..Settings::default() });
    let mut kept = kept;
    assert_eq!(kept.respond("theme a\n").exit, 0);
    assert!(kept.leave().leave);
}

#[test]
fn a_load_that_is_stopped_changes_nothing() {
    static STOP: AtomicBool = AtomicBool::new(true);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.because"), "theme a\n").unwrap();
    let mut prompt =
        session_as(&folder.path().join("review.kb"), Settings { stop: Some(&STOP), ..Settings::default() });
    let stopped = prompt.load(&[folder.path().join("a.because")]);
    assert_eq!((stopped.exit, stopped.err.as_str()), (130, "stopped: nothing was loaded\n"));
    assert_eq!(prompt.count(), 0);
}

#[test]
fn pruning_takes_away_nothing_that_is_named_by_what_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.because");
    fs::write(&file, "mechanism trust\n").unwrap();
    let mut prompt = session(&folder.path().join("review.kb"));
    assert_eq!(prompt.load(std::slice::from_ref(&file)).exit, 0);
    assert_eq!(prompt.respond("theme mine\n\nmechanism trust\n  theme  mine\n").exit, 0);
    let load = |options: &str| format!("load \"{}\" --prune {options}", file.display());
    let refused = prompt.respond(&load(""));
    assert_eq!(refused.exit, 3);
    assert!(refused.err.contains("`--prune` would take away `mine`"), "{}", refused.err);
    assert_eq!(prompt.respond(&load("--prefer files")).exit, 0);
    assert_eq!(prompt.count(), 1);
}
