//! Parse work is linear in the size of a text: counted in calls of the grammar's rules, not timed.
//!
//! The limit of calls is one for the whole process, so this is a test of its own with a single function.

use because::{language, text::FileId};
use std::num::NonZeroUsize;

/// How many calls of rules a byte may cost. The dearest text seen takes between 20 and 40; what grew with the square of its
/// size would need thousands.
const CALLS: usize = 80;

/// Texts that are heavy to read and have no fault, each of about a hundred kilobytes.
fn heavy() -> Vec<String> {
    let statement = |part: &str| format!("statement s\n  If {}\n", part.repeat(100_000 / part.len()));
    let cmoc = |group: &str| format!("cmoc k\n  context {}+last\n", group.repeat(100_000 / group.len()));
    vec![
        statement("[words](+a) "),
        statement("[a [sic] b](context +a, -b or ?c), "),
        statement("[words](+a) \\[ alone and \\[3](b) and [4] "),
        statement("plain words, “quoted” (in brackets) [a](+a) "),
        cmoc("+a, "),
        cmoc("-a or +b, "),
        format!("statement s\n  in {}last\n  says [x](context +a)\n", "theory-of-1, ".repeat(8_000)),
        format!("source s\n  authors {}\"last\"\n", "\"A. Author\", ".repeat(8_000)),
        format!("source s \"{}\"\n", "\" , counting \" ".repeat(7_000)),
    ]
}

/// Questions of the same size, with and without a fault.
fn questions() -> Vec<String> {
    let many = "evidence = 0 and ".repeat(6_000);
    vec![
        format!("find cmocs where {many}sources >= 1"),
        format!("find cmocs where {many}sources >= 1 or"),
        format!("find cmocs where {}a = 1{}", "(".repeat(60), ")".repeat(60)),
        format!("find {}", "x".repeat(100_000)),
        format!("find cmocs sort by {}id", "id, ".repeat(25_000)),
        format!("search {}", "words ".repeat(16_000)),
    ]
}

fn faults_of_records(text: &str) -> String {
    format!("{:?}", language::parse_records(FileId(0), text).diagnostics)
}

fn faults_of_question(text: &str) -> String {
    format!("{:?}", language::parse_question(FileId(0), 0, text).err())
}

#[test]
fn work_grows_with_the_size_of_the_text() {
    let within = |text: &str, read: fn(&str) -> String| {
        let free = read(text);
        pest::set_call_limit(NonZeroUsize::new(text.len() * CALLS));
        let limited = read(text);
        pest::set_call_limit(None);
        assert!(free == limited, "{} bytes, beginning {:?}", text.len(), text.get(..80));
        free
    };
    for text in heavy() {
        assert_eq!(within(&text, faults_of_records), "[]", "it was to have no fault");
    }
    for text in questions() {
        within(&text, faults_of_question);
    }
}
