//! Small theories by hand, and random ones against nested loops over their configurations.

use super::{BothWays, Network};
use crate::{
    graph::{Graph, of_text::graph},
    theory::Direction,
};
use std::collections::BTreeSet;

fn named(graph: &Graph, factors: &[u32]) -> Vec<String> {
    factors.iter().map(|at| graph.factors[*at].to_string()).collect()
}

const SMALL: &str = "factor a\nfactor b\nfactor c\nfactor d\n\
    source s1\nsource s2\n\
    cmoc one\n  context +a\n  mechanism +b\n  outcome +c\n\
    cmoc two\n  context +a\n  mechanism -b\n  outcome +c\n\
    cmoc three\n  context +a\n  outcome -c\n\
    cmoc four\n  context +c\n  mechanism +b, ?\n  outcome +d\n\
    evidence e1\n  from s1\n  supports one\n\
    evidence e2\n  from s1, s2\n  supports two\n";

#[test]
fn links_are_folded_through_mechanisms_and_past_them_where_there_are_none() {
    let graph = graph(SMALL);
    let [a, b, c, d] = [0, 1, 2, 3];
    let told = |factor: u32| -> Vec<(u32, u32, u32, u32, u32)> {
        let tallies = graph.network().leading_to(factor);
        tallies.map(|(from, t)| (from, t.more, t.less, t.by_mechanism, t.sources)).collect()
    };
    assert_eq!(told(b), [(a, 1, 1, 0, 2), (c, 1, 0, 0, 0)]);
    assert_eq!(told(c), [(b, 1, 1, 2, 2), (a, 0, 1, 0, 0)]);
    assert_eq!(told(d), [(c, 1, 0, 0, 0)]);
    let mechanisms: Vec<u32> = graph.network().mechanisms_of(c).map(|(from, _)| from).collect();
    assert_eq!(mechanisms, [b]);
    assert_eq!(graph.network().edges(), 5);
}

#[test]
fn paths_come_by_length_with_the_product_of_their_directions() {
    let graph = graph(SMALL);
    let found = graph.network().paths(0, 3, 6, 100);
    let told: Vec<_> = found.iter().map(|path| (named(&graph, &path.factors).join(" "), path.direction)).collect();
    assert_eq!(told, [("a c d".to_owned(), Direction::Less), ("a b c d".to_owned(), Direction::Unsaid)]);
    assert_eq!(graph.network().paths(0, 3, 2, 100).len(), 1);
    assert_eq!(graph.network().paths(0, 3, 6, 1).len(), 1);
    assert!(graph.network().paths(3, 0, 6, 100).is_empty());
    assert!(graph.network().paths(0, 0, 6, 100).is_empty());
}

#[test]
fn routes_share_no_edge_and_keep_to_what_is_supported() {
    let graph = graph(SMALL);
    let routes = |to: u32, sources: u32| graph.network().disjoint_routes(0, to, sources);
    assert_eq!((routes(2, 0), routes(2, 2), routes(2, 3)), (2, 1, 0));
    assert_eq!((routes(3, 0), routes(3, 1), routes(0, 0)), (1, 0, 0));
}

#[test]
fn the_same_condition_may_lead_both_ways() {
    let graph = graph(SMALL);
    let from = graph.literal(graph.both_ways()[0].from).to_string();
    assert_eq!((from.as_str(), graph.both_ways().len()), ("+a", 1));
    let BothWays { to, more, less, .. } = graph.both_ways()[0];
    assert_eq!((to, more, less), (2, 2, 1));
}

#[test]
fn weak_is_what_few_pieces_or_few_sources_support() {
    let graph = graph(SMALL);
    let weak = |pieces: usize, sources: usize| {
        let weak = graph.evidence.weak(pieces, sources).into_iter();
        weak.map(|at| graph.configuration_id(at).to_string()).collect::<Vec<_>>()
    };
    assert_eq!(weak(2, 0), ["four", "one", "three"]);
    assert_eq!(weak(0, 1), ["four", "three"]);
    assert!(weak(0, 0).is_empty());
}

