//! Firing: what follows from suppositions (`suppose`), from what a thing would follow (`why`), and what it lacks
//! (`why not`).

mod following;
mod helpful;
mod labels;
mod rounds;
mod rules;
mod run;
mod suppose;
mod trail;
mod why;

pub(crate) use suppose::suppose;
pub(crate) use trail::{derived, heading};
pub(crate) use why::why;

use following::Following;
use rules::Rules;
