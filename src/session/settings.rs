//! How answers are written.

use crate::{question::Format, render::Page};

/// What a person has chosen, or the terminal gives.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The format of answers to questions that name none.
    pub format: Option<Format>,
    /// Where answers go.
    pub out: Page,
    /// Where faults and notes go.
    pub err: Page,
}
