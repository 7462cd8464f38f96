//! What makes two versions of a record differ.

use crate::{language, theory::Record};

/// The lines that the one has and the other has not, `-` before those of the first and `+` before those of the second.
/// Blanks that only line fields up make no difference.
pub(super) fn between(before: &Record, after: &Record) -> Vec<String> {
    let (before, after) = (lines(before), lines(after));
    let shared = shared(&before, &after);
    let (mut old, mut new, mut drawn) = (0, 0, Vec::new());
    for (to_old, to_new) in shared.into_iter().chain([(before.len(), after.len())]) {
        drawn.extend(before[old..to_old].iter().map(|line| format!("- {line}")));
        drawn.extend(after[new..to_new].iter().map(|line| format!("+ {line}")));
        (old, new) = (to_old + 1, to_new + 1);
    }
    drawn
}

/// The lines of a record, one blank between words.
pub(super) fn lines(record: &Record) -> Vec<String> {
    let text = language::print(record);
    text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The places of a longest row of lines that stand in both, in order.
fn shared(before: &[String], after: &[String]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0_usize; after.len() + 1]; before.len() + 1];
    for old in (0..before.len()).rev() {
        for new in (0..after.len()).rev() {
            longest[old][new] = if before[old] == after[new] {
                longest[old + 1][new + 1] + 1
            } else {
                longest[old + 1][new].max(longest[old][new + 1])
            };
        }
    }
    let (mut old, mut new, mut shared) = (0, 0, Vec::new());
    while old < before.len() && new < after.len() {
        if before[old] == after[new] {
            shared.push((old, new));
            (old, new) = (old + 1, new + 1);
        } else if longest[old + 1][new] >= longest[old][new + 1] {
            old += 1;
        } else {
            new += 1;
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn record(text: &str) -> Record {
        language::parse_records(FileId(0), text).records.remove(0).record
    }

    #[test]
    fn only_what_differs_is_drawn() {
        let before = record("factor trust \"Trust\"\n  wanted more\n  note one\n  note two\n");
        let after =
            record("factor trust \"Trust\"\n  definition what is meant\n  wanted less\n  note two\n  note three\n");
        assert_eq!(
            between(&before, &after),
            ["- wanted more", "- note \"one\"", "+ definition \"what is meant\"", "+ wanted less", "+ note \"three\""]
        );
        assert!(between(&before, &before).is_empty());
    }
}
