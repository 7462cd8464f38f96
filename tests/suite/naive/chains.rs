//! Chains by brute force: every sequence of literals, step by step, each step looked up in every configuration.

use super::{Naive, Told};
use because::{
    answer::Entry,
    theory::{Direction, Literal, Name, NameOf},
};
use std::collections::BTreeSet;

/// A configuration that tells a step, and how.
#[derive(Debug, Clone)]
pub(crate) struct Telling {
    /// Its place in the list of configurations.
    pub(crate) told: usize,
    pub(crate) entry: Entry,
    /// Whether a group on the way is unknown, or the end only one of several alternatives.
    pub(crate) unsure: bool,
}

/// A step with all that tell it, the shown one first.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) from: Literal,
    pub(crate) to: Literal,
    pub(crate) mirrored: bool,
    pub(crate) by_kind: bool,
    pub(crate) tellings: Vec<Telling>,
    /// What else the shown one needs and nothing before it on the chain gives.
    pub(crate) needs: BTreeSet<Vec<Literal>>,
}

/// A chain from its first literal.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) start: Literal,
    pub(crate) links: Vec<Link>,
}

/// How chains are looked for.
pub(crate) struct Walk<'n, 'a> {
    pub(crate) naive: &'n Naive<'a>,
    /// The places of the configurations that may be used.
    pub(crate) live: Vec<usize>,
    /// All literals that stand in them.
    literals: Vec<Literal>,
    /// Every step that one of them tells: start, end, whether it can only be the last, by whom.
    steps: Vec<(Literal, Literal, Vec<Telling>, Vec<Telling>)>,
    /// How many configurations each has behind it, by its place.
    sources: Vec<BTreeSet<Name>>,
    /// The wider factors of each factor.
    wider: Vec<(Name, Vec<Name>)>,
}

impl<'n, 'a> Walk<'n, 'a> {
    /// Walks over these configurations.
    pub(crate) fn over(naive: &'n Naive<'a>, live: Vec<usize>) -> Walk<'n, 'a> {
        let mut literals = BTreeSet::new();
        for &at in &live {
            for (_, group) in &naive.told[at].parts {
                literals.extend(group.iter().cloned());
            }
        }
        let literals: Vec<Literal> = literals.into_iter().collect();
        let sources = naive.told.iter().map(|told| naive.sources(&told.id)).collect();
        let factors: BTreeSet<Name> =
            naive.of_kind(|kind| kind.is_factor()).iter().map(|record| record.name.clone()).collect();
        let wider = factors.into_iter().map(|factor| (factor.clone(), naive.wider(&factor))).collect();
        let mut walk = Walk { naive, live, literals, steps: Vec::new(), sources, wider };
        for from in &walk.literals {
            for to in &walk.literals {
                let (on, last) = (walk.look_up(from, to, false), walk.look_up(from, to, true));
                if !last.is_empty() {
                    walk.steps.push((from.clone(), to.clone(), on, last));
                }
            }
        }
        walk
    }

    /// All literals that stand in the configurations.
    pub(crate) fn literals(&self) -> &[Literal] {
        &self.literals
    }

    /// The sources behind a configuration.
    pub(crate) fn sources_of(&self, told: usize) -> &BTreeSet<Name> {
        &self.sources[told]
    }

    /// The configurations that tell a step, the shown one first.
    pub(crate) fn tellings(&self, from: &Literal, to: &Literal, last: bool) -> &[Telling] {
        let found = self.steps.iter().find(|(f, t, ..)| f == from && t == to);
        found.map_or(&[], |(_, _, on, end)| if last { end } else { on })
    }

    fn look_up(&self, from: &Literal, to: &Literal, last: bool) -> Vec<Telling> {
        let mut found: Vec<Telling> =
            self.live.iter().filter_map(|&at| telling(&self.naive.told[at], at, from, to, last)).collect();
        found.sort_by(|a, b| {
            let sources = |t: &Telling| std::cmp::Reverse(self.sources[t.told].len());
            let id = |t: &Telling| self.naive.told[t.told].id.clone();
            (sources(a), a.entry).cmp(&(sources(b), b.entry)).then_with(|| {
                let (a, b) = (id(a), id(b));
                (a.name, a.number).cmp(&(b.name, b.number))
            })
        });
        found
    }

