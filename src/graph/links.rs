//! Which literal leads to which through which configuration, both ways, in flat arrays.

use super::{Graph, Lists, LiteralId, lists::number};
use crate::answer::Entry;

/// One way in which a configuration leads from a literal to a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// What is reached.
    pub to: LiteralId,
    /// The configuration.
    pub configuration: u32,
    /// How it is entered.
    pub entry: Entry,
    /// Whether it gives the literal as a mechanism, so that no chain goes on from there.
    pub last: bool,
    /// Whether the literal that is reached stands among alternatives.
    pub alternative: bool,
}

/// A literal to which links lead from another, or from which they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour {
    /// The literal.
    pub literal: LiteralId,
    /// Whether one of the links is not `last`.
    pub goes_on: bool,
    first: u32,
    count: u32,
}

/// The links that all configurations tell, be they refuted, retired or not.
///
/// A configuration leads from each literal of its conditions to each of its outcomes, and to each of its mechanisms,
/// where the chain ends; and from each literal of its mechanisms to its outcomes, unless one of them is not known. Where
/// the mechanisms stand for the conditions, it leads from them to the outcomes only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    all: Lists<Link>,
    onward: Lists<Neighbour>,
    back: Lists<Neighbour>,
}

impl Neighbour {
    /// A number that this pair of literals has in its table, whichever of them is the neighbour; less than the number of
    /// links.
    pub fn number(self) -> u32 {
        self.first
    }
}

impl Links {
    /// The links from a literal, each once, in their order: by what they reach, then by configuration.
    pub fn from(&self, literal: LiteralId) -> &[Link] {
        self.all.get(literal.0)
    }

    /// How many links there are.
    pub fn len(&self) -> usize {
        self.all.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.items.is_empty()
    }

    /// The links from the three literals of a factor, one literal after the other.
    pub fn of_factor(&self, factor: u32) -> &[Link] {
        of_factor(&self.all, factor)
    }

    /// The literals to which links lead from a literal, in order.
    pub fn onward(&self, literal: LiteralId) -> &[Neighbour] {
        self.onward.get(literal.0)
    }

    /// The literals from which links lead to a literal, in order.
    pub fn back(&self, literal: LiteralId) -> &[Neighbour] {
        self.back.get(literal.0)
    }

    /// The literals from which links lead to the three literals of a factor, for one literal after the other.
    pub fn back_of_factor(&self, factor: u32) -> &[Neighbour] {
        of_factor(&self.back, factor)
    }

    /// The links between a literal and its neighbour; of a neighbour that this table gave.
    pub fn between(&self, neighbour: Neighbour) -> &[Link] {
        let first = neighbour.first as usize;
        self.all.items.get(first..first + neighbour.count as usize).unwrap_or(&[])
    }

    fn new(graph: &Graph) -> Links {
        let mut told = Vec::with_capacity(graph.configurations.len() * 6);
        for configuration in 0..number(graph.configurations.len()) {
            tell(graph, configuration, &mut told);
        }
        let mut links = Links { all: Lists::gather(graph.literal_count(), &told).distinct(), ..Links::default() };
        drop(told);
        links.add_neighbours();
        links
    }

    fn add_neighbours(&mut self) {
        let literals = number(self.all.len());
        let mut back = Vec::new();
        for from in 0..literals {
            let mut first = number(self.all.range(from).start);
            for links in self.all.get(from).chunk_by(|one, other| one.to == other.to) {
                let Some(Link { to, .. }) = links.first().copied() else { continue };
                let count = number(links.len());
                let goes_on = links.iter().any(|link| !link.last);
                self.onward.items.push(Neighbour { literal: to, goes_on, first, count });
                back.push((to.0, Neighbour { literal: LiteralId(from), goes_on, first, count }));
                first += count;
            }
            self.onward.starts.push(number(self.onward.items.len()));
        }
        self.back = Lists::gather(literals as usize, &back);
    }
}

impl Graph {
    /// The links between literals. They are worked out when they are first asked for, in time that grows with their
    /// number.
    pub fn links(&self) -> &Links {
        self.links.get(|| Links::new(self))
    }

    /// The links of one configuration, each behind the literal that it leads from; one may come more than once.
    pub fn links_of(&self, configuration: u32) -> Vec<(LiteralId, Link)> {
        let mut told = Vec::new();
        tell(self, configuration, &mut told);
        told.into_iter().map(|(from, link)| (LiteralId(from), link)).collect()
    }

    /// The links from a literal through one configuration, in their order; the other links are not worked out for it.
    pub fn links_through(&self, from: LiteralId, configuration: u32) -> Vec<Link> {
        let mut told = Vec::new();
        tell(self, configuration, &mut told);
        let mut links: Vec<Link> = told.into_iter().filter(|(one, _)| *one == from.0).map(|(_, link)| link).collect();
        links.sort_unstable();
        links.dedup();
        links
    }
}

/// The three literals of a factor stand side by side, and so do their lists.
fn of_factor<T>(lists: &Lists<T>, factor: u32) -> &[T] {
    let [first, .., last] = Graph::directions(factor);
    lists.items.get(lists.range(first.0).start..lists.range(last.0).end).unwrap_or(&[])
}

