//! What follows from suppositions: two runs, between which everything that is pulled both ways is set aside.

use super::{
    Rules,
    rules::candidates,
    run::{Aside, By, Run},
};
use crate::{
    answer::{Derivation, Entry, Gathered, Made, Points, Remarks, Surety},
    graph::{Graph, LiteralId},
    query::budget::Purse,
    theory::Direction,
};
use std::{cell::OnceCell, collections::HashSet, sync::Arc};

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
    pub(super) fn also_by(&self, literal: LiteralId) -> impl Iterator<Item = u32> + '_ {
        let by = self.by(literal);
        let run = self.run_of(literal);
        let fires = move |configuration: &u32| match by {
            None | Some(By::Supposed) => false,
            Some(By::Configuration(shown, _)) if shown == *configuration => false,
            Some(By::Configuration(..) | By::Kind(_)) => {
                self.fires(run, *configuration, Entry::Condition, literal)
                    || (self.rules.clauses.heads(*configuration, Entry::Mechanism).contains(&literal)
                        && self.fires(run, *configuration, Entry::Mechanism, literal))
            }
        };
        self.rules.givers(literal).filter(fires)
    }

    /// Whether a configuration fires there, when one of the literals that it gives meets nothing.
    fn fires(&self, run: &Run, configuration: u32, entry: Entry, without: LiteralId) -> bool {
        run.fires(self.rules, configuration, entry)
            && (!self.rules.clauses.body(configuration, entry).round
                || self
                    .rules
                    .known(configuration, entry)
                    .all(|(_, group)| candidates(group).any(|one| one != without && run.meets(group, one))))
    }

    /// What speaks against a contested literal: its opposite, or what speaks against the nearest things that it rests on.
    pub(super) fn against(&self, literal: LiteralId) -> Vec<LiteralId> {
        let mut found = Vec::new();
        if self.surety(literal) != Some(Surety::Contested) {
            return found;
        }
        let mut seen = HashSet::from([literal]);
        let (mut open, mut below) = (vec![literal], Vec::new());
        while let Some(one) = open.pop() {
            let own = Graph::directions(one.factor()).into_iter();
            let had = own.filter(|own| own.direction() != Direction::Unsaid && *own != one && self.all.has(*own));
            let had: Vec<LiteralId> = had.collect();
            let pulled = one.direction() != Direction::Unsaid || had.len() > 1;
            if pulled && !had.is_empty() {
                found.extend(had);
                continue;
            }
            match self.by(one) {
                Some(By::Kind(kind)) => below.push(kind),
                Some(By::Configuration(by, entry)) => {
                    self.rests_on(one, by, entry, &mut below);
                    found.extend(self.told_otherwise(by, entry, &below));
                }
                Some(By::Supposed) | None => {}
            }
            open.extend(below.drain(..).filter(|one| seen.insert(*one)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What is had against something without a direction that meets a group of a configuration as the other one.
    fn told_otherwise(&self, configuration: u32, entry: Entry, met_by: &[LiteralId]) -> Vec<LiteralId> {
        let unsaid = |way: &LiteralId| LiteralId::new(way.factor(), Direction::Unsaid);
        let groups = self.rules.known(configuration, entry).flat_map(|(_, group)| group).copied();
        let otherwise = groups.filter(|way| {
            *way != unsaid(way) && met_by.contains(&unsaid(way)) && !self.supposed.contains(&unsaid(way))
        });
        otherwise.map(LiteralId::opposite).filter(|opposite| self.all.has(*opposite)).collect()
    }

    /// What a literal rests on directly.
    pub(super) fn last_step(&self, literal: LiteralId) -> Vec<LiteralId> {
        let mut below = Vec::new();
        match self.by(literal) {
            Some(By::Kind(kind)) => below.push(kind),
            Some(By::Configuration(by, entry)) => self.rests_on(literal, by, entry, &mut below),
            Some(By::Supposed) | None => {}
        }
        below
    }

    /// How a literal follows, with all that it shares with the others.
    pub(super) fn derivation(&self, literal: LiteralId) -> Derivation {
        let points = self.points.get_or_init(|| {
            let mut had = self.all.had().to_vec();
            had.sort_unstable();
            Arc::new(self.points_of(&had))
        });
        Derivation { of: self.rules.graph.literal(literal), points: Arc::clone(points) }
    }

    /// How a literal follows, with only what it rests on, and what gives the opposite of what of that is pulled.
    pub(super) fn derivation_of(&self, literal: LiteralId) -> Derivation {
        Derivation { of: self.rules.graph.literal(literal), points: Arc::new(self.points_below(&[literal])) }
    }

    /// What some literals rest on, and what gives the opposite of what of that is pulled.
    pub(super) fn points_below(&self, literals: &[LiteralId]) -> Points {
        let mut below = self.below(literals, true);
        below.sort_unstable();
        self.points_of(&below)
    }

    /// The configurations of the derivation of a literal that is shown, by name.
    pub(super) fn configurations_below(&self, literal: LiteralId) -> Vec<u32> {
        let by = |literal: LiteralId| match self.by(literal) {
            Some(By::Configuration(by, _)) => Some(by),
            _ => None,
        };
        let mut all: Vec<u32> = self.below(&[literal], false).into_iter().filter_map(by).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What some literals rest on, themselves included; with the opposites of what is pulled, and what those rest on.
    fn below(&self, literals: &[LiteralId], opposites: bool) -> Vec<LiteralId> {
        let mut found = literals.to_vec();
        let mut seen: HashSet<LiteralId> = found.iter().copied().collect();
        let mut at = 0;
        let mut below = Vec::new();
        while let Some(literal) = found.get(at).copied() {
            at += 1;
            below.extend(self.last_step(literal));
            if opposites {
                let own = Graph::directions(literal.factor()).into_iter();
                below.extend(own.filter(|own| own.direction() != Direction::Unsaid && self.all.has(*own)));
            }
            found.extend(below.drain(..).filter(|one| seen.insert(*one)));
        }
        found
    }

    /// The points of literals, which come in order.
    fn points_of(&self, literals: &[LiteralId]) -> Points {
        let graph = self.rules.graph;
        let mut points = Gathered::default();
        let mut rests_on = Vec::new();
        for literal in literals {
            let (Some(by), Some(surety)) = (self.by(*literal), self.surety(*literal)) else { continue };
            let made = match by {
                By::Supposed => Made::Supposed,
                By::Kind(kind) => Made::ByKind(kind.0),
                By::Configuration(by, entry) => {
                    self.rests_on(*literal, by, entry, &mut rests_on);
                    Made::Fired { by, entry, remarks: self.remarks(*literal, by, entry) }
                }
            };
            points.add(
                (literal.0, surety, self.step(*literal), made),
                rests_on.drain(..).map(|one| one.0),
                self.also_by(*literal),
            );
        }
        points.named(|literal| graph.literal(LiteralId(literal)), |configuration| graph.configuration_id(configuration))
    }

    /// What meets the groups of the configuration that gives a literal: of several the one of the least round, then of
    /// the least name; each once, in the order of the groups.
    fn rests_on(&self, literal: LiteralId, configuration: u32, entry: Entry, rests_on: &mut Vec<LiteralId>) {
        let run = self.run_of(literal);
        let sure = run.is_sure(literal);
        let before = run.round(literal).unwrap_or(0);
        let first = rests_on.len();
        for (_, group) in self.rules.known(configuration, entry) {
            let fitting = candidates(group)
                .filter(|one| run.meets(group, *one) && (!sure || (run.is_sure(*one) && group.contains(one))));
            let earlier = fitting.filter_map(|one| Some((run.round(one).filter(|round| *round < before)?, one)));
            if let Some((_, best)) = earlier.min()
                && !rests_on[first..].contains(&best)
            {
                rests_on.push(best);
            }
        }
    }

    /// What keeps a literal from being sure, where a configuration gives it.
    fn remarks(&self, literal: LiteralId, configuration: u32, entry: Entry) -> Remarks {
        let mut giving = self.rules.giving(configuration, entry).filter(|group| group.contains(&literal));
        Remarks {
            in_place: entry == Entry::Mechanism,
            unknown: entry == Entry::Condition && self.rules.clauses.body(configuration, entry).unknown,
            alternative: giving.all(|group| group.len() > 1),
            unsaid: literal.direction() == Direction::Unsaid,
        }
    }
}
