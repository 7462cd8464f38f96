//! Names to meaning: whether each name stands for a record of the kind that is needed, what a statement's phrases say
//! as configurations, and which records a question speaks of.

mod asks;
mod configurations;
mod flow;
mod intent;
mod near;
mod outcomes;
mod question;
mod records;
mod remedy;
mod repair;
mod sentence;
mod wording;

pub use configurations::configurations;
pub use near::{near_names, unknown_name};
pub use question::question;
pub use records::{Resolved, into_records, records};
pub use remedy::{remedied, remedy};
pub use wording::worded;
