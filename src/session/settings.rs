//! How answers are written.

use crate::{question::Format, render::Page};
use std::sync::atomic::AtomicBool;

/// What a person has chosen, or the terminal gives.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The format of answers to questions that name none.
    pub format: Option<Format>,
    /// Where answers go.
    pub out: Page,
    /// Where faults and notes go.
    pub err: Page,
    /// Set from outside to stop a question that takes long.
    pub stop: Option<&'static AtomicBool>,
}

impl Default for Settings {
    /// Lines of 100 columns without colour, and all rows.
    fn default() -> Settings {
        let page = Page { width: 100, colour: false, limit: None };
        Settings { format: None, out: page, err: page, stop: None }
    }
}
