//! Garbage is answered, and soon.

use super::*;
use std::time::Instant;

#[test]
fn nonsense_of_any_size_is_answered_at_once() {
    let conditions = vec!["a = 1"; 5_000].join(" and ");
    for (text, code) in [
        (format!("find cmocs where {}", "(".repeat(3_000)), Code::TooDeep),
        (format!("find cmocs where {}a = 1{}", "(".repeat(65), ")".repeat(65)), Code::TooDeep),
        (format!("find cmocs where {}a = 1", "not ".repeat(50_000)), Code::TooDeep),
        ("x".repeat(100_000), Code::NoSuchVerb),
        (format!("find {}", "x".repeat(100_000)), Code::BadQuestion),
        (format!("find mechanisms leading to {}", "x y ".repeat(30_000)), Code::BadQuestion),
        (format!("find cmocs where {conditions} or b = 2"), Code::MixedConditions),
        ("\u{0}\u{1}".to_owned(), Code::NoSuchVerb),
        (format!("find cmocs {}", "with evidence ".repeat(5_000)), Code::BadQuestion),
    ] {
        let fault = fault(&text);
        assert_eq!(fault.code, code, "{}", fault.message);
        assert!(is_read_at_once(&text), "{}", fault.message);
        assert!(fault.message.chars().count() < 120 && fault.label.is_none_or(|label| label.chars().count() < 300));
    }
    assert_eq!(
        reading(&format!("find cmocs where {}a = 1{}", "(".repeat(64), ")".repeat(64))),
        "find cmocs where a = 1"
    );
    assert_eq!(reading(&format!("find cmocs where {conditions}")).len(), 17 + conditions.len());
}

/// Whether a text is read in no more than some times what a sound question of its size takes just then: whatever else the
/// machine does slows both, and what grew with the square of the size would take hundreds of times as long.
fn is_read_at_once(text: &str) -> bool {
    let sound = format!("find cmocs where {}", vec!["a = 1"; text.len() / 10 + 100].join(" and "));
    let took = |text: &str| {
        let begun = Instant::now();
        let read = parse_question(FileId(0), 0, text);
        (begun.elapsed(), read.is_ok())
    };
    (0..5).any(|_| {
        let (unit, is_sound) = took(&sound);
        assert!(is_sound);
        took(text).0 < unit * 20
    })
}
