//! What every home of a journal does.

use crate::make::{changes, codes, entry, folder, records};
use because::{
    diagnostic::Code,
    store::{
        Change, Entry, How, Lock, Revision,
        journal::{Disk, Event, Head, Journal, Memory, Place, revisions},
    },
    theory::{Name, RecordKind},
};
use std::ops::ControlFlow;

/// A home, the right to write to it, and whatever has to live as long.
struct Home {
    journal: Box<dyn Journal>,
    lock: Lock,
    _folder: Option<tempfile::TempDir>,
}

fn memory() -> Home {
    Home { journal: Box::new(Memory::default()), lock: Lock::unneeded(), _folder: None }
}

fn disk() -> Home {
    let folder = folder();
    let journal = Disk::create(folder.path()).unwrap();
    Home { journal: Box::new(journal), lock: Lock::take(folder.path()).unwrap(), _folder: Some(folder) }
}

impl Home {
    fn append(&mut self, after: Head, number: u64) -> Head {
        let entry = entry(&format!("reason {number}"));
        let appended = self.journal.append(&self.lock, after, &entry, &mut changes(number).into_iter()).unwrap();
        assert_eq!(appended.notes, []);
        appended.head
    }

    fn append_all(&mut self, count: u64) -> Vec<Head> {
        let mut heads = vec![Head::START];
        for number in 1..=count {
            heads.push(self.append(heads[heads.len() - 1], number));
        }
        heads
    }
}

