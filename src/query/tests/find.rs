//! `find`: roles and chains, and each kind of thing.

use super::{ask, faults, notes, rows, values};

const SMALL: &str = "theory t\n\
    mechanism trust \"Trust\"\n  degree high\n\
    mechanism faith\n  in t\n\
    statement wins\n  in t\n  theme building\n  from paper at \"table 1\"\n  \
      If [quick wins](+quick-wins) come, then [sharing](+sharing) grows, because of [trust](+trust)\n\
    cmoc bare\n  context \"published words\"\n  mechanism ?\n  outcome +sharing\n\
    theme building \"Building\"\ntheme empty\n\
    source paper\n  kind article\n  year 2022\n\
    source talk\n  kind interview\n  case north\n\
    case north\n\
    evidence e1\n  from talk at \"p. 7\"\n  via paper\n  supports wins.1\n  quote \"it grew\"\n";

#[test]
fn mechanisms_lead_to_an_outcome() {
    let answer = ask(SMALL, "find mechanisms leading to +sharing");
    assert_eq!(rows(&answer), ["+trust | +trust > +sharing | 1 | may follow |  | 1 | wins.1"]);
    assert_eq!(values(&answer, "to"), ["+sharing"]);
    let none = ask(SMALL, "find mechanisms leading to -sharing");
    assert_eq!(
        notes(&none),
        ["N0301 no mechanism leads to -sharing; configurations that end there: 0, literals in the role asked for: 1"]
    );
}

#[test]
fn directly_means_within_one_configuration() {
    let text =
        "cmoc k\n  context +a\n  mechanism +m\n  outcome +b\ncmoc l\n  context +b\n  mechanism +n\n  outcome +c\n";
    assert_eq!(values(&ask(text, "find mechanisms leading to +c"), "mechanism"), ["+n", "+m"]);
    assert_eq!(values(&ask(text, "find mechanisms leading directly to +c"), "mechanism"), ["+n"]);
    assert_eq!(values(&ask(text, "find contexts leading directly to +n"), "context"), ["+b"]);
    assert_eq!(values(&ask(text, "find contexts leading to +c within 1 step"), "context"), ["+b"]);
}

#[test]
fn what_is_reached_from_a_factor() {
    let text =
        "cmoc k\n  context +a\n  mechanism +m\n  outcome +b\ncmoc l\n  context +b\n  mechanism +n\n  outcome +c\n";
    let answer = ask(text, "find mechanisms from +a");
    assert_eq!(
        rows(&answer),
        ["+m | +a > +m | 1 | expected |  | 0 | k", "+n | +a > +b > +n | 2 | expected |  | 0 | k, l",]
    );
    let both = ask(text, "find outcomes leading to +c from a");
    assert_eq!(rows(&both), ["+b | +a | +a > +b | +b > +c | 1 | expected |  | 0 | l"]);
}

#[test]
fn actors_take_part_in_what_leads_there() {
    let text = "cmoc k\n  context +a\n  actor nurses\n  outcome +b\ncmoc l\n  context +b\n  actor managers\n  outcome +c\n\
                cmoc m\n  context +c\n  actor others\n  outcome +d\n";
    let answer = ask(text, "find actors leading to +c");
    assert_eq!(
        rows(&answer),
        ["managers | +b > +c | 1 | expected |  | 0 | l", "nurses | +a > +b > +c | 2 | expected |  | 0 | k, l"]
    );
    let after = ask(text, "find actors from +b");
    assert_eq!(values(&after, "actor"), ["managers", "others"]);
}

#[test]
fn factors_alone_are_those_declared_or_standing_so() {
    let answer = ask(SMALL, "find mechanisms");
    assert_eq!(rows(&answer), ["faith | – |  | – | 0 | – | –", "trust | Trust | +trust | – | 1 | high | –"]);
    assert_eq!(values(&answer, "evidence-through"), ["0", "1"]);
    assert_eq!(values(&ask(SMALL, "find mechanisms in t"), "id"), ["faith", "trust"]);
}

#[test]
fn statements_keep_their_words() {
    let answer = ask(SMALL, "find statements mentioning \"SHARING grows\"");
    assert_eq!(rows(&answer), ["wins | If quick wins come, then sharing grows, because of trust | building | 1 | –",]);
    assert_eq!(values(&answer, "configurations"), ["wins.1"]);
    assert_eq!(ask(SMALL, "find statements mentioning -trust").rows.len(), 0);
    assert_eq!(ask(SMALL, "find statements from paper mentioning trust").rows.len(), 1);
    assert!(notes(&ask(SMALL, "find statements in other")).contains(&"N0301 none of 1 statement fits".to_owned()));
}

#[test]
fn cmocs_show_what_is_not_known() {
    let answer = ask(SMALL, "find cmocs without mechanism");
    assert_eq!(
        (values(&answer, "id"), values(&answer, "unknown")),
        (vec!["bare".into()], vec!["context, mechanism".into()])
    );
    assert_eq!(values(&answer, "contexts"), ["?"]);
    assert_eq!(values(&ask(SMALL, "find cmocs where mechanism = ?"), "id"), ["bare"]);
    assert_eq!(values(&ask(SMALL, "find cmocs"), "statement"), ["–", "wins"]);
}

#[test]
fn the_other_things() {
    assert_eq!(
        rows(&ask(SMALL, "find sources")),
        ["paper | – | article | 2022 | 0 | 0", "talk | – | interview | – | 1 | 0"]
    );
    assert_eq!(rows(&ask(SMALL, "find cases")), ["north | – | – | – | 1"]);
    assert_eq!(rows(&ask(SMALL, "find evidence")), ["e1 | supports | wins.1 | talk | p. 7 | it grew"]);
    assert_eq!(rows(&ask(SMALL, "find themes")), ["building | Building | 1", "empty | – | 0"]);
    assert_eq!(rows(&ask(SMALL, "find theories")), ["t | – | – | – | 1"]);
    assert_eq!(values(&ask(SMALL, "find evidence in t"), "id"), ["e1"]);
    assert_eq!(values(&ask(SMALL, "find evidence mentioning trust"), "id"), ["e1"]);
    assert_eq!(values(&ask(SMALL, "find cases mentioning trust"), "id"), ["north"]);
}

#[test]
fn unknown_ends_and_clauses_without_effect_are_refused() {
    assert_eq!(faults(SMALL, "find mechanisms leading to trsut"), ["E0203 `trsut` is no factor that is known"]);
    assert_eq!(
        faults(SMALL, "find sources using cmocs where sources > 1"),
        ["E0308 `using` belongs to questions that walk configurations"]
    );
}
