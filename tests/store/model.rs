//! Random commits, reopenings and rebuildings against a plain map of what is known.

use crate::make::{entry, new, open, records};
use because::{
    graph::Graph,
    language,
    store::{Change, How, Prefer, Store},
    theory::{Name, Record, RecordKind},
};
use std::{collections::BTreeMap, path::Path};

/// Small numbers that look random (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

#[derive(Default)]
struct Model {
    known: BTreeMap<Name, Record>,
    versions: BTreeMap<Name, Vec<Option<Record>>>,
    revision: u64,
}

impl Model {
    fn commit(&mut self, changes: &[Change]) {
        let mut any = false;
        for change in changes {
            match change {
                Change::Put(record) if self.known.get(&record.name) != Some(record) => {
                    self.known.insert(record.name.clone(), record.clone());
                    self.versions.entry(record.name.clone()).or_default().push(Some(record.clone()));
                    any = true;
                }
                Change::Gone { name, .. } if self.known.remove(name).is_some() => {
                    self.versions.entry(name.clone()).or_default().push(None);
                    any = true;
                }
                _ => {}
            }
        }
        self.revision += u64::from(any);
    }

    /// Asks everything of a store, and compares it with what is to be known.
    fn check(&self, store: &mut Store, seed: u64) {
        let (found, notes) = store.settled(|store| self.ask(store)).unwrap();
        assert_eq!(notes, [], "seed {seed}");
        let mut plain = Store::in_memory();
        let all = self.known.values().cloned().map(Change::Put).collect();
        plain.commit(entry(How::Typed), all, |_, changes| Ok(changes)).unwrap();
        assert_eq!(store.stamp().digest, plain.stamp().digest, "seed {seed}");
        let expected = Found {
            revision: self.revision,
            revisions: self.revision as usize,
            records: self.known.values().cloned().collect(),
            versions: self.versions.values().cloned().collect(),
            plan: (self.known.len(), 0),
            ..self.ask(&plain)
        };
        assert_eq!(found, expected, "seed {seed}");
    }

    fn ask(&self, store: &Store) -> Found {
        let past = |name: &Name| {
            let past = store.history_of(name).into_iter();
            past.map(|past| store.record_of(&past.version).unwrap()).collect()
        };
        let plan = store.plan_load(self.known.values().cloned().collect(), Prefer::Neither, true);
        Found {
            revision: store.revision(),
            revisions: store.history().len(),
            count: store.len(),
            records: store.theory().records().map(|record| (**record).clone()).collect(),
            graph: store.graph().clone(),
            words: store.words(""),
            called: store.called("w", &|_| true, 100),
            naming: store.theory().naming(&Name::new("n1")).iter().map(|record| record.name.clone()).collect(),
            postings: ["w1", "w2", "w3"].map(|word| store.postings(word)),
            versions: self.versions.keys().map(past).collect(),
            plan: (plan.same, plan.changes.len()),
        }
    }
}

/// What a store answers.
#[derive(Debug, PartialEq)]
struct Found {
    revision: u64,
    revisions: usize,
    count: usize,
    records: Vec<Record>,
    graph: Graph,
    words: Vec<String>,
    called: Vec<Name>,
    naming: Vec<Name>,
    postings: [Vec<Name>; 3],
    versions: Vec<Vec<Option<Record>>>,
    plan: (usize, usize),
}

/// Some changes; with long notes, so that few of them are more than an index lets lie behind it.
fn changes(dice: &mut Dice, long: bool) -> Vec<Change> {
    let mut changes = BTreeMap::new();
    for _ in 0..=dice.roll(6) {
        let name = format!("n{}", dice.roll(25));
        let change = if dice.roll(4) == 0 {
            Change::Gone { kind: RecordKind::Cmoc, name: Name::new(&name) }
        } else {
            let (word, factor) = (dice.roll(5), dice.roll(3));
            let note = if long {
                format!("  note \"{}\"\n", format!("long{word} {} ", "x".repeat(1_000)).repeat(42).trim())
            } else {
                String::new()
            };
            let text = format!("cmoc {name} \"w{word}\"\n  context +f{factor}\n  outcome -g{word}\n{note}");
            Change::Put(records(&text).remove(0))
        };
        changes.insert(name, change);
    }
    changes.into_values().collect()
}

fn run(seed: u64, kb: &Path, long: bool) {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut stores = vec![open(kb), open(kb)];
    let mut model = Model::default();
    // Long ones are made into an index at every other commit.
    for _ in 0..if long { 16 } else { 40 } {
        let which = dice.roll(2) as usize;
        match dice.roll(10) {
            0 if model.revision > 0 => drop(stores[which].rebuild().unwrap()),
            1 | 2 => stores[which] = open(kb),
            3 => drop(stores[which].refresh().unwrap()),
            _ => {
                let changes = changes(&mut dice, long);
                stores[which].commit(entry(How::Typed), changes.clone(), |_, changes| Ok(changes)).unwrap();
                model.commit(&changes);
            }
        }
        stores.iter().for_each(Store::let_go);
        if dice.roll(5) == 0 {
            stores[which].refresh().unwrap();
            model.check(&mut stores[which], seed);
        }
    }
    for store in &mut stores {
        store.refresh().unwrap();
        model.check(store, seed);
    }
    let text: Vec<String> = model.known.values().map(language::print).collect();
    assert_eq!(crate::make::text(&open(kb)), text.join("\n"));
}

#[test]
fn a_store_is_a_map_with_a_memory() {
    let seeds = std::env::var("BECAUSE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(12);
    for seed in 1..=seeds {
        let (_folder, kb) = new();
        run(seed, &kb, seed % 4 == 0);
    }
}
