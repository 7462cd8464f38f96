//! `loops`: every way round, tried step by step.

use super::{
    Answer, Chain, Naive, Row, Walk,
    chains::{both_ways, turned},
    paths::DEFAULT_STEPS,
};
use because::{
    question::{End, Loops, Tail},
    theory::{Direction, Literal, Name},
};
use std::collections::BTreeSet;

/// A step that was taken: where it starts, what it reaches, how it joins what was reached before.
#[derive(Debug, Clone)]
struct Taken {
    from: Literal,
    to: Literal,
    joint: Joint,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Told,
    Kind,
    Mirrored,
}

/// A loop, and whether its end joins its beginning by mirroring.
struct Circuit {
    chain: Chain,
    closes_mirrored: bool,
}

impl Naive<'_> {
    pub(super) fn loops(&self, loops: &Loops, tail: &Tail) -> Answer {
        let live = self.live_in(tail.using.as_ref(), loops.in_theory.as_ref());
        let walk = Walk::over(self, live);
        let within = loops.within.map_or(DEFAULT_STEPS, |n| n as usize);
        let passing = |circuit: &Circuit| {
            let asked = loops.through.as_ref();
            asked.is_none_or(|end| circuit.shown().iter().any(|literal| self.meant(end, literal)))
        };
        let all: Vec<Circuit> = walk.circuits(within).into_iter().filter(passing).collect();
        let (mirrored, told): (Vec<Circuit>, Vec<Circuit>) = all.into_iter().partition(Circuit::is_mirrored);
        let more = mirrored.iter().filter(|circuit| !circuit.is_opposed()).count();
        let mut shown = told;
        if tail.with_mirrors {
            shown.extend(mirrored);
        }
        let opposed = shown.iter().filter(|circuit| circuit.is_opposed()).count();
        shown.retain(|circuit| !circuit.is_opposed());
        shown.sort_by_cached_key(Circuit::order);
        let looked = shown.is_empty().then(|| walk.count_chains(within));
        let rows = shown.iter().map(|circuit| circuit.row(&walk));
        let rows = rows.filter(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)));
        Answer {
            rows: rows.collect(),
            opposed: Some(opposed),
            mirrored: (!tail.with_mirrors).then_some(more),
            looked,
            ordered: tail.sort.is_empty(),
            ..Answer::default()
        }
    }

    /// Whether a literal is what an end means: its factor in its direction or in any, or more of one of its kinds.
    fn meant(&self, end: &End, literal: &Literal) -> bool {
        let direct = literal.factor == end.factor && end.direction.is_none_or(|d| d == literal.direction);
        let more = end.direction.is_none_or(|d| d == Direction::More) && literal.direction == Direction::More;
        direct || (!end.exactly && more && self.wider(&literal.factor).contains(&end.factor))
    }
}

impl Walk<'_, '_> {
    /// Where the step after one that reaches a literal may start.
    fn onward(&self, reached: &Literal) -> Vec<(Literal, Joint)> {
        let mut starts = vec![(reached.clone(), Joint::Told)];
        if reached.direction == Direction::More {
            let wider = self.naive.wider(&reached.factor).into_iter();
            starts.extend(wider.map(|factor| (Literal { factor, direction: Direction::More }, Joint::Kind)));
        }
        if reached.direction != Direction::Unsaid {
            starts.push((turned(reached), Joint::Mirrored));
        }
        starts
    }

    /// The steps that can be followed by another.
    fn tellable(&self) -> Vec<(Literal, Literal)> {
        let literal = |at: usize| self.literals()[at].clone();
        self.steps.iter().filter(|s| !s.on.is_empty()).map(|s| (literal(s.from), literal(s.to))).collect()
    }

    /// All loops of at most `within` steps, mirrored or not, each from the step behind its least factor.
    fn circuits(&self, within: usize) -> Vec<Circuit> {
        let steps = self.tellable();
        let mut found = Vec::new();
        for last in self.literals() {
            for (start, joint) in self.onward(last) {
                let mut used = BTreeSet::from([last.factor.clone()]);
                if joint == Joint::Kind && !used.insert(start.factor.clone()) {
                    continue;
                }
                self.go_round(&steps, last, (&start, joint), &mut used, &mut Vec::new(), within, &mut found);
            }
        }
        found
    }

    #[allow(clippy::too_many_arguments, reason = "it is told all that it needs, and keeps nothing")]
    fn go_round(
        &self,
        steps: &[(Literal, Literal)],
        last: &Literal,
        (start, joint): (&Literal, Joint),
        used: &mut BTreeSet<Name>,
        taken: &mut Vec<Taken>,
        within: usize,
        found: &mut Vec<Circuit>,
    ) {
        if taken.len() == within {
            return;
        }
        for (from, to) in steps.iter().filter(|(from, _)| from == start) {
            taken.push(Taken { from: from.clone(), to: to.clone(), joint });
            if to == last {
                found.push(self.closed(last, taken));
            } else if to.factor > last.factor && !used.contains(&to.factor) {
                used.insert(to.factor.clone());
                for (next, joint) in self.onward(to) {
                    if joint != Joint::Kind {
                        self.go_round(steps, last, (&next, joint), used, taken, within, found);
                    } else if used.insert(next.factor.clone()) {
                        self.go_round(steps, last, (&next, joint), used, taken, within, found);
                        used.remove(&next.factor);
                    }
                }
                used.remove(&to.factor);
            }
            taken.pop();
        }
    }

