//! Where the same condition leads to more of a thing, and to less of it.

use crate::{
    answer::Entry,
    graph::{Graph, Link, LiteralId},
    theory::Direction,
};

/// That a condition is told to lead both to more of a factor and to less of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BothWays {
    /// The condition.
    pub from: LiteralId,
    /// The factor.
    pub to: u32,
    /// How many configurations lead from it to more of the factor.
    pub more: u32,
    /// How many lead to less.
    pub less: u32,
}

impl Graph {
    /// The conditions with each factor that they lead to both ways as an outcome, in order; whatever else has to hold in
    /// the configurations that say so, and whether they are refuted. An outcome among alternatives does not count.
    pub fn both_ways(&self) -> Vec<BothWays> {
        let mut found = Vec::new();
        for from in (0..).map(LiteralId).take(self.literal_count()) {
            let leads = |link: &&Link| link.entry == Entry::Condition && !link.last && !link.alternative;
            for links in self.links().from(from).chunk_by(|one, other| one.to.factor() == other.to.factor()) {
                let [first, .., last] = links else { continue };
                if first.to == last.to {
                    continue;
                }
                let count = |direction: Direction| {
                    links.iter().filter(leads).filter(|link| link.to.direction() == direction).count() as u32
                };
                let (more, less) = (count(Direction::More), count(Direction::Less));
                if more > 0 && less > 0 {
                    found.push(BothWays { from, to: first.to.factor(), more, less });
                }
            }
        }
        found
    }
}
