//! `robustness from A to B`: every route written out, every set of what could be lost tried by size.

use super::{Answer, Chain, Naive, Row, Walk, chains::turned, paths::DEFAULT_STEPS};
use because::{
    question::{Backing, End, Robustness, Tail},
    theory::{Direction, Literal, Name, NameOf},
};
use std::collections::BTreeSet;

/// What a route rests on.
type Route = BTreeSet<Name>;

/// The routes of more chains than this are not looked for.
const MOST_CHAINS: usize = 60;
/// More routes than this are not written out.
const MOST_ROUTES: usize = 300;
/// More of what could be lost is not tried in all its sets.
const MOST_UNITS: usize = 12;
/// More least routes than this are not tried together.
const MOST_APART: usize = 16;

impl Naive<'_> {
    /// The answer; none where there are too many routes to write out.
    pub(super) fn robustness(&self, question: &Robustness, tail: &Tail) -> Option<Answer> {
        let claim = &question.claim;
        let by = question.by.unwrap_or(Backing::Source);
        let live = self.live_in(tail.using.as_ref(), claim.in_theory.as_ref());
        let walk = Walk::over(self, live.clone());
        let within = claim.within.map_or(DEFAULT_STEPS, |n| n as usize);
        let mut rows = Vec::new();
        for from in self.directions(&claim.from, &live) {
            for to in self.directions(&claim.to, &live) {
                let chains = walk.chains(&self.ends(&from, &live), &self.ends(&to, &live), within, false);
                if chains.len() > MOST_CHAINS {
                    return None;
                }
                let (mut all, mut told) = (0, 0);
                let mut routes = BTreeSet::new();
                for chain in &chains {
                    let (agreeing, found) = walk.routes(chain, by)?;
                    all += usize::from(agreeing);
                    told += usize::from(!found.is_empty());
                    routes.extend(found);
                    if routes.len() > MOST_ROUTES {
                        return None;
                    }
                }
                if all > 0 {
                    rows.extend(rows_of((&from, &to), by, (all, told), &routes)?);
                }
            }
        }
        rows.retain(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)));
        Some(Answer { rows, ..Answer::default() })
    }

    /// The directions of an end, one by one.
    fn directions(&self, end: &End, live: &[usize]) -> Vec<End> {
        let meant = self.ends(end, live);
        let directions = [Direction::More, Direction::Less, Direction::Unsaid];
        let given = directions
            .into_iter()
            .filter(|&direction| meant.contains(&Literal { factor: end.factor.clone(), direction }));
        given.map(|direction| End { direction: Some(direction), ..end.clone() }).collect()
    }

    /// What has to be lost, all of it, for a configuration to lose its support.
    fn falls_with(&self, thing: &NameOf, by: Backing) -> BTreeSet<Name> {
        let mut backing = BTreeSet::new();
        for piece in self.pieces("supports", thing) {
            for source in piece.names("from") {
                let record = self.record(&source.name);
                let of_source = |word: &'static str| {
                    record.map_or_else(Vec::new, |r| r.names(word).iter().map(|n| n.name.clone()).collect::<Vec<_>>())
                };
                let mut own: Vec<Name> = match by {
                    Backing::Source => Vec::new(),
                    Backing::Case => of_source("case"),
                    Backing::Via => piece.names("via").iter().map(|n| n.name.clone()).chain(of_source("via")).collect(),
                };
                if own.is_empty() {
                    own.push(source.name.clone());
                }
                backing.extend(own);
            }
        }
        backing
    }
}

