//! Damage of every kind: what is read is right, or the index is unusable in words. Never anything else.

use crate::kept::{Kept, Numbers, of_any_revision, stamp};
use because::store::index::{Reader, Unusable};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for found in from.read_dir().unwrap() {
        let found = found.unwrap();
        let to = to.join(found.file_name());
        if found.path().is_dir() {
            copy(&found.path(), &to);
        } else {
            fs::copy(found.path(), to).unwrap();
        }
    }
}

/// The files of an index: those that sled keeps, and the one beside them.
fn files(index: &Path) -> Vec<PathBuf> {
    let packed = index.read_dir().unwrap().map(|found| found.unwrap().path()).find(|path| path.is_dir()).unwrap();
    let mut files: Vec<_> =
        packed.read_dir().unwrap().map(|found| found.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Opens and reads an index whole, twice, and says why the last time failed if it did.
fn tried(index: &Path, kept: &Kept, what: &str) -> Option<Unusable> {
    let (done, told) = mpsc::channel();
    let (index, kept, what_was) = (index.to_owned(), kept.clone(), what.to_owned());
    thread::spawn(move || {
        let mut last = None;
        for _ in 0..2 {
            last = match Reader::open(&index, of_any_revision).and_then(|reader| {
                reader.check()?;
                kept.read(&reader)
            }) {
                Ok(found) => {
                    assert!(found == kept, "{what_was}: something else was read");
                    None
                }
                Err(why) => Some(why),
            };
        }
        done.send(last)
    });
    told.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("{what}: it hangs, or it panicked"))
}

/// An index as it is after writing, and one whose snapshot was lost, so that sled recovers from its log alone.
fn indexes(kept: &Kept) -> [tempfile::TempDir; 2] {
    let fresh = tempfile::tempdir().unwrap();
    kept.write(fresh.path(), &stamp(1)).unwrap();
    let bare = tempfile::tempdir().unwrap();
    copy(fresh.path(), bare.path());
    for file in files(bare.path()) {
        if file.file_name().unwrap().to_str().unwrap().starts_with("snap.") {
            fs::remove_file(file).unwrap();
        }
    }
    assert!(tried(fresh.path(), kept, "whole").is_none());
    [fresh, bare]
}

/// Hurts a copy of each index in a way, once for each seed, and returns how many were unusable, and of how many.
fn hurt(seeds: u64, only_blocks: bool, way: impl Fn(&Path, &mut Numbers)) -> (usize, usize) {
    let kept = Kept::of_revision(1);
    let (mut unusable, mut all) = (0, 0);
    for index in indexes(&kept) {
        for file in files(index.path()) {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            if only_blocks && name != "db" && name != "flat" {
                continue;
            }
            for seed in 0..seeds {
                let work = tempfile::tempdir().unwrap();
                copy(index.path(), work.path());
                let file = work.path().join(file.strip_prefix(index.path()).unwrap());
                way(&file, &mut Numbers::new(seed + 1));
                let what = format!("{name}, seed {seed}");
                let why = tried(work.path(), &kept, &what);
                assert!(why.as_ref().is_none_or(|why| why.to_string().len() > 10), "{what}: {why:?}");
                unusable += usize::from(why.is_some());
                all += 1;
            }
        }
    }
    (unusable, all)
}

fn change(file: &Path, how: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).unwrap();
    how(&mut bytes);
    fs::write(file, bytes).unwrap();
}

