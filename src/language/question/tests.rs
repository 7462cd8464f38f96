//! Forms, corrections and faults of questions.

use super::{
    super::{Slot, expected},
    *,
};

mod nonsense;

fn reading(text: &str) -> String {
    match parse_question(FileId(0), 0, text) {
        Ok(read) => read.question.to_string(),
        Err(faults) => panic!("{text}\n{faults:#?}"),
    }
}

fn fault(text: &str) -> Diagnostic {
    match parse_question(FileId(0), 0, text) {
        Err(mut faults) if faults.len() == 1 => faults.remove(0),
        other => panic!("{text}\n{other:#?}"),
    }
}

fn marked<'t>(text: &'t str, fault: &Diagnostic) -> &'t str {
    fault.span.and_then(|span| text.get(span.start as usize..span.end as usize)).unwrap_or_default()
}

#[test]
fn forms_are_read_and_printed_in_their_canonical_order() {
    for (typed, canonical) in [
        ("find mechanisms", "find mechanisms"),
        ("FIND Mechanisms LEADING To +Trust", "find mechanisms leading to +trust"),
        (
            "find factors within 1 step leading directly to exactly –trust",
            "find factors leading directly to exactly -trust within 1 step",
        ),
        ("find outcomes in t within 3 steps from ?a", "find outcomes from ?a within 3 steps in t"),
        ("find actors leading to -\"Trust and initial\"", "find actors leading to -\"trust and initial\""),
        (
            "find statements without mechanism, outcome from s mentioning “staff turnover”",
            "find statements from s mentioning \"staff turnover\" without mechanism, outcome",
        ),
        ("find cmocs mentioning exactly -trust in t", "find cmocs in t mentioning exactly -trust"),
        ("find evidence from s", "find evidence from s"),
        ("find themes in t", "find themes in t"),
        ("find theories from s", "find theories from s"),
        ("find sources mentioning \"a\"", "find sources mentioning \"a\""),
        ("count statements as csv by Theme in t", "count statements in t by theme as csv"),
        ("count cases", "count cases"),
        ("paths to b from a", "paths from a to b"),
        (
            "paths within 6 steps from exactly +a with mirrors to \"first\"",
            "paths from exactly +a to \"first\" within 6 steps with mirrors",
        ),
        ("paths in t from a to b", "paths from a to b in t"),
        ("suppose Quick-wins AND -capacity as csv in t", "suppose +quick-wins and -capacity in t as csv"),
        ("why trust", "why +trust"),
        ("why not -\"first\" in t given a and ?b", "why not -\"first\" given +a and ?b in t"),
        ("why not a", "why not +a"),
        ("conflicts in t for exactly trust", "conflicts for exactly trust in t"),
        ("rivals", "rivals"),
        ("loops within 1 step through -a with mirrors", "loops through -a within 1 step with mirrors"),
        ("robustness by VIA to b from a", "robustness from a to b by via"),
        ("patterns in t for a in at least 3 cases", "patterns in at least 3 cases for a in t"),
        ("gaps as md in t", "gaps in t as md"),
        ("search quick wins", "search quick wins"),
        (
            "SEARCH Staff-Turnover turn* turn* 2020 where kind = statement",
            "search staff turnover turn* 2020 where kind = statement",
        ),
        ("search \"Trust in ‘partners’, \\\"or\\\" not\" first 3", "search \"trust in partners or not\" first 3"),
        ("search “First”", "search \"first\""),
        ("show early-wins.2", "show early-wins.2"),
        ("show \"first\".2 with evidence", "show \"first\".2 with evidence"),
        (
            "find cmocs\nfirst 3 sort by evidence descending,\r\n theme as json",
            "find cmocs sort by evidence descending, theme first 3 as json",
        ),
        (
            "find cmocs with mirrors with evidence using cmocs where sources >= 2 where a != ?",
            "find cmocs where a != ? using cmocs where sources >= 2 with evidence with mirrors",
        ),
        (
            "find cmocs where not (evidence >= 3 and sources >= 2)",
            "find cmocs where not (evidence >= 3 and sources >= 2)",
        ),
        (
            "find cmocs where ((a = 1)) or not not b < -2 or (c = x and d = \"y \\\" z\")",
            "find cmocs where a = 1 or not not b < -2 or (c = x and d = \"y \\\" z\")",
        ),
        (
            "find themes where order = first and from = s and date >= 2026-11 and mechanism = -trust",
            "find themes where order = first and from = s and date >= 2026-11 and mechanism = -trust",
        ),
        ("show first-aid", "show first-aid"),
        ("show Android", "show android"),
        ("\u{FEFF}  show\u{A0}x ", "show x"),
    ] {
        assert_eq!(reading(typed), canonical, "{typed}");
        assert_eq!(reading(canonical), canonical);
    }
}

