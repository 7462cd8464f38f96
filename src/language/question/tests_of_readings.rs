//! The reading of any question parses back to the same question.

use super::*;
use crate::{
    question::{
        About, AtLeast, Backing, Clauses, Comparison, Condition, End, Find, Format, Loops, Mentioning, Operand, Paths,
        Patterns, Place, Question, Robustness, Search, Sort, Suppose, Tail, Target, Things, Verb, Why, WhyNot,
    },
    theory::{Direction, Literal, Name, NameOf, Role},
};
use proptest::{collection::vec, option::of, prelude::*, sample::select};

fn name() -> impl Strategy<Value = Name> {
    select(vec!["trust", "early-wins", "first", "in", "to", "evidence", "records", "évaluation-2", "why", "step", "x"])
        .prop_map(Name::new)
}

fn direction() -> impl Strategy<Value = Direction> {
    select(vec![Direction::More, Direction::Less, Direction::Unsaid])
}

fn end() -> impl Strategy<Value = End> {
    (name(), of(direction()), any::<bool>()).prop_map(|(factor, direction, exactly)| End { factor, direction, exactly })
}

fn text() -> impl Strategy<Value = String> {
    "[a-z“”‘\"\\\\()=é ]{0,12}x"
}

fn field() -> impl Strategy<Value = String> {
    select(vec!["degree", "evidence", "sources", "context", "theme", "also-called", "in", "from", "to", "mirrors"])
        .prop_map(str::to_owned)
}

fn literal() -> impl Strategy<Value = Literal> {
    (name(), direction()).prop_map(|(factor, direction)| Literal { factor, direction })
}

fn operand() -> impl Strategy<Value = Operand> {
    prop_oneof![
        any::<i64>().prop_map(Operand::Number),
        select(vec!["high", "?", "2026-11", "2026-11-21", "first", "early-wins.1", "Current", "to", "évident"])
            .prop_map(|word| Operand::Word(word.to_owned())),
        text().prop_map(Operand::Text),
        literal().prop_map(Operand::Literal),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let compare = (field(), select(Comparison::ALL.to_vec()), operand())
        .prop_map(|(field, comparison, with)| Condition::Compare { field, comparison, with });
    compare.prop_recursive(5, 20, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 2..4).prop_map(Condition::And),
            vec(inner.clone(), 2..4).prop_map(Condition::Or),
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
        ]
    })
}

fn tail() -> impl Strategy<Value = Tail> {
    let sort = vec((field(), any::<bool>()).prop_map(|(field, descending)| Sort { field, descending }), 0..3);
    (
        of(condition()),
        of(condition()),
        any::<bool>(),
        any::<bool>(),
        sort,
        of(1..u64::MAX),
        of(select(Format::ALL.to_vec())),
    )
        .prop_map(|(filter, using, with_evidence, with_mirrors, sort, first, format)| Tail {
            filter,
            using,
            with_evidence,
            with_mirrors,
            sort,
            first,
            format,
        })
}

fn mentioning() -> impl Strategy<Value = Mentioning> {
    // a bare name that is a word of the language cannot stand behind `mentioning`: in quotes it would be words
    let factor = end().prop_map(|mut end| {
        if words::is_reserved(end.factor.as_str()) && !end.exactly {
            end.direction = end.direction.or(Some(Direction::More));
        }
        Mentioning::Factor(end)
    });
    prop_oneof![text().prop_map(Mentioning::Words), factor]
}

fn find() -> impl Strategy<Value = Find> {
    let roles = vec(select(Role::ALL.to_vec()), 0..3);
    let target = prop_oneof![
        4 => end().prop_map(Target::Factor),
        1 => any::<bool>().prop_map(|wanted| Target::Outcomes { wanted }),
    ];
    let ends = (of(target), any::<bool>(), of(end()), of(1..u32::MAX));
    (select(Things::ALL.to_vec()), ends, of(name()), of(name()), of(mentioning()), roles).prop_map(
        |(things, (leading_to, directly, from, within), source, in_theory, mentioning, mut without)| {
            let mut roles = Vec::new();
            without.retain(|role| {
                !roles.contains(role) && {
                    roles.push(*role);
                    true
                }
            });
            let chain = matches!(things, Things::Role(_) | Things::Factors);
            let claims = matches!(things, Things::Statements | Things::Cmocs);
            let plain = matches!(things, Things::Sources | Things::Cases | Things::Questions);
            let clauses = Clauses {
                directly: directly && chain && leading_to.is_some(),
                leading_to: leading_to.filter(|_| chain),
                from: if chain { from.map(Place::Factor) } else { source.filter(|_| !plain).map(Place::Source) },
                within: within.filter(|_| chain),
                in_theory: in_theory.filter(|_| !plain && things != Things::Theories),
                mentioning,
                without: if claims { without } else { Vec::new() },
            };
            Find { things, clauses }
        },
    )
}

