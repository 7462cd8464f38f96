//! What can be reached at all, whatever it takes on the way.

use super::{Walk, walk::ToldStep};
use because::theory::Literal;
use std::collections::BTreeSet;

impl Walk<'_, '_> {
    /// Whether a chain from a literal takes a step that a configuration tells, at the latest as its last of `within`.
    pub(crate) fn enters(&self, from: &Literal, told: usize, within: Option<usize>) -> bool {
        let Some(from) = self.place(from) else { return false };
        let mut reached = vec![from];
        for _ in 0..within.unwrap_or(self.literals().len() + 1) {
            let starts: BTreeSet<usize> =
                reached.iter().flat_map(|&literal| self.joints(literal, false)).map(|(start, ..)| start).collect();
            let taken: Vec<&ToldStep> = self.steps.iter().filter(|step| starts.contains(&step.from)).collect();
            if taken.iter().any(|step| step.last.iter().any(|telling| telling.told == told)) {
                return true;
            }
            for step in taken {
                if !step.on.is_empty() && !reached.contains(&step.to) {
                    reached.push(step.to);
                }
            }
        }
        false
    }

    /// Whether a literal is reached from another as told, through any literals, in at most `within` steps.
    pub(crate) fn reaches(&self, from: &Literal, to: &Literal, within: Option<usize>) -> bool {
        let (Some(from), Some(to)) = (self.place(from), self.place(to)) else { return false };
        let mut reached = vec![from];
        for _ in 0..within.unwrap_or(self.literals().len() + 1) {
            let starts: BTreeSet<usize> =
                reached.iter().flat_map(|&literal| self.joints(literal, false)).map(|(start, ..)| start).collect();
            let taken: Vec<&ToldStep> = self.steps.iter().filter(|step| starts.contains(&step.from)).collect();
            if taken.iter().any(|step| step.to == to) {
                return true;
            }
            let before = reached.len();
            for step in taken {
                if !step.on.is_empty() && !reached.contains(&step.to) {
                    reached.push(step.to);
                }
            }
            if reached.len() == before {
                return false;
            }
        }
        false
    }
}
