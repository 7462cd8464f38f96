//! Answers and trails made by hand.

use crate::{
    answer::{Answer, Basis, Branch, Cell, Column, ConfigurationView, Joint, Leaf, Note, Row, Stamp, Trail},
    diagnostic::Code,
    theory::{ConfigurationId, Direction, Group, Literal, Name, NameOf, Role},
};

pub(super) fn literal(text: &str) -> Literal {
    let (direction, factor) = match text.split_at(1) {
        ("+", factor) => (Direction::More, factor),
        ("-", factor) => (Direction::Less, factor),
        ("?", factor) => (Direction::Unsaid, factor),
        _ => (Direction::More, text),
    };
    Literal { factor: Name::new(factor), direction }
}

pub(super) fn literals(text: &str) -> Vec<Literal> {
    text.split_whitespace().map(literal).collect()
}

pub(super) fn word(text: &str) -> Cell {
    Cell::Word(text.to_owned())
}

pub(super) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

pub(super) fn words(text: &str) -> Cell {
    Cell::Words(text.split_whitespace().map(str::to_owned).collect())
}

/// `+a > +b <: +c ~> -d`
pub(super) fn chain(text: &str) -> Cell {
    let (literals, joints): (Vec<&str>, Vec<&str>) =
        text.split_whitespace().partition(|piece| !matches!(*piece, ">" | "~>" | "<:"));
    let joint = |sign| match sign {
        "~>" => Joint::Mirrored,
        "<:" => Joint::Kind,
        _ => Joint::Told,
    };
    Cell::Chain {
        literals: literals.into_iter().map(literal).collect(),
        joints: joints.into_iter().map(joint).collect(),
    }
}

pub(super) fn name(text: &str) -> NameOf {
    NameOf { name: Name::new(text), number: None }
}

