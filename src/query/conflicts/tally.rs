//! What was compared, counted.

use super::pair::Relation;
use crate::{
    graph::Graph,
    query::{live::Live, notes},
};

/// How many pairs there are, and of what relation.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    /// The pairs of which one gives more and the other less of a factor.
    all: u64,
    /// The pairs of each factor of which a condition is unknown.
    unknown: Vec<(u32, u64)>,
    /// The pairs that are kept, by relation.
    kept: [u64; 4],
    /// Whether all pairs under known conditions were told apart.
    told_apart: bool,
}

impl Tally {
    /// Counts the pairs of a factor: all, and those whose conditions are known.
    pub(super) fn count(&mut self, factor: u32, all: u64, known: u64) {
        self.all += all;
        if all > known {
            self.unknown.push((factor, all - known));
        }
    }

    /// Counts a pair that is kept.
    pub(super) fn add(&mut self, relation: Relation) {
        self.kept[relation as usize] += 1;
    }

    /// Says that all pairs under known conditions were told apart.
    pub(super) fn tell_apart(&mut self) {
        self.told_apart = true;
    }

    fn kept(&self, relation: Relation) -> u64 {
        self.kept[relation as usize]
    }

    /// What was compared; `listed` tells whether what cannot be compared is listed.
    pub(super) fn words(&self, live: &Live, graph: &Graph, about: bool, listed: bool) -> String {
        if self.all == 0 {
            let telling = live.iter().filter(|at| graph.outcomes(*at).next().is_some()).count();
            let of = if about { "of it " } else { "of one factor " };
            let among = notes::several(telling, "configuration");
            return format!(
                "no two configurations tell opposite directions {of}as their outcomes; {among} with an outcome looked at"
            );
        }
        let unknown: u64 = self.unknown.iter().map(|(_, pairs)| pairs).sum();
        let parts = [
            (self.kept(Relation::Conflict), "in conflict"),
            (self.kept(Relation::Explained), "explained by the mechanism"),
            (self.kept(Relation::Moderated), "moderated"),
            (unknown, "that cannot be compared, since a condition is unknown"),
        ];
        let found: u64 = parts.iter().map(|(count, _)| count).sum();
        let others = self.all.saturating_sub(found);
        let mut told: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if others > 0 && self.told_apart {
            told.push(format!("{others} under different conditions"));
        } else if others > 0 {
            told.push(format!("{others} that were not told apart"));
        }
        let pairs = match self.all {
            1 => "1 pair of configurations tells".to_owned(),
            all => format!("{all} pairs of configurations tell"),
        };
        let unlisted = match unknown {
            0 => "",
            _ if listed => "",
            _ => {
                "; `where relation = unknown` lists those that cannot be compared, `gaps where gap = unknown-condition` \
                 asks what would make them so"
            }
        };
        format!("{pairs} opposite directions of a factor: {}{unlisted}", told.join(", "))
    }

    /// What a search that ended early leaves out.
    pub(super) fn left_out(&self, graph: &Graph, asked: bool) -> String {
        let listed = self.kept(Relation::Unknown);
        let unknown: u64 = self.unknown.iter().map(|(_, pairs)| pairs).sum();
        if listed >= unknown || !asked {
            return "pairs are missing; `for FACTOR` or `using cmocs where …` asks for fewer".to_owned();
        }
        let mut factors = self.unknown.clone();
        factors.sort_by_key(|(factor, pairs)| (std::cmp::Reverse(*pairs), *factor));
        let names: Vec<String> =
            factors.iter().map(|(factor, pairs)| format!("{} {pairs}", graph.factors[*factor])).collect();
        let rest = "`for FACTOR` or `using cmocs where …` asks for fewer";
        format!("{listed} of {unknown} pairs that cannot be compared are here ({}); {rest}", notes::list(&names))
    }
}
