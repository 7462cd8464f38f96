//! Firing: what follows from suppositions (`suppose`), from what a thing would follow (`why`), and what it lacks
//! (`why not`).

mod backward;
mod cone;
mod following;
mod helpful;
mod parts;
mod rounds;
mod rules;
mod run;
mod suppose;
mod trail;
mod why;
mod why_not;

pub(crate) use suppose::suppose;
pub(crate) use trail::{derived, heading, lacking};
pub(crate) use why::why;
pub(crate) use why_not::why_not;

use following::Following;
use rules::{Needs, Rules};
