//! Trees with box characters.

use super::{ink::Ink, wrap};

/// A point of a tree.
#[derive(Debug, Clone, Default)]
pub(super) struct Branch {
    /// Its lines, before they are wrapped, each with what its further lines are indented by.
    pub(super) paragraphs: Vec<(String, usize)>,
    /// The points below it.
    pub(super) below: Vec<Branch>,
}

impl Branch {
    /// A point of one line.
    pub(super) fn new(text: impl Into<String>) -> Branch {
        Branch { paragraphs: vec![(text.into(), 2)], below: Vec::new() }
    }

    /// Adds a paragraph under its first line.
    #[must_use]
    pub(super) fn line(mut self, text: impl Into<String>, indent: usize) -> Branch {
        self.paragraphs.push((text.into(), indent));
        self
    }

    /// Puts points below it.
    #[must_use]
    pub(super) fn over(mut self, below: Vec<Branch>) -> Branch {
        self.below = below;
        self
    }
}

/// Draws points under one another.
pub(super) fn draw(branches: &[Branch], columns: usize) -> String {
    let mut text = String::new();
    draw_below(branches, "", columns, &mut text);
    text
}

fn draw_below(branches: &[Branch], before: &str, columns: usize, text: &mut String) {
    for (n, branch) in branches.iter().enumerate() {
        let last = n + 1 == branches.len();
        let deeper = format!("{before}{}", if last { "   " } else { "│  " });
        let mut start = format!("{before}{}", if last { "└─ " } else { "├─ " });
        let room = columns.saturating_sub(wrap::width(&start)).clamp(24, wrap::LONGEST_LINE);
        for (paragraph, indent) in &branch.paragraphs {
            for words in wrap::indented(paragraph, room, *indent).lines() {
                text.push_str(&Ink::Faint.on(&start));
                text.push_str(words);
                text.push('\n');
                start.clone_from(&deeper);
            }
        }
        draw_below(&branch.below, &deeper, columns, text);
    }
}
