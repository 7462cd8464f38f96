//! The prompt as a person meets it: the real program in a pseudo-terminal, keys in, the screen looked at. What the editor
//! offers is tested without a terminal in `src/repl`; these tests hold that it reaches the screen. Where there are no
//! pseudo-terminals they are skipped, with a message.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it skips"
)]

mod progress;
mod screen;

use screen::Terminal;
use std::{fmt::Write, fs, path::Path};

const TAB: &str = "\t";
const ENTER: &str = "\r";
const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";
const UP: &str = "\u{1b}[A";
const RIGHT: &str = "\u{1b}[C";
const PROMPT: &str = "because> ";

const GARDEN: &str = "theory garden \"Why community gardens help\"\n\n\
    context plot-close-by \"A plot within walking distance\"\n\n\
    mechanism belonging \"A feeling of belonging\"\n\n\
    outcome visits \"Regular visits\"\n\n\
    statement close-plots\n  in garden\n  If [a plot is close](+plot-close-by),\n  then [people come](+visits)\n  \
    because [they belong](+belonging)\n";

/// A folder that holds the garden.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("garden.because"), GARDEN).expect("written");
    folder
}

/// The prompt with the garden loaded, on a screen of 24 by 80.
fn garden(folder: &Path) -> Option<Terminal> {
    let terminal = Terminal::start(folder, (24, 80), &["--load", "garden.because"])?;
    terminal.shows("", PROMPT);
    Some(terminal)
}

#[test]
fn completion_leads_to_a_question() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal.shows(&format!("fi{TAB}"), "because> find ");
    terminal.shows(&format!("mec{TAB}"), "find mechanisms ");
    terminal.shows(&format!("lea{TAB}to +vis{TAB}"), "find mechanisms leading to +visits ");
    terminal.shows(ENTER, "+belonging → +visits");
    terminal.shows(&format!("paths from {TAB}"), "A plot within walking distance");
    terminal.shows(&format!("close{TAB}"), "paths from plot-close-by ");
    terminal.clear();
    terminal.shows(&format!(".fo{TAB}js{TAB}"), ".format json");
    terminal.clear();
    terminal.shows(&format!("load gar{TAB}"), "load garden.because");
}

#[test]
fn hints_show_what_is_still_to_be_typed() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal.shows("paths from visits ", "paths from visits to FACTOR [within N steps]");
    assert!(terminal.is_faint("to FACTOR"));
    terminal.clear();
    terminal.shows(&format!("evidence e{ENTER}"), "an empty line ends the record; fields: from, via");
}

#[test]
fn a_record_takes_several_lines_and_comes_back_whole() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal.shows(&format!("evidence e{ENTER}silent close-pl{TAB}"), "silent close-plots ");
    terminal.shows(&format!("{ENTER}note looked for{ENTER}{ENTER}"), "1 record added");
    terminal
        .shows(UP, "note looked for\n\n1 record added\n\nbecause> evidence e\nsilent close-plots \nnote looked for");
    terminal.clear();
    terminal.shows(&format!("find evidence where (stance = silent and{ENTER}"), "silent and");
    terminal.shows(&format!("id = e){ENTER}"), "find evidence where stance = silent and id = e\n");
}

#[test]
fn what_is_pasted_is_cut_like_a_file() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal.keys("\u{1b}[200~theme warmth \"Warmth\"\n\ntheme rain\n  note wet\n\nfind themes\n\u{1b}[201~");
    terminal.shows("", "find themes");
    terminal.shows(ENTER, "2 records added");
    terminal.shows("", "2  warmth");
}

#[test]
fn history_outlives_the_program_and_belongs_to_its_knowledge_base() {
    let folder = folder();
    let start = |kb: &str| Terminal::start(folder.path(), (24, 80), &["--kb", kb]);
    let Some(terminal) = start("one.kb") else { return };
    terminal.shows("", PROMPT);
    terminal.shows(&format!("count statements{ENTER}"), "count\n");
    drop(terminal);
    let terminal = start("one.kb").expect("a terminal");
    terminal.shows("", PROMPT);
    terminal.shows(UP, "because> count statements");
    drop(terminal);
    let terminal = start("other.kb").expect("a terminal");
    terminal.shows("", PROMPT);
    terminal.shows(&format!("{UP}find cases"), "because> find cases");
    assert!(!folder.path().join("one.kb/histories").exists());
}

#[test]
fn control_c_clears_and_control_d_leaves() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal.shows("find nothing of the sort", "of the sort");
    terminal.keys(CTRL_C);
    terminal.wait("a new prompt", |screen| screen.trim_end().ends_with(PROMPT.trim_end()));
    terminal.shows(&format!("theme kept{ENTER}{ENTER}"), "1 record added");
    terminal.shows(CTRL_D, "1 typed record is kept nowhere");
    terminal.keys(CTRL_D);
    assert_eq!(terminal.ends(), Some(0));
}

#[test]
fn control_c_stops_a_question_and_keeps_the_session() {
    let folder = folder();
    // Everything leads to everything: more chains than anybody waits for.
    let mut text = String::new();
    let count = 60;
    for n in 0..count {
        writeln!(text, "factor f{n}\n").unwrap();
    }
    for (from, to) in (0..count).flat_map(|from| (0..count).map(move |to| (from, to))).filter(|(from, to)| from != to) {
        writeln!(text, "cmoc c{from}-{to}\n  context +f{from}\n  outcome +f{to}\n").unwrap();
    }
    fs::write(folder.path().join("dense.because"), text).unwrap();
    let Some(terminal) = Terminal::start(folder.path(), (24, 80), &["--load", "dense.because"]) else { return };
    terminal.shows("", PROMPT);
    terminal.shows(&format!(".pager off{ENTER}"), "at once");
    terminal.keys(&format!("paths from f0 to f1 within 30 steps with mirrors{ENTER}"));
    terminal.shows_slowed("still looking; Ctrl-C stops it");
    terminal.shows(CTRL_C, "stopped");
    assert!(!terminal.text().contains("still looking"), "{}", terminal.text());
    terminal.shows(&format!("count factors{ENTER}"), "60");
}

