//! Random statements and `cmoc`s: shared and missing parts, unknowns, alternatives, opposites, circles, links, twins.

use super::{Names, backing};
use crate::{make, naive, rng::Rng};
use because::theory::{
    Code, Direction, Group, Lead, Literal, Name, Part, Record, RecordKind, Role, Run, Sentence, Value,
};

/// How likely the unusual is, in percent; drawn once for a theory, so that plain theories occur too.
struct Taste {
    less: usize,
    unsaid: usize,
    unknown: usize,
    alternatives: usize,
    interventions: usize,
    missing: usize,
    actors: usize,
}

/// The statements and `cmoc`s of a theory.
pub(super) fn claims(rng: &mut Rng, names: &mut Names, count: usize) -> Vec<Record> {
    let often = |rng: &mut Rng, percent: usize| if rng.chance(50) { rng.below(percent) } else { 0 };
    let taste = Taste {
        less: rng.below(45),
        unsaid: often(rng, 15),
        unknown: often(rng, 25),
        alternatives: often(rng, 35),
        interventions: often(rng, 50),
        missing: often(rng, 40),
        actors: often(rng, 50),
    };
    let mut records = Vec::new();
    for n in 1..=count {
        let record = if rng.chance(50) {
            cmoc(rng, names, &taste, n)
        } else {
            let record = statement(rng, names, &taste, n);
            let configurations = naive::configurations(&record).len();
            names.numbered.extend((1..=configurations).map(|i| format!("{}.{i}", record.name)));
            record
        };
        names.claims.push(record.name.to_string());
        records.push(record);
    }
    let all = names.claims.clone();
    for record in &mut records {
        if all.len() > 1 && rng.chance(5) {
            let rival = rng.pick(&all).clone();
            make::add(record, "rivals", make::names(&[rival]));
        }
    }
    records
}

fn header(rng: &mut Rng, names: &Names, record: &mut Record) {
    backing::member(rng, names, record, 70);
    backing::themed(rng, names, record, 60);
    if rng.chance(30) {
        let source = make::name_of(rng.name(&names.sources));
        make::add(record, "from", Value::Place { names: vec![source], at: None });
    }
}

fn footer(rng: &mut Rng, record: &mut Record) {
    if rng.chance(15) {
        let status = rng.word(&["candidate", "current", "refuted", "retired"]);
        make::add(record, "status", Value::Word(status.to_owned()));
    }
    if rng.chance(20) {
        let novelty = rng.word(&["affirmed", "novel", "refuted"]);
        make::add(record, "novelty", Value::Word(novelty.to_owned()));
    }
    if rng.chance(25) {
        let degree = rng.word(&["limited", "moderate", "significant"]);
        make::add(record, "degree", Value::Word(degree.to_owned()));
    }
}

fn literal(rng: &mut Rng, names: &Names, taste: &Taste, role: Role) -> Literal {
    if role == Role::Actor {
        return Literal { factor: Name::new(rng.name(&names.actors)), direction: Direction::More };
    }
    let direction = if rng.chance(taste.unsaid) {
        Direction::Unsaid
    } else if rng.chance(taste.less) {
        Direction::Less
    } else {
        Direction::More
    };
    Literal { factor: Name::new(rng.name(&names.factors)), direction }
}

fn group(rng: &mut Rng, names: &Names, taste: &Taste, role: Role) -> Group {
    if rng.chance(taste.unknown) {
        return Group::default();
    }
    let mut group = Group::single(literal(rng, names, taste, role));
    while rng.chance(taste.alternatives) {
        let other = literal(rng, names, taste, role);
        if !group.literals.contains(&other) {
            group.literals.push(other);
        }
        if group.literals.len() > 2 {
            break;
        }
    }
    group
}

