//! `find`: which things, narrowed by its clauses.

use super::{
    Budget, Known, leading,
    live::{Live, Scope, speaks_of},
    notes,
    rows::{
        Asked, CmocRow, Listing, Subject, Table, cmocs, evidence, factors, factors::FactorRow, listed, listed::Listed,
        literals_of, mentions_factor, mentions_words, statements, statements::StatementRow,
    },
    within::{Within, names},
};
use crate::{
    answer::{Answer, Note},
    diagnostic::{Code, Diagnostic},
    question::{Clauses, Find, Mentioning, Place, Things},
    theory::{Name, RecordKind, Role},
};
use std::sync::Arc;

/// Answers `find`, and `count` over what it finds.
pub(crate) fn find(asked: &Asked<'_>, find: &Find, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    fitting(asked, find)?;
    let chained = find.clauses.leading_to.is_some() || matches!(find.clauses.from, Some(Place::Factor(_)));
    match find.things {
        Things::Role(role) if chained => leading::leading(asked, Some(role), &find.clauses, budget),
        Things::Factors if chained => leading::leading(asked, None, &find.clauses, budget),
        Things::Role(role) => find_factors(asked, Some(role), &find.clauses),
        Things::Factors => find_factors(asked, None, &find.clauses),
        Things::Statements => find_statements(asked, &find.clauses),
        Things::Cmocs => find_cmocs(asked, &find.clauses),
        Things::Sources => find_listed(asked, find, listed::sources(), RecordKind::Source),
        Things::Cases => find_listed(asked, find, listed::cases(), RecordKind::Case),
        Things::Evidence => find_listed(asked, find, evidence::table(), RecordKind::Evidence),
        Things::Themes => find_listed(asked, find, listed::themes(), RecordKind::Theme),
        Things::Theories => find_listed(asked, find, listed::theories(), RecordKind::Theory),
        Things::Questions => find_listed(asked, find, listed::questions(), RecordKind::Question),
    }
}

