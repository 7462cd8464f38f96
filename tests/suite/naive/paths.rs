//! `paths from A to B`, and what each chain says.

use super::{
    Answer, Chain, Naive, Row, Walk, called,
    chains::{Link, turned},
};
use because::{
    question::{Condition, End, Paths, Tail},
    theory::{Direction, Literal, Name, Role},
};
use std::collections::BTreeSet;

/// How many configurations a chain may have where the question does not say.
pub(crate) const DEFAULT_STEPS: usize = 6;

impl<'a> Naive<'a> {
    /// The places of the configurations that a question may walk over.
    pub(crate) fn live(&self, using: Option<&Condition>) -> Vec<usize> {
        let named = using.is_some_and(mentions_status);
        (0..self.told.len())
            .filter(|&at| named || self.stands(&self.told[at].id.name))
            .filter(|&at| using.is_none_or(|condition| self.keeps_configuration(condition, at)))
            .collect()
    }

    /// The same, of a theory only where one is named.
    pub(super) fn live_in(&self, using: Option<&Condition>, theory: Option<&Name>) -> Vec<usize> {
        let belongs = |at: &usize| {
            let record = self.record(&self.told[*at].id.name);
            theory.is_none_or(|theory| record.is_some_and(|r| r.names("in").iter().any(|name| name.name == *theory)))
        };
        self.live(using).into_iter().filter(belongs).collect()
    }

    /// The literals that an end means: its direction, or each in which it, a kind of it or what it is a kind of stands in
    /// the configurations at these places (more of it, where it has none there); and for more of it more of each of its kinds.
    pub(crate) fn ends(&self, end: &End, live: &[usize]) -> Vec<Literal> {
        let directions = match end.direction {
            Some(direction) => vec![direction],
            None => vec![Direction::More, Direction::Less, Direction::Unsaid],
        };
        let mut literals = Vec::new();
        for direction in directions {
            let mut meant = vec![Literal { factor: end.factor.clone(), direction }];
            if direction == Direction::More && !end.exactly {
                for record in self.of_kind(|kind| kind.is_factor()) {
                    let kind = Literal { factor: record.name.clone(), direction };
                    if self.wider(&record.name).contains(&end.factor) && self.occurs(&kind, live) {
                        meant.push(kind);
                    }
                }
            }
            let wider = self.wider(&end.factor).into_iter().map(|factor| Literal { factor, direction });
            let wider: Vec<Literal> = wider.filter(|literal| literal.direction == Direction::More).collect();
            if end.direction.is_some() || meant.iter().chain(&wider).any(|literal| self.occurs(literal, live)) {
                literals.extend(meant);
            }
        }
        if literals.is_empty() {
            literals.push(Literal { factor: end.factor.clone(), direction: Direction::More });
        }
        literals
    }

    fn occurs(&self, literal: &Literal, live: &[usize]) -> bool {
        live.iter().any(|&at| self.told[at].parts.iter().any(|(_, group)| group.contains(literal)))
    }

    pub(super) fn paths(&self, paths: &Paths, tail: &Tail) -> Answer {
        let live = self.live(tail.using.as_ref());
        let (starts, mut ends) = (self.ends(&paths.from, &live), self.ends(&paths.to, &live));
        if paths.to.direction.is_none() {
            // No step as told ends there that did not before; one that is mirrored may.
            let opposites: Vec<Literal> = ends.iter().filter(|end| end.factor == paths.to.factor).map(turned).collect();
            ends.extend(opposites);
        }
        let walk = Walk::over(self, live);
        let within = paths.within.map_or(DEFAULT_STEPS, |n| n as usize);
        let all = walk.chains(&starts, &ends, within, true);
        let (mirrored, told): (Vec<Chain>, Vec<Chain>) = all.into_iter().partition(Chain::is_mirrored);
        let mirrored_kept = mirrored.iter().filter(|chain| !chain.is_opposed()).count();
        let mut chains = told;
        if tail.with_mirrors {
            chains.extend(mirrored);
        }
        chains.sort_by_cached_key(|chain| (chain.is_mirrored(), chain.links.len(), chain.shown()));
        let opposed = chains.iter().filter(|chain| chain.is_opposed()).count();
        let rows = chains
            .iter()
            .filter(|chain| !chain.is_opposed())
            .map(|chain| walk.row(chain))
            .filter(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)))
            .collect();
        Answer {
            rows,
            opposed: Some(opposed),
            mirrored: (!tail.with_mirrors).then_some(mirrored_kept),
            ordered: tail.sort.is_empty(),
            ..Answer::default()
        }
    }
}

