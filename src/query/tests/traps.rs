//! The traps: what looks alike and is not.

use super::{ask, notes, rows, theory, try_ask, values};
use crate::{graph::Graph, query::Budget};
use std::fmt::Write;

#[test]
fn without_conditions_the_mechanisms_stand_for_them() {
    let text = "cmoc k\n  mechanism +m, +n\n  outcome +o\n";
    let answer = ask(text, "paths from +m to +o");
    assert_eq!(rows(&answer), ["+m > +o | + | 1 | expected | 0 | 0 |  | +n | "]);
    assert!(rows(&ask(text, "paths from +m to +n")).is_empty(), "no step from one mechanism to another");
    assert!(rows(&ask("cmoc k\n  outcome +o, +p\n", "paths from +o to +p")).is_empty());
}

#[test]
fn an_unknown_context_is_not_the_empty_set() {
    let unknown = ask("cmoc k\n  context ?\n  mechanism +m\n  outcome +o\n", "paths from +m to +o");
    assert_eq!(values(&unknown, "follows"), ["may follow"], "entered at its mechanism");
    let partly = ask("cmoc k\n  context +c, ?\n  mechanism +m\n  outcome +o\n", "paths from +c to +o");
    assert_eq!(values(&partly, "follows"), ["may follow"]);
    let mechanism = ask("cmoc k\n  context +c\n  mechanism +m, ?\n  outcome +o\n", "paths from +m to +o");
    assert!(mechanism.rows.is_empty(), "a mechanism that is not known bars the entry at the others");
}

#[test]
fn alternatives_are_no_conjunction() {
    let text = "cmoc k\n  context +a or +b, +c\n  outcome +o or +p\n";
    let answer = ask(text, "paths from +a to +o");
    assert_eq!(rows(&answer), ["+a > +o | + | 1 | may follow | 0 | 0 |  | +c | "]);
    let answer = ask(text, "paths from +c to +o");
    assert_eq!(values(&answer, "must-hold"), ["+a or +b"]);
    let answer = ask(text, "find cmocs");
    assert_eq!(values(&answer, "contexts"), ["+a or +b, +c"]);
    let opposed = "cmoc k\n  context +a, -c or +b\n  outcome +o\ncmoc l\n  context +o\n  outcome +c\n";
    assert_eq!(ask(opposed, "paths from +a to +c").rows.len(), 1, "another of the alternatives may hold");
}

#[test]
fn less_of_a_kind_is_not_less_of_the_whole() {
    let text = "factor conflict\nfactor culture-conflict\n  kind of conflict\n\
                cmoc k\n  context +start\n  outcome +culture-conflict\n\
                cmoc l\n  context +conflict\n  outcome +harm\n\
                cmoc m\n  context +calm\n  outcome -culture-conflict\n\
                cmoc n\n  context -conflict\n  outcome +peace\n";
    assert_eq!(
        values(&ask(text, "paths from +start to +harm"), "chain"),
        ["+start > +culture-conflict <: +conflict > +harm"]
    );
    assert!(ask(text, "paths from +calm to +peace").rows.is_empty());
    assert_eq!(values(&ask(text, "paths from +start to conflict"), "to"), ["+culture-conflict"]);
    assert!(ask(text, "paths from +start to exactly conflict").rows.is_empty());
    assert_eq!(values(&ask(text, "paths from +conflict to +harm"), "chain"), ["+conflict > +harm"], "said once");
    assert_eq!(values(&ask(text, "paths from +culture-conflict to +harm"), "steps"), ["1"]);
}

#[test]
fn a_chain_that_needs_opposites_is_counted_and_not_shown() {
    let text = "cmoc k\n  context +a\n  outcome +b\ncmoc l\n  context +b, -a\n  outcome +c\n";
    let answer = ask(text, "paths from +a to +c within 3 steps");
    assert!(answer.rows.is_empty());
    assert!(notes(&answer).contains(&"N0306 1 chain is not shown: it needs a thing and its opposite".to_owned()));
    let found = ask(text, "find contexts leading to +c");
    assert_eq!(values(&found, "context"), ["-a", "+b", "+a"]);
    assert_eq!(values(&found, "chain"), ["-a > +c", "+b > +c", "none found without opposites"]);
    let detour = "cmoc p\n  context +b\n  outcome +d\ncmoc q\n  context +d\n  outcome +c\n";
    let found = ask(&format!("{text}{detour}"), "find contexts leading to +c where steps = 3");
    assert_eq!(values(&found, "chain"), ["+a > +b > +d > +c"], "a longer way round");
}

#[test]
fn mirrored_chains_stand_apart() {
    let text = "cmoc k\n  context +a\n  outcome +b\ncmoc l\n  context -b\n  outcome +c\n";
    let answer = ask(text, "paths from +a to -c within 4 steps");
    assert!(answer.rows.is_empty());
    assert!(notes(&answer).iter().any(|note| note.starts_with("N0302 1 more only by mirroring")));
    let answer = ask(text, "paths from +a to -c within 4 steps with mirrors");
    assert_eq!(rows(&answer), ["+a > +b ~> -c | - | 2 | may follow | 0 | 0 |  |  | "]);
    assert_eq!(notes(&answer), ["N0302 1 chain only by mirroring, none is told"]);
}

