//! `find ROLEs leading to X`, and the same from the other side.

use super::{Answer, Chain, Naive, Row, Walk, paths::DEFAULT_STEPS};
use because::{
    question::{Find, Place, Tail, Things},
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

impl<'a> Naive<'a> {
    /// The literals that stand in a role, or in any.
    fn standing(&self, things: Things, live: &[usize]) -> BTreeSet<Literal> {
        let mut found = BTreeSet::new();
        for &at in live {
            for (role, group) in &self.told[at].parts {
                let fits = match things {
                    Things::Role(wanted) => *role == wanted,
                    _ => true,
                };
                if fits {
                    found.extend(group.iter().cloned());
                }
            }
        }
        found
    }

    pub(super) fn leading(&self, find: &Find, tail: &Tail) -> Answer {
        let live = self.live(tail.using.as_ref());
        let walk = Walk::over(self, live.clone());
        let within = find.clauses.within.map(|n| n as usize);
        let standing = self.standing(find.things, &live);
        let mut rows = Vec::new();
        let from = match &find.clauses.from {
            Some(Place::Factor(end)) => Some(self.ends(end)),
            _ => None,
        };
        let to = find.clauses.leading_to.as_ref().map(|end| self.ends(end));
        for literal in &standing {
            let before: Vec<Literal> = from.iter().flatten().cloned().collect();
            if from.is_some() && !before.iter().any(|start| walk.reaches(start, literal, within)) {
                continue;
            }
            match &to {
                Some(ends) => {
                    for end in ends {
                        let reached = if find.clauses.directly {
                            self.direct(find.things, literal, end, &live)
                        } else {
                            walk.reaches(literal, end, within)
                        };
                        if reached {
                            rows.push(walk.pair(literal, end, literal, within, find.clauses.directly));
                        }
                    }
                }
                None => {
                    for start in before.iter().filter(|start| walk.reaches(start, literal, within)) {
                        rows.push(walk.pair(start, literal, literal, within, false));
                    }
                }
            }
        }
        rows.retain(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)));
        Answer { rows, ..Answer::default() }
    }

    /// Whether a literal stands in a role, and another in the outcomes or mechanisms, of one configuration.
    fn direct(&self, things: Things, literal: &Literal, end: &Literal, live: &[usize]) -> bool {
        live.iter().any(|&at| {
            let told = &self.told[at];
            let stands = told.parts.iter().any(|(role, group)| {
                *role != Role::Outcome
                    && (things == Things::Factors || things == Things::Role(*role))
                    && group.contains(literal)
            });
            stands
                && literal.factor != end.factor
                && told.outcomes().into_iter().chain(told.mechanisms()).any(|group| group.contains(end))
        })
    }
}

impl Walk<'_, '_> {
    /// Whether a literal is reached from another as told, through any literals, in at most `within` steps.
    pub(crate) fn reaches(&self, from: &Literal, to: &Literal, within: Option<usize>) -> bool {
        let most = within.unwrap_or(self.literals().len() + 1);
        let mut reached = vec![from.clone()];
        for _ in 0..most {
            let starts: Vec<Literal> =
                reached.iter().flat_map(|literal| self.joints(literal, false)).map(|(start, ..)| start).collect();
            if starts.iter().any(|start| !self.tellings(start, to, true).is_empty()) {
                return true;
            }
            for literal in self.literals() {
                if !reached.contains(literal) && starts.iter().any(|s| !self.tellings(s, literal, false).is_empty()) {
                    reached.push(literal.clone());
                }
            }
        }
        false
    }

    /// A row for a pair of literals, one leading to the other.
    fn pair(&self, from: &Literal, to: &Literal, asked: &Literal, within: Option<usize>, directly: bool) -> Row {
        let mut row = Row::new();
        row.insert("id", asked.factor.to_string());
        row.insert("literal", asked.to_string());
        row.insert("from", from.to_string());
        row.insert("to", to.to_string());
        let most = if directly { 1 } else { within.unwrap_or(DEFAULT_STEPS).min(LOOKED_FOR) };
        if let Some(shortest) = self.shortest(from, to, most) {
            row.insert("steps", shortest.to_string());
        }
        row
    }

    /// How many steps the shortest chain without opposites has.
    pub(crate) fn shortest(&self, from: &Literal, to: &Literal, most: usize) -> Option<usize> {
        if from.direction == Direction::Unsaid && from == to {
            return None;
        }
        (1..=most).find(|&n| {
            let chains = self.chains(std::slice::from_ref(from), &|literal| literal == to, n, false);
            chains.iter().any(|chain: &Chain| chain.links.len() == n && !chain.is_opposed())
        })
    }
}
