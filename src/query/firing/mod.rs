//! Firing: what follows from suppositions (`suppose`), from what a thing would follow (`why`), and what it lacks
//! (`why not`).
//!
//! [`rules`] are the configurations that take part. Forward, a [`run`] fires them to their fixpoint, and [`following`]
//! tells by two runs what is sure. Backward, the [`cone`] is what leads to a literal, and [`backward`] finds in it the
//! smallest sets to begin with; [`parts`] tells which sets are among others, [`rounds`] what only goes
//! round; [`explained`] is a row of what was found.

mod backward;
mod cone;
mod explained;
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