#[test]
fn what_is_taller_than_the_screen_is_paged() {
    if !["/usr/bin/less", "/bin/less", "/usr/local/bin/less"].iter().any(|path| Path::new(path).exists()) {
        eprintln!("skipped: there is no `less` here");
        return;
    }
    let folder = folder();
    let Some(terminal) = Terminal::start(folder.path(), (14, 80), &["--load", "garden.because"]) else { return };
    terminal.shows("", PROMPT);
    terminal.keys(&format!(".help{ENTER}"));
    terminal.wait("the first page", |screen| screen.contains("q goes back") && screen.contains("Ask ("));
    terminal.shows("G", "`explain statement`");
    terminal.keys("q");
    terminal.wait("the prompt", |screen| screen.trim_end().ends_with(PROMPT.trim_end()));
    terminal.shows(&format!(".pager off{ENTER}"), "written at once");
    terminal.keys(&format!(".help{ENTER}"));
    terminal.wait("the end of the help", |screen| {
        screen.contains("`explain statement`") && screen.trim_end().ends_with("because>")
    });
}

#[test]
fn a_first_start_says_how_to_begin() {
    let folder = folder();
    let Some(terminal) = Terminal::start(folder.path(), (24, 80), &[]) else { return };
    terminal.shows("", PROMPT);
    for text in ["load FOLDER", "begins a record", ".help", "kept nowhere"] {
        assert!(terminal.text().contains(text), "{}", terminal.text());
    }
    terminal.keys(&format!(".quit{ENTER}"));
    assert_eq!(terminal.ends(), Some(0));
}

#[test]
fn a_list_that_is_too_long_says_how_much_it_leaves_out() {
    let folder = folder();
    let mut text = String::new();
    for n in 100..140 {
        writeln!(text, "factor thing-{n} \"The thing number {n}\"\n").unwrap();
    }
    fs::write(folder.path().join("many.because"), text).unwrap();
    let Some(terminal) = Terminal::start(folder.path(), (24, 80), &["--load", "many.because"]) else { return };
    terminal.shows("", PROMPT);
    terminal.shows(&format!("show thing{TAB}{TAB}"), "and 21 more: the next letters narrow them down");
    assert!(terminal.text().contains("thing-118  The thing number 118"), "{}", terminal.text());
    assert!(!terminal.text().contains("thing-119"), "{}", terminal.text());
    terminal.shows(&format!("-13{TAB}{TAB}"), "thing-139  The thing number 139");
}

#[test]
fn an_open_bracket_and_an_unknown_name_are_set_off_while_they_are_typed() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal.shows(&format!("statement s{ENTER}If [a plot](+plot-close-by"), "(+plot-close-by");
    let red = vt100::Color::Idx(1);
    terminal.wait("the open bracket in red", |_| terminal.colour_of("(+plot") == Some(red));
    terminal.shows(") and [x](+nobody)", "(+nobody)");
    terminal.wait("the bracket as the others", |_| terminal.colour_of("(+plot") == Some(vt100::Color::Default));
    assert_eq!(terminal.colour_of("+plot-close-by"), Some(vt100::Color::Idx(2)));
    assert!(terminal.is_underlined("+nobody"));
}

#[test]
fn a_mistake_in_a_record_is_told_with_how_to_mend_it() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal
        .keys(&format!("statement s{ENTER}If [a plot](+plot-close-by){ENTER}then [they come](+visit){ENTER}{ENTER}"));
    terminal.shows("", "near: `visits`");
    terminal.shows("", "The arrow up brings back what was typed, to be mended.");
    terminal.shows(UP, "because> statement s\nIf [a plot](+plot-close-by)\nthen [they come](+visit)");
    // The cursor stands behind the last bracket.
    terminal.keys("\u{1b}[D");
    terminal.shows("s", "(+visits)");
    terminal.keys(&format!("\u{1b}[F{ENTER}{ENTER}"));
    terminal.shows("", "1 record added");
}

#[test]
fn what_a_message_says_to_type_need_not_be_typed() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal.shows(&format!("what builds belonging?{ENTER}"), "because> find mechanisms leading to +belonging  (→");
    assert!(terminal.is_faint("takes it"));
    terminal.shows(RIGHT, "because> find mechanisms leading to +belonging [from");
    terminal.clear();
    terminal.shows(&format!("find mechanisms leading to +vists{ENTER}"), "+visits  (→");
    terminal.shows(&format!("{RIGHT}{ENTER}"), "+belonging → +visits");
}

#[test]
fn a_line_in_the_middle_of_a_record_is_mended_by_enter() {
    let folder = folder();
    let Some(terminal) = garden(folder.path()) else { return };
    terminal.keys(&format!(
        "statement s{ENTER}If [a plot](+plot-close-b{ENTER}then [they come](outcome +visits){ENTER}{ENTER}"
    ));
    terminal.shows("", "a `)` is missing");
    terminal.keys(&format!("{UP}{UP}\u{1b}[F"));
    terminal.shows(&format!("y){ENTER}"), "1 record added");
    terminal.shows(&format!("find statements where id = s{ENTER}"), "If a plot then they come");
}
