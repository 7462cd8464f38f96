//! Chains by brute force: every sequence of literals, step by step.

use super::{
    Naive,
    chains::{Chain, Link, Telling, both_ways, telling, turned},
};
use because::{
    answer::Entry,
    theory::{Direction, Literal, Name},
};
use std::{cmp::Reverse, collections::BTreeSet};

/// How chains are looked for. Literals are compared by their places in one list, so that trying everything stays quick.
pub(crate) struct Walk<'n, 'a> {
    pub(crate) naive: &'n Naive<'a>,
    /// The places of the configurations that may be used.
    pub(crate) live: Vec<usize>,
    /// Every factor in every direction.
    literals: Vec<Literal>,
    /// Every step that a configuration tells.
    pub(super) steps: Vec<ToldStep>,
    /// The sources behind each configuration, by its place.
    sources: Vec<BTreeSet<Name>>,
    /// For each literal, the places of more of its wider factors.
    wider: Vec<Vec<usize>>,
    /// Whether a step may start at a wider factor of which what was reached is a kind.
    kinds: bool,
}

/// A step, with the configurations that tell it when the chain goes on behind it, and when it ends there.
pub(super) struct ToldStep {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) on: Vec<Telling>,
    pub(super) last: Vec<Telling>,
}

/// A step that was taken.
#[derive(Debug, Clone, Copy)]
struct Taken {
    from: usize,
    to: usize,
    mirrored: bool,
    by_kind: bool,
}

/// One search for chains.
struct Search<'s> {
    starts: &'s [usize],
    ends: &'s [bool],
    within: usize,
    mirrors: bool,
    start: usize,
    taken: Vec<Taken>,
    used: Vec<usize>,
    found: Vec<(usize, Vec<Taken>)>,
}

const DIRECTIONS: [Direction; 3] = [Direction::More, Direction::Less, Direction::Unsaid];

impl<'n, 'a> Walk<'n, 'a> {
    /// Walks over these configurations.
    pub(crate) fn over(naive: &'n Naive<'a>, live: Vec<usize>) -> Walk<'n, 'a> {
        let mut factors: Vec<Name> =
            naive.of_kind(|kind| kind.is_factor()).iter().map(|record| record.name.clone()).collect();
        factors.sort();
        let literals: Vec<Literal> = factors
            .iter()
            .flat_map(|factor| DIRECTIONS.map(|direction| Literal { factor: factor.clone(), direction }))
            .collect();
        let sources = naive.told.iter().map(|told| naive.sources(&told.id)).collect();
        let mut walk = Walk { naive, live, literals, steps: Vec::new(), sources, wider: Vec::new(), kinds: true };
        walk.wider = walk.literals.iter().map(|literal| walk.more_of_wider(literal)).collect();
        walk.steps = walk.all_steps();
        walk
    }

    /// The same, but no step by kind.
    pub(crate) fn without_kinds(mut self) -> Walk<'n, 'a> {
        self.kinds = false;
        self
    }

    fn more_of_wider(&self, literal: &Literal) -> Vec<usize> {
        if literal.direction != Direction::More {
            return Vec::new();
        }
        let wider = self.naive.wider(&literal.factor).into_iter();
        wider.filter_map(|factor| self.place(&Literal { factor, direction: Direction::More })).collect()
    }

    /// The place of a literal in the list.
    pub(super) fn place(&self, literal: &Literal) -> Option<usize> {
        self.literals.iter().position(|one| one == literal)
    }

    fn all_steps(&self) -> Vec<ToldStep> {
        let mut pairs = BTreeSet::new();
        for &at in &self.live {
            let told = &self.naive.told[at];
            for from in told.conditions().into_iter().chain(told.mechanisms()).flatten() {
                for to in told.outcomes().into_iter().chain(told.mechanisms()).flatten() {
                    pairs.extend(self.place(from).zip(self.place(to)));
                }
            }
        }
        let step = |(from, to): (usize, usize)| ToldStep {
            from,
            to,
            on: self.look_up(from, to, false),
            last: self.look_up(from, to, true),
        };
        pairs.into_iter().map(step).filter(|step| !step.last.is_empty()).collect()
    }

    fn look_up(&self, from: usize, to: usize, last: bool) -> Vec<Telling> {
        let (from, to) = (&self.literals[from], &self.literals[to]);
        let mut found: Vec<Telling> =
            self.live.iter().flat_map(|&at| telling(&self.naive.told[at], at, from, to, last)).collect();
        found.sort_by_key(|t| {
            let id = self.naive.told[t.told].id.clone();
            (Reverse(self.sources[t.told].len()), t.entry, id.name, id.number)
        });
        found
    }

