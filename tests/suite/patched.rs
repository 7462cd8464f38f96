//! A graph in which some records have changed is the graph of what is known then, and so is one that was written and is
//! read part by part.

use crate::{random, rng::Rng, show};
use because::{
    graph::{Changed, Graph, Parts},
    theory::{Name, Record, RecordKind, Theory},
};
use std::{cell::RefCell, collections::HashMap, rc::Rc, sync::Arc};

/// The parts of a graph in memory.
#[derive(Default)]
struct Written {
    parts: HashMap<&'static str, Vec<u8>>,
    asked: RefCell<Vec<String>>,
}

impl Parts for Written {
    fn part(&self, name: &str) -> Option<Vec<u8>> {
        self.asked.borrow_mut().push(name.to_owned());
        self.parts.get(name).cloned()
    }

    fn does_not_read(&self, name: &str) {
        panic!("{name} does not read");
    }
}

fn written(graph: &Graph) -> Rc<Written> {
    Rc::new(Written { parts: graph.parts().collect(), asked: RefCell::default() })
}

fn read(written: &Rc<Written>) -> Graph {
    let parts: Rc<dyn Parts> = written.clone();
    Graph::lying(&parts).unwrap()
}

/// Changes some records as nobody checks: to others of the same names, of any kind; away; or as they stood elsewhere. So
/// names lose their records while others still speak of them, and get them back.
fn change(rng: &mut Rng, known: &mut Theory, others: &[Record]) -> Changed {
    let mut changed = Changed::new();
    for _ in 0..rng.between(0, 4) {
        let name = match known.names() {
            names if !names.is_empty() && rng.below(3) > 0 => names[rng.below(names.len())].clone(),
            _ => others[rng.below(others.len())].name.clone(),
        };
        let now = match rng.below(4) {
            0 => None,
            1 => others.iter().find(|record| record.name == name).cloned(),
            _ => Some(Record { name: name.clone(), ..others[rng.below(others.len())].clone() }),
        };
        match &now {
            Some(record) => drop(known.insert(record.clone())),
            None => drop(known.remove(&name)),
        }
        changed.insert(name, now.map(Arc::new));
    }
    changed
}

#[test]
fn a_graph_that_was_changed_is_the_graph_of_what_is_known_then() {
    for seed in 40_000..40_400 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let mut known: Theory = random::theory(&mut rng, size).into_iter().collect();
        let size = random::Size::random(&mut rng);
        let mut others = random::theory(&mut rng, size);
        others.extend(known.records().map(|record| (**record).clone()));
        if others.is_empty() {
            continue;
        }
        let mut graph = Graph::build(&known);
        for step in 0..6 {
            let before: Vec<Record> = known.records().map(|record| (**record).clone()).collect();
            let changed = change(&mut rng, &mut known, &others);
            let patched = graph.patched(&changed, &|name: &Name| known.kind(name));
            let built = Graph::build(&known);
            assert!(
                patched == built,
                "seed {seed}, step {step}\n{}\nchanged: {changed:#?}\n{patched:#?}\n{built:#?}",
                show::theory(&before)
            );
            graph = if rng.below(2) == 0 { read(&written(&patched)) } else { patched };
        }
    }
}

#[test]
fn what_is_written_of_a_graph_is_read_when_it_is_asked_for() {
    for seed in 41_000..41_100 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let graph = Graph::build(&random::theory(&mut rng, size).into_iter().collect());
        let written = written(&graph);
        let read = read(&written);
        assert_eq!(*written.asked.borrow(), ["graph"]);
        assert_eq!(read.configurations.len(), graph.configurations.len());
        assert_eq!(*written.asked.borrow(), ["graph", "graph-configurations"]);
        assert!(read == graph, "seed {seed}");
    }
}

#[test]
fn a_name_keeps_its_number_while_somebody_speaks_of_it() {
    let theory = |text: &str| -> Theory {
        let read = because::language::parse_records(because::text::FileId(0), text);
        read.records.into_iter().map(|read| read.record).collect()
    };
    let known = theory("factor a\n\ncmoc one\n  context +a\n  outcome +b\n\nevidence e\n  supports one, two\n");
    let mut graph = Graph::build(&known);
    let of = |graph: &Graph| (graph.factors.len(), graph.evidence.others.len(), graph.evidence.of_claim.items.len());
    assert_eq!(of(&graph), (2, 1, 1));
    let gone = |name: &str| Changed::from([(Name::new(name), None)]);
    graph = graph.patched(&gone("a"), &|_| None);
    assert_eq!(of(&graph), (2, 1, 1), "a context still speaks of it");
    graph = graph.patched(&gone("one"), &|_| None);
    assert_eq!(of(&graph), (0, 2, 0));
    let two = theory("cmoc two\n  outcome -c\n");
    let changed = Changed::from([(Name::new("two"), two.find("two").cloned())]);
    graph = graph.patched(&changed, &|name| (name.as_str() == "two").then_some(RecordKind::Cmoc));
    assert_eq!(of(&graph), (1, 1, 1));
}
