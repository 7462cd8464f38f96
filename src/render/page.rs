//! What is drawn on, and what was drawn.

/// What an answer is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many columns a line may take. Names are never cut: a line that holds a longer one is longer.
    pub width: usize,
    /// Whether colours may be used; nothing is told by colour alone.
    pub colour: bool,
    /// How many rows are shown, as on a terminal; none for all of them.
    pub limit: Option<usize>,
}

impl Page {
    /// The narrowest width that is drawn for.
    const NARROWEST: usize = 24;
    /// The widest one; beyond it nothing would look different.
    const WIDEST: usize = 32_000;

    /// The width that lines are wrapped to.
    pub(super) fn columns(&self) -> usize {
        self.width.clamp(Page::NARROWEST, Page::WIDEST)
    }
}

/// What was drawn, ready to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    /// For standard output.
    pub out: String,
    /// For standard error: the reading and the notes of formats in which they would disturb what a program reads.
    pub err: String,
}