    /// Every factor in every direction.
    pub(crate) fn literals(&self) -> &[Literal] {
        &self.literals
    }

    /// The sources behind a configuration.
    pub(crate) fn sources_of(&self, told: usize) -> &BTreeSet<Name> {
        &self.sources[told]
    }

    /// The configurations that tell a step, the shown one first.
    pub(crate) fn tellings(&self, from: &Literal, to: &Literal, last: bool) -> &[Telling] {
        let (from, to) = (self.place(from), self.place(to));
        let found = self.steps.iter().find(|step| Some(step.from) == from && Some(step.to) == to);
        found.map_or(&[], |step| if last { &step.last } else { &step.on })
    }

    /// Where the next step may start once a literal is reached: there, at more of a wider factor, or, mirrored, at its
    /// opposite.
    pub(super) fn joints(&self, reached: usize, mirrors: bool) -> Vec<(usize, bool, bool)> {
        let mut joints = vec![(reached, false, false)];
        if self.kinds {
            joints.extend(self.wider[reached].iter().map(|&wider| (wider, false, true)));
        }
        let literal = &self.literals[reached];
        if mirrors && literal.direction != Direction::Unsaid {
            joints.extend(self.place(&turned(literal)).map(|opposite| (opposite, true, false)));
        }
        joints
    }

    /// The place of the opposite; of a literal without direction its own.
    fn opposite(&self, literal: usize) -> usize {
        self.place(&turned(&self.literals[literal])).unwrap_or(literal)
    }

    /// The factor of a literal, as a number.
    fn factor(literal: usize) -> usize {
        literal / DIRECTIONS.len()
    }

    /// All chains from one of `starts`, none of them by way of another, to one of `ends`, of at most `within` steps, without
    /// a factor twice.
    pub(crate) fn chains(&self, starts: &[Literal], ends: &[Literal], within: usize, mirrors: bool) -> Vec<Chain> {
        let starts: Vec<usize> = starts.iter().filter_map(|literal| self.place(literal)).collect();
        let ends: Vec<bool> = self.literals.iter().map(|literal| ends.contains(literal)).collect();
        let mut chains = Vec::new();
        for &start in &starts {
            let mut search = Search {
                starts: &starts,
                ends: &ends,
                within,
                mirrors,
                start,
                taken: Vec::new(),
                used: vec![Self::factor(start)],
                found: Vec::new(),
            };
            self.extend(&mut search, start);
            chains.extend(search.found.iter().map(|(start, taken)| self.finished(*start, taken)));
        }
        chains
    }

    fn extend(&self, search: &mut Search<'_>, reached: usize) {
        if search.taken.len() == search.within {
            return;
        }
        for (from, mirrored, by_kind) in self.joints(reached, search.mirrors && !search.taken.is_empty()) {
            let asked = search.taken.is_empty() && search.starts.contains(&from);
            if by_kind && (search.used.contains(&Self::factor(from)) || asked) {
                continue;
            }
            let before = search.used.len();
            if by_kind {
                search.used.push(Self::factor(from));
            }
            for step in &self.steps {
                if step.from != from || search.used.contains(&Self::factor(step.to)) {
                    continue;
                }
                search.taken.push(Taken { from, to: step.to, mirrored, by_kind });
                let turned = search.taken.iter().filter(|taken| taken.mirrored).count() % 2 == 1;
                let follows = if turned { self.opposite(step.to) } else { step.to };
                if search.ends[follows] {
                    search.found.push((search.start, search.taken.clone()));
                }
                if !step.on.is_empty() {
                    search.used.push(Self::factor(step.to));
                    self.extend(search, step.to);
                    search.used.pop();
                }
                search.taken.pop();
            }
            search.used.truncate(before);
        }
    }

    fn finished(&self, start: usize, taken: &[Taken]) -> Chain {
        let literal = |at: usize| self.literals[at].clone();
        let taken: Vec<_> =
            taken.iter().map(|step| (literal(step.from), literal(step.to), step.mirrored, step.by_kind)).collect();
        self.chain(&literal(start), &taken)
    }

    /// A chain through these steps (start, end, mirrored, by kind), with its configurations and with what must hold together.
    pub(crate) fn chain(&self, start: &Literal, taken: &[(Literal, Literal, bool, bool)]) -> Chain {
        self.links(start, taken, None)
    }

    /// The same for a chain that leads back to its start: each step is followed by another, and all that it goes
    /// through is given all the while.
    pub(crate) fn round(&self, start: &Literal, taken: &[(Literal, Literal, bool, bool)], all: &[Literal]) -> Chain {
        self.links(start, taken, Some(all))
    }

