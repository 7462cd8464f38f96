//! Trails: what a row rests on, for and against.

use super::ask;
use crate::answer::{Branch, Leaf, Trail};

/// A trail as lines, indented by depth.
fn lines(trail: &Trail) -> Vec<String> {
    fn add(branches: &[Branch], depth: usize, lines: &mut Vec<String>) {
        for branch in branches {
            let (text, below): (String, &[Branch]) = match branch {
                Branch::Step { from, to, remarks, branches } => {
                    (format!("{from} -> {to} [{}]", remarks.join("; ")), branches)
                }
                Branch::Heading { text, branches } => (format!("{text}:"), branches),
                Branch::Leaf(Leaf::Record { id, text, published }) => {
                    (format!("{id}: {text} ({})", published.join("; ")), &[])
                }
                Branch::Leaf(Leaf::Quote { id, stance, text, sources, via, .. }) => {
                    let text = text.as_deref().unwrap_or("–");
                    (format!("{id} {stance}: {text} ({}; via {})", sources.join(", "), via.join(", ")), &[])
                }
                Branch::Leaf(Leaf::Assumption { text }) => (format!("assumed: {text}"), &[]),
                Branch::Leaf(Leaf::Absence { text }) => (format!("absent: {text}"), &[]),
            };
            lines.push(format!("{}{text}", "  ".repeat(depth)));
            add(below, depth + 1, lines);
        }
    }
    let mut lines = vec![trail.heading.clone()];
    add(&trail.branches, 1, &mut lines);
    lines
}

fn trail(text: &str, question: &str) -> Vec<String> {
    let answer = ask(text, &format!("{question} with evidence"));
    lines(answer.rows[0].trail.as_ref().expect("a trail"))
}

#[test]
fn a_chain_with_evidence_for_and_against() {
    let text = "source s\nsource r\n\
        statement st\n  from s at \"table 1\"\n  If [a](+a) and [x](+x), then [b](+b)\n\
        cmoc two\n  context +b\n  actor nurses\n  mechanism +m\n  outcome +c\n\
        cmoc zwei\n  context +b\n  outcome +c\n\
        evidence e1\n  from s at \"p. 1\"\n  via r\n  supports st\n  quote \"so it is\"\n\
        evidence e2\n  from r\n  contradicts st.1\n";
    assert_eq!(
        trail(text, "paths from +a to +c"),
        [
            "+a → +b → +c",
            "  +a -> +b []",
            "    st.1: If a and x, then b (s, table 1)",
            "    e1 supports: so it is (s, p. 1; via r)",
            "    e2 contradicts: – (r; via )",
            "    must hold together:",
            "      assumed: +x holds",
            "  +b -> +c []",
            "    two: context +b · actor nurses · mechanism +m · outcome +c ()",
            "    also told by:",
            "      zwei: context +b · outcome +c ()",
            "  absent: no single source tells the whole chain",
            "  absent: no evidence record names two or zwei",
        ]
    );
}

#[test]
fn what_is_assumed_is_said() {
    let text = "factor k\n  kind of w\nfactor w\n\
        cmoc one\n  context +a\n  actor p\n  mechanism +m\n  outcome +k\n\
        cmoc two\n  context +w\n  actor q\n  outcome +b or +c\n\
        cmoc three\n  context -b, ?\n  outcome +d\n";
    let lines = trail(text, "paths from +m to -d with mirrors");
    assert_eq!(lines[0], "+m → +k ⊂ +w → +b ⇝ -d");
    for wanted in [
        "  +m -> +k [mechanism in place, context not]",
        "    assumed: the mechanism is in place, the context of one is not given",
        "  +w -> +b [by kind: +k counts as +w; one of several alternatives]",
        "  -b -> +d [mirrored; a condition is not known]",
        "    assumed: +b brings -d, where three says that -b brings +d",
        "  absent: no evidence record names one, two or three",
        "  assumed: the links concern different actors: one p; two q",
    ] {
        assert!(lines.contains(&wanted.to_owned()), "{wanted}\n{lines:#?}");
    }
}

#[test]
fn each_step_that_is_turned_is_an_assumption() {
    let text = "factor c\n  kind of w\nfactor w\n\
        cmoc k\n  context +a\n  outcome -b\ncmoc l\n  context +b\n  outcome +c\n\
        cmoc m\n  context +w\n  outcome +d\ncmoc n\n  context -d\n  outcome +e\n";
    let lines = trail(text, "paths from +a to +e with mirrors");
    let told = |line: &&str| ["→", "->", "assumed"].iter().any(|sign| line.contains(sign));
    assert_eq!(
        lines.iter().map(|line| line.trim()).filter(told).collect::<Vec<_>>(),
        [
            "+a → -b ⇝ -c ⊂ -w ⇝ -d → +e",
            "+a -> -b []",
            "+b -> +c [mirrored]",
            "assumed: -b brings -c, where l says that +b brings +c",
            "+w -> +d [by kind: +c counts as +w; mirrored]",
            "assumed: -c counts as -w, where it is known that +c counts as +w",
            "assumed: -w brings -d, where m says that +w brings +d",
            "-d -> +e []",
        ]
    );
}

#[test]
fn records_factors_and_counts_have_trails_too() {
    let text = "theme t\nfactor f \"Label\"\n  definition \"what is meant\"\n\
        statement st\n  theme t\n  If [a](+f), then [b](+b)\nevidence e\n  silent st\n";
    assert_eq!(
        trail(text, "find statements"),
        ["st", "  st: If a, then b ()", "  e silent: – (; via )", "  absent: no evidence record supports st",]
    );
    assert_eq!(
        trail(text, "find contexts"),
        [
            "f “Label”",
            "  f: Label: what is meant ()",
            "  stands in:",
            "    st.1: If a, then b ()",
            "    e silent: – (; via )",
            "    absent: no evidence record supports st.1",
            "  absent: no evidence record names f",
        ]
    );
    assert_eq!(trail(text, "count statements by theme"), ["1 counted", "  st: If a, then b ()"]);
}
