//! Rows: the things that questions list, their columns, and what `where` and `sort by` read of them.
//!
//! A [`Table`] says what columns things have and which of their fields can be compared; a [`Listing`] is a table with
//! its things in their natural order. The same reading of a field serves `where`, `using`, `sort by` and `count … by`.

mod column;
mod compare;
pub(crate) mod field;
mod listing;
mod measure;
mod order;
mod test;
mod text;

pub(crate) mod cmocs;
pub(crate) mod evidence;
pub(crate) mod factors;
pub(crate) mod listed;
pub(crate) mod statements;

pub(crate) use cmocs::CmocRow;
pub(crate) use column::{Column, Shape, Subject, Table, aside, column};
pub(crate) use compare::levels as levels_of;
pub(crate) use field::Reader;
pub(crate) use listing::{Asked, Listing};
pub(crate) use measure::{Measure, measure, number, sources};
pub(crate) use order::{Key, key as key_of};
pub(crate) use test::Test;
pub(crate) use text::{literals_of, mentions_factor, mentions_words};
