//! The most routes from factor to factor that share no edge.
//!
//! By Menger's theorem there are as many as edges have to be taken away before no route is left. They are found as a
//! greatest flow where each edge carries one unit (Dinic 1970, Soviet Mathematics Doklady 11, 1277–1280; for edges of
//! one unit Even & Tarjan 1975, doi 10.1137/0204043).

use super::Network;

impl Network {
    /// How many routes lead from one factor to another of which no two share an edge, over edges that at least so many
    /// sources support; 0 from a factor to itself.
    pub fn disjoint_routes(&self, from: u32, to: u32, sources: u32) -> usize {
        let factors = self.onward.len();
        if from == to || from as usize >= factors || to as usize >= factors {
            return 0;
        }
        let open = |at: usize| if self.tallies[at].sources >= sources { Edge::Open } else { Edge::Closed };
        let mut flow = Flow {
            network: self,
            edges: (0..self.tallies.len()).map(open).collect(),
            far: vec![u32::MAX; factors],
            next: vec![0; factors],
            from,
            to,
        };
        let mut routes = 0;
        while flow.measure() {
            routes += flow.fill();
        }
        routes
    }
}

/// What an edge may still carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// Nothing: too few sources support it.
    Closed,
    /// One unit.
    Open,
    /// It carries one, which may be sent back.
    Used,
}

struct Flow<'n> {
    network: &'n Network,
    edges: Vec<Edge>,
    /// How far each factor is from the end, over what is left.
    far: Vec<u32>,
    /// For each factor, the first way on that was not tried in vain: edges onward first, then those back.
    next: Vec<u32>,
    from: u32,
    to: u32,
}

impl Flow<'_> {
    /// Measures how far factors are from the end, until the start is reached; no is the answer where it is not.
    fn measure(&mut self) -> bool {
        self.far.fill(u32::MAX);
        self.next.fill(0);
        self.far[self.to as usize] = 0;
        let mut queue = vec![self.to];
        let mut open = 0;
        while let Some(at) = queue.get(open).copied() {
            open += 1;
            let far = self.far[at as usize] + 1;
            let Network { onward, back, back_edges, .. } = self.network;
            let open_in = back.range(at).filter(|place| self.edges[back_edges[*place] as usize] == Edge::Open);
            let used_out = onward.range(at).filter(|edge| self.edges[*edge] == Edge::Used);
            for before in open_in.map(|place| back.items[place]).chain(used_out.map(|edge| onward.items[edge])) {
                if self.far[before as usize] == u32::MAX {
                    self.far[before as usize] = far;
                    queue.push(before);
                }
            }
            if self.far[self.from as usize] != u32::MAX {
                return true;
            }
        }
        false
    }

    /// Sends what can be sent over shortest ways, and tells how much that is.
    fn fill(&mut self) -> usize {
        let mut sent = 0;
        let mut way: Vec<(u32, usize, Edge)> = Vec::new();
        let mut at = self.from;
        loop {
            if at == self.to {
                sent += 1;
                for (_, edge, becomes) in way.drain(..) {
                    self.edges[edge] = becomes;
                }
                at = self.from;
            }
            if let Some((edge, becomes, next)) = self.step(at) {
                way.push((at, edge, becomes));
                at = next;
                continue;
            }
            let Some((before, ..)) = way.pop() else { return sent };
            at = before;
            self.next[at as usize] += 1;
        }
    }

    /// The next step from a factor towards the end: over an edge that is open, or back over one that is used.
    fn step(&mut self, at: u32) -> Option<(usize, Edge, u32)> {
        let Network { onward, back, back_edges, .. } = self.network;
        let near = self.far[at as usize].checked_sub(1)?;
        let (out, into) = (onward.range(at), back.range(at));
        loop {
            let next = self.next[at as usize] as usize;
            let place = into.start + next.saturating_sub(out.len());
            let (edge, to, wanted, becomes) = if next < out.len() {
                (out.start + next, onward.items[out.start + next], Edge::Open, Edge::Used)
            } else if place < into.end {
                (back_edges[place] as usize, back.items[place], Edge::Used, Edge::Open)
            } else {
                return None;
            };
            if self.far[to as usize] == near && self.edges[edge] == wanted {
                return Some((edge, becomes, to));
            }
            self.next[at as usize] += 1;
        }
    }
}
