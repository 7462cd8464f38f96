//! What has to be lost for nothing told to lead from one end to the other any more, as walks go.
//!
//! Walks are more than routes: a factor may come twice, and what is needed beside may not fit together. So what breaks
//! every walk breaks every route, and whether it does is found without listing them.

use super::{
    backed::Backed,
    seek::{Looked, Seeker},
};
use crate::{
    graph::{Link, LiteralId},
    query::budget::Purse,
};

/// Loses what supports the first step of every walk.
pub(super) fn lose_first(backed: &mut Backed<'_>, far: &[u32]) {
    let mut entered = Vec::new();
    for root in &backed.roots {
        for (_, from) in backed.starts(*root) {
            let leads =
                |link: &&Link| backed.is_target(link.to) || (!link.last && far[link.to.index()] < backed.within);
            entered.extend(backed.graph.links().from(from).iter().filter(leads).map(|link| link.configuration));
        }
    }
    lose_all(backed, entered);
}

/// Loses what supports the last step of every walk.
pub(super) fn lose_last(backed: &mut Backed<'_>, far: &[u32]) {
    let near = Near::new(backed, far);
    let mut giving = Vec::new();
    for target in backed.targets() {
        for before in backed.graph.links().back(*target) {
            if near.start[before.literal.index()] < backed.within {
                giving.extend(backed.graph.links().between(*before).iter().map(|link| link.configuration));
            }
        }
    }
    lose_all(backed, giving);
}

fn lose_all(backed: &mut Backed<'_>, configurations: Vec<u32>) {
    for configuration in configurations {
        if backed.is_told(configuration) {
            let left: Vec<u32> = backed.left_of(configuration).collect();
            left.into_iter().for_each(|unit| backed.lose(unit));
        }
    }
}

/// Loses more until no walk is left: of each that is found what supports its weakest step. No is the answer where the
/// purse was empty before.
pub(super) fn complete(backed: &mut Backed<'_>, purse: &mut Purse<'_>) -> bool {
    Seeker::new(backed, Looked::Walks).all(backed, purse, &mut |backed, found| {
        let weakest = found.configurations.iter().min_by_key(|at| backed.left_of(**at).count());
        lose_all(backed, weakest.into_iter().copied().collect());
        true
    })
}

/// Has again what need not be lost: no walk is left before, and none is after. What supports least comes first.
pub(super) fn reduce(backed: &mut Backed<'_>, far: &[u32], purse: &mut Purse<'_>) {
    let mut near = Near::new(backed, far);
    let mut lost = backed.lost();
    lost.sort_by_key(|unit| backed.supported_by(*unit).len());
    for unit in lost {
        if !near.restore(backed, unit, purse) {
            backed.lose(unit);
        }
    }
}

/// How near literals are to the roots of walks, over what is told still.
struct Near<'f> {
    /// The fewest steps after which a literal is had.
    had: Vec<u32>,
    /// The fewest steps after which one may start at a literal.
    start: Vec<u32>,
    /// How far literals are from a target where nothing is lost.
    far: &'f [u32],
    /// What was changed since something was restored, with what it was.
    changed: Vec<(bool, usize, u32)>,
    open: Vec<LiteralId>,
}

impl<'f> Near<'f> {
    fn new(backed: &Backed<'_>, far: &'f [u32]) -> Near<'f> {
        let none = vec![u32::MAX; backed.graph.literal_count()];
        let mut near = Near { had: none.clone(), start: none, far, changed: Vec::new(), open: Vec::new() };
        for root in &backed.roots {
            near.had[root.index()] = 0;
            near.open.push(*root);
        }
        near.spread(backed, None);
        near
    }

    /// Has something again, unless that makes a walk; no is the answer where it does, or where the purse is empty.
    fn restore(&mut self, backed: &mut Backed<'_>, unit: u32, purse: &mut Purse<'_>) -> bool {
        self.changed.clear();
        self.open.clear();
        let anew: Vec<u32> = backed.supported_by(unit).iter().copied().filter(|at| !backed.is_told(*at)).collect();
        backed.restore(unit);
        let fine = anew.into_iter().all(|configuration| {
            backed.graph.links_of(configuration).into_iter().all(|(from, link)| {
                let start = self.start[from.index()];
                purse.spend() && (start == u32::MAX || self.take(backed, link, start))
            })
        });
        let fine = fine && self.spread(backed, Some(purse));
        if !fine {
            for (had, at, was) in self.changed.drain(..).rev() {
                if had {
                    self.had[at] = was;
                } else {
                    self.start[at] = was;
                }
            }
        }
        fine
    }

    /// Goes on from what is had anew; no is the answer where a target is reached.
    fn spread(&mut self, backed: &Backed<'_>, mut purse: Option<&mut Purse<'_>>) -> bool {
        let mut next = 0;
        let mut fine = true;
        while let Some(at) = self.open.get(next).copied() {
            next += 1;
            let had = self.had[at.index()];
            for (_, from) in backed.starts(at) {
                let start = &mut self.start[from.index()];
                if *start <= had {
                    continue;
                }
                self.changed.push((false, from.index(), *start));
                *start = had;
                for link in backed.graph.links().from(from) {
                    if purse.as_mut().is_some_and(|purse| !purse.spend()) {
                        return false;
                    }
                    if backed.is_told(link.configuration) {
                        fine &= self.take(backed, *link, had);
                    }
                }
                // what is measured for the first time is measured whole
                if !fine && purse.is_some() {
                    return false;
                }
            }
        }
        fine
    }

    /// Takes a link after so many steps; no is the answer where it ends at a target in time.
    fn take(&mut self, backed: &Backed<'_>, link: Link, after: u32) -> bool {
        let steps = after.saturating_add(1);
        if backed.is_target(link.to) {
            return steps > backed.within;
        }
        let had = &mut self.had[link.to.index()];
        let far = self.far[link.to.index()];
        if !link.last && steps < *had && far != u32::MAX && steps.saturating_add(far) <= backed.within {
            self.changed.push((true, link.to.index(), *had));
            *had = steps;
            self.open.push(link.to);
        }
        true
    }
}