    /// Where the next step may start once a literal is reached: its start, and whether mirrored or by kind.
    pub(crate) fn joints(&self, reached: &Literal, mirrors: bool) -> Vec<(Literal, bool, bool)> {
        let mut joints = vec![(reached.clone(), false, false)];
        if reached.direction == Direction::More {
            let wider = self.wider.iter().find(|(name, _)| *name == reached.factor);
            for factor in wider.map_or(&[][..], |(_, wider)| wider) {
                let start = Literal { factor: factor.clone(), direction: Direction::More };
                joints.push((start, false, true));
            }
        }
        if mirrors && reached.direction != Direction::Unsaid {
            joints.push((turned(reached), true, false));
        }
        joints
    }

    /// All chains from one of `starts`, none of them by way of another, to a literal that `ends` takes, of at most `within` steps, without a factor twice.
    pub(crate) fn chains(
        &self,
        starts: &[Literal],
        ends: &dyn Fn(&Literal) -> bool,
        within: usize,
        mirrors: bool,
    ) -> Vec<Chain> {
        let mut found = Vec::new();
        for start in starts {
            let mut used = vec![start.factor.clone()];
            self.extend(starts, start, start, &mut Vec::new(), &mut used, ends, (within, mirrors), &mut found);
        }
        found
    }

    #[expect(clippy::too_many_arguments, reason = "a search with its state in the open")]
    fn extend(
        &self,
        starts: &[Literal],
        start: &Literal,
        reached: &Literal,
        taken: &mut Vec<(Literal, Literal, bool, bool)>,
        used: &mut Vec<Name>,
        ends: &dyn Fn(&Literal) -> bool,
        (within, mirrors): (usize, bool),
        found: &mut Vec<Chain>,
    ) {
        if taken.len() == within {
            return;
        }
        for (from, mirrored, by_kind) in self.joints(reached, mirrors && !taken.is_empty()) {
            let asked = taken.is_empty() && starts.contains(&from);
            if by_kind && (used.contains(&from.factor) || asked) {
                continue;
            }
            if by_kind {
                used.push(from.factor.clone());
            }
            for (f, to, on, last) in &self.steps {
                if *f != from || used.contains(&to.factor) {
                    continue;
                }
                taken.push((from.clone(), to.clone(), mirrored, by_kind));
                if ends(to) && !last.is_empty() {
                    found.push(self.chain(start, taken));
                }
                if !on.is_empty() {
                    used.push(to.factor.clone());
                    self.extend(starts, start, to, taken, used, ends, (within, mirrors), found);
                    used.pop();
                }
                taken.pop();
            }
            if by_kind {
                used.pop();
            }
        }
    }

    /// A chain through these steps (start, end, mirrored, by kind), with its configurations and with what must hold together.
    pub(crate) fn chain(&self, start: &Literal, taken: &[(Literal, Literal, bool, bool)]) -> Chain {
        let mut links: Vec<Link> = Vec::new();
        let mut given = vec![start.clone()];
        for (n, (from, to, mirrored, by_kind)) in taken.iter().enumerate() {
            let tellings = self.tellings(from, to, n + 1 == taken.len()).to_vec();
            if !mirrored {
                given.push(from.clone());
            }
            let needs = tellings.first().map(|shown| self.needs(shown, from, &given)).unwrap_or_default();
            given.push(to.clone());
            given.extend(tellings.first().map(|shown| self.gives(shown)).unwrap_or_default());
            links.push(Link {
                from: from.clone(),
                to: to.clone(),
                mirrored: *mirrored,
                by_kind: *by_kind,
                tellings,
                needs,
            });
        }
        Chain { start: start.clone(), links }
    }

