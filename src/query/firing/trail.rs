//! The trail of what follows: everything that fires on the way, in the order in which it fires, each once.

use super::why_not::alternatives;
use crate::{
    answer::{Branch, Derivation, Entry, How, Lacking, Leaf, Point, Points, State, Surety},
    theory::{ConfigurationId, Direction, Literal},
};
use std::{collections::BTreeSet, sync::Arc};

/// The words for a row of what follows.
pub(crate) fn heading(derivation: &Derivation) -> String {
    match derivation.point() {
        Some(Point { how: How::Supposed, literal, .. }) => format!("{literal} is supposed"),
        Some(point) => format!("{}, {}", point.literal, point.surety.words()),
        None => derivation.of.to_string(),
    }
}

/// The derivation of a literal; `told` gives the record of a configuration with its evidence.
///
/// Where something on the way is pulled both ways, what gives its opposite stands apart.
pub(crate) fn derived(derivation: &Derivation, told: &mut dyn FnMut(&[ConfigurationId]) -> Vec<Branch>) -> Vec<Branch> {
    let points = &derivation.points;
    let mut telling = Telling { points, shown: BTreeSet::new(), told };
    let mut branches = telling.all(&derivation.of);
    if derivation.point().is_none_or(|point| point.surety != Surety::Contested) {
        return branches;
    }
    let mut all = vec![derivation.of.clone()];
    // What is told against one thing may rest on another that is pulled both ways.
    while let Some((text, next)) = against(points, &all, &telling.shown) {
        let mut below = telling.all(&next);
        if below.is_empty() {
            below.push(Branch::Leaf(Leaf::Assumption { text: format!("{next} holds, as supposed") }));
        }
        branches.push(Branch::Heading { text, branches: below });
        telling.shown.insert(next.clone());
        all.push(next);
    }
    branches
}

/// The first thing not shown yet that speaks against something on the way, and in what words.
fn against(points: &Points, all: &[Literal], shown: &BTreeSet<Literal>) -> Option<(String, Literal)> {
    let mut found: Vec<(Literal, String)> = Vec::new();
    for literal in points.below(all).into_iter().map(|point| point.literal) {
        for direction in [Direction::More, Direction::Less] {
            let other = Literal { direction, ..literal.clone() };
            if points.get(&other).is_none() || shown.contains(&other) {
                continue;
            }
            let text = if literal.direction == Direction::Unsaid {
                let taken = other.opposite();
                format!("the direction of {literal} is not said, and {other} follows: it is not taken for {taken}")
            } else {
                format!("{literal} is pulled both ways; against it {other} follows too")
            };
            found.push((other, text));
        }
    }
    found.into_iter().min().map(|(other, text)| (text, other))
}

/// Tells points, each once.
struct Telling<'a> {
    points: &'a Points,
    shown: BTreeSet<Literal>,
    told: &'a mut dyn FnMut(&[ConfigurationId]) -> Vec<Branch>,
}

impl Telling<'_> {
    /// All that a literal rests on and that was not told yet, and itself.
    fn all(&mut self, literal: &Literal) -> Vec<Branch> {
        let below = self.points.below([literal]);
        let mut branches = Vec::new();
        for point in below {
            if self.shown.insert(point.literal.clone()) {
                branches.push(self.point(&point));
            }
        }
        branches
    }

    fn point(&mut self, point: &Point) -> Branch {
        let (text, mut branches) = match &point.how {
            How::Supposed => {
                return Branch::Leaf(Leaf::Assumption { text: format!("{} holds, as supposed", point.literal) });
            }
            How::ByKind(kind) => (format!("{} by kind: {kind} counts as {}", point.literal, point.literal), Vec::new()),
            How::Fired { by, entry, rests_on, remarks } => {
                let from: Vec<String> = rests_on.iter().map(ToString::to_string).collect();
                let mut text = format!("{} by {by}, from {}", point.literal, from.join(" and "));
                let remarks = remarks.words();
                if !remarks.is_empty() {
                    text.push_str(&format!(" ({})", remarks.join("; ")));
                }
                let mut branches = (self.told)(std::slice::from_ref(by));
                if *entry == Entry::Mechanism {
                    let text = format!("the mechanism is in place, the context of {by} is not given");
                    branches.push(Branch::Leaf(Leaf::Assumption { text }));
                }
                (text, branches)
            }
        };
        if !point.also_by.is_empty() {
            branches.push(Branch::Heading { text: "also by".to_owned(), branches: (self.told)(&point.also_by) });
        }
        let surety = match point.surety {
            Surety::Expected => String::new(),
            other => format!(", {}", other.words()),
        };
        Branch::Heading { text: format!("step {}{surety}: {text}", point.step), branches }
    }
}

/// What a configuration lacks, with what of its conditions holds.
pub(crate) fn lacking(lacking: &Lacking, told: &mut dyn FnMut(&[ConfigurationId]) -> Vec<Branch>) -> Vec<Branch> {
    let mut branches = told(std::slice::from_ref(&lacking.by));
    if lacking.conditions.is_empty() {
        let text = format!("{} states neither condition nor mechanism, so it never fires", lacking.by);
        branches.push(Branch::Leaf(Leaf::Absence { text }));
    }
    for condition in &lacking.conditions {
        let group = alternatives(&condition.group);
        branches.push(match &condition.state {
            State::Unknown => {
                Branch::Leaf(Leaf::Absence { text: format!("a condition of {} is not known", lacking.by) })
            }
            State::Opposed => {
                let opposites: Vec<Literal> = condition.group.iter().map(Literal::opposite).collect();
                let text = format!("{group} does not hold: {} does", names(&opposites));
                Branch::Heading { text, branches: held(&opposites, &lacking.points, told) }
            }
            State::Unmet(could) => {
                let each = condition.group.iter().zip(could).map(|(literal, could)| given(literal, *could));
                let text = format!("{group} does not hold: {}", each.collect::<Vec<_>>().join("; "));
                Branch::Leaf(Leaf::Absence { text })
            }
            State::Met(by) => {
                let text = if condition.group.contains(by) && condition.group.len() == 1 {
                    format!("{group} holds")
                } else {
                    format!("{group}: {by} holds")
                };
                Branch::Heading { text, branches: held(std::slice::from_ref(by), &lacking.points, told) }
            }
        });
    }
    branches
}

/// What could give a literal.
fn given(literal: &Literal, could: usize) -> String {
    match could {
        0 => format!("nothing brings {literal} about"),
        1 => format!("1 configuration could give {literal}, `why {literal}`"),
        more => format!("{more} configurations could give {literal}, `why {literal}`"),
    }
}

/// How some literals are had.
fn held(
    literals: &[Literal],
    points: &Arc<Points>,
    told: &mut dyn FnMut(&[ConfigurationId]) -> Vec<Branch>,
) -> Vec<Branch> {
    let mut telling = Telling { points, shown: BTreeSet::new(), told };
    literals.iter().flat_map(|literal| telling.all(literal)).collect()
}

fn names(literals: &[Literal]) -> String {
    literals.iter().map(Literal::to_string).collect::<Vec<_>>().join(" and ")
}
