//! The order of rows.

use super::{Reader, Shape, Subject, Table, compare};
use crate::{answer::Cell, diagnostic::Diagnostic, query::Known, question::Sort};
use std::cmp::Ordering;

/// One key of the order of a thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// By size, or by the order of a scale or closed list.
    Number(i64),
    /// By letters.
    Text(String),
}

/// Puts things in order by the keys asked for; what has no value comes last, and ties stay as they were.
pub(crate) fn sort<S: Subject>(
    known: &Known<'_>,
    table: &Table<S>,
    sort: &[Sort],
    subjects: Vec<S>,
) -> Result<Vec<S>, Vec<Diagnostic>> {
    if sort.is_empty() {
        return Ok(subjects);
    }
    let (mut readers, mut faults) = (Vec::new(), Vec::new());
    for key in sort {
        match Reader::new(table, &key.field) {
            Ok(reader) => readers.push((reader, compare::levels(known, reader.shape()), key.descending)),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut keyed: Vec<(Vec<Option<Key>>, S)> = subjects
        .into_iter()
        .map(|subject| {
            let keys = readers
                .iter()
                .map(|(reader, levels, _)| key(&reader.read(known, table, &subject), reader.shape(), levels));
            (keys.collect(), subject)
        })
        .collect();
    keyed.sort_by(|(a, _), (b, _)| {
        let mut pairs = a.iter().zip(b).zip(&readers);
        let unequal = pairs.find_map(|((a, b), (_, _, descending))| {
            let order = compare_keys(a.as_ref(), b.as_ref(), *descending);
            order.is_ne().then_some(order)
        });
        unequal.unwrap_or(Ordering::Equal)
    });
    Ok(keyed.into_iter().map(|(_, subject)| subject).collect())
}

fn compare_keys(a: Option<&Key>, b: Option<&Key>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
    }
}

/// The key of a value; none where there is no value.
pub(crate) fn key(cell: &Cell, shape: Shape, levels: &[String]) -> Option<Key> {
    let text = match cell {
        Cell::Nothing => return None,
        Cell::Number(number) => return Some(Key::Number(*number)),
        Cell::Configurations(all) => return Some(Key::Number(i64::try_from(all.len()).unwrap_or(i64::MAX))),
        Cell::Literal(literal) => format!("{} {}", literal.factor, literal.direction.sign()),
        Cell::Literals(literals) | Cell::Chain { literals, .. } => {
            literals.iter().map(|literal| literal.factor.as_str()).collect::<Vec<_>>().join(" ")
        }
        Cell::Text(text) | Cell::Word(text) => text.to_lowercase(),
        Cell::Words(words) => words.join(" ").to_lowercase(),
        Cell::Names(names) => names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    };
    let place = match shape {
        Shape::Closed(words) => words.iter().position(|word| *word == text),
        Shape::Scale(..) => compare::rank(levels, &text),
        _ => None,
    };
    match place {
        Some(place) => Some(Key::Number(i64::try_from(place).unwrap_or(i64::MAX))),
        None if text.is_empty() => None,
        None => Some(Key::Text(text)),
    }
}