#[test]
fn what_people_from_elsewhere_type_is_corrected_by_name() {
    for (typed, wrong, remedy) in [
        ("find cmocs where evidence == 3", "==", "find cmocs where evidence = 3"),
        ("find cmocs where evidence <> 3", "<>", "find cmocs where evidence != 3"),
        ("find cmocs where evidence ≥ 3 and sources ≤ 2", "≥", "find cmocs where evidence >= 3 and sources <= 2"),
        ("find cmocs where evidence => 3", "=>", "find cmocs where evidence >= 3"),
        ("find cmocs where evidence less than 3", "less than", "find cmocs where evidence < 3"),
        ("find cmocs where evidence is at least 3", "is at least", "find cmocs where evidence >= 3"),
        ("find cmocs where evidence at  least 3", "at  least", "find cmocs where evidence >= 3"),
        ("find cmocs where a = 1 && b = 2", "&&", "find cmocs where a = 1 and b = 2"),
        ("find cmocs where mechanism is unknown", "is unknown", "find cmocs where mechanism = ?"),
        (
            "find statements mentioning ‘staff turnover’",
            "‘staff turnover’",
            "find statements mentioning \"staff turnover\"",
        ),
        ("find mechanism leading to trust", "mechanism", "find mechanisms leading to trust"),
        ("find theory", "theory", "find theories"),
        ("find all the mechanisms", "all", "find mechanisms"),
        ("find configurations", "configurations", "find cmocs"),
        ("find papers", "papers", "find sources"),
        ("show me mechanisms leading to trust", "show me", "find mechanisms leading to trust"),
        ("show me trust", "show me", "show trust"),
        ("list mechanisms", "list", "find mechanisms"),
        ("which mechanisms lead to trust?", "which", "find mechanisms leading to trust"),
        ("what leads to trust?", "what leads to", "find mechanisms leading to trust"),
        ("who", "who", "find actors"),
        ("how many statements by theme", "how many", "count statements by theme"),
        (
            "select * from mechanisms where degree = high limit 5",
            "select * from",
            "find mechanisms where degree = high first 5",
        ),
        ("mechanisms leading to trust", "mechanisms", "find mechanisms leading to trust"),
        ("find mechanisms leads to trust", "leads to", "find mechanisms leading to trust"),
        ("find mechanisms leading into trust", "into", "find mechanisms leading to trust"),
        ("find mechanisms leading trust", "trust", "find mechanisms leading to trust"),
        ("find mechanisms leading to + trust", " ", "find mechanisms leading to +trust"),
        ("find mechanisms leading to outcome +trust", "outcome ", "find mechanisms leading to +trust"),
        ("find cmocs without evidence", "without evidence", "find cmocs where evidence = 0"),
        ("find cmocs with degree = high", "with", "find cmocs where degree = high"),
        ("find cmocs with no mechanism", "with no", "find cmocs without mechanism"),
        ("find cmocs limit 5", "limit", "find cmocs first 5"),
        ("find cmocs top 5", "top", "find cmocs first 5"),
        ("find cmocs order by evidence desc", "order by", "find cmocs sort by evidence descending"),
        ("count statements group by theme", "group by", "count statements by theme"),
        ("find statements group by theme", "group by", "count statements by theme"),
        ("find statements by theme", "by", "count statements by theme"),
        ("paths a to b", "a", "paths from a to b"),
        ("paths from a to b within six steps", "six", "paths from a to b within 6 steps"),
        ("paths from a to b within 6", "", "paths from a to b within 6 steps"),
        ("find evidence as markdown", "markdown", "find evidence as md"),
        ("show trust?", "?", "show trust"),
        ("show me all statements about turnover", "show me all", "find statements mentioning turnover"),
        ("find contexts where trust is low", "where trust is low", "find contexts leading to -trust"),
        ("find statements where trust is high", "where trust is high", "find statements mentioning +trust"),
        ("find statements where degree is high", "is", "find statements where degree = high"),
        ("who said early-wins", "who said", "show early-wins"),
        ("how does trust lead to faith?", "how does", "paths from trust to faith"),
        ("how are trust and faith related", "how are", "paths from trust to faith"),
        ("which mechanisms increase faith", "which", "find mechanisms leading to +faith"),
        ("which contexts can reduce trust?", "which", "find contexts leading to -trust"),
        ("find mechanisms that increase trust", "that increase", "find mechanisms leading to +trust"),
        ("what causes trust", "what", "find mechanisms leading to trust"),
        ("what increases +trust", "what", "find mechanisms leading to +trust"),
        ("find mechanisms leading to less trust", "less ", "find mechanisms leading to -trust"),
        ("find mechanisms leading to a lack of trust", "a lack of ", "find mechanisms leading to -trust"),
        ("paths from more trust to low faith", "more ", "paths from +trust to -faith"),
        ("what happens if trust falls", "what happens if", "suppose -trust"),
        ("what is caused by trust", "what is caused by", "find outcomes from trust"),
        ("find outcomes caused by trust", "caused by", "find outcomes from trust"),
        ("find evidence for trust", "evidence for", "find evidence mentioning trust"),
        (
            "find evidence supporting early-wins",
            "evidence supporting",
            "find evidence where stance = supports and of = early-wins",
        ),
        ("find statements contains turnover", "contains", "find statements mentioning turnover"),
        (
            "find statements where text contains \"turnover\"",
            "where text contains",
            "find statements mentioning \"turnover\"",
        ),
        ("most common mechanisms", "most common mechanisms", "find mechanisms sort by configurations descending"),
        (
            "what are the most frequent sources?",
            "what are the most frequent sources",
            "find sources sort by supports descending",
        ),
        ("contradictions in trust", "contradictions in trust", "conflicts"),
        ("barriers to faith", "barriers to", "find contexts leading to -faith"),
        ("find enablers of faith", "enablers of", "find contexts leading to +faith"),
        ("show early wins", " ", "show early-wins"),
        (
            "find statements mentioning staff turnover",
            "staff turnover",
            "find statements mentioning \"staff turnover\"",
        ),
        ("search trust in partners", "trust in partners", "search \"trust in partners\""),
        (
            "search collaboration with partners first 3",
            "collaboration with partners",
            "search \"collaboration with partners\" first 3",
        ),
        ("search first", "first", "search \"first\""),
        (
            "find mechanisms leading to trust and where degree = high",
            "and",
            "find mechanisms leading to trust where degree = high",
        ),
    ] {
        let fault = fault(typed);
        assert_eq!(marked(typed, &fault), wrong, "{typed}\n{fault:#?}");
        assert_eq!(fault.help.as_deref(), Some(format!("type `{remedy}`").as_str()), "{typed}");
        reading(remedy);
    }
}