macro_rules! both {
    ($($test:ident)*) => {
        mod on_disk { $(#[test] fn $test() { super::$test(super::disk()); })* }
        mod in_memory { $(#[test] fn $test() { super::$test(super::memory()); })* }
    };
}

both! {
    a_new_one_is_empty
    what_was_appended_is_read
    every_change_reads_back
    reading_goes_on_from_any_head
    heads_say_where_they_are
    reading_breaks_off_where_it_is_told_to
    nothing_is_appended_behind_an_old_head
    a_head_of_another_journal_is_refused
    revisions_are_bound_to_the_one_before
    an_empty_revision_is_one
    the_bytes_are_those_of_the_format
    what_is_told_while_it_is_written_is_what_is_read
}

fn a_new_one_is_empty(home: Home) {
    let reading = home.journal.read_from(Head::START, &mut |event| panic!("{event:?}")).unwrap();
    assert_eq!((reading.head, reading.unfinished), (Head::START, 0));
}

fn what_was_appended_is_read(mut home: Home) {
    home.append_all(3);
    let read = revisions(&*home.journal, Head::START).unwrap();
    assert_eq!(read.iter().map(|revision| revision.number).collect::<Vec<_>>(), [1, 2, 3]);
    for revision in &read {
        let Entry { at, by, reason, how } = entry(&format!("reason {}", revision.number));
        assert_eq!((revision.at, &revision.by, &revision.reason, revision.how), (at, &by, &reason, how));
        assert_eq!(revision.changes, changes(revision.number));
    }
}

fn every_change_reads_back(mut home: Home) {
    let texts = std::fs::read_dir("kb").unwrap().flatten().flat_map(|folder| {
        let files = std::fs::read_dir(folder.path()).into_iter().flatten().flatten();
        files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "because"))
    });
    let mut all: Vec<Change> = Vec::new();
    for path in texts {
        let text = std::fs::read_to_string(path).unwrap();
        let parsed = because::language::parse_records(because::text::FileId(0), &text);
        all.extend(parsed.records.into_iter().map(|read| Change::Put(read.record)));
    }
    assert!(all.len() > 50);
    let name = Name::new;
    all.extend([
        Change::Gone { kind: RecordKind::Statement, name: name("one") },
        Change::Renamed { from: name("one"), to: name("two") },
        Change::Merged { from: name("one"), into: name("two") },
        Change::Snapshot { name: name("initial") },
    ]);
    let hows = [How::Load, How::Typed, How::UndoOf(1), How::Rename, How::Merge, How::Snapshot];
    let mut head = Head::START;
    for how in hows {
        let entry = Entry { how, reason: None, by: "Æ. \"Øre\"".into(), ..entry("") };
        head = home.journal.append(&home.lock, head, &entry, &mut all.clone().into_iter()).unwrap().head;
    }
    let read = revisions(&*home.journal, Head::START).unwrap();
    assert_eq!(read.iter().map(|revision| revision.how).collect::<Vec<_>>(), hows);
    for revision in read {
        assert_eq!((revision.by.as_str(), revision.reason), ("Æ. \"Øre\"", None));
        assert!(revision.changes == all);
    }
}

fn reading_goes_on_from_any_head(mut home: Home) {
    let heads = home.append_all(4);
    for (from, head) in heads.iter().enumerate() {
        let numbers: Vec<u64> =
            revisions(&*home.journal, *head).unwrap().iter().map(|revision| revision.number).collect();
        assert_eq!(numbers, (from as u64 + 1..=4).collect::<Vec<_>>());
    }
}

fn heads_say_where_they_are(mut home: Home) {
    let heads = home.append_all(3);
    let mut told = vec![Head::START];
    let mut places: Vec<(Place, String)> = Vec::new();
    let reading = home.journal.read_from(Head::START, &mut |event| {
        match event {
            Event::Ends(head) => told.push(head),
            Event::Change { place, text, .. } => places.push((place, text.to_owned())),
            Event::Begins(revision) => assert_eq!(revision.changes, []),
        }
        ControlFlow::Continue(())
    });
    assert_eq!(told, heads);
    assert_eq!(reading.unwrap().head, heads[3]);
    assert_eq!(places.len(), 5);
    for (place, text) in places {
        assert_eq!(place.length, text.len() as u64);
        assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.starts_with('\n'), "{text:?}");
    }
}

fn reading_breaks_off_where_it_is_told_to(mut home: Home) {
    let heads = home.append_all(3);
    let mut seen = Vec::new();
    let reading = home.journal.read_from(Head::START, &mut |event| match event {
        Event::Ends(head) if head.number == 2 => ControlFlow::Break(()),
        Event::Begins(revision) => {
            seen.push(revision.number);
            ControlFlow::Continue(())
        }
        _ => ControlFlow::Continue(()),
    });
    assert_eq!((seen.as_slice(), reading.unwrap().head), ([1, 2].as_slice(), heads[2]));
    let within = home.journal.read_from(Head::START, &mut |event| match event {
        Event::Change { .. } => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    });
    assert_eq!(within.unwrap().head, Head::START);
}

fn nothing_is_appended_behind_an_old_head(mut home: Home) {
    let heads = home.append_all(2);
    for old in &heads[..2] {
        let faults = home.journal.append(&home.lock, *old, &entry("late"), &mut changes(3).into_iter()).unwrap_err();
        assert_eq!(codes(&faults), [Code::Moved]);
    }
    home.append(heads[2], 3);
    assert_eq!(revisions(&*home.journal, Head::START).unwrap().len(), 3);
}

fn a_head_of_another_journal_is_refused(mut home: Home) {
    let other = memory().append_all(1)[1];
    let own = home.append_all(1)[1];
    assert_eq!(own, other);
    let mut stranger = memory();
    let first = stranger
        .journal
        .append(&stranger.lock, Head::START, &entry("another"), &mut changes(1).into_iter())
        .unwrap()
        .head;
    home.append_all(0);
    let end = home.append(own, 2);
    for head in [
        Head { length: first.length - 1, ..first },
        Head { checksum: first.checksum, ..own },
        Head { number: 7, ..end },
    ] {
        let faults = home.journal.read_from(head, &mut |event| panic!("{event:?}")).unwrap_err();
        assert_eq!(codes(&faults), [Code::Moved]);
        let faults = home.journal.append(&home.lock, head, &entry("no"), &mut changes(3).into_iter()).unwrap_err();
        assert_eq!(codes(&faults), [Code::Moved]);
    }
}

fn revisions_are_bound_to_the_one_before(mut home: Home) {
    let heads = home.append_all(3);
    let after: Vec<_> =
        revisions(&*home.journal, Head::START).unwrap().iter().map(|revision: &Revision| revision.after).collect();
    assert_eq!(after, [None, heads[1].checksum, heads[2].checksum]);
}

fn an_empty_revision_is_one(mut home: Home) {
    let nothing = &mut std::iter::empty();
    let head = home.journal.append(&home.lock, Head::START, &entry("nothing"), nothing).unwrap().head;
    home.append(head, 2);
    let read = revisions(&*home.journal, Head::START).unwrap();
    assert_eq!(read.iter().map(|revision| revision.changes.len()).collect::<Vec<_>>(), [0, 2]);
}

fn the_bytes_are_those_of_the_format(mut home: Home) {
    let theme = records("theme faith \"Faith\"\n  note \"as told\"\n").into_iter().map(Change::Put);
    let gone = Change::Gone { kind: RecordKind::Cmoc, name: Name::new("old-one") };
    let mut changes = theme.chain([gone]);
    let entry = Entry { reason: Some("quick wins need capacity".into()), ..entry("") };
    let head = home.journal.append(&home.lock, Head::START, &entry, &mut changes).unwrap().head;
    let frame = "\nrevision 1\n  at      2026-11-21T23:19:04Z\n  by      \"A. Author\"\n  \
                 reason  \"quick wins need capacity\"\n  how     typed\n  after   -\n\n\
                 theme faith \"Faith\"\n  note     \"as told\"\n\ngone cmoc old-one\n\n";
    let checksum = because::store::journal::Checksum::of(frame.as_bytes());
    let end = format!("end 1 {} {checksum}\n", frame.len());
    assert_eq!(head.length, ("because journal 1\n".len() + frame.len() + end.len()) as u64);
    assert_eq!((head.number, head.checksum), (1, Some(checksum)));
    if let Some(folder) = &home._folder {
        let text = std::fs::read_to_string(folder.path().join("journal.because")).unwrap();
        assert_eq!(text, format!("because journal 1\n{frame}{end}"));
    }
}

fn what_is_told_while_it_is_written_is_what_is_read(mut home: Home) {
    let mut head = home.append(Head::START, 1);
    // Few changes, and so many that another thread prints them.
    for count in [0, 3, 2_500] {
        let mut told = Vec::new();
        let mut many = changes(2).into_iter().cycle().take(count);
        let entry = entry("one \"reason\"\n\nanother");
        let mut tell = |event: Event<'_>| told.push(format!("{event:?}"));
        let next = home.journal.append_telling(&home.lock, head, &entry, &mut many, &mut tell).unwrap().head;
        let mut read = Vec::new();
        let reading = home.journal.read_from(head, &mut |event| {
            read.push(format!("{event:?}"));
            ControlFlow::Continue(())
        });
        assert_eq!((told.len(), reading.unwrap().head), (count + 2, next));
        assert!(told == read, "{count} changes");
        head = next;
    }
}

/// The same revisions give the same bytes in both homes.
#[test]
fn both_hold_the_same_bytes() {
    let (mut journal, mut home) = (Memory::default(), disk());
    let mut head = Head::START;
    for number in 1..=4 {
        let entry = entry(&format!("reason {number}"));
        home.append(head, number);
        let lock = Lock::unneeded();
        head = journal.append(&lock, head, &entry, &mut changes(number).into_iter()).unwrap().head;
    }
    let folder = home._folder.unwrap();
    assert_eq!(journal.bytes(), std::fs::read(folder.path().join("journal.because")).unwrap());
    let disk = Disk::at(folder.path());
    disk.read_from(Head::START, &mut |event| {
        if let Event::Change { change, place, .. } = event {
            assert_eq!(journal.change_at(place).as_ref(), Some(&change));
            assert_eq!(disk.change_at(place), Ok(change));
        }
        ControlFlow::Continue(())
    })
    .unwrap();
}

/// The last bytes tell the head, and lengths lead backwards.
#[test]
fn lengths_lead_backwards() {
    let mut home = disk();
    let heads = home.append_all(5);
    let folder = home._folder.unwrap();
    let disk = Disk::at(folder.path());
    let mut told = vec![disk.head().unwrap().unwrap()];
    while let Some(before) = disk.before(told[told.len() - 1]).unwrap() {
        told.push(before);
    }
    told.reverse();
    assert_eq!(told, heads);
}