    fn closed(&self, last: &Literal, taken: &[Taken]) -> Circuit {
        let first = &taken[0];
        let start = if first.joint == Joint::Kind { last } else { &first.from };
        let steps: Vec<_> = taken
            .iter()
            .enumerate()
            .map(|(n, step)| {
                let mirrored = n > 0 && step.joint == Joint::Mirrored;
                (step.from.clone(), step.to.clone(), mirrored, step.joint == Joint::Kind)
            })
            .collect();
        let mut all: Vec<Literal> = vec![start.clone()];
        all.extend(taken.iter().flat_map(|step| [step.from.clone(), step.to.clone()]));
        let chain = self.round(start, &steps, &all);
        Circuit { chain, closes_mirrored: first.joint == Joint::Mirrored }
    }

    /// How many chains of steps there are that could go on, without a factor twice.
    fn count_chains(&self, within: usize) -> usize {
        let steps = self.tellable();
        let mut count = 0;
        for start in self.literals() {
            self.count_from(&steps, start, &mut BTreeSet::from([start.factor.clone()]), within, &mut count);
        }
        count
    }

    fn count_from(
        &self,
        steps: &[(Literal, Literal)],
        start: &Literal,
        used: &mut BTreeSet<Name>,
        left: usize,
        count: &mut usize,
    ) {
        if left == 0 {
            return;
        }
        for (_, to) in steps.iter().filter(|(from, _)| from == start) {
            if !used.insert(to.factor.clone()) {
                continue;
            }
            *count += 1;
            for (next, joint) in self.onward(to) {
                match joint {
                    Joint::Told => self.count_from(steps, &next, used, left - 1, count),
                    Joint::Kind if used.insert(next.factor.clone()) => {
                        self.count_from(steps, &next, used, left - 1, count);
                        used.remove(&next.factor);
                    }
                    _ => {}
                }
            }
            used.remove(&to.factor);
        }
    }
}

impl Circuit {
    /// How many of its joints are mirrored, the one that closes it included.
    fn turns(&self) -> usize {
        self.chain.links.iter().filter(|link| link.mirrored).count() + usize::from(self.closes_mirrored)
    }

    fn is_mirrored(&self) -> bool {
        self.turns() > 0
    }

    /// The literals that it shows: turned behind each mirrored joint.
    fn shown(&self) -> Vec<Literal> {
        let mut shown = vec![self.chain.start.clone()];
        let mut turns = 0;
        for link in &self.chain.links {
            let as_shown = |literal: &Literal, turns: usize| match turns % 2 {
                0 => literal.clone(),
                _ => turned(literal),
            };
            if link.by_kind {
                shown.push(as_shown(&link.from, turns));
            }
            turns += usize::from(link.mirrored);
            shown.push(as_shown(&link.to, turns));
        }
        shown
    }

    /// By what loops come: those that are told first, by length, by what they come back to, and by their steps as told.
    fn order(&self) -> (bool, usize, Literal, Vec<(Literal, u8)>) {
        let links = &self.chain.links;
        let back = links.last().map_or_else(|| self.chain.start.clone(), |link| link.to.clone());
        let first = if self.closes_mirrored { 2 } else { 0 };
        let steps = links.iter().enumerate().flat_map(|(at, link)| {
            let joint = if at == 0 {
                first
            } else if link.mirrored {
                2
            } else {
                0
            };
            match link.by_kind {
                true => vec![(link.from.clone(), 1), (link.to.clone(), 0)],
                false => vec![(link.to.clone(), joint)],
            }
        });
        (self.is_mirrored(), links.len(), back, steps.collect())
    }

    /// Whether what it goes through and what it needs hold a factor both ways, mirrored joints aside.
    fn is_opposed(&self) -> bool {
        let mut held = self.chain.held_all_the_while();
        held.extend(self.chain.needs().into_iter().filter(|group| group.len() == 1).flatten());
        both_ways(&held)
    }

    fn row(&self, walk: &Walk<'_, '_>) -> Row {
        let mut row = walk.row(&self.chain);
        for column in ["from", "to", "net"] {
            row.remove(column);
        }
        let balancing = self.turns() % 2 == 1;
        row.insert("polarity".into(), if balancing { "balancing" } else { "reinforcing" }.to_owned());
        if self.is_mirrored() {
            row.insert("follows".into(), "may follow".to_owned());
        }
        row
    }
}