/// Refuses clauses that could have no effect on the things asked for.
fn fitting(asked: &Asked<'_>, find: &Find) -> Result<(), Vec<Diagnostic>> {
    let clauses = &find.clauses;
    let walks = matches!(find.things, Things::Role(_) | Things::Factors);
    let claims = matches!(find.things, Things::Statements | Things::Cmocs);
    let chained = clauses.leading_to.is_some() || matches!(clauses.from, Some(Place::Factor(_)));
    let wrong = [
        (!walks && chained, "leading to", "roles and factors"),
        (clauses.directly && clauses.leading_to.is_none(), "directly", "`leading to`"),
        (clauses.within.is_some() && !(walks && chained), "within", "chains"),
        (!claims && !clauses.without.is_empty(), "without", "statements and cmocs"),
        (!walks && !claims && asked.tail.using.is_some(), "using", "questions that walk configurations"),
    ];
    let faults = wrong.into_iter().filter(|(wrong, ..)| *wrong);
    let faults: Vec<Diagnostic> = faults
        .map(|(_, clause, owner)| Diagnostic::new(Code::DoesNotApply, format!("`{clause}` belongs to {owner}")))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Which configurations take part: refuted and retired ones only where the question speaks of their status.
fn live(asked: &Asked<'_>, theory: Option<&Name>) -> Result<Live, Vec<Diagnostic>> {
    Live::new(asked.known, Scope { using: asked.tail.using.as_ref(), theory, dead: asks_status(asked) }.with_status())
}

fn asks_status(asked: &Asked<'_>) -> bool {
    let tail = asked.tail;
    tail.filter.iter().chain(&tail.using).any(|condition| speaks_of(condition, "status"))
        || tail.sort.iter().any(|sort| sort.field.eq_ignore_ascii_case("status"))
        || asked.counted.flatten().is_some_and(|by| by.eq_ignore_ascii_case("status"))
}

fn find_factors(asked: &Asked<'_>, role: Option<Role>, clauses: &Clauses) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let graph = known.graph;
    let walked = Live::new(
        known,
        Scope { using: asked.tail.using.as_ref(), theory: clauses.in_theory.as_ref(), dead: false }.with_status(),
    )?;
    let mut stands: Vec<FactorRow> = (0..graph.factors.len())
        .filter_map(|factor| u32::try_from(factor).ok())
        .map(|factor| FactorRow { factor, ..FactorRow::default() })
        .collect();
    for configuration in walked.iter() {
        for group in graph.groups(configuration).filter(|group| role.is_none_or(|role| group.row.stands_as(role))) {
            for literal in group.literals {
                let row = &mut stands[literal.factor() as usize];
                if row.configurations.last() != Some(&configuration) {
                    row.configurations.push(configuration);
                }
                row.stands.push(*literal);
                if !row.roles.contains(&group.row.role) {
                    row.roles.push(group.row.role);
                }
            }
        }
    }
    let declared = |row: &FactorRow| {
        // records are only read where more than their kind is asked for
        let kind = known.theory.kind(&graph.factors[row.factor]);
        kind.is_some_and(|kind| role.is_none_or(|role| is_declared(kind, role)))
            && clauses
                .in_theory
                .as_ref()
                .is_none_or(|theory| row.record(known).is_some_and(|record| names(record, "in", theory)))
    };
    let wanted = |row: &FactorRow| !row.configurations.is_empty() || declared(row);
    let mut subjects: Vec<FactorRow> = stands.into_iter().filter(wanted).collect();
    for row in &mut subjects {
        row.stands.sort_unstable();
        row.stands.dedup();
    }
    let all = subjects.len();
    subjects.retain(|row| from_source(known, row, clauses) && mentions(known, row, clauses));
    let things = role.map_or("factors", Role::plural);
    let empty = match all {
        0 => format!("no {things} are declared, and none stands in a configuration"),
        _ => format!("none of {} fits", notes::counted(all, things)),
    };
    asked.answer(Listing { table: factors::table(things, role), subjects, notes: Vec::new(), partial: false, empty })
}

fn find_statements(asked: &Asked<'_>, clauses: &Clauses) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let graph = known.graph;
    let live = live(asked, None)?;
    let statements: Vec<StatementRow> = (0..graph.claims.len())
        .filter_map(|claim| u32::try_from(claim).ok())
        .map(StatementRow)
        .filter(|row| known.theory.kind(&graph.claims[row.0]) == Some(RecordKind::Statement))
        .collect();
    let all = statements.len();
    let theory = clauses.in_theory.as_ref().map(|theory| graph.theories.find(theory.as_str()));
    let mut dead = 0;
    let mut subjects = Vec::new();
    for row in statements {
        let fits = theory.is_none_or(|theory| theory.is_some_and(|at| graph.claim_theories.get(row.0).contains(&at)))
            && from_source(known, &row, clauses)
            && mentions(known, &row, clauses)
            && lacks(known, &row, clauses)
            && (asked.tail.using.is_none() || graph.configurations_of(row.0).any(|c| live.is(c)));
        if fits && graph.dead[row.0 as usize] && !asks_status(asked) {
            dead += 1;
        } else if fits {
            subjects.push(row);
        }
    }
    let empty = format!("none of {} fits", notes::several(all, "statement"));
    let notes = left_out(dead).into_iter().collect();
    asked.answer(Listing { table: statements::table(), subjects, notes, partial: false, empty })
}

fn find_cmocs(asked: &Asked<'_>, clauses: &Clauses) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let graph = known.graph;
    let scope = Scope { using: asked.tail.using.as_ref(), theory: clauses.in_theory.as_ref(), dead: true };
    let all = Live::new(known, scope)?;
    let mut dead = 0;
    let mut subjects = Vec::new();
    for row in all.iter().map(CmocRow) {
        let claim = graph.configurations[row.0 as usize].claim;
        let fits = from_source(known, &row, clauses) && mentions(known, &row, clauses) && lacks(known, &row, clauses);
        if fits && graph.dead[claim as usize] && !asks_status(asked) {
            dead += 1;
        } else if fits {
            subjects.push(row);
        }
    }
    let empty = format!("none of {} fits", notes::several(graph.configurations.len(), "configuration"));
    let notes = left_out(dead).into_iter().collect();
    asked.answer(Listing { table: cmocs::table(), subjects, notes, partial: false, empty })
}

/// That refuted and retired ones are left out.
fn left_out(dead: usize) -> Option<Note> {
    let text = match dead {
        0 => return None,
        1 => "1 that is refuted or retired is left out; `where status = refuted` lists such".to_owned(),
        _ => format!("{dead} that are refuted or retired are left out; `where status = refuted` lists such"),
    };
    Some(Note { code: Code::Cut, text })
}

fn find_listed(
    asked: &Asked<'_>,
    find: &Find,
    table: Table<Listed>,
    kind: RecordKind,
) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let clauses = &find.clauses;
    let records: Vec<Listed> =
        known.theory.of_kind(|other| other == kind).into_iter().map(|record| Listed(Arc::clone(record))).collect();
    let empty = match records.len() {
        0 if kind == RecordKind::Evidence => "no evidence is recorded".to_owned(),
        0 => format!("no {} are recorded", table.things),
        all => format!("none of {} fits", notes::counted(all, table.things)),
    };
    let within = clauses.in_theory.as_ref().map(|theory| Within::new(known, theory));
    let mentioned = match &clauses.mentioning {
        Some(Mentioning::Factor(end)) => Some(Within::mentioning(known, &literals_of(known.graph, end))),
        _ => None,
    };
    let subjects = records
        .into_iter()
        .filter(|row| within.as_ref().is_none_or(|within| within.holds(known, &row.0)))
        .filter(|row| from_source(known, row, clauses))
        .filter(|row| match (&mentioned, &clauses.mentioning) {
            (Some(mentioned), _) => mentioned.holds(known, &row.0),
            (None, _) => mentions(known, row, clauses),
        })
        .collect();
    asked.answer(Listing { table, subjects, notes: Vec::new(), partial: false, empty })
}

