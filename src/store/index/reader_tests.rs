//! Blocks that are missing, exchanged or other than written are told by section and place, each of them.

use super::*;
use crate::store::index::Writer;

const STAMP: Stamp = Stamp { revision: 1, journal_length: 0, journal_checksum: String::new() };

/// A section of bytes, one of entries with a value that spills over several blocks, and an empty one.
fn index() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let writer = Writer::create(folder.path()).unwrap();
    let mut graph = writer.section("graph").unwrap();
    graph.push(&[1; 3 * BLOCK + 5]).unwrap();
    graph.close().unwrap();
    let mut records = writer.entries("records").unwrap();
    for number in 0..100u32 {
        let length = if number == 50 { 2 * BLOCK } else { 600 };
        records.put(&number.to_be_bytes(), &vec![number as u8; length]).unwrap();
    }
    records.close().unwrap();
    writer.entries("words").unwrap().close().unwrap();
    writer.finish(&STAMP).unwrap();
    folder
}

fn open(index: &tempfile::TempDir) -> Reader {
    Reader::of(index.path(), Contents::read(index.path()).unwrap()).unwrap()
}

/// Every block, with its section, the number of its run and its own.
fn places(reader: &Reader) -> Vec<(String, Place)> {
    let making = reader.contents.making;
    let mut places = Vec::new();
    for section in &reader.contents.sections {
        for Stream { number, blocks, .. } in section.streams() {
            places.extend((0..blocks).map(|block| (section.name.clone(), Place { making, section: number, block })));
        }
    }
    places
}

/// What a reader says who comes after a block was written over, or removed.
fn checked_with(index: &tempfile::TempDir, place: Place, block: Option<&[u8]>) -> Result<(), Unusable> {
    let reader = open(index);
    match block {
        Some(block) => reader.blocks.put(place.key(), block).unwrap(),
        None => reader.blocks.remove(place.key()),
    }
    drop(reader);
    open(index).check()
}

#[test]
fn every_block_that_is_missing_is_told() {
    let index = index();
    let places = places(&open(&index));
    assert!(places.len() > 10, "{places:?}");
    for (name, place) in places {
        let whole = open(&index).blocks.get(place.key()).unwrap().unwrap();
        let why = checked_with(&index, place, None).unwrap_err();
        assert!(
            matches!(&why, Unusable::Missing { section, block } if *section == name && *block == place.block),
            "{name} {place:?}: {why:?}"
        );
        checked_with(&index, place, Some(&whole)).unwrap();
    }
}

#[test]
fn every_block_that_stands_for_another_is_told() {
    let index = index();
    let places = places(&open(&index));
    for (at, (name, place)) in places.iter().enumerate() {
        let (_, next) = &places[(at + 1) % places.len()];
        let reader = open(&index);
        let whole = reader.blocks.get(place.key()).unwrap().unwrap();
        let moved = reader.blocks.get(next.key()).unwrap().unwrap();
        drop(reader);
        let before = Place { making: place.making.wrapping_sub(1), ..*place };
        let left = before.seal(place.unseal(&whole).unwrap().to_vec());
        for wrong in [&moved, &left, &whole[..whole.len() - 1], &[]] {
            let why = checked_with(&index, *place, Some(wrong)).unwrap_err();
            assert!(
                matches!(&why, Unusable::Damaged { section, block } if section == name && *block == place.block),
                "{name} {place:?}: {why:?}"
            );
        }
        checked_with(&index, *place, Some(&whole)).unwrap();
    }
}

#[test]
fn a_key_is_not_called_absent_when_its_block_is() {
    let index = index();
    let places = places(&open(&index));
    for (name, place) in places.into_iter().filter(|(name, _)| name == "records") {
        let whole = open(&index).blocks.get(place.key()).unwrap().unwrap();
        let reader = open(&index);
        reader.blocks.remove(place.key());
        let mut refused = 0;
        for number in 0..100u32 {
            match reader.get(&name, &number.to_be_bytes()) {
                Ok(value) => assert_eq!(value.unwrap()[0], number as u8),
                Err(_) => refused += 1,
            }
        }
        assert!(refused > 0, "{place:?}");
        assert!(reader.keys(&name).is_err() || reader.keys(&name).unwrap().any(|key| key.is_err()));
        reader.blocks.put(place.key(), &whole).unwrap();
    }
}

#[test]
fn the_last_blocks_are_read_when_it_is_opened() {
    let index = index();
    let reader = open(&index);
    let (_, last) = places(&reader).into_iter().rfind(|(name, _)| name == "graph").unwrap();
    reader.blocks.remove(last.key());
    drop(reader);
    let why = Reader::open(index.path(), |_| Ok(())).unwrap_err();
    assert_eq!(why.to_string(), "it is damaged: block 3 of its section `graph` is missing");
}
