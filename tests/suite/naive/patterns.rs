//! `patterns`: every combination of every configuration, held against every configuration.

use super::{Answer, Naive, Row, Told};
use because::{
    question::{AtLeast, Backing, Patterns, Tail},
    theory::{Direction, Literal, Name, Role},
};
use std::collections::BTreeSet;

/// A literal in a role, as the first, second or third part of a combination.
type Item = (usize, Literal, Role);

/// What can stand in a combination: any alternative of a stated condition, a mechanism or outcome without alternatives.
fn items(told: &Told) -> BTreeSet<Item> {
    let mut items = BTreeSet::new();
    let intervenes = told.parts.iter().any(|(role, _)| *role == Role::Intervention);
    for (role, group) in &told.parts {
        let part = match role {
            Role::Context | Role::Intervention => 0,
            Role::Resource if !intervenes => 0,
            Role::Mechanism | Role::Reasoning | Role::Resource => 1,
            Role::Outcome => 2,
            Role::Actor => continue,
        };
        let distinct: BTreeSet<&Literal> = group.iter().collect();
        if part == 0 || group.len() == 1 {
            items.extend(distinct.into_iter().map(|literal| (part, literal.clone(), *role)));
        }
    }
    items
}

impl<'a> Naive<'a> {
    pub(super) fn patterns(&self, question: &Patterns, tail: &Tail) -> Answer {
        let live = self.scoped(tail, question.in_theory.as_ref());
        let least = question.at_least.unwrap_or(AtLeast { number: 2, of: Backing::Source });
        let mut all: BTreeSet<Vec<Item>> = BTreeSet::new();
        for told in &live {
            let items: Vec<Item> = items(told).into_iter().collect();
            for a in &items {
                for b in items.iter().filter(|b| b.0 == a.0 + 1) {
                    all.insert(vec![a.clone(), b.clone()]);
                    for c in items.iter().filter(|c| a.0 == 0 && c.0 == 2) {
                        all.insert(vec![a.clone(), b.clone(), c.clone()]);
                    }
                }
            }
        }
        all.retain(|key| key.iter().any(|(_, literal, _)| self.means(question.about.as_ref(), literal)));
        let mut rows = Vec::new();
        for key in &all {
            let standing: Vec<&&Told> =
                live.iter().filter(|told| key.iter().all(|i| items(told).contains(i))).collect();
            let backing = self.backing(&standing, least.of);
            if backing.len() < least.number as usize {
                continue;
            }
            let mut turned = key.clone();
            if let Some((_, last, _)) = turned.last_mut() {
                last.direction = match last.direction {
                    Direction::More => Direction::Less,
                    Direction::Less => Direction::More,
                    Direction::Unsaid => Direction::Unsaid,
                };
            }
            let against: Vec<&&Told> = match turned == *key {
                true => Vec::new(),
                false => live.iter().filter(|told| turned.iter().all(|i| items(told).contains(i))).collect(),
            };
            rows.push(self.pattern(key, least.of, &standing, &against));
        }
        rows.retain(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)));
        Answer { rows, compared: Some(all.len()), ..Answer::default() }
    }

    fn backing(&self, told: &[&&Told], of: Backing) -> BTreeSet<Name> {
        let each = told.iter().flat_map(|told| match of {
            Backing::Case => self.cases(&told.id),
            _ => self.sources(&told.id),
        });
        each.collect()
    }

    fn pattern(&self, key: &[Item], of: Backing, standing: &[&&Told], against: &[&&Told]) -> Row {
        let mut row = Row::new();
        for (at, part) in ["condition", "mechanism", "outcome"].into_iter().enumerate() {
            let item = key.iter().find(|(part, _, _)| *part == at);
            row.insert(part.into(), item.map_or_else(String::new, |(_, literal, _)| literal.to_string()));
        }
        let roles: Vec<&str> = key.iter().map(|(_, _, role)| role.word()).collect();
        row.insert("roles".into(), roles.join(", "));
        let counted = if of == Backing::Case { "cases" } else { "sources" };
        row.insert(counted.into(), self.backing(standing, of).len().to_string());
        row.insert("against".into(), self.backing(against, of).len().to_string());
        row.insert("cmocs".into(), standing.len().to_string());
        let names = |told: &[&&Told]| self.backing(told, of).iter().map(Name::to_string).collect::<Vec<_>>().join(", ");
        row.insert("named".into(), names(standing));
        row.insert("named-against".into(), names(against));
        let ids = |told: &[&&Told]| {
            let mut ids: Vec<_> = told.iter().map(|told| (told.id.name.clone(), told.id.number)).collect();
            ids.sort();
            let written = |(name, number): &(Name, Option<u32>)| match number {
                Some(number) => format!("{name}.{number}"),
                None => name.to_string(),
            };
            ids.iter().map(written).collect::<Vec<_>>().join(", ")
        };
        row.insert("by".into(), ids(standing));
        row.insert("against-by".into(), ids(against));
        row
    }
}
