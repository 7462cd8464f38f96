//! Strongly connected components: only within one of them can anything lead back to itself.

use super::arcs::Arcs;
use crate::graph::LiteralId;

/// The component of each literal, by number (Tarjan 1972, doi 10.1137/0201010); linear in the arcs.
pub(super) fn components(arcs: &Arcs) -> Vec<u32> {
    let mut walk = Tarjan {
        arcs,
        place: vec![UNSEEN; arcs.len()],
        low: vec![0; arcs.len()],
        component: vec![UNSEEN; arcs.len()],
        open: Vec::new(),
        seen: 0,
        found: 0,
    };
    for literal in (0..).map(LiteralId).take(arcs.len()) {
        if walk.place[literal.index()] == UNSEEN {
            walk.from(literal);
        }
    }
    walk.component
}

const UNSEEN: u32 = u32::MAX;

struct Tarjan<'a> {
    arcs: &'a Arcs,
    /// When each literal was first seen.
    place: Vec<u32>,
    /// The earliest literal on the stack that is reached from each.
    low: Vec<u32>,
    component: Vec<u32>,
    /// Those whose component is not closed yet.
    open: Vec<LiteralId>,
    seen: u32,
    found: u32,
}

impl Tarjan<'_> {
    /// Goes through all that is reached from a literal. The way is kept in a list and not on the machine's stack, which
    /// a chain of a hundred thousand literals would overflow.
    fn from(&mut self, start: LiteralId) {
        let mut way = vec![(start, 0)];
        self.see(start);
        while let Some((at, next)) = way.last_mut() {
            let (at, hop) = (*at, self.arcs.of(*at).get(*next));
            *next += 1;
            match hop {
                Some(hop) if self.place[hop.to.index()] == UNSEEN => {
                    self.see(hop.to);
                    way.push((hop.to, 0));
                }
                Some(hop) => {
                    if self.component[hop.to.index()] == UNSEEN {
                        self.low[at.index()] = self.low[at.index()].min(self.place[hop.to.index()]);
                    }
                }
                None => {
                    way.pop();
                    if let Some((before, _)) = way.last() {
                        self.low[before.index()] = self.low[before.index()].min(self.low[at.index()]);
                    }
                    self.close(at);
                }
            }
        }
    }

    fn see(&mut self, literal: LiteralId) {
        self.place[literal.index()] = self.seen;
        self.low[literal.index()] = self.seen;
        self.seen += 1;
        self.open.push(literal);
    }

    /// Closes the component of a literal that was its first.
    fn close(&mut self, at: LiteralId) {
        if self.low[at.index()] != self.place[at.index()] {
            return;
        }
        while let Some(literal) = self.open.pop() {
            self.component[literal.index()] = self.found;
            if literal == at {
                break;
            }
        }
        self.found += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        graph::Lists,
        query::chain::{Hop, Joint},
    };

    #[test]
    fn what_leads_back_to_itself_is_one_component() {
        let literal = LiteralId;
        let hop = |from, to| Hop { joint: Joint::Told, from: literal(from), to: literal(to), pair: None };
        let mut from = Lists::default();
        // 0 → 1 → 2 → 0, 2 → 3 → 4 → 3, 5 → 5
        for hops in [vec![hop(0, 1)], vec![hop(1, 2)], vec![hop(2, 0), hop(2, 3)], vec![hop(3, 4)], vec![hop(4, 3)]] {
            from.push(hops);
        }
        from.push(vec![hop(5, 5)]);
        let component = components(&Arcs { from });
        assert_eq!(component[0], component[1]);
        assert_eq!(component[1], component[2]);
        assert_eq!(component[3], component[4]);
        let mut distinct = vec![component[0], component[3], component[5]];
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), 3);
    }
}