#[test]
fn near_misses_are_suggested_among_the_words_that_fit() {
    for (typed, remedy) in [
        ("fnd mechanisms", "find mechanisms"),
        ("find mechansms leading to trust", "find mechanisms leading to trust"),
        ("find mechanisms leadng to trust", "find mechanisms leading to trust"),
        ("find mechanisms leading to trust whre a = 1", "find mechanisms leading to trust where a = 1"),
        ("paths form a to b", "paths from a to b"),
        ("find cmocs as tabel", "find cmocs as table"),
        ("find cmocs with evidense", "find cmocs with evidence"),
        ("serch trust", "search trust"),
        ("fnd mechansms leadng to trust", "find mechanisms leading to trust"),
    ] {
        assert_eq!(fault(typed).help.as_deref(), Some(format!("type `{remedy}`").as_str()), "{typed}");
    }
}

#[test]
fn faults_have_their_code() {
    for (typed, code) in [
        ("", Code::EmptyQuestion),
        (" \n\t ", Code::EmptyQuestion),
        ("xyzzy", Code::NoSuchVerb),
        ("compare a with b", Code::NoSuchVerb),
        ("why", Code::BadQuestion),
        ("suppose a or b", Code::BadQuestion),
        ("why not", Code::BadQuestion),
        ("gaps for trust", Code::BadQuestion),
        ("patterns in at least 2 theories", Code::BadQuestion),
        ("find", Code::BadQuestion),
        ("find mechanisms leading to", Code::BadQuestion),
        ("find cmocs where (a = 1", Code::BadQuestion),
        ("find cmocs where a = 1)", Code::BadQuestion),
        ("find cmocs where a = 1.5", Code::BadQuestion),
        ("find cmocs first 0", Code::BadQuestion),
        ("search", Code::BadQuestion),
        ("search \"—\"", Code::BadQuestion),
        ("search trust \"faith\"", Code::BadQuestion),
        ("7", Code::NoSuchVerb),
        ("find cmocs first 99999999999999999999999", Code::BadQuestion),
        ("find mechanisms within 99999999999 steps", Code::BadQuestion),
        ("find cmocs where a = 99999999999999999999999", Code::BadQuestion),
        ("show x.99999999999999", Code::BadQuestion),
        ("find statements mentioning \"\"", Code::BadQuestion),
        ("find statements mentioning \"abc", Code::BadQuestion),
        ("find statements mentioning “abc", Code::BadQuestion),
        ("find cmocs first 3 first 4", Code::BadQuestion),
        ("find cmocs where a = 1 where b = 2", Code::BadQuestion),
        ("find mechanisms leading to a and b", Code::BadQuestion),
        ("find contexts leading to negative outcomes", Code::BadQuestion),
        ("find mechanisms leading to first", Code::WordAsName),
        ("show mechanisms", Code::WordAsName),
        ("find statements in json", Code::WordAsName),
        ("show context", Code::ReservedName),
        ("paths from or to b", Code::ReservedName),
        ("find sources in t", Code::DoesNotApply),
        ("find theories in t", Code::DoesNotApply),
        ("find cases from s", Code::DoesNotApply),
        ("find statements leading to trust", Code::DoesNotApply),
        ("find statements within 3 steps", Code::DoesNotApply),
        ("find mechanisms without outcome", Code::DoesNotApply),
        ("paths from a to b by theme", Code::DoesNotApply),
        ("show a in t", Code::DoesNotApply),
        ("find cmocs where a = 1 and b = 2 or c = 3", Code::MixedConditions),
    ] {
        assert_eq!(fault(typed).code, code, "{typed}\n{:#?}", fault(typed));
    }
}

