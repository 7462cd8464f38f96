//! Every bit of a small journal flipped: never read as if nothing had happened, and nothing else lost.

use crate::make::{FIRST, codes, files, read, said, tiny, with};
use because::{
    diagnostic::Code,
    store::{Lock, journal::Disk},
};
use std::fs;

#[test]
fn no_flip_goes_unnoticed_and_none_costs_another_revision() {
    let small = tiny(3);
    let [mut formats, mut damaged] = [0, 0];
    for bit in 0..small.bytes.len() * 8 {
        let mut bytes = small.bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let folder = with(&bytes);
        let hit = small.heads.iter().filter(|head| head.length as usize <= bit / 8).count();
        let mut others = said(&small.revisions);
        if bit / 8 >= FIRST.len() {
            others.remove(hit - 1);
        }
        let faults = read(folder.path()).unwrap_err();
        match codes(&faults).as_slice() {
            [Code::OtherFormat] if bit / 8 < FIRST.len() => {
                formats += 1;
                continue;
            }
            [Code::Damaged] => damaged += 1,
            other => panic!("bit {bit}: {other:?}"),
        }
        if bit / 8 >= FIRST.len() {
            assert!(faults[0].message.contains(&format!("revision {hit} in ")), "bit {bit}: {faults:?}");
        }
        let mut journal = Disk::at(folder.path()).vouched(Some(small.heads[3]));
        assert!(codes(&journal.check().unwrap_err()).contains(&Code::Damaged), "bit {bit}");
        let lock = Lock::take(folder.path()).unwrap();
        let recovered = journal.recover(&lock).unwrap().unwrap();
        assert_eq!(recovered.revisions, others.len() as u64, "bit {bit}");
        assert!(said(&read(folder.path()).unwrap()) == others, "bit {bit}");
        assert_eq!(fs::read(&recovered.kept).unwrap(), bytes, "bit {bit}");
        assert_eq!(files(folder.path()), ["journal.because", "journal.damaged", "lock"]);
    }
    assert_eq!(formats + damaged, small.bytes.len() * 8);
    assert!(formats > 0);
}
