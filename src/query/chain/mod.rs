//! Chains of configurations: which step follows which as told, what can be reached, and the chains one by one.
//!
//! [`steps`] is the as-told relation between literals, [`told`] one step of it with all that tell it; [`reach`] says what
//! can be reached at all, in linear time; [`shortest`] has one of the shortest chains of each literal; [`search`] lists
//! chains in order, [`collect`] keeps them. [`given`] is what a chain gives and holds by itself, [`agree`] which
//! configurations of its steps go with one another, [`together`] what has to hold beside it; [`facts`] what it rests on.

mod agree;
mod collect;
mod facts;
mod forward;
mod given;
mod hops;
mod reach;
mod search;
mod shortest;
mod steps;
mod together;
mod told;

pub(crate) use agree::Agreeing;
pub(crate) use collect::{Walk, Wanted, collect};
pub(crate) use facts::Facts;
pub(crate) use forward::{Reached, forward};
pub(crate) use hops::{Chain, Hop, Joint};
pub(crate) use reach::{Distances, backward};
pub(crate) use search::{Search, first};
pub(crate) use shortest::Shortest;
pub(crate) use steps::Steps;
pub(crate) use together::Together;
