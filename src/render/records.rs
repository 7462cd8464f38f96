//! Answers as records: those that the rows are about, in the language, each once.

use crate::{
    answer::{Answer, Basis},
    language,
    theory::{Name, Record, Theory},
};
use std::collections::BTreeSet;

/// Prints the records that the rows are about, an empty line between two.
pub(super) fn draw(answer: &Answer, theory: &Theory) -> String {
    let records: Vec<String> = of(answer, theory).into_iter().map(language::print).collect();
    records.join("\n")
}

/// The records that the rows are about, in the order of the rows.
fn of<'t>(answer: &Answer, theory: &'t Theory) -> Vec<&'t Record> {
    let mut seen: BTreeSet<&Name> = BTreeSet::new();
    let mut records = Vec::new();
    for row in &answer.rows {
        for name in names(&row.basis) {
            if let Some(record) = theory.get(name)
                && seen.insert(name)
            {
                records.push(record.as_ref());
            }
        }
    }
    records
}

fn names(basis: &Basis) -> Vec<&Name> {
    match basis {
        Basis::Record(record) => vec![&record.name],
        Basis::Factor { factor, .. } => vec![&factor.name],
        Basis::Chain(chain) | Basis::Loop(chain) => chain.steps.iter().map(|step| &step.shown.record).collect(),
        Basis::Routes(routes) => {
            routes.falls.iter().chain(&routes.bare).flat_map(|fall| &fall.told_by).map(|id| &id.record).collect()
        }
        Basis::Counted(things) => things.iter().map(|thing| &thing.name).collect(),
        Basis::Derived(derivation) => derivation.configurations().into_iter().map(|id| &id.record).collect(),
        Basis::Lacking(lacking) => vec![&lacking.by.record],
        Basis::Sides(sides) => sides.sides.iter().flat_map(|side| &side.things).map(|thing| &thing.name).collect(),
    }
}