#[test]
fn one_bit_is_flipped() {
    let (unusable, _) = hurt(24, false, |file, numbers| {
        change(file, |bytes| {
            let bit = numbers.below(bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
        });
    });
    assert!(unusable > 0);
}

#[test]
fn many_bits_are_flipped() {
    let (unusable, all) = hurt(16, true, |file, numbers| {
        change(file, |bytes| {
            for _ in 0..40 {
                let bit = numbers.below(bytes.len() * 8);
                bytes[bit / 8] ^= 1 << (bit % 8);
            }
        });
    });
    assert_eq!(unusable, all);
}

#[test]
fn a_stretch_is_zeroed_or_overwritten() {
    for noise in [false, true] {
        let (unusable, _) = hurt(8, false, |file, numbers| {
            change(file, |bytes| {
                let from = numbers.below(bytes.len());
                let end = bytes.len().min(from + [16, 512, 4_096, 65_536][numbers.below(4)]);
                let length = end - from;
                let new = if noise { numbers.bytes(length) } else { vec![0; length] };
                bytes[from..end].copy_from_slice(&new);
            });
        });
        assert!(unusable > 0);
    }
}

#[test]
fn a_file_is_cut() {
    let (unusable, _) = hurt(12, false, |file, numbers| {
        let length = fs::metadata(file).unwrap().len() as usize;
        fs::File::options().write(true).open(file).unwrap().set_len(numbers.below(length) as u64).unwrap();
    });
    assert!(unusable > 0);
}

#[test]
fn a_file_is_zeroed_emptied_or_deleted() {
    let zeroed = |file: &Path, _: &mut Numbers| change(file, |bytes| bytes.fill(0));
    let emptied = |file: &Path, _: &mut Numbers| change(file, Vec::clear);
    let deleted = |file: &Path, _: &mut Numbers| fs::remove_file(file).unwrap();
    for (unusable, all) in [hurt(1, true, zeroed), hurt(1, true, emptied), hurt(1, true, deleted)] {
        assert_eq!((unusable, all), (4, 4), "without the blocks nothing is right");
    }
    for way in [zeroed, emptied, deleted] {
        hurt(1, false, way);
    }
}

#[test]
fn pieces_change_places() {
    hurt(12, true, |file, numbers| {
        change(file, |bytes| {
            let size = [512, 8_192, 524_288][numbers.below(3)].min(bytes.len() / 2);
            let pieces = bytes.len() / size;
            let (a, b) = (numbers.below(pieces) * size, numbers.below(pieces) * size);
            let first = bytes[a..a + size].to_vec();
            bytes.copy_within(b..b + size, a);
            bytes[b..b + size].copy_from_slice(&first);
        });
    });
}

#[test]
fn the_stamp_is_hurt() {
    let kept = Kept::of_revision(1);
    let index = tempfile::tempdir().unwrap();
    kept.write(index.path(), &stamp(1)).unwrap();
    let path = index.path().join("stamp");
    let text = fs::read(&path).unwrap();
    for bit in (0..text.len() * 8).step_by(7) {
        let mut bytes = text.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, bytes).unwrap();
        let why = Reader::open(index.path(), of_any_revision).unwrap_err();
        assert!(matches!(why, Unusable::StampDamaged(_) | Unusable::OtherFormat(_)), "bit {bit}: {why:?}");
    }
    for length in 0..text.len() {
        fs::write(&path, &text[..length]).unwrap();
        assert!(Reader::open(index.path(), of_any_revision).is_err(), "cut at {length}");
    }
    fs::remove_file(&path).unwrap();
    assert!(matches!(Reader::open(index.path(), of_any_revision), Err(Unusable::Absent)));
    fs::create_dir(&path).unwrap();
    assert!(matches!(Reader::open(index.path(), of_any_revision), Err(Unusable::Unreadable(_))));
}

#[test]
fn the_stamp_of_one_index_and_the_blocks_of_another() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let kept = Kept::of_revision(1);
    kept.write(one.path(), &stamp(1)).unwrap();
    kept.write(other.path(), &stamp(1)).unwrap();
    for (from, to) in files(other.path()).iter().zip(files(one.path())) {
        fs::copy(from, to.with_file_name(from.file_name().unwrap())).unwrap();
    }
    let why = tried(one.path(), &kept, "exchanged").unwrap();
    assert!(why.is_mended_by_rebuilding());
}

#[test]
fn a_folder_is_deleted_or_emptied_or_a_file() {
    let kept = Kept::of_revision(1);
    let index = tempfile::tempdir().unwrap();
    kept.write(index.path(), &stamp(1)).unwrap();
    let packed = files(index.path())[0].parent().unwrap().to_owned();
    for file in files(index.path()) {
        fs::remove_file(file).unwrap();
    }
    assert!(matches!(Reader::open(index.path(), of_any_revision), Err(Unusable::Absent)));
    assert!(files(index.path()).is_empty(), "nothing is made by looking");
    fs::remove_dir_all(&packed).unwrap();
    assert!(matches!(Reader::open(index.path(), of_any_revision), Err(Unusable::Absent)));
    fs::remove_file(index.path().join("stamp")).unwrap();
    fs::remove_dir(index.path()).unwrap();
    assert!(matches!(Reader::open(index.path(), of_any_revision), Err(Unusable::Absent)));
    fs::write(index.path(), "a file").unwrap();
    assert!(matches!(Reader::open(index.path(), of_any_revision), Err(Unusable::Absent)));
    assert!(kept.write(index.path(), &stamp(1)).is_err());
    fs::remove_file(index.path()).unwrap();
    fs::create_dir(index.path()).unwrap();
}