/// A small generator of numbers: Steele, Lea & Flood 2014, doi 10.1145/2660193.2660195.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }
}

const FACTORS: u32 = 7;

/// Configurations from one factor through another to a third, and the edges that they make.
fn random(seed: u64) -> (Graph, BTreeSet<(u32, u32)>) {
    let mut numbers = Numbers(seed);
    let mut text: String = (0..FACTORS).map(|at| format!("factor f{at}\n")).collect();
    let mut edges = BTreeSet::new();
    for at in 0..3 + numbers.below(9) {
        let mut factor = || numbers.below(u64::from(FACTORS)) as u32;
        let (a, b, c) = (factor(), factor(), factor());
        text.push_str(&format!("cmoc k{at}\n  context +f{a}\n  mechanism +f{b}\n  outcome +f{c}\n"));
        edges.extend([(a, b), (b, c)]);
    }
    (graph(&text), edges)
}

fn reached(edges: &BTreeSet<(u32, u32)>, from: u32) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    loop {
        let more: Vec<u32> = edges.iter().filter(|(a, _)| *a == from || found.contains(a)).map(|(_, b)| *b).collect();
        let before = found.len();
        found.extend(more);
        if found.len() == before {
            return found;
        }
    }
}

fn simple(edges: &BTreeSet<(u32, u32)>, on: &mut Vec<u32>, to: u32, within: usize, found: &mut Vec<Vec<u32>>) {
    let at = on[on.len() - 1];
    for (_, next) in edges.iter().filter(|(a, _)| *a == at) {
        if on.contains(next) || on.len() > within {
            continue;
        }
        on.push(*next);
        if *next == to {
            found.push(on.clone());
        } else {
            simple(edges, on, to, within, found);
        }
        on.pop();
    }
}

/// The fewest edges without which nothing leads on: one more each time.
fn fewest(edges: &BTreeSet<(u32, u32)>, from: u32, to: u32, most: usize) -> Option<usize> {
    if !reached(edges, from).contains(&to) {
        return Some(0);
    }
    if most == 0 {
        return None;
    }
    let without = edges.iter().filter_map(|edge| {
        let mut left = edges.clone();
        left.remove(edge);
        fewest(&left, from, to, most - 1)
    });
    without.min().map(|fewest| fewest + 1)
}

#[test]
fn random_networks_answer_as_nested_loops_do() {
    let (mut longest, mut most) = (0, 0);
    for seed in 0..25 {
        let (graph, edges) = random(seed);
        let network: &Network = graph.network();
        assert_eq!(network.edges(), edges.len(), "seed {seed}");
        for to in 0..FACTORS {
            let mut upstream = network.upstream(to);
            upstream.sort_unstable();
            let expected: Vec<u32> = (0..FACTORS).filter(|from| reached(&edges, *from).contains(&to)).collect();
            assert_eq!(upstream, expected, "seed {seed}, to {to}");
            for from in (0..FACTORS).filter(|from| *from != to) {
                let mut expected = Vec::new();
                simple(&edges, &mut vec![from], to, 4, &mut expected);
                expected.sort_by_key(|path| (path.len(), path.clone()));
                let paths = network.paths(from, to, 4, usize::MAX).into_iter().map(|path| path.factors);
                assert_eq!(paths.collect::<Vec<_>>(), expected, "seed {seed}, {from} to {to}");
                longest = longest.max(expected.last().map_or(0, Vec::len));
                let routes = network.disjoint_routes(from, to, 0);
                if let Some(fewest) = fewest(&edges, from, to, 2) {
                    assert_eq!(routes, fewest, "seed {seed}, {from} to {to}");
                    most = most.max(fewest);
                } else {
                    assert!(routes > 2, "seed {seed}, {from} to {to}: {routes}");
                }
            }
        }
    }
    assert!(longest == 5 && most == 2, "{longest} {most}");
}