#[test]
fn a_word_of_the_language_is_named_and_quoted() {
    let fault = fault("find mechanisms leading to First first 3");
    assert_eq!(fault.message, "`first` is a word of the question language");
    assert_eq!(fault.label.as_deref(), Some("a factor is needed here"));
    assert_eq!(
        fault.help.as_deref(),
        Some("as a name it stands in quotes: `find mechanisms leading to \"first\" first 3`")
    );
}

#[test]
fn mixed_conditions_are_typed_out_both_ways() {
    assert_eq!(
        fault("find cmocs where a = 1 or b = 2 and not c = 3 or d = 4").help.as_deref(),
        Some(
            "type `find cmocs where a = 1 or (b = 2 and not c = 3) or d = 4` or `find cmocs where (a = 1 or b = 2) and \
             (not c = 3 or d = 4)`"
        )
    );
    assert_eq!(reading("find cmocs where a = 1 or (b = 2 and c = 3)"), "find cmocs where a = 1 or (b = 2 and c = 3)");
}

#[test]
fn a_syntax_fault_says_what_was_found_and_what_fits() {
    let missed = fault("find mechanisms leading directly trust 7");
    assert_eq!(missed.label.as_deref(), Some("found `trust`; expected `to`"));
    let missed = fault("find mechanisms first x");
    assert_eq!(missed.label.as_deref(), Some("found `x`; expected a whole number"));
    let missed = fault("find cmocs with evidence as csv nonsense");
    assert_eq!(
        missed.label.as_deref(),
        Some("found `nonsense`; expected one of: from, in, mentioning, without, where, using, with, sort, first")
    );
    assert!(missed.help.is_some_and(|help| help.contains("find mechanisms")));
    let missed = fault("find mechanisms leading to");
    assert_eq!(missed.label.as_deref(), Some("it ends here; expected one of: a factor, unwanted, wanted, exactly"));
}

