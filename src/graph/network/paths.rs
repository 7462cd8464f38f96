//! Simple paths from factor to factor, the shortest first.

use super::Network;
use crate::theory::Direction;

/// A path over edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The factors that it goes through, its two ends among them; none twice.
    pub factors: Vec<u32>,
    /// The product of the directions of its edges; not said where one of them is not.
    pub direction: Direction,
}

impl Network {
    /// The simple paths from one factor to another: by length, then in the order of the factors in them; none is longer
    /// than `within` edges, and there are at most `most` of them. What is too far from the end is never entered.
    pub fn paths(&self, from: u32, to: u32, within: u32, most: usize) -> Vec<Path> {
        let mut search = Search {
            network: self,
            to,
            most,
            far: vec![u32::MAX; self.onward.len()],
            front: vec![to],
            on: vec![from],
            found: Vec::new(),
        };
        if let Some(far) = search.far.get_mut(to as usize) {
            *far = 0;
        }
        for length in 1..=within {
            search.follow(Direction::More, length);
            if search.found.len() >= most || (search.front.is_empty() && search.far[from as usize] == u32::MAX) {
                break;
            }
            search.measure(length);
        }
        search.found
    }
}

struct Search<'n> {
    network: &'n Network,
    to: u32,
    most: usize,
    /// How many edges lead from each factor to the end, as far as that was measured.
    far: Vec<u32>,
    /// The factors that are farthest away.
    front: Vec<u32>,
    on: Vec<u32>,
    found: Vec<Path>,
}

impl Search<'_> {
    /// Measures which factors are so far away.
    fn measure(&mut self, length: u32) {
        for at in std::mem::take(&mut self.front) {
            for before in self.network.back.get(at) {
                let far = &mut self.far[*before as usize];
                if *far == u32::MAX {
                    *far = length;
                    self.front.push(*before);
                }
            }
        }
    }

    /// Goes on along paths that have so many edges left.
    fn follow(&mut self, direction: Direction, left: u32) {
        let Some(at) = self.on.last().copied() else { return };
        for edge in self.network.onward.range(at) {
            let next = self.network.onward.items[edge];
            // The end is 0 away, and a path that comes to it earlier is a shorter one.
            let leads = if left == 1 { next == self.to } else { next != self.to && self.far[next as usize] < left };
            if !leads || self.on.contains(&next) {
                continue;
            }
            let direction = product(direction, self.network.tallies[edge].direction());
            self.on.push(next);
            if left == 1 {
                self.found.push(Path { factors: self.on.clone(), direction });
            } else {
                self.follow(direction, left - 1);
            }
            self.on.pop();
            if self.found.len() >= self.most {
                return;
            }
        }
    }
}

fn product(one: Direction, other: Direction) -> Direction {
    match (one, other) {
        (Direction::Unsaid, _) | (_, Direction::Unsaid) => Direction::Unsaid,
        (one, other) if one == other => Direction::More,
        _ => Direction::Less,
    }
}
