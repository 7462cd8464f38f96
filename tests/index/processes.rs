//! Several processes at one index: the test binary starts itself, as the test `child`, in a role.

use crate::kept::{Kept, of_any_revision, stamp};
#[cfg(unix)]
use crate::somebody_else::{SomebodyElse, permit};
use because::store::index::{Reader, Unusable, Writer};
use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::Instant,
};

const ROLE: &str = "INDEX_TEST_ROLE";
const FOLDER: &str = "INDEX_TEST_FOLDER";

/// Makes a command that runs this binary one that does so in a role.
fn in_role<'c>(command: &'c mut Command, role: &str, index: &Path) -> &'c mut Command {
    command.args(["--exact", "processes::child", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(ROLE, role).env(FOLDER, index).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped())
}

/// Starts this binary in a role and waits until it says `ready`.
fn start(role: &str, index: &Path) -> (Child, BufReader<ChildStdout>) {
    let mut child = in_role(&mut Command::new(env::current_exe().unwrap()), role, index).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("ready") {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "the child ended");
    }
    (child, said)
}

#[test]
#[ignore = "the other processes of the tests beside it"]
fn child() {
    let Some(index) = env::var_os(FOLDER) else { return };
    let index = Path::new(&index);
    match env::var(ROLE).unwrap().as_str() {
        "holds" => {
            let reader = Reader::open(index, of_any_revision).unwrap();
            assert_eq!(reader.get("records", b"nothing").unwrap(), None);
            say("ready");
            std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
            let kept = Kept::of_revision(1);
            say(if kept.read(&reader).unwrap() == kept { "read right" } else { "read wrong" });
        }
        "writes" => {
            say("ready");
            for revision in 1.. {
                Kept::of_revision(revision).write(index, &stamp(revision)).unwrap();
            }
        }
        "opens" => match Reader::open(index, of_any_revision).and_then(|reader| reader.get("records", b"nothing")) {
            Ok(_) => say("it opened"),
            Err(why) => say(&format!("{why}; mended by rebuilding: {}", why.is_mended_by_rebuilding())),
        },
        "remakes" => match Writer::create(index) {
            Ok(_) => say("it was made"),
            Err(why) => say(&why.to_string()),
        },
        other => panic!("no role {other}"),
    }
}

#[expect(clippy::print_stdout, reason = "the test that started this process reads it")]
fn say(line: &str) {
    println!("\n{line}");
}

#[test]
fn an_index_that_another_process_holds_is_taken_until_it_lets_go() {
    let kb = tempfile::tempdir().unwrap();
    let kept = Kept::of_revision(1);
    kept.write(kb.path(), &stamp(1)).unwrap();
    let (mut child, mut said) = start("holds", kb.path());

    let reader = Reader::open(kb.path(), of_any_revision).unwrap();
    assert!(reader.section("graph").unwrap() == kept.sections["graph"], "what is no entry can be read beside it");
    let began = Instant::now();
    let why = reader.get("records", b"nothing").unwrap_err();
    assert!(matches!(why, Unusable::Taken) && !why.is_mended_by_rebuilding(), "{why:?}");
    assert_eq!(why.to_string(), "it is in use by another process");
    // Half a second; more only where the machine has other things to do.
    assert!((500..30_000).contains(&began.elapsed().as_millis()), "{:?}", began.elapsed());

    drop(child.stdin.take());
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(child.wait().unwrap().success() && rest.contains("read right"), "{rest}");
    assert!(kept.read(&reader).unwrap() == kept);
}

#[test]
fn an_index_is_made_anew_while_another_process_reads_the_one_before() {
    let kb = tempfile::tempdir().unwrap();
    Kept::of_revision(1).write(kb.path(), &stamp(1)).unwrap();
    let (mut child, mut said) = start("holds", kb.path());
    let next = Kept::of_revision(2);
    next.write(kb.path(), &stamp(2)).unwrap();
    let reader = Reader::open(kb.path(), of_any_revision).unwrap();
    assert!(next.read(&reader).unwrap() == next);
    drop(child.stdin.take());
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    child.wait().unwrap();
    assert!(rest.contains("read right") || cfg!(not(unix)), "{rest}");
}

#[test]
fn a_writer_is_killed() {
    let kb = tempfile::tempdir().unwrap();
    let (mut absent, mut whole) = (0, 0);
    let began = Instant::now();
    Kept::of_revision(1).write(&kb.path().join("timed"), &stamp(1)).unwrap();
    let took = began.elapsed();
    for round in 0..30u32 {
        let index = kb.path().join(format!("index-{}", round / 5));
        let (mut child, _said) = start("writes", &index);
        thread::sleep(took * (round * 37 % 100) / 40); // Up to two and a half times as long as one takes.
        child.kill().unwrap();
        child.wait().unwrap();
        match Reader::open(&index, of_any_revision) {
            Ok(reader) => {
                let revision = reader.stamp().revision;
                assert_eq!(reader.stamp(), &stamp(revision));
                let kept = Kept::of_revision(revision);
                assert!(kept.read(&reader).unwrap() == kept, "round {round}");
                whole += 1;
            }
            Err(Unusable::Absent) => absent += 1,
            Err(why) => panic!("round {round}: {why:?}"),
        }
    }
    assert!(absent > 0 && whole > 0, "{absent} absent, {whole} whole");
}

/// What a process says that may read all and write nothing.
#[cfg(unix)]
fn said_without_permission(role: &str, index: &Path) -> String {
    let somebody = SomebodyElse::with(&env::current_exe().unwrap(), index);
    let mut command = somebody.command();
    in_role(&mut command, role, index).stdin(Stdio::null());
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_unusable_in_words() {
    use std::os::unix::fs::PermissionsExt;
    let work = tempfile::tempdir().unwrap();
    let index = work.path().join("index");
    let kept = Kept::of_revision(1);
    kept.write(&index, &stamp(1)).unwrap();
    std::fs::set_permissions(work.path(), PermissionsExt::from_mode(0o755)).unwrap();
    let set = |folder: u32, file: u32| permit(&index, folder, file);

    set(0o555, 0o444);
    let said = said_without_permission("opens", &index);
    assert!(
        said.contains("it cannot be opened in a folder where nothing can be written; mended by rebuilding: false"),
        "{said}"
    );
    let said = said_without_permission("remakes", &index);
    assert!(said.contains("the index cannot be written: `") && said.contains("Permission denied"), "{said}");
    set(0o555, 0o000);
    let said = said_without_permission("opens", &index);
    assert!(said.contains("it cannot be read: Permission denied"), "{said}");
    set(0o755, 0o644);
    assert!(kept.read(&Reader::open(&index, of_any_revision).unwrap()).unwrap() == kept);
}