#[test]
fn reserved_verbs_name_the_verbs_that_are_answered() {
    for word in words::LATER {
        let fault = fault(&format!("{} x", word.to_uppercase()));
        assert_eq!(fault.message, format!("questions with `{word}` are not answered yet"));
        assert!(fault.help.is_some_and(|help| {
            help.starts_with("answered are: find, count, paths, suppose, why, ")
                || help.starts_with("until then, type `")
        }));
    }
    assert_eq!(fault("why faith falls").help.as_deref(), Some("type `why -faith`"));
}

/// The whole questions that a help gives.
pub(super) fn offered(help: &str) -> Vec<&str> {
    let inside = help.split('`').skip(1).step_by(2);
    inside
        .filter(|text| text.contains(' ') && words::verb(text.split(' ').next().unwrap_or_default()).is_some())
        .collect()
}

#[test]
fn every_remedy_is_a_whole_question() {
    for (typed, remedy) in [
        ("find outcomes without mechanism", "find cmocs without mechanism"),
        ("count outcomes without mechanism", "count cmocs without mechanism"),
        ("find sources leading to +trust", "find mechanisms leading to +trust"),
        ("find statements leading to +trust", "find mechanisms leading to +trust"),
        ("find sources in t", "find statements in t with evidence"),
        ("find cases from s", "show s"),
        ("find statements within 3 steps", "find statements"),
        ("suppose a, b and c", "suppose a and b and c"),
        ("find gaps as md", "gaps as md"),
        ("what happens if we lose trust", "suppose -trust"),
        ("suppose quick-wins and we lack capacity", "suppose quick-wins and -capacity"),
        ("find loops through a", "loops through a"),
        ("what if trust falls", "suppose -trust"),
        ("paths from a to b mentioning c", "find cmocs mentioning c"),
        ("paths from a to b by theme", "paths from a to b"),
        ("show a within 3 steps", "show a"),
        ("show a in t", "show a"),
        ("find mechanisms leading to a and b", "find mechanisms leading to a"),
        ("find contexts leading to negative outcomes", "find contexts leading to unwanted outcomes"),
        ("find statements mentioning \"abc", "find statements mentioning \"abc\""),
        ("find cmocs where a = 1 and b = 2 or c = 3", "find cmocs where (a = 1 and b = 2) or c = 3"),
        ("find turnover", "search turnover"),
        ("find anything on staff turnover", "search anything on staff turnover"),
        ("list outcomes", "find outcomes"),
        ("how many statements per theme", "count statements by theme"),
        ("find mechanism", "find mechanisms"),
        ("show theories", "show \"theories\""),
        ("", "find mechanisms leading to +trust where evidence >= 2"),
    ] {
        let help = fault(typed).help.unwrap_or_default();
        let whole = offered(&help);
        assert_eq!(whole.first(), Some(&remedy), "{typed}\n{help}");
        whole.into_iter().for_each(|whole| assert!(!reading(whole).is_empty()));
    }
    assert_eq!(fault("1").help.as_deref(), Some("`because 1` opens row 1 of the last answer"));
}

