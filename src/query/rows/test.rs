//! Conditions ready to be held against things.

use super::{Reader, Subject, Table, compare::Compared};
use crate::{diagnostic::Diagnostic, query::Known, question::Condition, theory::Role};

use super::Shape;

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
                Ok(Test::Compare(reader, compared.map_err(|fault| vec![fault])?))
            }
        }
    }

    /// Whether it holds for a thing.
    pub(crate) fn holds<S: Subject>(&self, known: &Known<'_>, table: &Table<S>, subject: &S) -> bool {
        match self {
            Test::All(all) => all.iter().all(|test| test.holds(known, table, subject)),
            Test::Any(all) => all.iter().any(|test| test.holds(known, table, subject)),
            Test::Not(test) => !test.holds(known, table, subject),
            Test::Compare(reader, compared) => {
                let unknown = match reader.shape() {
                    Shape::Literals(Some(role)) => holds_unknown(known, &subject.configurations(known), role),
                    _ => false,
                };
                compared.holds(&reader.read(known, table, subject), unknown)
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

/// Whether some configuration holds something unknown in a role.
fn holds_unknown(known: &Known<'_>, configurations: &[u32], role: Role) -> bool {
    configurations.iter().any(|configuration| {
        known.graph.groups(*configuration).any(|group| group.row.role == role && group.literals.is_empty())
    })
}