    /// What a step's configuration gives beside its end: what it names alone, and with its
    /// direction, as mechanism or outcome.
    fn gives(&self, shown: &Telling) -> Vec<Literal> {
        let told = &self.naive.told[shown.told];
        let mut groups = told.outcomes();
        groups.extend(told.mechanisms());
        let alone = groups.into_iter().filter(|group| group.len() == 1).flatten();
        alone.filter(|literal| literal.direction != Direction::Unsaid).cloned().collect()
    }

    /// The other groups through which a step goes that nothing given meets.
    fn needs(&self, shown: &Telling, from: &Literal, given: &[Literal]) -> BTreeSet<Vec<Literal>> {
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
        given.iter().any(|one| self.joints(one, false).iter().any(|(reached, ..)| reached == literal))
    }
}

impl Chain {
    /// The last literal.
    pub(crate) fn end(&self) -> &Literal {
        self.links.last().map_or(&self.start, |link| &link.to)
    }

    /// Whether it has a mirrored joint.
    pub(crate) fn is_mirrored(&self) -> bool {
        self.links.iter().any(|link| link.mirrored)
    }

    /// All the groups that have to hold beside its start.
    pub(crate) fn needs(&self) -> BTreeSet<Vec<Literal>> {
        self.links.iter().flat_map(|link| link.needs.iter().cloned()).collect()
    }

    /// Whether its literals and the groups of one that it needs hold a factor both ways.
    pub(crate) fn is_opposed(&self) -> bool {
        let mut held: Vec<Literal> = vec![self.start.clone()];
        for link in &self.links {
            if !link.mirrored {
                held.push(link.from.clone());
            }
            held.push(link.to.clone());
        }
        held.extend(self.needs().into_iter().filter(|group| group.len() == 1).flatten());
        held.iter().any(|literal| literal.direction != Direction::Unsaid && held.contains(&turned(literal)))
    }

    /// Whether it only may follow.
    pub(crate) fn may_follow(&self) -> bool {
        let unsaid = |literal: &Literal| literal.direction == Direction::Unsaid;
        self.links.iter().any(|link| {
            let shown = &link.tellings[0];
            link.mirrored || shown.unsure || shown.entry == Entry::Mechanism || unsaid(&link.from) || unsaid(&link.to)
        })
    }
}

/// The same factor the other way.
pub(crate) fn turned(literal: &Literal) -> Literal {
    let direction = match literal.direction {
        Direction::More => Direction::Less,
        Direction::Less => Direction::More,
        Direction::Unsaid => Direction::Unsaid,
    };
    Literal { factor: literal.factor.clone(), direction }
}

/// Whether a configuration tells a step, and how.
fn telling(told: &Told, at: usize, from: &Literal, to: &Literal, last: bool) -> Option<Telling> {
    let stated = !told.stated().is_empty();
    let mut ends = told.outcomes();
    let outcomes = ends.clone();
    if last && stated {
        ends.extend(told.mechanisms());
    }
    let holds = |groups: &[&Vec<Literal>]| groups.iter().any(|group| group.contains(to));
    let alone = |groups: &[&Vec<Literal>]| groups.iter().any(|group| group.len() == 1 && group[0] == *to);
    let conditions = told.conditions();
    if conditions.iter().any(|group| group.contains(from)) && holds(&ends) {
        let unsure = conditions.iter().any(|group| group.is_empty()) || !alone(&ends);
        return Some(Telling { told: at, entry: Entry::Condition, unsure });
    }
    let mechanisms = told.mechanisms();
    let known = mechanisms.iter().all(|group| !group.is_empty());
    if stated && known && mechanisms.iter().any(|group| group.contains(from)) && holds(&outcomes) {
        return Some(Telling { told: at, entry: Entry::Mechanism, unsure: !alone(&outcomes) });
    }
    None
}

/// How a configuration is called.
pub(crate) fn called(id: &NameOf) -> String {
    id.to_string()
}
