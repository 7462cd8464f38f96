//! Conditions ready to be held against things.

use super::{Reader, Shape, Subject, Table, compare::Compared, sources};
use crate::{
    diagnostic::Diagnostic,
    graph::LiteralId,
    query::Known,
    question::{Comparison, Condition},
    theory::{Role, fields::Wanted},
};

/// A condition whose fields are found and whose comparisons are known to make sense.
#[derive(Debug, Clone)]
pub(crate) enum Test {
    /// All of them.
    All(Vec<Test>),
    /// At least one of them.
    Any(Vec<Test>),
    /// Not it.
    Not(Box<Test>),
    /// One comparison.
    Compare(Reader, Compared),
    /// Whether something is coded in a role, or not.
    Coded(Role, Coded, bool),
    /// Whether one of these sources supports it, or not.
    Sources(Vec<u32>, bool),
    /// Whether one of these stands in a column, or not.
    Named(usize, Vec<u32>, bool),
}

/// What may be coded in a role.
#[derive(Debug, Clone)]
pub(crate) enum Coded {
    /// Something unknown.
    Unknown,
    /// One of these.
    Literals(Vec<LiteralId>),
}

impl Test {
    /// Finds the fields of a condition; all its faults are reported together.
    pub(crate) fn new<S>(known: &Known<'_>, table: &Table<S>, condition: &Condition) -> Result<Test, Vec<Diagnostic>> {
        match condition {
            Condition::And(all) => Ok(Test::All(each(known, table, all)?)),
            Condition::Or(all) => Ok(Test::Any(each(known, table, all)?)),
            Condition::Not(one) => Ok(Test::Not(Box::new(Test::new(known, table, one)?))),
            Condition::Compare { field, comparison, with } => {
                let reader = Reader::new(table, field).map_err(|fault| vec![fault])?;
                let compared = Compared::new(known, field, reader.shape(), *comparison, with);
                let compared = compared.map_err(|fault| vec![fault])?;
                // such fields are compared by number, since many things are tested and few are shown
                let is = *comparison == Comparison::Equal;
                Ok(match reader {
                    Reader::Role(role) => Test::Coded(role, compared.coded(known), is),
                    Reader::Sources => Test::Sources(compared.named_in(&known.graph.evidence.sources), is),
                    Reader::Column(at, Shape::Name(wanted)) if table.columns[at].numbers.is_some() => {
                        let graph = known.graph;
                        let names = if wanted == Wanted::Theme { &graph.themes } else { &graph.theories };
                        Test::Named(at, compared.named_in(names), is)
                    }
                    _ => Test::Compare(reader, compared),
                })
            }
        }
    }

    /// Whether it holds for a thing.
    pub(crate) fn holds<S: Subject>(&self, known: &Known<'_>, table: &Table<S>, subject: &S) -> bool {
        match self {
            Test::All(all) => all.iter().all(|test| test.holds(known, table, subject)),
            Test::Any(all) => all.iter().any(|test| test.holds(known, table, subject)),
            Test::Not(test) => !test.holds(known, table, subject),
            Test::Compare(reader, compared) => compared.holds(&reader.read(known, table, subject)),
            Test::Coded(role, what, is) => stands(known, &subject.configurations(known), *role, what) == *is,
            Test::Sources(wanted, is) => {
                let supporting = sources(known.graph, subject.namings(known).unwrap_or(&[]));
                supporting.iter().any(|source| wanted.contains(source)) == *is
            }
            Test::Named(at, wanted, is) => {
                let numbers = table.columns[*at].numbers.map_or(&[][..], |numbers| numbers(known.graph, subject));
                numbers.iter().any(|number| wanted.contains(number)) == *is
            }
        }
    }
}

fn each<S>(known: &Known<'_>, table: &Table<S>, all: &[Condition]) -> Result<Vec<Test>, Vec<Diagnostic>> {
    let mut tests = Vec::new();
    let mut faults = Vec::new();
    for condition in all {
        match Test::new(known, table, condition) {
            Ok(test) => tests.push(test),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(tests) } else { Err(faults) }
}

/// Whether in a role of some configuration stands what is asked for.
fn stands(known: &Known<'_>, configurations: &[u32], role: Role, what: &Coded) -> bool {
    configurations.iter().any(|configuration| {
        let mut groups = known.graph.groups(*configuration).filter(|group| group.row.role == role);
        groups.any(|group| match what {
            Coded::Unknown => group.literals.is_empty(),
            Coded::Literals(wanted) => group.literals.iter().any(|literal| wanted.contains(literal)),
        })
    })
}