fn paths() -> impl Strategy<Value = Paths> {
    (end(), end(), of(1..u32::MAX), of(name())).prop_map(|(from, to, within, in_theory)| Paths {
        from,
        to,
        within,
        in_theory,
    })
}

fn about() -> impl Strategy<Value = About> {
    (of(end()), of(name())).prop_map(|(about, in_theory)| About { about, in_theory })
}

fn each_once(literals: Vec<Literal>) -> Vec<Literal> {
    let mut once: Vec<Literal> = Vec::new();
    literals.into_iter().for_each(|literal| {
        if !once.contains(&literal) {
            once.push(literal);
        }
    });
    once
}

fn verb() -> impl Strategy<Value = Verb> {
    prop_oneof![
        find().prop_map(Verb::Find),
        (find(), of(field())).prop_map(|(find, by)| Verb::Count { find, by }),
        paths().prop_map(Verb::Paths),
        (vec(literal(), 1..4), of(name()))
            .prop_map(|(given, in_theory)| { Verb::Suppose(Suppose { given: each_once(given), in_theory }) }),
        (literal(), vec(literal(), 0..3), of(name()))
            .prop_map(|(literal, given, in_theory)| { Verb::Why(Why { literal, given: each_once(given), in_theory }) }),
        (literal(), vec(literal(), 0..3), of(name())).prop_map(|(literal, given, in_theory)| {
            Verb::WhyNot(WhyNot { literal, given: each_once(given), in_theory })
        }),
        about().prop_map(Verb::Conflicts),
        about().prop_map(Verb::Rivals),
        (of(end()), of(1..u32::MAX), of(name())).prop_map(|(through, within, in_theory)| Verb::Loops(Loops {
            through,
            within,
            in_theory
        })),
        (paths(), of(select(Backing::ALL.to_vec()))).prop_map(|(claim, by)| Verb::Robustness(Robustness { claim, by })),
        (of((1..u32::MAX, any::<bool>())), about()).prop_map(|(least, About { about, in_theory })| {
            let of = |cases| if cases { Backing::Case } else { Backing::Source };
            let at_least = least.map(|(number, cases)| AtLeast { number, of: of(cases) });
            Verb::Patterns(Patterns { at_least, about, in_theory })
        }),
        of(name()).prop_map(|in_theory| Verb::Gaps { in_theory }),
        "[a-zA-ZÉⓐ0-9 *'\"–-]{0,12}[a-zß]\\*?( where| first)?".prop_map(|text| Verb::Search(Search::new(&text))),
        (name(), of(any::<u32>())).prop_map(|(name, number)| Verb::Show(NameOf { name, number })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_reading_of_any_question_is_that_question(verb in verb(), tail in tail()) {
        let question = Question { verb, tail };
        let reading = question.to_string();
        match parse_question(FileId(0), 0, &reading) {
            Ok(read) => prop_assert_eq!(read.question, question, "{}", reading),
            Err(faults) => prop_assert!(false, "{}\n{:#?}", reading, faults),
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = parse_question(FileId(0), 0, &text);
        let _ = super::super::expected(&text);
    }

    #[test]
    fn no_mixture_of_words_makes_reading_panic(
        words in vec(select(words::RESERVED.to_vec()).prop_union(select(vec![
            "\"", "“", "”", "(", ")", "=", "==", "+trust", "-\"a\"", "?", ",", "7", "0", "é", "top", "without", "’", "\n", ".",
        ])), 0..14),
        verb in select(words::VERBS.iter().map(|verb| verb.word).chain([""]).collect::<Vec<_>>()),
    ) {
        let text = format!("{verb} {}", words.join(" "));
        for cut in (0..=text.len()).filter(|cut| text.is_char_boundary(*cut)) {
            let before = text.get(..cut).unwrap_or_default();
            let start = super::super::expected(before).start;
            prop_assert!(before.is_char_boundary(start));
        }
        if let Err(faults) = parse_question(FileId(0), 3, &text) {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                let span = fault.span.unwrap_or_else(|| panic!("{text}: a fault without a place"));
                let (start, end) = (span.start as usize - 3, span.end as usize - 3);
                prop_assert!(text.get(start..end).is_some(), "{}: {:?}", text, fault);
                for whole in super::tests::offered(fault.help.as_deref().unwrap_or_default()) {
                    prop_assert!(parse_question(FileId(0), 0, whole).is_ok(), "{text}\n{whole}");
                }
                prop_assert!(!fault.message.is_empty() && fault.message.chars().count() < 200, "{}", fault.message);
            }
        }
    }
}
