//! What is written is read: against maps in memory, for random contents and for sizes at which something changes.

use crate::kept::{Entries, Kept, Numbers, of_any_revision, stamp};
use because::store::index::{Reader, Unusable, Unwritten, Writer};
use proptest::prelude::*;
use std::{io::Write, ops::Bound};

fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        8 => prop::collection::vec(any::<u8>(), 0..40),
        1 => (0..most, any::<u8>()).prop_map(|(length, byte)| vec![byte; length]),
    ]
}

fn entries() -> impl Strategy<Value = Entries> {
    let key = prop_oneof![4 => prop::collection::vec(0u8..4, 0..6), 1 => bytes(9_000)];
    prop::collection::btree_map(key, bytes(20_000), 0..120)
}

fn kept() -> impl Strategy<Value = Kept> {
    let sections = prop::collection::btree_map("[a-z0-9-]{1,8}", bytes(60_000), 0..4);
    let entries = prop::collection::btree_map("[a-z0-9-]{9,12}", entries(), 0..3);
    (sections, entries).prop_map(|(sections, entries)| Kept { sections, entries })
}

/// One entry, as the index and as a map give it.
fn owned(entry: (&Vec<u8>, &Vec<u8>)) -> (Vec<u8>, Vec<u8>) {
    (entry.0.clone(), entry.1.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_index_answers_as_a_map_does(
        kept in kept(),
        asked in prop::collection::vec(prop::collection::vec(0u8..4, 0..7), 1..20),
    ) {
        let folder = tempfile::tempdir().unwrap();
        kept.write(folder.path(), &stamp(7)).unwrap();
        let reader = Reader::open(folder.path(), of_any_revision).unwrap();
        prop_assert_eq!(reader.stamp(), &stamp(7));
        prop_assert_eq!(&kept.read(&reader).unwrap(), &kept);
        for (name, entries) in &kept.entries {
            prop_assert_eq!(reader.count(name).unwrap(), entries.len() as u64);
            prop_assert_eq!(reader.keys(name).unwrap().map(Result::unwrap).collect::<Vec<_>>(),
                entries.keys().cloned().collect::<Vec<_>>());
            for key in entries.keys().chain(&asked) {
                let found = reader.get(name, key).unwrap();
                prop_assert_eq!(found.as_ref(), entries.get(key));
            }
            for pair in asked.windows(2).filter(|pair| pair[0] < pair[1]) {
                for bounds in [
                    (Bound::Included(&pair[0]), Bound::Excluded(&pair[1])),
                    (Bound::Excluded(&pair[0]), Bound::Included(&pair[1])),
                    (Bound::Included(&pair[0]), Bound::Unbounded),
                    (Bound::Unbounded, Bound::Excluded(&pair[1])),
                ] {
                    let found: Vec<_> = reader.range::<&Vec<u8>>(name, (bounds.0.as_ref(), bounds.1.as_ref()))
                        .unwrap().map(Result::unwrap).collect();
                    let expected: Vec<_> = entries.range::<Vec<u8>, _>(bounds).map(owned).collect();
                    prop_assert_eq!(found, expected);
                }
            }
        }
        reader.check().unwrap();
    }
}

#[test]
fn values_of_every_size_come_back() {
    let mut numbers = Numbers::new(1);
    let sizes = [0, 1, 127, 128, 7_139, 7_140, 7_141, 7_160, 7_167, 7_168, 7_169, 8_192, 14_336, 100_000, 5_000_000];
    let mut kept = Kept::default();
    let mut entries = Entries::new();
    for size in sizes {
        kept.sections.insert(format!("size-{size}"), numbers.bytes(size));
        entries.insert(format!("{size:09}").into_bytes(), numbers.bytes(size));
        entries.insert(numbers.bytes(size.min(30_000)), b"long key".to_vec());
    }
    kept.entries.insert("values".to_owned(), entries);
    let folder = tempfile::tempdir().unwrap();
    kept.write(folder.path(), &stamp(1)).unwrap();
    let reader = Reader::open(folder.path(), of_any_revision).unwrap();
    assert!(kept.read(&reader).unwrap() == kept);
    for (key, value) in &kept.entries["values"] {
        assert!(reader.get("values", key).unwrap().as_ref() == Some(value));
    }
}

#[test]
fn a_hundred_thousand_small_entries() {
    let folder = tempfile::tempdir().unwrap();
    let writer = Writer::create(folder.path()).unwrap();
    let mut section = writer.entries("names").unwrap();
    for number in 0u32..100_000 {
        section.put(&number.to_be_bytes(), number.to_string().as_bytes()).unwrap();
    }
    section.close().unwrap();
    writer.finish(&stamp(1)).unwrap();

    let reader = Reader::open(folder.path(), of_any_revision).unwrap();
    assert_eq!(reader.count("names").unwrap(), 100_000);
    for number in (0u32..100_000).step_by(997) {
        let value = reader.get("names", &number.to_be_bytes()).unwrap();
        assert_eq!(value, Some(number.to_string().into_bytes()));
    }
    assert_eq!(reader.get("names", &100_000u32.to_be_bytes()).unwrap(), None);
    assert_eq!(reader.keys("names").unwrap().map(Result::unwrap).count(), 100_000);
    let from = 99_990u32.to_be_bytes();
    assert_eq!(reader.range("names", from.as_slice()..).unwrap().count(), 10);
}

#[test]
fn sections_are_written_side_by_side_and_as_streams() {
    let folder = tempfile::tempdir().unwrap();
    let writer = Writer::create(folder.path()).unwrap();
    let (mut graph, mut records) = (writer.section("graph").unwrap(), writer.entries("records").unwrap());
    let mut expected = Vec::new();
    for number in 0u32..20_000 {
        write!(graph, "{number},").unwrap();
        write!(expected, "{number},").unwrap();
        records.put(&number.to_be_bytes(), b"record").unwrap();
    }
    records.close().unwrap();
    graph.close().unwrap();
    writer.finish(&stamp(1)).unwrap();

    let reader = Reader::open(folder.path(), of_any_revision).unwrap();
    assert_eq!(reader.section("graph").unwrap(), expected);
    assert_eq!(reader.count("records").unwrap(), 20_000);
}

#[test]
fn a_section_is_asked_for_by_its_name_and_kind() {
    let folder = tempfile::tempdir().unwrap();
    Kept::of_revision(1).write(folder.path(), &stamp(1)).unwrap();
    let reader = Reader::open(folder.path(), of_any_revision).unwrap();
    assert!(matches!(reader.section("themes"), Err(Unusable::NoSection(name)) if name == "themes"));
    assert!(matches!(reader.section("records"), Err(Unusable::NoSection(_))));
    assert!(matches!(reader.get("graph", b"a"), Err(Unusable::NoSection(_))));
    assert_eq!(reader.section("themes").unwrap_err().to_string(), "it has no section `themes`");
}

#[test]
fn what_cannot_be_right_is_refused_while_writing() {
    let folder = tempfile::tempdir().unwrap();
    let writer = Writer::create(folder.path()).unwrap();
    for name in ["", "two words", "Graph", "graph\n", "é"] {
        assert!(matches!(writer.section(name), Err(Unwritten::Name(_))), "{name}");
    }
    writer.section("graph").unwrap().close().unwrap();
    assert!(matches!(writer.entries("graph"), Err(Unwritten::Name(_))));

    let mut records = writer.entries("records").unwrap();
    records.put(b"b", b"").unwrap();
    assert!(matches!(records.put(b"b", b""), Err(Unwritten::Order { .. })));
    assert!(matches!(records.put(b"a", b""), Err(Unwritten::Order { .. })));
    assert!(records.close().is_err(), "an entry is missing in it");
    let refused = writer.finish(&stamp(1)).unwrap_err();
    assert_eq!(refused.to_string(), "the index cannot be written: its section `records` was not closed");
    assert!(matches!(Reader::open(folder.path(), of_any_revision), Err(Unusable::Absent)));

    let mut two_lines = stamp(1);
    two_lines.journal_checksum = "one\ntwo".to_owned();
    assert!(matches!(Kept::default().write(folder.path(), &two_lines), Err(Unwritten::Unproven(_))));
    assert_eq!(folder.path().read_dir().unwrap().count(), 0, "nothing is left behind");
}
