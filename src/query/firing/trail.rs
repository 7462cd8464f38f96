//! The trail of what follows: everything that fires on the way, in the order in which it fires, each once.

use crate::{
    answer::{Branch, Derivation, Entry, How, Leaf, Point, Points, Surety},
    theory::{ConfigurationId, Literal},
};
use std::collections::BTreeSet;

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
    let mut at = 0;
    let mut opposed: Vec<Literal> = Vec::new();
    // What is told against one thing may rest on another that is pulled both ways.
    loop {
        let all: Vec<&Literal> = std::iter::once(&derivation.of).chain(&opposed).collect();
        let found = points.below(all).into_iter().map(|point| point.literal.opposite());
        let next = found.filter(|other| points.is_pulled(other) && !telling.shown.contains(other)).min();
        let Some(next) = next else { break };
        let text = format!("{} is pulled both ways; against it {next} follows too", next.opposite());
        let mut below = telling.all(&next);
        if below.is_empty() {
            below.push(Branch::Leaf(Leaf::Assumption { text: format!("{next} holds, as supposed") }));
        }
        branches.push(Branch::Heading { text, branches: below });
        opposed.push(next);
        at += 1;
        if at > points.iter().count() {
            break;
        }
    }
    branches
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
                branches.push(self.point(point));
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