fn groups(rng: &mut Rng, names: &Names, taste: &Taste, role: Role, most: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for _ in 0..rng.between(1, most) {
        let group = group(rng, names, taste, role);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// The roles of one configuration, and how many groups each has at most.
fn roles(rng: &mut Rng, names: &Names, taste: &Taste) -> Vec<(Role, usize)> {
    let mut roles = Vec::new();
    if !rng.chance(taste.missing) {
        roles.push((Role::Context, 2));
    }
    if rng.chance(taste.interventions) {
        roles.push((Role::Intervention, 1));
    }
    if !names.actors.is_empty() && rng.chance(taste.actors) {
        roles.push((Role::Actor, 2));
    }
    if rng.chance(taste.interventions) {
        roles.push((Role::Resource, 1));
        roles.push((Role::Reasoning, 1));
    } else if !rng.chance(taste.missing) {
        roles.push((Role::Mechanism, 2));
    }
    if !rng.chance(taste.missing / 2) {
        roles.push((Role::Outcome, 2));
    }
    roles
}

fn cmoc(rng: &mut Rng, names: &Names, taste: &Taste, n: usize) -> Record {
    let mut record = make::record(RecordKind::Cmoc, &format!("k-{n}"));
    header(rng, names, &mut record);
    for (role, most) in roles(rng, names, taste) {
        let groups = groups(rng, names, taste, role, most);
        let value = if rng.chance(taste.unknown / 3) {
            Value::Cell(Sentence { runs: vec![Run::Words("what nobody could name".to_owned())] })
        } else if rng.chance(20) {
            Value::Cell(sentence(rng, groups, None))
        } else {
            Value::Groups(groups)
        };
        make::add(&mut record, role.word(), value);
    }
    footer(rng, &mut record);
    record
}

const FILLING: [&str; 5] = ["teams that see", "people have", "there is more of", "a lack of", "those who feel"];

/// Words around coded phrases.
fn sentence(rng: &mut Rng, groups: Vec<Group>, role: Option<Role>) -> Sentence {
    let mut runs = Vec::new();
    for (n, group) in groups.into_iter().enumerate() {
        let opening = if n == 0 { String::new() } else { " and ".to_owned() };
        let opening = if rng.chance(60) { format!("{opening}{} ", rng.word(&FILLING)) } else { opening };
        if !opening.is_empty() {
            runs.push(Run::Words(opening));
        }
        phrases(rng, group, role, &mut runs);
    }
    Sentence { runs }
}

/// One group as one phrase, `(+a or +b)`, or as several, `(+a)`, `(or +b)`.
fn phrases(rng: &mut Rng, group: Group, role: Option<Role>, runs: &mut Vec<Run>) {
    let words = |rng: &mut Rng| (rng.word(&["some of it", "what is needed", "good will", "the rest"])).to_owned();
    if group.literals.is_empty() {
        runs.push(Run::Phrase { words: words(rng), code: Code { role, or: false, groups: Vec::new() } });
        return;
    }
    if group.literals.len() == 1 || rng.chance(50) {
        runs.push(Run::Phrase { words: words(rng), code: Code { role, or: false, groups: vec![group] } });
        return;
    }
    for (n, literal) in group.literals.into_iter().enumerate() {
        if n > 0 {
            runs.push(Run::Words(" or ".to_owned()));
        }
        let role = if n > 0 { None } else { role };
        let code = Code { role, or: n > 0, groups: vec![Group::single(literal)] };
        runs.push(Run::Phrase { words: words(rng), code });
    }
}

fn part(record: &mut Record, part: Part, typed: &str, condition: bool, sentence: Sentence) {
    let lead = Lead { part, typed: typed.to_owned(), ours: false, condition };
    make::add(record, part.word(), Value::Part { lead, sentence });
}

fn statement(rng: &mut Rng, names: &Names, taste: &Taste, n: usize) -> Record {
    let mut record = make::record(RecordKind::Statement, &format!("st-{n}"));
    header(rng, names, &mut record);
    let mut count = 1;
    if rng.chance(15) {
        says(rng, names, taste, &mut record);
    } else {
        opening(rng, names, taste, &mut record);
    }
    while count < 4 && rng.chance(22) {
        count += 1;
        match rng.below(4) {
            0 => further(rng, names, taste, &mut record),
            1 if rng.chance(taste.unknown / 3) => {
                let words = Sentence { runs: vec![Run::Words("it was otherwise elsewhere".to_owned())] };
                part(&mut record, Part::However, "However,", false, words);
            }
            1 => part(&mut record, Part::InTurn, "In turn,", false, outcomes(rng, names, taste)),
            2 => part(&mut record, Part::Otherwise, "Otherwise", false, outcomes(rng, names, taste)),
            _ => {
                let groups = groups(rng, names, taste, Role::Context, 2);
                let sentence = sentence(rng, groups, None);
                part(&mut record, Part::Also, "Additionally, if", true, sentence);
                part(&mut record, Part::Then, "then", false, outcomes(rng, names, taste));
            }
        }
        if rng.chance(30) {
            let groups = groups(rng, names, taste, Role::Mechanism, 1);
            part(&mut record, Part::Because, "because", false, sentence(rng, groups, None));
        }
    }
    footer(rng, &mut record);
    record
}

fn outcomes(rng: &mut Rng, names: &Names, taste: &Taste) -> Sentence {
    let groups = groups(rng, names, taste, Role::Outcome, 2);
    sentence(rng, groups, None)
}

fn opening(rng: &mut Rng, names: &Names, taste: &Taste, record: &mut Record) {
    let mut written = false;
    for (role, most) in roles(rng, names, taste) {
        let groups = groups(rng, names, taste, role, most);
        let (line, typed, own) = match role {
            Role::Context => (Part::If, "If", None),
            Role::Intervention | Role::Actor | Role::Resource if !written => (Part::If, "If", Some(role)),
            Role::Intervention | Role::Actor | Role::Resource => (Part::If, "when", Some(role)),
            Role::Mechanism => (Part::Because, "because", None),
            Role::Reasoning => (Part::Because, "because", Some(role)),
            Role::Outcome => (Part::Then, "then", None),
        };
        written = true;
        if rng.chance(taste.unknown / 3) {
            let words = Sentence { runs: vec![Run::Words("what nobody could name".to_owned())] };
            part(record, line, typed, false, words);
            continue;
        }
        if rng.chance(taste.unknown / 2) {
            let lead = Lead { part: line, typed: format!("{typed}:"), ours: true, condition: false };
            make::add(record, line.word(), Value::Part { lead, sentence: Sentence::default() });
            continue;
        }
        part(record, line, typed, false, sentence(rng, groups, own));
    }
    if !written {
        part(record, Part::Then, "then", false, outcomes(rng, names, taste));
    }
}

fn says(rng: &mut Rng, names: &Names, taste: &Taste, record: &mut Record) {
    let mut runs = vec![Run::Words("It was found that ".to_owned())];
    for (n, (role, most)) in roles(rng, names, taste).into_iter().enumerate() {
        if n > 0 {
            runs.push(Run::Words(", ".to_owned()));
        }
        let groups = groups(rng, names, taste, role, most);
        runs.extend(sentence(rng, groups, Some(role)).runs);
    }
    let closing = if runs.len() == 1 { "it varied" } else { " in all sites" };
    runs.push(Run::Words(closing.to_owned()));
    part(record, Part::Says, "", false, Sentence { runs: joined(runs) });
}

/// Words beside words become one run.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        match (out.last_mut(), run) {
            (Some(Run::Words(before)), Run::Words(words)) => before.push_str(&words),
            (_, run) => out.push(run),
        }
    }
    out
}

/// `However …`, with or without what is kept from before.
fn further(rng: &mut Rng, names: &Names, taste: &Taste, record: &mut Record) {
    let mut runs = vec![Run::Words("for ".to_owned())];
    for (n, role) in [Role::Context, Role::Outcome].into_iter().enumerate() {
        if n > 0 {
            runs.push(Run::Words(" can bring ".to_owned()));
        }
        let groups = groups(rng, names, taste, role, 2);
        runs.extend(sentence(rng, groups, Some(role)).runs);
    }
    part(record, Part::However, "However,", false, Sentence { runs: joined(runs) });
    if rng.chance(40) {
        let kept = rng.some(&[Role::Context, Role::Intervention, Role::Mechanism, Role::Actor], 2);
        make::add(record, "keeping", Value::Roles(kept));
    }
}