/// Whether a record says that its factor usually plays a role. A reasoning is a mechanism by itself; a resource only
/// where it stands beside an intervention.
fn is_declared(kind: RecordKind, role: Role) -> bool {
    let RecordKind::Factor(Some(usual)) = kind else { return false };
    usual == role || (role == Role::Mechanism && usual == Role::Reasoning)
}

/// Whether a thing comes from the source asked for: published there, said there, read there, or speaking of it.
fn from_source(known: &Known<'_>, subject: &impl Subject, clauses: &Clauses) -> bool {
    let Some(Place::Source(source)) = &clauses.from else { return true };
    let record = subject.record(known);
    record.is_some_and(|record| {
        ["from", "via"].iter().any(|field| names(record, field, source)) || record.name == *source
    })
}

fn mentions(known: &Known<'_>, subject: &impl Subject, clauses: &Clauses) -> bool {
    match &clauses.mentioning {
        None => true,
        Some(Mentioning::Words(words)) => subject.record(known).is_some_and(|record| mentions_words(record, words)),
        Some(Mentioning::Factor(end)) => mentions_factor(known, subject, &literals_of(known.graph, end)),
    }
}

/// Whether in none of the roles asked for anything is known.
fn lacks(known: &Known<'_>, subject: &impl Subject, clauses: &Clauses) -> bool {
    clauses.without.is_empty() || {
        let configurations = subject.configurations(known);
        let stands = |configuration: u32, role: Role| {
            known.graph.groups(configuration).any(|group| group.row.stands_as(role) && !group.literals.is_empty())
        };
        let knows = |role: &Role| configurations.iter().any(|configuration| stands(*configuration, *role));
        !clauses.without.iter().any(knows)
    }
}
