//! `find ROLEs leading to X`, and the same from the other side.

use super::{Answer, Chain, Naive, Row, Told, Walk, paths::DEFAULT_STEPS};
use because::{
    question::{End, Find, Place, Tail, Target, Things},
    theory::{Direction, Literal, Role},
};
use std::collections::BTreeSet;

/// Whether a question asks for what leads to something, or follows from it.
pub(crate) fn leads(find: &Find) -> bool {
    matches!(find.things, Things::Role(_) | Things::Factors)
        && (find.clauses.leading_to.is_some() || matches!(find.clauses.from, Some(Place::Factor(_))))
}

/// The longest chain that is looked for to compare the one shown.
pub(crate) const LOOKED_FOR: usize = 5;

/// An end in one direction, with the literals that count as it.
pub(super) struct Asked {
    pub(super) literal: Literal,
    pub(super) counts: Vec<Literal>,
}

impl<'a> Naive<'a> {
    /// An end, direction by direction.
    fn asked(&self, end: &End, live: &[usize]) -> Vec<Asked> {
        let directions = match end.direction {
            Some(direction) => vec![direction],
            None => vec![Direction::More, Direction::Less, Direction::Unsaid],
        };
        let ends = self.ends(end, live);
        directions
            .into_iter()
            .map(|direction| Asked {
                literal: Literal { factor: end.factor.clone(), direction },
                counts: ends.iter().filter(|literal| literal.direction == direction).cloned().collect(),
            })
            .collect()
    }

    /// The literals that stand in a role, or in any.
    fn standing(&self, things: Things, live: &[usize]) -> BTreeSet<Literal> {
        let mut found = BTreeSet::new();
        for &at in live {
            for (role, group) in &self.told[at].parts {
                if plays(&self.told[at], things, *role) {
                    found.extend(group.iter().cloned());
                }
            }
        }
        found
    }

    /// The configurations in which a literal plays the role asked for.
    pub(crate) fn playing(&self, things: Things, literal: &Literal, live: &[usize]) -> Vec<usize> {
        let plays = |at: &usize| {
            let told = &self.told[*at];
            told.parts.iter().any(|(role, group)| plays(told, things, *role) && group.contains(literal))
        };
        live.iter().copied().filter(plays).collect()
    }

    pub(super) fn leading(&self, find: &Find, tail: &Tail) -> Answer {
        let mut live = self.live(tail.using.as_ref());
        if let Some(theory) = &find.clauses.in_theory {
            live.retain(|&at| self.is_in(at, theory));
        }
        let walk = Walk::over(self, live.clone());
        let clauses = &find.clauses;
        let within = if clauses.directly { Some(1) } else { clauses.within.map(|n| n as usize) };
        let from = match &clauses.from {
            Some(Place::Factor(end)) => Some(self.asked(end, &live)),
            _ => None,
        };
        let to = clauses.leading_to.as_ref().map(|target| match target {
            Target::Factor(end) => self.asked(end, &live),
            Target::Outcomes { wanted } => self.outcomes(*wanted, &live),
        });
        let mut rows = Vec::new();
        for literal in &self.standing(find.things, &live) {
            let sources = from.as_ref().map(|from| {
                let reach = |a: &&Asked| {
                    a.counts.iter().any(|start| match find.things {
                        Things::Role(Role::Actor) => walk.meets(start, literal, within),
                        _ => walk.reaches(start, literal, within),
                    })
                };
                from.iter().filter(reach).collect::<Vec<_>>()
            });
            let targets = to.as_ref().map(|to| {
                let reach = |x: &&Asked| {
                    x.counts.iter().any(|end| {
                        if find.things == Things::Role(Role::Actor) {
                            walk.acts(literal, end, within)
                        } else if clauses.directly {
                            self.direct(find.things, literal, end, &live)
                        } else {
                            walk.reaches(literal, end, within)
                        }
                    })
                };
                to.iter().filter(reach).collect::<Vec<_>>()
            });
            for source in each(sources) {
                for target in each(targets.clone()) {
                    let row = if clauses.directly {
                        let own = self.playing(find.things, literal, &live);
                        Walk::over(self, own).without_kinds().leading_row(literal, source, target, within)
                    } else {
                        walk.leading_row(literal, source, target, within)
                    };
                    let itself = target.is_some_and(|target| target.literal == *literal);
                    if !(clauses.directly && itself) {
                        rows.push(row);
                    }
                }
            }
        }
        let unvalued = match clauses.leading_to {
            Some(Target::Outcomes { .. }) => Some(self.unvalued(&live)),
            _ => None,
        };
        rows.retain(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)));
        Answer { rows, unvalued, ..Answer::default() }
    }

    /// Whether a literal stands in a role, and another in the outcomes or mechanisms, of one configuration.
    fn direct(&self, things: Things, literal: &Literal, end: &Literal, live: &[usize]) -> bool {
        live.iter().any(|&at| {
            let told = &self.told[at];
            let roles = told.parts.iter().filter(|(role, group)| plays(told, things, *role) && group.contains(literal));
            let roles: Vec<Role> = roles.map(|(role, _)| *role).collect();
            let condition = told.conditions().iter().any(|group| group.contains(literal));
            let known = told.mechanisms().iter().all(|group| !group.is_empty());
            let enters = condition || known && told.mechanisms().iter().any(|group| group.contains(literal));
            let outcome = enters && !roles.is_empty() && told.outcomes().iter().any(|group| group.contains(end));
            let mechanism = !told.stated().is_empty()
                && condition
                && !roles.is_empty()
                && told.mechanisms().iter().any(|group| group.contains(end));
            outcome || mechanism
        })
    }
}