/// An answer with these columns (`*` before those kept aside) and rows, each about the record of its first cell.
pub(super) fn answer(reading: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Answer {
    Answer {
        reading: reading.to_owned(),
        knowledge_base: Stamp { revision: 7, digest: "b1946ac92492d2347c6235b4d2611184".to_owned() },
        columns: columns
            .iter()
            .map(|name| Column { name: name.trim_start_matches('*').to_owned(), aside: name.starts_with('*') })
            .collect(),
        total: rows.len(),
        rows: rows.into_iter().enumerate().map(|(at, cells)| row(at + 1, cells)).collect(),
        partial: false,
        notes: Vec::new(),
    }
}

fn row(n: usize, cells: Vec<Cell>) -> Row {
    let about = match cells.first() {
        Some(Cell::Word(id)) => id.clone(),
        Some(Cell::Literal(one)) => one.factor.to_string(),
        _ => "early-wins".to_owned(),
    };
    Row { n, cells, basis: Basis::Record(name(&about)), trail: None }
}

pub(super) fn note(code: Code, text: &str) -> Note {
    Note { code, text: text.to_owned() }
}

pub(super) const EARLY_WINS: &str = "If the collaboration can deliver ‘quick wins’ at the beginning of the lifecycle of the \
    collaboration, then they can improve trust and faith, because they avoid a sense of inertia and maintaining forward \
    momentum and ‘energy’ within and between organisations";

pub(super) const FORMALISATION: &str = "If organisations can ensure that there is an appropriate level of formalisation of the \
    IOC through contract then they can increase collaborative behaviour, because, for more complex, integrative, or \
    mandated collaborations, greater formalisation mitigates risk between partners when engaging in collaboration.";

/// `find statements mentioning trust`: names, sentences, counts, and two columns kept aside.
pub(super) fn statements() -> Answer {
    let early = ConfigurationView {
        id: ConfigurationId { record: Name::new("early-wins"), number: Some(1) },
        parts: vec![
            (Role::Context, Group::single(literal("+quick-wins"))),
            (Role::Context, Group { literals: literals("+small -mandate") }),
            (Role::Actor, Group::single(literal("executives"))),
            (Role::Mechanism, Group::default()),
            (Role::Outcome, Group::single(literal("+trust"))),
            (Role::Outcome, Group::single(literal("+faith"))),
        ],
    };
    answer(
        "find statements mentioning trust",
        &["id", "text", "theme", "evidence", "against", "degree", "*contexts", "*configurations", "*unknown"],
        vec![
            vec![
                word("early-wins"),
                text(EARLY_WINS),
                words("enhancing-trust"),
                Cell::Number(12),
                Cell::Number(1),
                word("significant"),
                Cell::Literals(literals("+quick-wins")),
                Cell::Configurations(vec![early]),
                words("mechanism"),
            ],
            vec![
                word("formalisation"),
                text(FORMALISATION),
                words("enhancing-trust governance"),
                Cell::Number(0),
                Cell::Number(0),
                Cell::Nothing,
                Cell::Literals(literals("+right-formalisation")),
                Cell::Configurations(Vec::new()),
                words(""),
            ],
        ],
    )
}

/// `find mechanisms leading to +collaborative-behaviour`: chains of several lengths.
pub(super) fn mechanisms() -> Answer {
    let line = |id: &str, label: &str, by: &str, evidence: i64, sources: i64, follows: &str| {
        vec![
            Cell::Literal(literal(id)),
            text(label),
            chain(by),
            Cell::Number(evidence),
            Cell::Number(sources),
            word(follows),
            word(id.trim_start_matches(['+', '-'])),
        ]
    };
    answer(
        "find mechanisms leading to +collaborative-behaviour",
        &["mechanism", "label", "shortest chain", "evidence", "sources", "follows", "*id"],
        vec![
            line("+trust", "Trust and initial trust", "+trust > +collaborative-behaviour", 14, 9, "expected"),
            line(
                "+faith",
                "Faith in the collaboration",
                "+faith > +perceived-progress > +trust > +collaborative-behaviour",
                5,
                3,
                "expected",
            ),
            line("-risk", "Risk between partners", "-risk > +collaborative-behaviour", 0, 0, "may follow"),
        ],
    )
}

/// `paths from quick-wins to collaborative-behaviour with mirrors`: chains, one of them mirrored.
pub(super) fn paths() -> Answer {
    let line = |by: &str, net: &str, needs: &str, sources: i64, weakest: i64, whole: Cell| {
        vec![chain(by), word(net), Cell::Literals(literals(needs)), Cell::Number(sources), Cell::Number(weakest), whole]
    };
    let mut answer = answer(
        "paths from quick-wins to collaborative-behaviour within 6 steps with mirrors",
        &["chain", "net", "must hold", "sources", "weakest link", "told whole by"],
        vec![
            line(
                "+quick-wins > +trust > +collaborative-behaviour",
                "+",
                "+good-leadership",
                9,
                2,
                words("aunger-2022"),
            ),
            line(
                "+quick-wins > +faith > +perceived-progress > +regular-contact > +trust > +collaborative-behaviour",
                "+",
                "+good-leadership +capacity -staff-turnover",
                4,
                1,
                Cell::Nothing,
            ),
            line("-quick-wins > +conflict ~> -trust ~> -collaborative-behaviour", "+", "", 3, 1, Cell::Nothing),
        ],
    );
    answer.notes.push(note(
        Code::PossiblyMixed,
        "chains of up to 6 configurations were followed; `within N steps` says otherwise",
    ));
    answer
}

/// `find outcomes from trust`: a chain that begins at a kind.
pub(super) fn kinds() -> Answer {
    let by = chain("+initial-trust <: +trust > +collaborative-behaviour > +organisational-performance");
    let row = vec![Cell::Literal(literal("+organisational-performance")), by, Cell::Number(2)];
    answer("find outcomes from trust", &["outcome", "chain", "steps"], vec![row])
}

/// `find cmocs`: the roles one after another.
pub(super) fn cmocs() -> Answer {
    let line = |id: &str, contexts: &str, mechanisms: &str, outcomes: &str| {
        let [contexts, mechanisms, outcomes] =
            [contexts, mechanisms, outcomes].map(|all| Cell::Literals(literals(all)));
        vec![word(id), contexts, mechanisms, outcomes, Cell::Number(0)]
    };
    let rows = vec![
        line("adequate-capacity.2", "+external-funding -forthcoming-funding", "-capacity", "-faith -trust"),
        line("clarity-raises-faith", "", "+clear-vision", "+faith"),
        line("better-integration", "+cultural-due-diligence", "+cultural-integration", "+collaboration-performance"),
    ];
    answer("find cmocs", &["id", "contexts", "mechanisms", "outcomes", "sources"], rows)
}

/// `find mechanisms leading to +collaborative-behaviour`, with the configurations that tell the chains.
pub(super) fn leading() -> Answer {
    let line = |id: &str, by: &str, steps: i64, told: &str| {
        let sources = Cell::Number(0);
        vec![Cell::Literal(literal(id)), chain(by), Cell::Number(steps), word("may follow"), sources, words(told)]
    };
    let rows = vec![
        line(
            "+interpersonal-relationships",
            "+interpersonal-relationships > +genuine-collaborative-behaviour",
            1,
            "relationships-after-mandate.1",
        ),
        line(
            "-conflict",
            "-conflict > +trust > +collaborative-behaviour",
            2,
            "clear-vision-from-outset.1 leadership.1",
        ),
    ];
    let columns = ["mechanism", "chain", "steps", "follows", "sources", "by"];
    answer("find mechanisms leading to +collaborative-behaviour", &columns, rows)
}

/// The trail of the first path.
pub(super) fn trail() -> Trail {
    let quote = |id: &str, stance: &'static str, text: Option<&str>, source: &str| {
        Branch::Leaf(Leaf::Quote {
            id: id.to_owned(),
            stance,
            text: text.map(str::to_owned),
            paraphrase: false,
            sources: vec![source.to_owned()],
            via: Vec::new(),
        })
    };
    let record = |id: &str, text: &str| {
        Branch::Leaf(Leaf::Record {
            id: id.to_owned(),
            text: text.to_owned(),
            published: vec!["aunger-2022 at \"action statements table\"".to_owned()],
        })
    };
    Trail {
        row: 1,
        heading: "+quick-wins → +trust → +collaborative-behaviour".to_owned(),
        branches: vec![
            Branch::Step {
                from: literal("+quick-wins"),
                to: literal("+trust"),
                remarks: Vec::new(),
                branches: vec![
                    record("early-wins.1", EARLY_WINS),
                    quote(
                        "e-14",
                        "supports",
                        Some(
                            "We had something to show for it within three months, and that made people believe that it could \
                             be done. Nobody had expected that, to be honest.",
                        ),
                        "interview-10 at \"p. 7\"",
                    ),
                    quote(
                        "e-31",
                        "contradicts",
                        Some("The quick wins were cosmetic, and everyone knew it."),
                        "interview-3 at \"p. 2\"",
                    ),
                    quote("e-15", "supports", Some("It bought us time."), "interview-11 at \"p. 1\""),
                    quote("e-16", "supports", None, "gannon-2021 at \"table 2\""),
                    quote("e-40", "silent", None, "interview-12"),
                ],
            },
            Branch::Step {
                from: literal("+trust"),
                to: literal("+collaborative-behaviour"),
                remarks: vec!["mechanism in place, context not".to_owned()],
                branches: vec![
                    record(
                        "leadership.1",
                        "If beneficial leadership traits and behaviours … are in place, these can increase \
                         collaborative behaviour by enhancing trust and faith",
                    ),
                    Branch::Leaf(Leaf::Absence {
                        text: "no evidence record names leadership or leadership.1".to_owned(),
                    }),
                ],
            },
            Branch::Heading {
                text: "must hold together".to_owned(),
                branches: vec![Branch::Leaf(Leaf::Assumption {
                    text: "+good-leadership, given by no step".to_owned(),
                })],
            },
        ],
    }
}
