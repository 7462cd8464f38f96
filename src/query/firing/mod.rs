//! Firing: what follows from suppositions (`suppose`), from what a thing would follow (`why`), and what it lacks
//! (`why not`).

mod following;
mod helpful;
mod rules;
mod run;
mod suppose;
mod trail;

pub(crate) use suppose::suppose;
pub(crate) use trail::{derived, heading};

use following::Following;
use rules::Rules;
