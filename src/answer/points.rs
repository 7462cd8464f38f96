//! Everything that is had under some suppositions, each literal derived once and kept in few flat arrays: an answer of
//! thousands of rows shares it.

use super::{Entry, How, Point, Remarks, Surety};
use crate::theory::{ConfigurationId, Literal};
use std::{collections::BTreeSet, ops::Range};

/// Everything that is had under some suppositions, by literal.
#[derive(Debug, Clone, Default)]
pub struct Points {
    gathered: Gathered,
    /// The names of the literals, as many as there are points.
    literals: Vec<Literal>,
    /// The configurations that points name: their numbers, in order, and their names.
    numbers: Vec<u32>,
    configurations: Vec<ConfigurationId>,
}

/// Points by number, before their names are known. Literals and configurations are numbered in the order of their names.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    points: Vec<Kept>,
    rests_on: Vec<u32>,
    also_by: Vec<u32>,
}

/// How a literal is had, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is supposed.
    Supposed,
    /// More of this one is had, which is a kind of it.
    ByKind(u32),
    /// A configuration gives it.
    Fired {
        /// The configuration.
        by: u32,
        /// Where it is entered.
        entry: Entry,
        /// What keeps it from being sure.
        remarks: Remarks,
    },
}

#[derive(Debug, Clone)]
struct Kept {
    literal: u32,
    surety: Surety,
    step: u32,
    made: Made,
    /// Where what it rests on, and what gives it too, end in their lists.
    rests_on: usize,
    also_by: usize,
}

impl Gathered {
    /// Adds a point: its literal, how far it is had, its step and what made it; what it rests on, and what gives it too.
    /// Points come in the order of their literals.
    pub fn add(
        &mut self,
        (literal, surety, step, made): (u32, Surety, u32, Made),
        rests_on: impl IntoIterator<Item = u32>,
        also_by: impl IntoIterator<Item = u32>,
    ) {
        self.rests_on.extend(rests_on);
        self.also_by.extend(also_by);
        let (rests_on, also_by) = (self.rests_on.len(), self.also_by.len());
        self.points.push(Kept { literal, surety, step, made, rests_on, also_by });
    }

    /// Gives all literals and configurations their names, each once.
    pub fn named(self, literal: impl Fn(u32) -> Literal, configuration: impl Fn(u32) -> ConfigurationId) -> Points {
        let by = self.points.iter().filter_map(|point| match point.made {
            Made::Fired { by, .. } => Some(by),
            Made::Supposed | Made::ByKind(_) => None,
        });
        let mut numbers: Vec<u32> = by.chain(self.also_by.iter().copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Points {
            literals: self.points.iter().map(|point| literal(point.literal)).collect(),
            configurations: numbers.iter().map(|number| configuration(*number)).collect(),
            numbers,
            gathered: self,
        }
    }

    fn before(&self, at: usize) -> (usize, usize) {
        let before = at.checked_sub(1).and_then(|before| self.points.get(before));
        before.map_or((0, 0), |before| (before.rests_on, before.also_by))
    }
}

impl Points {
    /// The point of a literal, where that is had.
    pub fn get(&self, literal: &Literal) -> Option<Point> {
        self.find(literal).and_then(|at| self.view(at))
    }

    /// All of them, by literal.
    pub fn iter(&self) -> impl Iterator<Item = Point> + '_ {
        (0..self.literals.len()).filter_map(|at| self.view(at))
    }

