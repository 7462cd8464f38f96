//! What a load that takes long says of itself while it does, and that nothing of it stays.

use crate::screen::Terminal;
use std::fs;

/// How many records are loaded.
const RECORDS: usize = 5_500;

/// Loads many records on a screen of that width, from a path that is longer than the line.
fn load(columns: u16) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = format!("{}/many.because", ["a-folder-with-a-name-that-goes-on"; 4].join("/"));
    fs::create_dir_all(folder.path().join(&path).parent().expect("its folder")).expect("made");
    let records = (0..RECORDS).map(|n| format!("theme t{n} \"Number {n}\"\n  definition \"words {n} of it\"\n\n"));
    fs::write(folder.path().join(&path), records.collect::<String>()).expect("written");
    let Some(terminal) = Terminal::start(folder.path(), (24, columns), &["load", &path]) else { return };

    for doing in ["writing", "making the index: ", "bringing the index to disk"] {
        terminal.shows_slowed(doing);
        assert_eq!(lines(&terminal).len(), 1, "one line that the next takes the place of:\n{}", terminal.text());
    }
    terminal.wait("what came of it", |screen| screen.contains("because.kb"));
    let said = format!("1 file: {RECORDS} records added: revision 1 of because.kb");
    assert_eq!(lines(&terminal), [said]);
    assert_eq!(terminal.ends(), Some(0));
}

/// What stands on the screen.
fn lines(terminal: &Terminal) -> Vec<String> {
    terminal.text().lines().map(str::to_owned).filter(|line| !line.is_empty()).collect()
}

#[test]
fn a_long_load_says_how_far_it_is_in_80_columns() {
    load(80);
}

#[test]
fn a_long_load_says_how_far_it_is_in_120_columns() {
    load(120);
}
