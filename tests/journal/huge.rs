//! A revision of any size is written and read in bounded memory.

#[cfg(target_os = "linux")]
mod measured {
    use crate::make::{entry, folder, records};
    use because::{
        store::{
            Change, Lock,
            journal::{Disk, Event, Head, Journal},
        },
        theory::{Name, Value},
    };
    use std::{env, fs, ops::ControlFlow, path::PathBuf, process::Command};

    const RECORDS: u64 = 50_000;
    const FOLDER: &str = "BECAUSE_TEST_HUGE";
    /// What 50,000 records may cost beyond one.
    const ROOM: u64 = 4 << 20;

    /// In a process of its own, so that no other test is measured too.
    #[test]
    fn fifty_thousand_records_take_no_more_memory_than_one() {
        let folder = folder();
        let output = Command::new(env::current_exe().unwrap())
            .args(["--exact", "--ignored", "--nocapture", "huge::measured::alone"])
            .env(FOLDER, folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
        let length = fs::metadata(folder.path().join("journal.because")).unwrap().len();
        assert!(length > 3 * ROOM, "{length}");
    }

    #[test]
    #[ignore = "is started by the test above"]
    fn alone() {
        let folder = PathBuf::from(env::var_os(FOLDER).unwrap());
        let mut journal = Disk::create(&folder).unwrap();
        let lock = Lock::take(&folder).unwrap();
        let note = "what was told in the workshop of the spring, word for word. ".repeat(4);
        let mut model = records(&format!("theme theme-0\n  note {note}\n")).remove(0);
        let mut numbered = move |number: u64| {
            model.name = Name::new(&format!("theme-{number}"));
            Change::Put(model.clone())
        };
        let one = journal.append(&lock, Head::START, &entry("one"), &mut [numbered(0)].into_iter()).unwrap().head;
        journal.read_from(Head::START, &mut |_| ControlFlow::Continue(())).unwrap();
        let before = peak();
        let many = journal.append(&lock, one, &entry("many"), &mut (1..=RECORDS).map(&mut numbered)).unwrap().head;
        assert_eq!(journal.head(), Ok(Some(many)));
        let mut seen = 0;
        let reading = journal.read_from(one, &mut |event| {
            if let Event::Change { change: Change::Put(record), .. } = event {
                seen += 1;
                assert_eq!(record.name.as_str(), format!("theme-{seen}"));
                assert!(matches!(record.get("note"), Some(Value::Text(text)) if text == note.trim()));
            }
            ControlFlow::Continue(())
        });
        assert_eq!((seen, reading.unwrap().head), (RECORDS, many));
        let cost = peak() - before;
        println!("{cost} bytes more");
        assert!(cost < ROOM, "{cost} bytes more");
    }

    /// The most memory that this process has taken, in bytes.
    fn peak() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    }
}
