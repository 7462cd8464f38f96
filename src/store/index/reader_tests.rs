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

/// The blocks in sled, without a look at their ends.
fn blocks(reader: &Reader) -> Rc<Blocks> {
    if let Some(held) = reader.blocks.borrow().as_ref() {
        return Rc::clone(held);
    }
    let held = Blocks::open(&folder::packed(&reader.index, reader.contents.making)).map(Rc::new).unwrap();
    reader.blocks.replace(Some(Rc::clone(&held)));
    held
}

/// Every block in sled, with its section, the number of its run and its own.
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
    let blocks = blocks(&reader);
    match block {
        Some(block) => blocks.put(place.key(), block).unwrap(),
        None => blocks.remove(place.key()),
    }
    drop((blocks, reader));
    open(index).check()
}

#[test]
fn every_block_that_is_missing_is_told() {
    let index = index();
    let places = places(&open(&index));
    assert!(places.len() > 5, "{places:?}");
    for (name, place) in places {
        let whole = blocks(&open(&index)).get(place.key()).unwrap().unwrap();
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
        let whole = blocks(&reader).get(place.key()).unwrap().unwrap();
        let moved = blocks(&reader).get(next.key()).unwrap().unwrap();
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
        let whole = blocks(&open(&index)).get(place.key()).unwrap().unwrap();
        let reader = open(&index);
        blocks(&reader).remove(place.key());
        let mut refused = 0;
        for number in 0..100u32 {
            match reader.get(&name, &number.to_be_bytes()) {
                Ok(value) => assert_eq!(value.unwrap()[0], number as u8),
                Err(_) => refused += 1,
            }
        }
        assert!(refused > 0, "{place:?}");
        assert!(reader.keys(&name).is_err() || reader.keys(&name).unwrap().any(|key| key.is_err()));
        blocks(&reader).put(place.key(), &whole).unwrap();
    }
}

#[test]
fn the_last_blocks_are_read_when_the_first_entry_is() {
    let index = index();
    let reader = open(&index);
    let (_, last) = places(&reader).into_iter().rfind(|(name, _)| name == "records").unwrap();
    blocks(&reader).remove(last.key());
    drop(reader);
    let reader = Reader::open(index.path(), |_| Ok(())).unwrap();
    let why = reader.get("words", b"trust").unwrap_err();
    assert_eq!(why.to_string(), "it is damaged: block 0 of its section `records` is missing");
    assert_eq!(reader.section("graph").unwrap(), [1; 3 * BLOCK + 5]);
}

#[test]
fn every_part_of_a_section_of_bytes_is_read_and_every_flipped_bit_of_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let writer = Writer::create(folder.path()).unwrap();
    let bytes: Vec<u8> = (0..2 * BLOCK + 100).map(|at| (at * 31 % 251) as u8).collect();
    for (name, bytes) in [("before", &[7; 10][..]), ("graph", &bytes), ("none", &[]), ("full", &bytes[..2 * BLOCK])] {
        let mut section = writer.section(name).unwrap();
        section.push(bytes).unwrap();
        section.close().unwrap();
    }
    writer.finish(&STAMP).unwrap();
    let reader = open(&folder);
    reader.check().unwrap();
    let edges = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 100];
    for (at, from) in edges.into_iter().enumerate() {
        for to in edges.into_iter().skip(at) {
            let read = reader.part("graph", from as u64, (to - from) as u64).unwrap();
            assert_eq!(read, bytes[from..to], "{from} to {to}");
        }
    }
    assert_eq!(reader.section("full").unwrap(), bytes[..2 * BLOCK]);
    assert_eq!((reader.section("none").unwrap().len(), reader.length("graph").unwrap()), (0, bytes.len() as u64));
    assert!(reader.part("graph", bytes.len() as u64, 1).is_err() && reader.part("none", 0, 1).is_err());
    let flat = folder::packed(folder.path(), reader.contents.making).join("flat");
    let whole = std::fs::read(&flat).unwrap();
    for at in (0..whole.len()).step_by(97).chain([whole.len() - 1]) {
        let mut hurt = whole.clone();
        hurt[at] ^= 1 << (at % 8);
        std::fs::write(&flat, hurt).unwrap();
        let why = open(&folder).check().unwrap_err();
        assert!(matches!(why, Unusable::Damaged { .. }), "byte {at}: {why:?}");
    }
    std::fs::write(&flat, &whole[1..]).unwrap();
    let why = Reader::open(folder.path(), |_| Ok(())).unwrap_err();
    assert_eq!(why.to_string(), "it is damaged: its file `flat` has another length");
    std::fs::write(&flat, whole).unwrap();
    open(&folder).check().unwrap();
}