impl Walk<'_, '_> {
    /// Whether some choice of configurations for a chain agrees, and the routes of all that do; none where there are
    /// too many.
    fn routes(&self, chain: &Chain, by: Backing) -> Option<(bool, BTreeSet<Route>)> {
        let mut given = vec![chain.start.clone()];
        // For each choice so far the literals that it needs, and the routes.
        let mut choices: Vec<(BTreeSet<Literal>, BTreeSet<Route>)> =
            vec![(BTreeSet::new(), BTreeSet::from([Route::new()]))];
        for link in &chain.links {
            given.push(link.from.clone());
            let mut longer = Vec::new();
            for telling in &link.tellings {
                let needs = self.needs(telling, &link.from, &given);
                let alone: BTreeSet<Literal> = needs.into_iter().filter(|group| group.len() == 1).flatten().collect();
                let backing = self.naive.falls_with(&self.naive.told()[telling.told].id, by);
                for (needed, routes) in &choices {
                    let mut routes_on = BTreeSet::new();
                    for route in routes {
                        for unit in &backing {
                            let mut route = route.clone();
                            route.insert(unit.clone());
                            routes_on.insert(route);
                        }
                    }
                    longer.push((needed.union(&alone).cloned().collect::<BTreeSet<_>>(), routes_on));
                }
            }
            if longer.len() > MOST_ROUTES || longer.iter().map(|(_, routes)| routes.len()).sum::<usize>() > MOST_ROUTES
            {
                return None;
            }
            choices = longer;
            given.push(link.to.clone());
        }
        let literals = chain.literals();
        choices.retain(|(needed, _)| {
            let held: Vec<&Literal> = needed.iter().chain(&literals).collect();
            !held.iter().any(|one| one.direction != Direction::Unsaid && held.contains(&&turned(one)))
        });
        Some((!choices.is_empty(), choices.into_iter().flat_map(|(_, routes)| routes).collect()))
    }
}

fn rows_of(
    (from, to): (&End, &End),
    by: Backing,
    (chains, told): (usize, usize),
    routes: &BTreeSet<Route>,
) -> Option<Vec<Row>> {
    let units: BTreeSet<&Name> = routes.iter().flatten().collect();
    if units.len() > MOST_UNITS {
        return None;
    }
    let sets = smallest(routes, &units.iter().copied().collect::<Vec<_>>());
    let fewest = sets.first().map_or(0, Vec::len);
    let least: Vec<&Route> =
        routes.iter().filter(|route| !routes.iter().any(|other| other != *route && other.is_subset(route))).collect();
    if least.len() > MOST_APART {
        return None;
    }
    let disjoint = most_apart(&least, &BTreeSet::new());
    let literal =
        |end: &End| Literal { factor: end.factor.clone(), direction: end.direction.unwrap_or(Direction::More) };
    let row = |set: &Vec<&Name>| {
        let mut row = Row::new();
        row.insert("from".into(), literal(from).to_string());
        row.insert("to".into(), literal(to).to_string());
        row.insert("fewest".into(), fewest.to_string());
        row.insert("at-least".into(), fewest.to_string());
        row.insert("without".into(), set.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", "));
        row.insert("disjoint".into(), disjoint.to_string());
        row.insert(by.plural().into(), units.len().to_string());
        row.insert("told".into(), told.to_string());
        row.insert("chains".into(), chains.to_string());
        row
    };
    Some(sets.iter().map(row).collect())
}

/// All the smallest sets that hold something of every route.
fn smallest<'n>(routes: &BTreeSet<Route>, units: &[&'n Name]) -> Vec<Vec<&'n Name>> {
    (0..=units.len())
        .map(|size| {
            let mut sets = Vec::new();
            subsets(units, size, &mut Vec::new(), &mut sets);
            sets.retain(|set| routes.iter().all(|route| set.iter().any(|unit| route.contains(*unit))));
            sets
        })
        .find(|sets| !sets.is_empty())
        .unwrap_or_default()
}

fn subsets<'n>(units: &[&'n Name], size: usize, taken: &mut Vec<&'n Name>, sets: &mut Vec<Vec<&'n Name>>) {
    if size == 0 {
        sets.push(taken.clone());
        return;
    }
    for (at, unit) in units.iter().enumerate() {
        taken.push(unit);
        subsets(&units[at + 1..], size - 1, taken, sets);
        taken.pop();
    }
}

/// How many of these routes can be taken without two that share something.
fn most_apart(routes: &[&Route], used: &BTreeSet<Name>) -> usize {
    let mut most = 0;
    for (at, route) in routes.iter().enumerate() {
        if route.is_disjoint(used) {
            let used = used.union(route).cloned().collect();
            most = most.max(1 + most_apart(&routes[at + 1..], &used));
        }
    }
    most
}
