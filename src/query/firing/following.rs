//! What follows from suppositions: two runs, between which everything that is pulled both ways is set aside.

use super::{
    Rules,
    rules::candidates,
    run::{Aside, By, Run},
};
use crate::{
    answer::{Derivation, Entry, How, Point, Points, Surety},
    graph::{Graph, LiteralId},
    query::budget::Purse,
    theory::Direction,
};
use std::{cell::OnceCell, sync::Arc};

/// What follows from what is supposed.
pub(super) struct Following<'a> {
    pub(super) rules: Rules<'a>,
    pub(super) supposed: Vec<LiteralId>,
    /// Everything that fires.
    all: Run,
    /// What fires when nothing that is pulled both ways meets a group; none where nothing is.
    settled: Option<Run>,
    points: OnceCell<Arc<Points>>,
}

impl<'a> Following<'a> {
    /// Fires twice: what is had both ways in the first run meets nothing in the second, unless it is supposed one way; and
    /// what has no direction does not count as the other one where its factor goes one way.
    pub(super) fn new(rules: Rules<'a>, supposed: &[LiteralId], purse: &mut Purse<'_>) -> Following<'a> {
        let all = Run::new(&rules, supposed, Aside::default(), purse);
        let mut following =
            Following { rules, supposed: supposed.to_vec(), all, settled: None, points: OnceCell::new() };
        if let Some(aside) = following.set_aside().filter(|_| purse.ended().is_none()) {
            following.settled = Some(Run::new(&rules, supposed, aside, purse));
        }
        following
    }

    /// What is set aside for the second run, unless it is supposed: all literals of a factor that is had both ways meet
    /// nothing, and where f is had one way, `?f` does not meet the other.
    fn set_aside(&self) -> Option<Aside> {
        let mut aside = Aside::none(self.rules.graph.literal_count());
        let mut any = false;
        for factor in self.pulled() {
            any = true;
            for literal in Graph::directions(factor) {
                aside.blocked[literal.index()] =
                    !self.supposed.contains(&literal) || self.is_supposed_both_ways(factor);
            }
        }
        for literal in self.all.had().iter().filter(|literal| literal.direction() == Direction::Unsaid) {
            for way in Graph::directions(literal.factor()).into_iter().filter(|way| way != literal) {
                if self.all.has(way.opposite()) && !self.supposed.contains(literal) {
                    any = true;
                    aside.told_otherwise[way.index()] = true;
                }
            }
        }
        any.then_some(aside)
    }

    /// The factors that are had both ways, by name.
    pub(super) fn pulled(&self) -> Vec<u32> {
        let less = self.all.had().iter().filter(|literal| literal.direction() == Direction::Less);
        let mut pulled: Vec<u32> =
            less.filter(|literal| self.all.has(literal.opposite())).map(|literal| literal.factor()).collect();
        pulled.sort_unstable();
        pulled
    }

    /// Whether a factor is supposed both ways.
    pub(super) fn is_supposed_both_ways(&self, factor: u32) -> bool {
        [Direction::More, Direction::Less]
            .into_iter()
            .all(|direction| self.supposed.contains(&LiteralId::new(factor, direction)))
    }

    /// How far a literal follows; none where it does not.
    pub(super) fn surety(&self, literal: LiteralId) -> Option<Surety> {
        if !self.all.has(literal) {
            return None;
        }
        let both = [Direction::More, Direction::Less].map(|direction| LiteralId::new(literal.factor(), direction));
        let run = self.settled.as_ref().unwrap_or(&self.all);
        Some(match run.has(literal) && !both.into_iter().all(|literal| self.all.has(literal)) {
            true if run.is_sure(literal) => Surety::Expected,
            true => Surety::MayFollow,
            false => Surety::Contested,
        })
    }

    /// Everything that follows, what is supposed left out: expected first, contested last, then by round and name.
    pub(super) fn literals(&self) -> Vec<LiteralId> {
        let mut keyed: Vec<(Surety, u32, LiteralId)> = Vec::with_capacity(self.all.had().len());
        for literal in self.all.had().iter().filter(|literal| !self.supposed.contains(literal)) {
            if let Some(surety) = self.surety(*literal) {
                keyed.push((surety, self.step(*literal), *literal));
            }
        }
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, _, literal)| literal).collect()
    }

    /// The run in which a literal is derived: what is contested in the first, all else in the second.
    pub(super) fn run_of(&self, literal: LiteralId) -> &Run {
        match &self.settled {
            Some(settled) if self.surety(literal) != Some(Surety::Contested) => settled,
            _ => &self.all,
        }
    }

    /// The run in which everything fires.
    pub(super) fn everything(&self) -> &Run {
        &self.all
    }

    /// In which round a literal fires; 0 for what is supposed.
    pub(super) fn step(&self, literal: LiteralId) -> u32 {
        self.run_of(literal).round(literal).unwrap_or(0)
    }

    /// What gives a literal, as it is shown.
    pub(super) fn by(&self, literal: LiteralId) -> Option<By> {
        self.run_of(literal).by(literal)
    }

    /// The other configurations that fire and give a literal without needing it, by name.
    pub(super) fn also_by(&self, literal: LiteralId) -> Vec<u32> {
        let shown = match self.by(literal) {
            Some(By::Supposed) | None => return Vec::new(),
            Some(By::Configuration(shown, _)) => Some(shown),
            Some(By::Kind(_)) => None,
        };
        let run = self.run_of(literal);
        let mut all = self.rules.givers(literal);
        all.retain(|configuration| {
            Some(*configuration) != shown
                && [Entry::Condition, Entry::Mechanism]
                    .into_iter()
                    .any(|entry| self.fires(run, *configuration, entry, literal))
        });
        all
    }

    /// Whether a configuration fires there and gives a literal, when that itself meets nothing.
    fn fires(&self, run: &Run, configuration: u32, entry: Entry, without: LiteralId) -> bool {
        let gives = || self.rules.gives(configuration, entry).any(|group| group.contains(&without));
        self.rules.can_enter(configuration, entry)
            && gives()
            && self.rules.needs(configuration, entry) > 0
            && self
                .rules
                .groups(configuration, entry)
                .filter(|(_, group)| !group.is_empty())
                .all(|(_, group)| candidates(group).into_iter().any(|l| l != without && run.meets(group, l)))
    }

    /// How a literal follows, with all that it shares with the others.
    pub(super) fn derivation(&self, literal: LiteralId) -> Derivation {
        let points = self.points.get_or_init(|| {
            let points = self.all.had().iter().filter_map(|literal| self.point(*literal));
            Arc::new(Points::new(points.collect()))
        });
        Derivation { of: self.rules.graph.literal(literal), points: Arc::clone(points) }
    }

    /// How a literal follows, with only what it rests on, and what gives the opposite of what of that is pulled.
    pub(super) fn derivation_of(&self, literal: LiteralId) -> Derivation {
        let points = self.below(literal, true).into_iter().filter_map(|literal| self.point(literal));
        Derivation { of: self.rules.graph.literal(literal), points: Arc::new(Points::new(points.collect())) }
    }

    /// The configurations of the derivation of a literal that is shown.
    pub(super) fn configurations_below(&self, literal: LiteralId) -> Vec<u32> {
        let by = |literal: LiteralId| match self.by(literal) {
            Some(By::Configuration(by, _)) => Some(by),
            _ => None,
        };
        self.below(literal, false).into_iter().filter_map(by).collect()
    }

    /// What a literal rests on, itself included; with the opposites of what is pulled, and what those rest on.
    fn below(&self, literal: LiteralId, opposites: bool) -> Vec<LiteralId> {
        let mut found = vec![literal];
        let mut at = 0;
        while let Some(literal) = found.get(at).copied() {
            at += 1;
            let mut below = match self.by(literal) {
                Some(By::Kind(kind)) => vec![kind],
                Some(By::Configuration(by, entry)) => self.rests_on(literal, by, entry),
                Some(By::Supposed) | None => Vec::new(),
            };
            if opposites {
                let own = Graph::directions(literal.factor()).into_iter();
                below.extend(own.filter(|own| own.direction() != Direction::Unsaid && self.all.has(*own)));
            }
            for one in below {
                if !found.contains(&one) {
                    found.push(one);
                }
            }
        }
        found
    }

    fn point(&self, literal: LiteralId) -> Option<Point> {
        let graph = self.rules.graph;
        let how = match self.by(literal)? {
            By::Supposed => How::Supposed,
            By::Kind(kind) => How::ByKind(graph.literal(kind)),
            By::Configuration(configuration, entry) => How::Fired {
                by: graph.configuration_id(configuration),
                entry,
                rests_on: self.rests_on(literal, configuration, entry).into_iter().map(|l| graph.literal(l)).collect(),
                remarks: self.remarks(literal, configuration, entry),
            },
        };
        Some(Point {
            literal: graph.literal(literal),
            surety: self.surety(literal)?,
            step: self.step(literal),
            how,
            also_by: self.also_by(literal).into_iter().map(|other| graph.configuration_id(other)).collect(),
        })
    }

    /// What meets the groups of the configuration that gives a literal: of several the one of the least round, then of
    /// the least name; each once, in the order of the groups.
    fn rests_on(&self, literal: LiteralId, configuration: u32, entry: Entry) -> Vec<LiteralId> {
        let run = self.run_of(literal);
        let sure = run.is_sure(literal);
        let before = run.round(literal).unwrap_or(0);
        let mut rests_on: Vec<LiteralId> = Vec::new();
        for (_, group) in self.rules.groups(configuration, entry).filter(|(_, group)| !group.is_empty()) {
            let fitting = candidates(group)
                .into_iter()
                .filter(|one| run.meets(group, *one) && (!sure || (run.is_sure(*one) && group.contains(one))));
            let earlier = fitting.filter_map(|one| Some((run.round(one).filter(|round| *round < before)?, one)));
            if let Some((_, best)) = earlier.min()
                && !rests_on.contains(&best)
            {
                rests_on.push(best);
            }
        }
        rests_on
    }

    /// What keeps a literal from being sure, where a configuration gives it.
    fn remarks(&self, literal: LiteralId, configuration: u32, entry: Entry) -> Vec<&'static str> {
        let mut remarks = Vec::new();
        if entry == Entry::Mechanism {
            remarks.push("mechanism in place, context not");
        } else if self.rules.graph.configurations[configuration as usize].unknown_condition {
            remarks.push("a condition is not known");
        }
        let mut giving = self.rules.gives(configuration, entry).filter(|group| group.contains(&literal));
        if giving.all(|group| group.len() > 1) {
            remarks.push("one of several alternatives");
        }
        if literal.direction() == Direction::Unsaid {
            remarks.push("direction not said");
        }
        remarks
    }
}