/// What one configuration tells, with the literals from which it leads. One may come more than once.
fn tell(graph: &Graph, configuration: u32, told: &mut Vec<(u32, Link)>) {
    let row = graph.configurations[configuration as usize];
    let by_mechanism = !row.borrows && !row.unknown_mechanism;
    for group in graph.groups(configuration) {
        if group.row.condition {
            tell_from(graph, (group.literals, configuration, Entry::Condition), !row.borrows, told);
        }
        if group.row.mechanism && by_mechanism {
            tell_from(graph, (group.literals, configuration, Entry::Mechanism), false, told);
        }
    }
}

fn tell_from(
    graph: &Graph,
    (from, configuration, entry): (&[LiteralId], u32, Entry),
    to_mechanisms: bool,
    told: &mut Vec<(u32, Link)>,
) {
    let mut add = |group: &[LiteralId], last: bool| {
        let alternative = group.len() > 1;
        for to in group {
            let link = Link { to: *to, configuration, entry, last, alternative };
            told.extend(from.iter().map(|from| (from.0, link)));
        }
    };
    graph.outcomes(configuration).for_each(|group| add(group, false));
    if to_mechanisms {
        graph.mechanisms(configuration).for_each(|group| add(group, true));
    }
}

#[cfg(test)]
mod tests {
    use super::{super::of_text::graph, Entry, Graph, Link, Links, LiteralId};

    /// The links in words, by where they begin: `+a > +b one`, with `m` where the mechanism is entered, `.` where it
    /// is reached, `|` where what is reached has alternatives.
    fn written(graph: &Graph) -> Vec<String> {
        let links = graph.links();
        let mut written = Vec::new();
        for from in (0..).map(LiteralId).take(graph.literal_count()) {
            for Link { to, configuration, entry, last, alternative } in links.from(from) {
                let signs = [(*entry == Entry::Mechanism, 'm'), (*last, '.'), (*alternative, '|')];
                let signs: String = signs.iter().filter(|(holds, _)| *holds).map(|(_, sign)| *sign).collect();
                let (from, to) = (graph.literal(from), graph.literal(*to));
                let text = format!("{from} > {to} {} {signs}", graph.configuration_id(*configuration));
                written.push(text.trim_end().to_owned());
            }
        }
        written
    }

    #[test]
    fn conditions_lead_to_outcomes_and_mechanisms_and_those_to_outcomes() {
        let graph = graph(
            "factor a\nfactor b\nfactor c\nfactor d\ncmoc one\n  context +a\n  mechanism +b\n  outcome +c or -d\n\
             cmoc two\n  context +a, -a\n  outcome +c\n",
        );
        let expected = ["+a > +b one .", "+a > +c one |", "+a > +c two", "+a > -d one |", "-a > +c two"];
        let expected = expected.iter().chain(&["+b > +c one m|", "+b > -d one m|"]);
        assert_eq!(written(&graph), expected.copied().collect::<Vec<_>>());
    }

    #[test]
    fn mechanisms_that_stand_for_conditions_lead_to_outcomes_only_and_unknown_ones_bar_the_entry() {
        let graph = graph(
            "factor a\nfactor b\nfactor c\ncmoc borrowing\n  mechanism +a, +b\n  outcome +c\n\
             cmoc unknown\n  context -a\n  mechanism -b, ?\n  outcome -c\n",
        );
        let expected = ["+a > +c borrowing", "-a > -b unknown .", "-a > -c unknown", "+b > +c borrowing"];
        assert_eq!(written(&graph), expected);
    }

    #[test]
    fn each_link_stands_once_and_each_neighbour_both_ways() {
        let graph = graph(
            "factor a\nfactor b\ncmoc one\n  context +a\n  intervention +a\n  mechanism +b\n\
             cmoc two\n  context +a\n  outcome +b\ncmoc three\n  context -a\n  mechanism +b\n",
        );
        assert_eq!(written(&graph), ["+a > +b one .", "+a > +b two", "-a > +b three ."]);
        let links: &Links = graph.links();
        let literal =
            |text: &str| LiteralId(["+a", "-a", "?a", "+b"].iter().position(|one| *one == text).unwrap() as u32);
        let [to] = links.onward(literal("+a")) else { panic!("one neighbour") };
        assert_eq!((to.literal, to.goes_on, links.between(*to)), (literal("+b"), true, links.from(literal("+a"))));
        let back: Vec<_> = links.back(literal("+b")).iter().map(|from| (from.literal, from.goes_on)).collect();
        assert_eq!(back, [(literal("+a"), true), (literal("-a"), false)]);
        assert_eq!(links.back_of_factor(1), links.back(literal("+b")));
        assert_eq!(links.of_factor(0).len(), 3);
        assert!(links.of_factor(1).is_empty());
        assert!(links.from(LiteralId(99)).is_empty());
    }

    #[test]
    fn a_graph_is_the_same_with_and_without_its_links() {
        let one = graph("factor a\ncmoc one\n  context +a\n  outcome -a\n");
        let other = one.clone();
        assert_eq!(one.links().from(LiteralId(0)).len(), 1);
        assert_eq!(one, other);
        assert_eq!(other.links(), one.links());
    }
}
