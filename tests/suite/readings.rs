//! Both readings of records into configurations are the same.

use crate::{
    naive::{self, Told},
    random,
    rng::Rng,
    show, shrink,
};
use because::{
    resolve,
    theory::{NameOf, Record},
};

fn engine(record: &Record) -> Vec<Told> {
    resolve::configurations(record)
        .into_iter()
        .map(|configuration| Told {
            id: NameOf { name: configuration.id.record, number: configuration.id.number },
            parts: configuration.parts.into_iter().map(|(role, group)| (role, group.literals)).collect(),
            twin_of: configuration.twin_of,
        })
        .collect()
}

fn differ(records: &[Record]) -> bool {
    records.iter().any(|record| engine(record) != naive::configurations(record))
}

#[test]
fn records_tell_the_same_configurations() {
    for seed in 0..1500 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let records = random::theory(&mut rng, size);
        if differ(&records) {
            let least = shrink::shrink(&records, &mut differ);
            let text = show::theory(&least);
            for record in &least {
                assert_eq!(engine(record), naive::configurations(record), "seed {seed}\n{text}");
            }
        }
    }
}
