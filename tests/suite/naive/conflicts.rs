//! `conflicts`: every configuration against every other.

use super::{Answer, Naive, Row, Told, groups};
use because::{
    question::{About, Condition, Tail},
    theory::{Direction, Literal, Name, NameOf, Role},
};
use std::collections::BTreeSet;

pub(super) type Groups = BTreeSet<Vec<Literal>>;

/// Groups without their order.
pub(super) fn set(groups: Vec<&Vec<Literal>>) -> Groups {
    let sorted = |group: &Vec<Literal>| group.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
    groups.into_iter().map(sorted).collect()
}

fn actors(told: &Told) -> BTreeSet<Name> {
    told.role(Role::Actor).into_iter().flatten().map(|literal| literal.factor.clone()).collect()
}

impl<'a> Naive<'a> {
    /// The live configurations of the theory asked for.
    pub(super) fn scoped(&self, tail: &Tail, theory: Option<&Name>) -> Vec<&Told> {
        let live = self.live(tail.using.as_ref()).into_iter();
        live.filter(|&at| theory.is_none_or(|theory| self.is_in(at, theory))).map(|at| &self.told()[at]).collect()
    }

    /// The factors that a question is about.
    pub(super) fn is_about(&self, about: &About, factor: &Name) -> bool {
        about
            .about
            .as_ref()
            .is_none_or(|end| *factor == end.factor || (!end.exactly && self.wider(factor).contains(&end.factor)))
    }

    /// Whether a literal is the opposite of another, or more of a kind where the other is less of the whole.
    pub(super) fn opposed(&self, a: &Literal, b: &Literal) -> bool {
        let is = |more: &Literal, less: &Literal| {
            more.direction == Direction::More
                && less.direction == Direction::Less
                && (more.factor == less.factor || self.wider(&more.factor).contains(&less.factor))
        };
        is(a, b) || is(b, a)
    }

    pub(super) fn conflicts(&self, about: &About, tail: &Tail) -> Answer {
        let live: Vec<&Told> = self
            .scoped(tail, about.in_theory.as_ref())
            .into_iter()
            .filter(|told| !told.conditions().is_empty())
            .collect();
        let mut rows = Vec::new();
        let mut compared = 0;
        let factors: BTreeSet<Name> =
            live.iter().flat_map(|told| told.outcomes()).flatten().map(|literal| literal.factor.clone()).collect();
        for factor in factors.iter().filter(|factor| self.is_about(about, factor)) {
            let less_of_it = Literal { factor: factor.clone(), direction: Direction::Less };
            let exactly = about.about.as_ref().is_some_and(|end| end.exactly);
            let more = |told: &Told| {
                told.outcomes()
                    .into_iter()
                    .flatten()
                    .any(|literal| self.opposed(literal, &less_of_it) && (!exactly || literal.factor == *factor))
            };
            let less = |told: &Told| told.outcomes().into_iter().flatten().any(|literal| *literal == less_of_it);
            for a in &live {
                for b in &live {
                    let once = a.id < b.id || !(more(b) && less(a));
                    if a.id == b.id || twins(a, b) || !(more(a) && less(b)) || !once {
                        continue;
                    }
                    compared += 1;
                    let Some(relation) = self.relation(a, b) else { continue };
                    rows.push(self.pair(factor, relation, a, b));
                }
            }
        }
        let speaks = |field: &str| field.eq_ignore_ascii_case("relation");
        let asked =
            tail.filter.iter().any(|filter| mentions(filter, &speaks)) || tail.sort.iter().any(|s| speaks(&s.field));
        rows.retain(|row: &Row| asked || row["relation"] != "unknown");
        rows.retain(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)));
        Answer { rows, compared: Some(compared), ..Answer::default() }
    }

    fn relation(&self, a: &Told, b: &Told) -> Option<&'static str> {
        let (of_a, of_b) = (set(a.conditions()), set(b.conditions()));
        if of_a.contains(&Vec::new()) || of_b.contains(&Vec::new()) {
            return Some("unknown");
        }
        let (for_a, for_b) = (actors(a), actors(b));
        if of_a == of_b {
            if for_a != for_b {
                return Some("moderated");
            }
            let by_b: Vec<&Literal> = b.mechanisms().into_iter().flatten().collect();
            let turned = a.mechanisms().into_iter().flatten().any(|l| by_b.iter().any(|other| self.opposed(l, other)));
            return Some(if turned { "explained" } else { "conflict" });
        }
        let adds =
            (of_a.is_subset(&of_b) && for_a.is_subset(&for_b)) || (of_b.is_subset(&of_a) && for_b.is_subset(&for_a));
        adds.then_some("moderated")
    }

    fn pair(&self, factor: &Name, relation: &str, a: &Told, b: &Told) -> Row {
        let (of_a, of_b) = (set(a.conditions()), set(b.conditions()));
        let mut row = Row::new();
        let mut put = |column: &str, text: String| row.insert(column.to_owned(), text);
        put("relation", relation.to_owned());
        put("factor", factor.to_string());
        put("more", a.id.to_string());
        put("less", b.id.to_string());
        put("shared", groups(&of_a.intersection(&of_b).filter(|group| !group.is_empty()).cloned().collect()));
        put("sources-more", self.sources(&a.id).len().to_string());
        put("sources-less", self.sources(&b.id).len().to_string());
        put("against-more", self.count_of("contradicts", &a.id).to_string());
        put("against-less", self.count_of("contradicts", &b.id).to_string());
        put("actors", actors(a).intersection(&actors(b)).map(Name::to_string).collect::<Vec<_>>().join(", "));
        row
    }
}

fn twins(a: &Told, b: &Told) -> bool {
    let of = |twin: &Told, other: &NameOf| {
        twin.id.name == other.name && twin.twin_of.is_some() && twin.twin_of == other.number
    };
    of(a, &b.id) || of(b, &a.id)
}

/// Whether a condition speaks of a field.
fn mentions(condition: &Condition, speaks: &dyn Fn(&str) -> bool) -> bool {
    match condition {
        Condition::And(all) | Condition::Or(all) => all.iter().any(|one| mentions(one, speaks)),
        Condition::Not(one) => mentions(one, speaks),
        Condition::Compare { field, .. } => speaks(field),
    }
}