    /// What some literals rest on, themselves included, each once: what comes first stands first.
    pub fn below<'a>(&self, literals: impl IntoIterator<Item = &'a Literal>) -> Vec<Point> {
        self.places_below(literals).into_iter().filter_map(|at| self.view(at)).collect()
    }

    /// The configurations that give what a literal rests on, and itself, in their order, each once.
    pub fn configurations(&self, literal: &Literal) -> Vec<&ConfigurationId> {
        let mut all: Vec<&ConfigurationId> = Vec::new();
        for at in self.places_below([literal]) {
            if let Some(Made::Fired { by, .. }) = self.gathered.points.get(at).map(|point| point.made)
                && let Some(by) = self.configuration(by)
                && !all.contains(&by)
            {
                all.push(by);
            }
        }
        all
    }

    fn places_below<'a>(&self, literals: impl IntoIterator<Item = &'a Literal>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<(usize, bool)> =
            literals.into_iter().filter_map(|literal| self.find(literal)).map(|at| (at, false)).collect();
        open.reverse();
        while let Some((at, closed)) = open.pop() {
            if closed {
                found.push(at);
            } else if seen.insert(at) {
                open.push((at, true));
                open.extend(self.under(at).into_iter().rev().map(|below| (below, false)));
            }
        }
        found
    }

    fn find(&self, literal: &Literal) -> Option<usize> {
        self.literals.binary_search(literal).ok()
    }

    /// The places of what a point rests on, one step down.
    fn under(&self, at: usize) -> Vec<usize> {
        let Some(point) = self.gathered.points.get(at) else { return Vec::new() };
        match &point.made {
            Made::Supposed => Vec::new(),
            Made::ByKind(kind) => self.place(*kind).into_iter().collect(),
            Made::Fired { .. } => self.rests_on(at).iter().filter_map(|literal| self.place(*literal)).collect(),
        }
    }

    fn rests_on(&self, at: usize) -> &[u32] {
        let to = self.gathered.points.get(at).map_or(0, |point| point.rests_on);
        slice(&self.gathered.rests_on, self.gathered.before(at).0..to)
    }

    fn place(&self, literal: u32) -> Option<usize> {
        self.gathered.points.binary_search_by_key(&literal, |point| point.literal).ok()
    }

    fn literal(&self, literal: u32) -> Option<&Literal> {
        self.place(literal).and_then(|at| self.literals.get(at))
    }

    fn configuration(&self, number: u32) -> Option<&ConfigurationId> {
        self.numbers.binary_search(&number).ok().and_then(|at| self.configurations.get(at))
    }

    fn view(&self, at: usize) -> Option<Point> {
        let point = self.gathered.points.get(at)?;
        let how = match point.made {
            Made::Supposed => How::Supposed,
            Made::ByKind(kind) => How::ByKind(self.literal(kind)?.clone()),
            Made::Fired { by, entry, remarks } => How::Fired {
                by: self.configuration(by)?.clone(),
                entry,
                rests_on: self.rests_on(at).iter().filter_map(|literal| self.literal(*literal)).cloned().collect(),
                remarks,
            },
        };
        let also_by = slice(&self.gathered.also_by, self.gathered.before(at).1..point.also_by);
        Some(Point {
            literal: self.literals.get(at)?.clone(),
            surety: point.surety,
            step: point.step,
            how,
            also_by: also_by.iter().filter_map(|number| self.configuration(*number)).cloned().collect(),
        })
    }
}

/// Points are the same when all of them are, whatever their numbers.
impl PartialEq for Points {
    fn eq(&self, other: &Points) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Points {}

fn slice(list: &[u32], range: Range<usize>) -> &[u32] {
    list.get(range).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::{Gathered, How, Made, Points};
    use crate::{
        answer::{Entry, Remarks, Surety},
        theory::{ConfigurationId, Direction, Literal, Name},
    };

    fn literal(number: u32) -> Literal {
        let factor = Name::new(["a", "b", "c", "d"][number as usize]);
        Literal { factor, direction: Direction::More }
    }

    fn configuration(number: u32) -> ConfigurationId {
        ConfigurationId { record: Name::new(&format!("k{number}")), number: None }
    }

    /// `a` is supposed, `k7` gives `c` from it, and `k9` gives `c` too; `c` is a kind of `b`.
    fn points(shift: u32) -> Points {
        let mut gathered = Gathered::default();
        let fired = Made::Fired { by: 7 + shift, entry: Entry::Condition, remarks: Remarks::default() };
        gathered.add((0, Surety::Expected, 0, Made::Supposed), [], []);
        gathered.add((1, Surety::Expected, 2, Made::ByKind(2)), [], []);
        gathered.add((2, Surety::Expected, 1, fired), [0], [9 + shift]);
        gathered.named(literal, |number| configuration(number - shift))
    }

    #[test]
    fn a_point_is_seen_with_its_names() {
        let points = points(0);
        let point = points.get(&literal(2)).unwrap();
        assert_eq!(point.how.rests_on(), [literal(0)]);
        assert_eq!(point.also_by, [configuration(9)]);
        assert!(matches!(point.how, How::Fired { ref by, .. } if *by == configuration(7)));
        assert_eq!(points.get(&literal(3)), None);
    }

    #[test]
    fn what_is_below_comes_first_and_once() {
        let below: Vec<Literal> =
            points(0).below([&literal(1), &literal(2)]).into_iter().map(|point| point.literal).collect();
        assert_eq!(below, [literal(0), literal(2), literal(1)]);
    }

    #[test]
    fn numbers_do_not_count_when_points_are_compared() {
        assert_eq!(points(0), points(3));
        assert_ne!(points(0), Points::default());
    }
}