#[test]
fn what_follows_a_mirrored_joint_is_turned_until_the_next_one() {
    let text = "factor c\n  kind of w\nfactor w\n\
        cmoc k\n  context +a\n  outcome -b\ncmoc l\n  context +b\n  outcome +c\n\
        cmoc m\n  context +w\n  outcome +d\ncmoc n\n  context -d\n  outcome +e\n";
    let answer = ask(text, "paths from +a to +e with mirrors");
    assert_eq!(values(&answer, "chain"), ["+a > -b ~> -c <: -w ~> -d > +e"]);
    assert_eq!(values(&answer, "net"), ["+"], "the direction between the ends that are drawn");
    let less = ask(text, "paths from +a to -d with mirrors");
    assert_eq!(values(&less, "chain"), ["+a > -b ~> -c <: -w ~> -d"]);
    assert_eq!((values(&less, "to"), values(&less, "net")), (vec!["-d".to_owned()], vec!["-".to_owned()]));
}

#[test]
fn no_factor_stands_twice_in_a_chain() {
    let own = ask("cmoc k\n  context +x\n  outcome +x, +y\n", "find contexts leading to x");
    assert_eq!(values(&own, "chain"), ["only round a loop"]);
    assert!(notes(&own).iter().all(|note| !note.starts_with("N0306")), "it needs no opposite");
    let circle = "cmoc k\n  context +a\n  outcome +b\ncmoc l\n  context +b\n  outcome +a, +c\n";
    assert_eq!(values(&ask(circle, "paths from +a to +c within 9 steps"), "chain"), ["+a > +b > +c"]);
    assert!(ask(circle, "paths from +a to +a").rows.is_empty());
}

#[test]
fn what_has_no_direction_joins_only_its_like() {
    let text =
        "cmoc k\n  context +a\n  outcome ?b\ncmoc l\n  context +b\n  outcome +c\ncmoc m\n  context ?b\n  outcome +d\n";
    assert!(ask(text, "paths from +a to +c").rows.is_empty());
    let answer = ask(text, "paths from +a to +d");
    assert_eq!(
        (values(&answer, "follows"), values(&answer, "net")),
        (vec!["may follow".to_owned()], vec!["+".to_owned()])
    );
}

#[test]
fn refuted_and_retired_ones_are_left_out_unless_named() {
    let text = "cmoc k\n  context +a\n  outcome +b\n  status refuted\ncmoc l\n  context +a\n  outcome +c\n";
    assert!(ask(text, "paths from +a to +b").rows.is_empty());
    let using = "paths from +a to +b using cmocs where status != current";
    assert_eq!(ask(text, using).rows.len(), 1);
    let listed = ask(text, "find cmocs");
    assert_eq!(values(&listed, "id"), ["l"]);
    assert!(notes(&listed).iter().any(|note| note.starts_with("N0303 1 that is refuted or retired is left out")));
    assert_eq!(values(&ask(text, "find cmocs where status = refuted"), "id"), ["k"]);
}

#[test]
fn a_complete_graph_stays_within_its_budget() {
    let mut text = String::new();
    for from in 0..60 {
        for to in (0..60).filter(|to| *to != from) {
            let _ = writeln!(text, "cmoc k-{from}-{to}\n  context +f{from}\n  outcome +f{to}");
        }
    }
    let budget = Budget { steps: 300_000, rows: 1_000, ..Budget::default() };
    let answer = try_ask(&text, "paths from +f0 to +f1 within 60 steps", &budget).expect("an answer");
    assert_eq!((answer.rows.len(), answer.partial), (1_000, true));
    assert!(notes(&answer).iter().any(|note| note.starts_with("N0304") && note.contains("up to 2 steps")));
    let few = Budget { steps: 50, ..budget };
    assert!(try_ask(&text, "paths from +f0 to +f1", &few).expect("an answer").partial);
    assert_eq!(ask(&text, "find contexts leading to +f1 where steps = 1").rows.len(), 59);
}

#[test]
fn a_long_chain_is_found_whole() {
    let mut text = String::new();
    for at in 0..2_000 {
        let _ = writeln!(text, "cmoc k-{at}\n  context +f{at}\n  outcome +f{}", at + 1);
    }
    let answer = ask(&text, "paths from +f0 to +f2000 within 5000 steps");
    assert_eq!(values(&answer, "steps"), ["2000"]);
}

#[test]
fn numbers_of_literals_compare_as_their_names() {
    let theory = theory("cmoc k\n  context +b, -a, ?a\n  outcome +a\n");
    let graph = Graph::build(&theory);
    let names: Vec<String> = graph.factors.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["a", "b"]);
    let ids = Graph::directions(0);
    assert!(ids[0] < ids[1] && ids[1] < ids[2] && ids[0].opposite() == ids[1] && ids[2].opposite() == ids[2]);
}

