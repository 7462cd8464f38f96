//! Columns: what a thing shows in an answer, and how its values compare.

use crate::{
    answer::{Basis, Cell},
    graph::{Graph, Naming},
    query::Known,
    theory::{
        NameOf, Record, RecordKind, Role,
        fields::{Takes, Wanted},
    },
};

/// One thing that becomes a row.
pub(crate) trait Subject {
    /// The record that it is about, whose fields can be compared.
    fn record<'a>(&'a self, known: &'a Known<'_>) -> Option<&'a Record>;

    /// What names it in evidence records.
    fn namings<'a>(&'a self, _known: &'a Known<'_>) -> Option<&'a [Naming]> {
        None
    }

    /// The configurations whose roles can be compared, and whose theories the row draws on.
    fn configurations(&self, _known: &Known<'_>) -> Vec<u32> {
        Vec::new()
    }

    /// What the row rests on.
    fn basis(&self, known: &Known<'_>) -> Basis;

    /// What the row is about, by name; none where it is about no one thing.
    fn name(&self, known: &Known<'_>) -> Option<NameOf> {
        match self.basis(known) {
            Basis::Record(name) | Basis::Factor { factor: name, .. } => Some(name),
            Basis::Chain(_)
            | Basis::Loop(_)
            | Basis::Routes(_)
            | Basis::Counted(_)
            | Basis::Derived(_)
            | Basis::Lacking(_)
            | Basis::Sides(_) => None,
        }
    }
}

/// How the values of a column or field compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// By size.
    Number,
    /// A day, month or year, by time.
    Date,
    /// A text: the same or not, letter case aside.
    Text,
    /// A word or name: the same or not.
    Word,
    /// A name of a record, or `NAME.n`: the same or not; `NAME` is also what its parts are compared with.
    Thing,
    /// A name of a record of a kind: the same or not.
    Name(Wanted),
    /// One of a closed list of words.
    Closed(&'static [&'static str]),
    /// A word of the scale with that name, by its order; where none is declared, one of these.
    Scale(&'static str, &'static [&'static str]),
    /// Factors with their directions: the same, any direction, or unknown.
    Literals(Option<Role>),
}

impl Shape {
    /// How the values of a field compare.
    pub(crate) fn of(takes: Takes) -> Shape {
        match takes {
            Takes::Names(wanted) => Shape::Name(wanted),
            Takes::Place => Shape::Name(Wanted::Source),
            Takes::Literals(role) => Shape::Literals(Some(role)),
            Takes::Part(_) | Takes::Text | Takes::Texts | Takes::Question => Shape::Text,
            Takes::Number | Takes::Count => Shape::Number,
            Takes::Date => Shape::Date,
            Takes::Closed(words) => Shape::Closed(words),
            Takes::Scale(scale, words) => Shape::Scale(scale, words),
            Takes::Roles => Shape::Word,
        }
    }
}

/// Works out a value of a thing.
pub(crate) type Value<S> = Box<dyn Fn(&Known<'_>, &S) -> Cell>;

/// A column of a table.
pub(crate) struct Column<S> {
    /// Its name.
    pub(crate) name: &'static str,
    /// Whether only CSV and JSON have it.
    pub(crate) aside: bool,
    /// How its values compare.
    pub(crate) shape: Shape,
    /// Its value for a thing.
    pub(crate) value: Value<S>,
    /// The numbers of what stands in it, where the graph has them: many things are tested, and few are shown.
    pub(crate) numbers: Option<Numbers<S>>,
}

/// The numbers of the names in a value.
pub(crate) type Numbers<S> = for<'k> fn(&'k Graph, &S) -> &'k [u32];

impl<S> Column<S> {
    /// The same column, whose names the graph has by number.
    pub(crate) fn numbered(self, numbers: Numbers<S>) -> Column<S> {
        Column { numbers: Some(numbers), ..self }
    }
}

/// A column that is always shown.
pub(crate) fn column<S>(
    name: &'static str,
    shape: Shape,
    value: impl Fn(&Known<'_>, &S) -> Cell + 'static,
) -> Column<S> {
    Column { name, aside: false, shape, value: Box::new(value), numbers: None }
}

/// A column that only CSV and JSON have.
pub(crate) fn aside<S>(
    name: &'static str,
    shape: Shape,
    value: impl Fn(&Known<'_>, &S) -> Cell + 'static,
) -> Column<S> {
    Column { name, aside: true, shape, value: Box::new(value), numbers: None }
}

/// What the things of one kind show, and what of them can be compared.
pub(crate) struct Table<S> {
    /// What they are called: `statements`.
    pub(crate) things: &'static str,
    /// Their columns, in order.
    pub(crate) columns: Vec<Column<S>>,
    /// The kinds of record that they are about.
    pub(crate) kinds: &'static [RecordKind],
    /// Whether evidence names them.
    pub(crate) counted: bool,
    /// Whether they have roles.
    pub(crate) roles: bool,
}