#[test]
fn places_are_those_of_the_file() {
    let text = "find mechanisms leading to -\"A b\" from x where degree >= 3 sort by theme";
    let read = match parse_question(FileId(7), 100, text) {
        Ok(read) => read,
        Err(faults) => panic!("{faults:#?}"),
    };
    let at = |span: Span| {
        assert_eq!(span.file, FileId(7));
        text.get(span.start as usize - 100..span.end as usize - 100)
    };
    assert_eq!(at(read.span), Some(text));
    let names: Vec<_> = read.references.iter().map(|reference| at(reference.span)).collect();
    assert_eq!(names, [Some("\"A b\""), Some("x")]);
    assert_eq!(
        read.quoted.iter().map(|(span, text)| (at(*span), text.as_str())).collect::<Vec<_>>(),
        [(Some("\"A b\""), "A b")]
    );
    assert_eq!(read.fields.iter().map(|(span, _)| at(*span)).collect::<Vec<_>>(), [Some("degree"), Some("theme")]);
    let fault = parse_question(FileId(7), 100, "find mechansms").err().and_then(|mut faults| faults.pop());
    assert_eq!(fault.and_then(|fault| fault.span), Some(Span::new(FileId(7), 105, 114)));
}

#[test]
fn two_faults_of_one_question_are_both_told() {
    let faults = parse_question(FileId(0), 0, "find cmocs where a = 1 and b = 2 or c = 3 first 0").err();
    assert_eq!(faults.map(|faults| faults.len()), Some(2));
}

#[test]
fn every_verb_is_read_as_its_example_says() {
    for verb in words::VERBS {
        for example in [verb.example, verb.another] {
            assert_eq!(reading(&reading(example)), reading(example));
            assert_eq!(reading(example).replace('+', ""), example.replace('+', ""));
        }
    }
}

#[test]
fn what_fits_is_told_at_every_place() {
    let words = |text: &str| expected(text).words;
    let slots = |text: &str| expected(text).slots;
    let verbs = crate::question::words::VERBS.map(|verb| verb.word);
    assert_eq!(words(""), verbs);
    assert_eq!(words("fi"), verbs);
    assert_eq!(words("why "), ["not"]);
    assert_eq!(slots("why not "), [Slot::Factor]);
    assert_eq!(words("robustness from a to b by "), ["source", "case", "via"]);
    assert_eq!(words("patterns in at least 2 "), ["sources", "cases", "source", "case"]);
    assert_eq!(words("find mechanisms leading "), ["directly", "to"]);
    assert_eq!(words("find sources "), ["mentioning", "where", "using", "with", "sort", "first", "as"]);
    assert_eq!(
        words("find sources first 3 with evidence with mirrors "),
        ["mentioning", "where", "using", "sort", "as"]
    );
    assert_eq!(
        words("count theories b"),
        ["from", "mentioning", "by", "where", "using", "with", "sort", "first", "as"]
    );
    assert_eq!(
        words("find cmocs without "),
        ["context", "intervention", "actor", "mechanism", "resource", "reasoning", "outcome"]
    );
    assert_eq!(words("find cmocs where (a = 1 "), [")", "and", "or"]);
    assert_eq!(words("find cmocs where a "), ["=", "!=", "<=", "<", ">=", ">"]);
    assert_eq!(words("paths "), ["from", "to"]);
    assert_eq!(words("paths from a "), ["to"]);
    assert_eq!(slots("find mechanisms leading to -tru"), [Slot::Factor]);
    assert_eq!(slots("find mechanisms leading to \"Trust an"), [Slot::Factor]);
    assert_eq!(slots("find statements from "), [Slot::Source]);
    assert_eq!(slots("find statements in "), [Slot::Theory]);
    assert_eq!(slots("find statements mentioning "), [Slot::Factor, Slot::Text]);
    assert_eq!(slots("show "), [Slot::Record]);
    assert_eq!(slots("search "), [Slot::Words, Slot::Text]);
    assert_eq!(words("search trust "), ["where", "using", "with", "sort", "first", "as"]);
    assert_eq!(slots("find cmocs where "), [Slot::Field]);
    assert_eq!(slots("find cmocs sort by a, "), [Slot::Field]);
    assert_eq!(slots("find cmocs where a = "), [Slot::Value]);
    assert_eq!(slots("find cmocs first "), [Slot::Number]);
    assert_eq!(expected("find cmocs in io").start, 14);
}