    fn links(&self, start: &Literal, taken: &[(Literal, Literal, bool, bool)], round: Option<&[Literal]>) -> Chain {
        let mut given = round.map_or_else(|| vec![start.clone()], <[Literal]>::to_vec);
        let mut links: Vec<Link> = Vec::new();
        let mut needs = Vec::new();
        let mut opposite = false;
        for (n, (from, to, mirrored, by_kind)) in taken.iter().enumerate() {
            opposite ^= *mirrored && round.is_none();
            let follows = |literal: &Literal| if opposite { turned(literal) } else { literal.clone() };
            let last = round.is_none() && n + 1 == taken.len();
            let tellings = self.tellings(from, to, last).to_vec();
            given.push(follows(from));
            needs.push(tellings.iter().map(|telling| self.needs(telling, from, &given)).collect::<Vec<_>>());
            given.push(follows(to));
            links.push(Link {
                from: from.clone(),
                to: to.clone(),
                mirrored: *mirrored,
                by_kind: *by_kind,
                tellings,
                shown: 0,
                agreeing: Vec::new(),
                needs: BTreeSet::new(),
            });
        }
        let mut chain = Chain { start: start.clone(), links, whole: BTreeSet::new() };
        let held = if round.is_some() { chain.held_all_the_while() } else { chain.literals() };
        self.choices(&mut chain, &needs, &held);
        let picked = pick(&needs, &held, &|_, _| true).unwrap_or_else(|| vec![0; needs.len()]);
        for ((link, needs), shown) in chain.links.iter_mut().zip(needs).zip(picked) {
            link.shown = shown;
            link.needs = needs.into_iter().nth(shown).unwrap_or_default();
        }
        chain
    }

    /// Works out which tellings stand in some choice that needs nothing both ways, and which sources alone support one.
    fn choices(&self, chain: &mut Chain, needs: &[Vec<BTreeSet<Vec<Literal>>>], held: &[Literal]) {
        let agree = |allowed: &dyn Fn(usize, usize) -> bool| pick(needs, held, allowed).is_some();
        let any = agree(&|_, _| true);
        for (step, link) in chain.links.iter_mut().enumerate() {
            let stands = |own: &usize| !any || agree(&|other, way| other != step || way == *own);
            link.agreeing = (0..link.tellings.len()).filter(stands).collect();
        }
        let behind = |step: usize, way: usize| &self.sources[chain.links[step].tellings[way].told];
        let sources: BTreeSet<Name> = (0..needs[0].len()).flat_map(|way| behind(0, way)).cloned().collect();
        let whole = sources.into_iter().filter(|source| agree(&|step, way| behind(step, way).contains(source)));
        chain.whole = whole.collect();
    }

    /// The other groups through which a step goes that nothing given meets.
    pub(super) fn needs(&self, shown: &Telling, from: &Literal, given: &[Literal]) -> BTreeSet<Vec<Literal>> {
        let told = &self.naive.told[shown.told];
        let groups = match shown.entry {
            Entry::Condition => told.conditions(),
            Entry::Mechanism => told.mechanisms(),
        };
        let mut needs = BTreeSet::new();
        for group in groups {
            let met = group.contains(from) || group.iter().any(|literal| self.had(literal, given));
            if !met && !group.is_empty() {
                let mut group = group.clone();
                group.sort();
                needs.insert(group);
            }
        }
        needs
    }

    /// Whether a literal is among those given, or one of them is a kind of it.
    fn had(&self, literal: &Literal, given: &[Literal]) -> bool {
        given.iter().any(|one| {
            one == literal
                || self.place(one).zip(self.place(literal)).is_some_and(|(one, wider)| self.wider[one].contains(&wider))
        })
    }
}

/// One of the ways allowed for each step, such that nothing is held both ways: tried in order, the last step's first.
fn pick(
    needs: &[Vec<BTreeSet<Vec<Literal>>>],
    held: &[Literal],
    allowed: &dyn Fn(usize, usize) -> bool,
) -> Option<Vec<usize>> {
    if both_ways(held) {
        return None;
    }
    let Some((ways, rest)) = needs.split_first() else { return Some(Vec::new()) };
    (0..ways.len()).filter(|&way| allowed(0, way)).find_map(|way| {
        let more = ways[way].iter().filter(|group| group.len() == 1).flatten();
        let held: Vec<Literal> = held.iter().chain(more).cloned().collect();
        pick(rest, &held, &|step, way| allowed(step + 1, way)).map(|mut picked| {
            picked.insert(0, way);
            picked
        })
    })
}
