//! How answers are written, and what a revision says of itself.

use crate::{question::Format, render::Page};
use std::{path::PathBuf, sync::atomic::AtomicBool, time::Duration};

/// What a person has chosen, or the terminal gives.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The format of answers to questions that name none.
    pub format: Option<Format>,
    /// Where answers go.
    pub out: Page,
    /// Where faults and notes go.
    pub err: Page,
    /// Whether a person sits before it: then what a typed record changes is shown first, and records that are kept
    /// nowhere are not forgotten without a word.
    pub terminal: bool,
    /// Whether lines are as wide as they need, whatever the width of the page.
    pub wide: bool,
    /// Whether a pager shows what is taller than the screen, at a terminal.
    pub pager: bool,
    /// Whether the time that each answer took is told.
    pub timer: bool,
    /// Set from outside to stop a question or a load that takes long.
    pub stop: Option<&'static AtomicBool>,
    /// How long a question may search before it answers with what was found until then.
    pub patience: Option<Duration>,
    /// Told what is being done, often, and never when it is over: the response that then comes takes its place.
    pub progress: Option<fn(&str)>,
    /// The author of what is changed.
    pub author: String,
    /// Why it is changed.
    pub reason: Option<String>,
    /// The time, where it is not the clock's: RFC 3339.
    pub now: Option<String>,
    /// The file of what is chosen for good, where there is a place for one.
    pub file: Option<PathBuf>,
}

/// The width of a page whose lines are as wide as they need.
const WIDE: usize = 1_000;

impl Settings {
    /// What answers are drawn on.
    pub(super) fn page(&self) -> Page {
        Page { width: if self.wide { self.out.width.max(WIDE) } else { self.out.width }, ..self.out }
    }
}

impl Default for Settings {
    /// Lines of 100 columns without colour, and all rows; changes by nobody in particular.
    fn default() -> Settings {
        let page = Page { width: 100, colour: false, limit: None };
        Settings {
            format: None,
            out: page,
            err: page,
            terminal: false,
            wide: false,
            pager: true,
            timer: false,
            stop: None,
            patience: None,
            progress: None,
            author: "unknown".to_owned(),
            reason: None,
            now: None,
            file: None,
        }
    }
}