/// A complete graph of so many factors.
fn complete(factors: usize) -> String {
    let mut text = String::new();
    for from in 0..factors {
        let others: Vec<String> = (0..factors).filter(|to| *to != from).map(|to| format!("+f{to}")).collect();
        let _ = writeln!(text, "cmoc k-{from}\n  context +f{from}\n  outcome {}", others.join(", "));
    }
    text
}

#[test]
fn loops_and_routes_of_a_complete_graph_stay_within_their_budget() {
    let budget = Budget { steps: 300_000, rows: 2_000, ..Budget::default() };
    let answer = try_ask(&complete(60), "loops within 60 steps", &budget).expect("an answer");
    assert_eq!((answer.rows.len(), answer.partial), (2_000, true));
    let whole = "loops of up to 2 steps are all here; `within 2 steps`";
    assert!(notes(&answer).iter().any(|note| note.starts_with("N0304") && note.contains(whole)));
    let answer = try_ask(&complete(60), "robustness from +f0 to +f1 within 60 steps", &budget).expect("an answer");
    assert!(answer.partial);
    let over = Budget { until: Some(std::time::Instant::now()), ..Budget::default() };
    let answer = try_ask(&complete(20), "loops", &over).expect("an answer");
    assert!(answer.partial && notes(&answer).iter().any(|note| note.contains("its time was over")));
}

#[test]
fn a_claim_with_too_many_chains_to_list_is_bounded() {
    let mut text = String::new();
    for (from, to) in (0..12).flat_map(|from| (0..12).map(move |to| (from, to))).filter(|(from, to)| from != to) {
        let own = format!("{from}-{to}");
        let _ = writeln!(text, "cmoc k-{own}\n  context +f{from}\n  outcome +f{to}\nsource s-{own}");
        let _ = writeln!(text, "evidence e-{own}\n  from s-{own}, survey\n  supports k-{own}");
    }
    let told = |text: &str, of: &str| {
        let answer = ask(text, &format!("robustness from +f0 to +f1 by {of} within 11 steps"));
        assert!(answer.partial && notes(&answer).iter().any(|note| note.starts_with("N0304")));
        ["fewest", "at-least", "disjoint"].map(|column| values(&answer, column).concat())
    };
    // one source is behind all of it, and each step has one more: they fall together
    assert_eq!(told(&text, "source"), ["12", "12", "12"]);
    let alone = text.replace(", survey", "");
    assert_eq!(told(&alone, "source"), ["11", "11", "11"]);
    let one = format!(
        "{}source survey\n  case town\n",
        text.replace("from s-", "via s-").replace(", survey", "\n  from survey")
    );
    assert_eq!(told(&one, "case"), ["1", "1", "1"]);
}

#[test]
fn the_first_loops_are_found_without_the_others() {
    let budget = Budget { steps: 300_000, ..Budget::default() };
    let answer = try_ask(&complete(30), "loops first 10", &budget).expect("an answer");
    assert_eq!((answer.rows.len(), answer.partial), (10, false));
    assert!(notes(&answer).iter().any(|note| note.starts_with("N0331")));
    let answer = try_ask(&complete(30), "paths from +f0 to +f1 first 10", &budget).expect("an answer");
    assert_eq!((answer.rows.len(), answer.partial), (10, false));
}

#[test]
fn many_configurations_between_two_factors_are_one_step() {
    let mut text = String::from("source s-0\n");
    for at in 0..500 {
        let _ = writeln!(text, "cmoc k-{at}\n  context +a\n  outcome +b\nsource s{at}");
        let _ = writeln!(text, "evidence e-{at}\n  from s{at}\n  supports k-{at}");
    }
    text.push_str("cmoc back\n  context +b\n  outcome +a\ncmoc own\n  context +a\n  outcome +a\n");
    assert_eq!(values(&ask(&text, "loops"), "steps"), ["1", "2"]);
    let answer = ask(&text, "robustness from a to b");
    assert_eq!((values(&answer, "fewest"), values(&answer, "disjoint")), (vec!["500".into()], vec!["500".into()]));
}

#[test]
fn parallel_configurations_with_opposite_directions_stay_within_their_budget() {
    let mut text = String::new();
    for at in 0..3_000 {
        let sign = if at % 2 == 0 { '+' } else { '-' };
        let context = if at % 10 == 0 { "?" } else { "+a" };
        let _ = writeln!(text, "cmoc k-{at}\n  context {context}\n  mechanism +m{at}\n  outcome {sign}b");
    }
    let budget = Budget { steps: 300_000, rows: 1_000, ..Budget::default() };
    let answer = try_ask(&text, "conflicts", &budget).expect("an answer");
    assert_eq!((answer.rows.len(), answer.partial), (1_000, true));
    let notes = notes(&answer);
    assert!(notes.iter().any(|note| note.starts_with("N0320 2250000 pairs")), "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("that were not told apart")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("N0304")), "{notes:?}");
    for question in ["rivals", "patterns in at least 1 source", "gaps"] {
        let budget = Budget { steps: 2_000, rows: 500, ..Budget::default() };
        let answer = try_ask(&text, question, &budget).expect("an answer");
        assert!(answer.partial && answer.rows.len() <= 500, "{question}");
    }
}
