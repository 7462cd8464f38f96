//! Chains of configurations: which step follows which as told, what can be reached, and the chains one by one.
//!
//! [`steps`] is the as-told relation between literals; [`reach`] says what can be reached at all, in linear time;
//! [`search`] lists chains in order; [`together`] tells what has to hold beside a chain; [`facts`] what it rests on.

mod facts;
mod forward;
mod reach;
mod search;
mod steps;
mod together;

pub(crate) use facts::Facts;
pub(crate) use forward::{Reached, forward};
pub(crate) use reach::{Distances, backward};
pub(crate) use search::{Search, first};
pub(crate) use steps::{Chain, Hop, Joint, Steps, Teller, Told};
pub(crate) use together::{Together, give, needs};