fn plays(told: &Told, things: Things, role: Role) -> bool {
    match things {
        Things::Role(wanted) => told.plays(role, wanted),
        _ => true,
    }
}

/// Each of the ends that were asked for, or none where none was.
fn each(asked: Option<Vec<&Asked>>) -> Vec<Option<&Asked>> {
    asked.map_or_else(|| vec![None], |asked| asked.into_iter().map(Some).collect())
}

impl Walk<'_, '_> {
    /// Whether an actor stands in a configuration that has a literal as mechanism or outcome, or whose outcomes lead to it.
    fn acts(&self, actor: &Literal, to: &Literal, within: Option<usize>) -> bool {
        let after = within.map(|n| n.saturating_sub(1));
        self.live.iter().map(|&at| &self.naive.told[at]).any(|told| {
            let mut ends = told.outcomes().into_iter().chain(told.mechanisms());
            let acts = told.role(Role::Actor).iter().any(|group| group.contains(actor));
            acts && (ends.any(|group| group.contains(to))
                || (after != Some(0)
                    && told.outcomes().into_iter().flatten().any(|outcome| self.reaches(outcome, to, after))))
        })
    }

    /// Whether a chain from a literal goes through a configuration in which an actor stands.
    fn meets(&self, from: &Literal, actor: &Literal, within: Option<usize>) -> bool {
        self.live.iter().any(|&at| {
            let acts = self.naive.told[at].role(Role::Actor).iter().any(|group| group.contains(actor));
            acts && self.enters(from, at, within)
        })
    }

    /// A row for a literal, with the lengths of its shortest chains where they were found.
    fn leading_row(&self, literal: &Literal, from: Option<&Asked>, to: Option<&Asked>, within: Option<usize>) -> Row {
        let mut row = Row::new();
        let most = within.unwrap_or(DEFAULT_STEPS).min(LOOKED_FOR);
        row.insert("id".into(), literal.factor.to_string());
        row.insert("literal".into(), literal.to_string());
        row.insert("from".into(), from.map(|from| from.literal.to_string()).unwrap_or_default());
        row.insert("to".into(), to.map_or(literal, |to| &to.literal).to_string());
        let asked_to = to.is_some();
        let literals = std::slice::from_ref(literal);
        let own = |asked: &&Asked| asked.literal == *literal;
        let (from, to) = (from.filter(|a| !own(a)), to.filter(|a| !own(a)));
        let before = from.and_then(|from| self.shortest(&from.counts, literals, most));
        let after = to.and_then(|to| self.shortest(literals, &to.counts, most));
        if asked_to && let Some(before) = before {
            row.insert("before".into(), before.to_string());
        }
        if let Some(steps) = if asked_to { after } else { before } {
            row.insert("steps".into(), steps.to_string());
        }
        row
    }

    /// How many steps the shortest chain without opposites has.
    fn shortest(&self, from: &[Literal], to: &[Literal], most: usize) -> Option<usize> {
        (1..=most).find(|&n| {
            let chains = self.chains(from, to, n, false);
            chains.iter().any(|chain: &Chain| chain.links.len() == n && !chain.is_opposed())
        })
    }
}