/// Whether a condition speaks of the status, and so lets refuted and retired ones take part.
pub(super) fn mentions_status(condition: &Condition) -> bool {
    match condition {
        Condition::And(all) | Condition::Or(all) => all.iter().any(mentions_status),
        Condition::Not(one) => mentions_status(one),
        Condition::Compare { field, .. } => field == "status",
    }
}

impl Walk<'_, '_> {
    /// The configurations of a step that go with the rest of the chain.
    fn telling<'c>(&self, link: &'c Link) -> impl Iterator<Item = usize> + 'c {
        link.agreeing.iter().map(|&way| link.tellings[way].told)
    }

    /// The sources behind any of them.
    fn behind(&self, link: usize, chain: &Chain) -> BTreeSet<Name> {
        self.telling(&chain.links[link]).flat_map(|told| self.sources_of(told).iter().cloned()).collect()
    }

    /// Whether a source supports each step of a chain, but only by what does not agree.
    pub(crate) fn is_told_whole_only_against_itself(&self, chain: &Chain) -> bool {
        let behind: Vec<BTreeSet<Name>> = (0..chain.links.len()).map(|n| self.behind(n, chain)).collect();
        let everywhere = |source: &&Name| behind.iter().all(|sources| sources.contains(*source));
        behind.iter().flatten().filter(everywhere).any(|source| !chain.whole.contains(source))
    }

    /// Their names, step by step.
    fn told_by(&self, chain: &Chain) -> String {
        let each = |link: &Link| {
            let names: BTreeSet<String> = self.telling(link).map(|told| called(&self.naive.told()[told].id)).collect();
            names.into_iter().collect::<Vec<_>>().join(", ")
        };
        chain.links.iter().map(each).collect::<Vec<_>>().join("; ")
    }

    /// What a chain says, column by column.
    pub(crate) fn row(&self, chain: &Chain) -> Row {
        let behind: Vec<BTreeSet<Name>> = (0..chain.links.len()).map(|n| self.behind(n, chain)).collect();
        let all: BTreeSet<&Name> = behind.iter().flatten().collect();
        let mut row = Row::new();
        row.insert("chain".into(), self.spelled(chain));
        row.insert("from".into(), chain.start.to_string());
        row.insert("to".into(), chain.end().to_string());
        row.insert("net".into(), net(chain));
        row.insert("steps".into(), chain.links.len().to_string());
        row.insert("follows".into(), if chain.may_follow() { "may follow" } else { "expected" }.to_owned());
        row.insert("sources".into(), all.len().to_string());
        row.insert("weakest".into(), behind.iter().map(BTreeSet::len).min().unwrap_or(0).to_string());
        let whole: Vec<&str> = chain.whole.iter().map(Name::as_str).collect();
        row.insert("whole".into(), whole.join(", "));
        row.insert("told-by".into(), self.told_by(chain));
        row.insert("must-hold".into(), groups(&chain.needs()));
        row.insert("actors".into(), self.actors(chain));
        row
    }

    /// The chain with its joints, and the configuration shown for each step.
    fn spelled(&self, chain: &Chain) -> String {
        let mut text = String::new();
        for link in &chain.links {
            let joint = if link.mirrored { "mirrored " } else { "" };
            let kind = if link.by_kind { "by kind " } else { "" };
            let shown = &self.naive.told()[link.shown().told].id;
            text.push_str(&format!("{joint}{kind}{} -{shown}-> {}; ", link.from, link.to));
        }
        text
    }

    /// The actors of the configurations shown.
    fn actors(&self, chain: &Chain) -> String {
        let mut actors = BTreeSet::new();
        for link in &chain.links {
            for group in self.naive.told()[link.shown().told].role(Role::Actor) {
                actors.extend(group.iter().map(|literal| literal.factor.to_string()));
            }
        }
        actors.into_iter().collect::<Vec<_>>().join(", ")
    }
}

/// The product of the signs of the two ends; `?` where one has no direction.
fn net(chain: &Chain) -> String {
    match (chain.start.direction, chain.end().direction) {
        (Direction::Unsaid, _) | (_, Direction::Unsaid) => "?",
        (one, other) if one == other => "+",
        _ => "-",
    }
    .to_owned()
}

/// Groups in one line, in the order of their names.
pub(crate) fn groups(groups: &BTreeSet<Vec<Literal>>) -> String {
    let one = |group: &Vec<Literal>| group.iter().map(Literal::to_string).collect::<Vec<_>>().join(" or ");
    groups.iter().map(one).collect::<Vec<_>>().join(", ")
}
